"""Horizontal bars of any numbers: one a row, or cut into segments; with a stroke for a control group."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import SMALL, Part, Words, width, write_amid
from analysis.show.plots.frame_cells import kinds, labels, number_of, said, text_of
from analysis.show.plots.frame_plot import empty_plot, first_rows, fitting, frame_plot, told
from analysis.show.plots.marks import KeyEntry, draw_box, key, swatch
from analysis.show.plots.palette import INK, PAPER, VERDICTS, Fill, fill_at
from analysis.show.plots.plot import Plot
from analysis.show.plots.scale_rows import Scale, ScaleRow, ScaleRows
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

# Inches: a bar, a control group's stroke.
_BAR, _STROKE = 0.17, 0.25


class BarRow(NamedTuple):
    """A bar: its heading and label, its segments with their names and fills, its number in words, and a control's."""

    heading: str
    label: str
    segments: Sequence[tuple[str, float, Fill]]
    text: str
    control: float | None = None

    @property
    def ends(self) -> list[float]:
        """The numbers that the scale has to hold."""
        return [0.0, sum(one for _, one, _ in self.segments), *([self.control] if self.control is not None else [])]

    def at(self, inch: float) -> ScaleRow:
        """The row where the number 1 is so many inches wide; beside it the segments too narrow for their number."""
        narrow = [f"{said(one)} {name}" for name, one, _ in self.segments if name and not self._in(name, one, inch)]
        more = f" ({', '.join(narrow)})" if narrow else ""
        beside = narrow[0] if narrow and len(self.segments) == 1 else f"{self.text}{more}"
        return ScaleRow(self.heading, self.label, self._draw, beside=beside, end=max(self.ends))

    def _draw(self, axes: Axes, y: float, scale: Scale) -> None:
        x = scale.x(0)
        for name, number, fill in self.segments:
            wide = number * scale.inch
            draw_box(axes, fill, x, y, wide, _BAR)
            if text := self._in(name, number, scale.inch):
                (line,) = write_amid(axes, x + wide / 2, y, Words((text,), SMALL, colour=fill.ink), align="center")
                line.set_bbox({"facecolor": PAPER if fill.hatch else "none", "edgecolor": "none", "pad": 1.2})
            x += wide
        if self.control is not None:
            _stroke(axes, scale.x(self.control), y)

    def _in(self, name: str, number: float, inch: float) -> str:
        """What is printed in a segment: number and name, in one of several else the number, or nothing, as it fits."""
        texts = [f"{said(number)} {name}", *([said(number)] if len(self.segments) > 1 else [])] if name else []
        return next((text for text in texts if width(text, SMALL) + 0.12 <= number * inch), "")

    @property
    def told(self) -> str:
        """The row in words."""
        cut = ", ".join(f"{said(one)} {name}" for name, one, _ in self.segments if name)
        name = f"{self.heading}, {self.label}" if self.heading else self.label
        return f"{name}: {self.text}{f' ({cut})' if cut else ''}"


def _stroke(axes: Axes, x: float, y: float) -> None:
    axes.plot([x, x], [y - _STROKE / 2, y + _STROKE / 2], color=INK, linewidth=2.6, solid_capstyle="butt")


