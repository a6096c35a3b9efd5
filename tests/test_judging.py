"""The worked examples of ``docs/judging.md``: rows without a fault, and the verdict that is printed."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind, Scope
from analysis.read.records import read_evidence
from analysis.schema import BIBLIOGRAPHY, TABLES
from tests.builders import miniset
from tests.builders.miniset import blocks

_GUIDE = (Path(__file__).parent.parent / "docs" / "judging.md").read_text(encoding="utf-8")
_EXAMPLES = re.split(r"(?m)^## ", _GUIDE)[1:]

# Cells where a worked example leaves out a column whose example in the dictionary speaks of the small set.
_LEFT_OUT = {
    "claims": dict.fromkeys(("stated_design", "marker", "figure", "unit", "outcome"), ""),
    "studies": {"role": "wider"} | dict.fromkeys(("dose", "sessions", "follow_up_months", "included_in"), ""),
    "findings": dict.fromkeys(
        ("numerator", "denominator", "comparator_value", "comparator_numerator", "comparator_denominator"), ""
    ),
    "questions": {"findings": ""},
    "links": dict.fromkeys(("question", "finding"), ""),
}


def review(folder: Path, example: str) -> EvidenceReview:
    """The review of a worked example's rows; its tables are the only ones."""
    [text] = re.findall(r"(?s)```csv\n(.*?)```", example)
    given = {name.removesuffix(".csv"): list(csv.DictReader(StringIO(rows))) for name, rows in blocks(text).items()}
    folder.mkdir(exist_ok=True)
    for name, table in TABLES.items():
        rows = given.get(name, [miniset.example(table)] if name in ("documents", "raters") else [])
        filled = [miniset.example(table) | _LEFT_OUT.get(name, {}) | row for row in rows]
        (folder / table.file).write_text(miniset.as_csv(table, filled), encoding="utf-8")
    keys = [row["study"] for row in given["studies"]]
    entries = [f"@article{{{key}, author={{Ito, K}}, title={{Study {key}}}, year={{{key[-4:]}}}}}" for key in keys]
    (folder / BIBLIOGRAPHY).write_text("\n".join(entries), encoding="utf-8")
    return EvidenceReview.of(AppraisedEvidence(read_evidence(folder)))


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda one: one.partition("\n")[0])
def test_the_verdict_of_a_worked_example_is_the_one_printed(tmp_path: Path, example: str) -> None:
    found = review(tmp_path, example)
    told = dict(re.findall(r"(?m)^(C\d{3}): \*\*(.+?)\*\*$", example))
    assert told
    assert {claim: found.appraised.verdict_words(claim, Scope.ALL) for claim in told} == told
    assert [problem.message for problem in found.problems if problem.kind is Kind.FAULT] == []


def test_there_are_ten() -> None:
    assert len(_EXAMPLES) == 10
