"""Records: a table whose rows are read one by one, each as a name with a few lines below it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.report.outline.grid import CellLine, Grid, GridRow

#: Characters that stand side by side on a line of a row.
_SIDE = 110


class Told(NamedTuple):
    """What a row holds in a column: the column's heading, empty where a line's own label says it, and the lines."""

    heading: str
    lines: tuple[CellLine, ...]


class Record(NamedTuple):
    """A row: its anchor, the lines of its first cell as its name, and the rest, what is short side by side."""

    anchor: str
    name: tuple[CellLine, ...]
    rest: tuple[tuple[Told, ...], ...]


def records(rows: Iterable[GridRow], table: Grid) -> Iterator[Record]:
    """These rows of the table, one by one. What has a label in the first cell stands with the rest."""
    for row in rows:
        first, *others = row.cells
        name = tuple(line for line in first.lines if not line.label)
        labelled = tuple(Told("", (line,)) for line in first.lines if line.label)
        told = (
            Told("" if cell.lines and cell.lines[0].label else column.heading, cell.lines)
            for column, cell in zip(table.columns[1:], others, strict=True)
        )
        yield Record(row.anchor, name, tuple(_side_by_side((*labelled, *told))))


def _side_by_side(rest: Iterable[Told]) -> Iterator[tuple[Told, ...]]:
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
