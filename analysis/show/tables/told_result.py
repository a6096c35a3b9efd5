"""One result in a few words: what stands for the treated group, the control group and their difference.

Tables of results have these as two cells or as one line; what was not read is said in its place.
"""

from decimal import Decimal
from math import ceil
from typing import NamedTuple

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, Absolute, Arm, absolute
from analysis.appraise.effect_direction import EffectDirection, direction_of
from analysis.appraise.harms import is_general
from analysis.appraise.interval import counts_people
from analysis.appraise.wording.result import none_seen, on_harm, p_in_words, reports_harm
from analysis.appraise.wording.value import (
    ALONE,
    FEWEST_FOR_PERCENT,
    control_in_words,
    reported_interval,
    value_in_words,
    with_unit,
)
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Finding, Study
from analysis.model.words import EventCount, Measure
from analysis.show.tables.cells import FEW, NO_CONTROL, NOT_APPLICABLE, NOT_READ, control_of, value_of
from analysis.text.vocabulary.refused import telling

_COMPARING = (*DIFFERENCES, *RATIOS)
_WITHIN, _OTHER_ROW = "within the difference", "in another result"


class ToldResult(NamedTuple):
    """A result in words: what stands for the treated group, for the control group and for their difference."""

    treated: str
    control: str
    difference: str


def told_result(finding: Finding, study: Study) -> ToldResult:
    """A result of a study in words; what was not read is said in its place."""
    effect = absolute(finding, study)
    return ToldResult(*_arms(finding, study, effect), _difference(finding, study, effect))


def result_cells(finding: Finding, study: Study, review: EvidenceReview) -> tuple[str, str]:
    """What stands for a result under the control group and under the treatment."""
    if finding.phase in ALONE:
        return "no control group", "not compared"
    way = _way(direction_of(finding, study, review.evidence), study)
    if finding.measure in _COMPARING:
        interval = reported_interval(finding)
        size = f"{finding.measure} {value_in_words(finding)} ({interval or 'interval not read'})"
        return "only the difference read", f"{size}{way and f', {way}'}"
    if finding.comparator_value is None:
        remark = telling(finding.note)
        told = way or (remark[:1].lower() + remark[1:] if remark else "no number read")
        if finding.value is not None and finding.measure is not Measure.P_VALUE:
            size = count_in_words(finding) or f"{finding.measure} {value_in_words(finding)}"
            told = f"{size}{way and f', {way}'}"
        return NOT_READ, f"{told} ({p_in_words(finding)})" if finding.p else told
    if finding.measure in SHARES and finding.comparator_denominator and finding.numerator is not None:
        full = told_result(finding, study)
        return full.control, f"{full.treated}; {full.difference.partition(';')[0]}"
    of_control = _value(finding, finding.comparator_value, finding.comparator_denominator)
    return of_control, f"{_value(finding, finding.value, finding.denominator)}{way and f', {way}'}"


def count_in_words(finding: Finding) -> str:
    """A count with what it is of, ``10 of 14 trials``; empty for another quantity."""
    if finding.measure is not Measure.COUNT:
        return ""
    return (
        f"{finding.value} of {finding.denominator} {finding.unit}" if finding.denominator else value_in_words(finding)
    )


def harm_cells(finding: Finding, review: EvidenceReview) -> tuple[str, str]:
    """Events as they were counted; a recalled estimate is said to be one, as it is no rate."""
    control = "no control group" if finding.phase in ALONE else control_in_words(finding) or NOT_READ
    outcome = "harm" if is_general(finding.outcome, review.evidence) else finding.outcome
    if none_seen(finding):
        return control, f"no {outcome} reported"
    if not reports_harm(finding, review.evidence):
        return control, f"{outcome}: not told as read"
    if finding.event is EventCount.CASE:
        return control, f"{outcome}: a documented case"
    if finding.value is None:
        return control, f"{outcome} reported"
    if finding.event is EventCount.RECALLED and finding.measure in SHARES:
        return control, f"{outcome}: {with_unit(finding.value, finding.unit)}, an estimate from memory"
    recalled = ", recalled" if finding.event is EventCount.RECALLED else ""
    return control, f"{outcome}: {value_in_words(finding)}{recalled}"


