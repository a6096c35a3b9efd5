"""Claims that a person has adjudicated, as schema.org ``ClaimReview`` in JSON-LD.

A ``ClaimReview`` says that somebody has reviewed a claim. What a machine judged is therefore none.
"""

from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.conclusions import Scope, Verdict
from analysis.model.records import Claim
from analysis.model.words import RaterKind
from analysis.report.folder import json_bytes
from analysis.report.outline.labels import both_verdicts

#: What the file says while there is nothing in it.
NONE_YET = "No claim has been adjudicated by a person."

# Verdicts that are taken from no judgement, or from too few.
_UNJUDGED = (Verdict.NOTHING_CITED, Verdict.NONE_KNOWN, Verdict.NOT_ASSESSED)


def claim_reviews(appraised: AppraisedEvidence) -> bytes:
    """A graph of reviews in the order of the claims; without any, an empty graph that says so."""
    evidence = appraised.evidence
    people = {rater.name for rater in evidence.raters if rater.kind is RaterKind.PERSON}
    judges = {claim.id: _judges(claim, people, appraised) for claim in evidence.claims} if people else {}
    reviews = [_review(claim, judges[claim.id], appraised) for claim in evidence.claims if judges.get(claim.id)]
    body: dict[str, Any] = {"@context": "https://schema.org", "@graph": reviews}
    if not reviews:
        body["description"] = NONE_YET
    return json_bytes(body)


def _judges(claim: Claim, people: set[str], appraised: AppraisedEvidence) -> tuple[str, ...]:
    """Who judged the claim's pairs, if every one of them is a person and the verdict rests on them; else nobody."""
    assessment = appraised.assessments[claim.id, Scope.ALL]
    if assessment.verdict in _UNJUDGED:
        return ()
    judged = [link.judged_by for link in appraised.evidence.links_of.get(claim.id, ())]
    judges = tuple(dict.fromkeys([*judged, *(row.judged_by for row in assessment.screened)]))
    return judges if set(judges) <= people else ()


def _review(claim: Claim, judges: tuple[str, ...], appraised: AppraisedEvidence) -> dict[str, Any]:
    found = {scope: appraised.assessments[claim.id, scope].verdict for scope in Scope}
    links = appraised.evidence.links_of.get(claim.id, ())
    return {
        "@type": "ClaimReview",
        "@id": f"../report.html#{claim.id}",
        "url": f"../report.html#{claim.id}",
        "identifier": claim.id,
        "claimReviewed": claim.statement,
        "author": [{"@type": "Person", "name": judge} for judge in judges],
        "reviewRating": {
            "@type": "Rating",
            "alternateName": str(found[Scope.ALL]),
            "ratingExplanation": both_verdicts(found),
        },
        "reviewBody": "\n".join(f"{link.study}: {link.stance}. {link.rationale}" for link in links),
        "itemReviewed": _claim(claim, appraised),
    }


def _claim(claim: Claim, appraised: AppraisedEvidence) -> dict[str, Any]:
    document = appraised.evidence.document.get(claim.document)
    place = {"@type": "CreativeWork", "identifier": claim.document}
    if document is not None:
        place |= {"identifier": f"urn:sha256:{document.sha256}", "name": document.title}
        if document.publisher:
            place |= {"publisher": document.publisher}
    return {"@type": "Claim", "text": claim.quote, "appearance": place}
