"""The numbers of the reports as a table: id, value, what it counts, by which rule."""

from operator import attrgetter

from analysis.check.evidence_review import EvidenceReview
from analysis.show.table import Table, TableColumn
from analysis.tell.numbers.all_numbers import numbers as all_numbers


def numbers(review: EvidenceReview) -> Table:
    """Every number that has an id, in the order of ``tell.numbers``."""
    return Table(
        "numbers",
        "Numbers in this report",
        "Where does each number come from? One row a number, under the id by which every format names it.",
        (
            TableColumn("Id", attrgetter("id")),
            TableColumn("Value", attrgetter("value")),
            TableColumn("What it counts", attrgetter("what")),
            TableColumn("Rule", attrgetter("rule")),
        ),
        review.once(all_numbers),
        (
            "`python -m analysis explain ID` prints the rows behind a number, and the SHA-256 of the files that it "
            "rests on; evidence.json holds the same ids, values and rows.",
            "A count of several things at once that is 0 has no row.",
        ),
        empty="No row: nothing was counted.",
    )
