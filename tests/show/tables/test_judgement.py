"""Raters, their agreement, what was not checked, and the files read."""

import pytest

from analysis.appraise.agreement import Agreement, Coefficient
from analysis.model.words import RaterKind
from analysis.schema import TABLES
from analysis.show.tables.judgement import (
    agreement,
    agreement_by_stance,
    inputs,
    judged_by,
    meaning_of,
    not_checked,
    rater_disagreements,
)
from analysis.tell.numbers.of_judgements import printed_coefficient
from tests.builders import shown
from tests.builders.miniset import as_csv, example
from tests.tell.numbers.test_of_judgements import COEFFICIENTS

LINKS = TABLES["links"]


def rated(first: list[str], second: list[str]) -> str:
    """A set with two raters' stances on as many claims."""
    numbers = range(1, len(first) + 1)
    claims = "claims.csv\nid,quote\n" + "\n".join(f"C{number:03},quote {number}" for number in numbers)
    tables = [
        f"raw ratings/{rater}/links.csv\n"
        + as_csv(
            LINKS,
            [example(LINKS) | {"claim": f"C{number:03}", "stance": stance, "finding": ""} for number, stance in pairs],
        )
        for rater, pairs in (("ann", enumerate(first, 1)), ("bob", enumerate(second, 1)))
    ]
    raters = "raters.csv\nname,kind\nadjudicator,person\nann,machine-assisted\nbob,machine-assisted"
    return "\n\n".join([claims, raters, *tables])


ALIKE = ["partly"] * 12 + ["does not address"] * 12
APART = ["indirect"] * 3 + ALIKE[3:]


def test_agreement_gives_counts_and_coefficients_with_intervals(tmp_path):
    frame = agreement(shown.review(tmp_path, rated(ALIKE, APART)))
    everything, relevant = shown.rows(frame)
    assert (everything["Pairs"], everything["Agreed"]) == ("all pairs", "21 of 24")
    assert str(everything["Share agreed"]).startswith("0.88 (0.")
    assert " to " in str(everything["Cohen's kappa"])
    assert (relevant["Pairs"], relevant["Agreed"]) == ("relevant pairs", "9 of 12")
    assert relevant["Share agreed"] == "not given: fewer than 20"


def test_agreement_of_machines_is_said_to_show_repeatability(tmp_path):
    frame = agreement(shown.review(tmp_path, rated(ALIKE, APART)))
    assert "Both raters are machine-assisted" in frame.notes[0]
    assert "not that they are right" in frame.notes[0]


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        ((RaterKind.PERSON, RaterKind.PERSON), "Both raters are people"),
        ((RaterKind.PERSON, RaterKind.MACHINE_ASSISTED), "ann is a person and bob machine-assisted"),
        ((None, RaterKind.PERSON), "It is not recorded whether these raters are people"),
    ],
)
def test_meaning_of_agreement_follows_who_the_raters_are(kinds, text):
    nothing = Coefficient(None, None, None)
    one = Agreement("ann", "bob", kinds, "all pairs", 0, 0, nothing, nothing, nothing, (), {})
    assert meaning_of(one).startswith(text)


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


def test_the_tables_print_a_coefficient_as_the_numbers_do(tmp_path):
    columns = {column.name: column.words for column in agreement(shown.review(tmp_path)).columns}
    assert columns["Cohen's kappa"] is columns["Gwet's AC1"] is printed_coefficient


def test_agreement_by_stance_carries_its_denominator(tmp_path):
    found = {
        (row["Pairs"], row["Stance"]): row
        for row in shown.rows(agreement_by_stance(shown.review(tmp_path, rated(ALIKE, APART))))
    }
    partly = found["all pairs", "partly"]
    assert (partly["Chosen by both"], partly["Chosen by either"]) == (9, 12)
    assert partly["Specific agreement"] == "0.86 (18 of 21 choices)"
    assert found["all pairs", "indirect"]["Specific agreement"] == "0 of 3 choices"


def test_disagreements_name_both_words_and_what_was_settled(tmp_path):
    frame = rater_disagreements(shown.review(tmp_path, rated(ALIKE, APART)))
    first, second, _ = shown.rows(frame)
    assert (first["Claim"], first["First rater"], first["Second rater"]) == ("C001", "partly", "indirect")
    assert (first["Settled"], second["Settled"]) == ("partly", "not adjudicated")
    assert frame.notes == ("The first rater is ann, the second bob; they differ on 3 of 24 pairs.",)


def test_raters_who_never_differ_are_not_mistaken_for_raters_who_were_not_compared(tmp_path):
    alike = rater_disagreements(shown.review(tmp_path / "alike", rated(ALIKE, ALIKE)))
    alone = rater_disagreements(shown.review(tmp_path / "alone"))
    assert alike.notes[0] == "No row: the raters differ on no pair that both judged."
    assert alone.notes[0].startswith("No row: not computed")


def test_judges_are_counted_even_if_no_table_lists_them(tmp_path):
    review = shown.review(tmp_path, rated(ALIKE, APART) + "\n\nlinks.csv\njudged_by\neve")
    found = {row["Name"]: row for row in shown.rows(judged_by(review))}
    assert (found["ann"]["Links judged blind"], found["ann"]["Links adjudicated"]) == (24, 0)
    assert (found["eve"]["Kind"], found["eve"]["Links adjudicated"]) == ("not listed in raters.csv", 1)


def test_what_was_not_checked_has_its_reason(tmp_path):
    for row in shown.rows(not_checked(shown.review(tmp_path))):
        assert row["What"]
        assert row["Why"]


def test_every_file_read_has_its_hash(tmp_path):
    review = shown.review(tmp_path)
    found = {row["File"]: row["SHA-256"] for row in shown.rows(inputs(review))}
    assert found == dict(review.evidence.inputs)
    assert list(found) == sorted(review.evidence.inputs)


def test_rows_and_records_of_a_table_stand_side_by_side(tmp_path):
    damaged = "claims.csv\nid,category,statement\nC001,efficacy,One.\nC002,eficacy,Two.\n"
    review = shown.review(tmp_path, damaged)
    evidence = review.evidence
    (sheet,) = [sheet for sheet in evidence.sheets if sheet.table == "claims"]
    assert (len(sheet.rows), len(evidence.records_of(sheet))) == (2, 1)
    row = next(row for row in shown.rows(inputs(review)) if row["File"] == sheet.file)
    assert (row["Rows"], row["Records"]) == (2, 1)


@pytest.mark.parametrize(("one", "said"), COEFFICIENTS)
def test_coefficient_is_printed_as_the_numbers_print_it(tmp_path, one, said):
    (column,) = (column for column in agreement(shown.review(tmp_path)).columns if column.name == "Cohen's kappa")
    assert column.said(one) == said
