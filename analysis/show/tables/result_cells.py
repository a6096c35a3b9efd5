"""One result in a few words, as two cells have it: what stands under the control group and what under the treatment."""

from decimal import Decimal

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES
from analysis.appraise.effect_direction import EffectDirection, direction_of
from analysis.appraise.harms import is_general
from analysis.appraise.wording.result import none_seen, p_in_words, reports_harm
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
from analysis.show.tables.cells import FEW, NOT_READ
from analysis.show.tables.questions import told_result
from analysis.text.vocabulary.refused import telling


def result_cells(finding: Finding, study: Study, review: EvidenceReview) -> tuple[str, str]:
    """What stands for a result under the control group and under the treatment."""
    if finding.phase in ALONE:
        return "no control group", "not compared"
    way = _way(direction_of(finding, study, review.evidence), study)
    if finding.measure in (*DIFFERENCES, *RATIOS):
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
