"""The shipped data as read, appraised and reviewed: made once a process, and changed by no test."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.appraise.appraised_evidence import AppraisedEvidence
    from analysis.check.evidence_review import EvidenceReview
    from analysis.notebook.review import Review

# Imports stand where they are needed, as each layer's tests take what is of their layer or below.

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


@cache
def appraised() -> "AppraisedEvidence":
    """The shipped data, appraised."""
    from analysis.appraise.appraised_evidence import AppraisedEvidence
    from analysis.read.records import read_evidence

    return AppraisedEvidence(read_evidence(DATA))


@cache
def review() -> "EvidenceReview":
    """The review of the shipped data."""
    from analysis.check.evidence_review import EvidenceReview

    return EvidenceReview.of(appraised())


@cache
def of_notebook() -> "Review":
    """The review of the shipped data as a notebook has it."""
    from analysis.notebook.review import load

    return load(DATA)
