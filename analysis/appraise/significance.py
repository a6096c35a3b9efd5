"""Significance: whether a p value as reported is below the conventional level."""

import re
from decimal import Decimal

#: The level below which a p value is called significant by convention (ICH E9, 1998: 5 %, two-sided).
LEVEL = Decimal("0.05")

# Two methods seldom put one difference on both sides of the level where p lies outside these (this project's rule).
_NEAR = (Decimal("0.03"), Decimal("0.08"))


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
