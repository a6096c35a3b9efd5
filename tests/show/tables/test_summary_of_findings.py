"""Summary of findings and questions: both groups side by side, nothing per 100 without counts, lettered notes."""

import pytest

from analysis.show.tables.summary_of_findings import questions, summary_of_findings
from analysis.text.lettering import lettered
from tests.builders import shown


def row(tmp_path, fragment=""):
    return shown.only(summary_of_findings(shown.review(tmp_path, fragment)))


def test_counts_of_both_groups_stand_side_by_side_per_100(tmp_path):
    found = row(tmp_path)
    assert (found["Treated"], found["Control"]) == ("75 per 100 (30 of 40)", "50 per 100 (20 of 40)")
    # Wilson intervals of 30/40 and 20/40 by scipy, put together by Newcombe's method 10: 0.0379 to 0.4295.
    assert found["Difference"] == (
        "25 more per 100 (95 % interval 4 more to 43 more); one more for every 4 treated (3 to 27)"
    )


def test_interval_that_holds_0_gives_no_people_to_treat(tmp_path):
    found = row(tmp_path, "findings.csv\nvalue,numerator,comparator_value,comparator_numerator\n55,22,50,20")
    assert found["Difference"] == "5 more per 100 (95 % interval 16 fewer to 26 more)"


def test_fewer_with_the_outcome_is_said_to_be_fewer(tmp_path):
    found = row(tmp_path, "findings.csv\nvalue,numerator,comparator_value,comparator_numerator\n25,10,50,20")
    assert found["Difference"].startswith("25 fewer per 100 (95 % interval 43 fewer to 4 fewer); one fewer for every 4")


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
            "75 per 100 (30 of 40)",
            "50.0 % (of how many: not read)",
            "not given: counts of the control group not read",
            id="treated counts alone",
        ),
        pytest.param(
            "value,numerator,denominator",
            "75,9,12",
            *("9 of 12", "50 per 100 (20 of 40)", "not given: fewer than 20 in a group"),
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
            "75 per 100 (30 of 40)",
            "none: no control group in this part",
            "none: no control group in this part",
            id="no control group",
        ),
        pytest.param(
            "group,numerator,denominator,comparator_value,comparator_numerator,comparator_denominator",
            "placebo,20,40,,,",
            *("in another row", "50 per 100 (20 of 40)", "in another row"),
            id="value of the control group",
        ),
        pytest.param(
            "numerator,denominator,ci_low,ci_high",
            ",,60,86",
            "75.0 % (of how many: not read); 95 % interval 60 to 86 as reported",
            "50 per 100 (20 of 40)",
            "not given: counts not read",
            id="reported interval",
        ),
    ],
)
def test_what_was_not_read_is_said_in_its_place(tmp_path, columns, cells, treated, control, difference):
    found = row(tmp_path, f"findings.csv\nid,{columns}\nF001,{cells}")
    assert (found["Treated"], found["Control"], found["Difference"]) == (treated, control, difference)


def test_units_that_are_not_people_are_named_and_get_no_interval(tmp_path):
    found = row(tmp_path, "studies.csv\nstudy,participants,units,unit_name\nito2011,,80,knees")
    assert found["People"] == "not read, 80 knees analysed"
    assert found["Treated"] == "75 per 100 (30 of 40 knees)"
    assert found["Difference"] == "25 more per 100 (interval not given: knees of one person are not independent)"


def test_target_and_threshold_are_given_or_said_not_to_be_read(tmp_path):
    found = row(tmp_path)
    assert (found["In what"], found["Counts as improved"]) == ("any effect; threshold not read", "not read")
    read = "questions.csv\ntarget,threshold,threshold_source\nworthwhile effect,10,Abe 1999\n\n"
    read += "findings.csv\nthreshold\nat least half less nausea"
    found = row(tmp_path / "read", read)
    assert found["In what"] == "worthwhile effect; threshold 10 (Abe 1999)"
    assert found["Counts as improved"] == "at least half less nausea"


def test_notes_begin_with_the_label(tmp_path):
    review = shown.review(tmp_path)
    for frame in (summary_of_findings(review), questions(review)):
        assert frame.notes[0] == "Our rating, listed studies; no systematic search."


def test_letter_of_a_row_is_that_of_the_note_with_the_steps_of_its_question(tmp_path):
    asked = "questions.csv\nid,findings\nQ01,\nQ02,F001\nQ03,F001"
    steps = "certainty.csv\nquestion,domain,step,state,reason\nQ02,imprecision,-1,,Few.\nQ03,large effect,0,,Small."
    frame = summary_of_findings(shown.review(tmp_path, f"{asked}\n\n{steps}"))
    notes = dict(lettered(frame.notes))
    letters = {str(one["Question"])[:3]: str(one["Notes"]) for one in shown.rows(frame)}
    assert letters["Q01"] == "none"
    assert notes[letters["Q02"]].startswith(
        "Q02 starts high (randomised). −1 imprecision: Few. Not considered: risk of"
    )
    assert notes[letters["Q03"]].startswith("Q03 starts high (randomised). Considered and left: large effect. Not")
    assert notes[letters["Q02"]].endswith("0 of 80 people in trials judged. Judged by adjudicator.")


def test_question_has_a_row_for_each_of_its_findings(tmp_path):
    fragment = "questions.csv\nfindings\nF001 F002\n\nfindings.csv\nid,months\nF001,1\nF002,6"
    found = shown.rows(summary_of_findings(shown.review(tmp_path, fragment)))
    assert [(one["Finding"], one["Time"]) for one in found] == [("F001", "1 month"), ("F002", "6 months")]


NO_STUDY = "questions.csv\nid,findings\nQ01,\n\ncertainty.csv\nquestion"


def test_question_without_a_study_stays_in_and_says_so(tmp_path):
    found = row(tmp_path, NO_STUDY)
    assert found["Certainty"] == "not rated (no study listed here)"
    assert (found["Study"], found["Treated"], found["Control"]) == (
        "none listed here",
        "not applicable",
        "not applicable",
    )


def test_provisional_certainty_is_marked(tmp_path):
    unverified = "findings.csv\nverified\nno"
    assert row(tmp_path, unverified)["Certainty"] == "moderate (provisional)"
    assert shown.only(questions(shown.review(tmp_path / "b", unverified)))["Provisional"] == "yes"


# Questions


def test_question_shows_start_steps_certainty_claims_and_judge(tmp_path):
    found = shown.only(questions(shown.review(tmp_path)))
    assert (found["Start"], found["Certainty"]) == ("high (randomised)", "moderate")
    assert found["Steps"] == (
        "−1 imprecision; considered and left: risk of bias and indirectness; not applicable: inconsistency; "
        "not assessed: publication bias"
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
    review = shown.review(tmp_path, "questions.csv\nid\n\ncertainty.csv\nquestion")
    for frame in (summary_of_findings(review), questions(review)):
        assert frame.data.empty
        assert frame.notes == ("No row: not checked, as questions.csv lists no question.",)
