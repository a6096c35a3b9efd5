"""Questions, in short and all: both groups side by side, nothing per 100 without counts, what was left out said."""

from itertools import pairwise

import pytest

from analysis.model.words import Design
from analysis.show.tables.answers.questions import (
    MOST_HARMS,
    MOST_OF_CONDITION,
    MOST_ROWS,
    NOT_COMPARED,
    OTHERS,
    chosen,
    questions,
    size_of,
    summary_of_findings,
)
from analysis.text.vocabulary.refused import refused
from tests.builders import shipped, shown
from tests.builders.build import study

CONTROL, TREATED = "With control", "With treatment, or the difference"
NOT_COUNTED = "numerator,denominator,comparator_numerator,comparator_denominator"


def row(tmp_path, fragment=""):
    return shown.only(summary_of_findings(shown.review(tmp_path, fragment)))


def test_row_holds_outcome_people_both_groups_certainty_and_a_sentence(tmp_path):
    assert row(tmp_path) == {
        "Condition": OTHERS,
        "Outcome, time": "Nausea in motion sickness\none hour; ginger against placebo",
        "People, studies": "80 people in 1 randomised trial\nito2011",
        CONTROL: "20 of 40 (50 per 100)",
        TREATED: "30 of 40 (75 per 100); 25 more per 100 (95 % interval 4 more to 43 more)",
        "Certainty, and why": "moderate\nimprecision",
        "In plain words": "Ginger probably improves nausea more than placebo.",
    }


@pytest.mark.parametrize(
    ("columns", "cells", "control", "treated"),
    [
        pytest.param(
            NOT_COUNTED,
            ",,,",
            "50.0 % (counts not read)",
            "75.0 % (counts not read), better with ginger",
            id="percentages",
        ),
        pytest.param(
            NOT_COUNTED,
            ",12,,40",
            "50.0 % of 40",
            "share of 12 people not given, better with ginger",
            id="few",
        ),
        pytest.param(
            "measure,value,unit,comparator_value,p",
            "mean change,-14.2,points,-7.4,0.3",
            *("mean change −7.4 points", "mean change −14.2 points, no difference found"),
            id="means",
        ),
        pytest.param(
            "measure,value,unit,ci_low,ci_high,comparator_value,note,p",
            "between-arm difference,-10.3,points,-19.2,-1.5,,Negative favours ginger.,",
            *(
                "only the difference read",
                "between-arm difference −10.3 points (95 % interval −19.2 to −1.5), better with ginger",
            ),
            id="difference",
        ),
        pytest.param(
            "measure,value,unit,comparator_value,note,group,p",
            "statement,,,,No difference in nausea.,ginger vs placebo,",
            *("not read", "no difference found"),
            id="words",
        ),
        pytest.param(
            "measure,value,unit,comparator_value,note,group,p",
            "statement,,,,Patients were asked.,ginger vs placebo,",
            *("not read", "patients were asked"),
            id="a remark where nothing else is",
        ),
    ],
)
def test_what_was_not_read_is_said_in_its_place(tmp_path, columns, cells, control, treated):
    judged = "" if "Patients" not in cells else "\n\nlinks.csv\nclaim"
    found = row(tmp_path, f"findings.csv\nid,{columns}\nF001,{cells}{judged}")
    assert (found[CONTROL], found[TREATED]) == (control, treated)


ALONE = "findings.csv\nphase,comparator_value,comparator_numerator,comparator_denominator\nuncontrolled,,,"


def test_share_of_one_group_alone_is_not_told(tmp_path):
    found = row(tmp_path, f"{ALONE}\n\nquestions.csv\ncomparator\nnone")
    assert (found[CONTROL], found[TREATED]) == ("no control group", "not compared")
    assert found["Condition"] == NOT_COMPARED
    assert found["Outcome, time"] == "Nausea in motion sickness\none hour; ginger, no comparator"


