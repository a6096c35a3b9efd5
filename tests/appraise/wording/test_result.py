"""A result in words: one sentence for every measure, with what was not read."""

from decimal import Decimal

import pytest

from analysis.appraise.absolute import Interval
from analysis.appraise.wording.result import (
    FEWEST_FOR_PERCENT,
    at_months,
    compares,
    control_in_words,
    in_words,
    interval_in_words,
    no_difference,
    none_seen,
    number,
    on_harm,
    reported_interval,
    value_in_words,
    with_unit,
)
from analysis.model.evidence import Evidence
from tests.builders.build import finding, study, term

HARM = Evidence(terms=(term(term="heartburn", kind="harm"),))

NO_COUNTS = {"numerator": "", "denominator": "", "comparator_numerator": "", "comparator_denominator": ""}
NO_VALUE = {"measure": "statement", "value": "", "unit": "", "comparator_value": "", **NO_COUNTS}


def said(**columns: str) -> str:
    """What is said between where the result comes from and how it was read."""
    one = finding(**columns)
    sentence = in_words(one, study(), is_harm=on_harm(one, HARM))
    start, people, told = sentence.partition(" people; motion sickness), ")
    read = " (read: the abstract alone)."
    assert start.startswith("In a")
    assert people
    assert told.endswith(read)
    return told.removesuffix(read)


def test_a_share_gives_counts_first_then_percentage_interval_threshold_time_and_control():
    assert said(threshold="no nausea") == (
        "30 of 40 (75.0 %; 95 % interval 60 to 86 %) of those given ginger counted as improved on nausea (threshold: "
        "no nausea) at 1 month, against 20 of 40 (50.0 %; 95 % interval 35 to 65 %) in the control group (placebo), a "
        "difference of 25 per 100 (95 % interval 4 to 43)"
    )


def test_a_share_without_counts_or_threshold_says_so():
    assert said(**NO_COUNTS) == (
        "75.0 % of those given ginger counted as improved on nausea at 1 month, against 50.0 % in the control group "
        "(placebo); not read: counts and what counts as improved"
    )


def test_of_fewer_than_twenty_people_only_counts_are_given():
    few = {"numerator": "3", "denominator": "12", "comparator_value": "", "comparator_numerator": ""}
    assert said(value="25", **few, comparator_denominator="").startswith("3 of 12 of those given ginger")


def test_units_of_which_a_person_has_several_get_no_interval():
    sentence = in_words(finding(), study(units="80", unit_name="ears"), is_harm=False)
    assert "30 of 40 ears (75.0 %) of those given ginger" in sentence


def test_fewest_for_a_percentage_is_what_the_tables_hold_to():
    for people, given in ((FEWEST_FOR_PERCENT, True), (FEWEST_FOR_PERCENT - 1, False)):
        counts = {"value": "75", "numerator": "15", "denominator": str(people)}
        assert ("75 %" in said(**counts)) is given
        assert ("75 %" in value_in_words(finding(**counts))) is given


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        pytest.param(
            {
                "measure": "mean change",
                "value": "-2.5",
                "unit": "points",
                "comparator_value": "-1",
                "note": "Lower is better.",
            },
            "nausea changed by −2.5 points on average (lower is better) in those given ginger at 1 month, against −1 "
            "points in the control group (placebo); not read: interval",
            id="mean change",
        ),
        pytest.param(
            {
                "measure": "between-arm difference",
                "value": "-3",
                "unit": "points",
                "group": "ginger vs placebo",
                "ci_low": "-5",
                "ci_high": "-1",
                "comparator_value": "",
                "note": "Negative favours ginger; one scale.",
            },
            "the difference between groups in nausea (ginger vs placebo) was −3 points (95 % interval −5 to −1) at 1 "
            "month; negative favours ginger",
            id="difference",
        ),
        pytest.param(
            {
                "measure": "standardised mean difference",
                "value": "0.4",
                "unit": "",
                "group": "ginger vs rest",
                "comparator_value": "",
            },
            "the standardised mean difference in nausea (ginger vs rest) was 0.4 at 1 month; not read: interval",
            id="effect size",
        ),
        pytest.param(
            {
                "measure": "p value",
                "value": "0.015",
                "unit": "",
                "p": "<.05",
                "group": "ginger vs rest",
                "comparator_value": "",
                "note": "Favours ginger.",
            },
            "a test of nausea (ginger vs rest) at 1 month gave p < 0.05; it favours ginger; not read: size of the "
            "difference",
            id="p value",
        ),
        pytest.param(
            {"measure": "share with event", "outcome": "heartburn", "comparator_value": ""},
            "“heartburn” in 75.0 % of those given ginger at 1 month; no rate can be computed from it; "
            "not read: counts and result of the control group",
            id="harm without counts",
        ),
        pytest.param(
            {
                "measure": "count",
                "outcome": "heartburn",
                "value": "7",
                "unit": "events",
                "comparator_value": "",
                "group": "ginger, events recalled",
                "months": "",
            },
            "7 events were counted under “heartburn” (ginger, events recalled); no rate can be computed from it",
            id="events counted",
        ),
        pytest.param(
            {
                "measure": "count",
                "outcome": "evidence base",
                "value": "4",
                "unit": "studies",
                "comparator_value": "",
                "group": "ginger trials",
            },
            "4 studies were counted under “evidence base” (ginger trials)",
            id="no harm, no rate",
        ),
    ],
)
def test_each_measure_has_its_own_words(columns, words):
    assert said(**NO_COUNTS, **columns) == words


def test_a_result_without_a_control_group_that_nobody_verified_says_both():
    unsure = finding(measure="share choosing", phase="uncontrolled", verified="no", comparator_value="", **NO_COUNTS)
    assert in_words(unsure, study(design="case series"), is_harm=False).endswith(
        ", without a comparison group; not read: counts (read: the abstract alone; provisional: not yet verified)."
    )


