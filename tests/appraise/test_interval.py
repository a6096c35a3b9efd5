"""The Wilson interval against scipy."""

import pytest

from analysis.appraise.interval import counts_people, wilson
from tests.builders.build import study


def test_every_share_of_up_to_forty_people_equals_scipy() -> None:
    stats = pytest.importorskip("scipy.stats", reason="scipy is a development dependency")
    for people in range(1, 41):
        for cases in range(people + 1):
            ours = wilson(cases, people)
            theirs = stats.binomtest(cases, people).proportion_ci(method="wilson")
            assert ours.low == pytest.approx(theirs.low, abs=1e-12)
            assert ours.high == pytest.approx(theirs.high, abs=1e-12)


def test_a_published_interval() -> None:
    # Newcombe 1998, Stat Med 17:857-72, table I: 81 of 263 by Wilson's score method is 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(("cases", "people"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_not_a_share_is_refused(cases: int, people: int) -> None:
    with pytest.raises(ValueError, match="not a share"):
        wilson(cases, people)


@pytest.mark.parametrize(
    ("columns", "people"),
    [
        pytest.param({}, True, id="people"),
        pytest.param({"units": "90", "unit_name": "knees"}, False, id="knees"),
        pytest.param({"unit_name": "knees"}, False, id="knees, number not read"),
        pytest.param({"units": "90"}, False, id="units without a name"),
    ],
)
def test_people_are_told_from_units_of_which_a_person_has_several(columns, people):
    assert counts_people(study(**columns)) is people


def test_of_a_study_without_a_row_it_is_not_known_what_was_counted():
    assert not counts_people(None)
