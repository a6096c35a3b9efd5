"""One result in a few words: what stands for the treated group, the control group and their difference.

Tables of results have these as two cells or as one line; what was not read is said in its place.
"""

from math import ceil
from typing import NamedTuple

from analysis.appraise.absolute import (
    DIFFERENCES,
    RATIOS,
    SHARES,
    Absolute,
    Arm,
    absolute,
    counts_people,
    more_or_fewer,
    per_100,
)
from analysis.appraise.effect import EffectDirection, direction_of
from analysis.appraise.harms import is_general
from analysis.appraise.ladder import ALONE
from analysis.appraise.wording.result import (
    FEWEST_FOR_PERCENT,
    control_in_words,
    none_seen,
    on_harm,
    p_in_words,
    reported_interval,
    reports_harm,
    value_in_words,
    with_unit,
)
from analysis.model.evidence import Evidence
from analysis.model.records import Finding, Study
from analysis.model.words import Design, EventCount, Measure
from analysis.show.tables.cells import FEW, NOT_READ
from analysis.text.prose.phrases import going_on
from analysis.text.vocabulary.refused import telling

_NO_CONTROL, _ONLY_DIFFERENCE = "no control group", "only the difference read"


class ToldResult(NamedTuple):
    """A result in words; a part is empty where there is nothing of it.

    ``control``: The control group's value, or why there is none.
    ``difference``: The difference, or why counts of both groups give none; ``needed``: the number needed to treat.
    ``found``: Which way the result points, else what its row remarks of it where no value was read.
    """

    treated: str
    control: str
    difference: str
    needed: str
    found: str

    @property
    def cells(self) -> tuple[str, str]:
        """What stands under the control group and under the treatment."""
        if self.control == _NO_CONTROL:
            return _NO_CONTROL, "not compared"
        return self.control, self._after(self.treated)

    @property
    def line(self) -> str:
        """Both groups in one line, and their difference."""
        if self.control == _NO_CONTROL:
            return f"{self.treated or 'in words only'}, {_NO_CONTROL}"
        both = self.treated and self.control not in (NOT_READ, _ONLY_DIFFERENCE)
        return self._after(f"{self.treated} against {self.control}" if both else self.treated)

    def _after(self, value: str) -> str:
        if self.difference:
            return "; ".join(filter(None, (value, self.difference)))
        return ", ".join(filter(None, (value, self.found))) or "no number read"


def told_result(finding: Finding, study: Study, evidence: Evidence) -> ToldResult:
    """A result of a study in words, one of a harm told as any other."""
    effect, way = absolute(finding, study), _way(direction_of(finding, study, evidence), study)
    value = _arm(effect.treated, study) or _value(finding)
    if finding.phase in ALONE:
        return ToldResult(value, _NO_CONTROL, "", "", "")
    if finding.measure in (*DIFFERENCES, *RATIOS):
        interval = reported_interval(finding)
        size = f"{value} ({f'95 % interval {interval}' if interval else 'interval not read'})"
        return ToldResult(size, _ONLY_DIFFERENCE, "", "", way)
    if finding.group and finding.group in study.comparator and finding.group not in study.agent:
        return ToldResult("in another result", value, "", "", "")
    if finding.comparator_value is None:
        remark = telling(finding.note)
        found = way or ("" if value else going_on(remark) or "no number read")
        p = f" ({p_in_words(finding)})" if finding.p else ""
        return ToldResult(value, NOT_READ, "", "", f"{found}{p}".strip())
    name = "" if finding.measure in SHARES else f"{finding.measure} "
    control = _arm(effect.control, study) or f"{name}{control_in_words(finding)}"
    return ToldResult(value, control, _difference(effect), _needed(effect), way or "difference not read")


