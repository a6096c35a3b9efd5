"""Where the reports come from: every file, column and number once, and what was not checked with its reason."""

from analysis.schema import TABLES
from analysis.show.tables.provenance import dictionary, inputs, not_checked, numbers
from analysis.tell.numbers.all_numbers import numbers as all_numbers
from tests.builders import shown


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


def test_every_column_has_its_row(tmp_path):
    rows = shown.rows(dictionary(shown.review(tmp_path)))
    assert [(row["Table"], row["Column"]) for row in rows] == [
        (table.file, field.name) for table in TABLES.values() for field in table.fields
    ]
    assert all(row["Meaning"] and row["Allowed values"] and row["Example"] for row in rows)


def test_words_of_a_closed_list_are_named(tmp_path):
    rows = shown.rows(dictionary(shown.review(tmp_path)))
    (stance,) = (row for row in rows if (row["Table"], row["Column"]) == ("links.csv", "stance"))
    assert str(stance["Allowed values"]).startswith(
        "supports · partly supports · indirect · partly contradicts · contradicts"
    )
    assert not any("`" in str(row["Allowed values"]) for row in rows)


def test_note_says_how_many_rows_were_read(tmp_path):
    notes = " ".join(dictionary(shown.review(tmp_path, "missing findings.csv")).notes)
    assert "claims.csv 1," in notes
    assert "findings.csv absent" in notes


def test_the_table_holds_every_number_in_order(tmp_path):
    found = shown.review(tmp_path)
    counted = all_numbers(found)
    assert [(row["Id"], row["Value"]) for row in shown.rows(numbers(found))] == [(one.id, one.value) for one in counted]


def test_the_table_says_how_to_ask_for_the_rows(tmp_path):
    assert "explain ID" in numbers(shown.review(tmp_path)).notes[0]
