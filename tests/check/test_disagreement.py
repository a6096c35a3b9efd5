"""Numbers of two claims that do not overlap."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.disagreement import differing_numbers
from analysis.model.evidence import Evidence
from tests.builders.build import claim, finding, link


@pytest.mark.parametrize(
    ("other", "control", "flagged"),
    [
        pytest.param({}, "", True, id="two numbers for one thing"),
        pytest.param({"figure": "55"}, "", False, id="one number"),
        pytest.param({"line": "4"}, "", False, id="on one line"),
        pytest.param({"comparator": ""}, "", False, id="one compares"),
        pytest.param({"marker": "[2]"}, "", False, id="two sources"),
        pytest.param({"agent": "placebo"}, "", False, id="two agents"),
        pytest.param({}, "63", False, id="the control group of its study"),
        pytest.param({}, "60", True, id="another control group"),
    ],
)
def test_groups_side_by_side_do_not_differ(other, control, flagged):
    first = {"figure": "55", "comparator": "placebo", "marker": "[1]"}
    claims = (claim(**first), claim(**first | {"id": "C002", "line": "9", "figure": "63"} | other))
    found = Evidence(claims=claims, findings=(finding(comparator_value=control),), links=(link(),))
    assert bool(list(differing_numbers(AppraisedEvidence(found)))) is flagged
