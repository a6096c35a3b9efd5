"""The evidence on some of the claims, or without some of the facts."""

from collections.abc import Collection, Set
from dataclasses import replace
from typing import Any, TypeVar

from analysis.model.evidence import Evidence, Ratings

_Rows = TypeVar("_Rows", Evidence, Ratings)
_ON_CLAIMS = ("links", "mentions", "codings")


def on_claims(claims: Set[str], evidence: Evidence) -> Evidence:
    """The same evidence with these claims alone, what was judged of them, and the documents that make them.

    Studies, their findings and everything else stay, and so do the raters' own rows on these claims.
    """
    kept = tuple(claim for claim in evidence.claims if claim.id in claims)
    documents = {claim.document for claim in kept}
    return replace(
        _judged(claims, evidence),
        claims=kept,
        documents=tuple(one for one in evidence.documents if one.id in documents),
        references=tuple(one for one in evidence.references if one.document in documents),
        ratings=tuple(_judged(claims, one) for one in evidence.ratings),
    )


def without_facts(evidence: Evidence, findings: Collection[str], studies: Collection[str]) -> Evidence:
    """The same evidence without these findings and without the links that rest on them or on these studies."""
    return replace(
        evidence,
        findings=tuple(finding for finding in evidence.findings if finding.id not in findings),
        links=tuple(link for link in evidence.links if link.finding not in findings and link.study not in studies),
    )


def _judged(claims: Set[str], rows: _Rows) -> _Rows:
    kept: dict[str, Any] = {
        table: tuple(row for row in getattr(rows, table) if row.claim in claims) for table in _ON_CLAIMS
    }
    disagreements = tuple(row for row in rows.disagreements if claims & {row.claim, row.other})
    return replace(rows, **kept, disagreements=disagreements)
