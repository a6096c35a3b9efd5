"""The people behind a question, and how many of them are in trials whose risk of bias was judged."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.appraise.bias import results
from analysis.appraise.interval import counts_people
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding, Study
from analysis.model.words import Phase, TermKind, Tool


class JudgedPeople(NamedTuple):
    """How many of the people of a comparison are in trials of which any domain of bias was judged.

    Trials are counted instead, and ``unread`` names those to blame, where the people of one were not read.
    """

    judged: int
    of: int
    unread: tuple[str, ...]

    @property
    def half(self) -> bool:
        """Whether the trials judged hold half of them or more."""
        return 0 < self.of <= 2 * self.judged

    @property
    def words(self) -> str:
        """``80 of 110 people in trials judged``."""
        if self.unread:
            return f"{self.judged} of {self.of} trials judged (people of {', '.join(self.unread)} not read)"
        return f"{self.judged} of {self.of} people in trials judged"


def judged_people(findings: Iterable[Finding], evidence: Evidence) -> JudgedPeople:
    """The people of the comparisons that some findings of listed studies make, and those in trials judged.

    A review's people are those of the trials that it pools here, and the rest of its own; a trial counts once.
    """
    people: dict[str, int | None] = {}
    judged: set[str] = set()
    for finding in findings:
        for trial, number in _trials(finding, evidence):
            people[trial] = max(filter(None, (number, people.get(trial))), default=None)
            if _was_judged(trial, finding, evidence):
                judged.add(trial)
    unread = tuple(trial for trial, number in people.items() if number is None)
    weight = {trial: 1 if unread else number or 0 for trial, number in people.items()}
    return JudgedPeople(sum(weight[trial] for trial in judged), sum(weight.values()), unread)


def people_compared(finding: Finding, study: Study) -> int | None:
    """People in the two arms of a finding; those of its study where they were not read, ``None`` if neither was."""
    one, other = finding.denominator, finding.comparator_denominator
    return one + other if counts_people(study) and one and other else study.participants


def _trials(finding: Finding, evidence: Evidence) -> Iterator[tuple[str, int | None]]:
    """The trials behind a finding with their people; a review stands for those that are not listed here."""
    study = evidence.study[finding.study]
    pooled = [evidence.study[key] for key in dict.fromkeys(finding.pools.split()) if key in evidence.study]
    yield from ((trial.study, trial.participants) for trial in pooled)
    left = people_compared(finding, study)
    if left is not None:
        left -= sum(trial.participants or 0 for trial in pooled)
    if left is None or left > 0 or not pooled:
        yield study.study, left


def _was_judged(trial: str, finding: Finding, evidence: Evidence) -> bool:
    """Whether bias was judged of the finding's own result; of a pooled trial, of one in line with what is pooled."""
    judged = evidence.once(_judged_results).get(trial, ())
    if trial == finding.study:
        return (finding.outcome, finding.phase) in judged
    return any(
        finding.phase in (phase, Phase.REVIEW) and evidence.in_line(outcome, finding.outcome, TermKind.OUTCOME)
        for outcome, phase in judged
    )


def _judged_results(evidence: Evidence) -> dict[str, tuple[tuple[str, Phase], ...]]:
    """Results with any domain judged, by study. How a review was made says nothing of its trials' bias."""
    found = (one for one in results(evidence.appraisals) if one.judged and one.tool is not Tool.AMSTAR_2)
    return grouped((one.study, (one.outcome, one.phase)) for one in found)
