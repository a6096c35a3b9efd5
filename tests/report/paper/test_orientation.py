"""Orientation: a section never begins on a page turned by the one before, and records that are no table turn none."""

import pandas as pd
import pytest

from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.links import NameLinks
from analysis.report.outline.printed import Heading, ListBlock, TableBlock
from analysis.report.paper.orientation import turns
from tests.builders import miniset, shown

SECTION, NEXT, UNDER = Heading(1, "a", "a"), Heading(1, "b", "b"), Heading(2, "c", "c")
TEXTS = ListBlock(())

#: Characters that an upright page holds.
HOLDS = 132


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Grid:
    columns = pd.DataFrame({f"Column {number}": ["word " * 40] for number in range(9)})
    links = NameLinks(miniset.appraised(tmp_path_factory.mktemp("set")).evidence)
    return grid(shown.table("cups", "Cups", "Which?", columns), links)


def test_what_holds_no_table_lies_as_what_stands_before_it_in_its_section(wide):
    lying = TableBlock(wide)
    assert list(turns([SECTION, lying, UNDER, TEXTS, NEXT, TEXTS], HOLDS, records=True)) == [
        (True, [SECTION, lying, UNDER, TEXTS]),
        (False, [NEXT, TEXTS]),
    ]


@pytest.mark.parametrize("records", [False, True])
def test_a_table_read_row_by_row_turns_the_page_only_where_it_is_set_as_one(wide, records):
    rows = TableBlock(wide, records=True)
    assert list(turns([SECTION, rows], HOLDS, records=records)) == [(records, [SECTION, rows])]
