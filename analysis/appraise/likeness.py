"""Likeness: whether a claim's figure and a finding's value are one number, however either of them is printed."""

from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.printed_figure import as_printed
from analysis.model.figure import Figure
from analysis.model.records import Claim, Finding
from analysis.text.prose.numbers import rounds_to
from analysis.text.prose.units import PER_CENT, Unit, UnitKind, convert, decimals_of, rounded, shown, unit_of


class Likeness(NamedTuple):
    """Whether two numbers are the same, and how that comes: the rounding or conversion in a few words."""

    same: bool
    why: str


# Decimals to which a computed share is shown; of one with a figure of its own, one more than the figure has.
_SHOWN = 1


def value_beside(figure: Figure, value: Decimal) -> Decimal:
    """A finding's value to hold a figure against: its size, for documents print "44 % less" where studies print −44.

    A figure printed with a sign says which way it points, and the value keeps its own.
    """
    return value if figure.is_signed else abs(value)


def likeness(claim: Claim, finding: Finding) -> Likeness:
    """Hold a claim's figure against a finding's value (``value_beside``); both must be there, in units that compare.

    The value counts as the same if, in the claim's
    unit, it rounds half up to the figure as printed, or lies in its range. So does the share that the finding's own
    counts give, which a study may have printed with fewer decimals than the document. A part of a whole is the same if
    both its numbers are (:func:`_part_of_whole`).
    """
    figure = as_printed(claim)
    assert finding.value is not None
    value = value_beside(figure, finding.value)
    unit, theirs = unit_of(claim.unit), unit_of(finding.unit)
    if unit is None or theirs is None or unit == theirs:
        return _best([_number(figure, value), *_recomputed(figure, claim.unit, finding)])
    if unit.whole is not None and not figure.is_range:
        return _part_of_whole(figure.low, unit, unit.whole, convert(value, theirs, PER_CENT), finding)
    converted = _number(figure, convert(value, theirs, unit), f"{value} {finding.unit}", claim.unit)
    return _best([converted, *_recomputed(figure, claim.unit, finding)])


def _best(found: list[Likeness]) -> Likeness:
    return next((one for one in found if one.same), found[0])


def _number(figure: Figure, value: Decimal, source: str = "", unit: str = "") -> Likeness:
    """Whether a value in the figure's own unit rounds to it, or into its range.

    ``source`` is what the value was worked out from, if it was.
    """
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


def _recomputed(figure: Figure, unit: str, finding: Finding) -> list[Likeness]:
    """The share that the finding's counts give, where they give the finding's value."""
    cases, people, ours, theirs = finding.numerator, finding.denominator, unit_of(unit), unit_of(finding.unit)
    if ours is None or theirs is None or ours.kind is not UnitKind.SHARE or not people or cases is None:
        return []
    share = Decimal(100 * cases) / people
    return [_number(figure, share / ours.size, f"{cases} of {people}", unit)] if _gives(share, finding) else []


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
