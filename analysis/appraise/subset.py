"""The evidence on some of the claims."""

from collections.abc import Set
from dataclasses import replace

from analysis.model.evidence import Evidence


def on_claims(claims: Set[str], evidence: Evidence) -> Evidence:
    """The same evidence with these claims alone, what was judged of them, and the documents that make them.

    Studies, their findings and everything else stay, and so do the raters' own rows on these claims.
    """
    kept = tuple(claim for claim in evidence.claims if claim.id in claims)
    documents = {claim.document for claim in kept}
    return replace(
        evidence,
        claims=kept,
        documents=tuple(one for one in evidence.documents if one.id in documents),
        references=tuple(one for one in evidence.references if one.document in documents),
        links=tuple(link for link in evidence.links if link.claim in claims),
        mentions=tuple(one for one in evidence.mentions if one.claim in claims),
        codings=tuple(one for one in evidence.codings if one.claim in claims),
        disagreements=tuple(one for one in evidence.disagreements if claims & {one.claim, one.other}),
        ratings=tuple(
            replace(
                one,
                links=tuple(link for link in one.links if link.claim in claims),
                mentions=tuple(row for row in one.mentions if row.claim in claims),
                codings=tuple(row for row in one.codings if row.claim in claims),
                disagreements=tuple(row for row in one.disagreements if claims & {row.claim, row.other}),
            )
            for one in evidence.ratings
        ),
    )
