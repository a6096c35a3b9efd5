"""The notebooks run from top to bottom, tell and do not define, and are stored without outputs."""

import json
from pathlib import Path

import pytest

from analysis.report.html.notebooks import notebook_page

NOTEBOOKS = sorted((Path(__file__).parents[3] / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_its_page_opens_offline(path: Path) -> None:
    page = notebook_page(path)
    assert page.startswith("<!DOCTYPE html>")
    assert "Traceback" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_clean_and_defines_nothing(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert cells[0]["cell_type"] == "markdown"
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code)
    lines = [line.lstrip() for cell in code for line in "".join(cell["source"]).splitlines()]
    assert not any(line.startswith(("def ", "class ", "open(")) for line in lines)
