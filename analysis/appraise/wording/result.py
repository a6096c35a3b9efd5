"""A result in words: one finding as one plain sentence of fixed grammar, made of what its row and its study's row hold.

What was not read is said to be. A sentence never judges: it gives the design, the people, the condition, the agent, the
quantity with its number and unit, the time, and the comparator or its absence.
"""

from decimal import Decimal

from analysis.appraise.absolute import NO_EFFECT, SHARES, absolute
from analysis.appraise.body.judged_people import people_compared
from analysis.appraise.interval import counts_people, wilson
from analysis.appraise.significance import significant
from analysis.appraise.verdict.comparisons import OCCURRED
from analysis.appraise.wording.source import (
    group_of,
    groups_of,
    many,
    other_group,
    read_in_words,
    source_in_words,
    span,
)
from analysis.appraise.wording.value import (
    ALONE,
    COMPARING,
    FEWEST_FOR_PERCENT,
    at_months,
    interval_in_words,
    number,
    reported_interval,
    with_unit,
)
from analysis.model.evidence import Evidence
from analysis.model.records import Finding, Study
from analysis.model.words import Design, EventCount, Measure, TermKind
from analysis.text.prose.phrases import listed
from analysis.text.vocabulary.refused import refused, telling
from analysis.text.vocabulary.shapes import Shapes, parts

# Remarks: which way a number points, which values are better, that no difference was found or no event seen.
_shape = Shapes(parts("result"))


def in_words(finding: Finding, study: Study, remark: str = "", *, is_harm: bool) -> str:
    """One sentence that gives a finding of a study, without any word of praise; ``remark`` is what its link adds."""
    gaps = _unread(finding, study)
    parts = (
        f"{_result(finding, study)}{_compared(finding, study)}",
        "no difference was found" if compares(finding) and no_difference(finding) else "",
        _rate(finding, study) if is_harm else "",
        remark,
        f"not read: {listed(gaps)}" if gaps else "",
    )
    source = source_in_words(study, finding.phase, finding.group, people_compared(finding, study))
    return f"{source}, {'; '.join(filter(None, parts))}{read_in_words(study, finding)}."


def unread_in_words(study: Study, remark: str) -> str:
    """One sentence for a comparison of which no result, or that of one group alone, was read: it gives neither."""
    said = f"{study.agent} was compared with {study.comparator or 'something that was not read'}"
    missing = f"{f'; {remark}' if remark else ''}; not read: the results of both groups"
    return f"{source_in_words(study, None, study.agent)}, {said}{missing}{read_in_words(study)}."


def treatment_in_words(study: Study) -> str:
    """One sentence that says what a study gave, with what was read of the course, where no result of it is told."""
    course = (
        f"recorded as “{study.dose}”" if study.dose and not refused(study.dose) else "",
        many(study.sessions, "treatment") if study.sessions else "",
        f"{many(study.interval_weeks, 'week')} apart" if study.interval_weeks else "",
        f"a concentration of {span(study.concentration)} %" if study.concentration else "",
    )
    given = f"{study.agent} was given ({'; '.join(filter(None, course)) or 'dose and course not read'})"
    return f"{source_in_words(study, None, study.agent)}, {given}{read_in_words(study)}."


def compares(finding: Finding) -> bool:
    """Whether a finding gives a comparison, and not the result of one group alone."""
    beside = finding.comparator_value is not None or finding.measure in COMPARING
    return beside or (finding.measure is Measure.STATEMENT and bool(groups_of(finding)[1]))


def no_difference(finding: Finding) -> bool:
    """Whether a comparison found none: by its interval, else by its p value or by what its row remarks."""
    low, high = finding.ci_low, finding.ci_high
    if finding.measure in NO_EFFECT and low is not None and high is not None:
        return low <= NO_EFFECT[finding.measure] <= high
    return significant(finding.p) is False or bool(_shape("NO_DIFFERENCE").search(finding.note))


def favoured(finding: Finding) -> tuple[str, str]:
    """The group that a result's remark says it favours, and which sign does: ``negative``, ``positive`` or neither.

    Both are empty where the remark names none.
    """
    found = _shape("FAVOURS").search(finding.note)
    return (found["group"], (found["sign"] or "").strip().lower()) if found else ("", "")


def on_harm(finding: Finding, evidence: Evidence) -> bool:
    """Whether what was measured is a harm."""
    return finding.event is not None or (finding.outcome, TermKind.HARM) in evidence.broader


def p_in_words(finding: Finding) -> str:
    """The p value as ``p = 0.015`` or ``p < 0.05``."""
    text = finding.p or str(finding.value)
    sign = text[0] if text[0] in "<>=" else "="
    return f"p {sign} {Decimal(text.lstrip('<>='))}"


def reports_harm(finding: Finding, evidence: Evidence) -> bool:
    """Whether a finding says that somebody had a harm: it counts events, or harms.csv names it as reporting one."""
    named = any(finding.id in row.findings.split() for row in evidence.harms)
    return not none_seen(finding) and (finding.event in OCCURRED or named)


def none_seen(finding: Finding) -> bool:
    """Whether a finding on a harm says that nobody had it."""
    stated = finding.measure is Measure.STATEMENT and bool(_shape("NO_EVENT").match(finding.note))
    none = finding.event is EventCount.NONE or 0 in (finding.value, finding.numerator) or stated
    return none and not finding.numerator


