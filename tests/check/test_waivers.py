"""Waivers: which flags a row sets aside, and which it leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import CHECKS, Check, run
from analysis.model.conclusions import Kind
from analysis.model.problem import Remark, on_claim
from analysis.model.words import Severity
from tests.builders.miniset import appraised

_TWO_PAGES = """
documents.csv
id,reference_list
page1,no
page2,no

claims.csv
id,document,sourcing
C001,page1,none
C002,page2,none
"""


def _flagged_documents(folder: Path, waiver: str = "") -> list[str]:
    fragment = _TWO_PAGES + (f"\nwaivers.csv\ncheck,claim,document\ncites-nothing,,{waiver}" if waiver else "")
    problems = run(appraised(folder, fragment))
    return [problem.document for problem in problems if problem.check == "cites-nothing"]


def test_a_flag_on_a_document_is_set_aside_for_that_document_alone(tmp_path):
    assert _flagged_documents(tmp_path / "all") == ["page1", "page2"]
    assert _flagged_documents(tmp_path / "one", "page1") == ["page2"]


def test_a_waiver_that_names_no_document_sets_no_flag_on_a_document_aside(tmp_path):
    fragment = _TWO_PAGES + "\nwaivers.csv\ncheck,claim,document\ncites-nothing,,"
    problems = run(appraised(tmp_path, fragment))
    checks = [problem.check for problem in problems]
    assert checks.count("cites-nothing") == 2
    assert "unused-waiver" in checks


def always(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A check that flags each claim."""
    for claim in appraised.evidence.claims:
        yield on_claim(claim, "quote", "is flagged", "", "nothing")


_PLACES = sorted({0, len(CHECKS) // 2, len(CHECKS) - 2, len(CHECKS) - 1, len(CHECKS)})


@pytest.mark.parametrize("place", _PLACES)
def test_a_new_check_may_stand_anywhere_and_be_waived(place, tmp_path):
    checks = [*CHECKS[:place], Check(always, Kind.FLAG, Severity.LOW), *CHECKS[place:]]
    waived = _TWO_PAGES + "\nwaivers.csv\ncheck,claim\nalways,C001\nalways,C002\nnever,C001\n"
    problems = run(appraised(tmp_path / "waived", waived), checks)
    assert "always" not in [problem.check for problem in problems]
    (unused,) = (problem for problem in problems if problem.check == "unused-waiver")
    assert '"never" is not raised' in unused.message
    raised = run(appraised(tmp_path / "raised", _TWO_PAGES), checks)
    assert [problem.claim for problem in raised if problem.check == "always"] == ["C001", "C002"]


@pytest.mark.parametrize("place", _PLACES)
def test_the_checks_on_waivers_may_stand_anywhere(place, tmp_path):
    others = [check for check in CHECKS if "waiver" not in check.name]
    moved = [check for check in CHECKS if "waiver" in check.name]
    ended = "figure-without-comparator,C001,2030-01-01"
    fragment = f"as of 2031-01-01\n\nwaivers.csv\ncheck,claim,until\nnever,C001,2040-01-01\n{ended}"
    held = appraised(tmp_path, fragment)
    checks = [*others[:place], *moved, *others[place:]]
    assert len(moved) == 2
    assert set(run(held, checks)) == set(run(held))
    assert [one.check for one in run(held, checks) if "waiver" in one.check] == ["expired-waiver", "unused-waiver"]
