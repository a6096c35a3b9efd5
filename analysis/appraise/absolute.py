"""Absolute effects: people with an outcome per 100 treated and per 100 in the control group, from counts and only so.

A share that was read without its counts gives no number here: how far chance may have moved it cannot be told. What
chance alone may explain is told by intervals for the sampling error of counts and by p values as reported.
"""

import re
from decimal import Decimal
from math import sqrt
from typing import NamedTuple

from analysis.model.records import Finding, Study
from analysis.model.words import Measure

#: Quantities that are shares, so that their counts make people per 100.
SHARES = (Measure.SHARE_IMPROVED, Measure.SHARE_WITH_EVENT, Measure.SHARE_CHOOSING)
#: Quantities of two groups of which 0 says that they do not differ, and those of which 1 says so.
DIFFERENCES = (Measure.DIFFERENCE, Measure.MEAN_DIFFERENCE, Measure.EFFECT_SIZE)
RATIOS = (Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.HAZARD_RATIO)
#: What each quantity of two groups is where they do not differ.
NO_EFFECT = {**dict.fromkeys(DIFFERENCES, 0), **dict.fromkeys(RATIOS, 1)}
#: Quantities that have no unit.
WITHOUT_UNIT = (Measure.EFFECT_SIZE, Measure.NUMBER_NEEDED, *RATIOS)

NOT_A_SHARE = "not a share of people"
NO_COUNTS = "counts not read"
NO_CONTROL_COUNTS = "counts of the control group not read"
IMPOSSIBLE = "the counts cannot be"

# 0.975 quantile of the standard normal distribution, to double precision (NIST/SEMATECH e-Handbook, table 1.3.6.7.1).
_Z = 1.959963984540054

#: The level below which a p value is called significant by convention (ICH E9, 1998: 5 %, two-sided).
LEVEL = Decimal("0.05")
# Two methods seldom put one difference on both sides of the level where p lies outside these (this project's rule).
_NEAR = (Decimal("0.03"), Decimal("0.08"))


class Interval(NamedTuple):
    """Both ends of a 95 % interval, of a share between 0 and 1."""

    low: float
    high: float


class Arm(NamedTuple):
    """A group: how many of its people (or units) had the outcome."""

    cases: int
    people: int

    @property
    def per_100(self) -> float:
        """Those with the outcome per 100."""
        return 100 * self.cases / self.people


class Absolute(NamedTuple):
    """An absolute effect, as far as the counts that were read give it.

    ``treated``, ``control``: The two groups; ``None`` where the counts were not read, and both where they are no
        share or cannot be.
    ``difference``: Treated less control, per 100; ``None`` without both groups.
    ``interval``: 95 % interval of the difference, per 100, for sampling error only; ``None`` without both groups, or
        where the units counted are not people, as those of one person are not independent.
    ``why``: What is missing and why; empty if nothing is.
    """

    treated: Arm | None = None
    control: Arm | None = None
    difference: float | None = None
    interval: Interval | None = None
    why: str = ""

    @property
    def needed(self) -> tuple[float, float, float] | None:
        """People to treat for one more, or one fewer, with the outcome, and the ends of the 95 % interval; all above 0.

        Of an outcome that is a benefit, more are better and this is the number needed to treat. ``None`` without an
        interval, or if that of the difference holds 0: the ends of the number's are those ends inverted (Altman 1998,
        BMJ 317:1309-12), which then pass through infinity and say nothing that a reader could use.
        """
        if self.difference is None or self.interval is None or self.interval.low <= 0 <= self.interval.high:
            return None
        low, high = sorted(100 / abs(end) for end in self.interval)
        return 100 / abs(self.difference), low, high


