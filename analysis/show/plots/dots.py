"""Rows on one scale with named lines across; and dots, with comparison groups and intervals, of any data frame."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, height, said, width, words, write, write_amid
from analysis.show.plots.frame import cells, empty_plot, first_rows, frame_plot, kinds, labels, number_of, text_of, told
from analysis.show.plots.grid import label_width, labelled
from analysis.show.plots.marks import Entry, PlotSign, key, line_sample
from analysis.show.plots.palette import BLUE, FAINT, GREY, INK, PAPER, PlotMark
from analysis.show.plots.plot import Plot
from analysis.show.plots.strips import Part, Shape, Stack, Strip, line, pile, spread, under_headings
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

# Inches: labels and the words beside, each at most; the gap after words. Most lines of a label or detail.
_LABELS, _BESIDE, _GAP, _LINES = 2.4, 1.9, 0.12, 12
VALUE = PlotMark("o", 7, INK, INK)
OTHER = PlotMark("o", 7, PAPER, INK, line=1.2)
# Marks of the second, third … kind of row; a hollow one of the same shape would be its comparison group.
_SHAPES = ("D", "^", "s", "v", "P", "X", "h")


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


def least_inch(labels: Iterable[str], ends: Sequence[float], beside: float = _BESIDE) -> float:
    """How wide the number 1 is at least, for scales from end to end without numbers and no wider words beside them."""
    room = label_width(((label, "") for label in labels), _LABELS)
    return (WIDTH - 2 * EDGE - 2 * _GAP - room - min(beside, _BESIDE)) / ((max(ends) - min(ends)) or 1.0)


def on_scale(
    rows: Sequence[ScaleRow], ticks: Sequence[float], marks: Mapping[str, float] | None = None, unit: str = ""
) -> list[Part]:
    """Names of upright lines, rows on these and on the scale, and its numbers; two numbers are ends without a print."""
    room = label_width(((row.label, row.detail) for row in rows), _LABELS)
    beside = max(width(row.beside) for row in rows)
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


# Dots


def mark_at(place: int) -> PlotMark:
    """The mark of the first, second … kind of row; shapes come again where there are more kinds."""
    return VALUE if not place else VALUE._replace(shape=_SHAPES[(place - 1) % len(_SHAPES)], face=GREY)


class DotRow(NamedTuple):
    """What a row holds: its heading and label, its numbers, its words and the mark of its value."""

    heading: str
    label: str
    value: float | None
    other: float | None
    low: float | None
    high: float | None
    detail: str = ""
    beside: str = ""
    mark: PlotMark = VALUE

    @property
    def numbers(self) -> list[float]:
        """The numbers that are there."""
        found = (self.value, self.other, self.low, self.high)
        return [one for one in found if one is not None]

    def draw(self, scale: Scale, axes: Axes, _x: float, y: float) -> None:
        """Draw the line that joins the two dots, the interval, and the dots."""
        if self.value is not None and self.other is not None:
            look = {"linestyle": ":", "linewidth": 0.8} if self.low is not None else {"linewidth": 1.4}
            axes.plot([scale.x(self.value), scale.x(self.other)], [y, y], color=INK, **look)
        if self.low is not None or self.high is not None:
            self._draw_interval(axes, y, scale)
        for one, mark in ((self.other, OTHER), (self.value, self.mark)):
            if one is not None:
                PlotSign(mark).draw(axes, scale.x(one), y)
        if not self.numbers:
            write_amid(axes, scale.left + 0.04, y, words("no number", scale.right - scale.left, SMALL, colour=GREY))

    def _draw_interval(self, axes: Axes, y: float, scale: Scale) -> None:
        """Draw an interval; one without an end runs to the dot, else dashed to the end of the scale."""
        open_ends = self.value is None and None in (self.low, self.high)
        places = [
            scale.x(end) if end is not None else scale.x(self.value) if self.value is not None else edge
            for end, edge in ((self.low, scale.left), (self.high, scale.right))
        ]
        thick, line = 2.2 if self.value is None else 1.0, (0, (2, 1.5)) if open_ends else "-"
        axes.plot(places, [y, y], color=GREY, linewidth=thick, linestyle=line, solid_capstyle="butt")
        for x, end in zip(places, (self.low, self.high), strict=True):
            if end is not None:
                axes.plot([x, x], [y - 0.045, y + 0.045], color=GREY, linewidth=1.0)

    def told(self, unit: str, other: str) -> str:
        """The row in words."""
        name = ", ".join(filter(None, (self.heading, self.label, self.detail)))
        found = said(self.value, unit) if self.value is not None else ""
        if self.low is not None or self.high is not None:
            ends = (said(end, unit) if end is not None else "not read" for end in (self.low, self.high))
            found = f"{found} ({' to '.join(ends)})" if found else " to ".join(ends)
        against = f", {other} {said(self.other, unit)}" if self.other is not None else ""
        return f"{name}: {found or 'no number'}{against}"


def dots(  # noqa: PLR0913 - what the frame's columns are, and what is drawn of them
    rows: "pd.DataFrame",
    *,
    title: str,
    value: str | None = None,
    other: str | None = None,
    low: str | None = None,
    high: str | None = None,
    detail: str | None = None,
    group: str | None = None,
    beside: str | None = None,
    kind: str | None = None,
    mark: float | Sequence[float] | Mapping[str, float] | None = None,
    unit: str = "%",
    note: str = "",
) -> Plot:
    """Dots and intervals on one scale, a row a row of the frame, whose index names it.

    ``rows``: The index names the rows; the first level of a two-level index is their heading.
    ``title``, ``note``: Heading of the plot, and words under it.
    ``value``: Column of the numbers of the filled dots. Its name stands in the key, as do those of the next three.
    ``other``: Column of the numbers of the hollow dots, each joined to the filled one: the comparison group.
    ``low``, ``high``: Columns of the ends of an interval; one without its other end runs to the dot, else dashed to the
        scale's end.
    ``detail``: Column of grey words under the label.
    ``group``: Column of the headings; rows of one heading stand together.
    ``beside``: Column of the words right of the scale.
    ``kind``: Column of a word for each row: rows of one word share a mark of the filled dot, which the key names. Marks
        go by the order of the words in a category, else of the rows.
    ``mark``: A number, several, or words to numbers: each an upright dashed line with its words and its number.
    ``unit``: Unit of all numbers. With ``%`` the scale goes from 0 to 100, unless a number is outside it or all are
        small.
    Raises ``KeyError`` if the frame has no column of a name given.
    Raises ``ValueError`` if a column of numbers holds words.
    """
    columns = (value, other, low, high, detail, beside)
    given = [value] * len(rows) if kind is None else rows[kind]
    marks_of, kinds_of = kinds(given, mark_at)
    names = labels(rows.index)
    headings = [heading for heading, _ in names] if group is None else cells(rows, group, text_of)
    numbers = [cells(rows, name, number_of) for name in columns[:4]]
    texts = [cells(rows, name, text_of) for name in columns[4:]]
    marks_of_rows = (marks_of[word] for word in kinds_of)
    every = zip(headings, (label for _, label in names), *numbers, *texts, marks_of_rows, strict=True)
    found, cut = first_rows([DotRow(*row) for row in every])
    if not found:
        return empty_plot("dots", title, note)
    marks = _marks(mark, unit)
    named = {word: one for word, one in marks_of.items() if any(row.mark == one for row in found)}
    ticks = round_ticks([*(one for row in found for one in row.numbers), *marks.values()], unit)
    drawn = [ScaleRow(row.heading, row.label, row.draw, row.detail, row.beside) for row in found]
    parts = on_scale(drawn, ticks, marks, unit)
    entries = _key(found, named, other, " to ".join(str(one) for one in (low, high) if one is not None))
    alt = _alt(found, unit, other or "other", marks)
    return frame_plot("dots", title, alt, [*parts, key(entries)], note, found, marks, columns, unit, cuts=[cut])


def _marks(mark: Any, unit: str) -> dict[str, float]:
    """The words of every line with its number; a missing number has no line."""
    given = mark if isinstance(mark, Mapping) else {one: one for one in (mark if hasattr(mark, "__iter__") else [mark])}
    found = [(f"{text}: " if isinstance(mark, Mapping) else "", number_of(one)) for text, one in given.items()]
    return {f"{text}{said(one, unit)}": one for text, one in found if one is not None}


def _key(rows: Sequence[DotRow], kinds: Mapping[str, PlotMark], other: Any, interval: str) -> Iterator[Entry]:
    """The marks that are used, with their words: the kinds of values, the comparison group, the interval."""
    if any(row.value is not None for row in rows):
        yield from ((PlotSign(mark).draw, word) for word, mark in kinds.items())
    if any(row.other is not None for row in rows):
        yield PlotSign(OTHER).draw, text_of(other)
    if any((row.low, row.high) != (None, None) for row in rows):
        yield line_sample, interval


def _alt(rows: Sequence[DotRow], unit: str, other: str, marks: Mapping[str, float]) -> str:
    values = [row.value for row in rows if row.value is not None]
    over = f"{counted(len(rows), 'row')}, {len(values)} with a value"
    over += f", from {said(min(values), unit)} to {said(max(values), unit)}" if values else ""
    lines = f"; lines at {', '.join(marks)}" if marks else ""
    return f"{over}{lines}. {told((row.told(unit, other) for row in rows), 8)}."
