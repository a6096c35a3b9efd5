"""A claim's figure and unit against what its quote prints."""

import pytest

from analysis.appraise.printed_figure import unlike_printed
from tests.builders.build import claim


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
