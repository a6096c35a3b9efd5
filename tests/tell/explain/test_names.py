"""explain: the whole chain behind one name."""

from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.tell.explain.names import UnknownName, explain
from tests.builders import miniset
from tests.tell.formats.test_evidence_json import PROVISIONAL


def explained(folder: Path, name: str, fragment: str = "") -> str:
    return explain(name, lambda: EvidenceReview.of(AppraisedEvidence(read_evidence(miniset.write(folder, fragment)))))


def test_a_check_is_its_manual_and_needs_no_data() -> None:
    text = explain("unsupported", lambda: pytest.fail("the data were read"))
    assert text.startswith("unsupported: flag, severity medium")
    assert "Source:" in text


def test_a_claim_shows_rows_rule_and_places(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001")
    for part in (
        "links.csv:2",
        "claims.csv:2",
        "rule 11",
        "level 2",
        "Judged by adjudicator",
        "does it help? (OCEBM 2011)",
    ):
        assert part in text


def test_a_provisional_claim_says_what_would_change(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", PROVISIONAL)
    assert "(provisional)" in text
    assert "F001 was not verified" in text
    assert "without the unverified findings:" in text


def test_a_study_shows_its_findings_and_the_claims_judged_by_it(tmp_path: Path) -> None:
    text = explained(tmp_path, "ito2011")
    assert "F001 of ito2011" in text
    assert "95 % Wilson interval: 59.8 to 85.8 % (sampling error only)" in text
    assert "partly supports: 1: C001" in text


def test_a_finding_shows_what_rests_on_it(tmp_path: Path) -> None:
    assert "rests on it: C001" in explained(tmp_path, "F001")


def test_an_unknown_name_offers_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean unsupported"):
        explained(tmp_path, "unsuported")


def test_control_characters_in_a_cell_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", "claims.csv\nid,statement\nC001,ring \x1b[31mred\n")
    assert "\x1b" not in text
    assert "\\x1b[31mred" in text
