"""Tables of counts: each cell is a number of the reports, with its id and the records that it counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.show.table import TableColumn
from analysis.tell.numbers.number import Number

TOTAL = "total"
ALL_CLAIMS = "all claims"


class CountRow(NamedTuple):
    """A row of counts: its heads, then a number a column, and whether it sums up others."""

    cells: tuple[str | Number | int, ...]
    total: bool = False


def count_row(
    heads: Sequence[str], ids: Iterable[str], known: Mapping[str, Number], *, total: bool = False
) -> CountRow:
    """The row of the numbers with these ids; 0 where nothing was counted under one."""
    return CountRow((*heads, *(known.get(name, 0) for name in ids)), total)


def count_columns(heads: Sequence[str], words: Sequence[str]) -> tuple[TableColumn, ...]:
    """Columns of the heads, of a count for each word, and of their total."""
    return tuple(TableColumn(name, _cell(place)) for place, name in enumerate((*heads, *words, TOTAL)))


def _cell(place: int) -> Callable[[CountRow], str | Number | int]:
    return lambda row: row.cells[place]
