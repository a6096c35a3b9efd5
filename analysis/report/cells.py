"""Tables of the page: a frame with its links, symbols, widths and notes worked out, ready for the template.

Everything here stays plain text; the template alone makes HTML of it, and escapes it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.report.anchors import Anchors, Part
from analysis.report.layouts import PLAIN, Stack, stacks
from analysis.report.lettering import lettered
from analysis.report.symbols import RANKS, SYMBOLS, Symbol
from analysis.show.frame import Frame
from analysis.show.strength import TOTAL

#: Longest cell of a column, in characters, up to which the column has this class: what keeps a column of sentences
#: from being squeezed to one word a line, and an identifier from being broken.
_WIDTHS = ((14, "tight"), (48, "short"), (130, "medium"))

#: Rows beyond which a table scrolls inside its own region, under its headings.
_TALL = 24

_WORD_LENGTH = 16

#: First words of columns that hold names of checks.
_CHECKS = ("flag", "check", "provisional")


class Line(NamedTuple):
    """A line of a cell: the name of its column where it needs one, the symbol before it, and its parts."""

    label: str
    symbol: Symbol | None
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The text without links."""
        return "".join(part.text for part in self.parts)


class Cell(NamedTuple):
    """A cell: its lines, and its rank where order is not that of spelling."""

    lines: tuple[Line, ...]
    rank: int | None = None


class Column(NamedTuple):
    """A column: its heading, the symbol before the heading, and the class that gives its width and alignment."""

    heading: str
    symbol: Symbol | None
    style: str


class Row(NamedTuple):
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
    columns: tuple[Column, ...]
    blocks: tuple[tuple[str, tuple[Row, ...]], ...]
    notes: tuple[tuple[str, str], ...]
    tall: bool

    @property
    def rows(self) -> tuple[Row, ...]:
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
    records = [
        dict(zip(headings, map(str, row), strict=True)) for row in frame.data.itertuples(index=False, name=None)
    ]
    styles = {heading: _style([record[heading] for record in records]) for heading in headings}
    layout = [stack for stack in stacks(frame.name, headings) if stack.columns != (block,)]
    blocks: dict[str, list[Row]] = {}
    for record in records:
        row = Row(
            anchors.row(frame.name, record),
            {name: "|".join(_listed(record[column], name)) for name, column in (filters or {}).items()},
            TOTAL in (record[headings[0]], record[layout[0].columns[0]]),
            tuple(_cell(stack, record, styles, anchors, frame.name) for stack in layout),
        )
        blocks.setdefault(record.get(block, ""), []).append(row)
    return Table(
        frame.name,
        frame.title,
        frame.caption,
        tuple(Column(stack.heading, SYMBOLS.get(stack.heading), _widest(stack, styles)) for stack in layout),
        tuple((name, tuple(rows)) for name, rows in blocks.items()),
        lettered(frame.notes),
        len(records) > _TALL,
    )


def _listed(text: str, name: str) -> Iterable[str]:
    return text.split(", ") if name == "flag" else (text,)


def _style(texts: Sequence[str]) -> str:
    if texts and all(re.fullmatch(r"[−-]?[\d,]+(\.\d+)?", text) for text in texts):
        return "number"
    if any(text in SYMBOLS for text in texts) and all(text in SYMBOLS or len(text) < _WORD_LENGTH for text in texts):
        return "word"
    longest = max(map(len, texts), default=0)
    return next((style for limit, style in _WIDTHS if longest <= limit), "long")


def _widest(stack: Stack, styles: Mapping[str, str]) -> str:
    """Class of a stack: its own column's, or one wide enough for the labelled lines below it."""
    if len(stack.columns) == 1:
        return styles[stack.columns[0]]
    order = ("short", "medium", "long")
    return max((styles[column] for column in stack.columns if styles[column] in order), key=order.index, default="short")


def _cell(stack: Stack, record: Mapping[str, str], styles: Mapping[str, str], anchors: Anchors, frame: str) -> Cell:
    lines = []
    for place, column in enumerate(stack.columns):
        text = record[column]
        symbol = SYMBOLS.get(text) if styles[column] == "word" else None
        label = "" if column in PLAIN or (place == 0 and column == stack.heading) else column
        lines.append(Line(label, symbol, _parts(text, column, styles[column], anchors, frame)))
    first = stack.columns[0]
    rank = RANKS.get(record[first]) if styles[first] == "word" else None
    return Cell(tuple(lines), rank)


def _parts(text: str, heading: str, style: str, anchors: Anchors, frame: str) -> tuple[Part, ...]:
    if style in ("word", "number"):
        return (Part(text),)
    if heading.lower().startswith(_CHECKS):
        return anchors.checks(text, frame)
    return anchors.parts(text, frame)
