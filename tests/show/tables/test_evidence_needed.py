"""The table of what would settle the open claims."""

from pathlib import Path

from analysis.show.tables.evidence_needed import what_would_settle
from tests.builders import shown

OPEN = """
claims.csv
id,category,outcome,sourcing
C001,safety,frequency of harm,dangling
C002,efficacy,nausea,dangling
C003,protocol,dose,dangling

links.csv
claim
C002
"""


def test_open_claims_of_benefit_stand_before_those_of_safety(tmp_path: Path) -> None:
    frame = what_would_settle(shown.review(tmp_path, OPEN))
    assert list(frame.data["Claim"]) == ["C002", "C001"]
    assert list(frame.data["Question"]) == ["does it help?", "common or rare harms"]


def test_a_row_holds_verdicts_what_is_needed_and_what_the_source_says(tmp_path: Path) -> None:
    benefit, harm = shown.rows(what_would_settle(shown.review(tmp_path, OPEN)))
    assert (benefit["Verdict own"], benefit["Rests on"]) == ("nothing cited", "F001 and ito2011")
    assert str(benefit["What the source says"]).startswith("In a randomised trial")
    assert str(harm["What would settle it"]).startswith("A follow-up study")
    assert (harm["Rests on"], str(harm["What the source says"])[:8]) == ("none", "Whether ")


def test_the_first_note_counts_the_open_claims(tmp_path: Path) -> None:
    assert what_would_settle(shown.review(tmp_path, OPEN)).notes[0].startswith("Open: 2 claims. ")


def test_without_open_claims_it_is_said(tmp_path: Path) -> None:
    frame = what_would_settle(shown.review(tmp_path))
    assert frame.data.empty
    assert frame.notes[0] == "No row: no claim of benefit or safety is open."
