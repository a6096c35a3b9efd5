"""Orientation: pages stand unless a table fits only on its side; what fits neither way is set row by row."""

import pytest

from analysis.report.outline.blocks import Block, Heading, TableBlock
from analysis.report.paper.orientation import turns
from tests.builders import outlines

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
