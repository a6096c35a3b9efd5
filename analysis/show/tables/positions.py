"""Positions: what guidelines, assessors and payers hold of the treatment, as context."""

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import PositionKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.value import Home
from analysis.text.prose.phrases import counted


def positions(review: EvidenceReview) -> Table:
    """Positions, guidelines first, one row each."""
    order = list(PositionKind)
    found = sorted(review.evidence.positions, key=lambda one: (order.index(one.kind), -one.year))
    unread = sum(not one.verified for one in found)
    return Table(
        "positions",
        "Positions of guidelines and payers",
        "What do guidelines, assessors and payers hold of it? One row a position; no verdict rests on any.",
        (
            TableColumn("Organisation", "organisation"),
            TableColumn("Kind", "kind", under="Organisation"),
            TableColumn("Year", "year", under="Organisation"),
            TableColumn("Condition", "condition", "any"),
            TableColumn("Position", "position"),
            TableColumn("Verified", "verified"),
            TableColumn("Read at", "read_at", NONE, under="Verified", leads=Home.ADDRESS),
            TableColumn("Note", "note", NONE),
        ),
        tuple(found),
        ("Context, not evidence of effect: a position rests on evidence and on costs, values and rules of its own.",),
        row_notes=(f"{counted(unread, 'position')} of {len(found)} not verified.",),
        empty="No row: no position is listed.",
    )
