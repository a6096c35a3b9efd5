"""The checks' manuals as a frame: what each check finds, and how much it found here."""

from collections import Counter

import pandas as pd

from analysis.check.catalogue import CHECKS, Check
from analysis.check.evidence_review import EvidenceReview
from analysis.show.tables.frame import Frame


def manuals(review: EvidenceReview) -> Frame:
    """Every check in its order: name, kind, severity, the first sentence of its manual, and what it found here.

    A check's precision is how many of the problems that it raised a person then confirmed. Nobody has counted that yet.
    """
    found = Counter(problem.check for problem in review.problems)
    rows = [
        (
            check.name,
            check.kind.value,
            check.severity.value,
            first_sentence(check),
            found[check.name],
            "not measured yet",
        )
        for check in CHECKS
    ]
    data = pd.DataFrame(rows, columns=["Check", "Kind", "Severity", "What it finds", "Found here", "Precision"])
    claims = len(review.evidence.claims)
    return Frame(
        "checks",
        "The checks and their manuals",
        "What does each check look for, and how often did it find it here? One row a check.",
        data,
        (
            f"A check that found nothing was run on the tables given, {claims} claims among them; it says nothing of "
            "what is listed as not checked.",
            "The whole manual, with an example that passes and one that fails: python -m analysis explain NAME.",
        ),
    )


def first_sentence(check: Check) -> str:
    """The first sentence of the check's manual, on one line."""
    return " ".join(check.manual.partition("\n\n")[0].split()).replace("``", "").replace("*", "")
