"""What the four claims judged by hand are flagged for, in a copy (see appraise/verdict/test_overruled_claims.py)."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import run
from analysis.model.conclusions import Kind
from tests.appraise.verdict.test_overruled_claims import judged

#: Checks of what the studies say of a claim.
ON_EVIDENCE = {"against-the-evidence", "harm-rate-unknown", "more-certain-than-the-evidence", "unsupported"}


@pytest.fixture(scope="module")
def flags() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in run(AppraisedEvidence(judged())):
        for claim in one.claims if one.kind is Kind.FLAG else ():
            found.setdefault(claim, set()).add(one.check)
    return found


@pytest.mark.parametrize(
    ("claim", "check"),
    [("C282", "harm-rate-unknown"), ("C283", "harm-rate-unknown"), ("C349", "against-the-evidence"), ("C018", "")],
)
def test_a_claim_judged_by_hand_is_flagged_for_what_its_rows_say(flags, claim, check):
    assert flags.get(claim, set()) & ON_EVIDENCE == ({check} - {""})
