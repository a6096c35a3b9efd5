"""A result in a few words: both groups and their difference, and what was not read said in its place."""

import pytest

from analysis.show.tables.answers.questions import questions
from analysis.show.tables.answers.told_result import ToldResult, told_result
from tests.builders import shown


def result(tmp_path, fragment="") -> ToldResult:
    evidence = shown.review(tmp_path, f"{fragment}\n\nlinks.csv\nclaim").evidence
    return told_result(evidence.findings[0], evidence.studies[0], evidence)


def test_counts_of_both_groups_stand_side_by_side_per_100(tmp_path):
    found = result(tmp_path)
    assert (found.treated, found.control) == ("30 of 40 (75 per 100)", "20 of 40 (50 per 100)")
    # Wilson intervals of 30/40 and 20/40 by scipy, put together by Newcombe's method 10: 0.0379 to 0.4295.
    assert found.difference == "25 more per 100 (95 % interval 4 more to 43 more)"
    assert found.needed == "one more for every 4 treated (3 to 27)"
    assert found.line == f"{found.treated} against {found.control}; {found.difference}"


def test_interval_that_holds_0_gives_no_people_to_treat(tmp_path):
    found = result(tmp_path, "findings.csv\nvalue,numerator,comparator_value,comparator_numerator\n55,22,50,20")
    assert (found.difference, found.needed) == ("5 more per 100 (95 % interval 16 fewer to 26 more)", "")


def test_fewer_with_the_outcome_is_said_to_be_fewer(tmp_path):
    found = result(tmp_path, "findings.csv\nvalue,numerator,comparator_value,comparator_numerator\n25,10,50,20")
    assert found.difference.startswith("25 fewer per 100 (95 % interval 43 fewer to 4 fewer)")
    assert found.needed.startswith("one fewer for every 4")


@pytest.mark.parametrize(
    ("columns", "cells", "control", "treated", "line"),
    [
        pytest.param(
            "numerator,denominator,comparator_numerator,comparator_denominator",
            ",,,",
            "50.0 % (counts not read)",
            "75.0 % (counts not read), difference not read",
            "75.0 % (counts not read) against 50.0 % (counts not read), difference not read",
            id="percentages alone",
        ),
        pytest.param(
            "comparator_numerator,comparator_denominator",
            ",",
            "50.0 % (counts not read)",
            "30 of 40 (75 per 100), difference not read",
            "30 of 40 (75 per 100) against 50.0 % (counts not read), difference not read",
            id="treated counts alone",
        ),
        pytest.param(
            "value,numerator,denominator",
            "75,9,12",
            "20 of 40 (50 per 100)",
            "9 of 12; difference not given: fewer than 20 in a group",
            "9 of 12 against 20 of 40 (50 per 100); difference not given: fewer than 20 in a group",
            id="few people",
        ),
        pytest.param(
            "measure,value,unit,comparator_value",
            "mean change,-14.2,points,-7.4",
            "mean change −7.4 points",
            "mean change −14.2 points, difference not read",
            "mean change −14.2 points against mean change −7.4 points, difference not read",
            id="mean change",
        ),
        pytest.param(
            "measure,value,unit,ci_low,ci_high",
            "between-arm difference,-10.3,points,-19.2,-1.5",
            "only the difference read",
            *["between-arm difference −10.3 points (95 % interval −19.2 to −1.5)"] * 2,
            id="difference",
        ),
        pytest.param(
            "measure,value,unit",
            "standardised mean difference,0.8,",
            "only the difference read",
            *["standardised mean difference 0.8 (interval not read)"] * 2,
            id="difference without interval",
        ),
        pytest.param(
            "measure,value,unit,comparator_value",
            "statement,,,",
            *("not read", "no number read", "no number read"),
            id="statement",
        ),
        pytest.param(
            "phase,comparator_value,comparator_numerator,comparator_denominator",
            "uncontrolled,,,",
            *("no control group", "not compared", "30 of 40 (75 per 100), no control group"),
            id="no control group",
        ),
        pytest.param(
            "group,numerator,denominator,comparator_value,comparator_numerator,comparator_denominator",
            "placebo,20,40,,,",
            *("20 of 40 (50 per 100)", "in another result", "in another result against 20 of 40 (50 per 100)"),
            id="value of the control group",
        ),
        pytest.param(
            "numerator,denominator,ci_low,ci_high",
            ",,60,86",
            "20 of 40 (50 per 100)",
            "75.0 % (counts not read) [95 % interval 60 to 86 as reported], difference not read",
            "75.0 % (counts not read) [95 % interval 60 to 86 as reported] against 20 of 40 (50 per 100), "
            "difference not read",
            id="reported interval",
        ),
    ],
)
def test_what_was_not_read_is_said_in_its_place(tmp_path, columns, cells, control, treated, line):
    found = result(tmp_path, f"findings.csv\nid,{columns}\nF001,{cells}")
    assert (*found.cells, found.line) == (control, treated, line)


def test_units_that_are_not_people_are_named_and_get_no_interval(tmp_path):
    units = "studies.csv\nstudy,participants,units,unit_name\nito2011,,80,knees"
    found = result(tmp_path, units)
    assert shown.only(questions(shown.review(tmp_path, units)))["Studies (people)"] == (
        "ito2011: not read, 80 knees analysed"
    )
    assert found.treated == "30 of 40 knees (75 per 100)"
    assert found.difference == "25 more per 100 (interval not given: knees of one person are not independent)"
