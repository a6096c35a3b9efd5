"""Cards: everything that is known of one claim, in words, as every report shows it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.raters.rated_pairs import RatedPair, overruled
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.wording.verdict_words import comparisons_in_full
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Disagreement, Link
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import ReadAs
from analysis.show.cards.study import CardStudy, card_studies, not_assessed, silent_studies
from analysis.show.tables.claims import ABOUT, REACHED, would_change
from analysis.show.tables.disagreements import ITS_REFERENCES
from analysis.tell.who_judged import with_kinds
from analysis.text.prose.phrases import counted, listed, sentence, verb

# Studies that the document does not cite and that a card shows before it folds the others.
_NEAREST = 5


class CardVerdict(NamedTuple):
    """A verdict with what it was taken from.

    ``found``, ``words``, ``comparisons``: The verdict over the document's own studies, or over all that are listed
        here; the same in words; and each word with its comparisons in full, where those words do not name them all.
    ``reached``: How the document leads to its studies; empty over all studies.
    ``provisional``: Whether it would be another without the facts that nobody has verified.
    """

    found: Assessment
    words: str
    comparisons: tuple[str, ...]
    reached: str
    provisional: bool


class CardFlag(NamedTuple):
    """A flag on the claim.

    ``anchor`` is its own name within a report: the claim's and the check's, numbered from its second. ``message`` is
    its sentence beside the claim; ``provisional`` whether it would go without the facts that
    nobody has verified; ``rank`` its place among all flags, 0 for the gravest.
    """

    problem: Problem
    anchor: str
    message: str
    provisional: bool
    rank: int


class CardDisagreement(NamedTuple):
    """A judgement that the claim and another cannot both hold, or strain each other.

    ``other`` is the other claim; ``None`` where the claim disagrees with the references that its document prints.
    ``quote`` has the words of either.
    """

    row: Disagreement
    other: Claim | None
    quote: str


class StudyOnClaim(NamedTuple):
    """A study by its key, with all that it says of the claim; without any, why it does not address it.

    ``silent`` is empty where a row of ``screening.csv`` sets the study aside for all claims of this kind.
    """

    study: str
    links: tuple[CardStudy, ...]
    silent: str = ""


class StudyGroup(NamedTuple):
    """Studies under a heading; ``folded`` where it is opened only by who asks for it."""

    heading: str
    studies: tuple[StudyOnClaim, ...]
    folded: bool = True


class ClaimCard(NamedTuple):
    """A claim in its place with everything that bears on it.

    ``claim``: The claim.
    ``about``: Label and value of what its row says; a blank is worded, and only a note is left out where there is none.
    ``own``, ``all``: The verdicts.
    ``studies``, ``studies_not_addressing``, ``not_assessed``: Studies that speak of it or beside it; those that do not
        address it, by the reason and who judged; those nobody judged.
    ``flags``: Gravest first.
    ``provisional``: What would change without the facts that nobody has verified; ``no`` if nothing.
    ``disagreements``: In the order of ``disagreements.csv``.
    ``overruled``: Studies on which all its raters agree and another word was adjudicated.
    ``known_help``, ``settle``: What is known of help beside a bare "is used for", and what would settle the claim;
        empty where it does not apply.
    ``judged_by``: Who judged, with what they are.
    ``confirmed``: With how many of its judgements, by study, a person agrees, and of how many.
    ``not_checked``: What was not checked of it, in words.
    """

    claim: Claim
    about: tuple[tuple[str, str], ...]
    own: CardVerdict
    all: CardVerdict
    studies: tuple[CardStudy, ...]
    studies_not_addressing: Mapping[tuple[str, str], tuple[str, ...]]
    not_assessed: tuple[str, ...]
    flags: tuple[CardFlag, ...]
    provisional: str
    disagreements: tuple[CardDisagreement, ...]
    overruled: tuple[RatedPair, ...]
    known_help: str
    settle: str
    judged_by: tuple[str, ...]
    confirmed: tuple[int, int]
    not_checked: tuple[str, ...]

    @property
    def groups(self) -> tuple[StudyGroup, ...]:
        """Every study that was judged for the claim, once; groups without a study are left out."""
        cited = self.own.found.cited_studies
        speaking = grouped((one.rated.link.study, one) for one in self.studies)
        kind = {row.study for row in self.all.found.screened}.difference(cited.studies)
        reasons = ((study, why) for (why, _), studies in self.studies_not_addressing.items() for study in studies)
        silent = {study: "" if study in kind else why for study, why in reasons if study not in speaking}
        known = [StudyOnClaim(study, links) for study, links in speaking.items()]
        known += [StudyOnClaim(study, (), reason) for study, reason in silent.items()]
        own = [one for one in known if one.study in cited.studies]
        others = [one for one in known if one not in own]
        by = "cited for it" if cited.cited_by is CitedBy.MARKER else "in the document’s own list"
        helps = claim_type(self.claim) is ClaimType.HELP
        groups = (StudyGroup(by, tuple(own), folded=False), *_others(others, helps=helps))
        return tuple(group for group in groups if group.studies)


def cards(review: EvidenceReview) -> tuple[ClaimCard, ...]:
    """The card of every claim, in the order of ``claims.csv``; empty without claims."""
    return tuple(_card(claim, review) for claim in review.evidence.claims)


def _card(claim: Claim, review: EvidenceReview) -> ClaimCard:
    appraised = review.appraised
    own, over_all = (review.assessment(claim, scope) for scope in Scope)
    studies, silent = card_studies(own, over_all), silent_studies(over_all)
    needed = appraised.evidence_needed.get(claim.id)
    judges = chain((one.rated.link.judged_by for one in studies), (judge for _, judge in silent))
    return ClaimCard(
        claim=claim,
        about=tuple((one.name, str(one.worded(claim))) for one in ABOUT if claim.note or one.name != "Note"),
        own=_verdict(own, review),
        all=_verdict(over_all, review),
        studies=studies,
        studies_not_addressing=silent,
        not_assessed=not_assessed(over_all),
        flags=review.once(_flags).get(claim.id, ()),
        provisional=str(would_change(claim, review)) or "no",
        disagreements=review.once(_disagreements).get(claim.id, ()),
        overruled=tuple(pair for pair in review.evidence.once(overruled) if pair.claim == claim.id),
        known_help=appraised.known_help(claim),
        settle=needed.words if needed else "",
        judged_by=with_kinds(judges, review.evidence),
        confirmed=review.evidence.once(_confirmed).get(claim.id, (0, 0)),
        not_checked=tuple(_not_checked(claim, over_all, review.evidence)),
    )


def _confirmed(evidence: Evidence) -> Mapping[str, tuple[int, int]]:
    """With how many judgements of each claim a person agrees, of how many."""
    found = evidence.once(confirmed)
    every, agreed = (
        Counter(rows[0].claim for rows in judgements if isinstance(rows[0], Link))
        for judgements in (found.judgements, found.agree)
    )
    return {claim: (agreed[claim], of) for claim, of in every.items()}


def _not_checked(claim: Claim, found: Assessment, evidence: Evidence) -> Iterator[str]:
    if claim.document not in evidence.texts:
        yield "its words against the document’s text"
    speaking = {one.study.study: one.study for one in found.speaking}
    if in_part := sum(one.read_as is not ReadAs.FULL_TEXT for one in speaking.values()):
        yield f"what {counted(in_part, 'study', 'studies')} of {len(speaking)} say beyond what was read"
    unverified = {one.finding.id: one for one in found.weighed if one.finding and not one.finding.verified}
    if unverified:
        yield f"{counted(len(unverified), 'finding')} in the source ({', '.join(unverified)})"


def _verdict(found: Assessment, review: EvidenceReview) -> CardVerdict:
    return CardVerdict(
        found,
        review.appraised.verdict_words(found.claim.id, found.scope),
        tuple(comparisons_in_full(found, review.appraised.certainty)),
        REACHED[found.cited_studies.cited_by],
        found.scope in review.appraised.provisional.get(found.claim.id, ()),
    )


def _flags(review: EvidenceReview) -> Mapping[str, tuple[CardFlag, ...]]:
    """Flags by claim, gravest first; claims without any are not there."""
    seen: Counter[str] = Counter()
    found = list[tuple[str, CardFlag]]()
    for rank, problem in enumerate(review.priority.gravest_first(review.flags_on_claims)):
        for claim in problem.claims:
            name = f"{claim}-{problem.check}"
            seen[name] += 1
            anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
            unsure = problem.check in review.provisional_flags.get(claim, ())
            found.append((claim, CardFlag(problem, anchor, sentence(_told(problem, claim)), unsure, rank)))
    return grouped(found)


def _told(problem: Problem, claim: str) -> str:
    """What a flag says on the card of a claim, which stands for the claim's own words."""
    subject = problem.subject
    if claim not in subject.claims or subject.mark:
        return problem.beside(claim)
    others = (one for one in subject.claims if one != claim)
    return f"{listed(('this claim', *others))} {problem.reason}"


