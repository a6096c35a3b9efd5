"""Tables for those who sort, filter and count in a spreadsheet: each as CSV, and all in a workbook, a sheet each.

CSV is UTF-8 with a byte order mark: without one, Excel takes the file for the system's old code page and spoils every
``–`` and ``·``; readers of CSV for programs, pandas and this package among them, know the mark. Programs that want
plain values read ``evidence.json``. A cell that a spreadsheet would take for a formula starts with an apostrophe, after
OWASP, "CSV Injection"; a plain number keeps its sign.

In the workbook row 1 of a table's sheet is its header, so that filters and programs read it as it stands; what a table
answers stands on the sheet *Read me*, its notes on the sheet *Notes*. A number is written as a number, a name leads to
the row that describes it, and any other text is a text, never a formula or a link.

Limits are those of Microsoft, *Excel specifications and limits*: 1,048,576 rows, 32,767 characters a cell (counted in
UTF-16), 31 characters a sheet's name, which is unique whatever its case, 65,530 links a sheet.
"""

import csv
import io
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import chain, count
from typing import Any, NamedTuple

from analysis.appraise.certainty import LABEL
from analysis.report.outline.contents import Contents
from analysis.report.outline.labels import TITLE
from analysis.show.table import Table, TableColumn
from analysis.show.value import Count, Name
from analysis.tell.who_judged import notice
from analysis.text.legible import legible
from analysis.text.prose.phrases import lettered

_MARK = "\ufeff"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")

_ROWS = 1_048_576
_CHARACTERS = 32_767
_NAME = 31
_LINKS = 65_530

#: Characters that a sheet's name may not hold, the apostrophe at its ends; nor may the name be ``History``.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_RESERVED = "history"

#: Digits that a spreadsheet keeps of a number; a longer one stays a text.
_DIGITS = 15

# Widths in characters: the least, the most, and the room that a header's filter button takes.
_NARROWEST, _WIDEST, _BUTTON = 8, 56, 4

#: Widest first column that stays in sight while others are scrolled.
_WIDEST_FROZEN = 24

#: The day that a zip archive begins to count from. The workbook's format wants a date, and no clock is read.
_DAY_ZERO = datetime(1980, 1, 1)  # noqa: DTZ001 - the format knows no zone

# Paper as the format numbers it, and the characters beside each other that stay legible on the smaller.
_A3, _A4, _WIDEST_ON_A4 = 8, 9, 200

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "line": {"font_color": "#55514A"},
    "notice": {"bold": True},
    "heading": {"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": "#EFEDE8", "bottom": 1},
    "text": {"text_wrap": True, "valign": "top"},
    "number": {"valign": "top"},
    "link": {"valign": "top", "font_color": "#0B4A75", "underline": 1},
}

_FIRST = "Read me"
_READ_ME = (
    "A row of this list leads to its sheet. On a sheet, ids lead to the row that describes them; arrows in the heads "
    "filter and sort.",
    "Numbers are numbers. A word such as “not read” or “none” says why there is none. Notes are on the sheet Notes.",
    "Verdicts follow from the rows by rule; report.html tells the same as a page.",
)


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


def table_of_contents(tables: Iterable[Table]) -> Table:
    """A table that lists the others: what each file answers, its rows, and its notes by letter."""
    columns = (
        TableColumn("File", lambda table: f"{table.name}.csv"),
        TableColumn("Title", "title"),
        TableColumn("Caption", "caption"),
        TableColumn("Rows", lambda table: len(table.records)),
        TableColumn("Notes", lambda table: "\n".join(f"{a}. {note}" for a, note in lettered(table.notes)), "none"),
    )
    return Table("contents", "Contents", "Which table answers what; one row a file.", columns, tuple(tables))


Cell = str | int | float | Decimal | Name


class WorkbookSheet(NamedTuple):
    """A table as one sheet holds it: its name there, its table, its headings, its rows and its notes."""

    name: str
    table: Table
    headings: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    notes: tuple[str, ...]


