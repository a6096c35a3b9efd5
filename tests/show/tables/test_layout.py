"""Layouts: the rows of the tables' words belong to tables there are, and a note stands only where it holds."""

from string import Formatter

import pytest

from analysis.show.tables import layout
from analysis.show.tables.catalogue import MAKERS
from analysis.show.tables.layout import _columns, columns_of, laid_out, layouts
from analysis.show.value import Home, Name
from analysis.text.rows import rows_beside

NOTES = rows_beside(layout.__file__, "notes")

#: Shown by the page and no table of the reports.
BESIDE = {"claim-about", "sheet-harms", "sheet-help", "sheet-sentences"}


def test_every_table_has_a_layout_and_every_row_is_of_a_table():
    assert set(layouts()) | BESIDE == {*MAKERS, *BESIDE}
    assert set(_columns()) <= {*MAKERS, *BESIDE}
    assert {name for row in NOTES for name in row["tables"].split()} <= set(layouts())


@pytest.mark.parametrize("name", MAKERS)
def test_a_title_is_no_sentence_and_a_caption_is_one(name):
    words = layouts()[name]
    assert not words["title"].endswith(".")
    assert words["caption"].endswith(".")
    assert not words["empty"] or words["empty"].startswith(("No row: ", "{"))


def test_what_emptiness_means_is_said_of_an_empty_table_alone():
    full, empty = (laid_out("positions", rows, unread=1) for rows in ((1,), ()))
    assert empty.notes[0] == "No row: no position is listed."
    assert full.notes == (empty.notes[1], "1 position of 1 not verified.")


def test_a_note_stands_where_what_it_needs_is_told():
    assert laid_out("references", (), silent="page1").notes[1:] == ("No printed reference is recorded for: page1.",)
    assert laid_out("references", (), silent="").notes[1:] == ()


def test_several_texts_are_several_notes():
    notes = laid_out("agreement", (None,), (), fewest=20, resamples="2,000", meanings=("One.", "Two.")).notes
    assert notes[:2] == ("One.", "Two.")
    assert "Under 20 pairs" in notes[2]


def test_a_column_that_no_record_holds_must_be_computed():
    with pytest.raises(KeyError, match="Figure"):
        columns_of("regimens")


def test_a_column_reads_its_row():
    claim, *_ = columns_of("pairs", {"Place": str, "Cited by the document": str, "Level": str})
    assert (claim.leads, claim.label) == (Home.CLAIMS, True)
    named = claim.value(type("Row", (), {"claim": type("Claim", (), {"id": "C001"})}))
    assert named == Name(Home.CLAIMS, "C001")


def test_braces_of_the_notes_hold_names():
    fields = [field for row in NOTES for _, field, *_ in Formatter().parse(row["sentence"]) if field is not None]
    assert fields
    assert all(field.isidentifier() for field in fields)
