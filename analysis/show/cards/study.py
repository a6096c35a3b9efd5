"""A study on a claim's card: what it says of the claim, how well it fits, what it rests on, and whether it decides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.ladder import QuestionType
from analysis.appraise.verdict import DIRECT, Assessment, RatedLink
from analysis.appraise.wording.source import people_and_units
from analysis.model.judgements import Link, Screening
from analysis.model.records import Finding
from analysis.model.words import Fit, Scope, Stance
from analysis.show.tables.cells import control_of, value_of, words
from analysis.show.tables.strength import NO_LEVEL, OFF_LADDER
from analysis.text.prose.phrases import counted

#: Parts that a study has in a verdict, weightiest first, as cards word them.
DECIDES = "decides"
VOTES = "votes"
LISTED = "listed only"
VOID = "does not count: it says more than its finding can show"
PARTS = (DECIDES, VOTES, LISTED, VOID)


class CardStudy(NamedTuple):
    """A study that speaks of the claim or beside it, in words.

    Attributes
    ----------
    study, cited
        Its key, and whether the claim's document brings it for the claim (by marker or by its list).
    stance, basis
        What it says of the claim, and on what a *contradicts* rests; ``basis`` is empty for any other stance.
    condition, agent, outcome
        How the study's compare with the claim's: same, narrower, broader, different or not stated.
    design, people, phase, level
        Its design; who was in it; the part that the finding comes from, ``whole study`` without a finding; the level
        for the claim's question, or why there is none.
    finding, result, verified
        The finding that the stance rests on and its result in words, both empty without one; ``verified`` is ``None``
        without one.
    part
        ``decides``, ``votes``, ``listed only`` or why it does not count; for each scope where they differ.
    rationale, judged_by
        The reason in one line, and who judged.
    """

    study: str
    cited: bool
    stance: Stance
    basis: str
    condition: Fit
    agent: Fit
    outcome: Fit
    design: str
    people: str
    phase: str
    level: str
    finding: str
    result: str
    verified: bool | None
    part: str
    rationale: str
    judged_by: str

    @property
    def fit(self) -> str:
        """How the study's terms compare with the claim's, in words; the ones that are the same come first."""
        fits = {"condition": self.condition, "agent": self.agent, "outcome": self.outcome}
        words_of = dict.fromkeys(sorted(fits.values(), key=list(Fit).index))
        return "; ".join(f"{', '.join(name for name, fit in fits.items() if fit == one)} {one}" for one in words_of)

    @property
    def decides(self) -> bool:
        """Whether a verdict rests on it."""
        return DECIDES in self.part


class Silent(NamedTuple):
    """Studies that were judged not to address the claim, for one reason, and who judged."""

    studies: tuple[str, ...]
    reason: str
    judged_by: str


def card_studies(own: Assessment, over_all: Assessment) -> tuple[CardStudy, ...]:
    """The studies whose link says more than *does not address*: deciding, then voting, then the rest.

    Within these the stronger tier first, then the order of ``studies.csv``. None if there are none.
    """
    mine = {one.study.study: one for one in (*own.weighed, *own.over_cap)}
    given = (*over_all.weighed, *over_all.over_cap)
    found = [one for one in given if one.link.stance is not Stance.DOES_NOT_ADDRESS]
    parts = {one.study.study: _parts(one, own, over_all, mine) for one in found}
    order = sorted(found, key=lambda one: (PARTS.index(_weightiest(parts[one.study.study])), -one.evidence_level.tier))
    return tuple(
        _study(one, one.study.study in own.cited_studies.studies, parts[one.study.study], over_all.question)
        for one in order
    )


def silent_studies(over_all: Assessment) -> tuple[Silent, ...]:
    """The studies that do not address the claim, each reason once, in the order in which they are listed."""
    rows: list[Link | Screening] = [one.link for one in over_all.weighed if one.link.stance is Stance.DOES_NOT_ADDRESS]
    reasons: dict[tuple[str, str], list[str]] = {}
    for row in (*rows, *over_all.screened):
        reason = row.rationale if isinstance(row, Link) else row.reason
        reasons.setdefault((reason, row.judged_by), []).append(row.study)
    return tuple(Silent(tuple(studies), reason, judge) for (reason, judge), studies in reasons.items())


def not_assessed(over_all: Assessment) -> tuple[str, ...]:
    """Studies listed here that nobody has judged against the claim; empty if each was."""
    judged = {one.study.study for one in (*over_all.weighed, *over_all.over_cap)}
    judged |= {row.study for row in over_all.screened}
    return tuple(study for study in over_all.cited_studies.studies if study not in judged)


def result_of(finding: Finding) -> str:
    """A finding's result in words: outcome, quantity, value, the control group's, and the time."""
    what = finding.outcome if finding.value is None else f"{finding.outcome}, {finding.measure}"
    said = [f"{what}: {value_of(finding)}"]
    if finding.comparator_value is not None:
        said.append(f"control group {control_of(finding)}")
    if finding.months is not None:
        said.append(f"at {counted(finding.months, 'month')}")
    return "; ".join(said)


def _study(one: RatedLink, cited: bool, parts: Mapping[Scope, str], question: QuestionType | None) -> CardStudy:
    link, finding, study = one.link, one.finding, one.study
    return CardStudy(
        study=link.study,
        cited=cited,
        stance=link.stance,
        basis=words(link.basis, ""),
        condition=link.condition_fit,
        agent=link.agent_fit,
        outcome=link.outcome_fit,
        design=study.design.value,
        people=people_and_units(study),
        phase=finding.phase.value if finding else "whole study",
        level=_level(one, question),
        finding=finding.id if finding else "",
        result=result_of(finding) if finding else "",
        verified=finding.verified if finding else None,
        part=_told(parts),
        rationale=link.rationale,
        judged_by=link.judged_by,
    )


def _level(one: RatedLink, question: QuestionType | None) -> str:
    if question is None:
        return NO_LEVEL
    return (
        f"level {one.evidence_level.level}"
        if one.evidence_level.level is not None
        else one.evidence_level.why or OFF_LADDER
    )


def _parts(one: RatedLink, own: Assessment, over_all: Assessment, mine: Mapping[str, RatedLink]) -> dict[Scope, str]:
    """Its part in each verdict; no part in that over the document's own studies if it is not one of them."""
    there = mine.get(one.study.study)
    parts = {Scope.OWN: _part(there, own)} if there else {}
    return {**parts, Scope.ALL: _part(one, over_all)}


def _part(one: RatedLink, assessment: Assessment) -> str:
    if one in assessment.over_cap:
        return VOID
    if assessment.deciding and one.study == assessment.deciding.study:
        return DECIDES
    return VOTES if one.link.stance in DIRECT and one not in assessment.outweighed else LISTED


def _weightiest(parts: Mapping[Scope, str]) -> str:
    return min(parts.values(), key=PARTS.index)


def _told(parts: Mapping[Scope, str]) -> str:
    """One part for both verdicts if they are equal; else each with its verdict."""
    said = set(parts.values())
    if said == {LISTED} or (len(said) == 1 and len(parts) == len(Scope)):
        return said.pop()
    return "; ".join(f"{part} (verdict {scope})" for scope, part in parts.items())


def judges(studies: Iterable[CardStudy], silent: Iterable[Silent]) -> Iterator[str]:
    """Who judged, in the order in which the card tells it."""
    yield from (one.judged_by for one in studies)
    yield from (one.judged_by for one in silent)
