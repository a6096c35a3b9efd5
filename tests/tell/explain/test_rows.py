"""Rows as explain prints them."""

import pytest

from analysis.tell.explain.rows import as_written, column_lines, paragraphs, unverified_lines
from tests.builders import build


def test_paragraphs_stand_apart_and_empty_ones_are_left_out():
    assert list(paragraphs(["a", "b"], [], iter(["c"]))) == ["a", "b", "", "c"]
    assert list(paragraphs([], ["a"])) == ["a"]


def test_columns_are_told_one_a_line_those_to_skip_left_out_empty_ones_as_a_dash():
    lines = list(column_lines(build.finding(p="", verified="no"), "findings", ("id", "study")))
    assert not any(line.startswith(("  id:", "  study:")) for line in lines)
    assert "  p: –" in lines
    assert "  verified: no" in lines
    assert lines[-1].startswith("  [")


@pytest.mark.parametrize(("verified", "lines"), [("yes", 0), ("no", 1)])
def test_a_finding_that_was_not_verified_is_said_to_be(verified, lines):
    assert len(list(unverified_lines(build.finding(verified=verified)))) == lines


def test_a_number_is_told_as_its_row_has_it():
    finding = build.finding(value="-2.5", unit="points")
    assert as_written(finding.value, finding.unit) == "-2.5 points"
    assert as_written(None, "points") == ""
