"""Positions: what guidelines, assessors and payers hold of the treatment, as context."""

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import PositionKind
from analysis.show.tables.cells import NONE, framed, words, yes_no
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted

_LABEL = "Context, not evidence of effect: a position rests on evidence and on costs, values and rules of its own."


def positions(review: EvidenceReview) -> Frame:
    """Positions, guidelines first, one row each."""
    order = list(PositionKind)
    found = sorted(review.evidence.positions, key=lambda one: (order.index(one.kind), -one.year))
    unread = sum(not one.verified for one in found)
    return framed(
        "positions",
        "Positions of guidelines and payers",
        "What do guidelines, assessors and payers hold of it? One row a position; no verdict rests on any.",
        ("Organisation", "Kind", "Year", "Condition", "Position", "Verified", "Read at", "Note"),
        (
            (
                one.organisation,
                one.kind.value,
                one.year,
                words(one.condition, "any"),
                one.position,
                yes_no(one.verified),
                words(one.read_at, NONE),
                words(one.note, NONE),
            )
            for one in found
        ),
        (_LABEL, f"{counted(unread, 'position')} of {len(found)} not verified.") if found else (_LABEL,),
        empty="No row: no position is listed.",
    )
