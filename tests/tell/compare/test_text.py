"""A comparison as text and as Markdown."""

import re

import pytest

from analysis.tell.compare.changes import ClaimLine, compare
from analysis.tell.compare.side_by_side import Edit, RowChange, What
from analysis.tell.compare.text import NO_ROW, ROWS_SHOWN, as_markdown, as_text, chapters
from analysis.tell.compare.version import version_named
from tests.builders import miniset

HOSTILE = "<script>alert(1)</script> **b** [x](https://example.org) `c` | # =1+1 ![i](j) www.example.org"


def compared(folder, old="", new=""):
    sides = [version_named(str(miniset.write(folder / name, text))) for name, text in (("old", old), ("new", new))]
    return compare(*sides)._replace(old="old", new="new")


def test_nothing_changed_is_said_plainly(tmp_path):
    text = as_text(compared(tmp_path))
    assert text == "From old to new: nothing changed. 1 claim, verdicts, certainty, flags and rows are the same."
    assert "nothing changed" in as_markdown(compared(tmp_path))


def test_counts_come_first_then_each_change_with_its_rows(tmp_path):
    text = as_text(compared(tmp_path, new="links.csv\nstance\nindirect"))
    lines = text.splitlines()
    assert lines[0] == "From old to new:"
    assert "  Verdicts changed: 1 over own studies, 1 over all" in lines
    assert "  Rows changed: links.csv: 1 altered" in lines
    place = lines.index("  C001: verdict own: partly supported → indirect")
    assert lines[place + 1] == "    links.csv C001 ito2011 F001 altered: stance: partly supports → indirect"
    assert place > lines.index("  Rows changed: links.csv: 1 altered")


def test_flags_are_counted_by_what_became_of_them(tmp_path):
    text = as_text(compared(tmp_path, new="claims.csv\nid,wording,quote\nC001,absolute,91% always felt better"))
    assert re.search(r"Flags changed: [1-9]\d* came, \d+ went, \d+ said otherwise", text)


def test_a_change_without_a_row_near_it_says_so(tmp_path):
    found = compared(tmp_path, new="links.csv\nstance\nindirect")
    bare = found._replace(verdicts=tuple(change._replace(rows=()) for change in found.verdicts))
    assert f"    {NO_ROW}" in as_text(bare).splitlines()


def test_of_many_rows_the_first_stand_with_the_change_and_all_in_the_list(tmp_path):
    found = compared(tmp_path, new="links.csv\nstance\nindirect")
    many = tuple(RowChange("links.csv", (f"C{n}",), What.ADDED, (), {}) for n in range(ROWS_SHOWN + 3))
    told = chapters(found._replace(verdicts=(found.verdicts[0]._replace(rows=many),), rows=many))
    under = told[4].items[0].under
    assert (len(under), under[-1]) == (ROWS_SHOWN + 1, "and 3 more rows")
    assert len(told[7].items) == len(many)


def test_a_renumbered_claim_has_both_ids(tmp_path):
    found = compared(tmp_path)._replace(renumbered=(ClaimLine("C009", "page1", "4", "felt better", "C001"),))
    assert '  C001, now C009 (document page1, line 4): "felt better"' in as_text(found).splitlines()


def test_control_characters_are_escaped_in_text(tmp_path):
    found = compared(tmp_path)._replace(added=(ClaimLine("C009", "page1", "4", "a\x1b[31mb\nc"),), rows=_rows("x\x07"))
    text = as_text(found)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\\x1b[31mb\\nc" in text


@pytest.mark.parametrize("sign", ["<script>", "**b**", "[x]", "`c`", "![i]", "https://", "www.", "| #"])
def test_hostile_text_is_no_markup_in_markdown(tmp_path, sign):
    found = compared(tmp_path)._replace(added=(ClaimLine("C009", "page1", "4", HOSTILE),), rows=_rows(HOSTILE))
    text = as_markdown(found)
    assert sign not in text
    assert re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", text).count(HOSTILE) == 2


def test_a_line_break_in_the_data_starts_no_line_of_markdown(tmp_path):
    found = compared(tmp_path)._replace(added=(ClaimLine("C009", "page1", "4", "a\n# b"),), rows=_rows("x"))
    assert not re.search(r"^# b", as_markdown(found), re.MULTILINE)


def _rows(value):
    return (RowChange("claims.csv", ("C009",), What.ALTERED, (Edit("quote", "", value),), {}),)
