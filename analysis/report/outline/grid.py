"""Grids: a table laid out for a page, its columns stacked, with its links and marks, in plain text.

A file of 20 columns suits a spreadsheet; a page is read. Columns of one heading stand in one cell, a line each. Nothing
is changed and no column is lost. The writers alone make HTML, PDF or Word of it, and escape it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from analysis.model.conclusions import Verdict
from analysis.model.evidence import grouped
from analysis.model.words import Stance
from analysis.report.outline.links import NameLinks, addresses
from analysis.report.outline.marks import MARKS, rank_of
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.tables.strength import CountRow
from analysis.show.value import Count, Home, Lines, Name, Phrase, Run, Runs, Sign, plain, worded
from analysis.tell.numbers.number import Number
from analysis.text.prose.phrases import lettered

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

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """Every row, block after block."""
        return tuple(row for _, rows in self.blocks for row in rows)


#: The columns under one heading of a page, each with its place in the table.
_Stack = Sequence[tuple[int, TableColumn]]


def grid(table: Table, links: NameLinks) -> Grid:
    """The table, laid out; names in it lead where ``links`` says."""
    stacks = _stacks(table)
    places = {column.name: place for place, column in enumerate(table.columns)}
    described = next((place for place, column in enumerate(table.columns) if column.describes), None)
    rows = list[tuple[str, GridRow]]()
    kept: dict[GridCell, GridCell] = {}  # most cells of a table stand in it many times
    for record, values, said in zip(table.records, table.values, table.rows, strict=True):
        name = None if described is None else values[described]
        anchor = links.row(name) if isinstance(name, Name) else ""
        made = (_cell(stack, values, said, links) for stack in stacks.values())
        cells = tuple(kept.setdefault(cell, cell) for cell in made)
        block = str(values[places[table.block]]) if table.block else ""
        rows.append((block, GridRow(anchor, isinstance(record, CountRow) and record.total, cells)))
    columns = (
        GridColumn(heading, len(stack) == 1 and _holds_numbers(stack[0][0], table)) for heading, stack in stacks.items()
    )
    blocks = tuple(grouped(rows).items())
    return Grid(table.name, table.title, table.caption, tuple(columns), blocks, lettered(table.notes))


def _stacks(table: Table) -> Mapping[str, _Stack]:
    """The columns under each heading of the page, first the one that the heading itself names.

    That is the column of the heading's name or, where there is none, one that needs no name before its value.
    """

    def follows(placed: tuple[int, TableColumn]) -> bool:
        _, column = placed
        return column.name != column.heading and (column.label or column.heading in table.headings)

    shown = [(place, column) for place, column in enumerate(table.columns) if column.name != table.block]
    found = grouped((column.heading, (place, column)) for place, column in shown)
    return {heading: sorted(stack, key=follows) for heading, stack in found.items()}


def _holds_numbers(place: int, table: Table) -> bool:
    """Whether a column holds numbers and nothing else."""
    held = [(values[place], said[place]) for values, said in zip(table.values, table.rows, strict=True)]
    return bool(held) and all(
        isinstance(said, int) or (isinstance(value, Number) and said == str(value.exact)) for value, said in held
    )


def _cell(stack: _Stack, values: Sequence[Any], texts: Sequence[Said], links: NameLinks) -> GridCell:
    """The cell of a row: one line for many times *none*, and no verdict twice."""
    first, rank = stack[0][0], rank_of(values[stack[0][0]])
    none, lines = all(texts[place] == NONE for place, _ in stack), list[CellLine]()
    for place, column in stack:
        value, said = values[place], texts[place]
        if place == first or not (none or (rank is not None and said == texts[first])):
            label = str(column.name) if column.label and len(stack) > 1 and column.name != column.heading else ""
            for line in value if isinstance(value, Lines) else (value,):
                lines.append(CellLine(label, _parts(column, line, said, links), _drawn(line)))
                label = ""
    return GridCell(tuple(lines), rank)


def _parts(column: TableColumn, value: Any, said: Said, links: NameLinks) -> Runs:
    if column.leads is Home.ADDRESS:
        return tuple(addresses(str(said)))
    if isinstance(value, Name) and column.describes:
        return (Run(str(said)),)
    words = value if isinstance(value, Name | Phrase | Run | Sign | Count) else worded(value)
    found = links.parts(words) or (Run(""),)
    return (found[0]._replace(soft=True),) if plain(found) == "0" else found


def _drawn(value: Any) -> Sign | Count | None:
    """What is drawn of a value: a count's bar, or the mark of a sign, a verdict or a stance."""
    if isinstance(value, Verdict | Stance):
        return Sign(MARKS[value], str(value))
    return value if isinstance(value, Sign | Count) else None
