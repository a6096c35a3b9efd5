"""Errors in single cells: what a spreadsheet or a data frame made of them, and terms that are misspelt."""

import re
from collections.abc import Callable

from tests.bench.draft import Cells, Draft
from tests.bench.in_tables import in_cell, mistyped
from tests.bench.injection import error
from tests.bench.on_page import Values

# What a spreadsheet or a data frame wrote


def spreadsheet(name: str, table: str, column: str, shape: str, value: str, *caught_by: str) -> None:
    """List a cell that a program wrote otherwise than a person did."""

    @error(name, table, *caught_by)
    def _(_: Draft, row: Cells) -> Values:
        found = re.fullmatch(shape, row[column])
        return in_cell(row, column, found.expand(value)) if found else None


spreadsheet("date for pages", "references", "pages", r"(\d+)-\d+", "12-Aug", "bad-value")
spreadsheet("date for an issue", "references", "issue", r"(\d)", r"0\1-May", "bad-value")
spreadsheet("decimals in a volume", "references", "volume", r"(\d+)", r"\1.0", "bad-value")
spreadsheet("decimals in a year", "references", "year", r"(\d+)", r"\1.0", "bad-value")
spreadsheet("date for a figure", "claims", "figure", r"(1\d|6|2)", r"\1-Mar", "bad-value", "figure-not-in-quote")
spreadsheet("decimals in a line", "claims", "line", r"(\d+)", r"\1.0", "bad-value")
spreadsheet("decimals in a number of people", "studies", "participants", r"(\d+)", r"\1.0", "bad-value")
spreadsheet("decimals in counts", "findings", "numerator", r"(\d+)", r"\1.0", "bad-value")
spreadsheet("NA for no comparator", "claims", "comparator", "", "NA", "bad-value")
spreadsheet("NA for no stated design", "claims", "stated_design", "", "NA", "bad-value")
spreadsheet("NaN for no figure", "claims", "figure", "", "NaN", "bad-value")
spreadsheet("NA for a condition", "studies", "condition", "(.+)", "NA", "bad-value")
spreadsheet("NULL for no broader term", "terms", "broader", "", "NULL", "bad-value")
spreadsheet("nan for no counts", "findings", "numerator", "", "nan", "bad-value")
spreadsheet("NA for no finding", "links", "finding", "", "NA", "bad-value", "unknown-finding")


# Terms


def misspelt(name: str, table: str, column: str, change: Callable[[str], str]) -> None:
    """List the error of a term misspelt in one column."""

    @error(name, table, "unknown-term")
    def _(draft: Draft, row: Cells) -> Values:
        draft.remedy = row[column]
        return in_cell(row, column, change(row[column])) if change(row[column]) != row[column] else None


def doubled(term: str) -> str:
    """A term with one of its letters twice."""
    return re.sub("([tilm])", r"\1\1", term, count=1)


misspelt("condition misspelt in a claim", "claims", "condition", mistyped)
misspelt("agent misspelt in a claim", "claims", "agent", doubled)
misspelt("outcome misspelt in a claim", "claims", "outcome", doubled)
misspelt("condition misspelt in a study", "studies", "condition", doubled)
misspelt("agent misspelt in a study", "studies", "agent", mistyped)
misspelt("outcome misspelt in a finding", "findings", "outcome", doubled)
misspelt("harm misspelt in a mention", "mentions", "harm", mistyped)
misspelt("last letter of a condition lost", "claims", "condition", lambda term: term[:-1])
misspelt(
    "letters of an outcome exchanged", "claims", "outcome", lambda term: term[:3] + term[4:5] + term[3:4] + term[5:]
)
