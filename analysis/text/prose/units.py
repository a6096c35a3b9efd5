"""Units: of what a figure counts, and how units of one kind convert into each other, exactly."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import NamedTuple

from analysis.text.rows import rows_beside


class UnitKind(StrEnum):
    """What a unit measures. Figures are comparable only within a kind."""

    SHARE = "share"
    TIME = "time"
    TREATMENT = "treatment"
    INJECTION = "injection"
    VOLUME = "volume"
    MASS = "mass"


class Unit(NamedTuple):
    """A unit and its size.

    ``kind``: What it measures.
    ``size``: In per cent (share), seconds (time), millilitres (volume) or micrograms (mass); 1 for what is counted.
    ``whole``: Of a share printed as a part of so many (``in 5``, ``of 40``), that number; else ``None``.
    ``counted``: Whether that whole is a number of people counted (``of 40``), not a way of speaking (``in 5``).
    """

    kind: UnitKind
    size: Decimal
    whole: Decimal | None = None
    counted: bool = False


#: The unit that shares are compared in.
PER_CENT = Unit(UnitKind.SHARE, Decimal(1))

# The units of the table beside this file. By convention a year is a Julian year of 365.25 days and a month a twelfth of
# it, 30.4375 days; a cc is a cubic centimetre, one millilitre (SI Brochure, 9th edition).
_NAMED = {row["unit"]: Unit(UnitKind(row["kind"]), Decimal(row["size"])) for row in rows_beside(__file__)}
# Room for the digits of any number that a text or a table may hold.
_EXACT = Context(prec=60)
_IN_PER_CENT = re.compile(r"%|per ?cent")
_PART = re.compile(r"(?P<how>per|(?:out )?of(?: every)?|in(?: every)?) (?P<whole>\d+(?:[, ]\d{3})*)(?: [a-z]+)?")


def unit_of(printed: str) -> Unit | None:
    """The unit that a text names, such as ``%``, ``per 1,000``, ``in 5``, ``weeks``, ``treatment sessions`` or ``ml``.

    ``None`` for any other, for a rate of two units (``mg/kg``, ``sessions per week``), and for an empty text.
    """
    text = " ".join(printed.lower().split())
    if _IN_PER_CENT.fullmatch(text):
        return PER_CENT
    if part := _PART.fullmatch(text):
        whole, counted = Decimal(re.sub(r"[, ]", "", part["whole"])), part["how"].startswith("of")
        of = (None, False) if part["how"] == "per" else (whole, counted)
        return Unit(UnitKind.SHARE, 100 / whole, *of) if whole else None
    *before, name = text.split(" ") if text else ("",)
    if "/" in text or {"per", "a", "each", "every"} & set(before):
        return None
    return _NAMED.get(name) or _NAMED.get(name.removesuffix("s"))


def same_unit(one: str, other: str) -> bool:
    """Whether two texts name one unit: ``weeks`` and ``week``, ``ml`` and ``cc``; equal texts always do."""
    first = unit_of(one)
    return one == other or (first is not None and first == unit_of(other))


def convert(value: Decimal, unit: Unit, into: Unit) -> Decimal:
    """The value in another unit of its kind, not rounded; raises ``ValueError`` if the kinds differ."""
    if unit.kind is not into.kind:
        raise ValueError(f"a {unit.kind} cannot be converted into a {into.kind}")
    return value if unit.size == into.size else value * unit.size / into.size


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value rounded half up to so many decimals."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


def decimals_of(value: Decimal) -> int:
    """Digits after the decimal point, as the value was written."""
    return max(0, -int(value.as_tuple().exponent))


def shown(value: Decimal, decimals: int = 1) -> str:
    """The value for reading, rounded half up, without noughts at its end."""
    return f"{rounded(value, decimals).normalize():f}"
