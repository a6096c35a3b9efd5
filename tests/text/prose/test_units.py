"""Units: which text names which, and exact conversion within a kind."""

from decimal import Decimal

import pytest

from analysis.text.prose.units import UnitKind, convert, decimals_of, rounded, same_unit, shown, unit_of


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("%", UnitKind.SHARE),
        ("per cent", UnitKind.SHARE),
        ("Percent", UnitKind.SHARE),
        ("per 1,000", UnitKind.SHARE),
        ("per 10 000", UnitKind.SHARE),
        ("in 5", UnitKind.SHARE),
        ("in every 5", UnitKind.SHARE),
        ("out of 10", UnitKind.SHARE),
        ("of 40 patients", UnitKind.SHARE),
        ("weeks", UnitKind.TIME),
        ("hrs", UnitKind.TIME),
        ("treatment sessions", UnitKind.TREATMENT),
        ("visit", UnitKind.TREATMENT),
        ("injections", UnitKind.INJECTION),
        ("doses", UnitKind.INJECTION),
        ("ml", UnitKind.VOLUME),
        ("g", UnitKind.MASS),
    ],
)
def test_tells_the_kind(printed: str, kind: UnitKind) -> None:
    unit = unit_of(printed)
    assert unit is not None
    assert unit.kind is kind


@pytest.mark.parametrize("printed", ["", "types", "points", "mg/kg", "sessions per week", "times a day", "in 0", "s"])
def test_names_no_unit_that_it_cannot_size(printed: str) -> None:
    assert unit_of(printed) is None


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        ("3", "weeks", "days", "21"),
        ("1", "year", "months", "12"),
        ("1", "month", "days", "30.4375"),
        ("90", "minutes", "hours", "1.5"),
        ("16", "per 1,000", "%", "1.6"),
        ("1", "in 5", "%", "20"),
        ("2", "g", "mg", "2000"),
        ("10", "cc", "ml", "10"),
    ],
)
def test_converts_exactly(value: str, unit: str, into: str, expected: str) -> None:
    first, second = unit_of(unit), unit_of(into)
    assert first is not None
    assert second is not None
    assert convert(Decimal(value), first, second) == Decimal(expected)


def test_units_of_different_kinds_do_not_convert() -> None:
    weeks, share = unit_of("weeks"), unit_of("%")
    assert weeks is not None
    assert share is not None
    with pytest.raises(ValueError, match="a time cannot be converted into a share"):
        convert(Decimal(1), weeks, share)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("week", "weeks", True),
        ("cc", "ml", True),
        ("%", "per cent", True),
        ("points", "points", True),
        ("points", "degrees", False),
        ("weeks", "months", False),
        ("%", "in 5", False),
    ],
)
def test_tells_whether_two_texts_name_one_unit(one: str, other: str, same: bool) -> None:
    assert same_unit(one, other) is same


@pytest.mark.parametrize(
    ("value", "decimals", "expected"), [("0.5", 0, "1"), ("2.25", 1, "2.3"), ("84.8", 0, "85"), ("3", 2, "3.00")]
)
def test_rounds_half_up(value: str, decimals: int, expected: str) -> None:
    assert str(rounded(Decimal(value), decimals)) == expected


def test_shows_no_noughts_that_say_nothing() -> None:
    assert (shown(Decimal("20.00")), shown(Decimal("8.696")), shown(Decimal("1200"))) == ("20", "8.7", "1200")
    assert (decimals_of(Decimal("84.80")), decimals_of(Decimal("1E+2"))) == (2, 0)
