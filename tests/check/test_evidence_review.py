"""What several tables need: the block of a claim, the verdict as shown, and the flags on claims."""

import pytest

from analysis.check.evidence_review import Block, block
from analysis.model.conclusions import Scope, Verdict
from tests.builders import shown
from tests.builders.build import claim


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        pytest.param({"category": "efficacy"}, Block.BENEFIT, id="efficacy"),
        pytest.param({"category": "comparison"}, Block.BENEFIT, id="comparison"),
        pytest.param({"category": "indication", "outcome": "nausea"}, Block.BENEFIT, id="indication that promises"),
        pytest.param({"category": "indication", "outcome": ""}, Block.FACT, id="bare indication"),
        pytest.param(
            {"category": "safety", "outcome": "bruising", "unit": "", "figure": ""}, Block.SAFETY, id="safety"
        ),
        pytest.param({"category": "safety", "unit": "%"}, Block.SAFETY, id="rate of a harm"),
        pytest.param({"category": "prognosis"}, Block.FACT, id="prognosis"),
        pytest.param({"category": "mechanism"}, Block.MECHANISM, id="mechanism"),
    ],
)
def test_block_follows_category_and_question(columns, part):
    assert block(claim(**columns)) is part


UNCONTROLLED = "findings.csv\nphase\nuncontrolled\n\n"


@pytest.mark.parametrize(
    ("fragment", "verdict"),
    [
        pytest.param("", Verdict.PARTLY_SUPPORTED, id="within its cap"),
        pytest.param(UNCONTROLLED, Verdict.NOT_ASSESSED, id="partly supports, uncontrolled"),
        pytest.param(UNCONTROLLED + "links.csv\nstance\nindirect", Verdict.INDIRECT, id="indirect, uncontrolled"),
        pytest.param(
            UNCONTROLLED + "links.csv\nstance,basis\ncontradicts,counter-example",
            Verdict.CONTRADICTED,
            id="counter-example",
        ),
        pytest.param(
            UNCONTROLLED + "links.csv\nstance,basis\ncontradicts,opposite",
            Verdict.NOT_ASSESSED,
            id="opposite, uncontrolled",
        ),
        pytest.param(
            UNCONTROLLED + "claims.csv\ncategory\nprotocol\n\nlinks.csv\nstance\nsupports",
            Verdict.REPORTED,
            id="no benefit claimed",
        ),
    ],
)
def test_verdict_resting_on_a_link_above_its_cap_is_not_shown(tmp_path, fragment, verdict):
    review = shown.review(tmp_path, fragment)
    assert review.verdict(review.evidence.claims[0], Scope.OWN) is verdict


def test_flags_on_waivers_are_not_flags_on_the_claim_they_name(tmp_path):
    review = shown.review(tmp_path)
    assert "unused-waiver" in {problem.check for problem in review.problems}
    assert "unused-waiver" not in review.flags["C001"]


def test_document_that_only_a_claim_names_is_counted_too(tmp_path):
    review = shown.review(tmp_path, "claims.csv\nid,document\nC001,page1\nC002,page9")
    assert review.document_ids == ("page1", "page9")
