"""A finding's value in words: number and unit, a share with its counts, and no percentage of a few people."""

import re
from decimal import Decimal

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES
from analysis.appraise.interval import Interval
from analysis.model.figure import Figure
from analysis.model.records import Finding
from analysis.model.words import Measure, Phase
from analysis.text.prose.phrases import counted

#: Fewest people for whom a percentage is given; below it the counts stand alone (readers' requirement of this project).
FEWEST_FOR_PERCENT = 20

#: Quantities that already compare two groups, so that there is no value of a control group to set beside them.
COMPARING = (*DIFFERENCES, *RATIOS, Measure.P_VALUE)

#: Parts of a study that have no control group, and those in which groups are compared, whatever a row names.
ALONE, COMPARED = (Phase.OPEN_LABEL, Phase.UNCONTROLLED), (Phase.RANDOMISED, Phase.CONTROLLED)

# A hyphen that is a sign, not what parts the ends of a range.
_SIGN = re.compile(r"(?<![\d.])-")


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
    return _with_counts(finding, finding.value, finding.numerator, finding.denominator)


def control_in_words(finding: Finding) -> str:
    """The same quantity in the control group; empty if it was not read."""
    counts = finding.comparator_numerator, finding.comparator_denominator
    return _with_counts(finding, finding.comparator_value, *counts)


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


def _with_counts(finding: Finding, value: Decimal | None, cases: int | None, people: int | None) -> str:
    told = with_unit(value, finding.unit)
    if value is None or finding.measure not in SHARES or finding.unit != "%":
        return told
    if people is None:
        return f"{told} (counts not read)"
    if people < FEWEST_FOR_PERCENT:
        return f"{cases} of {people}" if cases is not None else f"share of {people} people not given"
    return f"{told} of {people}" if cases is None else f"{told} ({cases} of {people})"
