"""The Wilson interval of a share, for the sampling error of a count and nothing else."""

from math import sqrt
from typing import NamedTuple

from analysis.model.records import Study

# 0.975 quantile of the standard normal distribution, to double precision (NIST/SEMATECH e-Handbook, table 1.3.6.7.1).
_Z = 1.959963984540054


class Interval(NamedTuple):
    """Both ends of a 95 % interval, as shares between 0 and 1."""

    low: float
    high: float


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
