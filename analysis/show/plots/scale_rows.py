"""Rows on one scale: labels, what is drawn at the numbers of each and words beside it; named lines across all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    TEXT,
    WIDTH,
    Part,
    Strip,
    Words,
    height,
    high,
    width,
    words,
    write,
    write_amid,
)
from analysis.show.plots.frame_cells import said
from analysis.show.plots.frame_plot import fitting, spread
from analysis.show.plots.grid import MarkGrid, MarkRow, row_pages
from analysis.show.plots.palette import BLUE, FAINT, GREY

# Inches: labels, their details and the words beside, each at most and all together; these where details are stacked.
_LABELS, _DETAILS, _BESIDE, _WORDS, _STACKED = 2.0, 1.7, 1.9, 5.0, (2.7, 0.0, 2.2)
# Most lines of a label or detail.
_LINES = 12
# Inches: the gap after words; a row at least.
_GAP, _ROW = 0.12, 0.25


class Scale(NamedTuple):
    """A scale in inches: where its ends are, and the numbers there and on the way."""

    left: float
    right: float
    ticks: Sequence[float]

    @property
    def inch(self) -> float:
        """How wide the number 1 is."""
        return (self.right - self.left) / ((self.ticks[-1] - self.ticks[0]) or 1.0)

    def x(self, number: float) -> float:
        """The place of a number."""
        return self.left + (number - self.ticks[0]) * self.inch


def round_ticks(numbers: Iterable[float], unit: str) -> Sequence[float]:
    """Round numbers over all: 0 to 100 for shares not all small; with 0, unless numbers of another unit are far off."""
    found = list(numbers) or [0.0]
    low, high = min(found), max(found)
    if unit == "%" and low >= 0 and 40 < high <= 100:
        return (0.0, 25.0, 50.0, 75.0, 100.0)
    if unit == "%" or low == high or not low > 0.6 * high > 0:
        low, high = min(low, 0.0), max(high, 0.0)
    whole = high - low > 1 and all(one == int(one) for one in found)
    ticks = MaxNLocator(5, steps=[1, 2, 5, 10], integer=whole)
    return [float(tick) for tick in ticks.tick_values(low, high if high > low else low + 1)]


class ScaleRow(NamedTuple):
    """A row: its heading, its label, what draws it at a height on a scale, and its words.

    Those ``beside`` it stand right of the number ``end``; without it, of the scale.
    """

    heading: str
    label: str
    draw: Callable[[Axes, float, Scale], object]
    detail: str = ""
    beside: str = ""
    end: float | None = None


class ScaleRows(NamedTuple):
    """Rows, the scale between their labels and the words beside them, and where the labels end, in inches.

    Details stand between labels and scale; where that leaves too little of a scale, they are ``stacked`` under labels.
    """

    rows: Sequence[ScaleRow]
    scale: Scale
    labels: float
    stacked: bool

    @classmethod
    def of(cls, rows: Sequence[ScaleRow], ticks: Sequence[float]) -> "ScaleRows":
        """The rows, with as much room for words as they need."""
        label = min(max(width(row.label) for row in rows), _LABELS)
        detail = min(max(width(row.detail, SMALL) for row in rows), _DETAILS)
        beside = min(max(width(row.beside) for row in rows), _BESIDE)
        if stacked := detail > 0 and label + detail + beside > _WORDS:
            label, detail, beside = _STACKED
        inner = _GAP if len(ticks) > 2 else 0.0
        labels = EDGE + label + _GAP
        left = labels + (detail + _GAP if detail else 0.0) + inner
        return cls(rows, Scale(left, WIDTH - EDGE - (beside + _GAP if beside else 0.0) - inner, ticks), labels, stacked)

    def parts(self, marks: Mapping[str, float], unit: str = "") -> list[Part]:
        """Names of upright lines, rows on these and on the scale, and its numbers."""
        numbers = [self._numbers(unit)] if len(self.scale.ticks) > 2 else []
        return [self._names(marks), self._ruled(marks), *numbers, Strip(0.08)]

    def _ruled(self, marks: Mapping[str, float]) -> Strip:
        """Rows on the upright lines."""
        (rows,) = row_pages((row.heading, self._row(row)) for row in self.rows)
        grid = MarkGrid(rows, banded=False)

        def draw(axes: Axes, y: float) -> None:
            ends = [y, y + grid.height]
            for tick in self.scale.ticks if len(self.scale.ticks) > 2 else [0.0]:
                look = (FAINT, 0.6) if tick else (GREY, 0.8)
                axes.plot([self.scale.x(tick)] * 2, ends, color=look[0], linewidth=look[1], zorder=0)
            for number in marks.values():
                at = [self.scale.x(number)] * 2
                axes.plot(at, ends, color=BLUE, linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
            grid.draw(axes, y)

        return Strip(grid.height, draw)

    def _row(self, row: ScaleRow) -> MarkRow:
        scale, end, room = self.scale, row.end, self.labels - EDGE - _GAP + 0.01
        label = [words(row.label, room, most=_LINES)]
        between = room if self.stacked else max(scale.left - self.labels - _GAP, 0.1)
        details = [words(row.detail, between, SMALL, colour=GREY, most=_LINES)] if row.detail else []
        if self.stacked:
            label, details = [*label, *details], []
        beside_room, size = (_STACKED[2], SMALL) if self.stacked else (_BESIDE, TEXT)
        beside = [words(row.beside, beside_room, size)] if row.beside else []

        def draw(axes: Axes, top: float, bottom: float) -> None:
            middle = (top + bottom) / 2
            row.draw(axes, middle, scale)
            write_amid(axes, self.labels, middle, *details)
            write_amid(axes, scale.right + 2 * _GAP if end is None else scale.x(end) + 0.07, middle, *beside)

        least = max(_ROW, *(high(one) + 0.07 for one in (label, details, beside)))
        return MarkRow(label, behind=draw, least=least)

    def _names(self, marks: Mapping[str, float]) -> Strip:
        """Names above the upright lines, on as many lines as they need not to touch each other."""
        names = [Words((fitting(text, 3.0, TEXT, bold=True),), TEXT, bold=True, colour=BLUE) for text in marks]
        return spread(list(map(self.scale.x, marks.values())), names)

    def _numbers(self, unit: str) -> Strip:
        """The numbers under the scale; the last has the unit, or a longer unit stands below."""
        short = len(unit) < 3
        below = words("" if short else unit, self.scale.right - self.scale.left, SMALL, colour=GREY)

        def draw(axes: Axes, y: float) -> None:
            for tick in self.scale.ticks:
                text = said(tick, unit if short and tick == self.scale.ticks[-1] else "")
                write(axes, self.scale.x(tick), y + 0.04, Words((text,), SMALL, colour=GREY), align="center")
            write(axes, self.scale.right, y + 0.04 + height(1, SMALL), below, align="right")

        return Strip(height(1, SMALL) + 0.04 + (0.0 if short else below.height), draw)
