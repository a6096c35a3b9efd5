"""Cards: a claim with both its verdicts and its flags, and what each study says of it, as every report shows them."""

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from analysis.appraise.ladder import Tier
from analysis.appraise.raters.rated_pairs import RatedPair, overruled
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import DIRECT, RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Design, Fit
from analysis.text.prose.phrases import counted, listed, sentence

#: Parts that a study has in a verdict, weightiest first, as cards word them.
DECIDES = "decides"
VOTES = "votes"
LISTED = "listed only"
VOID = "does not count: it says more than its finding can show"
CARRIED = "carried, not confirmed: it does not count"
PARTS = (DECIDES, VOTES, LISTED, VOID, CARRIED)

#: Kinds of study as a line names them, one and several; any other is one of the *others*.
_KINDS: Mapping[Design, tuple[str, str]] = {
    Design.SYSTEMATIC_REVIEW: ("review", "reviews"),
    Design.RANDOMISED_TRIAL: ("trial", "trials"),
    Design.CROSS_OVER_TRIAL: ("trial", "trials"),
    Design.COHORT: ("cohort", "cohorts"),
    Design.CASE_SERIES: ("series", "series"),
    Design.CASE_REPORT: ("case", "cases"),
    Design.SURVEY: ("survey", "surveys"),
}
_OTHER = ("other", "others")

# Kinds that are named before the rest is counted together.
_MOST_NAMED = 2


class CardFlag(NamedTuple):
    """A flag on the claim.

    ``anchor`` is its own name within a report: the claim's and the check's, numbered from its second. ``message`` is
    its sentence beside the claim; ``provisional`` whether it would go without the facts that nobody has verified;
    ``rank`` its place among all flags, 0 for the gravest.
    """

    problem: Problem
    anchor: str
    message: str
    provisional: bool
    rank: int


class ClaimCard(NamedTuple):
    """A claim in its place with what comes of it.

    ``own``, ``all``: The verdicts over the document's own studies, and over all that are listed here.
    ``flags``: Gravest first.
    ``overruled``: Studies on which all its raters agree and another word was adjudicated.
    ``settle``: What would settle the claim; empty where it does not apply.
    """

    claim: Claim
    own: Assessment
    all: Assessment
    flags: tuple[CardFlag, ...]
    overruled: tuple[RatedPair, ...]
    settle: str

    @property
    def heads(self) -> tuple[str, ...]:
        """What is wrong with it, in a few words each, the gravest first; none for a claim without a flag."""
        return tuple(dict.fromkeys(str(flag.problem.head) for flag in self.flags))


