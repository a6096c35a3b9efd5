"""Positions: what guidelines, assessors and payers hold of the treatment, as context."""

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import PositionKind
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out


def positions(review: EvidenceReview) -> Table:
    """Positions, guidelines first, one row each."""
    order = list(PositionKind)
    found = sorted(review.evidence.positions, key=lambda one: (order.index(one.kind), -one.year))
    return laid_out("positions", found, unread=sum(not one.verified for one in found))
