"""A page never gains by naming fewer harms: what is left out is flagged as often as what is made small."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.words import Saying
from analysis.read.records import read_evidence
from tests.builders.shipped import DATA

SETS = {"data": DATA, **{name: Path(__file__).parent / name for name in ("correct", "mixed")}}
#: What a mention says where it tells a reader of a harm.
TELLS = (Saying.NAMED, Saying.WARNING_SIGN)


def of_document(review: EvidenceReview, document: str) -> list[str]:
    """Checks whose flags are on a document or its sentences."""
    claims = review.evidence.claim
    return [
        one.check
        for one in review.problems
        if one.kind is Kind.FLAG
        and (review.document_of(one) == document or any(claims[name].document == document for name in one.claims))
    ]


def silenced(evidence: Evidence, document: str) -> Evidence | None:
    """The evidence where a page's claims that tell of a harm are deleted; ``None`` where it has none."""
    said: dict[str, set[Saying]] = {}
    for one in evidence.mentions_of.get(document, ()):
        said.setdefault(one.claim, set()).add(one.says)
    gone = {claim for claim, says in said.items() if says <= set(TELLS)}
    kept: dict[str, Any] = {
        name: tuple(row for row in getattr(evidence, name) if getattr(row, field) not in gone)
        for name, field in (("claims", "id"), ("links", "claim"), ("mentions", "claim"), ("disagreements", "claim"))
    }
    kept["disagreements"] = tuple(row for row in kept["disagreements"] if row.other not in gone)
    return replace(evidence, **kept) if gone else None


@pytest.mark.parametrize("name", SETS)
def test_deleting_what_a_page_says_of_harms_never_lowers_its_flags(name):
    evidence = read_evidence(SETS[name], None)
    whole = EvidenceReview.of(AppraisedEvidence(evidence))
    tried = 0
    for document in evidence.document:
        less = silenced(evidence, document)
        if less is not None:
            tried += 1
            before, after = (
                of_document(whole, document),
                of_document(EvidenceReview.of(AppraisedEvidence(less)), document),
            )
            assert len(after) >= len(before), (document, sorted(before), sorted(after))
    assert tried > 1
