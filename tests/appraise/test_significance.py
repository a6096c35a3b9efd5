"""Whether a p value is below the level, and whether an interval says the same."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.significance import significant
from analysis.check.intervals import p_against_interval
from analysis.model.evidence import Evidence
from tests.builders.build import finding


@pytest.mark.parametrize(
    ("p", "below"),
    [
        ("0.015", True),
        (".049", True),
        ("0.05", False),
        ("<0.05", True),
        ("<0.1", None),
        (">0.05", False),
        (">0.01", None),
        ("=0.2", False),
        ("", None),
    ],
)
def test_p_value_is_told_below_the_level(p, below):
    assert significant(p) is below


@pytest.mark.parametrize(("p", "below"), [("0.04", None), ("0.06", None), ("0.02", True), ("0.2", False)])
def test_p_value_near_the_level_is_not_told_if_so_asked(p, below):
    assert significant(p, near=True) is below


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.02"}, False, id="both significant"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.44"}, True, id="interval alone"),
        pytest.param({"ci_low": "-4", "ci_high": "43", "p": "<0.001"}, True, id="p value alone"),
        pytest.param({"ci_low": "-4", "ci_high": "43", "p": "0.44"}, False, id="neither"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.06"}, False, id="near the level"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": ""}, False, id="no p value"),
        pytest.param({"ci_low": "43", "ci_high": "4", "p": "0.44"}, False, id="reversed, another fault"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.44", "measure": "share improved"}, False, id="one arm"),
    ],
)
def test_interval_and_p_value_that_do_not_go_together_are_reported(cells, wrong):
    row = finding(**{"measure": "between-arm difference", "value": "25", "unit": "points"} | cells)
    assert bool(list(p_against_interval(AppraisedEvidence(Evidence(findings=(row,)))))) is wrong