def _disagreements(review: EvidenceReview) -> Mapping[str, tuple[CardDisagreement, ...]]:
    """Disagreements by each of their claims; claims without any are not there."""
    found = list[tuple[str, CardDisagreement]]()
    for row in review.evidence.disagreements:
        for claim, name in ((row.claim, row.other), (row.other, row.claim)):
            other = review.evidence.claim.get(name)
            found.append((claim, CardDisagreement(row, other, other.quote if other else ITS_REFERENCES)))
    return grouped((claim, one) for claim, one in found if claim)


def _others(others: Iterable[StudyOnClaim], *, helps: bool) -> Iterator[StudyGroup]:
    speaking = [one for one in others if one.links]
    silent = [one for one in others if not one.links]
    near = [one for one in speaking if not helps or any(link.is_near for link in one.links)]
    far = [one for one in speaking if one not in near]
    what = "controlled comparison" if helps else "study", "controlled comparisons" if helps else "studies"
    yield StudyGroup(f"{what[1]} that the document does not cite", tuple(near[:_NEAREST]), folded=False)
    yield _folded(near[_NEAREST:], f"more {what[0]}", f"more {what[1]}")
    yield _folded(far, "without a control group", "without a control group")
    other = "other" if speaking else "study"
    yield _folded(silent, f"{other} does not address it", f"{'others' if speaking else 'studies'} do not address it")


def _folded(studies: Sequence[StudyOnClaim], one: str, many: str) -> StudyGroup:
    return StudyGroup(f"{len(studies)} {verb(len(studies), one, many)}", tuple(studies))
