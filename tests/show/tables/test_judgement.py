"""Raters and their agreement; risk of bias: nothing left out, nothing added up, and who judged."""

import pytest

from analysis.appraise.bias import FORMS, results
from analysis.appraise.raters.agreement import Agreement
from analysis.appraise.raters.coefficients import Coefficient
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import RaterKind, Tool
from analysis.schema import TABLES
from analysis.show.tables.judgement import (
    agreement,
    agreement_by_stance,
    agreement_in_short,
    judged_by,
    kinds_of,
    meaning_of,
    overruled,
    overruled_in_short,
    rater_disagreements,
    risk_of_bias,
    risk_of_bias_summary,
    tally,
)
from analysis.tell.explain.names import explain
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.of_judgements import printed_coefficient
from tests.builders import miniset, shipped, shown
from tests.builders.build import appraisal
from tests.builders.miniset import as_csv, example, rated

ALIKE = ["partly supports"] * 12 + ["does not address"] * 12
APART = ["indirect"] * 3 + ALIKE[3:]


def test_agreement_gives_counts_and_coefficients_with_intervals(tmp_path):
    frame = agreement(shown.review(tmp_path, rated(ALIKE, APART)))
    everything, relevant = shown.rows(frame)
    assert (everything["Pairs"], everything["Agreed"]) == ("all pairs", "21 of 24")
    assert str(everything["Share agreed"]).startswith("0.88 (0.")
    assert " to " in str(everything["Cohen's kappa"])
    assert (relevant["Pairs"], relevant["Agreed"]) == ("relevant pairs", "9 of 12")
    assert (everything["Judged"], everything["Raters"]) == ("stances", "ann and bob")
    assert {relevant[name] for name in ("Share agreed", "Cohen's kappa", "Krippendorff's alpha")} == {
        "too few for a coefficient"
    }


def test_three_raters_stand_below_each_two_with_their_kinds(tmp_path):
    found = shown.rows(agreement(shown.review(tmp_path, rated(ALIKE, APART, ALIKE[:5]))))
    assert [(row["Raters"], row["Kinds"], row["Agreed"]) for row in found if row["Pairs"] == "all pairs"] == [
        ("ann and bob", "machine-assisted", "21 of 24"),
        ("ann and cy", "machine-assisted and person", "5 of 5"),
        ("bob and cy", "machine-assisted and person", "2 of 5"),
        ("ann, bob and cy", "machine-assisted, machine-assisted and person", "21 of 24"),
    ]
    assert found[-1]["Cohen's kappa"] == "not applicable: more than two raters"
    assert found[0]["Weighted kappa"] == "not applicable: the words have no order"


def test_risk_of_bias_and_categories_stand_in_the_same_table(tmp_path):
    tables = {
        "appraisals": [{"study": f"s{n}", "judgement": "high" if n % 2 else "low"} for n in range(22)],
        "codings": [{"claim": f"C{n:03}"} for n in range(3)],
    }
    blocks = [
        f"raw ratings/{rater}/{name}.csv\n{as_csv(TABLES[name], [example(TABLES[name]) | row for row in rows])}"
        for rater in ("ann", "bob")
        for name, rows in tables.items()
    ]
    categories, bias, _ = shown.rows(agreement(shown.review(tmp_path, "\n\n".join(blocks))))
    assert (categories["Judged"], categories["Agreed"]) == ("categories of claims", "3 of 3")
    assert (bias["Judged"], bias["Agreed"]) == ("risk of bias, RoB 2", "22 of 22")
    assert bias["Weighted kappa"] == bias["Krippendorff's alpha"] == "1.00 (1.00 to 1.00), over 22 pairs"


def test_agreement_of_machines_is_said_to_show_repeatability(tmp_path):
    frame = agreement(shown.review(tmp_path, rated(ALIKE, APART)))
    assert "These raters are machine-assisted" in frame.notes[0]
    assert "not that they are right" in frame.notes[0]


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        ((RaterKind.PERSON, RaterKind.PERSON), "These raters are people"),
        ((RaterKind.PERSON, RaterKind.MACHINE_ASSISTED), "Agreement of a person and a machine-assisted rater"),
        ((None, RaterKind.PERSON), "It is not recorded whether these raters are people"),
    ],
)
def test_meaning_of_agreement_follows_who_the_raters_are(kinds, text):
    one = Agreement(
        "stances", "all pairs", ("a", "b"), kinds, "", 0, 0, (0, 0), None, None, None, None, None, None, (), {}, ()
    )
    assert meaning_of(one).startswith(text)
    assert ("kind not recorded" in kinds_of(one)) is (None in kinds)


def test_agreement_by_different_rules_says_nothing_of_repeating():
    kinds = (RaterKind.MACHINE_ASSISTED,) * 2
    one = Agreement(
        "stances", "all pairs", ("a", "b"), kinds, None, 0, 0, (0, 0), None, None, None, None, None, None, (), {}, ()
    )
    assert meaning_of(one).startswith("These raters judged by different rules")
    assert "can be repeated" in meaning_of(one._replace(rules=""))


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (Coefficient(0.714, 0.62, 0.788), "0.71 (0.62 to 0.79)"),
        (Coefficient(-0.2, -0.5, 0.1), "−0.20 (−0.50 to 0.10)"),
        (Coefficient(-0.001, None, None), "0.00 (interval undefined)"),
        (Coefficient(None, None, None), "undefined: one word was used throughout"),
    ],
)
def test_coefficient_is_text_with_its_interval(one, text):
    assert printed_coefficient(one) == text


