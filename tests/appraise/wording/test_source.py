"""Where a result comes from, in words: the part of a study, its people, its groups."""

import pytest

from analysis.appraise.wording.source import (
    group_of,
    in_sentence,
    is_doubted,
    many,
    other_group,
    people_and_units,
    read_in_words,
    source_in_words,
    span,
    status_in_words,
    treatment_in_words,
    unread_in_words,
)
from analysis.model.figure import Figure
from analysis.model.words import Phase
from tests.builders.build import finding, study


@pytest.mark.parametrize(
    ("columns", "phase", "words"),
    [
        pytest.param({}, Phase.RANDOMISED, "In a randomised trial (80 people; motion sickness)", id="trial"),
        pytest.param(
            {}, Phase.OPEN_LABEL, "In the open-label part of a randomised trial (80 people; motion sickness)", id="open"
        ),
        pytest.param(
            {},
            Phase.UNCONTROLLED,
            "In a part without a control group of a randomised trial (80 people; motion sickness)",
            id="uncontrolled part",
        ),
        pytest.param(
            {},
            Phase.CONTROLLED,
            "In a comparison without randomisation in a randomised trial (80 people; motion sickness)",
            id="controlled part",
        ),
        pytest.param(
            {"design": "cohort study"}, Phase.CONTROLLED, "In a cohort study (80 people; motion sickness)", id="cohort"
        ),
        pytest.param(
            {"design": "case series"}, Phase.UNCONTROLLED, "In a case series (80 people; motion sickness)", id="series"
        ),
        pytest.param(
            {"design": "systematic review", "participants": ""},
            Phase.RANDOMISED,
            "In the randomised trials of a systematic review (number of people not read; motion sickness)",
            id="review of trials",
        ),
        pytest.param(
            {"design": "systematic review"},
            Phase.REVIEW,
            "In a systematic review (80 people in all; motion sickness)",
            id="review",
        ),
        pytest.param({"design": "survey"}, None, "In a survey (80 respondents; motion sickness)", id="survey"),
        pytest.param(
            {"design": "case report", "participants": "1"},
            None,
            "In a case report (1 person; motion sickness)",
            id="one",
        ),
        pytest.param(
            {"design": "animal study", "participants": ""},
            None,
            "In an animal study (animals; motion sickness)",
            id="animals",
        ),
        pytest.param(
            {"design": "laboratory study"}, None, "In a laboratory study (cells or tissue; motion sickness)", id="cells"
        ),
        pytest.param({"design": "guideline"}, None, "In a guideline (motion sickness)", id="text"),
        pytest.param(
            {"setting": "A harbour (inferred)"},
            None,
            "In a randomised trial (80 people; motion sickness; setting: A harbour)",
            id="place",
        ),
        pytest.param(
            {"design": "unknown"}, None, "In a study of unknown design (80 people; motion sickness)", id="unknown"
        ),
        pytest.param(
            {"participants": "", "units": "90", "unit_name": "ears"},
            None,
            "In a randomised trial (90 ears; motion sickness)",
            id="units",
        ),
    ],
)
def test_source_names_part_design_people_and_condition(columns, phase, words):
    assert source_in_words(study(**columns), phase, "ginger") == words


def test_people_of_the_comparison_stand_for_those_of_the_study():
    assert source_in_words(study(), None, "ginger", 60) == "In a randomised trial (60 people; motion sickness)"


def test_a_setting_that_praises_is_not_repeated():
    assert "setting" not in source_in_words(study(setting="A safe harbour"), None, "ginger")


@pytest.mark.parametrize(
    ("columns", "verified", "words"),
    [
        ({"read_as": "full text"}, "yes", ""),
        ({}, "yes", " (read: the abstract alone)"),
        ({"read_as": "second-hand"}, "yes", " (read: what somebody else says of it)"),
        ({}, "no", " (read: the abstract alone; provisional: not yet verified)"),
        ({"read_as": "full text", "status": "retracted"}, "yes", " (retracted (checked 2029-05-01))"),
    ],
)
def test_how_a_result_was_read_is_said(columns: dict[str, str], verified: str, words: str) -> None:
    assert read_in_words(study(**columns), finding(verified=verified)) == words