def test_results_alike_stand_once_and_what_they_are_of_is_said_where_it_is_not_the_outcome(tmp_path):
    asked = (
        "questions.csv\nfindings\nF001 F002 F003 F004 F005\n\nfindings.csv\nid,outcome,measure,value,unit,note,group,"
    )
    asked += "comparator_value,p,numerator,denominator,comparator_numerator,comparator_denominator"
    words = "statement,,,{},ginger vs placebo,,,,,,"
    rows = [
        f"F001,nausea,{words.format('No difference.')}",
        f"F002,nausea,{words.format('No difference.')}",
        f"F003,vomiting,{words.format('It favours ginger.')}",
        f"F004,vomiting,{words.format('It favours placebo.')}",
        f"F005,appetite,{words.format('It favours ginger.')}",
    ]
    found = row(tmp_path, "\n".join([asked, *rows]))
    assert found[CONTROL] == "not read"
    assert found[TREATED] == "no difference found; vomiting, appetite: better with ginger; vomiting: worse with ginger"


def test_study_is_named_where_there_are_several_and_further_results_are_counted(tmp_path):
    fragment = (
        "studies.csv\nstudy,participants\nito2011,80\nabe1999,\n\nquestions.csv\nfindings\nF001 F002 F003 F004\n\n"
    )
    fragment += "findings.csv\nid,study,numerator\nF001,ito2011,30\nF002,ito2011,31\nF003,abe1999,32\nF004,abe1999,33"
    found = row(tmp_path, fragment)
    assert found["People, studies"] == "80 people, people not read in 2 randomised trials\nito2011, abe1999"
    assert str(found[TREATED]).startswith("ito2011: 30 of 40 (75 per 100); 25 more")
    assert "\nabe1999: 32 of 40" in str(found[TREATED])
    assert str(found[TREATED]).endswith("\nand 1 other result")


def test_people_of_reviews_are_not_added_up_and_respondents_are_no_patients():
    reviews = [study(participants="393"), study(participants="837")]
    assert size_of(Design.SYSTEMATIC_REVIEW, reviews) == "2 systematic reviews (393 and 837 people in all)"
    assert (
        size_of(Design.SYSTEMATIC_REVIEW, [study(participants="")]) == "1 systematic review (number of people not read)"
    )
    assert size_of(Design.SURVEY, [study(participants="171")]) == "171 respondents in 1 survey"
    assert size_of(Design.SURVEY, [study(participants="171")] * 2) == "342 respondents in 2 surveys"
    assert size_of(Design.SURVEY, [study(participants="", units="9", unit_name="nurses")]) == "9 nurses in 1 survey"
    assert size_of(Design.CASE_SERIES, [study(), study()]) == "160 people in 2 case series"
    knees = study(participants="", units="111", unit_name="knees")
    assert size_of(Design.RANDOMISED_TRIAL, [study(), knees]) == "80 people, 111 knees in 2 randomised trials"


def test_certainty_tells_serious_from_very_serious_and_what_was_not_read(tmp_path):
    steps = "certainty.csv\ndomain,step,state\nrisk of bias,-2,judged\ninconsistency,0,judged\nindirectness,-1,judged"
    assert row(tmp_path, f"{steps}\nimprecision,0,unread")["Certainty, and why"] == (
        "very low\nvery serious risk of bias, indirectness, imprecision not read"
    )
    none = row(tmp_path / "b", "certainty.csv\nquestion")
    assert none["Certainty, and why"] == "not rated\nno steps recorded"


def test_provisional_certainty_is_marked(tmp_path):
    assert row(tmp_path, "findings.csv\nverified\nno")["Certainty, and why"] == "moderate\nimprecision, provisional"


# Harms

HARM = """
terms.csv
term,kind,broader
drowsiness,harm,any side effect

questions.csv
id,group,outcome,comparator,findings
Q01,harms anywhere,drowsiness,none,F001 F002 F003

findings.csv
id,outcome,measure,value,unit,event,phase,comparator_value,note,numerator,denominator,comparator_numerator,comparator_denominator
F001,drowsiness,count,7,events,recalled,uncontrolled,,,,,,
F002,drowsiness,share with event,70,%,recalled,uncontrolled,,,,,,
F003,fainting,statement,,,case,uncontrolled,,One man.,,,,

harms.csv
harm,seriousness,findings
fainting,serious,F003
"""


