"""Positions of guidelines and payers: shown as context, in their order, with what was not verified."""

from analysis.show.tables.catalogue import table_named
from analysis.show.tables.positions import positions
from tests.builders import shown

THREE = """
positions.csv
organisation,kind,year,position,verified,read_at
Late Payer,payer,2020,Not paid for.,yes,https://example.org/payer
Old Guild,guideline,2001,May be tried.,yes,https://example.org/guild
New Guild,guideline,2012,Is advised against.,no,
"""


def test_guidelines_stand_before_payers_and_new_before_old(tmp_path):
    rows = shown.rows(positions(shown.review(tmp_path, THREE)))
    assert [row["Organisation"] for row in rows] == ["New Guild", "Old Guild", "Late Payer"]


def test_what_nobody_read_is_counted(tmp_path):
    frame = positions(shown.review(tmp_path, THREE))
    assert [row["Verified"] for row in shown.rows(frame)] == ["no", "yes", "yes"]
    assert "1 position of 3 not verified." in frame.notes
    assert frame.notes[0].startswith("Context, not evidence of effect")


def test_no_verdict_rests_on_a_position(tmp_path):
    without = shown.review(tmp_path / "without", "positions.csv\norganisation")
    having = shown.review(tmp_path / "having", THREE)
    tables = [table_named("strength-all", one).data for one in (without, having)]
    assert tables[0].equals(tables[1])
