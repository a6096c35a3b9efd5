"""Grids: a table laid out for a page, its columns stacked, with its links and marks, in plain text.

A file of 20 columns suits a spreadsheet; a page is read. Columns of one heading stand in one cell, a line each. Nothing
is changed and no column is lost. The writers alone make HTML, PDF or Word of it, and escape it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import Any, NamedTuple

from analysis.model.conclusions import Verdict
from analysis.model.words import Stance
from analysis.report.outline.links import NameLinks, addresses
from analysis.report.outline.marks import MARKS, rank_of
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.tables.strength import CountRow
from analysis.show.value import Count, Home, Lines, Name, Phrase, Run, Runs, Sign, plain, worded
from analysis.tell.numbers.number import Number
from analysis.text.prose.phrases import lettered

#: Rows beyond which a table scrolls inside its own region, under its headings.
_TALL = 24


#: A cell in plain words, or a number.
Said = str | int | float


class CellLine(NamedTuple):
    """A line of a cell: the name of its column where it needs one, its parts, and what is drawn.

    ``drawn`` is a mark with its word, or a count with its bar; both stand in ``parts`` as words too.
    """

    label: str
    parts: Runs
    drawn: Sign | Count | None = None

    @property
    def text(self) -> str:
        """The text without links."""
        return plain(self.parts)

    @property
    def labelled(self) -> str:
        """The text behind its label, where it has one."""
        return f"{self.label}: {self.text}" if self.label else self.text


class GridCell(NamedTuple):
    """A cell: its lines, and its rank where order is not that of spelling."""

    lines: tuple[CellLine, ...]
    rank: int | None = None


class GridColumn(NamedTuple):
    """A column: its heading, and whether it holds numbers."""

    heading: str
    numbers: bool


class GridRow(NamedTuple):
    """A row: its anchor (empty for none), whether it sums up others, and its cells."""

    anchor: str
    total: bool
    cells: tuple[GridCell, ...]


class Grid(NamedTuple):
    """A table as a page shows it. ``blocks`` are its rows under a heading each, which is empty for a plain table."""

    name: str
    title: str
    caption: str
    columns: tuple[GridColumn, ...]
    blocks: tuple[tuple[str, tuple[GridRow, ...]], ...]
    notes: tuple[tuple[str, str], ...]
    tall: bool

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, block after block."""
        return tuple(row for _, rows in self.blocks for row in rows)


def grid(table: Table, links: NameLinks) -> Grid:
    """The table, laid out; names in it lead where ``links`` says."""
    places = {column.name: place for place, column in enumerate(table.columns)}
    stacks = [_Stack(heading, columns, table, links) for heading, columns in _stacked(table)]
    blocks: dict[str, list[GridRow]] = {}
    described = next((place for place, column in enumerate(table.columns) if column.describes), None)
    for record, values, said in zip(table.records, table.values, table.rows, strict=True):
        row = GridRow(
            "" if described is None or not isinstance(values[described], Name) else links.row(values[described]),
            isinstance(record, CountRow) and record.total,
            tuple(stack.cell(values, said) for stack in stacks),
        )
        blocks.setdefault(str(values[places[table.block]]) if table.block else "", []).append(row)
    return Grid(
        table.name,
        table.title,
        table.caption,
        tuple(stack.column for stack in stacks),
        tuple((name, tuple(rows)) for name, rows in blocks.items()),
        lettered(table.notes),
        tall=len(table.records) > _TALL and len(blocks) < 2,
    )


def _stacked(table: Table) -> Iterable[tuple[str, list[int]]]:
    """Headings of the page and the places of their columns: first the one that the heading itself names.

    That is the column of the heading's name or, where there is none, one that needs no name before its value.
    """
    named = {str(column.name) for column in table.columns}
    stacks: dict[str, list[int]] = {}
    for place, column in enumerate(table.columns):
        if column.name != table.block:
            stack = stacks.setdefault(column.heading, [])
            heads = column.name == column.heading or (column.heading not in named and not column.label)
            stack.insert(0 if heads else len(stack), place)
    return stacks.items()


class _Stack:
    """How the cells under one heading are made. Most values of a table stand in it many times: each is made once."""

    def __init__(self, heading: str, places: Sequence[int], table: Table, links: NameLinks) -> None:
        self._places, self._links = places, links
        self._columns = [table.columns[place] for place in places]
        self._labels = [
            str(column.name) if column.label and len(places) > 1 and column.name != heading else ""
            for column in self._columns
        ]
        held = [(values[at], said[at]) for values, said in zip(table.values, table.rows, strict=True) for at in places]
        self.column = GridColumn(heading, bool(held) and len(places) == 1 and all(starmap(_is_number, held)))
        self._cells: dict[tuple[Any, ...], GridCell] = {}

    def cell(self, values: Sequence[Any], said: Sequence[Said]) -> GridCell:
        """The cell of a row."""
        texts = tuple(said[place] for place in self._places)
        held = tuple(values[place] for place in self._places)
        # Where a cell leads depends on what its names are names of, not on its words alone.
        key = (
            texts,
            tuple(
                value if isinstance(value, tuple) and not isinstance(value, Number) else type(value) for value in held
            ),
        )
        if key not in self._cells:
            self._cells[key] = GridCell(tuple(self._lines(held, texts)), rank_of(held[0]))
        return self._cells[key]

    def _lines(self, held: Sequence[Any], texts: Sequence[Said]) -> Iterator[CellLine]:
        """The lines that a cell shows: one for many times *none*, and no verdict twice."""
        none, is_word = all(text == NONE for text in texts), rank_of(held[0]) is not None
        for number, (column, value, said) in enumerate(zip(self._columns, held, texts, strict=True)):
            if not number or not (none or (is_word and said == texts[0])):
                label = self._labels[number]
                for line in value if isinstance(value, Lines) else (value,):
                    yield CellLine(label, self._parts(column, line, said), _drawn(line))
                    label = ""

    def _parts(self, column: TableColumn, value: Any, said: Said) -> Runs:
        if column.leads is Home.ADDRESS:
            return tuple(addresses(str(said)))
        if isinstance(value, Name) and column.describes:
            return (Run(str(said)),)
        words = value if isinstance(value, Name | Phrase | Run | Sign | Count) else worded(value)
        found = self._links.parts(words) or (Run(""),)
        return (found[0]._replace(soft=True),) if plain(found) == "0" else found


def _is_number(value: Any, said: Said) -> bool:
    return isinstance(said, int) or (isinstance(value, Number) and said == str(value.exact))


def _drawn(value: Any) -> Sign | Count | None:
    """What is drawn of a value: a count's bar, or the mark of a sign, a verdict or a stance."""
    if isinstance(value, Verdict | Stance):
        return Sign(MARKS[value], str(value))
    return value if isinstance(value, Sign | Count) else None
