"""The data dictionary as a table: every column of every file once, in words."""

from analysis.schema import TABLES
from analysis.show.tables.data_dictionary import dictionary
from tests.builders import shown


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
