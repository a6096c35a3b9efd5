"""Tables where room is limited: widths of their columns, their rows one by one, and pages that lie for them.

A column that holds more gets more, so that the cells of a row are about as high as each other. None is so narrow that a
word of its would be cut, and one of sentences never holds a word or two a line. Plain text asks here as paper does.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from analysis.report.outline.blocks import Block, Heading, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.grid import CellLine, Grid, GridCell, GridColumn, GridRow
from analysis.report.paper.typesetting import printable
from analysis.show.plots.canvas import width as inches
from analysis.show.value import Count

#: Longest word, in characters, that a cell keeps whole; one that is longer may break where ``printable`` says.
LONGEST_WORD = 24

#: Longest line of a column and the least width that it then has, both in characters. The first is kept on one line.
_SHORT, _COMFORT, _WIDEST = 16, ((48, 13), (110, 17)), 22

#: Share of the room from which on a table is as wide as its page.
_NEARLY = 0.6

#: Halvings until a width is exact to less than a hundredth of a character of any page.
_HALVINGS = 24

#: Where a word may part without a mark that it does not have; beside a digit it may not.
HYPHENS = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
_PARTS = re.compile(f"[\\s\u200b]+|{HYPHENS.pattern}")


class Face(NamedTuple):
    """How wide texts are where a table is set, in a unit of its own.

    ``width``: Of a text on one line, plain or bold. ``character``: Of a character on the average.
    ``blanks``: What a cell keeps free beside its text, and ``sign``: what a sign before it takes, with its blank.
    ``bar``: Length of the longest bar beside a count, with its blank; 0 where none is drawn.
    """

    width: Callable[[str, bool], float]
    character: float
    blanks: float
    sign: float = 0
    bar: float = 0


#: Size of a table's text on paper, in points.
SIZE = 8.5


@cache
def _points(text: str, bold: bool) -> float:
    return inches(text, SIZE, bold) * 72


#: The face of tables on paper, in points. Nothing but a word is measured, so the cache stays small.
PAPER = Face(_points, 4.05, 7.5, sign=10, bar=64)


def fits(table: Grid, room: float, face: Face) -> bool:
    """Whether the columns stand side by side in so much room, each with room for its words."""
    return sum(column.least for column in _columns(table, face)) <= room


def column_widths(table: Grid, room: float, face: Face) -> tuple[float, ...]:
    """Width of each column, blanks included. Together they fill the room, or less where little stands in the table.

    In a room that the table does not fit they share what there is, so that words are cut.
    """
    columns = _columns(table, face)
    least, most = sum(column.least for column in columns), sum(column.most for column in columns)
    if least >= room:
        return tuple(column.least * room / least for column in columns)
    if most <= room:
        wide = room / most if most > _NEARLY * room else 1.0
        return tuple(column.most * wide for column in columns)
    low, high = 0.0, room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(column.at(middle) for column in columns) < room else (low, middle)
    return tuple(column.at(low) for column in columns)


def lines_of(cell: GridCell, width: float, face: Face) -> int:
    """Lines that a cell takes in a column of that width, near enough."""
    room = max(width - face.blanks, face.character)
    return sum(max(math.ceil(len(line.labelled) * face.character / room), 1) for line in cell.lines)


def is_whole(cells: Iterable[tuple[GridCell, float]]) -> bool:
    """Whether a row of these cells, each with its column's width, is kept on one page: it has at most half of one."""
    return all(lines_of(cell, width, PAPER) <= _WHOLE for cell, width in cells)


#: Lines of about half a page.
_WHOLE = 34


class _Held(NamedTuple):
    """What a column holds: the least and the most width of use to it, and how much there is to show."""

    least: float
    most: float
    load: float

    def at(self, share: float) -> float:
        """Its width for a share of its load."""
        return min(max(self.load * share, self.least), self.most)


def _columns(table: Grid, face: Face) -> Sequence[_Held]:
    cells = list(zip(*(row.cells for row in table.rows), strict=True)) or [()] * len(table.columns)
    return [_held(column, there, face) for column, there in zip(table.columns, cells, strict=True)]


