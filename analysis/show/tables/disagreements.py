"""Claims that disagree, as raters judged: within a document, across documents, or with the references it prints."""

from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim
from analysis.model.words import Severity
from analysis.show.tables.cells import NOT_APPLICABLE, framed
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted


def disagreements(review: EvidenceReview) -> Frame:
    """Pairs of claims that cannot both hold or strain each other, gravest first."""
    evidence = review.evidence
    rows = sorted(evidence.disagreements, key=lambda row: list(Severity).index(row.severity))
    within = sum(_document(review, row.claim) == _document(review, row.other) for row in rows)
    return framed(
        "disagreements",
        "Claims that disagree",
        "Which claims cannot both hold, or would lead a reader to act differently? One row a pair, gravest first.",
        (
            "Id",
            "Severity",
            "Kind",
            "Claim",
            "Its words",
            "Other claim",
            "Its words there",
            "What the matter is",
            "Judged by",
        ),
        (
            (
                row.id,
                row.severity,
                row.kind,
                *_side(evidence.claim.get(row.claim)),
                *_side(evidence.claim.get(row.other)),
                row.note,
                row.judged_by,
            )
            for row in rows
        ),
        (f"{within} of {counted(len(rows), 'pair')} stand within one document.", *_found_by(review)) if rows else (),
        empty="No row: not checked, as disagreements.csv lists none.",
    )


def _document(review: EvidenceReview, claim: str) -> str:
    found = review.evidence.claim.get(claim)
    return found.document if found else ""


def _side(claim: Claim | None) -> tuple[str, str]:
    """A claim with its place, and its words."""
    if claim is None:
        return NOT_APPLICABLE, "the references that the document prints"
    return f"{claim.id} ({claim.document}:{claim.line})", f"“{claim.quote}”"


def _found_by(review: EvidenceReview) -> tuple[str, ...]:
    """How many pairs each of the first two raters listed, and how many both did."""
    lists = [
        (ratings.rater, {frozenset((row.claim, row.other)) for row in ratings.disagreements})
        for ratings in review.evidence.ratings
        if ratings.disagreements
    ]
    if len(lists) < 2:
        return ("Fewer than two raters listed pairs of their own, so that it is not known how many were missed.",)
    (first, ones), (second, others) = lists[:2]
    return (
        f"{first} listed {counted(len(ones), 'pair')} and {second} {len(others)}, each without sight of the other's "
        f"list; on both: {len(ones & others)}.",
    )
