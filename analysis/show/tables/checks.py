"""The checks: what each finds, and how much it found here."""

from collections import Counter
from operator import attrgetter

from analysis.check.catalogue import CHECKS, Check
from analysis.check.evidence_review import EvidenceReview
from analysis.show.table import Table, TableColumn
from analysis.show.value import Home


def checks(review: EvidenceReview) -> Table:
    """Every check in its order: name, kind, severity, the first sentence of its manual, and what it found here.

    A check's precision is how many of the problems that it raised a person then confirmed. Nobody has counted that yet.
    """
    found = Counter(problem.check for problem in review.problems)
    columns = (
        TableColumn("Check", attrgetter("name"), describes=Home.CHECKS),
        TableColumn("Kind", attrgetter("kind")),
        TableColumn("Severity", attrgetter("severity")),
        TableColumn("What it finds", first_sentence),
        TableColumn("Found here", lambda check: found[check.name]),
        TableColumn("Precision", lambda _: "not measured yet"),
    )
    claims = len(review.evidence.claims)
    return Table(
        "checks",
        "The checks and their manuals",
        "What does each check look for, and how often did it find it here? One row a check.",
        columns,
        CHECKS,
        (
            f"A check that found nothing was run on the tables given, {claims} claims among them; it says nothing of "
            "what is listed as not checked.",
            "The whole manual, with an example that passes and one that fails: python -m analysis explain NAME.",
        ),
    )


def first_sentence(check: Check) -> str:
    """The first sentence of the check's manual, on one line."""
    return " ".join(check.manual.partition("\n\n")[0].split()).replace("``", "").replace("*", "")
