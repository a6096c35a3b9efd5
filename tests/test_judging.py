"""The worked examples of ``docs/judging.md``: the rows are without a fault, and the verdict is the one that is printed."""

import re
from pathlib import Path

import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Kind, Scope
from tests.builders import miniset

_GUIDE = (Path(__file__).parent.parent / "docs" / "judging.md").read_text(encoding="utf-8")
_EXAMPLES = re.split(r"(?m)^## ", _GUIDE)[1:]

# What the dictionary's example row says of motion sickness, left out where an example does not give it.
_BLANK = {
    "claims": ("stated_design", "note", "marker"),
    "findings": (
        "numerator",
        "denominator",
        "comparator_value",
        "comparator_numerator",
        "comparator_denominator",
        "group",
        "months",
    ),
    "studies": ("dose", "sessions"),
    "links": ("question", "finding", "basis", "why", "leans"),
}
_NOT_TOLD = ("references", "certainty", "appraisals", "screening", "harms", "mentions", "disagreements", "waivers")


def _entries(rows: str) -> str:
    keys = [line.partition(",")[0] for line in rows.strip().splitlines()[1:]]
    return "".join(f"@article{{{key},\n  author = {{Ito, K}},\n  title = {{Study {key}}},\n  year = {{{key[-4:]}}}\n}}\n" for key in keys)


def review(folder: Path, example: str) -> EvidenceReview:
    [rows] = re.findall(r"(?s)```csv\n(.*?)```", example)
    return EvidenceReview.of(miniset.appraised(folder, rows))


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda one: one.partition("\n")[0])
def test_the_verdict_of_a_worked_example_is_the_one_printed(tmp_path: Path, example: str) -> None:
    found = review(tmp_path, example)
    told = dict(re.findall(r"(?m)^(C\d{3}): \*\*(.+?)\*\*$", example))
    assert told
    assert {claim: found.appraised.verdict_words(claim, Scope.ALL) for claim in told} == told
    assert [problem.message for problem in found.problems if problem.kind is Kind.FAULT] == []


def test_there_are_ten() -> None:
    assert len(_EXAMPLES) == 10
