"""Widths of columns: they fill the page, keep words whole, and give most to what holds most."""

import pandas as pd
import pytest

from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.links import NameLinks
from analysis.report.paper.widths import column_widths, lines_of
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