def _result(finding: Finding, study: Study) -> str:
    """The quantity with its number, unit and time, as the finding's measure has it."""
    about, when = f"{finding.outcome} ({finding.group})", _time(finding, study)
    if not _has_number(finding):
        remark = telling(finding.note)
        return f"{about}{when}: {remark}" if remark else f"{about}{when} is reported without a number"
    value, who = with_unit(finding.value, finding.unit), group_of(finding, study)
    share = _share(value, finding.numerator, finding.denominator, study)
    match finding.measure:
        case Measure.SHARE_IMPROVED:
            on = "" if finding.outcome.startswith("improve") else f" on {finding.outcome}"
            limit = f" (threshold: {finding.threshold})" if finding.threshold else ""
            return f"{share} of {who} counted as improved{on}{limit}{when}"
        case measure if measure in SHARES:
            return f"“{finding.outcome}” in {share} of {who}{when}"
        case Measure.MEAN_CHANGE:
            better = _shape("BETTER").search(finding.note)
            way = f" ({better[0].lower()})" if better else ""
            return f"{finding.outcome} changed by {value} on average{way} in {who}{when}"
        case Measure.COUNT:
            return f"{value} were counted under “{finding.outcome}” ({finding.group})"
        case Measure.P_VALUE:
            return f"a test of {about}{when} gave {p_in_words(finding)}{_favours(finding)}"
    name = "difference between groups" if finding.measure is Measure.DIFFERENCE else str(finding.measure)
    return f"the {name} in {about} was {value}{_interval(finding)}{when}{_favours(finding)}"


def _has_number(finding: Finding) -> bool:
    return finding.value is not None and finding.measure is not Measure.STATEMENT


def _share(value: str, cases: int | None, people: int | None, study: Study) -> str:
    """Counts first, then percentage and interval where they mean something; the percentage alone without counts.

    None of any number has an interval; that of units of which a person has several is wider.
    """
    if cases is None or people is None:
        return value
    counts = f"{cases} of {people}{f' {study.unit_name}' if study.unit_name else ''}"
    if not 0 <= cases <= people or (people < FEWEST_FOR_PERCENT and cases):
        return counts
    interval = f"95 % interval {interval_in_words(wilson(cases, people))}"
    if counts_people(study):
        return f"{counts} ({value}; {interval})"
    return f"{counts} ({value})" if cases else f"{counts} ({interval} or wider)"


def _compared(finding: Finding, study: Study) -> str:
    """The control group's value beside the result and the difference, or that there was no control group."""
    if finding.measure is Measure.COUNT or finding.measure in COMPARING:
        return ""
    if finding.comparator_value is None:
        alone = finding.phase in ALONE and study.design not in (Design.CASE_REPORT, Design.SURVEY)
        return ", without a comparison group" if alone else ""
    value = with_unit(finding.comparator_value, finding.unit)
    effect = absolute(finding, study)
    if finding.measure in SHARES:
        value = _share(value, finding.comparator_numerator, finding.comparator_denominator, study)
    difference = f", {p_in_words(finding)}" if finding.p else ""
    if effect.interval:
        each, *ends = (number(Decimal(round(per))) for per in (effect.difference or 0, *effect.interval))
        difference = f", a difference of {each} per 100 (95 % interval {' to '.join(ends)})"
    other = other_group(finding, study)
    return f", against {value} in the control group{f' ({other})' if other else ''}{difference}"


def _rate(finding: Finding, study: Study) -> str:
    """What a finding on a harm cannot show: a rate without people, safety by nobody harmed."""
    people = finding.denominator
    if not none_seen(finding):
        return "" if people else "no rate can be computed from it"
    if not people or finding.numerator is None:
        return "how many out of how many was not read, so this cannot show safety"
    most = f"{100 * wilson(0, people).high:.0f} %{'' if counts_people(study) else ' and more'}"
    return f"up to {most} would still fit, so this cannot show safety"


def _unread(finding: Finding, study: Study) -> tuple[str, ...]:
    """What a reader would want to know of a result and was not read of it."""
    measure, alone = finding.measure, finding.phase in ALONE or groups_of(finding)[1]
    beside = finding.comparator_value is not None
    counts = [finding.numerator, finding.denominator]
    counts += [finding.comparator_numerator, finding.comparator_denominator] if beside else []
    gaps = {
        "counts": measure in SHARES and None in counts,
        "what counts as improved": measure is Measure.SHARE_IMPROVED and not finding.threshold,
        "size of the difference": measure is Measure.P_VALUE or (not _has_number(finding) and compares(finding)),
        "interval": (measure in NO_EFFECT or (beside and measure not in SHARES)) and not reported_interval(finding),
        "time": not (measure in (Measure.COUNT, Measure.STATEMENT) or _time(finding, study)),
        "result of the control group": not (alone or measure in (Measure.COUNT, Measure.STATEMENT)) and not beside,
    }
    return tuple(name for name, unread in gaps.items() if unread)


def _time(finding: Finding, study: Study) -> str:
    """When it was measured: the finding's own time, else, of a number, the study's follow-up; empty if not read."""
    if finding.months is not None:
        return at_months(finding)
    if study.follow_up_months is None or not _has_number(finding):
        return ""
    return f" within a follow-up of {many(study.follow_up_months, 'month')}"


def _interval(finding: Finding) -> str:
    """The interval as reported, else the p value; empty if neither was read."""
    interval = reported_interval(finding)
    return f" (95 % interval {interval})" if interval else f" ({p_in_words(finding)})" if finding.p else ""


def _favours(finding: Finding) -> str:
    group, sign = favoured(finding)
    return f"; {sign or 'it'} favours {group}" if group and not refused(group) else ""
