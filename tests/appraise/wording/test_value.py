"""A finding's value in words: its unit, its counts, and no percentage of a few people."""

from decimal import Decimal

import pytest

from analysis.appraise.interval import Interval
from analysis.appraise.wording.value import (
    FEWEST_FOR_PERCENT,
    at_months,
    control_in_words,
    interval_in_words,
    number,
    reported_interval,
    value_in_words,
    with_unit,
)
from tests.builders.build import finding


def test_numbers_are_printed_for_reading():
    assert number(Decimal("-0.50")) == "−0.50"
    assert (with_unit(Decimal("-0.50"), "points"), with_unit(None, "points")) == ("−0.50 points", "")


def test_of_fewer_than_twenty_people_only_counts_are_given():
    for people, told in ((FEWEST_FOR_PERCENT, "75 % (15 of 20)"), (FEWEST_FOR_PERCENT - 1, "15 of 19")):
        assert value_in_words(finding(value="75", numerator="15", denominator=str(people))) == told


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, "50.0 % (20 of 40)"),
        ({"comparator_numerator": ""}, "50.0 % of 40"),
        ({"measure": "mean change", "comparator_value": "-26"}, "−26 %"),
        ({"comparator_value": ""}, ""),
    ],
    ids=["share", "cases not read", "no share", "not read"],
)
def test_the_control_group_is_told_alike(columns, words):
    assert control_in_words(finding(**columns)) == words


def test_intervals_have_both_ends_or_none():
    assert reported_interval(finding(ci_low="-0.5", ci_high="1.2")) == "−0.5 to 1.2"
    assert reported_interval(finding(ci_low="-0.5", ci_high="")) == ""
    assert interval_in_words(Interval(0.598, 0.858)) == "60 to 86 %"


@pytest.mark.parametrize(
    ("months", "said"), [("10", " at 10 months"), ("1", " at 1 month"), ("0.5", " at 0.5 months"), ("", "")]
)
def test_time_of_a_result_is_told_as_it_was_read(months, said):
    assert at_months(finding(months=months)) == said
