"""Waivers: which flags a row sets aside, and which it leaves."""

from pathlib import Path

from analysis.check.catalogue import run
from tests.builders.miniset import appraised

_TWO_PAGES = """
documents.csv
id,offers
page1,yes
page2,yes

claims.csv
id,document
C001,page1
"""


def _flagged_documents(folder: Path, waiver: str = "") -> list[str]:
    fragment = _TWO_PAGES + (
        f"\nwaivers.csv\ncheck,claim,document\nsells-what-it-describes,,{waiver}" if waiver else ""
    )
    problems = run(appraised(folder, fragment))
    return [problem.document for problem in problems if problem.check == "sells-what-it-describes"]


def test_a_flag_on_a_document_is_set_aside_for_that_document_alone(tmp_path):
    assert _flagged_documents(tmp_path / "all") == ["page1", "page2"]
    assert _flagged_documents(tmp_path / "one", "page1") == ["page2"]


def test_a_waiver_that_names_no_document_sets_no_flag_on_a_document_aside(tmp_path):
    fragment = _TWO_PAGES + "\nwaivers.csv\ncheck,claim,document\nsells-what-it-describes,,"
    problems = run(appraised(tmp_path, fragment))
    checks = [problem.check for problem in problems]
    assert checks.count("sells-what-it-describes") == 2
    assert "unused-waiver" in checks
