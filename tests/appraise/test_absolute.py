"""Absolute effects: against a published example and scipy, and what is refused for want of counts."""

from math import hypot

import pytest

from analysis.appraise.absolute import Absolute, Arm, Interval, absolute, counts_people, newcombe, significant, wilson
from tests.builders.build import finding, study


# Newcombe 1998, Stat Med 17:873-90, table II, examples (a) and (b), method 10.
@pytest.mark.parametrize(
    ("treated", "control", "published"),
    [
        pytest.param(Arm(56, 70), Arm(48, 80), (0.0524, 0.3339), id="(a)"),
        pytest.param(Arm(9, 10), Arm(3, 10), (0.1705, 0.8090), id="(b)"),
    ],
)
def test_interval_of_a_difference_is_the_published_one(treated, control, published):
    assert newcombe(treated, control) == pytest.approx(published, abs=5e-5)


def test_interval_is_put_together_of_the_wilson_intervals_of_scipy():
    stats = pytest.importorskip("scipy.stats", reason="scipy is a development dependency")

    def arm(cases: int, people: int) -> tuple[float, float, float]:
        found = stats.binomtest(cases, people).proportion_ci(method="wilson")
        return cases / people, found.low, found.high

    for ours in [(0, 1), (0, 12), (3, 12), (12, 12), (35, 40), (56, 70)]:
        for theirs in [(0, 1), (0, 20), (7, 20), (20, 20), (16, 41), (48, 80)]:
            (one, one_low, one_high), (other, other_low, other_high) = arm(*ours), arm(*theirs)
            low, high = newcombe(Arm(*ours), Arm(*theirs))
            assert low == pytest.approx(one - other - hypot(one - one_low, other_high - other), abs=1e-9)
            assert high == pytest.approx(one - other + hypot(one_high - one, other - other_low), abs=1e-9)


def test_groups_swapped_give_the_interval_mirrored():
    ours, theirs = newcombe(Arm(56, 70), Arm(48, 80)), newcombe(Arm(48, 80), Arm(56, 70))
    assert (theirs.low, theirs.high) == pytest.approx((-ours.high, -ours.low), abs=1e-12)


def test_interval_of_a_group_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="not a share"):
        newcombe(Arm(5, 4), Arm(1, 4))


def test_counts_of_both_groups_give_the_effect_per_100():
    effect = absolute(
        finding(numerator="56", denominator="70", comparator_numerator="48", comparator_denominator="80"), study()
    )
    assert effect.treated is not None
    assert effect.control is not None
    assert (effect.treated.per_100, effect.control.per_100) == pytest.approx((80, 60), abs=1e-9)
    assert effect.difference == pytest.approx(20, abs=1e-9)
    assert effect.interval == pytest.approx((5.24, 33.39), abs=5e-3)
    assert effect.needed == pytest.approx((5, 100 / 33.3872654, 100 / 5.2431472), abs=1e-5)
    assert effect.why == ""


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        pytest.param({"measure": "mean change"}, "not a share of people", id="mean change"),
        pytest.param({"numerator": "", "denominator": ""}, "counts not read", id="no counts"),
        pytest.param({"numerator": ""}, "counts not read", id="denominator alone"),
        pytest.param({"comparator_numerator": ""}, "counts of the control group not read", id="no control counts"),
        pytest.param({"numerator": "41"}, "the counts cannot be", id="more cases than people"),
        pytest.param({"comparator_numerator": "41"}, "the counts cannot be", id="more control cases than people"),
    ],
)
def test_without_counts_there_is_no_difference_and_it_says_why(columns, why):
    effect = absolute(finding(**columns), study())
    assert (effect.difference, effect.interval, effect.needed, effect.why) == (None, None, None, why)


def test_treated_counts_alone_give_the_treated_group_alone():
    effect = absolute(finding(comparator_numerator="", comparator_denominator=""), study())
    assert (effect.treated, effect.control) == (Arm(30, 40), None)


def test_control_counts_alone_give_the_control_group_alone():
    effect = absolute(finding(numerator="", denominator=""), study())
    assert (effect.treated, effect.control) == (None, Arm(20, 40))


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        pytest.param(
            {"units": "80", "unit_name": "knees"}, "knees of one person are not independent", id="units with their name"
        ),
        pytest.param({"units": "80"}, "units of one person are not independent", id="units without a name"),
    ],
)
def test_units_that_are_not_people_get_no_interval(columns, why):
    effect = absolute(finding(), study(**columns))
    assert effect.difference == pytest.approx(25)
    assert (effect.interval, effect.needed, effect.why) == (None, None, why)


@pytest.mark.parametrize(
    ("difference", "interval", "number"),
    [
        pytest.param(20.0, Interval(5.0, 33.0), (5, 100 / 33, 20), id="more"),
        pytest.param(-20.0, Interval(-33.0, -5.0), (5, 100 / 33, 20), id="fewer"),
        pytest.param(20.0, Interval(-5.0, 33.0), None, id="interval holds 0"),
        pytest.param(20.0, Interval(0.0, 33.0), None, id="interval ends at 0"),
    ],
)
def test_number_needed_is_given_only_where_the_interval_excludes_0(difference, interval, number):
    assert Absolute(difference=difference, interval=interval).needed == (pytest.approx(number) if number else None)


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


@pytest.mark.parametrize(
    ("p", "below"),
    [
        ("0.015", True),
        (".049", True),
        ("0.05", False),
        ("<0.05", True),
        ("<0.1", None),
        (">0.05", False),
        (">0.01", None),
        ("=0.2", False),
        ("", None),
    ],
)
def test_p_value_is_told_below_the_level(p, below):
    assert significant(p) is below


@pytest.mark.parametrize(("p", "below"), [("0.04", None), ("0.06", None), ("0.02", True), ("0.2", False)])
def test_p_value_near_the_level_is_not_told_if_so_asked(p, below):
    assert significant(p, near=True) is below
