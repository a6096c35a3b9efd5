"""How often the flags of a check were right, counted on flags that were labelled without a view to the check."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.appraise.absolute import wilson

#: One row a check that has a labelled flag, made from the labels by ``python -m tests.precision.measure``.
PRECISION = Path(__file__).with_name("precision.csv")

#: From so many labelled flags on a check may be off, and is if less than this share were right (DESIGN, flags).
LEAST_HITS, LEAST_SHARE = 20, 0.8


class Precision(NamedTuple):
    """Labelled flags of a check, how many of them were right, and both of the flags on pages not used while tuning it.

    A flag that a fair reader would not raise is not right, also where nothing in it is wrong.
    """

    right: int = 0
    hits: int = 0
    unseen_right: int = 0
    unseen_hits: int = 0

    @property
    def too_low(self) -> bool:
        """Whether it keeps a check off unless it is asked for."""
        return self.hits >= LEAST_HITS and self.right / self.hits < LEAST_SHARE

    @property
    def interval(self) -> str:
        """The 95 % interval of the share: ``70 to 97 %``; empty without a labelled flag."""
        return "{:.0f} to {:.0f} %".format(*(100 * end for end in wilson(self.right, self.hits))) if self.hits else ""

    def __str__(self) -> str:
        """In words: ``18 of 20 labelled hits right (90 %, 95 % interval 70 to 97 %)``."""
        if not self.hits:
            return "not measured"
        share = f"{100 * self.right / self.hits:.0f} %, 95 % interval {self.interval}"
        off = "; under 80 %, so that the check runs only when it is asked for" if self.too_low else ""
        return f"{self.right} of {self.hits} labelled hits right ({share}){off}"


@cache
def measured() -> Mapping[str, Precision]:
    """The precision of each check that has a labelled flag, by the check's name."""
    with PRECISION.open(encoding="utf-8", newline="") as rows:
        return {name: Precision(*map(int, counts)) for name, *counts in list(csv.reader(rows))[1:]}


def summed(found: Iterable[Precision]) -> Precision:
    """The precision of several checks together."""
    return Precision(*map(sum, zip(*found, strict=True)))