def workbook(contents: Contents) -> bytes:
    """Every table as one ``.xlsx`` file, with how to read it first; the same contents give the same bytes.

    A cell is a number only where the table's is. A text too long for a cell goes on in a column beside it, and a table
    too long for a sheet on a sheet after it; a note says so.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    judged = legible(notice(contents.review.evidence))
    book.set_properties({"title": TITLE, "comments": f"{judged} {LABEL}", "created": _DAY_ZERO})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    sheets = tuple(sheets_of(contents.tables))
    _cover(book.add_worksheet(_FIRST), sheets, judged, looks)
    notes = [(sheet.name, letter, legible(note)) for sheet in sheets for letter, note in lettered(sheet.notes)]
    _fill(book.add_worksheet("Notes"), ("Sheet", "Note", "What it says"), notes, looks, {})
    places = _places(sheets)
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet.headings, sheet.rows, looks, places)
    book.close()
    return out.getvalue()


def sheets_of(tables: Iterable[Table], most: int = _ROWS) -> Iterator[WorkbookSheet]:
    """The sheets that the tables need, ``most`` rows each at most, their header among them, by names that are legal."""
    taken = {_FIRST.casefold(), "notes", _RESERVED}
    for table in tables:
        headings, rows, notes = _fitted(table)
        starts = range(0, max(len(rows), 1), most - 1)
        legal = _NOT_IN_NAMES.sub("-", legible(table.name)).strip() or "table"
        names = [free_name(legal, taken, " ({})", _NAME) for _ in starts]
        if len(names) > 1:
            notes = (*notes, f"The table goes on from sheet to sheet: {', '.join(names)}.")
        for name, start in zip(names, starts, strict=True):
            yield WorkbookSheet(name, table, headings, rows[start : start + most - 1], notes)


def free_name(name: str, taken: set[str], numbered: str, most: int = sys.maxsize) -> str:
    """The name, with an end such as `` ({})`` where none that differs by more than capitals is free; then it is taken.

    ``taken``: Names in small letters. ``most``: Characters that it may have, its end among them.
    """
    ends = chain([""], map(numbered.format, count(2)))
    free = (f"{name[: most - len(end)]}{end}" for end in ends)
    found = next(one for one in free if one.casefold() not in taken)
    taken.add(found.casefold())
    return found


def pieces(text: str) -> tuple[str, ...]:
    """The text cut into as many pieces as cells are needed; together they are the text."""
    if 2 * len(text) <= _CHARACTERS:
        return (text,)
    found, start, size = [], 0, 0
    for place, character in enumerate(text):
        units = 2 if character > "\uffff" else 1
        if size + units > _CHARACTERS:
            found.append(text[start:place])
            start, size = place, 0
        size += units
    return (*found, text[start:])


def _fitted(table: Table) -> tuple[tuple[str, ...], list[tuple[Cell, ...]], tuple[str, ...]]:
    """Headings, rows and notes of a table whose long texts are spread over columns."""
    headings: list[str] = []
    columns: list[list[Cell]] = []
    notes = list(table.notes)
    for place, heading in enumerate(table.headings):
        values = [_cell(row[place], said[place]) for row, said in zip(table.values, table.rows, strict=True)]
        cut = [pieces(value) if isinstance(value, str) else (value,) for value in values]
        parts = max(map(len, cut), default=1)
        names = [heading, *(f"{heading}, part {part}" for part in range(2, parts + 1))]
        headings += names
        columns += [[cell[part] if part < len(cell) else "" for cell in cut] for part in range(parts)]
        if parts > 1:
            notes.append(
                f"A cell holds {_CHARACTERS:,} characters at most. Longer texts of the column “{heading}” go on in "
                f"{', '.join(f'“{name}”' for name in names[1:])}."
            )
    return tuple(map(legible, headings)), list(zip(*columns, strict=True)), tuple(notes)


def _cell(value: object, said: object) -> Cell:
    """The value as a number if a spreadsheet holds it as it is, a name as one, else what it says as a text."""
    if isinstance(value, Name):
        return value._replace(id=legible(value.id))
    number = value if isinstance(value, Decimal) else value.value if isinstance(value, Count) else said
    if isinstance(number, bool) or not isinstance(number, int | float | Decimal):
        return legible(str(said))
    held = math.isfinite(number) and len(str(number).lstrip("-")) <= _DIGITS
    return number if held else str(number)


def _places(sheets: Iterable[WorkbookSheet]) -> Mapping[Name, str]:
    """Where in the workbook each name is described, as an address within it."""
    found: dict[Name, str] = {}
    for sheet in sheets:
        place = next((at for at, column in enumerate(sheet.table.columns) if column.describes), None)
        for line, row in enumerate(sheet.rows, 2):
            if place is not None and isinstance(name := row[place], Name):
                found.setdefault(name, f"internal:'{sheet.name}'!A{line}")
    return found


def _cover(page: Any, sheets: Sequence[WorkbookSheet], judged: str, looks: dict[str, Any]) -> None:
    """The sheet that leads to the others."""
    page.write_string(0, 0, TITLE, looks["title"])
    page.write_string(1, 0, judged, looks["notice"])
    page.write_string(2, 0, LABEL, looks["line"])
    for line, said in enumerate(_READ_ME, 3):
        page.write_string(line, 0, said, looks["line"])
    top = len(_READ_ME) + 4
    rows = [(sheet.name, sheet.table.title, sheet.table.caption, len(sheet.rows)) for sheet in sheets]
    _fill(page, ("Sheet", "Table", "Question that it answers", "Rows"), rows, looks, {}, top)
    for line, sheet in enumerate(sheets, top + 1):
        page.write_url(line, 0, f"internal:'{sheet.name}'!A1", looks["link"], sheet.name)


def _fill(
    page: Any,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    looks: dict[str, Any],
    places: Mapping[Name, str],
    top: int = 0,
) -> None:
    """Write a table whose header is row ``top``, counted from 0, and set the sheet up for reading and printing."""
    text, number, led = looks["text"], looks["number"], 0
    widths = [_width(heading, [row[place] for row in rows]) for place, heading in enumerate(headings)]
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(top, place, heading, looks["heading"])
    for line, row in enumerate(rows, top + 1):
        for place, cell in enumerate(row):
            if isinstance(cell, Name) and cell in places and led < _LINKS:
                page.write_url(line, place, places[cell], looks["link"], cell.id)
                led += 1
            elif isinstance(cell, str | Name):
                page.write_string(line, place, str(cell), text)
            else:
                page.write_number(line, place, cell, number)
    page.autofilter(top, 0, top + len(rows), len(headings) - 1)
    page.freeze_panes(top + 1, int(len(headings) > 2 and widths[0] <= _WIDEST_FROZEN))
    page.repeat_rows(top)
    page.print_area(0, 0, top + len(rows), len(headings) - 1)
    page.set_landscape()
    page.set_paper(_A3 if sum(widths) > _WIDEST_ON_A4 else _A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RPage &P of &N")


def _width(heading: str, cells: Iterable[Cell]) -> int:
    """Width of a column, in characters: that of its longest line, within bounds."""
    longest = max((len(line) for cell in cells for line in str(cell).split("\n")), default=0)
    words = max(map(len, heading.split()), default=0)
    return min(max(longest + 2, words + _BUTTON, _NARROWEST), _WIDEST)
