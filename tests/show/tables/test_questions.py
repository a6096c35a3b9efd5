"""Questions: results with both groups side by side, nothing per 100 without counts; certainty with its steps."""

import pytest

from analysis.show.tables.questions import ToldResult, questions, told_result
from tests.builders import shown


def result(tmp_path, fragment="") -> ToldResult:
    evidence = shown.review(tmp_path, fragment).evidence
    return told_result(evidence.findings[0], evidence.studies[0])


def test_counts_of_both_groups_stand_side_by_side_per_100(tmp_path):
    found = result(tmp_path)
    assert (found.treated, found.control) == ("30 of 40 (75 per 100)", "20 of 40 (50 per 100)")
    # Wilson intervals of 30/40 and 20/40 by scipy, put together by Newcombe's method 10: 0.0379 to 0.4295.
    assert found.difference == (
        "25 more per 100 (95 % interval 4 more to 43 more); one more for every 4 treated (3 to 27)"
    )


def test_interval_that_holds_0_gives_no_people_to_treat(tmp_path):
    found = result(tmp_path, "findings.csv\nvalue,numerator,comparator_value,comparator_numerator\n55,22,50,20")
    assert found.difference == "5 more per 100 (95 % interval 16 fewer to 26 more)"


def test_fewer_with_the_outcome_is_said_to_be_fewer(tmp_path):
    found = result(tmp_path, "findings.csv\nvalue,numerator,comparator_value,comparator_numerator\n25,10,50,20")
    assert found.difference.startswith("25 fewer per 100 (95 % interval 43 fewer to 4 fewer); one fewer for every 4")


@pytest.mark.parametrize(
    ("columns", "cells", "treated", "control", "difference"),
    [
        pytest.param(
            "numerator,denominator,comparator_numerator,comparator_denominator",
            ",,,",
            *("75.0 % (of how many: not read)", "50.0 % (of how many: not read)", "not given: counts not read"),
            id="percentages alone",
        ),
        pytest.param(
            "comparator_numerator,comparator_denominator",
            ",",
            "30 of 40 (75 per 100)",
            "50.0 % (of how many: not read)",
            "not given: counts of the control group not read",
            id="treated counts alone",
        ),
        pytest.param(
            "value,numerator,denominator",
            "75,9,12",
            *("9 of 12", "20 of 40 (50 per 100)", "not given: fewer than 20 in a group"),
            id="few people",
        ),
        pytest.param(
            "measure,value,unit,comparator_value",
            "mean change,-14.2,points,-7.4",
            *("−14.2 points", "−7.4 points", "not read"),
            id="mean change",
        ),
        pytest.param(
            "measure,value,unit,ci_low,ci_high",
            "between-arm difference,-10.3,points,-19.2,-1.5",
            "within the difference",
            "within the difference",
            "−10.3 points; 95 % interval −19.2 to −1.5 as reported",
            id="difference",
        ),
        pytest.param(
            "measure,value,unit",
            "standardised mean difference,0.8,",
            *("within the difference", "within the difference", "0.8; 95 % interval not read"),
            id="difference without interval",
        ),
        pytest.param(
            "measure,value,unit,comparator_value",
            "statement,,,",
            *("statement, no number", "not applicable", "not applicable"),
            id="statement",
        ),
        pytest.param(
            "phase,comparator_value,comparator_numerator,comparator_denominator",
            "uncontrolled,,,",
            "30 of 40 (75 per 100)",
            "none: no control group in this part",
            "none: no control group in this part",
            id="no control group",
        ),
        pytest.param(
            "group,numerator,denominator,comparator_value,comparator_numerator,comparator_denominator",
            "placebo,20,40,,,",
            *("in another result", "20 of 40 (50 per 100)", "in another result"),
            id="value of the control group",
        ),
        pytest.param(
            "numerator,denominator,ci_low,ci_high",
            ",,60,86",
            "75.0 % (of how many: not read); 95 % interval 60 to 86 as reported",
            "20 of 40 (50 per 100)",
            "not given: counts not read",
            id="reported interval",
        ),
    ],
)
def test_what_was_not_read_is_said_in_its_place(tmp_path, columns, cells, treated, control, difference):
    found = result(tmp_path, f"findings.csv\nid,{columns}\nF001,{cells}")
    assert tuple(found) == (treated, control, difference)


def test_units_that_are_not_people_are_named_and_get_no_interval(tmp_path):
    units = "studies.csv\nstudy,participants,units,unit_name\nito2011,,80,knees"
    found = result(tmp_path, units)
    assert shown.only(questions(shown.review(tmp_path, units)))["Studies (people)"] == (
        "ito2011: not read, 80 knees analysed"
    )
    assert found.treated == "30 of 40 knees (75 per 100)"
    assert found.difference == "25 more per 100 (interval not given: knees of one person are not independent)"