def result_line(finding: Finding, study: Study, review: EvidenceReview) -> tuple[str, str]:
    """A result in one line: what it is of, and the result with the control group beside it."""
    if on_harm(finding, review.evidence):
        what, _, words = harm_cells(finding, review)[1].partition(": ")
        return (what, words) if words else ("", what)
    what = f"{finding.outcome}, {finding.measure}" if finding.measure in SHARES else finding.outcome
    if finding.phase in ALONE:
        number = "in words only" if finding.value is None else count_in_words(finding) or value_of(finding)
        return what, f"{number}, no control group"
    control, treated = result_cells(finding, study, review)
    if finding.comparator_value is None:
        return what, treated
    parts = "; " if "; " in treated else ", "
    value, found, rest = treated.partition(parts)
    return what, f"{value} against {control}{found}{rest}"


def _way(found: EffectDirection, study: Study) -> str:
    """Which way a result points, in words; empty where that was not read."""
    return {
        EffectDirection.BETTER: f"better with {study.agent}",
        EffectDirection.WORSE: f"worse with {study.agent}",
        EffectDirection.NO_DIFFERENCE: "no difference found",
        EffectDirection.MIXED: "results differ",
    }.get(found, "")


def _value(finding: Finding, value: Decimal | None, people: int | None) -> str:
    """A group's value: a share without its count with the people it is of, none of a few; else with its measure."""
    if value is None:
        return NOT_READ
    told = with_unit(value, finding.unit)
    if finding.measure not in SHARES:
        return f"{finding.measure} {told}"
    if people is None:
        return f"{told} (counts not read)"
    return f"{told} of {people}" if people >= FEWEST_FOR_PERCENT else f"share {FEW} people"


def _arms(finding: Finding, study: Study, effect: Absolute) -> tuple[str, str]:
    """What stands for the treated and for the control group."""
    if finding.measure in _COMPARING:
        return _WITHIN, _WITHIN
    interval = reported_interval(finding)
    read = f"{value_of(finding)}; 95 % interval {interval} as reported" if interval else value_of(finding)
    own = _per_100(effect.treated, study) if effect.treated else read
    if _of_control(finding, study):
        return _OTHER_ROW, own
    return own, _per_100(effect.control, study) if effect.control else control_of(finding)


def _of_control(finding: Finding, study: Study) -> bool:
    """Whether the finding's value is that of the control group, as its group is named in the study's comparator."""
    return bool(finding.group) and finding.group in study.comparator and finding.group not in study.agent


def _per_100(arm: Arm, study: Study) -> str:
    units = "" if counts_people(study) else f" {study.unit_name or 'units'}"
    counts = f"{arm.cases} of {arm.people}{units}"
    return counts if arm.people < FEWEST_FOR_PERCENT else f"{counts} ({arm.per_100:.0f} per 100)"


def _difference(finding: Finding, study: Study, effect: Absolute) -> str:
    if finding.measure in _COMPARING:
        interval = reported_interval(finding)
        return f"{value_of(finding)}; 95 % interval {f'{interval} as reported' if interval else NOT_READ}"
    if finding.phase in ALONE:
        return NO_CONTROL
    if _of_control(finding, study):
        return _OTHER_ROW
    if finding.measure not in SHARES:
        return NOT_APPLICABLE if finding.measure is Measure.STATEMENT else NOT_READ
    return _from_counts(effect)


def _from_counts(effect: Absolute) -> str:
    """The difference per 100 with its interval and the people to treat, or why there is none."""
    if effect.difference is None:
        return f"not given: {effect.why}"
    if any(arm is not None and arm.people < FEWEST_FOR_PERCENT for arm in (effect.treated, effect.control)):
        return f"{FEW} in a group"
    if effect.interval is None:
        return f"{_more(effect.difference)} per 100 (interval not given: {effect.why})"
    low, high = effect.interval
    told = f"{_more(effect.difference)} per 100 (95 % interval {_more(low)} to {_more(high)})"
    if effect.needed is None:
        return told
    number, ends = ceil(effect.needed.number), (ceil(effect.needed.low), ceil(effect.needed.high))
    one = "one more" if effect.difference > 0 else "one fewer"
    return f"{told}; {one} for every {number} treated ({ends[0]} to {ends[1]})"


def _more(difference: float) -> str:
    """``12 more``, ``3 fewer`` or ``0``."""
    number = round(abs(difference))
    return f"{number} {'more' if difference > 0 else 'fewer'}" if number else "0"
