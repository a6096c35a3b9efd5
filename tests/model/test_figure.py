"""Figures as documents print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.figure import Figure


@pytest.mark.parametrize(
    ("text", "low", "high", "decimals", "is_range"),
    [
        pytest.param("91", "91", "91", 0, False, id="whole number"),
        pytest.param("12.5", "12.5", "12.5", 1, False, id="decimal"),
        pytest.param("85.0", "85", "85", 1, False, id="printed zero"),
        pytest.param("4-8", "4", "8", 0, True, id="range"),
        pytest.param("12.5-25", "12.5", "25", 1, True, id="range with decimals"),
        pytest.param("0", "0", "0", 0, False, id="zero"),
        pytest.param("-3.5", "-3.5", "-3.5", 1, False, id="minus by a hyphen"),
        pytest.param("−3.5", "-3.5", "-3.5", 1, False, id="minus"),
        pytest.param("+5", "5", "5", 0, False, id="plus"),
        pytest.param("1.2–3.4", "1.2", "3.4", 1, True, id="range with an en dash"),
        pytest.param("-3.5--1.2", "-3.5", "-1.2", 1, True, id="range below nought"),
        pytest.param("−3.5–1.2", "-3.5", "1.2", 1, True, id="range around nought"),
        pytest.param("8-8", "8", "8", 0, False, id="range of one number"),
    ],
)
def test_figure_is_read(text, low, high, decimals, is_range):
    figure = Figure.parse(text)
    assert tuple(figure) == (text, Decimal(low), Decimal(high))
    assert (figure.decimals, figure.is_range, str(figure)) == (decimals, is_range, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "91%",
        "84,8",
        "--5",
        "4 - 8",
        "4—8",
        "٣",
        "4-",
        "-",
        "1e3",
        ".5",
        "5.",
        "08-Apr",
        "1,200",
        "4-8-12",
        "91\n",
    ],
)
def test_anything_else_is_refused_with_what_is_needed(text):
    with pytest.raises(ValueError, match="neither a number such as 91 nor a range such as 4-8"):
        Figure.parse(text)


def test_range_that_runs_downwards_is_refused_with_the_remedy():
    with pytest.raises(ValueError, match="smaller number first"):
        Figure.parse("8-4")


@given(
    st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False),
    st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False),
)
def test_range_holds_its_ends(one, other):
    low, high = sorted((one, other))
    figure = Figure.parse(f"{low}-{high}")
    assert (figure.low, figure.high, figure.is_range, figure.decimals) == (low, high, low != high, 2)


@pytest.mark.parametrize(
    ("text", "signed"), [("-3.5", True), ("−3.5", True), ("+5", True), ("3.5", False), ("1–2", False)]
)
def test_a_printed_sign_counts(text, signed):
    assert Figure.parse(text).is_signed is signed
