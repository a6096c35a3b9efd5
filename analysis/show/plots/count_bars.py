"""Horizontal bars of any numbers: one a row, or cut into segments; with a stroke for a control group."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import SMALL, Words, said, width, write_amid
from analysis.show.plots.dots import Scale, ScaleRow, least_inch, on_scale
from analysis.show.plots.frame import empty_plot, first_rows, frame_plot, kinds, labels, number_of, text_of, told
from analysis.show.plots.marks import Entry, draw_box, key, swatch
from analysis.show.plots.palette import INK, PAPER, VERDICTS, Fill, fill_at
from analysis.show.plots.plot import Plot
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
        """The row; in a segment stands what fits where the number 1 is so many inches wide, beside the bar the rest."""
        printed = [self._in(name, one, inch) for name, one, _ in self.segments]
        pairs = zip(self.segments, printed, strict=True)
        narrow = [f"{said(one)} {name}" for (name, one, _), text in pairs if not text]
        more = f" ({', '.join(narrow)})" if narrow and self.segments[0][0] else ""
        beside = narrow[0] if more and len(self.segments) == 1 else f"{self.text}{more}"
        return ScaleRow(self.heading, self.label, partial(self._draw, printed), beside=beside, end=max(self.ends))

    def _draw(self, printed: Sequence[str], scale: Scale, axes: Axes, _x: float, y: float) -> None:
        x = scale.x(0)
        for (_, number, fill), text in zip(self.segments, printed, strict=True):
            wide = number * scale.inch
            draw_box(axes, fill, x, y, wide, _BAR)
            for line in write_amid(axes, x + wide / 2, y, Words((text,), SMALL, colour=fill.ink), align="center"):
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


def bars(
    counts: "pd.Series[Any] | pd.DataFrame",
    *,
    title: str,
    of: float | None = None,
    controls: "pd.Series[Any] | None" = None,
    fills: "pd.Series[Any] | None" = None,
    unit: str = "",
    note: str = "",
) -> Plot:
    """Horizontal bars from 0 on one scale, with their numbers.

    ``counts``: A series: a bar for each of its numbers, which may be negative. Or a frame: a bar for each row, cut into
        a segment for each column, of numbers from 0. The index names the bars; the first level of a two-level index is
        their heading.
    ``title``, ``note``: Heading of the plot, and words under it.
    ``of``: What each number is a part of.
    ``controls``: For a series: the control group's value of each row, drawn as a thick stroke; missing where none was
        read, or words that say why there is none.
    ``fills``: For a series: a word for each row; bars of one word share a fill, which the key names. Fills go by the
        order of the words in a category, else of the rows. Segments of verdicts have theirs.
    ``unit``: Unit of the numbers.
    Raises ``ValueError`` if a cell holds words, a segment is negative, or what stands beside a series is not as long
        or beside a frame.
    """
    if counts.empty:
        return empty_plot("bars", title, note)
    if counts.ndim == 2 and controls is not None:
        raise ValueError("a frame's bars have no control group: give a series")
    part = f" of {said(of)}" if of is not None else ""
    framed = counts.ndim == 2
    every, names = _of_frame(counts, part, unit) if framed else _of_series(counts, part, controls, fills, unit)
    rows, cut = first_rows(every)
    ends = [end(one for row in rows for one in row.ends) for end in (min, max)]
    names_of = [row.label for row in rows]
    beside = max(width(row.at(least_inch(names_of, ends)).beside) for row in rows)
    drawn = on_scale([row.at(least_inch(names_of, ends, beside)) for row in rows], ends)
    entries: list[Entry] = [(partial(swatch, fill), name) for name, fill in names.items()]
    strokes: list[Entry] = [(_stroke, "control group")] if any(row.control is not None for row in rows) else []
    alt = f"{counted(len(rows), 'bar')}. {told((row.told for row in rows), 12)}."
    return frame_plot("bars", title, alt, [*drawn, key([*entries, *strokes])], note, rows, list(names), cuts=[cut])


def _of_series(counts: Any, part: str, controls: Any, fills: Any, unit: str) -> tuple[list[BarRow], dict[str, Fill]]:
    """Bars of one segment, and the names of their fills."""
    (fills_of, words), none = kinds([] if fills is None else fills, fill_at), [None] * len(counts)
    found, beside = [], (none if controls is None else controls, words or none)
    for (heading, label), one, given, word in zip(labels(counts.index), map(number_of, counts), *beside, strict=True):
        text = f"{said(one, '' if part else unit)}{part}" if one is not None else "not read"
        control = None if isinstance(given, str) else number_of(given)
        if isinstance(given, str) and given:
            text += f"; {given}"
        elif controls is not None:
            text += f"; control {said(control, unit) if control is not None else 'not read'}"
        segments = () if one is None else (("", one, fills_of[word] if word else fill_at(0)),)
        found.append(BarRow(heading, label, segments, text, control))
    return found, {word: fill for word, fill in fills_of.items() if word in words}


def _of_frame(counts: Any, part: str, unit: str) -> tuple[list[BarRow], dict[str, Fill]]:
    """Bars cut into segments, and the fills of these."""
    columns = [text_of(name) for name in counts]
    own: Mapping[Any, Fill] = VERDICTS if set(columns) <= set(VERDICTS) else {}
    names = {name: own[name] if name in own else fill_at(place) for place, name in enumerate(columns)}
    found = []
    for (heading, label), row in zip(labels(counts.index), counts.itertuples(index=False, name=None), strict=True):
        numbers = {name: one for name, cell in zip(columns, row, strict=True) if (one := number_of(cell)) is not None}
        if any(one < 0 for one in numbers.values()):
            raise ValueError(f"a segment of the bar {label!r} is negative")
        total = said(sum(numbers.values()), "" if part else unit) if numbers else "not read"
        segments = tuple((name, one, names[name]) for name, one in numbers.items() if one)
        found.append(BarRow(heading, label, segments, f"{total}{part}"))
    return found, names