def test_agreement_by_stance_carries_its_denominator(tmp_path):
    found = {
        (row["Pairs"], row["Stance"]): row
        for row in shown.rows(agreement_by_stance(shown.review(tmp_path, rated(ALIKE, APART))))
    }
    partly = found["all pairs", "partly supports"]
    assert partly["Raters"] == "ann and bob"
    assert (partly["Chosen by both"], partly["Chosen by either"]) == (9, 12)
    assert partly["Specific agreement"] == "0.86 (18 of 21 choices)"
    assert found["all pairs", "indirect"]["Specific agreement"] == "0 of 3 choices"


def test_disagreements_name_every_word_and_what_was_adjudicated(tmp_path):
    frame = rater_disagreements(shown.review(tmp_path, rated(ALIKE, APART, ALIKE[:2])))
    first, second, third = shown.rows(frame)
    assert (first["Claim"], first["ann"], first["bob"]) == ("C001", "partly supports", "indirect")
    assert (second["cy"], third["cy"]) == ("partly supports", "not judged")
    assert (first["Adjudicated"], second["Adjudicated"]) == ("partly supports", "not adjudicated")
    assert frame.notes == ("Raters differ on 3 pairs; under each rater's name stands that one's word.",)


def test_overruled_raters_are_listed_with_the_reason_or_that_there_is_none(tmp_path):
    links = (
        "\n\nlinks.csv\nclaim,stance,overrule_reason\nC001,indirect,\nC002,indirect,Read again.\nC003,partly supports,"
    )
    frame = overruled(shown.review(tmp_path / "two", rated(ALIKE, ALIKE) + links))
    assert [tuple(row.values()) for row in shown.rows(frame)] == [
        ("C001", "ito2011", "partly supports", 2, "indirect", "no reason given"),
        ("C002", "ito2011", "partly supports", 2, "indirect", "Read again."),
    ]
    assert frame.notes == ("No reason is given for 1 of 2 pairs.",)
    nobody = overruled(shown.review(tmp_path / "nobody", rated(ALIKE, ALIKE)))
    assert nobody.notes == ("No row: no raters who agree were overruled.",)
    assert overruled(shown.review(tmp_path / "alone")).notes[0].startswith("No row: not computed")


def test_raters_who_never_differ_are_not_mistaken_for_raters_who_were_not_compared(tmp_path):
    alike = rater_disagreements(shown.review(tmp_path / "alike", rated(ALIKE, ALIKE)))
    alone = rater_disagreements(shown.review(tmp_path / "alone"))
    assert alike.notes[0] == "No row: the raters differ on no pair that two of them judged."
    assert alone.notes[0].startswith("No row: not computed")


def test_judges_are_counted_even_if_no_table_lists_them(tmp_path):
    review = shown.review(tmp_path, rated(ALIKE, APART) + "\n\nlinks.csv\njudged_by\neve")
    found = {row["Name"]: row for row in shown.rows(judged_by(review))}
    assert [found["ann"][name] for name in ("Links judged blind", "Links adjudicated", "Other rows")] == [24, 0, 0]
    assert found["adjudicator"]["Other rows"] == 9
    assert (found["eve"]["Kind"], found["eve"]["Links adjudicated"]) == ("not listed in raters.csv", 1)


def test_in_short_has_what_there_was_to_judge_of_all_raters_together(tmp_path):
    many = ["partly supports"] * 12 + ["indirect"] * 10 + ["does not address"] * 5
    row = shown.only(agreement_in_short(shown.review(tmp_path, rated(many, many, many))))
    assert (row["Judged"], row["Raters"]) == ("stances, relevant pairs", "ann, bob and cy")
    assert row["Agreed of rated"] == "22 of 22"
    assert row["What that means"] == "can be repeated"


def test_agreement_by_chance_is_said_not_to_be_one_to_rely_on(tmp_path):
    ones, others = ["partly supports", "indirect"] * 12, ["indirect", "partly supports"] * 12
    row = shown.only(agreement_in_short(shown.review(tmp_path, rated(ones, others))))
    assert row["What that means"] == "cannot be relied on to be repeated"


def test_raters_who_share_few_pairs_are_named_in_a_note(tmp_path):
    table = agreement_in_short(shown.review(tmp_path, rated(ALIKE[:5], ALIKE[:5])))
    assert not table.records
    assert any("fewer than 20 pairs, on: stances" in note for note in table.notes)


def test_overruled_pairs_are_counted_by_what_they_were_changed_to():
    review = shipped.review()
    rows = shown.rows(overruled_in_short(review))
    pairs = [int(str(row["Pairs"])) for row in rows]
    assert sum(pairs) == len(overruled(review).records)
    assert pairs == sorted(pairs, reverse=True)
    assert all(str(row["Why"]).endswith(".") for row in rows)
    assert all(row["All raters said"] != row["Adjudicated"] for row in rows)


# Risk of bias

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
