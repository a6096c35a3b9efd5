"""Records: each row as its first cell and a few lines; nothing of it is left out."""

from analysis.report.paper.records import records
from analysis.show.value import Lines
from tests.builders import outlines

LONG = "a reason " * 20


def test_a_row_is_named_by_its_first_cell_and_short_values_stand_side_by_side():
    block = outlines.table(("Study", "Design", "People", "Limits"), ("Ito 2011", "trial", 40, LONG))
    (record,) = records(block.table.rows, block.table)
    assert [line.text for line in record.name] == ["Ito 2011"]
    assert [[one.heading for one in group] for group in record.rest] == [["Design", "People"], ["Limits"]]


def test_every_line_of_every_cell_is_there():
    block = outlines.table(("Study", "Found"), (Lines(("Ito", "2011")), Lines(("less", "more"))), ("", ""))
    first, second = records(block.table.rows, block.table)
    assert [line.text for line in first.name] == ["Ito", "2011"]
    assert [line.text for group in first.rest for one in group for line in one.lines] == ["less", "more"]
    assert [line.text for line in second.name] == [""]


def test_without_rows_there_are_none():
    block = outlines.table(("Study", "Found"))
    assert list(records(block.table.rows, block.table)) == []