def absolute(finding: Finding, study: Study) -> Absolute:
    """The absolute effect of a finding of a study, from the counts of its two groups."""
    treated = _arm(finding.numerator, finding.denominator)
    control = _arm(finding.comparator_numerator, finding.comparator_denominator)
    if finding.measure not in SHARES:
        return Absolute(why=NOT_A_SHARE)
    if treated and any(arm and not 0 <= arm.cases <= arm.people for arm in (treated, control)):
        return Absolute(why=IMPOSSIBLE)
    if treated is None or control is None:
        return Absolute(treated, control, why=NO_CONTROL_COUNTS if treated else NO_COUNTS)
    difference = treated.per_100 - control.per_100
    if not counts_people(study):
        return Absolute(treated, control, difference, why=why_dependent(study))
    return Absolute(treated, control, difference, Interval(*(100 * end for end in newcombe(treated, control))))


def per_100(value: float) -> int:
    """A share as so many of 100, half up."""
    return int(value + 0.5)


def more_or_fewer(difference: float, *, alone: bool = False) -> str:
    """``12 more``, ``3 fewer`` or ``0``; the number alone where its word follows with another."""
    number = per_100(abs(difference))
    return f"{number}{'' if alone else ' more' if difference > 0 else ' fewer'}" if number else "0"


def counts_people(study: Study | None) -> bool:
    """Whether what a study counts is people, each once, so that the counts are independent of each other.

    Knees, teeth and other units of which a person has several are not (Altman & Bland 1997, BMJ 314:1874), nor is it
    known of a study without a row.
    """
    return study is not None and not study.unit_name and study.units is None


def why_dependent(study: Study) -> str:
    """Why counts of other units than people have no interval: ``knees of one person are not independent``."""
    return f"{study.unit_name or 'units'} of one person are not independent"


def wilson(cases: int, people: int) -> Interval:
    """95 % interval of ``cases`` out of ``people`` independent people (Wilson 1927, J Am Stat Assoc 22:209-12).

    Raises ``ValueError`` if there are no people, or more or fewer cases than there can be.
    """
    if people < 1 or not 0 <= cases <= people:
        raise ValueError(f"{cases} of {people} is not a share of people")
    share, square = cases / people, _Z * _Z
    centre = share + square / (2 * people)
    spread = _Z * sqrt(share * (1 - share) / people + square / (4 * people * people))
    width = 1 + square / people
    return Interval(max(0.0, (centre - spread) / width), min(1.0, (centre + spread) / width))


def newcombe(treated: Arm, control: Arm) -> Interval:
    """95 % interval of the difference of two independent shares, treated less control, between −1 and 1.

    Newcombe 1998, Interval estimation for the difference between independent proportions (Stat Med 17:873-90), method
    10: the two Wilson intervals, without continuity correction. Raises ``ValueError`` if the counts of a group are not
    a share of people.
    """
    one, other = treated.cases / treated.people, control.cases / control.people
    ours, theirs = wilson(*treated), wilson(*control)
    down = sqrt((one - ours.low) ** 2 + (theirs.high - other) ** 2)
    up = sqrt((ours.high - one) ** 2 + (other - theirs.low) ** 2)
    return Interval(one - other - down, one - other + up)


def significant(p: str, *, near: bool = False) -> bool | None:
    """Whether a p value such as ``0.015``, ``<0.05`` or ``>.1`` is below the level.

    ``None`` where that cannot be told: no p value, or one such as ``<0.1``; with ``near`` also where it lies close to
    the level, so that another method might put it on the other side.
    """
    parts = re.fullmatch(r"(?P<sign>[<>=]?)(?P<number>0?\.\d+)", p)
    if parts is None:
        return None
    number = Decimal(parts["number"])
    below, above = _NEAR if near else (LEVEL, LEVEL)
    if parts["sign"] == "<":
        return True if number <= LEVEL else None
    if parts["sign"] == ">":
        return False if number >= LEVEL else None
    if number < below:
        return True
    return False if number >= above else None


def _arm(cases: int | None, people: int | None) -> Arm | None:
    return None if cases is None or people is None else Arm(cases, people)
