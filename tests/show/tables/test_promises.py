"""The table of the claims map: every number of the picture stands in it."""

from analysis.show.tables.promises import claims_map
from tests.builders import shipped, shown


def test_a_condition_has_who_promises_and_what_is_found_everywhere_and_in_its_own_references(tmp_path):
    row = shown.only(claims_map(shown.review(tmp_path, "claims.csv\nid\nC001\nC002\n")))
    assert (row["Condition"], row["Promised by"], row["Claims"]) == ("motion sickness", "page1", "C001, C002")
    assert row["Only “used for” by"] == "no document"
    assert row["Strongest study listed here"] == "for"
    assert row["Study"] == "ito2011"
    assert row["What it is"] == "Ito 2011, randomised trial"
    assert row["Among the document's own references"] == "page1: for"


def test_without_a_promise_the_table_says_so(tmp_path):
    table = claims_map(shown.review(tmp_path, "claims.csv\nid,category\nC001,protocol"))
    assert table.records == ()
    assert table.notes[0] == "No row: no document promises help in a condition."


def test_shipped_table_has_a_heading_for_every_row():
    table = claims_map(shipped.review())
    assert table.block in table.headings
    assert all(row[table.headings.index(table.block)] for row in table.rows)