def cards(review: EvidenceReview) -> tuple[ClaimCard, ...]:
    """The card of every claim, in the order of ``claims.csv``; empty without claims."""
    flags, needed = _flags(review), review.appraised.evidence_needed
    pairs = grouped((pair.claim, pair) for pair in review.evidence.once(overruled))
    return tuple(
        ClaimCard(
            claim=claim,
            own=review.assessment(claim, Scope.OWN),
            all=review.assessment(claim, Scope.ALL),
            flags=flags.get(claim.id, ()),
            overruled=pairs.get(claim.id, ()),
            settle=needed[claim.id].words if claim.id in needed else "",
        )
        for claim in review.evidence.claims
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
            found.append((claim, CardFlag(problem, anchor, sentence(_told(problem.of(claim), claim)), unsure, rank)))
    return grouped(found)


def _told(problem: Problem, claim: str) -> str:
    """What a flag says on the card of a claim, which stands for the claim's own words."""
    subject = problem.subject
    if claim not in subject.claims or subject.mark:
        return problem.beside(claim)
    others = (one for one in subject.claims if one != claim)
    return f"{listed(('this claim', *others))} {problem.reason}"


class CardStudy(NamedTuple):
    """A study that speaks of the claim or beside it.

    ``rated``: Its link, with the finding that the stance rests on, if it names one.
    ``part``: ``decides``, ``votes``, ``listed only`` or why it does not count; for each scope where they differ.
    """

    rated: RatedLink
    part: str

    @property
    def is_near(self) -> bool:
        """Whether it speaks of the claim itself, or compares groups beside it."""
        return self.rated.is_direct or self.rated.evidence_level.tier >= Tier.CONTROLLED


def card_studies(own: Assessment, over_all: Assessment) -> tuple[CardStudy, ...]:
    """The studies whose link says more than *does not address*: deciding, then voting, then the rest.

    Within these the stronger tier first, then what is nearest to the claim, as fewest of its terms are others, then the
    order of ``studies.csv``. None if there are none.
    """
    speaking = (*(one for one in _given(over_all) if one.speaks), *over_all.carried)
    mine = {one.link: one for one in (*_given(own), *own.carried)}
    found = []
    for one in speaking:
        there = mine.get(one.link)
        parts = {**({Scope.OWN: _part(there, own)} if there else {}), Scope.ALL: _part(one, over_all)}
        fits = (one.link.condition_fit, one.link.agent_fit, one.link.comparator_fit, one.link.outcome_fit)
        order = (min(map(PARTS.index, parts.values())), -one.evidence_level.tier, fits.count(Fit.DIFFERENT))
        found.append((order, CardStudy(one, _part_told(parts))))
    return tuple(card for _, card in sorted(found, key=itemgetter(0)))


def _given(found: Assessment) -> tuple[RatedLink, ...]:
    """The links that were judged, those that say more than they may included."""
    return (*found.weighed, *found.over_cap)


def silent_studies(over_all: Assessment) -> Mapping[str, str]:
    """By study why it does not address the claim; those of one reason and judge stand together."""
    links = (one.link for one in over_all.weighed if not one.speaks)
    rows = [((link.rationale, link.judged_by), link.study) for link in links]
    rows += [((row.reason, row.judged_by), row.study) for row in over_all.screened]
    return {study: why for (why, _), studies in grouped(rows).items() for study in studies}


def not_assessed(over_all: Assessment) -> tuple[str, ...]:
    """Studies listed here that nobody has judged against the claim; empty if each was."""
    judged = {one.link.study for one in _given(over_all)} | {row.study for row in over_all.screened}
    return tuple(study for study in over_all.cited_studies.studies if study not in judged)


def _part(one: RatedLink, assessment: Assessment) -> str:
    if one in assessment.over_cap or one in assessment.carried:
        return VOID if one in assessment.over_cap else CARRIED
    if assessment.deciding and one.link == assessment.deciding.link:
        return DECIDES
    return VOTES if one.link.stance in DIRECT and one not in assessment.outweighed else LISTED


def _part_told(parts: Mapping[Scope, str]) -> str:
    """One part for both verdicts if they are equal; else each with its verdict."""
    said = set(parts.values())
    if said == {LISTED} or (len(said) == 1 and len(parts) == len(Scope)):
        return said.pop()
    return "; ".join(f"{part} (verdict {scope})" for scope, part in parts.items())


def studies_behind(found: Assessment) -> tuple[str, ...]:
    """Keys of the studies that speak of the claim or beside it, by their comparison, then by their design."""
    ordered = sorted(found.speaking, key=lambda one: (-one.evidence_level.tier, list(Design).index(one.study.design)))
    return tuple(dict.fromkeys(one.study.study for one in ordered))


def behind(found: Assessment, names: Mapping[str, str]) -> str:
    """``Ito 2011, randomised trial``, or ``4 reviews, 5 trials, 2 others``; *none* where no study speaks of it."""
    designs = {one.study.study: one.study.design for one in found.weighed}
    keys = studies_behind(found)
    if len(keys) < 2:
        return f"{names[keys[0]]}, {designs[keys[0]]}" if keys else "none"
    kinds = Counter(_KINDS.get(designs[key], _OTHER) for key in keys)
    named = [kind for kind in kinds if kind is not _OTHER]
    named = named if len(kinds) <= _MOST_NAMED + 1 else named[:_MOST_NAMED]
    rest = len(keys) - sum(kinds[kind] for kind in named)
    others = counted(rest, *(_OTHER if named else ("study", "studies")))
    return ", ".join((*(counted(kinds[kind], *kind) for kind in named), *([others] if rest else [])))
