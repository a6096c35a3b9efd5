"""Likeness: whether a claim's figure is a number that its quote prints, or a finding's value, however it is printed."""

import re
from decimal import Decimal
from typing import NamedTuple

from analysis.model.figure import Figure
from analysis.model.records import Claim, Finding
from analysis.text.prose.numbers import Quantity, find_numbers, find_quantities, rounds_to
from analysis.text.prose.units import PER_CENT, Unit, UnitKind, convert, decimals_of, rounded, shown, unit_of


class Likeness(NamedTuple):
    """Whether two numbers are the same, and how that comes: the rounding or conversion in a few words."""

    same: bool
    why: str


# Decimals to which a computed share is shown; of one with a figure of its own, one more than the figure has.
_SHOWN = 1

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


def value_beside(figure: Figure, value: Decimal) -> Decimal:
    """A finding's value to hold a figure against: its size, for documents print "44 % less" where studies print −44.

    A figure printed with a sign says which way it points, and the value keeps its own.
    """
    return value if figure.is_signed else abs(value)


def likeness(claim: Claim, finding: Finding) -> Likeness:
    """Hold a claim's figure against a finding's value (``value_beside``); both must be there, in units that compare.

    The value counts as the same if, in the claim's unit, it rounds half up to the figure as printed, or lies in its
    range. So does the share that the finding's own counts give, which a study may have printed with fewer decimals than
    the document. A part of a whole is the same if both its numbers are (:func:`_part_of_whole`).
    """
    figure = as_printed(claim)
    assert finding.value is not None
    value = value_beside(figure, finding.value)
    unit, theirs = unit_of(claim.unit), unit_of(finding.unit)
    if unit is None or theirs is None or unit == theirs:
        found = _number(figure, value)
    elif unit.whole is not None and not figure.is_range:
        return _part_of_whole(figure.low, unit, unit.whole, convert(value, theirs, PER_CENT), finding)
    else:
        found = _number(figure, convert(value, theirs, unit), f"{value} {finding.unit}", claim.unit)
    counted = _recomputed(figure, claim.unit, finding)
    return counted if counted and counted.same and not found.same else found


def _number(figure: Figure, value: Decimal, source: str = "", unit: str = "") -> Likeness:
    """Whether a value in the figure's own unit rounds to it, or into its range; ``source`` is what it was made from."""
    near = rounded(value, figure.decimals)
    said = f"{source} is {shown(value, figure.decimals + _SHOWN)} {unit}" if source else f"{value}"
    if figure.is_range:
        if not figure.low <= near <= figure.high:
            return Likeness(False, f"{figure} against {said}")
        rounding = "" if figure.low <= value <= figure.high else f" rounds to {near}, which"
        return Likeness(True, f"{said}{rounding} lies in {figure}")
    if not rounds_to(value, figure.low, figure.decimals):
        return Likeness(False, f"{figure} against {said}")
    if value == figure.low:
        return Likeness(True, f"{said}: same number" if source else "same number")
    return Likeness(True, f"{said}{', which' if source else ''} rounds to {figure}")


def _recomputed(figure: Figure, unit: str, finding: Finding) -> Likeness | None:
    """The share that the finding's counts give, where they give the finding's value."""
    cases, people, ours, theirs = finding.numerator, finding.denominator, unit_of(unit), unit_of(finding.unit)
    if ours is None or theirs is None or ours.kind is not UnitKind.SHARE or not people or cases is None:
        return None
    share = Decimal(100 * cases) / people
    return _number(figure, share / ours.size, f"{cases} of {people}", unit) if _gives(share, finding) else None


def _gives(share: Decimal, finding: Finding) -> bool:
    """Whether a share in per cent rounds to the finding's value as recorded."""
    theirs = unit_of(finding.unit)
    assert theirs is not None
    assert finding.value is not None
    return rounds_to(share / theirs.size, abs(finding.value), decimals_of(finding.value))


def _part_of_whole(part: Decimal, unit: Unit, whole: Decimal, value: Decimal, finding: Finding) -> Likeness:
    """Hold "x of n" or "x in n" against a share in per cent.

    Counts (``30 of 40``) must give the finding's value, as it is printed. A way of speaking (``1 in 5``) must be the
    nearest of its kind: the value must make x out of n, and n for each x, when either is rounded half up.
    """
    said = f"{part} {'of' if unit.counted else 'in'} {whole}"
    share = 100 * part / whole
    if _gives(share, finding):
        exact = share == value
        return Likeness(True, f"{said} is {shown(share)} %{'' if exact else f', which rounds to {finding.value}'}")
    near = value > 0 and rounds_to(value * whole / 100, part, 0) and rounds_to(100 * part / value, whole, 0)
    if near and not unit.counted:
        return Likeness(True, f"{shown(value)} % is {part} in {shown(100 * part / value)}, which rounds to {said}")
    return Likeness(False, f"{said}, or {shown(share)} %, against {abs(finding.value or 0)} {finding.unit}")


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
        return ends[0] == ends[1] and ends[0] in (one.numerator, one.denominator)
    theirs = unit_of(one.unit)
    if unit is not None and theirs is not None and UnitKind.TIME in (unit.kind, theirs.kind) and unit != theirs:
        return False
    return (one.low, one.high) == ends


def _near(parts: list[Decimal], one: Quantity, decimals: int) -> bool:
    """Whether shares in per cent are those printed; one told by its counts may be rounded, as 67 % for two thirds."""
    ends = (one.low, one.high)
    counted = one.numerator is not None
    return all(
        rounded(part, _EXACT) == rounded(end, _EXACT) or (counted and part == rounded(end, decimals))
        for part, end in zip(parts, ends, strict=True)
    )
