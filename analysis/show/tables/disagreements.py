"""Claims that disagree, as raters judged: within a document, across documents, or with the references it prints."""

from collections import Counter
from itertools import chain
from operator import attrgetter

from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim
from analysis.model.words import Severity
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_APPLICABLE, place_of
from analysis.show.value import Absent, Home, Name, Phrase
from analysis.text.prose.phrases import counted, listed

#: What a disagreement names where it names no other claim.
ITS_REFERENCES = "the references that the document prints"


def disagreements(review: EvidenceReview) -> Table:
    """Pairs of claims that cannot both hold or strain each other, gravest first."""
    claim = review.evidence.claim.get

    def document(name: str) -> str:
        found = claim(name)
        return found.document if found else ""

    rows = sorted(review.evidence.disagreements, key=lambda row: list(Severity).index(row.severity))
    within = sum(document(row.claim) == document(row.other) for row in rows)
    return Table(
        "disagreements",
        "Claims that disagree",
        "Which claims cannot both hold, or would lead a reader to act differently? One row a pair, gravest first.",
        (
            TableColumn("Id", attrgetter("id"), under="Severity", describes=Home.DISAGREEMENTS),
            TableColumn("Severity", attrgetter("severity")),
            TableColumn("Kind", attrgetter("kind"), under="Severity"),
            TableColumn("Claim", lambda row: _side(claim(row.claim))),
            TableColumn("Its words", lambda row: _words(claim(row.claim)), under="Claim", label=False),
            TableColumn("Other claim", lambda row: _side(claim(row.other))),
            TableColumn("Its words there", lambda row: _words(claim(row.other)), under="Other claim", label=False),
            TableColumn("What the matter is", attrgetter("note")),
            TableColumn("Judged by", attrgetter("judged_by"), under="What the matter is"),
        ),
        tuple(rows),
        row_notes=(f"{within} of {counted(len(rows), 'pair')} stand within one document.", *_found_by(review)),
        empty="No row: not checked, as disagreements.csv lists none.",
    )


def _side(claim: Claim | None) -> Phrase | Absent:
    """A claim with its place."""
    if claim is None:
        return Absent(NOT_APPLICABLE)
    return Phrase((Name(Home.CLAIMS, claim.id), f" ({place_of(claim)})"))


def _words(claim: Claim | None) -> str:
    return f"“{claim.quote}”" if claim else Absent(ITS_REFERENCES)


def _found_by(review: EvidenceReview) -> tuple[str, ...]:
    """How many pairs each rater listed, and how many stand on the lists of two or more."""
    lists = {
        ratings.rater: {frozenset((row.claim, row.other)) for row in ratings.disagreements}
        for ratings in review.evidence.ratings
        if ratings.disagreements
    }
    if len(lists) < 2:
        return ("Fewer than two raters listed pairs of their own, so that it is not known how many were missed.",)
    told = listed(f"{name} listed {counted(len(pairs), 'pair')}" for name, pairs in lists.items())
    shared = sum(count > 1 for count in Counter(chain.from_iterable(lists.values())).values())
    return (f"{told}, each without sight of the others' lists; on two lists or more: {shared}.",)
