"""Columns on paper: none stands alone or is squeezed to nothing, and a short table is no wider than it needs to be."""

import pandas as pd
import pytest
from analysis.report.paper.printed_columns import TEXT, pieces

from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.links import NameLinks
from tests.builders import miniset, shown


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> NameLinks:
    return NameLinks(miniset.appraised(tmp_path_factory.mktemp("set")).evidence)


def made(links: NameLinks, **columns: list) -> Grid:
    return grid(shown.table("cups", "Cups", "Which?", pd.DataFrame(columns)), links)


def test_a_column_too_wide_for_the_page_still_stands_beside_the_first_within_it(links):
    (piece,) = pieces(made(links, **{"W" * 70: ["x"], "V" * 70: ["y"]}), wide=False)
    assert piece.places == (0, 1)
    assert sum(piece.widths) <= TEXT[False] + 0.2


def test_a_table_of_short_texts_is_no_wider_than_they_are(links):
    (piece,) = pieces(made(links, Cup=["blue"], Tea=["green"]), wide=False)
    assert sum(piece.widths) < TEXT[False] / 4


def test_no_line_is_cut_to_less_than_four_characters(links):
    (piece,) = pieces(made(links, A=["x"], B=["y"]), wide=False)
    assert min(piece.limits) == 4


def test_numbers_leave_the_room_to_texts_though_their_heading_is_long(links):
    reason = ["a reason " * 30]
    long, short = (
        pieces(made(links, **{heading: [7], "Why": reason}), wide=False)[0]
        for heading in ("Number of those asked", "Number")
    )
    assert long.widths == short.widths
