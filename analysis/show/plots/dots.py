"""Dots on a scale: a row a row of a data frame, with its comparison group, its interval and the words about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    TEXT,
    WIDTH,
    Strip,
    Words,
    height,
    width,
    words,
    write,
    write_amid,
)
from analysis.show.plots.frame_plot import (
    Scale,
    by_heading,
    empty_plot,
    first_rows,
    fitting,
    frame_plot,
    labels,
    number_of,
    said,
    text_of,
)
from analysis.show.plots.grid import MarkGrid, MarkRow, row_pages
from analysis.show.plots.marks import KeyEntry, Sign, key
from analysis.show.plots.palette import BLUE, FAINT, GREY, INK, PAPER, Mark
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

KIND = "dots"

# Inches: labels, their details and the words at the right edge at most; the gap after each; a line of marks' names.
_LABELS, _DETAILS, _BESIDE, _GAP, _LINE = 1.7, 1.7, 1.5, 0.12, 0.16
#: Rows that the description tells one by one.
_TOLD = 8

VALUE = Mark("o", 7, INK, INK)
OTHER = Mark("o", 7, PAPER, INK, line=1.2)


class _DotRow(NamedTuple):
    """What a row holds: its heading, its label, its numbers and its words."""

    heading: str
    label: str
    value: float | None
    other: float | None
    low: float | None
    high: float | None
    detail: str
    beside: str

    @property
    def numbers(self) -> list[float]:
        """The numbers that are there."""
        return [one for one in (self.value, self.other, self.low, self.high) if one is not None]

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
    mark: float | Sequence[float] | Mapping[str, float] | None = None,
    unit: str = "%",
    note: str = "",
    most: int = 30,
) -> Plot:
    """Dots and intervals on one scale, a row a row of the frame, whose index names it.

    Parameters
    ----------
    rows
        The index names the rows; the first level of a two-level index is their heading.
    title
        Heading of the plot.
    value
        Column of the numbers of the filled dots. Its name stands in the key, as do those of the next three.
    other
        Column of the numbers of the hollow dots, each joined to the filled one: the comparison group.
    low, high
        Columns of the ends of an interval; one without its other end runs to the dot, else dashed to the scale's end.
    detail
        Column of grey words after the label.
    group
        Column of the headings; rows of one heading stand together.
    beside
        Column of the words at the right edge.
    mark
        A number, several, or words to numbers: each an upright dashed line with its words and its number.
    unit
        Unit of all numbers. With ``%`` and no number outside it the scale goes from 0 to 100.
    note
        Words under the plot.
    most
        Most rows drawn; how many there are is said.

    Raises
    ------
    KeyError
        If the frame has no column of a name given.
    ValueError
        If a column of numbers holds words.
    """
    columns = (value, other, low, high, detail, beside)
    every = _rows(rows, columns, group)
    if not every:
        return empty_plot(KIND, title, note)
    found, cut = first_rows(every, most)
    marks = _marks(mark, unit)
    room = _DotRoom.of(found, [*(one for row in found for one in row.numbers), *marks.values()], unit)
    (parts,) = row_pages(by_heading((row.heading, room.row(row)) for row in found).items())
    grid = MarkGrid(parts, banded=False)
    alt = " ".join(filter(None, (_alt(found, unit, other or "other", marks), cut)))
    names = key(_key(found, value, other, low, high))
    drawn = [room.names(marks), room.ruled(grid, marks), room.numbers(unit), Strip(0.06), names]
    return frame_plot(KIND, title, alt, drawn, [cut, note], found, marks, note, columns, unit)


def _rows(rows: "pd.DataFrame", columns: Sequence[str | None], group: str | None) -> list[_DotRow]:
    read = [number_of] * 4 + [text_of] * 2
    cells = [
        map(of, [None] * len(rows) if name is None else rows[name]) for of, name in zip(read, columns, strict=True)
    ]
    names = labels(rows.index)
    headings = [heading for heading, _ in names] if group is None else map(text_of, rows[group])
    return [
        _DotRow._make((heading, label, *values))
        for heading, (_, label), *values in zip(headings, names, *cells, strict=True)
    ]


def _marks(mark: Any, unit: str) -> dict[str, float]:
    """The words of every line with its number."""
    if mark is None:
        return {}
    if isinstance(mark, Mapping):
        return {f"{text}: {said(float(one), unit)}": float(one) for text, one in mark.items()}
    return {said(float(one), unit): float(one) for one in (mark if isinstance(mark, Sequence) else [mark])}


class _DotRoom(NamedTuple):
    """The columns of one plot: where the details begin, the scale, and how wide the words on its right are."""

    detail: float
    scale: Scale
    beside: float

    @classmethod
    def of(cls, rows: Sequence[_DotRow], numbers: Iterable[float], unit: str) -> "_DotRoom":
        """The columns, as wide as the words need."""
        label = EDGE + min(max(width(row.label) for row in rows), _LABELS) + _GAP
        detail = min(max(width(row.detail, SMALL) for row in rows), _DETAILS)
        beside = min(max(width(row.beside) for row in rows), _BESIDE)
        left = label + (detail + _GAP if detail else 0.0) + _GAP
        return cls(
            label, Scale.over(numbers, left, WIDTH - EDGE - (beside + _GAP if beside else 0) - _GAP, unit), beside
        )

    def row(self, row: _DotRow) -> MarkRow:
        """A row as it is drawn."""
        label = words(row.label, self.detail - EDGE - _GAP + 0.01)
        detail = words(row.detail, self.scale.left - self.detail - 2 * _GAP + 0.01, SMALL, colour=GREY)
        beside = words(row.beside, self.beside + 0.01) if row.beside else Words(())
        found = [(one, sign) for one, sign in ((row.other, OTHER), (row.value, VALUE)) if one is not None]
        least = max(0.235, *(one.height + 0.06 for one in (label, detail, beside)))

        def draw(axes: Axes, top: float, bottom: float) -> None:
            middle = (top + bottom) / 2
            if row.detail:
                write_amid(axes, self.detail, middle, detail)
            if row.beside:
                write_amid(axes, WIDTH - EDGE, middle, beside, align="right")
            if not row.numbers:
                text = words("no number", self.scale.right - self.scale.left, SMALL, colour=GREY)
                write_amid(axes, self.scale.left + 0.04, middle, text)
            self._lines(axes, middle, row)

        placed = [(self.scale.x(one), Sign(mark)) for one, mark in found]
        return MarkRow((label,), placed=placed, behind=draw, least=least, indent=0.0)

    def _lines(self, axes: Axes, y: float, row: _DotRow) -> None:
        """Draw the line that joins the two dots, and that of the interval."""
        if row.value is not None and row.other is not None:
            axes.plot([self.scale.x(row.value), self.scale.x(row.other)], [y, y], color=INK, linewidth=1.4)
        if row.low is None and row.high is None:
            return
        ends = [end if end is not None else row.value for end in (row.low, row.high)]
        low, high = (self.scale.x(end) if end is not None else None for end in ends)
        low, high = self.scale.left if low is None else low, self.scale.right if high is None else high
        thick, line = 2.2 if row.value is None else 1.0, "-" if None not in ends else (0, (2, 1.5))
        axes.plot([low, high], [y, y], color=GREY, linewidth=thick, linestyle=line, solid_capstyle="butt")
        for x, end in ((low, row.low), (high, row.high)):
            if end is not None:
                axes.plot([x, x], [y - 0.045, y + 0.045], color=GREY, linewidth=1.0)

    def names(self, marks: Mapping[str, float]) -> Strip:
        """The words above the upright lines, on as many lines as they need not to touch each other."""
        lines: list[float] = []
        placed = []
        for text, number in sorted(marks.items(), key=lambda one: one[1]):
            label = fitting(text, 3.0, TEXT, bold=True)
            half = width(label, TEXT, bold=True) / 2
            middle = min(max(self.scale.x(number), EDGE + half), WIDTH - EDGE - half)
            line = next((at for at, end in enumerate(lines) if end < middle - half), len(lines))
            lines[line : line + 1] = [middle + half + 0.08]
            placed.append((middle, line, Words((label,), TEXT, bold=True, colour=BLUE)))

        def draw(axes: Axes, y: float) -> None:
            for middle, line, label in placed:
                write(axes, middle, y + line * _LINE, label, align="center")

        return Strip(len(lines) * _LINE, draw)

    def ruled(self, grid: MarkGrid, marks: Mapping[str, float]) -> Strip:
        """The rows on the lines of the scale."""

        def draw(axes: Axes, y: float) -> None:
            for tick in self.scale.ticks:
                look: dict[str, Any] = {
                    "color": GREY if not tick else FAINT,
                    "linewidth": 0.8 if not tick else 0.6,
                    "zorder": 0,
                }
                axes.plot([self.scale.x(tick)] * 2, [y, y + grid.height], **look)
            for number in marks.values():
                at = self.scale.x(number)
                axes.plot([at, at], [y, y + grid.height], color=BLUE, linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
            grid.draw(axes, y)

        return Strip(grid.height, draw)

    def numbers(self, unit: str) -> Strip:
        """The numbers under the scale; the last has the unit, or a longer unit stands below."""
        short = len(unit) < 3
        below = words(unit, self.scale.right - self.scale.left, SMALL, colour=GREY)

        def draw(axes: Axes, y: float) -> None:
            for tick in self.scale.ticks:
                text = said(tick, unit if short and tick == self.scale.ticks[-1] else "")
                write(axes, self.scale.x(tick), y + 0.04, Words((text,), SMALL, colour=GREY), align="center")
            if not short:
                write(axes, self.scale.right, y + 0.04 + height(1, SMALL), below, align="right")

        return Strip(height(1, SMALL) + 0.04 + (0.0 if short else below.height), draw)


def _key(rows: Sequence[_DotRow], *names: str | None) -> list[KeyEntry]:
    """The marks that are used, with the names of their columns."""
    value, other, low, high = (text_of(name) for name in names)
    found = []
    if any(row.value is not None for row in rows):
        found.append(KeyEntry(Sign(VALUE).draw, fitting(value, 3.0)))
    if any(row.other is not None for row in rows):
        found.append(KeyEntry(Sign(OTHER).draw, fitting(other, 3.0)))
    if any(row.low is not None or row.high is not None for row in rows):
        found.append(KeyEntry(_line, fitting(" to ".join(filter(None, (low, high))), 3.0)))
    return found


def _line(axes: Axes, x: float, y: float) -> None:
    axes.plot([x - 0.12, x + 0.12], [y, y], color=GREY, linewidth=1.0)


def _alt(rows: Sequence[_DotRow], unit: str, other: str, marks: Mapping[str, float]) -> str:
    told = "; ".join(row.told(unit, other) for row in rows[:_TOLD])
    more = f"; and {len(rows) - _TOLD} more rows" if len(rows) > _TOLD else ""
    values = [row.value for row in rows if row.value is not None]
    over = f"{counted(len(rows), 'row')}, {len(values)} with a value"
    over += f", from {said(min(values), unit)} to {said(max(values), unit)}" if values else ""
    lines = f"; lines at {', '.join(marks)}" if marks else ""
    return f"{over}{lines}. {told}{more}."
