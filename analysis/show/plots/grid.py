"""A grid of marks: named columns, rows with a label and a mark in each column, headings between them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import (
    EDGE,
    WIDTH,
    Part,
    Strip,
    Words,
    band,
    headed,
    high,
    rule,
    words,
    write,
    write_amid,
)
from analysis.show.plots.marks import Sign, draw_marks
from analysis.show.plots.palette import Mark

# Inches: the blank above and below the columns' heads.
_PAD = 0.05


class MarkColumn(NamedTuple):
    """A column: its middle, or the edge at which its words are aligned, in inches; and its head."""

    x: float
    head: Words
    align: str = "center"


class MarkRow(NamedTuple):
    """A row.

    Attributes
    ----------
    label
        Paragraphs left of the marks.
    signs
        The mark of each column.
    beside
        What stands in the column of words.
    below
        A paragraph under the row, over the whole width; ``None`` for none.
    placed
        Marks on a scale, each with its place in inches.
    behind
        What is drawn behind the marks, from the upper to the lower edge of the row.
    pad, least
        Blank above and below the words together, and the least height, in inches.
    indent
        Where the label begins, in inches from the edge.
    """

    label: Sequence[Words]
    signs: Sequence[Sign] = ()
    beside: Sequence[Words] = ()
    below: Words | None = None
    placed: Sequence[tuple[float, Sign]] = ()
    behind: Callable[[Axes, float, float], None] | None = None
    pad: float = 0.06
    least: float = 0.225
    indent: float = 0.04

    @property
    def middle(self) -> float:
        """Where the middle of the marks is, in inches from the row's upper edge."""
        return max(self.least, high(self.label) + self.pad, high(self.beside) + self.pad) / 2

    @property
    def height(self) -> float:
        """Height in inches."""
        return 2 * self.middle + (self.below.height + 0.06 if self.below else 0.0)

    def draw(self, axes: Axes, y: float) -> None:
        """Draw words and lines left of and below the marks; the marks are the grid's."""
        write_amid(axes, EDGE + self.indent, y + self.middle, *self.label)
        if self.behind:
            self.behind(axes, y, y + self.height)
        if self.below:
            write(axes, EDGE + 0.14, y + 2 * self.middle, self.below)


def heading(text: str) -> Strip:
    """A heading between rows, with a line under it."""
    label = words(text, WIDTH - 2 * EDGE, bold=True)
    height = label.height + 0.16

    def draw(axes: Axes, y: float) -> None:
        label.draw(axes, y + 0.1)
        rule(axes, y + height - 0.02)

    return Strip(height, draw)


def row_pages(sections: Iterable[tuple[str, Iterable[MarkRow]]], page: float = inf) -> list[list[Part]]:
    """Rows under their headings, those of an empty one without, in pages of so many inches: without end, one page.

    A heading is repeated where its rows go on on a further page.
    """
    found = ((text, rows, [heading(text)] if text else []) for text, rows in sections)
    return headed(
        ((above, [heading(f"{text} (continued)")] if text else [], rows) for text, rows, above in found), page
    )


class MarkGrid(NamedTuple):
    """A grid of marks as a part of a plot.

    Attributes
    ----------
    rows
        Rows, and headings between them.
    columns
        Columns of marks, as many as each row has signs.
    beside
        The column of words.
    banded
        Whether every other row has a band behind it.
    """

    rows: Sequence[Part]
    columns: Sequence[MarkColumn] = ()
    beside: MarkColumn | None = None
    banded: bool = True

    @property
    def _heads(self) -> float:
        return max(column.head.height for column in self.columns) + 2 * _PAD if self.columns else 0.0

    @property
    def height(self) -> float:
        """Height in inches."""
        return self._heads + high(self.rows)

    def cut(
        self, columns: int, abreast: int, place: Callable[[slice], Sequence[MarkColumn]]
    ) -> Iterator[tuple[slice, "MarkGrid"]]:
        """The grid with as many of the rows' signs as stand beside each other, and again with the next ones.

        ``columns`` is how many there are in all; ``place`` gives the columns of some of them, as they stand in a grid.
        """
        for start in range(0, columns or 1, abreast):
            part = slice(start, start + abreast)
            rows = [row._replace(signs=row.signs[part]) if isinstance(row, MarkRow) else row for row in self.rows]
            yield part, self._replace(rows=rows, columns=place(part))

    def draw(self, axes: Axes, y: float) -> None:
        """Draw heads and rows, each other row on a band; then the markers, those of one mark together."""
        y += self._heads
        for column in (*self.columns, *([self.beside] if self.beside else [])):
            write(axes, column.x, y - _PAD - column.head.height, column.head, align=column.align)
        places: dict[Mark, list[tuple[float, float]]] = {}
        for number, row in enumerate(self.rows, start=isinstance(self.rows[0], MarkRow) if self.rows else 0):
            row.draw(axes, y)
            if isinstance(row, MarkRow):
                if self.banded and number % 2:
                    band(axes, y, row.height)
                if self.beside:
                    write_amid(axes, self.beside.x, y + row.middle, *row.beside, align=self.beside.align)
                in_columns = zip((column.x for column in self.columns), row.signs, strict=True)
                for x, sign in (*in_columns, *row.placed):
                    places.setdefault(sign.mark, []).append((x, y + row.middle))
                    sign.print(axes, x, y + row.middle)
            y += row.height
        for mark, at in places.items():
            draw_marks(axes, mark, at)