def test_agent_is_named_where_the_group_does_not_name_it():
    assert source_in_words(study(), None, "all travellers").endswith("; motion sickness; ginger)")


@pytest.mark.parametrize(
    ("group", "who", "other"),
    [
        pytest.param("ginger", "those given ginger", "placebo", id="the agent"),
        pytest.param("ginger, against rest", "those given ginger", "rest", id="against another"),
        pytest.param("ginger vs rest", "those given ginger", "rest", id="versus"),
        pytest.param("children", "the group “children”", "", id="a group of its own"),
    ],
)
def test_groups_are_taken_from_the_finding_and_else_from_the_study(group, who, other):
    one = finding(group=group)
    assert (group_of(one, study()), other_group(one, study())) == (who, other)


def test_only_the_first_of_several_comparators_is_named():
    assert other_group(finding(), study(comparator="placebo; third arm: rest")) == "placebo"


@pytest.mark.parametrize(
    ("condition", "words"),
    [("nausea", "nausea"), ("inner ear disorder", "an inner ear disorder"), ("", "")],
    ids=["name", "one of many", "none"],
)
def test_condition_has_an_article_where_english_wants_one(condition, words):
    assert in_sentence(condition) == words


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({}, "80 people"),
        ({"participants": "1"}, "1 person"),
        ({"units": "90", "unit_name": "ears"}, "80 people, 90 ears"),
        ({"units": "90"}, "80 people, 90 units"),
        ({"participants": "", "units": "90", "unit_name": "ears"}, "90 ears (people not read)"),
        ({"participants": ""}, "people not read"),
    ],
    ids=["people", "one", "units as well", "units without a name", "units alone", "not read"],
)
def test_people_and_units_are_told_or_said_to_be_unread(columns, words):
    assert people_and_units(study(**columns)) == words


def test_numbers_are_printed_for_reading():
    assert span(Figure.parse("2-30")) == "2 to 30"
    assert (many(Figure.parse("1"), "week"), many(Figure.parse("1-2"), "week")) == ("1 week", "1 to 2 weeks")


@pytest.mark.parametrize(
    ("status", "checked", "words", "doubted"),
    [
        ("", "", "not checked", False),
        ("none found", "2029-05-01", "none found (checked 2029-05-01)", False),
        ("retracted", "2029-05-01", "retracted (checked 2029-05-01)", True),
        ("expression of concern", "", "expression of concern (not said when checked)", True),
    ],
)
def test_a_status_has_the_day_on_which_it_was_checked(status: str, checked: str, words: str, doubted: bool) -> None:
    row = study(status=status, status_checked=checked)
    assert (status_in_words(row), is_doubted(row)) == (words, doubted)


def test_of_a_comparison_of_which_one_group_was_read_neither_number_is_told():
    assert unread_in_words(study(), "indirect for this claim") == (
        "In a randomised trial (80 people; motion sickness), ginger was compared with placebo; indirect for this "
        "claim; not read: the results of both groups (read: the abstract alone)."
    )
    assert unread_in_words(study(comparator="", read_as="full text"), "") == (
        "In a randomised trial (80 people; motion sickness), ginger was compared with something that was not read; not "
        "read: the results of both groups."
    )


def test_a_treatment_is_told_with_what_was_read_of_its_course():
    full = study(sessions="3-6", interval_weeks="2", concentration="20", read_as="full text")
    assert treatment_in_words(full) == (
        "In a randomised trial (80 people; motion sickness), ginger was given (recorded as “1 g”; 3 to 6 treatments; 2 "
        "weeks apart; a concentration of 20 %)."
    )
    bare = study(dose="", sessions="")
    assert treatment_in_words(bare).endswith("was given (dose and course not read) (read: the abstract alone).")
