"""Widths of a printed table's columns, from what stands in them.

A column that holds more gets more, so that the cells of a row are about as high as each other; none gets less than its
longest word needs, as far as there is room, and none more than its longest line.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.report.outline.grid import CellLine, Grid, GridCell, GridColumn

#: Longest line, in characters, that is kept on one line, and longest word that is kept whole, at the cost of others.
_LONGEST_LINE, _LONGEST_WORD = 16, 17

#: Characters that a sign with its blank takes.
_SIGN = 3

#: How much wider a letter of a heading is, which is bold.
_BOLD = 1.15

#: Halvings until a width is exact to less than a character of any page.
_HALVINGS = 40


#: Characters beside a text where headings stand without signs, and where they have them: a cell's blanks, the sign.
_SET, _WRITTEN = (1.3, 0), (2.0, _SIGN)


class Piece(NamedTuple):
    """Columns that stand side by side: their places in the table, and their widths in characters."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


def pieces(table: Grid, room: float) -> tuple[Piece, ...]:
    """The columns of a table on a page so many characters wide: one piece if they fit side by side.

    Otherwise several, each beginning with the first column again, so that every piece can be read by itself. A piece
    is no wider than what stands in it. Its headings stand without signs.
    """
    columns = _columns(table, _SET)
    groups: list[list[int]] = [[0]]
    for place, column in enumerate(columns[1:], 1):
        if sum(columns[one].least for one in groups[-1]) + column.least > room and len(groups[-1]) > 1:
            groups.append([0])
        groups[-1].append(place)
    return tuple(Piece(tuple(group), _shared([columns[place] for place in group], room)) for group in groups)


def column_widths(table: Grid, total: int, character: int) -> tuple[int, ...]:
    """Width of each column, in the unit of ``total``, which is their sum, and of a ``character``'s average width."""
    widths = _shared(_columns(table, _WRITTEN), total / character)
    return _whole([width * total / sum(widths) for width in widths], total)


def lines_of(cell: GridCell, width: float) -> int:
    """Lines that a cell takes in a column so many characters wide, near enough."""
    return sum(max(math.ceil(_length(line) / max(width, 1)), 1) for line in cell.lines)


class _Held(NamedTuple):
    """What a column holds, in characters: the least and the most width of use to it, and how much there is to show."""

    least: float
    most: float
    load: float

    def at(self, share: float) -> float:
        """Its width for a share of its load."""
        return min(max(self.load * share, self.least), self.most)


def _columns(table: Grid, beside: tuple[float, int]) -> list[_Held]:
    cells = list(zip(*(row.cells for row in table.rows), strict=True)) or [()] * len(table.columns)
    return [_held(column, there, beside) for column, there in zip(table.columns, cells, strict=True)]


def _shared(columns: Sequence[_Held], room: float) -> tuple[float, ...]:
    """Widths that fill the room in proportion to the loads, as far as they are of use; never more than there is."""
    least = sum(column.least for column in columns)
    if least >= room:
        return tuple(column.least * room / least for column in columns)
    low, high = 0.0, room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(column.at(middle) for column in columns) < room else (low, middle)
    return tuple(column.at(high) for column in columns)


def _whole(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers near the widths whose sum is the total."""
    ends = [0]
    for width in widths:
        ends.append(ends[-1] + round(width))
    ends[-1] = total
    return tuple(end - start for start, end in pairwise(ends))


def _held(column: GridColumn, cells: Sequence[GridCell], beside: tuple[float, int]) -> _Held:
    blanks, sign = beside
    heading = max(map(len, column.heading.split()), default=0) * _BOLD + (sign if column.symbol else 0)
    lines = {line for cell in cells for line in cell.lines}
    longest = max(map(_length, lines), default=0)
    words = (
        len(word) + (_SIGN if line.symbol else 0)
        for line in lines
        for word in f"{line.label} {line.text}".replace("-", "- ").split()
    )
    word = longest if longest <= _LONGEST_LINE else min(max(words), _LONGEST_WORD)
    least = max(heading, word) + blanks
    lengths: list[float] = [sum(map(_length, cell.lines)) for cell in cells] or [heading]
    # The quadratic mean, so that the long cells weigh more.
    load = math.sqrt(sum(length * length for length in lengths) / len(lengths))
    return _Held(least, max(least, longest + blanks), max(load, 1.0))


def _length(line: CellLine) -> int:
    return (len(line.label) + 2 if line.label else 0) + (_SIGN if line.symbol else 0) + len(line.text)
