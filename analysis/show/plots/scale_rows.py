"""Rows on one scale: labels, what is drawn at the numbers of each and words beside it; named lines across all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, height, said, width, words, write
from analysis.show.plots.grid import label_width, labelled
from analysis.show.plots.palette import BLUE, FAINT, GREY
from analysis.show.plots.strips import Part, Shape, Stack, Strip, line, pile, spread, under_headings

# Inches: labels and the words beside, each at most; the gap after words.
_LABELS, _BESIDE, _GAP = 2.4, 1.9, 0.12
# Most lines of a label or detail.
_LINES = 12


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
    """A row: its heading, its label, what draws it on a scale at a height, and its words.

    Those ``beside`` it stand right of the number ``end``; without it, of the scale.
    """

    heading: str
    label: str
    draw: Callable[[Scale, Axes, float, float], object]
    detail: str = ""
    beside: str = ""
    end: float | None = None


def label_room(rows: Iterable[tuple[str, str]]) -> float:
    """The width of labels with their details, in inches."""
    return label_width(rows, _LABELS)


def least_inch(labels: float, ends: Sequence[float], beside: float = _BESIDE) -> float:
    """How wide the number 1 is at least, for scales from end to end without numbers and no wider words beside them."""
    return (WIDTH - 2 * EDGE - 2 * _GAP - labels - min(beside, _BESIDE)) / ((max(ends) - min(ends)) or 1.0)


def on_scale(
    rows: Sequence[ScaleRow], ticks: Sequence[float], marks: Mapping[str, float] | None = None, unit: str = ""
) -> list[Part]:
    """Names of upright lines, rows on these and on the scale, and its numbers; two numbers are ends without a print."""
    room, beside = label_room((row.label, row.detail) for row in rows), max(width(row.beside) for row in rows)
    inner, numbered = (_GAP, ticks) if len(ticks) > 2 else (0.0, [])
    right = WIDTH - EDGE - (min(beside, _BESIDE) + _GAP if beside else 0.0) - inner
    scale, upright = Scale(EDGE + room + _GAP + inner, right, ticks), dict(marks or {})
    (drawn,) = under_headings((row.heading, _row(row, scale, room)) for row in rows)
    body = pile(drawn)

    def draw(axes: Axes, y: float) -> None:
        ends = [y, y + body.height]
        for tick in numbered or [0.0]:
            axes.plot([scale.x(tick)] * 2, ends, color=FAINT if tick else GREY, linewidth=0.7, zorder=0)
        for number in upright.values():
            at = [scale.x(number)] * 2
            axes.plot(at, ends, color=BLUE, linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
        body.draw(axes, y)

    names = [words(text, 3.0, bold=True, colour=BLUE, most=1) for text in upright]
    above = spread(list(map(scale.x, upright.values())), names)
    return [above, Strip(body.height, draw), *([_numbers(scale, unit)] if numbered else []), Strip(0.08)]


def _row(row: ScaleRow, scale: Scale, room: float) -> Strip:
    at = scale.right + 2 * _GAP if row.end is None else scale.x(row.end) + 0.07
    stacks = [
        Stack(EDGE, labelled(row.label, row.detail, room, _LINES)),
        Stack(scale.left, [Shape(0.0, partial(row.draw, scale))]),
        Stack(at, [words(row.beside, _BESIDE)]),
    ]
    return line(stacks, colour="none")


def _numbers(scale: Scale, unit: str) -> Strip:
    """The numbers under the scale; the last has the unit, or a longer unit stands below."""
    short = len(unit) < 3
    below = words("" if short else unit, scale.right - scale.left, SMALL, colour=GREY)

    def draw(axes: Axes, y: float) -> None:
        for tick in scale.ticks:
            text = said(tick, unit if short and tick == scale.ticks[-1] else "")
            write(axes, scale.x(tick), y + 0.04, Words((text,), SMALL, colour=GREY), align="center")
        write(axes, scale.right, y + 0.04 + height(1, SMALL), below, align="right")

    return Strip(height(1, SMALL) + 0.04 + (0.0 if short else below.height), draw)
