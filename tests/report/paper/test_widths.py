"""Widths of columns: no word is cut, most goes to what holds most, and a table that does not fit is known not to."""

import pytest

from analysis.report.outline.grid import Grid
from analysis.report.paper.widths import LONGEST_WORD, PAPER, SIZE, Face, column_widths, fits, lines_of
from analysis.show.plots.canvas import width as inches
from analysis.show.value import Count, Run
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
