"""Risk of bias as tables: nothing left out, nothing added up, and who judged."""

from analysis.appraise.bias import FORMS, results
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Tool
from analysis.show.tables.bias import risk_of_bias, risk_of_bias_summary, tally
from analysis.tell.explain.names import explain
from analysis.tell.not_checked import not_checked
from tests.builders import miniset, shown
from tests.builders.build import appraisal

JUDGED = """
appraisals.csv
domain,judgement,reason,read_at
randomisation process,low,"Drawn by a computer.",https://example.org/record
deviations from intended interventions,some concerns,"Helpers knew.",https://example.org/record
missing outcome data,high,"Half were lost.",https://example.org/record
measurement of the outcome,not assessed,"Who asked is not told.",
selection of the reported result,not assessed,"No protocol was seen.",
"""

CHECKLIST = """
studies.csv
study,design
ito2011,case series

appraisals.csv
phase,tool,domain,judgement,read_at
uncontrolled,JBI case series,clear inclusion criteria,yes,https://example.org/record
"""


def test_each_domain_has_a_row_with_its_reason_text_and_rater(tmp_path):
    rows = shown.rows(risk_of_bias(shown.review(tmp_path, JUDGED)))
    assert [row["Domain"] for row in rows] == [domain.label for domain in FORMS[Tool.ROB_2].domains]
    assert (rows[2]["Judgement"], rows[2]["Reason"]) == ("high", "Half were lost.")
    assert (rows[2]["Read at"], rows[2]["Judged by"]) == ("https://example.org/record", "adjudicator")
    assert rows[3]["Read at"] == "not read"


def test_domain_that_nobody_judged_is_shown_as_such(tmp_path):
    rows = shown.rows(risk_of_bias(shown.review(tmp_path)))
    assert [row["Judgement"] for row in rows] == ["not assessed"] * 5
    assert [row["Judged by"] for row in rows] == ["adjudicator", *["nobody"] * 4]


def test_result_is_summed_up_in_counts_without_an_overall_risk_while_a_domain_is_open(tmp_path):
    row = shown.only(risk_of_bias_summary(shown.review(tmp_path, JUDGED)))
    assert row["Domains"] == "3 of 5 judged: 1 low, 1 some concerns, 1 high; 2 not assessed"
    assert row["Overall"] == "not told: 2 of 5 domains without a judgement"


def test_checklist_has_no_overall_rating_in_cell_or_note(tmp_path):
    frame = risk_of_bias_summary(shown.review(tmp_path, CHECKLIST))
    assert shown.only(frame)["Overall"] == "none: the checklist has no overall judgement"
    assert any("no overall rating is made" in note for note in frame.notes)


def test_items_that_do_not_apply_are_not_counted_as_judged():
    rows = [
        appraisal(tool="AMSTAR 2", domain=name, judgement=word)
        for name, word in zip(FORMS[Tool.AMSTAR_2].names, ["yes", "no", *["not applicable"] * 5], strict=True)
    ]
    assert tally(results(rows)[0]) == "2 of 7 judged: 1 yes, 1 no; 5 not applicable"


def test_result_with_nothing_judged_says_so():
    assert tally(results([appraisal()])[0]) == "0 of 5 judged; 5 not assessed"


def test_notes_say_what_not_assessed_means_and_that_a_machine_judged(tmp_path):
    notes = risk_of_bias(shown.review(tmp_path, JUDGED)).notes
    assert notes[0] == "Judged: 3 of 5 domains of 1 result."
    assert any(note.startswith("“not assessed”") for note in notes)
    assert any(note.startswith("Machine-assisted: adjudicator") for note in notes)
    assert any(note.startswith("Not checked: agreement on risk of bias") for note in notes)


def test_without_appraisals_the_tables_say_so(tmp_path):
    review = shown.review(tmp_path, "appraisals.csv\nstudy")
    for frame in (risk_of_bias(review), risk_of_bias_summary(review)):
        assert frame.data.empty
        assert frame.notes == ("No row: risk of bias was not appraised, as appraisals.csv lists nothing.",)


def test_domains_and_studies_that_nobody_judged_are_listed_as_not_checked(tmp_path):
    said = [item.what for item in not_checked(shown.review(tmp_path, JUDGED).appraised)]
    assert "Risk of bias in 2 of 5 domains of 1 result" in said
    fragment = JUDGED + "\nstudies.csv\nstudy\nito2011\nabe1999\n\nfindings.csv\nid,study\nF001,ito2011\nF002,abe1999\n"
    said = [item.what for item in not_checked(shown.review(tmp_path / "two", fragment).appraised)]
    assert "Risk of bias of 1 study (abe1999)" in said


def test_explained_study_shows_each_result_with_reason_rater_and_place(tmp_path):
    appraised = miniset.appraised(tmp_path / "data", JUDGED)
    text = explain("ito2011", lambda: EvidenceReview.of(appraised))
    assert "Risk of bias of nausea, randomised, by RoB 2 (Sterne et al. 2019, BMJ 366:l4898):" in text
    assert "D3 missing outcome data: high" in text
    assert (
        "Half were lost. Read at https://example.org/record. Judged by adjudicator, not confirmed by a person." in text
    )
    assert "appraisals.csv:4]" in text
    assert "overall: not told (2 of 5 domains without a judgement)" in text


def test_explained_study_says_which_domain_has_no_row(tmp_path):
    appraised = miniset.appraised(tmp_path / "data")
    assert explain("ito2011", lambda: EvidenceReview.of(appraised)).count("no row: nobody judged this domain") == 4


def test_explained_finding_of_knees_has_no_interval(tmp_path):
    appraised = miniset.appraised(tmp_path / "data", "studies.csv\nstudy,units,unit_name\nito2011,90,knees\n")
    text = explain("F001", lambda: EvidenceReview.of(appraised))
    assert "95 % Wilson interval: not given, as knees of one person are not independent" in text
