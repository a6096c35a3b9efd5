"""How values are worded, absent ones above all."""

import pytest

from analysis.show.tables.cells import control_of, counts_of, figure_of, interval_of, value_of
from tests.builders.build import claim, finding, study
from tests.tell.numbers.test_all_numbers import PRINTED


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        pytest.param({}, "75.0 % (30 of 40)", id="share with counts"),
        pytest.param({"numerator": "", "denominator": ""}, "75.0 % (counts not read)", id="share without"),
        pytest.param({"numerator": "3", "denominator": "4"}, "3 of 4", id="share of fewer than 20"),
        pytest.param({"numerator": "15", "denominator": "20"}, "75.0 % (15 of 20)", id="share of 20"),
        pytest.param({"measure": "mean change", "value": "-35"}, "−35 %", id="mean change"),
        pytest.param({"measure": "p value", "value": "0.015", "unit": ""}, "0.015", id="p value"),
        pytest.param({"measure": "standardised mean difference", "value": "-0.5", "unit": ""}, "−0.5", id="no unit"),
        pytest.param({"measure": "statement", "value": "", "unit": ""}, "statement, no number", id="statement"),
        pytest.param({"value": ""}, "not read", id="no value"),
    ],
)
def test_value_carries_its_unit_and_a_share_its_denominator(columns, text):
    assert value_of(finding(**columns)) == text


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        pytest.param({}, "50.0 % (20 of 40)", id="share"),
        pytest.param(
            {"comparator_numerator": "", "comparator_denominator": ""},
            "50.0 % (counts not read)",
            id="share without counts",
        ),
        pytest.param({"measure": "mean change", "comparator_value": "-26"}, "−26 %", id="mean change"),
        pytest.param({"comparator_value": ""}, "not read", id="randomised"),
        pytest.param(
            {"comparator_value": "", "phase": "open label"}, "none: no control group in this part", id="open label"
        ),
        pytest.param(
            {"comparator_value": "", "measure": "between-arm difference"},
            "within the value: it compares groups",
            id="difference",
        ),
        pytest.param({"comparator_value": "", "measure": "statement"}, "not applicable", id="statement"),
    ],
)
def test_control_arm_is_given_or_the_reason_why_not(columns, text):
    assert control_of(finding(**columns)) == text


@pytest.mark.parametrize(
    ("finding_columns", "study_columns", "text"),
    [
        pytest.param({}, {}, "60 to 86 %", id="people"),
        pytest.param({}, {"unit_name": "knees"}, "not given: knees of one person are not independent", id="not people"),
        pytest.param({"numerator": "", "denominator": ""}, {}, "not given: counts not read", id="no counts"),
        pytest.param({"measure": "mean change"}, {}, "not given: not a share of people", id="not a share"),
        pytest.param({"numerator": "3", "denominator": "12"}, {}, "not given: fewer than 20 people", id="few"),
        pytest.param({"numerator": "50"}, {}, "not given: the counts cannot be", id="impossible counts"),
    ],
)
def test_interval_is_given_only_for_a_share_of_enough_people(finding_columns, study_columns, text):
    assert interval_of(finding(**finding_columns), study(**study_columns)) == text


def test_counts_say_of_what():
    assert counts_of(finding(), study()) == "30 of 40 people"
    assert counts_of(finding(), study(unit_name="knees")) == "30 of 40 people or knees"
    assert counts_of(finding(numerator=""), study()) == "not read"


def test_figure_is_printed_with_its_unit():
    assert figure_of(claim(figure="4-8", unit="weeks")) == "4-8 weeks"
    assert figure_of(claim(figure="-3.5--1.2", unit="points")) == "−3.5-−1.2 points"
    assert figure_of(claim(figure="1.2–3.4", unit="")) == "1.2–3.4"
    assert figure_of(claim(figure="", unit="")) == "none"


# What is told elsewhere is told alike


@pytest.mark.parametrize(("columns", "said"), PRINTED)
def test_value_is_printed_as_the_numbers_print_it(columns, said):
    assert value_of(finding(**columns)) == said
