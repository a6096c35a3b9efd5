"""An interval and a p value that do not go together."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.intervals import p_against_interval
from analysis.model.evidence import Evidence
from tests.builders.build import finding


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
        pytest.param(
            {"ci_low": "0.4", "ci_high": "2.1", "p": "0.44", "measure": "odds ratio", "value": "0.9", "unit": ""},
            False,
            id="ratio around 1",
        ),
        pytest.param(
            {"ci_low": "1.2", "ci_high": "2.1", "p": "0.44", "measure": "odds ratio", "value": "1.5", "unit": ""},
            True,
            id="ratio above 1",
        ),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.44", "measure": "share improved"}, False, id="one arm"),
    ],
)
def test_interval_and_p_value_that_do_not_go_together_are_reported(cells, wrong):
    row = finding(**{"measure": "between-arm difference", "value": "25", "unit": "points"} | cells)
    assert bool(list(p_against_interval(AppraisedEvidence(Evidence(findings=(row,)))))) is wrong
