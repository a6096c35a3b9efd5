"""Tables of the page: a frame with its links, symbols, widths and notes worked out, ready for the template.

Everything here stays plain text; the template alone makes HTML of it, and escapes it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.report.outline.anchors import Anchors, LinkedText
from analysis.report.outline.layouts import Stack, stacks
from analysis.report.outline.symbols import RANKS, SYMBOLS, Symbol
from analysis.show.tables.frame import Frame
from analysis.show.tables.strength import TOTAL
from analysis.text.lettering import lettered

#: Longest cell of a column and the least width that the column then has, both in characters: what keeps a column of
#: sentences from being squeezed to one word a line. Up to the first, a cell keeps to one line.
_WIDTHS = ((16, 16), (48, 17), (130, 24))
_WIDEST = 32

#: Room for the blanks at both sides of a cell, in characters. A digit is wider than most letters.
_BLANKS = 4
_BLANKS_OF_NUMBERS = 1

#: Rows beyond which a table scrolls inside its own region, under its headings.
_TALL = 24

_ABSENT = "none"

#: First words of columns that hold names of checks.
_CHECKS = ("flag", "check", "provisional")

_NUMBER = re.compile(r"[−-]?[\d,]+(\.\d+)?")


class CellLine(NamedTuple):
    """A line of a cell: the name of its column where it needs one, the symbol before it, and its parts."""

    label: str
    symbol: Symbol | None
    parts: tuple[LinkedText, ...]

    @property
    def text(self) -> str:
        """The text without links."""
        return "".join(part.text for part in self.parts)


class Cell(NamedTuple):
    """A cell: its lines, and its rank where order is not that of spelling."""

    lines: tuple[CellLine, ...]
    rank: int | None = None


class TableColumn(NamedTuple):
    """A column: its heading, the symbol before it, its least width in characters, and whether it holds numbers."""

    heading: str
    symbol: Symbol | None
    width: int
    numbers: bool


class TableRow(NamedTuple):
    """A row: its anchor, the values that filters look at, whether it sums up others, and its cells."""

    anchor: str
    filters: Mapping[str, str]
    total: bool
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A frame as the page shows it. ``blocks`` are its rows under a heading each, which is empty for a plain table."""

    name: str
    title: str
    caption: str
    columns: tuple[TableColumn, ...]
    blocks: tuple[tuple[str, tuple[TableRow, ...]], ...]
    notes: tuple[tuple[str, str], ...]
    tall: bool

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """Every row, block after block."""
        return tuple(row for _, rows in self.blocks for row in rows)


def table(frame: Frame, anchors: Anchors, *, block: str = "", filters: Mapping[str, str] | None = None) -> Table:
    """The frame, ready for the template.

    Parameters
    ----------
    frame, anchors
        What to show, and where the names in it lead to.
    block
        Column whose repeated values become headings inside the table; empty for none.
    filters
        Name of a filter to the column that it looks at. A value that lists several is parted by ``|``.
    """
    headings = [str(heading) for heading in frame.data.columns]
    records = [dict(zip(headings, map(str, row), strict=True)) for row in frame.data.itertuples(index=False, name=None)]
    kinds = {heading: _kind([record[heading] for record in records]) for heading in headings}
    layout = [stack for stack in stacks(frame.name, headings) if stack.columns != (block,)]
    drafts = {stack: _Draft(stack, kinds, anchors, frame.name) for stack in layout}
    blocks: dict[str, list[TableRow]] = {}
    for record in records:
        row = TableRow(
            anchors.row(frame.name, record[headings[0]]),
            {name: "|".join(_listed(record[column], name)) for name, column in (filters or {}).items()},
            TOTAL in (record[headings[0]], record[layout[0].columns[0]]),
            tuple(drafts[stack].cell(tuple(record[column] for column in stack.columns)) for stack in layout),
        )
        blocks.setdefault(record.get(block, ""), []).append(row)
    return Table(
        frame.name,
        frame.title,
        frame.caption,
        tuple(_column(stack, kinds) for stack in layout),
        tuple((name, tuple(rows)) for name, rows in blocks.items()),
        lettered(frame.notes),
        len(records) > _TALL and len(blocks) < 2,
    )


def _listed(text: str, name: str) -> Iterable[str]:
    return text.split(", ") if name == "flag" else (text,)


class _Kind(NamedTuple):
    """What a column holds: numbers, words of a list that has symbols, or texts, and the length of the longest."""

    longest: int
    numbers: bool = False
    words: bool = False


def _kind(texts: Sequence[str]) -> _Kind:
    longest = max(map(len, texts), default=0)
    if texts and all(map(_NUMBER.fullmatch, texts)):
        return _Kind(longest, numbers=True)
    return _Kind(longest, words=longest <= _WIDTHS[0][0] and any(text in SYMBOLS for text in texts))


def _column(stack: Stack, kinds: Mapping[str, _Kind]) -> TableColumn:
    held = [kinds[column] for column in stack.columns]
    labels = [len(column) + 2 if stack.labelled(column) else 0 for column in stack.columns]
    longest = max(kind.longest + label for kind, label in zip(held, labels, strict=True))
    longest = max(longest, *map(len, stack.heading.split()))
    width = next((min(longest, width) for limit, width in _WIDTHS if longest <= limit), _WIDEST)
    numbers = len(held) == 1 and held[0].numbers
    return TableColumn(
        stack.heading, SYMBOLS.get(stack.heading), width + (_BLANKS_OF_NUMBERS if numbers else _BLANKS), numbers
    )


class _Draft:
    """How the cells under one heading are made. Most texts of a table stand in it many times, so each is made once."""

    def __init__(self, stack: Stack, kinds: Mapping[str, _Kind], anchors: Anchors, frame: str) -> None:
        self._kinds = [kinds[column] for column in stack.columns]
        self._labels = [column if stack.labelled(column) else "" for column in stack.columns]
        self._names_checks = [column.lower().startswith(_CHECKS) for column in stack.columns]
        self._anchors, self._frame = anchors, frame
        self._cells: dict[tuple[str, ...], Cell] = {}
        self._lines: dict[tuple[int, str], CellLine] = {}

    def cell(self, texts: tuple[str, ...]) -> Cell:
        """The cell of these texts, one for each column of the stack."""
        if texts not in self._cells:
            rank = RANKS.get(texts[0]) if self._kinds[0].words else None
            self._cells[texts] = Cell(tuple(self._line(place, texts[place]) for place in _told(texts)), rank)
        return self._cells[texts]

    def _line(self, place: int, text: str) -> CellLine:
        if (place, text) not in self._lines:
            symbol = SYMBOLS.get(text) if self._kinds[place].words and not place else None
            self._lines[place, text] = CellLine(self._labels[place], symbol, self._parts(place, text))
        return self._lines[place, text]

    def _parts(self, place: int, text: str) -> tuple[LinkedText, ...]:
        if self._kinds[place].numbers or self._kinds[place].words:
            return (LinkedText(text),)
        cut = self._anchors.checks if self._names_checks[place] else self._anchors.parts
        return cut(text, self._frame)


def _told(texts: tuple[str, ...]) -> Iterable[int]:
    """Places of the texts that a cell shows: one for many times *none*, and no verdict twice."""
    if all(text == _ABSENT for text in texts):
        return (0,)
    repeated = texts[0] if texts[0] in SYMBOLS else None
    return (place for place, text in enumerate(texts) if not place or text != repeated)
