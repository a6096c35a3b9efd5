"""What explain shows of each judged row: who judged it, and which person says what of it."""

import pytest

from tests.builders.fragments import ONE_CONFIRMED, PERSON
from tests.tell.explain.test_names import explained

WHO = "mori (general practitioner), 2029-05-01, having read the abstract"


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("C001", "links,C001 ito2011"),
        ("C001", "mentions,C001 heartburn"),
        ("C001", "flags,figure-without-comparator C001"),
        ("Q01", "certainty,Q01 imprecision"),
        ("ito2011", "appraisals,ito2011 nausea randomised RoB 2 randomisation process"),
        ("D01", "disagreements,D01"),
    ],
)
def test_a_row_shows_who_answered_what_and_why(tmp_path, name, row):
    text = explained(tmp_path, name, f"{PERSON}{row},disagree,The arms differ.\n")
    assert f"    disagree: {WHO}: The arms differ. [" in text
    assert "confirmations.csv:2]" in text


def test_an_answer_stands_under_its_row_and_the_other_rows_say_that_none_is_there(tmp_path):
    lines = explained(tmp_path, "C001", ONE_CONFIRMED).splitlines()
    at = next(number for number, line in enumerate(lines) if f"agree: {WHO} [" in line)
    assert "Judged by adjudicator. [" in lines[at - 1]
    assert "links.csv:2" in lines[at - 1]
    assert any(
        "Judged by adjudicator, not confirmed by a person. [" in line and "mentions.csv" in line for line in lines
    )


def test_a_screening_row_is_no_judgement_that_awaits_a_person(tmp_path):
    screened = "links.csv\nclaim\n\nscreening.csv\nstudy,category\nito2011,efficacy\n"
    text = explained(tmp_path, "C001", screened)
    assert "ito2011: does not address, as all claims like it" in text
    assert "Judged by adjudicator. [" in text