def harm_told(finding: Finding, evidence: Evidence) -> tuple[str, str]:
    """A harm and its events as they were counted; a recalled estimate is said to be one, as it is no rate."""
    outcome = "harm" if is_general(finding.outcome, evidence) else finding.outcome
    if none_seen(finding):
        return "", f"no {outcome} reported"
    if not reports_harm(finding, evidence):
        return outcome, "not told as read"
    if finding.event is EventCount.CASE:
        return outcome, "a documented case"
    if finding.value is None:
        return "", f"{outcome} {named_only(finding, evidence.study[finding.study]) or 'reported'}"
    if finding.event is EventCount.RECALLED and finding.measure in SHARES:
        return outcome, f"{with_unit(finding.value, finding.unit)}, an estimate from memory"
    return outcome, f"{value_in_words(finding)}{', recalled' if finding.event is EventCount.RECALLED else ''}"


def named_only(finding: Finding, study: Study) -> str:
    """What is said of a harm that a case report names and that did not befall its own case; of another nothing."""
    is_only = study.design is Design.CASE_REPORT and finding.event is not EventCount.CASE
    return "named, not seen in the case" if is_only else ""


def harm_cells(finding: Finding, evidence: Evidence) -> tuple[str, str]:
    """What stands for a harm under the control group and under the treatment."""
    control = _NO_CONTROL if finding.phase in ALONE else control_in_words(finding) or NOT_READ
    return control, ": ".join(filter(None, harm_told(finding, evidence)))


def result_line(finding: Finding, study: Study, evidence: Evidence) -> tuple[str, str]:
    """What a result is of, and the result in one line."""
    if on_harm(finding, evidence):
        return harm_told(finding, evidence)
    return measured(finding), told_result(finding, study, evidence).line


def measured(finding: Finding) -> str:
    """What a result is of: its outcome, and of a share what was counted, as its number does not name that."""
    return f"{finding.outcome}, {finding.measure}" if finding.measure in SHARES else finding.outcome


def _way(found: EffectDirection, study: Study) -> str:
    """Which way a result points, in words; empty where that was not read."""
    if found in (EffectDirection.BETTER, EffectDirection.WORSE):
        return f"{found} with {study.agent}"
    return "" if found is EffectDirection.UNKNOWN else found.value


def _value(finding: Finding) -> str:
    """A value with its measure, a share or a count without; empty where none was read."""
    if finding.value is None or finding.measure in (Measure.STATEMENT, Measure.P_VALUE):
        return ""
    if finding.measure is Measure.COUNT and finding.denominator:
        return f"{finding.value} of {finding.denominator} {finding.unit}"
    interval = reported_interval(finding) if finding.measure in SHARES else ""
    told = f"{value_in_words(finding)}{f' [95 % interval {interval} as reported]' if interval else ''}"
    return told if finding.measure in (*SHARES, Measure.COUNT) else f"{finding.measure} {told}"


def _arm(arm: Arm | None, study: Study) -> str:
    """A group's counts with those per 100, which fewer than 20 are not given; empty without counts."""
    if arm is None:
        return ""
    units = "" if counts_people(study) else f" {study.unit_name or 'units'}"
    counts = f"{arm.cases} of {arm.people}{units}"
    return counts if arm.people < FEWEST_FOR_PERCENT else f"{counts} ({per_100(arm.per_100)} per 100)"


def _difference(effect: Absolute) -> str:
    """The difference per 100 with its interval, or why there is none; empty without the counts of both groups."""
    if effect.difference is None:
        return ""
    if any(arm is not None and arm.people < FEWEST_FOR_PERCENT for arm in (effect.treated, effect.control)):
        return f"difference {FEW} in a group"
    size = f"{more_or_fewer(effect.difference)} per 100"
    if effect.interval is None:
        return f"{size} (interval not given: {effect.why})"
    return f"{size} (95 % interval {' to '.join(map(more_or_fewer, effect.interval))})"


def _needed(effect: Absolute) -> str:
    if effect.needed is None or effect.difference is None:
        return ""
    number, low, high = map(ceil, effect.needed)
    return f"{'one more' if effect.difference > 0 else 'one fewer'} for every {number} treated ({low} to {high})"
