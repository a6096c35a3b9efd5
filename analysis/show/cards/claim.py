"""Cards: everything that is known of one claim, in words, as every report shows it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.raters.rated_pairs import RatedPair, overruled
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.wording.verdict_words import comparisons_in_full
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence
from analysis.model.judgements import Disagreement, Link
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import ReadAs, Stance
from analysis.show.cards.study import CardStudy, Silent, card_studies, not_assessed, silent_studies
from analysis.show.tables.claims import ABOUT, REACHED, would_change
from analysis.show.tables.disagreements import ITS_REFERENCES
from analysis.tell.who_judged import with_kinds
from analysis.text.prose.phrases import counted, listed, sentence


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


class ClaimCard(NamedTuple):
    """A claim in its place with everything that bears on it.

    ``claim``: The claim.
    ``about``: Label and value of what its row says; a blank is worded, and only a note is left out where there is none.
    ``own``, ``all``: The verdicts.
    ``studies``, ``studies_not_addressing``, ``not_assessed``: Studies that speak of it or beside it; those that do not
        address it, each reason once; those nobody judged.
    ``flags``: Gravest first.
    ``provisional``: What would change without the facts that nobody has verified; ``no`` if nothing.
    ``disagreements``: In the order of ``disagreements.csv``.
    ``overruled``: Studies on which all its raters agree and another word was adjudicated.
    ``known_help``, ``settle``, ``source``: What is known of help beside a bare "is used for", what would settle the
        claim, and what the source says; empty where it does not apply.
    ``judged_by``: Who judged, with what they are.
    ``confirmed``: With how many of its judgements, by study, a person agrees, and of how many.
    ``not_checked``: What was not checked of it, in words.
    """

    claim: Claim
    about: tuple[tuple[str, str], ...]
    own: CardVerdict
    all: CardVerdict
    studies: tuple[CardStudy, ...]
    studies_not_addressing: tuple[Silent, ...]
    not_assessed: tuple[str, ...]
    flags: tuple[CardFlag, ...]
    provisional: str
    disagreements: tuple[CardDisagreement, ...]
    overruled: tuple[RatedPair, ...]
    known_help: str
    settle: str
    source: str
    judged_by: tuple[str, ...]
    confirmed: tuple[int, int]
    not_checked: tuple[str, ...]


def cards(review: EvidenceReview) -> tuple[ClaimCard, ...]:
    """The card of every claim, in the order of ``claims.csv``; empty without claims."""
    flags, disagreements = _flags(review), _disagreements(review)
    return tuple(
        _card(claim, tuple(flags.get(claim.id, ())), tuple(disagreements.get(claim.id, ())), review)
        for claim in review.evidence.claims
    )


def _card(
    claim: Claim, flags: tuple[CardFlag, ...], disagreements: tuple[CardDisagreement, ...], review: EvidenceReview
) -> ClaimCard:
    appraised = review.appraised
    own, over_all = (review.assessment(claim, scope) for scope in Scope)
    studies, silent = card_studies(own, over_all), silent_studies(over_all)
    source, needed = appraised.source_statement[claim.id], appraised.evidence_needed.get(claim.id)
    judges = chain((one.rated.link.judged_by for one in studies), (one.judged_by for one in silent))
    return ClaimCard(
        claim=claim,
        about=tuple((one.name, str(one.worded(claim))) for one in ABOUT if claim.note or one.name != "Note"),
        own=_verdict(own, review),
        all=_verdict(over_all, review),
        studies=studies,
        studies_not_addressing=silent,
        not_assessed=not_assessed(over_all),
        flags=flags,
        provisional=str(would_change(claim, review)) or "no",
        disagreements=disagreements,
        overruled=tuple(pair for pair in review.evidence.once(overruled) if pair.claim == claim.id),
        known_help=appraised.known_help(claim),
        settle=needed.words if needed else "",
        source=source.text,
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
    speaking = {one.study.study: one.study for one in found.weighed if one.link.stance is not Stance.DOES_NOT_ADDRESS}
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


def _flags(review: EvidenceReview) -> Mapping[str, list[CardFlag]]:
    """Flags by claim, gravest first; claims without any are not there."""
    seen: Counter[str] = Counter()
    found: dict[str, list[CardFlag]] = {}
    for rank, problem in enumerate(review.priority.gravest_first(review.flags_on_claims)):
        for claim in problem.claims:
            name = f"{claim}-{problem.check}"
            seen[name] += 1
            flag = CardFlag(
                problem=problem,
                anchor=name if seen[name] == 1 else f"{name}-{seen[name]}",
                message=sentence(_told(problem, claim)),
                provisional=problem.check in review.provisional_flags.get(claim, ()),
                rank=rank,
            )
            found.setdefault(claim, []).append(flag)
    return found


def _told(problem: Problem, claim: str) -> str:
    """What a flag says on the card of a claim, which stands for the claim's own words."""
    subject = problem.subject
    if claim not in subject.claims or subject.mark:
        return problem.beside(claim)
    others = (one for one in subject.claims if one != claim)
    return f"{listed(('this claim', *others))} {problem.reason}"


def _disagreements(review: EvidenceReview) -> Mapping[str, list[CardDisagreement]]:
    """Disagreements by each of their claims; claims without any are not there."""
    found: dict[str, list[CardDisagreement]] = {}
    for row in review.evidence.disagreements:
        for claim, name in ((row.claim, row.other), (row.other, row.claim)):
            other = review.evidence.claim.get(name)
            if claim:
                one = CardDisagreement(row, other, other.quote if other else ITS_REFERENCES)
                found.setdefault(claim, []).append(one)
    return found
