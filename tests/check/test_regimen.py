"""A protocol that no own study followed is flagged, with values and studies named."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.regimen import regimen_unlike
from tests.appraise.test_regimen import SESSIONS, evidence


@pytest.mark.parametrize(
    ("studies", "flagged"),
    [
        pytest.param([{"sessions": "1"}, {"sessions": "2"}], True, id="every one differs"),
        pytest.param([{"sessions": "1"}, {"sessions": "5"}], False, id="one agrees"),
        pytest.param([{"sessions": "1"}, {"sessions": ""}], False, id="one was not read"),
        pytest.param([{"sessions": "1", "role": "wider"}], False, id="only a wider one differs"),
        pytest.param([{"sessions": "1", "agent": "peppermint"}], False, id="another agent"),
    ],
)
def test_a_protocol_is_flagged_only_if_every_own_study_differs(studies: list[dict[str, str]], flagged: bool) -> None:
    found = evidence(SESSIONS, *studies)
    assert bool(list(regimen_unlike(AppraisedEvidence(found)))) is flagged


def test_the_flag_names_values_and_studies() -> None:
    (remark,) = regimen_unlike(AppraisedEvidence(evidence(SESSIONS, {"sessions": "1"}, {"sessions": "2-3"})))
    assert "gives 4-6 sessions as the number of treatments" in remark.message
    assert "found 1 treatment in s1 and 2-3 treatments in s2" in remark.message
