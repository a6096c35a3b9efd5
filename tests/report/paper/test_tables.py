"""Tables on paper: no word is cut, and most room goes to what holds most; nothing of a row told alone is left out.

Pages stand unless a table fits only on its side.
"""

import pytest

from analysis.report.outline.blocks import Block, Heading, TableBlock
from analysis.report.outline.grid import Grid
from analysis.report.paper.tables import LONGEST_WORD, PAPER, SIZE, Face, column_widths, fits, lines_of, records, turns
from analysis.show.plots.canvas import width as inches
from analysis.show.value import Count, Lines, Run
from tests.builders import outlines

ROOM = 495.0
LONG = "a reason " * 60
PLAIN = Face(lambda words, _: len(words), 1, 2)


def made(**columns: list) -> Grid:
    return outlines.table(tuple(columns), *zip(*columns.values(), strict=True)).table


def points(words: str, bold: bool = False) -> float:
    return inches(words, SIZE, bold) * 72


@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_widths_are_no_more_than_the_room_and_none_is_nothing(count):
    widths = column_widths(made(**{f"c{number}": ["x" * (number % 9)] for number in range(count)}), ROOM, PAPER)
    assert sum(widths) <= ROOM + 0.01
    assert min(widths) > 0


def test_long_texts_fill_the_room_and_get_most():
    widths = column_widths(made(Id=["C001"], Verdict=["contradicted"], Why=[LONG]), ROOM, PAPER)
    assert sum(widths) == pytest.approx(ROOM, abs=0.1)
    assert widths[2] > sum(widths[:2])


def test_a_table_of_short_texts_is_no_wider_than_they_are():
    assert sum(column_widths(made(Cup=["blue"], Tea=["green"]), ROOM, PAPER)) < ROOM / 4


def test_a_table_nearly_as_wide_as_its_page_is_as_wide():
    texts = {f"c{number}": ["some fourteen or more letters"] for number in range(3)}
    assert sum(column_widths(made(**texts), ROOM, PAPER)) == pytest.approx(ROOM)


@pytest.mark.parametrize(
    ("heading", "text", "word", "bold"),
    [
        pytest.param("Kind", "an antihypertensive", "antihypertensive", False, id="a word of a text"),
        pytest.param("Contraindication", "x", "Contraindication", True, id="a heading, which is bold"),
        pytest.param("Kind", Run("one antihypertensive", strong=True), "antihypertensive", True, id="a strong word"),
        pytest.param("Kind", "W" * LONGEST_WORD, "W" * LONGEST_WORD, False, id="the longest and widest"),
    ],
)
def test_a_word_stays_whole_beside_long_texts(heading, text, word, bold):
    table = made(**{heading: [text, LONG], "Why": [LONG, LONG], "What": [LONG, LONG]})
    assert column_widths(table, ROOM, PAPER)[0] >= points(word, bold) + PAPER.blanks


def test_a_compound_may_break_at_its_hyphens_and_an_address_at_its_joints():
    compound = made(Kind=["a non-randomised-controlled-trial"], Why=[LONG])
    assert column_widths(compound, ROOM, PAPER)[0] < points("non-randomised-controlled-trial")
    assert fits(made(Where=[f"https://example.org/{'x' * 900}"]), points("m" * LONGEST_WORD) + PAPER.blanks, PAPER)


def test_a_bar_has_its_room():
    bars = made(Claims=[Count(12, "", 24)], Why=[LONG])
    assert column_widths(bars, ROOM, PAPER)[0] >= points("12") + PAPER.bar + PAPER.blanks


def test_a_table_of_many_columns_fits_no_page_and_shares_what_there_is():
    wide = made(**{f"Document {number:03}": ["unmentionably"] for number in range(60)})
    assert not fits(wide, 2 * ROOM, PAPER)
    assert sum(column_widths(wide, ROOM, PAPER)) == pytest.approx(ROOM)


def test_table_without_rows_has_widths_too():
    assert len(column_widths(made(Cup=[], Colour=[]), ROOM, PAPER)) == 2


def test_a_terminal_counts_characters():
    widths = column_widths(made(Cup=["blue"], Tea=["green"]), 100, PLAIN)
    assert [round(width) for width in widths] == [6, 7]


def test_where_all_fits_on_one_line_nothing_is_broken():
    longest = ("of blue china with a rim of gold inside", "so " * 12 + "so")
    cups = made(Cup=["blue"] * 9 + [longest[0]], Why=[longest[1]] * 10)
    widths = column_widths(cups, ROOM, PAPER)
    assert all(wide >= points(line) + PAPER.blanks for wide, line in zip(widths, longest, strict=True))


def test_lines_of_a_cell_are_counted_as_they_break():
    (row,) = made(Cup=["x" * 25]).rows
    assert [lines_of(row.cells[0], width, PLAIN) for width in (32, 12, 0)] == [1, 3, 25]


# Rows one by one

REASONS = "a reason " * 20


def test_a_row_is_named_by_its_first_cell_and_short_values_stand_side_by_side():
    block = outlines.table(("Study", "Design", "People", "Limits"), ("Ito 2011", "trial", 40, REASONS))
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


# Pages that lie

ONE, TWO, UNDER = Heading(1, "a", "a"), Heading(1, "b", "b"), Heading(2, "c", "c")
WORDS = outlines.prose("Words.")


def cups(columns: int, *, records: bool = False) -> TableBlock:
    names = [f"Column {number}" for number in range(columns)]
    return outlines.table(names, ["some words " * 20] * columns, records=records)


UPRIGHT, LYING, NEITHER = cups(3), cups(6), cups(12)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        pytest.param([ONE, UPRIGHT, UNDER, LYING], [(False, [ONE, UPRIGHT]), (True, [UNDER, LYING])], id="turns"),
        pytest.param([ONE, LYING, TWO, WORDS], [(True, [ONE, LYING]), (False, [TWO, WORDS])], id="turns back"),
        pytest.param([ONE, WORDS, UNDER, LYING], [(True, [ONE, WORDS, UNDER, LYING])], id="opening goes with it"),
        pytest.param([ONE, cups(12, records=True)], [(False, [ONE, cups(12, records=True)])], id="records stand"),
        pytest.param([ONE, NEITHER], [(False, [ONE, NEITHER._replace(records=True)])], id="row by row"),
        pytest.param([WORDS], [(False, [WORDS])], id="no heading"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_pages_lie_for_a_table_that_fits_only_so(blocks: list[Block], found):
    assert list(turns(blocks)) == found
