"""A result in words: its value, and one finding as one plain sentence, made of what its row and its study's row hold.

What was not read is said to be. A sentence never judges: it gives the design, the people, the condition, the agent, the
quantity with its number and unit, the time, and the comparator or its absence.
"""

import re
from decimal import Decimal

from analysis.appraise.absolute import NO_EFFECT, SHARES, Interval, absolute, counts_people, significant, wilson
from analysis.appraise.bias import people_compared
from analysis.appraise.ladder import ALONE
from analysis.appraise.verdict.rules import OCCURRED
from analysis.appraise.wording.source import group_of, groups_of, many, other_group, read_in_words, source_in_words
from analysis.model.evidence import Evidence
from analysis.model.figure import Figure
from analysis.model.records import Finding, Study
from analysis.model.words import Design, EventCount, Measure, TermKind
from analysis.text.prose.phrases import counted, listed
from analysis.text.vocabulary.refused import refused, telling
from analysis.text.vocabulary.shapes import Shapes, parts

#: Fewest people for whom a percentage is given; below it the counts stand alone (readers' requirement of this project).
FEWEST_FOR_PERCENT = 20

#: Quantities that already compare two groups, so that there is no value of a control group to set beside them.
COMPARING = (*NO_EFFECT, Measure.P_VALUE)

# A hyphen that is a sign, not what parts the ends of a range.
_SIGN = re.compile(r"(?<![\d.])-")

# Remarks: which way a number points, which values are better, that no difference was found or no event seen.
_shape = Shapes(parts("result"))


def number(value: Decimal | Figure) -> str:
    """A number or a range as it was written, with a minus for a hyphen that is a sign."""
    return _SIGN.sub("−", str(value))


def with_unit(value: Decimal | None, unit: str) -> str:
    """A number with its unit; empty without a number."""
    return "" if value is None else f"{number(value)} {unit}".strip()


def value_in_words(finding: Finding) -> str:
    """A finding's value with its unit, empty without a value.

    A share carries its counts, or says that they were not read; of fewer than 20 people only the counts are given.
    """
    told, cases, people = with_unit(finding.value, finding.unit), finding.numerator, finding.denominator
    if finding.value is None or finding.measure not in SHARES or finding.unit != "%":
        return told
    if people is None:
        return f"{told} (counts not read)"
    if people < FEWEST_FOR_PERCENT:
        return f"{cases} of {people}" if cases is not None else f"share of {people} people not given"
    return f"{told} of {people}" if cases is None else f"{told} ({cases} of {people})"


def control_in_words(finding: Finding) -> str:
    """The same quantity in the control group; empty if it was not read."""
    return value_in_words(_control(finding))


def at_months(finding: Finding) -> str:
    """When a result was measured, to follow it: `` at 6 months``; empty if that was not read."""
    return f" at {counted(finding.months, 'month')}" if finding.months is not None else ""


def is_of_few(finding: Finding) -> bool:
    """Whether a group of a result is so small that its counts stand alone."""
    sizes = (finding.denominator, finding.comparator_denominator)
    return any(size is not None and size < FEWEST_FOR_PERCENT for size in sizes)


def reported_interval(finding: Finding) -> str:
    """The 95 % interval as the study reports it, ``0.4 to 2.1``; empty if it was not read."""
    if finding.ci_low is None or finding.ci_high is None:
        return ""
    return f"{number(finding.ci_low)} to {number(finding.ci_high)}"


def interval_in_words(interval: Interval) -> str:
    """The interval of a share in per cent: ``60 to 86 %``."""
    return f"{100 * interval.low:.0f} to {100 * interval.high:.0f} %"


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
    """The group that a result's remark says it favours, and by which sign, ``negative`` or ``positive``; else empty."""
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


def _control(finding: Finding) -> Finding:
    """The same quantity in the control group, as a finding of its own."""
    value, cases, people = finding.comparator_value, finding.comparator_numerator, finding.comparator_denominator
    return finding._replace(value=value, numerator=cases, denominator=people)


def _result(finding: Finding, study: Study) -> str:
    """The quantity with its number, unit and time, as the finding's measure has it."""
    about, when = f"{finding.outcome} ({finding.group})", _time(finding, study)
    if not _has_number(finding):
        remark = telling(finding.note)
        return f"{about}{when}: {remark}" if remark else f"{about}{when} is reported without a number"
    value, who = with_unit(finding.value, finding.unit), group_of(finding, study)
    share = _share(finding, study)
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


def _share(finding: Finding, study: Study) -> str:
    """Counts first, then percentage and interval where they mean something; the percentage alone without counts.

    None of any number has an interval; that of units of which a person has several is wider.
    """
    value, cases, people = with_unit(finding.value, finding.unit), finding.numerator, finding.denominator
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
    control, effect = _control(finding), absolute(finding, study)
    value = _share(control, study) if finding.measure in SHARES else with_unit(control.value, control.unit)
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
