"""Conditions: what the documents claim help for, by condition, and the type of evidence that speaks of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.ladder import LEVELS, EvidenceLevel, QuestionType, Tier, evidence_level
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence
from analysis.model.records import Claim
from analysis.model.words import Category, Design, Direction, Fit, Phase, Stance, TermKind
from analysis.show.topics import by_field

#: Conditions to which narrower conditions are gathered: what a page of A4 holds beside all else that it must say.
MOST_ROWS = 12

#: What stands where a claim names no condition.
NO_CONDITION = "no condition named"

_HELP = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON)
_SAME = (Fit.SAME, Fit.NARROWER)
_TEXTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE)


class EvidenceType(StrEnum):
    """The strongest evidence that speaks of a claim.

    *Same*: a randomised result (a review of randomised trials is one) whose agent and condition are the claim's own or
    narrower. *Other*: a randomised result for another agent or condition, or a broader one. *Not randomised*: any other
    study with results, controlled ones included; narrative reviews and guidelines bring none. *None*: no study listed
    here speaks of the claim. *Not judged*: none does, and at least one was not held against it.
    """

    SAME = "randomised, same agent and condition"
    OTHER = "randomised, other agent or condition"
    NOT_RANDOMISED = "not randomised"
    NONE = "none"
    NOT_JUDGED = "not judged"


class ConditionDots(NamedTuple):
    """A condition, and how many documents that claim help for it have evidence of which type.

    Each document counts once, by the strongest evidence that speaks of any of its claims on the condition, so the
    counts add up to ``documents``.
    """

    condition: str
    documents: int
    counts: Mapping[EvidenceType, int]


_Group = list[Claim]


def condition_dots(review: EvidenceReview, most: int = MOST_ROWS) -> tuple[ConditionDots, ...]:
    """The conditions in the order of the rows, with the evidence behind the documents' claims, all agents together."""
    groups = _gathered(most, review.evidence)
    rows, order = [], list(EvidenceType)
    for condition in dict.fromkeys(condition for condition, *_ in _ranked(groups)):
        best: dict[str, EvidenceType] = {}
        for claim in groups[condition]:
            found = evidence_type(claim, review)
            best[claim.document] = min(best.get(claim.document, found), found, key=order.index)
        counts = Counter(best.values())
        rows.append(ConditionDots(condition or NO_CONDITION, len(best), {kind: counts[kind] for kind in order}))
    return tuple(rows)


def evidence_type(claim: Claim, review: EvidenceReview) -> EvidenceType:
    """The strongest evidence among all studies listed here that speaks of a claim."""
    found = review.assessment(claim, Scope.ALL)
    speaking = _speaking(found.weighed, review.evidence)
    randomised = [one for one, place in speaking if place.tier is Tier.RANDOMISED]
    if randomised:
        return EvidenceType.SAME if any(map(_is_same, randomised)) else EvidenceType.OTHER
    if speaking:
        return EvidenceType.NOT_RANDOMISED
    return EvidenceType.NONE if found.judged == found.of else EvidenceType.NOT_JUDGED


def _gathered(most: int, evidence: Evidence) -> dict[str, _Group]:
    """Claims that the treatment helps or is for something, no denials, by condition.

    Narrow conditions go under broader ones until there are few enough.
    """
    helping = (one for one in evidence.claims if one.category in _HELP and one.direction is Direction.ASSERTS)
    groups = by_field(helping, "condition")
    gone: set[str] = set()
    while len(groups) > most:
        above = {name: evidence.lineage(name, TermKind.CONDITION)[1:] for name in groups}
        shared = Counter(term for line in above.values() for term in line if term not in gone)
        nearest = {
            name: next((term for term in line if term in groups or shared[term] > 1), "")
            for name, line in above.items()
        }
        homes = {name: home for name, home in nearest.items() if home}
        if not homes:
            break
        least = min(homes, key=lambda name: (len(groups[name]) + len(groups.get(homes[name], ())), -len(above[name])))
        groups.setdefault(homes[least], []).extend(groups.pop(least))
        gone.add(least)
    return groups


def _ranked(groups: Mapping[str, _Group]) -> list[tuple[str, str, _Group]]:
    """Claims by condition and agent, by number of documents, then of claims; those without a condition last."""
    rows = [(name, agent, claims) for name in groups for agent, claims in by_field(groups[name], "agent").items()]
    return sorted(rows, key=lambda row: (not row[0], -len({one.document for one in row[2]}), -len(row[2])))


def _speaking(weighed: Iterable[RatedLink], evidence: Evidence) -> list[tuple[RatedLink, EvidenceLevel]]:
    """Links that speak of the claim, each with where its result stands for the question whether it helps.

    The result is the finding that the link names; without one, the study's own findings, the strongest of them.
    """
    found = []
    for one in weighed:
        if one.link.stance is not Stance.DOES_NOT_ADDRESS and one.study.design not in _TEXTS:
            findings = [one] if one.finding else evidence.findings_of.get(one.study.study, ())
            phases: list[Phase | None] = [finding.phase for finding in findings] or [None]
            levels = (evidence_level(one.study, phase, QuestionType.BENEFIT, evidence) for phase in phases)
            found.append((one, max(levels, key=_height)))
    return found


def _height(place: EvidenceLevel) -> tuple[Tier, int]:
    return place.tier, -(place.level or len(LEVELS) + 1)


def _is_same(one: RatedLink) -> bool:
    return one.link.agent_fit in _SAME and one.link.condition_fit in _SAME
