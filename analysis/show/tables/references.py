"""References as the documents print them, and every one against the bibliography, field by field, with totals."""

from collections import Counter

from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import FieldAccuracy, ReferenceGrade
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out


def references(review: EvidenceReview) -> Table:
    """References as the documents print them."""
    printing = {reference.document for reference in review.evidence.references}
    silent = ", ".join(name for name in review.document_ids if name not in printing)
    return laid_out("references", review.evidence.references, silent=silent)


def reference_accuracy(review: EvidenceReview) -> Table:
    """Printed references against the bibliography, one row a field of a reference.

    The rate that stands beside them is the only published one of the same thing that was read; rates of quotation
    errors are about something else.
    """
    found, aside = review.appraised.references, review.appraised.references_aside
    fields = [one for comparison in found for one in comparison.fields]
    outcomes = Counter(one.outcome for one in fields)
    return laid_out(
        "reference-accuracy",
        ((comparison.reference, field) for comparison in found for field in comparison.fields),
        compared=len(found),
        comparable=sum(one.compared for one in fields),
        wrong=outcomes[FieldAccuracy.WRONG],
        left_out=outcomes[FieldAccuracy.OMITTED],
        unverified=outcomes[FieldAccuracy.NOT_VERIFIED],
        erring=sum(bool(comparison.having(FieldAccuracy.WRONG)) for comparison in found),
        major=sum(comparison.grade is ReferenceGrade.MAJOR for comparison in found),
        aside=", ".join(f"{reference.document}:{reference.number}" for reference in aside),
    )
