"""Dots on a scale: a row a row of a data frame, with its comparison group, its interval and the words about it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import SMALL, words, write_amid
from analysis.show.plots.frame_plot import (
    empty_plot,
    first_rows,
    fitting,
    frame_plot,
    labels,
    number_of,
    said,
    text_of,
    told,
)
from analysis.show.plots.marks import KeyEntry, Sign, key
from analysis.show.plots.palette import GREY, INK, PAPER, Mark
from analysis.show.plots.plot import Plot
from analysis.show.plots.scale_rows import Scale, ScaleRow, ScaleRows, round_ticks
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

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

    def draw(self, axes: Axes, y: float, scale: Scale) -> None:
        """Draw the line that joins the two dots, the interval, and the dots."""
        if self.value is not None and self.other is not None:
            axes.plot([scale.x(self.value), scale.x(self.other)], [y, y], color=INK, linewidth=1.4)
        if self.low is not None or self.high is not None:
            self._draw_interval(axes, y, scale)
        for one, mark in ((self.other, OTHER), (self.value, VALUE)):
            if one is not None:
                Sign(mark).draw(axes, scale.x(one), y)
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
    title, note, most
        Heading of the plot, words under it, and most rows drawn; how many there are is said.
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
        Unit of all numbers. With ``%`` the scale goes from 0 to 100, unless a number is outside it or all are small.

    Raises
    ------
    KeyError
        If the frame has no column of a name given.
    ValueError
        If a column of numbers holds words.
    """
    columns = (value, other, low, high, detail, beside)
    found, cut = first_rows(_rows(rows, columns, group), most)
    if not found:
        return empty_plot("dots", title, note)
    marks = _marks(mark, unit)
    ticks = round_ticks([*(one for row in found for one in row.numbers), *marks.values()], unit)
    drawn = ScaleRows.of([ScaleRow(row.heading, row.label, row.draw, row.detail, row.beside) for row in found], ticks)
    parts = [*drawn.parts(marks, unit), key(_key(found, value, other, low, high))]
    alt = _alt(found, unit, other or "other", marks)
    return frame_plot("dots", title, alt, parts, note, found, marks, columns, unit, cuts=[cut])


def _rows(rows: "pd.DataFrame", columns: Sequence[str | None], group: str | None) -> list[_DotRow]:
    names, missing = labels(rows.index), [None] * len(rows)
    numbers = [map(number_of, missing if name is None else rows[name]) for name in columns[:4]]
    texts = [map(text_of, missing if name is None else rows[name]) for name in columns[4:]]
    headings = [heading for heading, _ in names] if group is None else map(text_of, rows[group])
    cells = zip(headings, (label for _, label in names), *numbers, *texts, strict=True)
    return [_DotRow._make(row) for row in cells]


def _marks(mark: Any, unit: str) -> dict[str, float]:
    """The words of every line with its number; a missing number has no line."""
    given = mark if isinstance(mark, Mapping) else {one: one for one in (mark if hasattr(mark, "__iter__") else [mark])}
    found = [(f"{text}: " if isinstance(mark, Mapping) else "", number_of(one)) for text, one in given.items()]
    return {f"{text}{said(one, unit)}": one for text, one in found if one is not None}


def _key(rows: Sequence[_DotRow], value: Any, other: Any, low: Any, high: Any) -> list[KeyEntry]:
    """The marks that are used, with the names of their columns."""
    names = (value, other, " to ".join(str(one) for one in (low, high) if one is not None))
    used = [
        any(one is not None for one in ends) for ends in zip(*((row.value, row.other) for row in rows), strict=True)
    ]
    used.append(any(row.low is not None or row.high is not None for row in rows))
    samples = (Sign(VALUE).draw, Sign(OTHER).draw, _line)
    found = zip(used, samples, names, strict=True)
    return [KeyEntry(sample, fitting(text_of(name), 3.0)) for is_used, sample, name in found if is_used]


def _line(axes: Axes, x: float, y: float) -> None:
    axes.plot([x - 0.12, x + 0.12], [y, y], color=GREY, linewidth=1.0)


def _alt(rows: Sequence[_DotRow], unit: str, other: str, marks: Mapping[str, float]) -> str:
    values = [row.value for row in rows if row.value is not None]
    over = f"{counted(len(rows), 'row')}, {len(values)} with a value"
    over += f", from {said(min(values), unit)} to {said(max(values), unit)}" if values else ""
    lines = f"; lines at {', '.join(marks)}" if marks else ""
    return f"{over}{lines}. {told((row.told(unit, other) for row in rows), 8)}."
