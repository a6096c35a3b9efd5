"""Horizontal bars of any numbers: one a row, or cut into segments; with a stroke for a control group."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.bars import Bar, Segment, draw_zero
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Part, Strip, Words, width, words, write_amid
from analysis.show.plots.frame_plot import (
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
from analysis.show.plots.marks import KeyEntry, key, swatch
from analysis.show.plots.palette import GREY, INK, VERDICTS, Fill, fill_at
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

KIND = "bars"

# Inches: the column of labels at most, a row at least, a bar, a control group's stroke.
_LABELS, _ROW, _BAR, _STROKE = 2.4, 0.27, 0.17, 0.25
#: Rows that the description tells one by one.
_TOLD = 12


class _BarRow(NamedTuple):
    """A bar: its heading and label, its segments with their names and fills, its number in words, its control group.

    ``narrow`` are the segments that have no room for their number, which stands beside the bar.
    """

    heading: str
    label: str
    segments: tuple[tuple[str, float, Fill], ...]
    text: str
    control: float | None = None
    narrow: tuple[str, ...] = ()

    @property
    def beside(self) -> str:
        """The words beside the bar."""
        return f"{self.text} ({', '.join(self.narrow)})" if self.narrow else self.text

    @property
    def ends(self) -> list[float]:
        """The numbers that the scale has to hold."""
        return [0.0, sum(one for _, one, _ in self.segments), *([self.control] if self.control is not None else [])]

    def at(self, inch: float) -> "_BarRow":
        """The row where the number 1 is so many inches wide."""
        narrow = (f"{said(one)} {name}" for name, one, _ in self.segments if name and not _inside(name, one, inch))
        return self._replace(narrow=tuple(narrow))


def _inside(name: str, number: float, inch: float) -> str:
    """What is printed in a segment: its number where there is room and the bar has others."""
    text = said(number) if name else ""
    return text if width(text, SMALL) + 0.1 <= number * inch else ""


def bars(  # noqa: PLR0913 - what belongs to each number, and what is drawn of it
    counts: "pd.Series[Any] | pd.DataFrame",
    *,
    title: str,
    of: "float | pd.Series[Any] | None" = None,
    controls: "pd.Series[Any] | None" = None,
    fills: "Mapping[str, Fill] | pd.Series[Any] | None" = None,
    unit: str = "",
    note: str = "",
    most: int = 30,
) -> Plot:
    """Horizontal bars from 0 on one scale, with their numbers.

    Parameters
    ----------
    counts
        A series: a bar for each of its numbers, which may be negative. Or a frame: a bar for each row, cut into a
        segment for each column, of numbers from 0. The index names the bars; the first level of a two-level index is
        their heading.
    title
        Heading of the plot.
    of
        What each number is a part of: one number for all, or one for each row.
    controls
        For a series: the control group's value of each row, drawn as a thick stroke; missing where none was read.
    fills
        For a frame: column to its fill; the verdicts have theirs. For a series: a word for each row; bars of one word
        share a fill, which the key names.
    unit
        Unit of the numbers.
    note
        Words under the plot.
    most
        Most rows drawn; how many there are is said.

    Raises
    ------
    ValueError
        If a cell holds words, a segment is negative, or a series beside the counts names none of their rows.
    """
    if counts.empty:
        return empty_plot(KIND, title, note)
    every, names = (
        _of_frame(counts, of, fills, unit) if counts.ndim == 2 else _of_series(counts, of, controls, fills, unit)
    )
    rows, cut = first_rows(every, most)
    room = _BarRoom.of(rows)
    while (named := [row.at(room.inch) for row in rows]) != rows:
        rows, room = named, _BarRoom.of(named)
    (parts,) = row_pages(by_heading((row.heading, room.row(row)) for row in rows).items())
    entries = [KeyEntry(partial(swatch, fill), fitting(name, 3.0)) for name, fill in names.items()]
    if any(row.control is not None for row in rows):
        entries.append(KeyEntry(_stroke, "control group"))
    drawn: list[Part] = [MarkGrid(parts, banded=False), Strip(0.1), key(entries)]
    alt = " ".join(filter(None, (_alt(rows), cut)))
    return frame_plot(KIND, title, alt, drawn, [cut, note], rows, note, list(names))


def _matched(values: Any, index: Any) -> list[Any]:
    """What belongs to each row: one thing for all, a series by the names of its rows, else by their order."""
    if not hasattr(values, "__iter__") or isinstance(values, str):
        return [values] * len(index)
    if hasattr(values, "reindex") and not values.index.equals(index):
        if not values.index.isin(index).any():
            raise ValueError("a series beside the counts names none of their rows")
        values = values.reindex(index)
    return list(values)


def _parts(of: Any, index: Any) -> list[str]:
    """The words after each number: what it is a part of."""
    return ["" if (one := number_of(part)) is None else f" of {said(one)}" for part in _matched(of, index)]


def _of_series(counts: Any, of: Any, controls: Any, fills: Any, unit: str) -> tuple[list[_BarRow], dict[str, Fill]]:
    """Bars of one segment, and the names of their fills."""
    kinds = ["" if fills is None else text_of(one) or "not said" for one in _matched(fills, counts.index)]
    names = {kind: fill_at(place) for place, kind in enumerate(dict.fromkeys(kinds))}
    strokes = map(number_of, _matched(controls, counts.index))
    found = []
    for (heading, label), one, part, control, kind in zip(
        labels(counts.index), map(number_of, counts), _parts(of, counts.index), strokes, kinds, strict=True
    ):
        text = f"{said(one, '' if part else unit)}{part}" if one is not None else "not read"
        if controls is not None:
            text += f"; control {said(control, unit) if control is not None else 'not read'}"
        found.append(_BarRow(heading, label, (("", one, names[kind]),) if one is not None else (), text, control))
    return found, {name: fill for name, fill in names.items() if name}


def _of_frame(counts: Any, of: Any, fills: Any, unit: str) -> tuple[list[_BarRow], dict[str, Fill]]:
    """Bars cut into segments, and the fills of these."""
    columns = [text_of(name) for name in counts]
    own: Mapping[Any, Fill] = fills or (VERDICTS if set(columns) <= set(VERDICTS) else {})
    names = {name: own[name] if name in own else fill_at(place) for place, name in enumerate(columns)}
    found = []
    for (heading, label), row, part in zip(
        labels(counts.index), counts.itertuples(index=False, name=None), _parts(of, counts.index), strict=True
    ):
        read = [number_of(one) for one in row]
        numbers = [one for one in read if one is not None]
        if any(one < 0 for one in numbers):
            raise ValueError(f"a segment of the bar {label!r} is negative")
        total = said(sum(numbers), "" if part else unit) if numbers else "not read"
        segments = tuple((name, one, names[name]) for name, one in zip(columns, read, strict=True) if one)
        found.append(_BarRow(heading, label, segments, f"{total}{part}"))
    return found, names


class _BarRoom(NamedTuple):
    """Where the bars of one plot begin, where 0 is, how wide the number 1 and the words beside are, in inches."""

    left: float
    zero: float
    inch: float
    beside: float

    @classmethod
    def of(cls, rows: Sequence[_BarRow]) -> "_BarRoom":
        """The columns, as wide as the words need, and the scale over all numbers."""
        left = EDGE + min(max(width(row.label) for row in rows), _LABELS) + 0.12
        beside = min(max(width(row.beside) for row in rows), 1.9)
        low, high = (end(end(row.ends) for row in rows) for end in (min, max))
        room = WIDTH - EDGE - left - (beside + 0.1) * ((low < 0) + (high > 0 or low == 0))
        inch = room / ((high - low) or 1.0)
        return cls(left, left + (beside + 0.1 if low < 0 else 0.0) - low * inch, inch, beside)

    def row(self, row: _BarRow) -> MarkRow:
        """A row as it is drawn."""
        label = words(row.label, self.left - EDGE - 0.11)
        beside = words(row.beside, self.beside + 0.01, colour=INK if row.segments else GREY)
        segments = [Segment(one, fill, _inside(name, one, self.inch)) for name, one, fill in row.segments]
        ends = row.ends
        place, shift, align = (min(ends), -0.07, "right") if ends[1] < 0 else (max(ends), 0.07, "left")

        def draw(axes: Axes, top: float, bottom: float) -> None:
            middle = (top + bottom) / 2
            draw_zero(axes, self.zero, top, bottom - top)
            Bar("", Counter(), segments, Words(()), self.inch).draw(axes, self.zero, middle, _BAR)
            if row.control is not None:
                _stroke(axes, self.zero + row.control * self.inch, middle)
            write_amid(axes, self.zero + place * self.inch + shift, middle, beside, align=align)

        return MarkRow((label,), behind=draw, least=max(_ROW, label.height + 0.08, beside.height + 0.08), indent=0.0)


def _stroke(axes: Axes, x: float, y: float) -> None:
    axes.plot([x, x], [y - _STROKE / 2, y + _STROKE / 2], color=INK, linewidth=2.6, solid_capstyle="butt")


def _alt(rows: Sequence[_BarRow]) -> str:
    told = []
    for row in rows[:_TOLD]:
        cut = ", ".join(f"{said(one)} {name}" for name, one, _ in row.segments if name)
        name = f"{row.heading}, {row.label}" if row.heading else row.label
        told.append(f"{name}: {row.text}{f' ({cut})' if cut else ''}")
    more = f"; and {len(rows) - _TOLD} more" if len(rows) > _TOLD else ""
    return f"{counted(len(rows), 'bar')}. {'; '.join(told)}{more}."
