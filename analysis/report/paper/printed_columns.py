"""Columns on paper: how wide each is, whether its page lies on its side, and tables that are wider than a page."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from analysis.report.outline.grid import Grid, GridRow

#: A4 in points (ISO 216, 210 × 297 mm at 72 to the inch), and the margin on both sides.
SHORT, LONG = 595.28, 841.89
MARGIN = 48.0

#: Width of the text, upright and on its side; and the height that a plot may have there under its heading.
TEXT = {False: SHORT - 2 * MARGIN, True: LONG - 2 * MARGIN}
ROOM = {False: 560.0, True: 330.0}

# Measured on the report's face at 8 points: the mean width of a character in a sentence, of one in an identifier or a
# heading, and what the blanks at the sides of a cell take.
_LETTER, _CAPITAL, _BLANKS = 3.45, 4.1, 4.6

# Longest word, in characters, that a column is made wide enough for; longer ones break.
_WHOLE = 15

# Sum of the least widths of the page (in characters) beyond which a table lies on its side.
_UPRIGHT = 132


class Piece(NamedTuple):
    """Columns that stand side by side: their places, widths in points, and characters that a line of each holds."""

    places: tuple[int, ...]
    widths: tuple[float, ...]
    limits: tuple[int, ...]


def is_wide(table: Grid) -> bool:
    """Whether the table reads better on a page laid on its side."""
    return sum(column.width for column in table.columns) > _UPRIGHT


def pieces(table: Grid, *, wide: bool) -> tuple[Piece, ...]:
    """The columns of a table, one piece if they fit side by side.

    Otherwise several, each beginning with the first column again, so that every piece can be read by itself.
    """
    least = [_least(place, table) for place in range(len(table.columns))]
    room = TEXT[wide]
    groups: list[list[int]] = [[0]]
    for place in range(1, len(least)):
        if sum(least[one] for one in groups[-1]) + least[place] > room and len(groups[-1]) > 1:
            groups.append([0])
        groups[-1].append(place)
    lengths = [_length(place, table) for place in range(len(least))]
    return tuple(_piece(group, least, lengths, room) for group in groups)


def _piece(places: Sequence[int], least: Sequence[float], lengths: Sequence[float], room: float) -> Piece:
    """Columns that share the room: each has what it needs, and long texts most of the rest."""
    spare = room - sum(least[place] for place in places)
    shares = [max(lengths[place] - least[place], 0.0) ** 0.75 for place in places]
    whole = sum(shares) or 1.0
    # Where every text fits on its line, the table is as wide as it needs to be and no wider than the page.
    wanted = sum(max(lengths[place] - least[place], 0.0) for place in places)
    spare = min(spare, wanted)
    widths = tuple(round(least[place] + spare * share / whole, 1) for place, share in zip(places, shares, strict=True))
    scale = min(1.0, room / sum(widths))
    widths = tuple(round(width * scale, 1) for width in widths)
    return Piece(tuple(places), widths, tuple(max(4, int((width - _BLANKS) / _CAPITAL)) for width in widths))


def _texts(place: int, rows: Sequence[GridRow]) -> list[str]:
    """The lines of a column, labels and signs included."""
    return [
        f"{line.label} {'●_' if line.symbol else ''}{line.text}" if line.label or line.symbol else line.text
        for row in rows
        for line in row.cells[place].lines
    ]


def _least(place: int, table: Grid) -> float:
    """Width in points that the longest word needs, up to ``_WHOLE`` characters."""
    words = [len(word) for text in _texts(place, table.rows) for word in text.split()]
    heading = max(map(len, table.columns[place].heading.split()), default=0)
    return min(max([heading, *words]), max(_WHOLE, heading)) * _CAPITAL + _BLANKS


def _length(place: int, table: Grid) -> float:
    """Width in points that the texts ask for: that of the longest where all are short, else what weighs most.

    Numbers ask for no more than they need.
    """
    if table.columns[place].numbers:
        return 0.0
    lengths = [len(text) for text in _texts(place, table.rows)] or [0]
    heading = len(table.columns[place].heading)
    typical = sqrt(sum(length**2 for length in lengths) / len(lengths))
    return max(heading, min(max(lengths), typical * 1.6)) * _LETTER + _BLANKS
