"""Questions: results with both groups side by side, nothing per 100 without counts; certainty with its steps."""

from analysis.show.tables.answers.questions import questions
from tests.builders import shown


def test_every_result_of_a_question_stands_in_its_row_with_time_and_threshold(tmp_path):
    fragment = "questions.csv\nfindings\nF001 F002\n\nfindings.csv\nid,months,threshold,verified\nF001,1,half less,yes"
    said = str(shown.only(questions(shown.review(tmp_path, f"{fragment}\nF002,6,,no")))["Results"])
    assert said.startswith("F001: nausea, share improved (ginger) at 1 month: 30 of 40 (75 per 100) against 20 of 40")
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
