"""Two versions side by side: claims matched, rows that differ, and changed rows by claim."""

from analysis.schema import TABLES
from analysis.tell.compare.side_by_side import Edit, SideBySide, What, files_of, renumbered, row_changes
from analysis.tell.compare.version import version_named
from tests.builders import miniset
from tests.builders.fragments import ONE_CONFIRMED
from tests.builders.versions import body


def claim(name, line=4, quote="felt better"):
    return {"id": name, "document": "page1", "line": line, "quote": quote, "links": []}


def test_a_claim_of_the_same_words_and_place_is_renumbered():
    assert renumbered([claim("C001")], [claim("C009")]) == {"C001": "C009"}


def test_a_claim_of_other_words_or_place_is_not():
    assert renumbered([claim("C001")], [claim("C009", line=5)]) == {}
    assert renumbered([claim("C001")], [claim("C009", quote="felt worse")]) == {}


def test_an_id_that_both_have_stays_though_another_has_its_words():
    assert renumbered([claim("C001")], [claim("C001", quote="felt worse"), claim("C002")]) == {}


def test_two_claims_of_the_same_words_are_renumbered_in_order():
    old, new = [claim("C001"), claim("C002")], [claim("C003"), claim("C004")]
    assert renumbered(old, new) == {"C001": "C003", "C002": "C004"}


def test_a_renumbered_claim_is_compared_under_its_later_id():
    both = SideBySide(body(claims=[claim("C001")]), body(claims=[claim("C009")]))
    assert set(both.before) == set(both.after) == {"C009"}
    assert both.rows == ()


def test_flags_are_gathered_by_claim_or_study_and_check():
    flag = {"kind": "flag", "check": "unsupported", "claim": "C001", "study": "", "message": "C001 and C0010"}
    other = {"kind": "flag", "check": "odd", "claim": "", "study": "ito2011", "message": "x"}
    fault = {"kind": "fault", "check": "bad-value", "claim": "C001", "study": "", "message": "y"}
    both = SideBySide(body(claims=[claim("C001")], problems=(flag, other, fault)), body(claims=[claim("C009")]))
    assert both.flags_of(both.old) == {("C009", "unsupported"): ("C009 and C0010",), ("ito2011", "odd"): ("x",)}


def test_a_changed_row_is_found_by_every_claim_that_it_names():
    row = {"id": "D01", "claim": "C001", "other": "C002", "kind": "direct"}
    both = SideBySide(
        body(claims=[claim("C001"), claim("C002", 5)]) | {"tables": {"disagreements": []}},
        body(claims=[claim("C001"), claim("C002", 5)]) | {"tables": {"disagreements": [row]}},
    )
    assert set(both.by_claim) == {"C001", "C002"}
    assert both.elsewhere == ()


def test_a_row_that_names_a_renumbered_claim_on_its_other_side_has_not_changed():
    row = {"id": "D01", "claim": "C002", "kind": "direct"}
    old, new = (
        body(claims=[claim(name), claim("C002", 5)]) | {"tables": {"disagreements": [row | {"other": name}]}}
        for name in ("C001", "C009")
    )
    assert SideBySide(old, new).rows == ()


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
    held = files_of(version_named(str(miniset.write(tmp_path, f"{ONE_CONFIRMED}\n\nsearches.csv\nquestion\nQ01"))).body)
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
