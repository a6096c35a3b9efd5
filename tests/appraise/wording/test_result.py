"""A result in words: one sentence for every measure, with what was not read."""

import pytest

from analysis.appraise.wording.result import in_words, treatment_in_words
from analysis.model.evidence import Evidence
from analysis.model.words import Basis
from tests.builders.build import finding, study, term

HARM = Evidence(terms=(term(term="heartburn", kind="harm"),))

NO_COUNTS = {"numerator": "", "denominator": "", "comparator_numerator": "", "comparator_denominator": ""}
NO_VALUE = {"measure": "statement", "value": "", "unit": "", "comparator_value": "", **NO_COUNTS}


def said(**columns: str) -> str:
    """What is said after where the result comes from."""
    start = "In a randomised trial (80 people; motion sickness), "
    sentence = in_words(finding(**columns), study(), HARM)
    assert sentence.startswith(start)
    return sentence.removeprefix(start)


def test_a_share_gives_counts_first_then_percentage_interval_threshold_time_and_control():
    assert said(threshold="no nausea") == (
        "30 of 40 (75.0 %; 95 % interval 60 to 86 %) of those given ginger counted as improved on nausea (threshold: "
        "no nausea) at 1 month, against 20 of 40 (50.0 %; 95 % interval 35 to 65 %) in the control group (placebo)."
    )


def test_a_share_without_counts_or_threshold_says_so():
    assert said(**NO_COUNTS) == (
        "75.0 % of those given ginger counted as improved on nausea at 1 month, against 50.0 % in the control group "
        "(placebo); not read: counts and what counts as improved."
    )


def test_of_fewer_than_twenty_people_only_counts_are_given():
    few = {"numerator": "3", "denominator": "12", "comparator_value": "", "comparator_numerator": ""}
    assert said(value="25", **few, comparator_denominator="").startswith("3 of 12 of those given ginger")


def test_units_of_which_a_person_has_several_get_no_interval():
    sentence = in_words(finding(), study(units="80", unit_name="ears"), HARM)
    assert "30 of 40 ears (75.0 %) of those given ginger" in sentence


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
            "points in the control group (placebo).",
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
            "month; negative favours ginger.",
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
            "the standardised mean difference in nausea (ginger vs rest) was 0.4 at 1 month; not read: interval.",
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
            "difference.",
            id="p value",
        ),
        pytest.param(
            {"measure": "share with event", "outcome": "heartburn", "comparator_value": ""},
            "the share of those given ginger under “heartburn” was 75.0 % at 1 month; no rate can be computed from it; "
            "not read: counts and result of the control group.",
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
            "7 events were counted under “heartburn” (ginger, events recalled); no rate can be computed from it.",
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
            "4 studies were counted under “evidence base” (ginger trials).",
            id="no harm, no rate",
        ),
    ],
)
def test_each_measure_has_its_own_words(columns, words):
    assert said(**NO_COUNTS, **columns) == words


def test_a_result_without_a_control_group_that_nobody_verified_says_both():
    unsure = finding(measure="share choosing", phase="uncontrolled", verified="no", comparator_value="", **NO_COUNTS)
    assert in_words(unsure, study(design="case series"), HARM).endswith(
        ", without a comparison group; not read: counts (not yet verified)."
    )


def test_a_statement_is_told_by_the_first_sentence_of_its_note():
    assert said(**NO_VALUE, group="ginger vs rest", note="Less nausea with ginger. How much was not read.") == (
        "what is reported on nausea (ginger vs rest) at 1 month is without a number, recorded as “Less nausea with "
        "ginger”."
    )


def test_a_statement_that_praises_is_not_repeated():
    assert said(**NO_VALUE, group="ginger vs rest", note="The authors call it safe and effective.") == (
        "what is reported on nausea (ginger vs rest) at 1 month is without a number."
    )


def test_no_difference_found_is_said_of_a_result_without_a_number():
    none = finding(**NO_VALUE, group="ginger vs rest", note="No significant difference.")
    assert in_words(none, study(), HARM, Basis.NO_DIFFERENCE_FOUND).endswith(
        "is without a number: no difference was found."
    )


def test_time_is_the_study_s_follow_up_where_the_finding_has_none():
    assert " within a follow-up of 1 month" in said(months="")
    bare = in_words(finding(months=""), study(follow_up_months=""), HARM)
    assert "not read: what counts as improved and time" in bare


def test_a_treatment_is_told_with_what_was_read_of_its_course():
    assert treatment_in_words(study(), regimen=False) == (
        "In a randomised trial (80 people; motion sickness), ginger was given."
    )
    full = study(sessions="3-6", interval_weeks="2", concentration="20", setting="A harbour")
    assert treatment_in_words(full, regimen=True).endswith(
        "was given, recorded as “1 g” (3 to 6 treatments; 2 weeks apart; a concentration of 20 %; setting: A harbour)."
    )
    bare = study(dose="", sessions="")
    assert treatment_in_words(bare, regimen=True).endswith("was given (number, interval and concentration not read).")
