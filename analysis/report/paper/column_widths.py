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

#: Characters beside a text that a cell's blanks take, and those of a sign with its blank.
_BLANKS, _SIGN = 2, 3

#: How much wider a letter of a heading is, which is bold.
_BOLD = 1.15

#: Halvings until a width is exact to less than a character of any page.
_HALVINGS = 40


def column_widths(table: Grid, total: int, character: int) -> tuple[int, ...]:
    """Width of each column, in the unit of ``total``, which is their sum, and of a ``character``'s average width."""
    cells = list(zip(*(row.cells for row in table.rows), strict=True)) or [()] * len(table.columns)
    columns = [_held(column, there) for column, there in zip(table.columns, cells, strict=True)]
    room = total / character
    least = sum(column.least for column in columns)
    widths = _filled(columns, room) if least < room else [column.least for column in columns]
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


def _filled(columns: Sequence[_Held], room: float) -> list[float]:
    """Widths that fill the room in proportion to the loads, as far as they are of use."""
    low, high = 0.0, room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(column.at(middle) for column in columns) < room else (low, middle)
    return [column.at(high) for column in columns]


def _whole(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers near the widths whose sum is the total."""
    ends = [0]
    for width in widths:
        ends.append(ends[-1] + round(width))
    ends[-1] = total
    return tuple(end - start for start, end in pairwise(ends))


def _held(column: GridColumn, cells: Sequence[GridCell]) -> _Held:
    heading = max(map(len, column.heading.split()), default=0) * _BOLD + (_SIGN if column.symbol else 0)
    lines = {line for cell in cells for line in cell.lines}
    longest = max(map(_length, lines), default=0)
    word = longest if longest <= _LONGEST_LINE else min(max(map(_word, lines)), _LONGEST_WORD)
    least = max(heading, word) + _BLANKS
    lengths: list[float] = [sum(map(_length, cell.lines)) for cell in cells] or [heading]
    # The quadratic mean, so that the long cells weigh more.
    load = math.sqrt(sum(length * length for length in lengths) / len(lengths))
    return _Held(least, max(least, longest + _BLANKS), max(load, 1.0))


def _word(line: CellLine) -> int:
    """The longest word of a line."""
    words = f"{line.label} {line.text}".replace("-", "- ").split()
    return max(map(len, words), default=0) + (_SIGN if line.symbol else 0)


def _length(line: CellLine) -> int:
    label = len(line.label) + 2 if line.label else 0
    return label + (_SIGN if line.symbol else 0) + sum(len(part.text) for part in line.parts)
