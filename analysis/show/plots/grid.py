"""A grid of marks: named columns, rows with a label and a mark in each column, headings between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    WIDTH,
    Part,
    Strip,
    Words,
    headed,
    height,
    high,
    rule,
    width,
    words,
    write,
    write_amid,
)
from analysis.show.plots.marks import PlotSign, draw_marks
from analysis.show.plots.palette import BAND, GREY, PAPER, PlotMark

# Inches: the blank above and below the columns' heads, and beside a label; a head that stands upright.
_PAD, _BLANK, _UPRIGHT = 0.05, 0.16, 1.4
# Inches: above and below the words of a row together, and before its label.
_AROUND, _INDENT = 0.06, 0.04
# Inches: where words beside the marks end.
_RIGHT = WIDTH - EDGE - 0.04


class MarkColumn(NamedTuple):
    """A column: its middle or, of words, their right edge, in inches; and its head."""

    x: float
    head: Words
    align: str = "center"


class MarkRow(NamedTuple):
    """A row: paragraphs left of the marks, the mark of each column, and what stands at the right edge.

    ``behind`` draws what is behind the marks, from the upper to the lower edge of the row; the least height is in
    inches.
    """

    label: Sequence[Words]
    signs: Sequence[PlotSign] = ()
    beside: Sequence[Words] = ()
    behind: Callable[[Axes, float, float], None] | None = None
    least: float = 0.225

    @property
    def middle(self) -> float:
        """Where the middle of the marks is, in inches from the row's upper edge."""
        return max(self.least, high(self.label) + _AROUND, high(self.beside) + _AROUND) / 2

    @property
    def height(self) -> float:
        """Height in inches."""
        return 2 * self.middle

    def draw(self, axes: Axes, y: float) -> None:
        """Draw words and lines beside the marks; the marks are the grid's."""
        write_amid(axes, EDGE + _INDENT, y + self.middle, *self.label)
        write_amid(axes, _RIGHT, y + self.middle, *self.beside, align="right")
        if self.behind:
            self.behind(axes, y, y + self.height)


def heading(text: str) -> Strip:
    """A heading between rows, with a line under it; what follows a line break in the text is smaller and grey."""
    name, _, about = text.partition("\n")
    label = [words(name, WIDTH - 2 * EDGE, bold=True, most=2)]
    label += [words(about, WIDTH - 2 * EDGE, SMALL, colour=GREY, most=4)] if about else []
    tall = high(label) + 0.16

    def draw(axes: Axes, y: float) -> None:
        for line in write(axes, EDGE, y + 0.1, *label):
            line.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})
        rule(axes, y + tall - 0.02)

    return Strip(tall, draw)


def row_pages(rows: Iterable[tuple[str, MarkRow]], page: float = inf) -> list[list[Part]]:
    """Rows under their headings, which come as each is first met, in pages of so many inches: without end, one page.

    A heading is repeated where its rows go on on a further page.
    """
    found: dict[str, list[MarkRow]] = {}
    for text, row in rows:
        found.setdefault(text, []).append(row)
    heads = ([heading(text), heading(f"{text.splitlines()[0]} (continued)")] if text else [] for text in found)
    return headed(((head[:1], head[1:], under) for head, under in zip(heads, found.values(), strict=True)), page)


class MarkGrid(NamedTuple):
    """A grid of marks as a part of a plot: rows with headings between them; columns, then that of the words beside.

    ``banded`` is whether every other row has a band behind it.
    """

    rows: Sequence[Part]
    columns: Sequence[MarkColumn] = ()
    banded: bool = True

    @property
    def _heads(self) -> float:
        return max(column.head.height for column in self.columns) + 2 * _PAD if self.columns else 0.0

    @property
    def height(self) -> float:
        """Height in inches."""
        return self._heads + high(self.rows)

    def draw(self, axes: Axes, y: float) -> None:
        """Draw heads and rows, each other row on a band; then the markers, those of one mark together."""
        y += self._heads
        for column in self.columns:
            write(axes, column.x, y - _PAD - column.head.height, column.head, align=column.align)
        places: dict[PlotMark, list[tuple[float, float]]] = {}
        for number, row in enumerate(self.rows, start=isinstance(self.rows[0], MarkRow) if self.rows else 0):
            row.draw(axes, y)
            if isinstance(row, MarkRow):
                if self.banded and number % 2:
                    axes.fill_between([EDGE, WIDTH - EDGE], y, y + row.height, color=BAND, linewidth=0, zorder=0)
                for column, sign in zip(self.columns, row.signs, strict=False):
                    places.setdefault(sign.mark, []).append((column.x, y + row.middle))
                    sign.print(axes, column.x, y + row.middle)
            y += row.height
        for mark, at in places.items():
            draw_marks(axes, mark, at)


class ColumnHead(NamedTuple):
    """Head of a column; ``over`` stands once over neighbours that share it."""

    text: str
    over: str = ""


