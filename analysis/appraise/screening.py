"""Screening: pairs of a claim and a study that were judged, many at once, not to address each other."""

from analysis.model.evidence import Evidence
from analysis.model.judgements import Screening
from analysis.model.records import Claim
from analysis.model.words import TermKind


def screened_out(claim: Claim, study: str, evidence: Evidence) -> Screening | None:
    """The first screening row of a study that covers a claim; ``None`` if the pair has to be judged by itself."""
    by_category = evidence.screening_of
    rows = (*by_category.get((study, claim.category), ()), *by_category.get((study, None), ()))
    return next((row for row in rows if covers(row, claim, evidence)), None)


def covers(row: Screening, claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim is of the kind that a screening row names.

    A blank column stands for any claim. A condition or outcome covers itself and its narrower terms; a claim that names
    none is covered by a blank only.
    """
    return (
        row.category in (None, claim.category)
        and (not row.condition or row.condition in evidence.lineage(claim.condition, TermKind.CONDITION))
        and (not row.outcome or row.outcome in _outcomes(claim, evidence))
    )


def _outcomes(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    return (*evidence.lineage(claim.outcome, TermKind.OUTCOME), *evidence.lineage(claim.outcome, TermKind.HARM))
