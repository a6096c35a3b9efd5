"""Frames as CSV, for a spreadsheet first.

UTF-8 with a byte order mark: without one, Excel takes the file for the system's old code page and spoils every ``–``
and ``·``; readers of CSV for programs, pandas and this package among them, know the mark. Programs that want plain
values read ``evidence.json``.

A cell that a spreadsheet would take for a formula starts with an apostrophe, after OWASP, "CSV Injection". A plain
number keeps its sign.
"""

import csv
import io
import re
from collections.abc import Iterable

from analysis.show.table import Table, TableColumn
from analysis.text.prose.phrases import lettered

_MARK = "\ufeff"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def csv_bytes(table: Table) -> bytes:
    """The table as CSV: a row of headings, then its rows; lines end with a line feed."""
    return (_MARK + as_csv([inert(str(cell)) for cell in row] for row in (table.headings, *table.rows))).encode()


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells as CSV: commas, and a line feed after each row."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def inert(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would run it."""
    return f"'{text}" if text.startswith(_RISKY) and not _NUMBER.fullmatch(text) else text


def contents(tables: Iterable[Table]) -> Table:
    """A table that lists the others: what each file answers, its rows, and its notes by letter."""
    columns = (
        TableColumn("File", lambda table: f"{table.name}.csv"),
        TableColumn("Title", "title"),
        TableColumn("Caption", "caption"),
        TableColumn("Rows", lambda table: len(table.records)),
        TableColumn("Notes", lambda table: "\n".join(f"{a}. {note}" for a, note in lettered(table.notes)), "none"),
    )
    return Table("contents", "Contents", "Which table answers what; one row a file.", columns, tuple(tables))
