"""Rows that differ between two versions."""

from analysis.schema import TABLES
from analysis.tell.compare.row_changes import Edit, What, files_of, row_changes
from analysis.tell.compare.version import version_named
from tests.builders import miniset
from tests.builders.fragments import ONE_CONFIRMED
from tests.builders.versions import body

CELLS = {"id": "C001", "quote": "felt better", "figure": "91"}


def changes(old, new):
    return [(one.name, one.what, one.edits) for one in row_changes({"claims.csv": old}, {"claims.csv": new})]


def test_an_altered_row_names_its_columns_with_both_values():
    assert changes({("C001",): CELLS}, {("C001",): CELLS | {"figure": "92", "quote": ""}}) == [
        ("claims.csv C001", What.ALTERED, (Edit("quote", "felt better", ""), Edit("figure", "91", "92")))
    ]


def test_an_added_and_a_removed_row_give_what_they_hold_but_their_key():
    filled = (Edit("quote", "", "felt better"), Edit("figure", "", "91"))
    emptied = (Edit("quote", "felt better", ""), Edit("figure", "91", ""))
    assert changes({}, {("C001",): CELLS}) == [("claims.csv C001", What.ADDED, filled)]
    assert changes({("C001",): CELLS}, {}) == [("claims.csv C001", What.REMOVED, emptied)]


def test_a_removed_row_keeps_the_cells_that_it_had():
    (one,) = row_changes({"claims.csv": {("C001",): CELLS}}, {"claims.csv": {}})
    assert one.cells == CELLS


def test_rows_stand_in_the_order_of_the_new_file_then_what_was_removed():
    names = ("C001", "C002", "C003")
    old = {(name,): CELLS for name in names}
    new = {(name,): CELLS | {"figure": "92"} for name in ("C009", "C003", "C001")}
    assert [name for name, *_ in changes(old, new)] == [
        f"claims.csv {name}" for name in ("C009", "C003", "C001", "C002")
    ]


def test_equal_rows_in_another_order_are_no_change():
    other = CELLS | {"id": "C002"}
    assert changes({("C001",): CELLS, ("C002",): other}, {("C002",): other, ("C001",): CELLS}) == []


def test_every_table_and_the_bibliography_are_held(tmp_path):
    held = files_of(version_named(str(miniset.write(tmp_path, ONE_CONFIRMED))).body)
    assert set(held) == {"citations.bib", *(table.file for table in TABLES.values())}
    assert all(held.values()), [file for file, rows in held.items() if not rows]
    link = held["links.csv"]["C001", "ito2011", "F001"]
    assert (link["condition_fit"], link["finding"]) == ("same", "F001")
    assert held["documents.csv"]["page1",]["reference_list"] == "yes"


def test_an_optional_table_that_is_not_there_has_no_rows(tmp_path):
    held = files_of(version_named(str(miniset.write(tmp_path, "missing terms.csv"))).body)
    assert held["terms.csv"] == {}


def test_two_rows_of_one_key_are_both_held():
    held = files_of(body(claims=[{"id": "C001", "quote": word, "links": []} for word in "ab"]))
    assert [cells["quote"] for cells in held["claims.csv"].values()] == ["a", "b"]