def bars(  # noqa: PLR0913 - what belongs to each number, and what is drawn of it
    counts: "pd.Series[Any] | pd.DataFrame",
    *,
    title: str,
    of: "float | pd.Series[Any] | None" = None,
    controls: "pd.Series[Any] | None" = None,
    fills: "pd.Series[Any] | None" = None,
    unit: str = "",
    note: str = "",
    most: int = 30,
) -> Plot:
    """Horizontal bars from 0 on one scale, with their numbers.

    ``counts``: A series: a bar for each of its numbers, which may be negative. Or a frame: a bar for each row, cut into
        a segment for each column, of numbers from 0. The index names the bars; the first level of a two-level index is
        their heading.
    ``title``, ``note``, ``most``: Heading of the plot, words under it, and most rows drawn; how many there are is said.
    ``of``: What each number is a part of: one number for all, or one for each row.
    ``controls``: For a series: the control group's value of each row, drawn as a thick stroke; missing where none was
        read, or words that say why there is none.
    ``fills``: For a series: a word for each row; bars of one word share a fill, which the key names. Fills go by the
        order of the words in a category, else of the rows. Segments of verdicts have theirs.
    ``unit``: Unit of the numbers.
    Raises ``ValueError`` if a cell holds words, a segment is negative, a series beside the counts names none of their
    rows, or a frame is given controls.
    """
    if counts.empty:
        return empty_plot("bars", title, note)
    if counts.ndim == 2 and controls is not None:
        raise ValueError("a frame's bars have no control group: give a series")
    whole = _of_frame(counts, of, unit) if counts.ndim == 2 else None
    every, names = whole or _of_series(counts, of, controls, fills, unit)
    rows, cut = first_rows(every, most)
    entries = [KeyEntry(partial(swatch, fill), fitting(name, 3.0)) for name, fill in names.items()]
    strokes = [KeyEntry(_stroke, "control group")] if any(row.control is not None for row in rows) else []
    alt = f"{counted(len(rows), 'bar')}. {told((row.told for row in rows), 12)}."
    parts = [*_bars(rows), key([*entries, *strokes])]
    return frame_plot("bars", title, alt, parts, note, rows, list(names), cuts=[cut])


def _bars(rows: Sequence[BarRow]) -> list[Part]:
    """Bars on one scale."""
    ends = [end(one for row in rows for one in row.ends) for end in (min, max)]
    drawn, before = ScaleRows.of([row.at(1e9) for row in rows], ends), None
    while before != (before := [row.beside for row in drawn.rows]):
        drawn = ScaleRows.of([row.at(drawn.scale.inch) for row in rows], ends)
    return drawn.parts({})


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


def _of_series(counts: Any, of: Any, controls: Any, fills: Any, unit: str) -> tuple[list[BarRow], dict[str, Fill]]:
    """Bars of one segment, and the names of their fills."""
    words = [] if fills is None else [text_of(one) or "not said" for one in _matched(fills, counts.index)]
    names = {word: fill_at(place) for word, place in kinds(fills, words).items() if word in words}
    found = []
    beside = (_parts(of, counts.index), _matched(controls, counts.index), words or [""] * len(counts))
    rows = zip(labels(counts.index), map(number_of, counts), *beside, strict=True)
    for (heading, label), one, part, given, kind in rows:
        text = f"{said(one, '' if part else unit)}{part}" if one is not None else "not read"
        control = None if isinstance(given, str) else number_of(given)
        if isinstance(given, str) and given:
            text += f"; {given}"
        elif controls is not None:
            text += f"; control {said(control, unit) if control is not None else 'not read'}"
        segments = () if one is None else (("", one, names.get(kind, fill_at(0))),)
        found.append(BarRow(heading, label, segments, text, control))
    return found, names


def _of_frame(counts: Any, of: Any, unit: str) -> tuple[list[BarRow], dict[str, Fill]]:
    """Bars cut into segments, and the fills of these."""
    columns = [text_of(name) for name in counts]
    own: Mapping[Any, Fill] = VERDICTS if set(columns) <= set(VERDICTS) else {}
    names = {name: own[name] if name in own else fill_at(place) for place, name in enumerate(columns)}
    found = []
    rows = counts.itertuples(index=False, name=None)
    for (heading, label), row, part in zip(labels(counts.index), rows, _parts(of, counts.index), strict=True):
        read = [number_of(one) for one in row]
        numbers = [one for one in read if one is not None]
        if any(one < 0 for one in numbers):
            raise ValueError(f"a segment of the bar {label!r} is negative")
        total = said(sum(numbers), "" if part else unit) if numbers else "not read"
        segments = tuple((name, one, names[name]) for name, one in zip(columns, read, strict=True) if one)
        found.append(BarRow(heading, label, segments, f"{total}{part}"))
    return found, names
