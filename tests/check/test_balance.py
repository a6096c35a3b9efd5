"""Figures that stand without a comparison."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.balance import figure_without_comparator
from analysis.model.evidence import Evidence, TextCopy
from tests.builders.build import claim

CLAIM = {"quote": "73% of pilots slept", "statement": "Of pilots, 73 % slept.", "figure": "73", "line": "1"}


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("With mint 73% of pilots slept.", True),
        ("With mint 73% of pilots slept, compared to 41 % with exercise.", False),
        ("With mint 73% of pilots slept versus 41%.", False),
        ("With mint 73% of pilots slept, against only 41% of clerks.", False),
        ("With mint 73% of pilots slept, more than in the other harbour.", False),
        ("With mint 73% of pilots slept; with placebo 41% did.", False),
        ("With mint 73% of pilots slept, more than half.", True),
        ("With mint 73% of pilots slept, better than before.", True),
        ("With mint 73% of pilots slept, compared with baseline.", True),
        ("With mint 73% of pilots slept. Compared with placebo, tea is cheap.", True),
    ],
)
def test_a_comparison_is_looked_for_in_the_whole_sentence(line, flagged):
    copy = TextCopy("page1.txt", "", (line,))
    found = Evidence(claims=(claim(**CLAIM),), texts={"page1": copy})
    assert bool(list(figure_without_comparator(AppraisedEvidence(found)))) is flagged


def test_a_comparison_may_stand_in_another_claim_of_the_line_or_in_the_statement():
    beside = claim(**CLAIM | {"id": "C002", "comparator": "placebo"})
    for claims in ((claim(**CLAIM), beside), (claim(**CLAIM | {"statement": "More than with placebo, 73 % slept."}),)):
        assert not list(figure_without_comparator(AppraisedEvidence(Evidence(claims=claims))))


def test_nothing_is_said_of_a_figure_that_the_quote_does_not_print():
    found = Evidence(claims=(claim(**CLAIM | {"figure": "37"}),))
    assert not list(figure_without_comparator(AppraisedEvidence(found)))
