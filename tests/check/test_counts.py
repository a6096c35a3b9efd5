"""A percentage that a document prints beside counts."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.counts import counts_against_percentage
from analysis.model.evidence import Evidence
from tests.builders.build import claim


@pytest.mark.parametrize(
    ("quote", "wrong"),
    [
        ("30 of 40 patients (75%) felt better", False),
        ("39/46 (84.8%) felt better", False),
        ("39/46 (85%) felt better", False),
        ("39/46 (84%) felt better, cut off", False),
        ("30 of 60 patients (75%) felt better", True),
        ("75% (30 of 60) felt better", False),
        ("30 of 60 patients felt better", False),
        ("75% felt better", False),
    ],
)
def test_counts_that_do_not_give_their_percentage_are_flagged(quote, wrong):
    remarks = list(counts_against_percentage(AppraisedEvidence(Evidence(claims=(claim(quote=quote),)))))
    assert bool(remarks) is wrong
    assert all("75 % for 30 of 60, which is 50.0 %" in remark.message for remark in remarks)