class SignRow(NamedTuple):
    """A row of a grid: its heading, its label with details, its signs, words at the right edge."""

    heading: str
    label: str
    signs: Sequence[PlotSign]
    detail: str = ""
    beside: str = ""


class GridLayout(NamedTuple):
    """The columns of a grid: their heads and that of the words at the right edge, and their widths in inches.

    Those are the width of labels and of each column of marks; ``abreast`` is how many of these stand beside each other.
    """

    heads: Sequence[ColumnHead]
    beside: str
    label: float
    slot: float
    abreast: float

    @classmethod
    def of(
        cls, rows: Iterable[SignRow], heads: Sequence[ColumnHead], least: float, most: float, beside: str = ""
    ) -> "GridLayout":
        """As much room for labels as they need; columns as wide as there is room for, from ``least`` to ``most``."""
        needed = [max(width(row.label, bold=bool(row.detail)), width(row.detail, SMALL)) for row in rows]
        label = min(max([0.8, *needed]) + 0.2, 2.7)
        room = WIDTH - EDGE - label - (width(beside, SMALL) + 0.1 if beside else 0.0)
        abreast = min(_wide(heads), room // least) or 1
        return cls(heads, beside, label, min(most, room / abreast), abreast)

    def pages(self, rows: Iterable[SignRow], page: float = inf) -> list[list[Part]]:
        """The grid in pages of rows so many inches high, each again with the columns that find no room beside."""
        right = [MarkColumn(_RIGHT, words(self.beside, 2.0, SMALL, colour=GREY), "right")] if self.beside else []
        found: list[list[Part]] = []
        for on_page in row_pages(((row.heading, self._row(row)) for row in rows), page):
            for part in self._cut():
                heads = self.heads[part]
                cut = [row._replace(signs=row.signs[part]) if isinstance(row, MarkRow) else row for row in on_page]
                found.append([self._over(heads), MarkGrid(cut, [*self._columns(heads), *right])])
        return found

    def _row(self, row: SignRow) -> MarkRow:
        """A row as high as its label and the largest of its signs need."""
        label = [words(row.label, self.label - _BLANK, bold=bool(row.detail), most=3)]
        label += [words(row.detail, self.label - _BLANK, SMALL, colour=GREY, most=3)] if row.detail else []
        high = [max(one.mark.size / 72 + 0.06, height(one.text.count("\n") + 1, SMALL) + 0.08) for one in row.signs]
        beside = (Words((row.beside,)),) if row.beside else ()
        return MarkRow(label, row.signs, beside, least=max([0.225, *high]))

    def _cut(self) -> Iterator[slice]:
        """The columns that stand beside each other; those under one head only apart where they alone are too many."""
        start, heads = 0, self.heads
        while start < (len(heads) or 1):
            fit = start + 1
            while fit < len(heads) and _wide(heads[start : fit + 1]) <= self.abreast:
                fit += 1
            end = fit
            while start < end < len(heads) and heads[end].over and heads[end].over == heads[end - 1].over:
                end -= 1
            end = end if end > start else fit
            yield slice(start, end)
            start = end

    def _columns(self, heads: Sequence[ColumnHead]) -> list[MarkColumn]:
        """The columns; heads stand upright where a word of one is wider than its column."""
        upright = any(width(word, SMALL, bold=True) > self.slot - 0.06 for head in heads for word in head.text.split())
        room, most = (_UPRIGHT, 1) if upright else (self.slot - 0.04, 3)
        texts = [words(head.text, room, SMALL, bold=True, most=most)._replace(upright=upright) for head in heads]
        middles = (_wide(heads[: number + 1]) - 0.5 for number in range(len(heads)))
        return [MarkColumn(self.label + at * self.slot, text) for at, text in zip(middles, texts, strict=True)]

    def _over(self, heads: Sequence[ColumnHead]) -> Strip:
        """What stands over neighbours, with a line from the first of them to the last."""
        piles = []
        for number, head in enumerate(heads):
            if head.over and (not number or heads[number - 1].over != head.over):
                end = next((n for n in range(number, len(heads)) if heads[n].over != head.over), len(heads))
                wide = (end - number) * self.slot
                texts = [words(head.over, wide - 0.04, SMALL, bold=True, most=3)]
                piles.append((self.label + (_wide(heads[: number + 1]) - 1) * self.slot, wide, texts))
        tall = max((high(texts) for _, _, texts in piles), default=-0.04) + 0.04

        def draw(axes: Axes, y: float) -> None:
            for left, wide, texts in piles:
                write(axes, left + wide / 2, y, *texts, align="center")
                axes.plot([left + 0.03, left + wide - 0.03], [y + tall] * 2, color=GREY, linewidth=0.6)

        return Strip(tall, draw)


def _wide(heads: Sequence[ColumnHead]) -> float:
    """How many columns wide they are: between those under one head and others half a column is left."""
    return len(heads) + sum(one.over != other.over for one, other in pairwise(heads)) / 2