def test_every_result_of_a_question_stands_in_its_row_with_time_and_threshold(tmp_path):
    fragment = "questions.csv\nfindings\nF001 F002\n\nfindings.csv\nid,months,threshold,verified\nF001,1,half less,yes"
    said = str(shown.only(questions(shown.review(tmp_path, f"{fragment}\nF002,6,,no")))["Results"])
    assert said.startswith("F001: nausea, share improved (ginger) at 1 month: 30 of 40 (75 per 100); control: 20 of 40")
    assert "; improved: half less. F002: nausea, share improved (ginger) at 6 months: " in said
    assert said.endswith("; not verified")


def test_result_in_words_is_told_as_its_row_remarks_it(tmp_path):
    words = "findings.csv\nmeasure,value,unit,comparator_value,note\nstatement,,,,Better than rest."
    said = str(shown.only(questions(shown.review(tmp_path, words)))["Results"])
    assert said.endswith(": Better than rest")


def test_target_and_threshold_are_given_or_said_not_to_be_read(tmp_path):
    assert shown.only(questions(shown.review(tmp_path)))["In what"] == "any effect; threshold not read"
    read = "questions.csv\ntarget,threshold,threshold_source\nworthwhile effect,10,Abe 1999"
    assert shown.only(questions(shown.review(tmp_path / "read", read)))["In what"] == (
        "worthwhile effect; threshold 10 (Abe 1999)"
    )


def test_notes_begin_with_the_label(tmp_path):
    assert questions(shown.review(tmp_path)).notes[0] == "Our rating, listed studies; no systematic search."


NO_STUDY = "questions.csv\nid,findings\nQ01,\n\ncertainty.csv\nquestion"


def test_provisional_certainty_is_marked(tmp_path):
    found = shown.only(questions(shown.review(tmp_path, "findings.csv\nverified\nno")))
    assert (found["Certainty"], found["Provisional"]) == ("moderate", "yes")


def test_question_shows_start_steps_certainty_claims_and_judge(tmp_path):
    found = shown.only(questions(shown.review(tmp_path)))
    assert (found["Start"], found["Certainty"]) == ("high (randomised)", "moderate")
    assert found["Steps"] == (
        "−1 imprecision: Forty people a group. Considered and left: risk of bias and indirectness. "
        "Not applicable: inconsistency. Not assessed: publication bias"
    )
    assert (found["Risk of bias"], found["In what"]) == (
        "0 of 80 people in trials judged",
        "any effect; threshold not read",
    )
    assert (found["Importance"], found["Body"]) == ("critical", "none")
    assert (found["Studies (people)"], found["Claims"], found["Judged by"]) == ("ito2011: 80", "C001", "adjudicator")


def test_questions_whose_steps_say_no_state_are_counted(tmp_path):
    for name, fragment, count in (("all", "", 0), ("none", "certainty.csv\ndomain,state\nimprecision,", 1)):
        notes = questions(shown.review(tmp_path / name, fragment)).notes
        said = f"Steps without a state, not judged by these rules yet and taken as read: {count} of the questions."
        assert said in notes


def test_question_that_one_review_answers_names_it_with_its_search(tmp_path):
    review = "studies.csv\ndesign,searched_to\nsystematic review,2010-06-30"
    steps = (
        "certainty.csv\ndomain,step,state\nrisk of bias,0,second-hand\ninconsistency,0,judged\nindirectness,0,judged"
    )
    found = shown.only(questions(shown.review(tmp_path, f"{review}\n\n{steps}\nimprecision,-1,judged")))
    body = "⊕⊕⊕○ the review ito2011, searched to 2010-06-30; trials listed since: none."
    assert (found["Certainty"], found["Body"]) == ("moderate", body)


def test_question_without_a_study_has_no_start_and_no_step(tmp_path):
    frame = questions(shown.review(tmp_path, NO_STUDY))
    found = shown.only(frame)
    assert (found["Start"], found["Steps"], found["Judged by"]) == ("none", "none recorded", "nobody")
    assert found["Certainty"] == "not rated (no study listed here)"
    assert frame.notes[1].startswith("Rated: 0 of 1 question;")


def test_claim_stands_under_its_closest_questions_only(tmp_path):
    asked = "questions.csv\nid,outcome,comparator\nQ01,nausea,placebo\nQ02,nausea,rest\nQ03,vomiting,placebo"
    nearer = "terms.csv\nterm,kind,broader\nvomiting,outcome,nausea\nnausea,outcome,"
    found = shown.rows(questions(shown.review(tmp_path, f"{asked}\n\n{nearer}")))
    assert [one["Claims"] for one in found] == ["C001", "C001", "none"]


def test_without_questions_nothing_was_checked(tmp_path):
    frame = questions(shown.review(tmp_path, "questions.csv\nid\n\ncertainty.csv\nquestion"))
    assert frame.data.empty
    assert frame.notes == ("No row: not checked, as questions.csv lists no question.",)
