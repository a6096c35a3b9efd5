"""The information size: against published sizes, and what is assumed or missing is said."""

import pytest

from analysis.appraise.body.information_size import information_size, people_for_means, people_for_shares
from tests.builders.build import finding, question


def test_size_for_means_is_that_of_the_published_tables():
    # 63 a group for 0.5 by the normal approximation (Cohen 1988, table 2.4.1: 64 with Student's t); 392 to 394 for 0.2.
    assert people_for_means(0.5) == 126
    assert people_for_means(0.2) == 2 * 393
    assert people_for_means(-0.5) == people_for_means(0.5)


def test_size_for_shares_is_that_of_pocock():
    # Pocock 1983, chapter 9: 5 against 10 per 100 is (5 * 95 + 10 * 90) / 5 ** 2 * f a group; f is 7.85 in his table.
    assert people_for_shares(5, 5) == 2 * 432


def test_of_the_two_ways_the_one_that_needs_more_people_is_taken_and_none_beyond_100():
    assert people_for_shares(30, 20) == 2 * 91  # to 50 per 100; to 10 it would be 59 a group
    assert people_for_shares(10, 20) == 2 * 59
    assert people_for_shares(50, 60) is None


@pytest.mark.parametrize(
    ("asked", "measure", "words"),
    [
        pytest.param(
            {"baseline_risk": "10", "threshold": "5"},
            "share improved",
            "1366 people in two groups of one size, for a difference of 5 per 100 from 10 per 100, alpha 0.05, "
            "two-sided, power 0.8",
            id="shares",
        ),
        pytest.param({"threshold": "5"}, "share improved", "not computed: it needs a baseline risk", id="no risk"),
        pytest.param({"baseline_risk": "10"}, "share improved", "not computed: it needs a base", id="no threshold"),
        pytest.param(
            {"threshold": "0.2"},
            "standardised mean difference",
            "786 people in two groups of one size, for a standardised mean difference of 0.2 (the threshold)",
            id="standardised",
        ),
        pytest.param(
            {"threshold": "12"},
            "between-arm difference",
            "126 people in two groups of one size, for a standardised mean difference of 0.5 (moderate by convention",
            id="a threshold in points",
        ),
        pytest.param({}, "statement", "standardised mean difference of 0.5 (moderate by convention", id="statement"),
    ],
)
def test_size_says_everything_that_was_assumed(asked, measure, words):
    assert words in information_size(question(**asked), (finding(measure=measure),))
