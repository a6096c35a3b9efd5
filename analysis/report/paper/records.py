"""Records: a table whose rows are read one by one, each as a name with a few lines below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.report.outline.grid import CellLine, Grid, GridRow

#: Longest text, in characters, that is a part of a row's name.
_NAME = 64

#: Characters that stand side by side on a line of a row.
_SIDE = 110


class Told(NamedTuple):
    """What a row holds in a column: the column's heading, empty where a line's own label says it, and the lines."""

    heading: str
    lines: tuple[CellLine, ...]


class Record(NamedTuple):
    """A row: its anchor, the lines that are its name, and the rest, what is short side by side."""

    anchor: str
    name: tuple[CellLine, ...]
    rest: tuple[tuple[Told, ...], ...]


def records(rows: Sequence[GridRow], table: Grid) -> Iterator[Record]:
    """These rows of the table, one by one: the columns at its beginning that are short throughout name a row."""
    held = [[line.text for row in table.rows for line in row.cells[at].lines] for at in range(len(table.columns))]
    longest = [max(map(len, texts), default=0) for texts in held]
    names = next((at for at in range(1, len(longest) - 1) if longest[at] > _NAME), max(len(longest) - 1, 1))
    for row in rows:
        rest = [
            Told("" if cell.lines and cell.lines[0].label else column.heading, cell.lines)
            for column, cell in zip(table.columns[names:], row.cells[names:], strict=True)
        ]
        name = tuple(line for cell in row.cells[:names] for line in cell.lines if line.text)
        yield Record(row.anchor, name, tuple(_side_by_side(rest)))


def _side_by_side(rest: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    group: list[Told] = []
    length = 0
    for told in rest:
        more = len(told.heading) + sum(len(line.label) + len(line.text) for line in told.lines)
        if group and length + more > _SIDE:
            yield tuple(group)
            group, length = [], 0
        group.append(told)
        length += more
    if group:
        yield tuple(group)
