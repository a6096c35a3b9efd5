"""The promises of help, condition by condition: who makes them and what the strongest study of each is."""

from analysis.check.evidence_review import EvidenceReview
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.show.tables.promise_rows import HelpFound, PromiseRow, only_used, promise_rows
from analysis.show.value import Home, Lines, Phrase, names


def claims_map(review: EvidenceReview) -> Table:
    """Every condition in which a document promises help, with what is found among all studies and among its own."""
    rows = review.once(promise_rows)
    return laid_out(
        "claims-map",
        rows,
        {
            "Promised by": lambda row: ", ".join(row.own),
            "Only “used for” by": lambda row: ", ".join(row.used),
            "Claims": lambda row: names(Home.CLAIMS, row.claims),
            "Study": _studies,
            "Among the document's own references": _own,
        },
        promises=sum(len(row.own) for row in rows),
        used=", ".join(only_used(review)),
        meanings="; ".join(f"{word}: {word.meaning}" for word in HelpFound),
    )


def _studies(row: PromiseRow) -> Phrase:
    return names(Home.STUDIES, dict.fromkeys(one.study.study for one in row.strongest))


def _own(row: PromiseRow) -> Lines:
    return Lines(f"{document}: {found}" for document, found in row.own.items())
