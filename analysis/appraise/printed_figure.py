"""Printed figures: a claim's figure and unit held against the numbers that its own quote prints."""

import re
from decimal import Decimal

from analysis.model.figure import Figure
from analysis.model.records import Claim
from analysis.text.prose.numbers import Quantity, find_numbers, find_quantities
from analysis.text.prose.units import PER_CENT, UnitKind, convert, decimals_of, rounded, unit_of

# Decimals to which shares that were worked out on two ways are held to be equal.
_EXACT = 6

# Kinds of quantity in per cent.
_IN_PER_CENT = ("share", "concentration")


def unlike_printed(claim: Claim, sentence: str = "") -> tuple[str, ...]:
    """The quantities that a quote prints, if none of them is the claim's figure; empty if one is, or if it prints none.

    Of a quote without a quantity the ``sentence`` of the document is looked at, if its text is present. A figure that
    stands there outside of these is taken to be printed: nobody can list every unit. Signs are left aside, and a range
    with a sign is not looked for, as its dash may be a sign.
    """
    if claim.figure is None or (claim.figure.is_signed and claim.figure.is_range):
        return ()
    if claim.figure.low == claim.figure.high == 1 and re.search(r"\ban? ", claim.quote):
        return ()  # "a week" is one
    for text in (claim.quote, sentence):
        found = find_quantities(text)
        ends = abs(claim.figure.low), abs(claim.figure.high)
        if any(_is_figure(one, claim) for one in found):
            return ()
        if any((one.low, one.high) == ends for one in find_numbers(_without(text, found))):
            return ()
        if found:
            return tuple(one.text for one in found)
    return ()


def as_printed(claim: Claim) -> Figure:
    """A claim's figure with the decimals that its quote prints: a spreadsheet makes 85.0 of 85."""
    figure = claim.figure
    assert figure is not None
    printed = find_numbers(claim.quote) if figure.decimals and not figure.is_range else ()
    same = [one.low for one in printed if one.low == one.high == abs(figure.low)]
    fewest = min(same, key=decimals_of, default=figure.low)
    if decimals_of(fewest) >= figure.decimals:
        return figure
    return Figure(f"{rounded(figure.low, decimals_of(fewest))}", *[rounded(figure.low, decimals_of(fewest))] * 2)


def _without(text: str, found: tuple[Quantity, ...]) -> str:
    """The text with its quantities left out."""
    starts = [0, *(one.span.end for one in found)]
    ends = [*(one.span.start for one in found), len(text)]
    return " … ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _is_figure(one: Quantity, claim: Claim) -> bool:
    """Whether a quantity of the quote is the claim's figure in the claim's unit."""
    figure, unit = claim.figure, unit_of(claim.unit)
    assert figure is not None
    ends = (abs(figure.low), abs(figure.high))
    if unit is not None and unit.kind is UnitKind.SHARE:
        if one.kind not in _IN_PER_CENT and one.unit != "percentage points":
            return False
        parts = [100 * end / unit.whole if unit.whole else convert(end, unit, PER_CENT) for end in ends]
        return _near(parts, one, figure.decimals)
    if one.kind in _IN_PER_CENT:
        # "30 of 40 patients": the number of people is a figure too, of another unit than a share.
        return _is_count(ends, one.numerator) or _is_count(ends, one.denominator)
    theirs = unit_of(one.unit)
    if unit is not None and theirs is not None and UnitKind.TIME in (unit.kind, theirs.kind) and unit != theirs:
        return False
    return (one.low, one.high) == ends


def _is_count(ends: tuple[Decimal, Decimal], count: int | None) -> bool:
    return count is not None and all(end == count for end in ends)


def _near(parts: list[Decimal], one: Quantity, decimals: int) -> bool:
    """Whether shares in per cent are those printed; one told by its counts may be rounded, as 67 % for two thirds."""
    ends = (one.low, one.high)
    counted = one.numerator is not None
    return all(
        rounded(part, _EXACT) == rounded(end, _EXACT) or (counted and part == rounded(end, decimals))
        for part, end in zip(parts, ends, strict=True)
    )
