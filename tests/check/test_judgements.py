"""Screening rows that clash with a link, or that name no kind of claim."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.judgements import empty_screening, screened_pair
from tests.appraise.test_screening import screened


def test_a_link_that_clashes_with_a_row_is_a_fault() -> None:
    found = screened({"category": "efficacy"}, stance="indirect")
    assert [remark.claim for remark in screened_pair(AppraisedEvidence(found))] == ["C001"]


def test_a_row_that_names_no_kind_of_claim_is_a_fault() -> None:
    assert [remark.study for remark in empty_screening(AppraisedEvidence(screened({"category": ""})))] == ["ito2011"]
