"""Conditions: what the documents claim help for, by condition and agent, and the evidence that speaks of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.ladder import EvidenceLevel, QuestionType, Tier, evidence_level, question_of
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.records import Claim
from analysis.model.words import Category, Design, Direction, Fit, Phase, Role, Stance, TermKind
from analysis.show.topics import by_field, stances_on
from analysis.show.value import NOT_JUDGED

#: Conditions to which narrower conditions are gathered: what a page of A4 holds beside all else that it must say.
MOST_ROWS = 12

#: What stands where a claim names no condition, and where it names no agent.
NO_CONDITION = "no condition named"
NO_AGENT = "not named"

_HELP = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON)
_SAME = (Fit.SAME, Fit.NARROWER)
_TEXTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE)

# In the order of the rungs of the ladder, whose names are too long for a narrow column.
_LEVELS = {1: "review of trials", 2: "randomised trial", 3: "controlled study", 4: "uncontrolled study"}


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


#: What stands for stances where documents say what the treatment is used for and promise no help.
ONLY_USE = "said to be used, no help promised"


class ConditionRow(NamedTuple):
    """Claims of help for a condition with an agent.

    ``condition``, ``agent``: Terms, or ``NO_CONDITION`` and ``NO_AGENT``.
    ``narrower``: Narrower conditions that were gathered under this one.
    ``documents``, ``claims``: Which documents make the claims, and the claims' ids, in file order.
    ``stances``: Stance to the cited studies that take it towards any of the claims that promise help, strongest first;
        ``ONLY_USE`` where none does, as "is used for" is borne out by any study that used it. A study has ``does not
        address`` only if it takes no other, ``not judged`` only if it was held against none of them.
    ``best``: The strongest design that a study listed here reaches in the same agent and condition or narrower ones.
    """

    condition: str
    agent: str
    narrower: tuple[str, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    stances: tuple[tuple[str, tuple[str, ...]], ...]
    best: str


class ConditionDots(NamedTuple):
    """A condition, and how many documents that claim help for it have evidence of which type.

    Each document counts once, by the strongest evidence that speaks of any of its claims on the condition, so the
    counts add up to ``documents``.
    """

    condition: str
    documents: int
    counts: Mapping[EvidenceType, int]


_Group = list[Claim]


def cited_studies(evidence: Evidence) -> tuple[str, ...]:
    """Keys of the studies that some document cites, in file order; empty if none does."""
    return tuple(study.study for study in evidence.studies if study.role is Role.CITED)


def condition_rows(review: EvidenceReview, most: int = MOST_ROWS) -> tuple[ConditionRow, ...]:
    """A row for every condition and agent, those that most documents claim first, claims without a condition last.

    Beyond ``most`` conditions, one goes under the nearest broader term that is claimed too or that another shares: the
    one that makes the smallest group of claims, so that what is claimed often keeps a row of its own (then: the
    narrowest). What has no such term stays, so that more may remain.
    """
    rows = []
    for condition, agent, claims in _ranked(_gathered(most, review.evidence)):
        narrower = dict.fromkeys(claim.condition for claim in claims if claim.condition != condition)
        making = {claim.document for claim in claims}
        documents, ids = tuple(name for name in review.document_ids if name in making), tuple(one.id for one in claims)
        found = (_stances(claims, review), _best(claims, review))
        rows.append(ConditionRow(condition or NO_CONDITION, agent or NO_AGENT, tuple(narrower), documents, ids, *found))
    return tuple(rows)


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


def _stances(claims: _Group, review: EvidenceReview) -> tuple[tuple[str, tuple[str, ...]], ...]:
    promising = [claim for claim in claims if question_of(claim)]
    if not promising:
        return ((ONLY_USE, ()),)
    taken: dict[str, set[str]] = {study: set() for study in cited_studies(review.evidence)}
    for judged in (stances_on(claim, review) for claim in promising):
        for study, words in taken.items():
            words.add(judged.get(study, NOT_JUDGED))
    # The words that say something of a claim; else that the study does not address it; else that nobody judged.
    told = {study: words - {NOT_JUDGED} for study, words in taken.items()}
    shown = {study: words - {Stance.DOES_NOT_ADDRESS} or words or {NOT_JUDGED} for study, words in told.items()}
    order = (*Stance, Verdict.CONFLICTING, NOT_JUDGED)
    every = ((word, tuple(study for study in shown if word in shown[study])) for word in order)
    return tuple((str(word), studies) for word, studies in every if studies)


def _best(claims: _Group, review: EvidenceReview) -> str:
    weighed = (one for claim in claims for one in review.assessment(claim, Scope.ALL).weighed)
    same = [(place, one.study) for one, place in _speaking(weighed, review.evidence) if _is_same(one)]
    if not same:
        return "none"
    place, study = max(same, key=lambda pair: _height(pair[0]))
    return _LEVELS.get(place.level or 0, study.design.value)


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
    return place.tier, -(place.level or len(_LEVELS) + 1)


def _is_same(one: RatedLink) -> bool:
    return one.link.agent_fit in _SAME and one.link.condition_fit in _SAME
