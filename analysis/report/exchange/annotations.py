"""Quotes as W3C Web Annotations (Web Annotation Data Model, 2017-02-23): an annotation for each claim.

Only the quote itself is given, never the words around it: the documents belong to others.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import analysis
from analysis.appraise.verdict.cited_studies import listed_here
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Document
from analysis.report.folder import json_bytes
from analysis.report.outline.labels import PROGRAM, label

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

# Fragments of plain texts: RFC 5147. Positions stand between lines, so that line 5 is what lies between 4 and 5.
_PLAIN_TEXT_FRAGMENTS = "http://tools.ietf.org/rfc/rfc5147"


def annotations(review: EvidenceReview) -> bytes:
    """An annotation collection with one page of annotations, in the order of the claims, as JSON-LD.

    A claim of a document that ``documents.csv`` does not list has its document's id as the source's name, and no hash.
    """
    items: list[dict[str, Any]] = []
    for claim in review.evidence.claims:
        document = review.evidence.document.get(claim.document)
        selectors = list(_selectors(claim, document, review.evidence))
        item = {
            "id": _urn("annotation", claim.id, claim.document, claim.quote),
            "type": "Annotation",
            "motivation": "assessing",
            "dcterms:identifier": claim.id,
            "body": list(_bodies(claim, review)),
            "target": {"type": "SpecificResource", "source": _source(claim, document), "selector": selectors},
        }
        items.append(item)
    ids = [item["id"] for item in items]
    page = {"id": _urn("page", *ids), "type": "AnnotationPage", "startIndex": 0, "items": items}
    body = {
        "@context": _CONTEXT,
        "id": _urn("collection", *ids),
        "type": "AnnotationCollection",
        "label": f"Claims, each at its exact words. {label(review.evidence)}",
        "generator": {"id": _urn("program", PROGRAM), "type": "Software", "name": f"{PROGRAM} {analysis.__version__}"},
        "total": len(items),
        "first": page,
    }
    return json_bytes(body)


def _urn(*parts: str) -> str:
    """A name for a thing that has no address, made from what it is."""
    return f"urn:sha256:{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}"


def _source(claim: Claim, document: Document | None) -> dict[str, str]:
    """The document, named by the hash of its text where that is known."""
    if document is None:
        return {"id": _urn("document", claim.document), "dcterms:identifier": claim.document}
    return {
        "id": f"urn:sha256:{document.sha256}",
        "type": "Text",
        "format": "text/plain",
        "dcterms:identifier": document.id,
        "dcterms:title": document.title,
        "schema:name": document.file,
        "schema:sha256": document.sha256,
    }


def _bodies(claim: Claim, review: EvidenceReview) -> Iterator[dict[str, str]]:
    """The statement, the verdict over each scope, then verdicts and flags as tags."""
    yield _body("describing", claim.statement)
    found = {scope: review.verdict(claim, scope) for scope in Scope}
    own, all_listed = found.values()
    yield _body(
        "assessing", f"The document's own sources: {own}. All studies {listed_here(review.evidence)}: {all_listed}."
    )
    yield from (_body("tagging", f"verdict {scope}: {verdict}") for scope, verdict in found.items())
    yield from (_body("tagging", f"flag: {flag}") for flag in review.flags.get(claim.id, ()))


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}


def _selectors(claim: Claim, document: Document | None, evidence: Evidence) -> Iterator[dict[str, Any]]:
    """The quote, and where it stands: characters of the text where a copy is at hand, else its line."""
    quote = {"type": "TextQuoteSelector", "exact": claim.quote}
    yield quote
    copy, line = evidence.texts.get(claim.document), evidence.line_of(claim)
    if document and copy and copy.sha256 == document.sha256 and claim.quote in line:
        # A line end counts as one character.
        start = sum(len(before) + 1 for before in copy.lines[: claim.line - 1]) + line.index(claim.quote)
        yield {"type": "TextPositionSelector", "start": start, "end": start + len(claim.quote)}
    else:
        place = f"line={claim.line - 1},{claim.line}"
        yield {"type": "FragmentSelector", "conformsTo": _PLAIN_TEXT_FRAGMENTS, "value": place, "refinedBy": quote}
