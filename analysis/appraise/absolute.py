"""Absolute effects: people with an outcome per 100 treated and per 100 in the control group, from counts and only so.

A share that was read without its counts gives no number here: how far chance may have moved it cannot be told.
"""

from math import sqrt
from typing import NamedTuple

from analysis.appraise.interval import Interval, counts_people, why_dependent, wilson
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


class Arm(NamedTuple):
    """A group: how many of its people (or units) had the outcome."""

    cases: int
    people: int

    @property
    def per_100(self) -> float:
        """Those with the outcome per 100."""
        return 100 * self.cases / self.people


class NumberNeeded(NamedTuple):
    """People to treat for one more, or one fewer, with the outcome, with the 95 % interval; all above 0.

    Of an outcome that is a benefit, more are better and this is the number needed to treat.
    """

    number: float
    low: float
    high: float


class Absolute(NamedTuple):
    """An absolute effect, as far as the counts that were read give it.

    ``treated``, ``control``: The two groups; ``None`` where the counts were not read, and both where they are no
        share or cannot be.
    ``difference``: Treated less control, per 100; ``None`` without both groups.
    ``interval``: 95 % interval of the difference, per 100, for sampling error only; ``None`` without both groups, or
        where the units counted are not people, as those of one person are not independent.
    ``needed``: Number needed to treat, where the interval excludes 0.
    ``why``: What is missing and why; empty if nothing is.
    """

    treated: Arm | None
    control: Arm | None
    difference: float | None
    interval: Interval | None
    needed: NumberNeeded | None
    why: str


def absolute(finding: Finding, study: Study) -> Absolute:
    """The absolute effect of a finding of a study, from the counts of its two groups."""
    treated = _arm(finding.numerator, finding.denominator)
    control = _arm(finding.comparator_numerator, finding.comparator_denominator)
    if finding.measure not in SHARES:
        return Absolute(None, None, None, None, None, NOT_A_SHARE)
    if treated and any(arm and not 0 <= arm.cases <= arm.people for arm in (treated, control)):
        return Absolute(None, None, None, None, None, IMPOSSIBLE)
    if treated is None or control is None:
        return Absolute(treated, control, None, None, None, NO_CONTROL_COUNTS if treated else NO_COUNTS)
    difference = treated.per_100 - control.per_100
    if not counts_people(study):
        return Absolute(treated, control, difference, None, None, why_dependent(study))
    interval = Interval(*(100 * end for end in newcombe(treated, control)))
    return Absolute(treated, control, difference, interval, needed(difference, interval), "")


def newcombe(treated: Arm, control: Arm) -> Interval:
    """95 % interval of the difference of two independent shares, treated less control, between −1 and 1.

    Newcombe 1998, Interval estimation for the difference between independent proportions (Stat Med 17:873-90), method
    10: the two Wilson intervals, without continuity correction.

    Raises ``ValueError`` if the counts of a group are not a share of people.
    """
    one, other = treated.cases / treated.people, control.cases / control.people
    ours, theirs = wilson(*treated), wilson(*control)
    down = sqrt((one - ours.low) ** 2 + (theirs.high - other) ** 2)
    up = sqrt((ours.high - one) ** 2 + (other - theirs.low) ** 2)
    return Interval(one - other - down, one - other + up)


def needed(difference: float, interval: Interval) -> NumberNeeded | None:
    """Number needed to treat, from a difference per 100 and its interval; ``None`` if the interval holds 0.

    Its interval is made of the inverted ends (Altman 1998, BMJ 317:1309-12). Where the interval holds 0 those ends
    pass through infinity and say nothing that a reader could use.
    """
    if interval.low <= 0 <= interval.high:
        return None
    ends = sorted((100 / abs(interval.low), 100 / abs(interval.high)))
    return NumberNeeded(100 / abs(difference), *ends)


def _arm(cases: int | None, people: int | None) -> Arm | None:
    return None if cases is None or people is None else Arm(cases, people)
