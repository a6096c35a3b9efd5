"""Grids: columns under their headings, and links and signs by what a value is."""

import pytest

from analysis.model.conclusions import Verdict
from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.links import NameLinks
from analysis.show.table import Table, TableColumn
from analysis.show.value import Absent, Home, Mark, Name, Phrase, Sign
from tests.builders import miniset


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> NameLinks:
    return NameLinks(miniset.appraised(tmp_path_factory.mktemp("set")).evidence)


def made(links: NameLinks, *columns: TableColumn, records: tuple) -> Grid:
    return grid(Table("cups", "Cups", "Which?", columns, records), links)


def test_cells_of_the_same_words_lead_where_their_own_names_lead(links):
    same = (Phrase((Name(Home.CLAIMS, "C001"),)), Phrase(("C001",)), Phrase((Name(Home.CLAIMS, "C001"),)))
    found = made(links, TableColumn("Said", lambda said: said), records=same)
    assert [row.cells[0].lines[0].parts[0].href for row in found.rows] == ["claims.html#C001", "", "claims.html#C001"]


def test_a_mark_stands_by_what_a_value_is_and_not_by_its_words(links):
    given = (Verdict.NOT_ASSESSED, Absent("not assessed"), "not assessed")
    found = made(links, TableColumn("Word", lambda word: word), records=given)
    assert [row.cells[0].lines[0].drawn for row in found.rows] == [Sign(Mark.ASKED, "not assessed"), None, None]
    assert [row.cells[0].rank for row in found.rows] == [[*Verdict].index(Verdict.NOT_ASSESSED), None, None]
    assert [row.cells[0].lines[0].text for row in found.rows] == ["not assessed"] * 3


def test_columns_of_one_heading_stand_in_one_cell_the_heading_first(links):
    columns = (
        TableColumn("Line", lambda row: row[0], under="Claim"),
        TableColumn("Claim", lambda row: row[1], leads=Home.CLAIMS),
        TableColumn("Words", lambda row: row[2], under="Claim", label=False),
    )
    found = made(links, *columns, records=((7, "C001", "a cure"),))
    assert [column.heading for column in found.columns] == ["Claim"]
    assert [(line.label, line.text) for line in found.rows[0].cells[0].lines] == [
        ("", "C001"),
        ("Line", "7"),
        ("", "a cure"),
    ]
