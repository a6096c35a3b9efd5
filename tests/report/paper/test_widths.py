"""Widths of columns: they fill the page, keep words whole, and give most to what holds most."""

import pandas as pd
import pytest

from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.links import NameLinks
from analysis.report.paper.widths import column_widths, lines_of, pieces
from tests.builders import miniset, shown

PAGE, CHARACTER = 9638, 84


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> NameLinks:
    return NameLinks(miniset.appraised(tmp_path_factory.mktemp("set")).evidence)


def made(links: NameLinks, **columns: list) -> Grid:
    return grid(shown.table("cups", "Cups", "Which?", pd.DataFrame(columns), ()), links)


@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_widths_add_up_to_the_page_and_none_is_nothing(links, count):
    widths = column_widths(made(links, **{f"c{number}": ["x" * number] for number in range(count)}), PAGE, CHARACTER)
    assert sum(widths) == PAGE
    assert min(widths) > 0


def test_long_texts_get_most_and_short_words_stay_whole(links):
    widths = column_widths(made(links, Id=["C001"], Verdict=["contradicted"], Why=["a reason " * 60]), PAGE, CHARACTER)
    assert widths[0] >= 4 * CHARACTER
    assert widths[1] >= 12 * CHARACTER
    assert widths[2] > sum(widths[:2])


def test_table_without_rows_has_widths_too(links):
    assert sum(column_widths(made(links, Cup=[], Colour=[]), PAGE, CHARACTER)) == PAGE


def test_lines_of_a_cell_are_counted_as_they_break(links):
    (row,) = made(links, Cup=["x" * 25]).rows
    assert [lines_of(row.cells[0], width) for width in (30, 10, 0)] == [1, 3, 25]


LONG = "a reason " * 60


@pytest.mark.parametrize(
    ("heading", "text", "least"),
    [
        pytest.param("Kind", "an antihypertensive", 16, id="a long word of a text"),
        pytest.param("Contraindication", "x", 20, id="a heading, which is bold"),
    ],
)
def test_a_long_word_stays_whole_beside_long_texts(links, heading, text, least):
    assert column_widths(made(links, **{heading: [text], "Why": [LONG]}), PAGE, CHARACTER)[0] >= least * CHARACTER


def test_a_compound_may_break_at_its_hyphens(links):
    widths = column_widths(made(links, Kind=["a non-randomised-controlled-trial"], Why=[LONG]), PAGE, CHARACTER)
    assert widths[0] < 17 * CHARACTER


def test_where_all_fits_on_one_line_nothing_is_broken(links):
    cups = made(links, Cup=["blue"] * 9 + ["of blue china with a rim of gold inside"], Why=["so " * 13] * 10)
    widths = column_widths(cups, PAGE, CHARACTER)
    lines = {
        lines_of(cell, width / CHARACTER) for row in cups.rows for cell, width in zip(row.cells, widths, strict=True)
    }
    assert lines == {1}


def test_a_column_too_wide_for_the_page_still_stands_beside_the_first_and_within_it(links):
    (piece,) = pieces(made(links, **{"W" * 70: ["x"], "V" * 70: ["y"]}), 120)
    assert piece.places == (0, 1)
    assert sum(piece.widths) <= 120.01


def test_a_table_of_short_texts_is_no_wider_than_they_are(links):
    (piece,) = pieces(made(links, Cup=["blue"], Tea=["green"]), 120)
    assert sum(piece.widths) < 120 / 4
