"""Everything behind one disagreement: the two claims in their places, and who judged that they disagree."""

from collections.abc import Iterator

from analysis.check.evidence_review import EvidenceReview
from analysis.model.judgements import Disagreement
from analysis.tell.explain.rows import judged_lines


def disagreement_lines(one: Disagreement, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a disagreement."""
    yield f"{one.id}: {one.kind}, severity {one.severity}"
    for name in filter(None, (one.claim, one.other)):
        claim = review.evidence.claim.get(name)
        yield f'  {name}: "{claim.quote}" ({claim.place})' if claim else f"  {name}: not in claims.csv"
    yield from judged_lines(one, one.note, review.evidence)
