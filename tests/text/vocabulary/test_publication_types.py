"""Publication types: the designs that they leave possible."""

import pytest

from analysis.model.words import Design
from analysis.text.vocabulary.publication_types import possible_designs, telling_types


@pytest.mark.parametrize(
    ("types", "designs"),
    [
        ("Randomized Controlled Trial", {Design.RANDOMISED_TRIAL, Design.CROSS_OVER_TRIAL}),
        ("Clinical Trial; Randomized Controlled Trial", {Design.RANDOMISED_TRIAL, Design.CROSS_OVER_TRIAL}),
        ("Journal Article|Review|Systematic Review", {Design.SYSTEMATIC_REVIEW}),
        ("Meta-Analysis", {Design.SYSTEMATIC_REVIEW}),
        ("Review", {Design.NARRATIVE_REVIEW, Design.SYSTEMATIC_REVIEW}),
        ("Case Reports", {Design.CASE_REPORT, Design.CASE_SERIES}),
        ("Practice Guideline", {Design.GUIDELINE}),
        ("Journal Article; Comparative Study", set()),
        ("", set()),
    ],
)
def test_leaves_designs_possible(types: str, designs: set[Design]) -> None:
    assert possible_designs(types) == designs


def test_types_that_exclude_each_other_leave_either() -> None:
    both = possible_designs("Case Reports; Review")
    assert {Design.CASE_REPORT, Design.NARRATIVE_REVIEW} <= both
    assert Design.RANDOMISED_TRIAL not in both


def test_an_observational_study_assigns_nobody() -> None:
    found = possible_designs("Observational Study")
    assert Design.COHORT in found
    assert not found & possible_designs("Clinical Trial")


def test_keeps_the_telling_types_as_written() -> None:
    assert telling_types("Journal Article; Randomized  Controlled Trial") == ("Randomized Controlled Trial",)