def test_harm_shows_what_was_counted_gravest_first_and_an_estimate_as_one(tmp_path):
    found = row(tmp_path, HARM)
    assert found["Condition"] == "Harms anywhere"
    assert found[CONTROL] == "no control group"
    assert found[TREATED] == (
        "fainting: a documented case; drowsiness: 7 events, recalled; drowsiness: 70 %, an estimate from memory"
    )
    assert found["Certainty, and why"] == "not rated\nno denominator"
    assert found["In plain words"] == "Drowsiness is reported after ginger; how often it occurs is not known."


# Which questions


def many(number: int, **columns: str) -> str:
    given = {"comparator": "placebo", "outcome": "nausea", "condition": "motion sickness", "findings": "F001"} | columns
    rows = [f"Q{place:02},{','.join(given.values())}" for place in range(1, number + 1)]
    return "\n".join([f"questions.csv\nid,{','.join(given)}", *rows])


def steps(number: int) -> str:
    given = [
        f"Q{place:02},{domain},0,second-hand"
        for place in range(1, number + 1)
        for domain in ("risk of bias", "indirectness", "imprecision")
    ]
    return "\n".join(["certainty.csv\nquestion,domain,step,state", *given])


def test_a_condition_has_at_most_its_rows_and_the_rest_is_counted(tmp_path):
    frame = summary_of_findings(shown.review(tmp_path, f"{many(7)}\n\n{steps(7)}"))
    assert len(frame.rows) == MOST_OF_CONDITION
    assert f"In the table of questions besides: {7 - MOST_OF_CONDITION} questions (motion sickness 4)." in frame.notes


def test_one_row_stands_for_a_condition_where_none_is_rated(tmp_path):
    assert len(summary_of_findings(shown.review(tmp_path, f"{many(7)}\n\ncertainty.csv\nquestion")).rows) == 1


@pytest.mark.parametrize("columns", [{"outcome": "sleep"}, {"importance": "of limited importance"}, {"findings": ""}])
def test_question_without_a_claim_or_importance_or_study_is_left_out(tmp_path, columns):
    assert not summary_of_findings(shown.review(tmp_path, many(1, **columns))).rows


def test_harms_have_a_limit_of_their_own_critical_ones_first(tmp_path):
    harms = many(MOST_HARMS + 3, outcome="drowsiness", importance="important")
    harms = harms.replace(",important", ",critical", MOST_HARMS + 3).replace(",critical", ",important", 2)
    review = shown.review(tmp_path, f"{harms}\n\nterms.csv\nterm,kind,broader\ndrowsiness,harm,any side effect")
    ids = [one.question.id for one in chosen(review)]
    assert len(ids) == MOST_HARMS
    assert not {"Q01", "Q02"} & set(ids)


def test_shipped_summary_keeps_to_its_limits_harms_last_groups_together():
    review = shipped.review()
    frame = summary_of_findings(review)
    assert 0 < len(frame.rows) <= MOST_ROWS
    groups = list(frame.data["Condition"])
    assert sum(one != other for one, other in pairwise(groups)) + 1 == len(set(groups))
    rated = [one.question.id for one in review.appraised.certainty.values() if one.findings]
    left = next(note for note in frame.notes if note.startswith("In the table of questions besides: "))
    assert f" {len(rated) - len(frame.rows)} questions (" in left
    for words in frame.data["In plain words"]:
        assert not refused(str(words))


def test_without_questions_nothing_was_checked(tmp_path):
    frame = summary_of_findings(shown.review(tmp_path, "questions.csv\nid\n\ncertainty.csv\nquestion"))
    assert frame.data.empty
    assert frame.notes == ("No row: not checked, as questions.csv lists no question.",)


# All of them


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


def test_provisional_certainty_is_marked_in_full(tmp_path):
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


def test_without_questions_no_row_stands_in_full(tmp_path):
    frame = questions(shown.review(tmp_path, "questions.csv\nid\n\ncertainty.csv\nquestion"))
    assert frame.data.empty
    assert frame.notes == ("No row: not checked, as questions.csv lists no question.",)