def _held(column: GridColumn, cells: Sequence[GridCell], face: Face) -> _Held:
    lines = sorted({line for cell in cells for line in cell.lines}, key=lambda line: len(line.labelled))
    longest = len(lines[-1].labelled) if lines else 0
    word = max((_width(line, _words(line.labelled), face) for line in lines), default=0.0)
    whole = max((_width(line, (line.labelled,), face) for line in lines[-_LONGEST:]), default=0.0)
    comfort = next((chars for limit, chars in _COMFORT if longest <= limit), _WIDEST) * face.character
    heading = max((face.width(one, True) for one in _words(column.heading)), default=0.0)
    least = max(heading, word, whole if longest <= _SHORT else min(whole, comfort)) + face.blanks
    lengths = [sum(len(line.labelled) for line in cell.lines) for cell in cells] or [1]
    # The quadratic mean, so that the long cells weigh more.
    load = math.sqrt(sum(length * length for length in lengths) / len(lengths))
    most = max(whole, face.width(column.heading, True)) + face.blanks
    return _Held(least, max(least, most), max(load, 1.0))


# Lines that are measured whole, longest first: one with fewer letters may be the wider.
_LONGEST = 12


def _width(line: CellLine, pieces: Iterable[str], face: Face) -> float:
    """Width of the widest of these pieces of a line, with what is drawn beside it."""
    strong = any(run.strong for run in line.parts)
    bar = face.bar if isinstance(line.drawn, Count) and line.drawn.of else 0
    sign = face.sign if line.drawn and not bar else 0
    return max((face.width(piece, strong) for piece in pieces), default=0.0) + bar + sign


def _words(text: str) -> Iterable[str]:
    return filter(None, _PARTS.split(printable(text, LONGEST_WORD)))


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


#: A4, ISO 216, and the margins at the sides, all in points.
SHORT, LONG, SIDE = 210 * 72 / 25.4, 297 * 72 / 25.4, 50.0

#: Width of the text, upright and on its side.
UPRIGHT, BROAD = SHORT - 2 * SIDE, LONG - 2 * SIDE

#: Most height of a plot upright and on its side, in points, under its heading.
_ROOM = {False: 600.0, True: 340.0}


def plot_width(block: PlotBlock, wide: bool) -> float:
    """Width of a plot in points on a page that stands upright or lies on its side: its own, where there is room."""
    width, height = 72 * block.plot.wide, 72 * block.plot.height
    return min(BROAD if wide else UPRIGHT, width, _ROOM[wide] * width / height)


def turns(blocks: Iterable[Block]) -> Iterator[tuple[bool, Sequence[Block]]]:
    """Whether the page lies on its side, and the blocks that follow each other there.

    Pages stand upright. They lie for a table that fits only so, with what stands under its heading. A table that fits
    neither way is set row by row.
    """
    wide, turn = False, list[Block]()
    for part in _headed(blocks):
        set_so = [_on_paper(block) for block in part]
        lies = any(is_wide for _, is_wide in set_so)
        # What opens a section goes with what comes next.
        opens = all(isinstance(block, Heading | Paragraph) for block in turn[-2:])
        if turn and lies != wide and not (opens and len(turn) <= _OPENING):
            yield wide, turn
            turn = []
        wide = lies
        turn += [block for block, _ in set_so]
    if turn:
        yield wide, turn


# A heading with a few paragraphs opens a section.
_OPENING = 4


def _on_paper(block: Block) -> tuple[Block, bool]:
    """The block as paper has it, row by row where it fits no page, and whether its page lies."""
    if not isinstance(block, TableBlock) or block.records or fits(block.table, UPRIGHT, PAPER):
        return block, False
    lies = fits(block.table, BROAD, PAPER)
    return block._replace(records=not lies), lies


def _headed(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks under each heading, with it; a heading right under another stays with it."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and not all(isinstance(one, Heading) for one in part):
            yield part
            part = []
        part.append(block)
    if part:
        yield part
