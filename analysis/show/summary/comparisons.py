"""Comparisons: for each condition that documents promise help in, what the studies nearest to it compared and found.

A study stands beside the condition that is nearest to its own and at no broader one, so that no condition gathers those
that are narrower. A bare "is used for" promises nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.ladder import QuestionType, Tier, question_of
from analysis.appraise.verdict.comparisons import Compared
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink
from analysis.appraise.verdict.voters import voters
from analysis.appraise.wording.result import compares, no_difference
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Claim
from analysis.model.words import Basis, Category, Certainty, Design, Direction, Fit, Leaning, Stance, TermKind, Why

_OF_HELP = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON)
_NEAR = (Fit.SAME, Fit.NARROWER)
_TEXTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE, Design.ANIMAL, Design.LABORATORY)


class Finds(StrEnum):
    """Which way a comparison points, in the words that open its sentence."""

    BETTER = "Better"
    NO_DIFFERENCE = "No difference found"
    NOT_SETTLED = "Not settled"
    DISAGREE = "Trials disagree"
    EXCLUDED = "No worthwhile benefit"
    WORSE = "Worse"
    CONFOUNDED = "Better, but confounded"
    UNTESTED = "Not tested directly"
    NEVER = "Never compared"


class HelpComparison(NamedTuple):
    """What was compared for a condition, and how it came out.

    ``against``: The comparison in words, as its questions are grouped.
    ``finds``: Which way it points.
    ``told``: The result to tell, then the one on the other side where results differ; the studies, where none compared.
    ``beside``: Keys of other studies that point the same way.
    ``rating``: The certainty of the question that the first of them bears on, ``None`` without one.
    """

    against: str
    finds: Finds
    told: tuple[RatedLink, ...]
    beside: tuple[str, ...]
    rating: CertaintyRating | None


class ConditionHelp(NamedTuple):
    """A condition in which documents promise help, or for which they only say that the treatment is used.

    ``agent``: What is to help, where it is not the treatment of most claims; else empty.
    ``promising``, ``using``: Documents that promise help, and those that say no more than that it is used.
    ``compared``: The comparison nearest to it, then one that points another way; empty where no study listed stands
        nearest to it.
    ``within``: Whether studies bear on it that stand at another condition: a narrower one, or one that it is mixed in.
    ``judged``: Whether every study listed was judged for it, so that none can be said to be missing.
    """

    condition: str
    agent: str
    promising: tuple[str, ...]
    using: tuple[str, ...]
    compared: tuple[HelpComparison, ...]
    within: bool
    judged: bool

    @property
    def tier(self) -> Tier:
        """The strongest kind of comparison told."""
        return max((one.told[0].evidence_level.tier for one in self.compared), default=Tier.OFF_LADDER)

    @property
    def people(self) -> int:
        """The people of the study told first, or its units; 0 where they were not read."""
        study = self.compared[0].told[0].study if self.compared else None
        return (study.participants or study.units or 0) if study else 0


def treatment(evidence: Evidence) -> str:
    """The treatment: the agent that most claims are about; empty if no claim names one."""
    named = Counter(claim.agent for claim in evidence.claims if claim.agent)
    return named.most_common(1)[0][0] if named else ""


def conditions_of_help(review: EvidenceReview) -> tuple[ConditionHelp, ...]:
    """Every condition named in a claim of help, those promised by most documents first.

    Among equals: those that most documents name, then the strongest comparison, then the most people in it.
    """
    evidence, main = review.evidence, treatment(review.evidence)

    def key(claim: Claim) -> tuple[str, str]:
        other = claim.agent and not evidence.in_line(claim.agent, main, TermKind.AGENT)
        return claim.condition, claim.agent if other else ""

    helping = (one for one in evidence.claims if one.category in _OF_HELP and one.direction is Direction.ASSERTS)
    claims = grouped((key(claim), claim) for claim in helping if claim.condition)
    promises = {place: [one for one in found if _promises(one)] for place, found in claims.items()}
    bearing = {place: _bearing(found, review) for place, found in promises.items()}
    homes = _homes(bearing, evidence)
    rows = [_row(*place, found, promises[place], bearing, homes, review) for place, found in claims.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.promising), -len(row.using), -row.tier, -row.people)))


def _promises(claim: Claim) -> bool:
    return question_of(claim) is QuestionType.BENEFIT


_Place = tuple[str, str]


def _bearing(claims: Iterable[Claim], review: EvidenceReview) -> tuple[RatedLink, ...]:
    """The links of the claims to what studies of patients found, in the condition or a part of it."""
    return tuple(
        one
        for claim in claims
        for one in review.assessment(claim, Scope.ALL).weighed
        if one.link.stance is not Stance.DOES_NOT_ADDRESS
        and one.link.condition_fit in _NEAR
        and Fit.DIFFERENT not in (one.link.agent_fit, one.link.outcome_fit)
        and one.study.design not in _TEXTS
    )


def _homes(bearing: Mapping[_Place, Sequence[RatedLink]], evidence: Evidence) -> Mapping[tuple[str, str], _Place]:
    """The condition nearest to each study that bears on any, by study and agent: its own, else the next broader one.

    A study whose terms do not tell is at every condition that it bears on, so it has no home.
    """
    fits: dict[tuple[str, str], dict[str, Fit]] = {}
    for (condition, agent), links in bearing.items():
        for one in links:
            found = fits.setdefault((one.study.study, agent), {})
            found[condition] = Fit.SAME if Fit.SAME in (one.link.condition_fit, found.get(condition)) else Fit.NARROWER
    homes = {}
    for (study, agent), found in fits.items():
        line = evidence.lineage(evidence.study[study].condition, TermKind.CONDITION)
        same = [condition for condition, fit in found.items() if fit is Fit.SAME]
        nearest = [one for one in line if one in (same or found)] or same
        if nearest:
            homes[study, agent] = (nearest[0], agent)
    return homes


def _row(
    condition: str,
    agent: str,
    claims: Sequence[Claim],
    promises: Sequence[Claim],
    bearing: Mapping[_Place, Sequence[RatedLink]],
    homes: Mapping[tuple[str, str], _Place],
    review: EvidenceReview,
) -> ConditionHelp:
    here, own = (condition, agent), bearing[condition, agent]
    at_home = {study for (study, by), home in homes.items() if home == here and by == agent}
    links = [one for found in bearing.values() for one in found if one.study.study in at_home]
    links = [one for one in links if _is_here(one, condition, review.evidence) or one in own]
    homeless = [one for one in own if (one.study.study, agent) not in homes]
    documents = dict.fromkeys(claim.document for claim in claims)
    promising = {claim.document for claim in promises}
    found = [review.assessment(claim, Scope.ALL) for claim in promises]
    return ConditionHelp(
        condition,
        agent,
        tuple(name for name in review.document_ids if name in promising),
        tuple(name for name in review.document_ids if name in documents and name not in promising),
        _compared(condition, [*links, *homeless], review),
        bool(own),
        not any(one.verdict is Verdict.NOT_ASSESSED or one.unjudged for one in found),
    )


def _is_here(one: RatedLink, condition: str, evidence: Evidence) -> bool:
    """Whether a link of a broader condition's claim may stand here: its study's people have the condition."""
    return condition in evidence.lineage(one.study.condition, TermKind.CONDITION)


def _compared(condition: str, links: Iterable[RatedLink], review: EvidenceReview) -> tuple[HelpComparison, ...]:
    """The nearest and strongest comparison, and the next that was tested directly and points another way."""
    order = list(Stance)
    single: dict[tuple[str, str], RatedLink] = {}
    for one in sorted(links, key=lambda one: order.index(one.link.stance)):  # a finding counts once, by its clearest
        single.setdefault((one.study.study, one.link.finding), one)
    groups = grouped((_against(one, review.evidence), one) for one in single.values())
    found = [(_group(name, group, review), any(one.is_direct for one in group)) for name, group in groups.items()]
    if not found:
        return ()
    found.sort(key=lambda pair: _nearness(condition, *pair))
    best, _ = found[0]
    others = (one for one, direct in found[1:] if direct and one.finds is not best.finds)
    return (best, *list(others)[:1])


def _against(one: RatedLink, evidence: Evidence) -> str:
    asked = evidence.question.get(one.link.question)
    return (asked.group if asked else "") or str(Compared("", one.study.condition, one.study.comparator))


def _nearness(condition: str, one: HelpComparison, direct: bool) -> tuple[object, ...]:
    lead, studies = one.told[0], len({told.study.study for told in one.told} | set(one.beside))
    rank = _rank(lead, one.rating)
    return (one.finds is Finds.NEVER, lead.study.condition != condition, not direct, rank[0], -studies, *rank)


_LEVELS = [*Certainty, None]


def _rank(one: RatedLink, rating: CertaintyRating | None) -> tuple[object, ...]:
    """What is told first: the strongest tier, what is rated highest, an interval or else a number, the most people."""
    finding = one.finding
    told = finding is not None and finding.value is not None and compares(finding)
    exact = finding is not None and (finding.ci_low is not None or None not in (finding.numerator, finding.denominator))
    return (
        -one.evidence_level.tier,
        finding is not None and not finding.verified,
        _LEVELS.index(rating.level if rating else None),
        not told,
        not exact,
        -(one.study.participants or 0),
    )


def _group(against: str, links: Sequence[RatedLink], review: EvidenceReview) -> HelpComparison:
    """What comes of the links of one comparison: of those that vote, else of those that compare anything at all."""
    ratings = review.appraised.certainty
    ranked = sorted(links, key=lambda one: _rank(one, ratings.get(one.link.question)))
    voting = voters(ranked, QuestionType.BENEFIT, review.evidence)
    comparing = [one for one in ranked if one.evidence_level.tier >= Tier.CONTROLLED]
    if voting:
        finds, sides = _voted(voting)
    elif comparing:
        finds, sides = _leaning(comparing)
    else:
        finds, sides = Finds.NEVER, [list(ranked)]
    told = sides[0] if finds is Finds.NEVER else [side[0] for side in sides]
    names = dict.fromkeys(one.study.study for one in sides[0] if one.study is not told[0].study)
    return HelpComparison(against, finds, tuple(told), tuple(names), ratings.get(told[0].link.question))


def _voted(voting: Sequence[RatedLink]) -> tuple[Finds, list[list[RatedLink]]]:
    """Which way direct results point, and those on each side, the one that names it first."""
    better = [one for one in voting if one.link.stance in FOR]
    against = [one for one in voting if one.link.stance in AGAINST]
    bases = {one.link.basis for one in against}
    if better and against:
        null = bases == {Basis.NO_DIFFERENCE_FOUND}
        return Finds.NOT_SETTLED if null else Finds.DISAGREE, [better, against]
    if better:
        return Finds.BETTER, [better]
    if bases == {Basis.NO_DIFFERENCE_FOUND}:
        return Finds.NO_DIFFERENCE, [against]
    return Finds.WORSE if Basis.OPPOSITE in bases else Finds.EXCLUDED, [against]


def _leaning(comparing: Sequence[RatedLink]) -> tuple[Finds, list[list[RatedLink]]]:
    """Which way comparisons point that do not test the claim itself, as one with another active treatment."""
    better = [one for one in comparing if one.link.leans is Leaning.FOR]
    worse = [one for one in comparing if one.link.leans is Leaning.AGAINST]
    null = [one for one in comparing if one not in (*better, *worse) and one.finding and no_difference(one.finding)]
    if better and (worse or null):
        return Finds.DISAGREE, [better, worse + null]
    if better:
        confounded = all(one.link.why is Why.CONFOUNDED for one in better)
        return Finds.CONFOUNDED if confounded else Finds.BETTER, [better]
    if worse or null:
        return Finds.NO_DIFFERENCE if null else Finds.WORSE, [null or worse]
    return Finds.UNTESTED, [list(comparing)]
