"""Raters, their agreement, what was not checked, and the files read."""

import pytest

from analysis.appraise.raters.agreement import Agreement
from analysis.appraise.raters.coefficients import Coefficient
from analysis.model.words import RaterKind
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
)
from analysis.tell.numbers.of_judgements import printed_coefficient
from tests.builders import shipped, shown
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
