"""Likeness of numbers: sizes, roundings and conversions, whatever quantity they are."""

import pytest

from analysis.appraise.likeness import likeness, unlike_printed
from tests.builders.build import claim, finding


def alike(figure: str, unit: str, value: str, found: str, **counts: str) -> tuple[bool, str]:
    columns = {"numerator": "", "denominator": ""} | counts
    return likeness(claim(figure=figure, unit=unit), finding(value=value, unit=found, **columns))


def test_the_sign_of_a_finding_is_left_aside() -> None:
    assert alike("44", "%", "-44", "%") == (True, "same number")


@pytest.mark.parametrize(("value", "same"), [("-3.5", True), ("3.5", False), ("-3.46", True)])
def test_a_figure_with_a_sign_points_one_way(value: str, same: bool) -> None:
    assert alike("-3.5", "points", value, "points")[0] is same


def test_a_figure_without_a_unit_is_held_against_a_value_without_one() -> None:
    assert alike("1.2–3.4", "", "1.8", "") == (True, "1.8 lies in 1.2–3.4")


@pytest.mark.parametrize(("value", "same"), [("2.5", True), ("2.4", False), ("3.49", True), ("3.5", False)])
def test_a_number_without_decimals_stands_for_all_that_round_half_up_to_it(value: str, same: bool) -> None:
    assert alike("3", "points", value, "points")[0] is same


def test_printed_decimals_bind() -> None:
    assert alike("85.0", "%", "84.8", "%") == (False, "85.0 against 84.8")


def test_counts_that_do_not_give_the_value_are_not_used() -> None:
    assert alike("50", "%", "83", "%", numerator="20", denominator="40") == (False, "50 against 83")


def test_counts_give_a_share_per_thousand_too() -> None:
    said = alike("16", "per 1,000", "2", "%", numerator="20", denominator="1250")
    assert said == (True, "20 of 1250 is 16 per 1,000: same number")


@pytest.mark.parametrize(
    ("figure", "unit", "value", "found", "same", "why"),
    [
        pytest.param("70-80", "%", "70", "%", True, "70 lies in 70-80", id="at the low end"),
        pytest.param("70-80", "%", "80", "%", True, "80 lies in 70-80", id="at the high end"),
        pytest.param("70-80", "%", "69.6", "%", True, "69.6 rounds to 70, which lies in 70-80", id="rounded into it"),
        pytest.param("70-80", "%", "81", "%", False, "70-80 against 81", id="outside"),
        pytest.param("85", "%", "84.8", "%", True, "84.8 rounds to 85", id="rounded"),
        pytest.param("3", "cups", "3", "mugs", True, "same number", id="units that nobody listed"),
        pytest.param("2", "weeks", "14", "days", True, "14 days is 2 weeks: same number", id="converted"),
        pytest.param("2", "weeks", "15", "days", True, "15 days is 2.1 weeks, which rounds to 2", id="and rounded"),
        pytest.param("2", "weeks", "30", "days", False, "2 against 30 days is 4.3 weeks", id="converted, another"),
        pytest.param("3", "in 4", "75", "%", True, "3 in 4 is 75 %", id="a way of speaking"),
        pytest.param("1", "in 5", "19", "%", True, "19 % is 1 in 5.3, which rounds to 1 in 5", id="the nearest"),
        pytest.param("1", "in 4", "19", "%", False, "1 in 4, or 25 %, against 19 %", id="not the nearest"),
        pytest.param("1", "in 5", "0", "%", False, "1 in 5, or 20 %, against 0 %", id="of nothing"),
        pytest.param("30", "of 40", "75", "%", True, "30 of 40 is 75 %", id="counts"),
        pytest.param("29", "of 40", "73", "%", True, "29 of 40 is 72.5 %, which rounds to 73", id="counts, rounded"),
        pytest.param(
            "1", "of 5", "19", "%", False, "1 of 5, or 20 %, against 19 %", id="counts are no way of speaking"
        ),
        pytest.param("30", "of 40", "-80", "%", False, "30 of 40, or 75 %, against 80 %", id="counts, another"),
    ],
)
def test_a_number_is_the_same_however_it_is_printed(
    figure: str, unit: str, value: str, found: str, same: bool, why: str
) -> None:
    assert alike(figure, unit, value, found) == (same, why)


@pytest.mark.parametrize(
    ("quote", "figure", "unit"),
    [
        ("91% felt better", "91", "%"),
        ("ninety per cent felt better", "90", "%"),
        ("three in four felt better", "75", "%"),
        ("three in four felt better", "3", "in 4"),
        ("30 of 40 patients felt better", "75", "%"),
        ("30 of 40 patients felt better", "30", "of 40"),
        ("30 of 40 patients felt better", "30", "patients"),
        ("two-thirds of them slept", "67", "%"),
        ("half of patients slept", "50", "%"),
        ("16 per 1,000 people had a rash", "16", "per 1,000"),
        ("16 per 1,000 people had a rash", "1.6", "%"),
        ("spaced 2-3 weeks apart", "2-3", "weeks"),
        ("spaced two to three weeks apart", "2-3", "weeks"),
        ("from 12.5% to 25%", "12.5-25", "%"),
        ("12-25% dextrose", "12-25", "%"),
        ("around one hour", "1", "hours"),
        ("up to a week", "1", "weeks"),
        ("one of three types in 40 people", "3", "types"),
        ("pain fell 12 mm in 40 people", "12", "mm"),
        ("many felt better", "91", "%"),
        ("pain fell by 3.5 points", "-3.5", "points"),
        ("a change of −3.5 points", "-3.5", "points"),
        ("an odds ratio of 1.8 (1.2–3.4)", "1.2–3.4", ""),
        ("−3.5–−1.2 points", "−3.5–−1.2", "points"),
        ("91% felt better", "", ""),
    ],
)
def test_a_figure_that_is_printed_passes(quote: str, figure: str, unit: str) -> None:
    assert unlike_printed(claim(quote=quote, figure=figure, unit=unit)) == ()


@pytest.mark.parametrize(
    ("quote", "figure", "unit", "printed"),
    [
        pytest.param("91% felt better", "19", "%", ("91%",), id="digits swapped"),
        pytest.param("pain fell by 3.5 points", "-5.3", "points", ("3.5 points",), id="digits swapped after a sign"),
        pytest.param("91% felt better", "91", "weeks", ("91%",), id="unit lost"),
        pytest.param("30 of 40 patients felt better", "30", "%", ("30 of 40 patients",), id="count, not share"),
        pytest.param("84.8% felt better", "85", "%", ("84.8%",), id="rounded by us"),
        pytest.param("spaced 2-3 weeks apart", "2-4", "weeks", ("2-3 weeks",), id="one end of a range"),
        pytest.param("spaced 2-3 weeks apart", "2-3", "months", ("2-3 weeks",), id="another unit of time"),
        pytest.param("three in four felt better", "34", "%", ("three in four",), id="read as digits"),
        pytest.param("9 in 10 felt better after 2 weeks", "80", "%", ("9 in 10", "2 weeks"), id="none of two"),
    ],
)
def test_a_figure_that_is_not_printed_is_told_with_what_is(
    quote: str, figure: str, unit: str, printed: tuple[str, ...]
) -> None:
    assert unlike_printed(claim(quote=quote, figure=figure, unit=unit)) == printed
