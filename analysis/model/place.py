"""Where something was written: the place of a record and of each of its fields."""

from collections.abc import Callable
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file, counted as a text editor counts.

    ``line`` and ``column`` count from 1, the column in characters. ``row`` is the row that a spreadsheet shows; it is
    given only where quoted line breaks make it differ from the line, and is ``None`` elsewhere.
    """

    file: str
    line: int = 1
    column: int = 1
    row: int | None = None

    def __str__(self) -> str:
        row = f" (sheet row {self.row})" if self.row is not None else ""
        return f"{self.file}:{self.line}:{self.column}{row}"


class Origin(NamedTuple):
    """Where a record was written; gives the place of any of its fields.

    ``locate`` takes the record's line and a field's name and gives the field's line and column; the records of a file
    share it. It is called only when a place is asked for, so that a set without problems never pays for it.
    """

    file: str
    line: int
    row: int | None
    locate: Callable[[int, str], tuple[int, int]]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"

    def at(self, field: str = "") -> Place:
        """Place where ``field`` starts; the start of the record if the field is empty or not there."""
        line, column = self.locate(self.line, field)
        return Place(self.file, line, column, self.row if self.row != line else None)


def in_document(document: str, line: int | str) -> str:
    """Where a document says something, as every sentence words it."""
    return f"document {document}, line {line}"