def test_a_statement_is_told_by_the_first_sentence_of_its_note():
    assert said(**NO_VALUE, group="ginger vs rest", note="Less nausea with ginger. How much was not read.") == (
        "nausea (ginger vs rest) at 1 month: Less nausea with ginger; not read: size of the difference"
    )


def test_a_statement_that_praises_is_not_repeated():
    assert said(**NO_VALUE, group="ginger vs rest", note="The authors call it safe and effective.") == (
        "nausea (ginger vs rest) at 1 month is reported without a number; not read: size of the difference"
    )


DIFFERENCE = {"measure": "between-arm difference", "group": "ginger vs rest", "comparator_value": "", **NO_COUNTS}


@pytest.mark.parametrize(
    ("columns", "none"),
    [
        ({**DIFFERENCE, "ci_low": "-3", "ci_high": "1"}, True),
        ({**DIFFERENCE, "ci_low": "-3", "ci_high": "-1", "note": "No difference at one week."}, False),
        ({**DIFFERENCE, "measure": "risk ratio", "ci_low": "0.4", "ci_high": "1"}, True),
        ({**DIFFERENCE, "measure": "risk ratio", "ci_low": "0.4", "ci_high": "0.9"}, False),
        ({**DIFFERENCE, "p": "0.41"}, True),
        ({**DIFFERENCE, "p": "0.04"}, False),
        ({**DIFFERENCE, "note": "Means of 2 and 3. Not significant by the abstract."}, True),
        ({**NO_VALUE, "group": "ginger vs rest", "note": "No more effective than rest."}, True),
        ({**NO_VALUE, "group": "ginger vs rest", "note": "The difference favours ginger."}, False),
    ],
)
def test_no_difference_is_read_from_the_interval_then_from_p_and_the_remark(columns, none):
    assert no_difference(finding(**columns)) is none
    assert ("; no difference was found" in said(**columns)) is none


@pytest.mark.parametrize(
    ("columns", "does"),
    [
        ({}, True),
        ({"comparator_value": ""}, False),
        ({"measure": "p value", "comparator_value": ""}, True),
        ({**NO_VALUE, "group": "ginger vs rest"}, True),
        ({**NO_VALUE, "group": "ginger, against rest"}, True),
        (NO_VALUE, False),
    ],
)
def test_what_compares_gives_both_groups(columns, does):
    assert compares(finding(**columns)) is does


EVENT = {"measure": "share with event", "outcome": "heartburn", "comparator_value": "", "phase": "uncontrolled"}
NO_CONTROL = {"comparator_numerator": "", "comparator_denominator": ""}


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            {"value": "0", "numerator": "0", "denominator": "21"},
            "“heartburn” in 0 of 21 (0 %; 95 % interval 0 to 15 %) of those given ginger at 1 month, "
            "without a comparison group; up to 15 % would still fit, so this cannot show safety",
        ),
        (
            {"value": "0", "numerator": "0", "denominator": "12"},
            "“heartburn” in 0 of 12 (0 %; 95 % interval 0 to 24 %) of those given ginger at 1 month, "
            "without a comparison group; up to 24 % would still fit, so this cannot show safety",
        ),
        (
            {"value": "0", "numerator": "", "denominator": ""},
            "“heartburn” in 0 % of those given ginger at 1 month, without a comparison group; how many "
            "out of how many was not read, so this cannot show safety; not read: counts",
        ),
    ],
    ids=["a few", "fewer than for a percentage", "counts not read"],
)
def test_none_harmed_has_an_interval_and_cannot_show_safety(columns, words):
    assert none_seen(finding(**EVENT, **NO_CONTROL, **columns))
    assert said(**EVENT, **NO_CONTROL, **columns) == words


def test_none_of_units_of_which_a_person_has_several_has_a_wider_interval():
    none = finding(**EVENT, **NO_CONTROL, value="0", numerator="0", denominator="40")
    sentence = in_words(none, study(units="80", unit_name="ears"), is_harm=True)
    assert "0 of 40 ears (95 % interval 0 to 9 % or wider)" in sentence
    assert "up to 9 % and more would still fit, so this cannot show safety" in sentence


@pytest.mark.parametrize(
    ("columns", "none"),
    [
        ({"note": "No adverse events occurred."}, True),
        ({"note": "Nobody was harmed."}, True),
        ({"note": "Northern sailors had heartburn."}, False),
        ({"note": "Heartburn in none of the others."}, False),
        ({"event": "none"}, True),
        ({"event": "case"}, False),
    ],
)
def test_that_nobody_was_harmed_may_be_said_in_words(columns, none):
    assert none_seen(finding(**NO_VALUE, outcome="heartburn", **columns)) is none
    assert ("cannot show safety" in said(**NO_VALUE, outcome="heartburn", **columns)) is none


def test_the_people_are_those_of_the_comparison():
    parted = finding(numerator="15", denominator="20", comparator_numerator="10", comparator_denominator="20")
    assert in_words(parted, study(), is_harm=False).startswith("In a randomised trial (40 people; ")


def test_time_is_the_study_s_follow_up_where_the_finding_has_none():
    assert " within a follow-up of 1 month" in said(months="")
    bare = in_words(finding(months=""), study(follow_up_months=""), is_harm=False)
    assert "not read: what counts as improved and time" in bare


def test_numbers_are_printed_for_reading():
    assert number(Decimal("-0.50")) == "−0.50"
    assert (with_unit(Decimal("-0.50"), "points"), with_unit(None, "points")) == ("−0.50 points", "")


def test_value_of_fewer_than_twenty_people_only_counts_are_given():
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
