"""Steps: a staircase from a level down or up, a tread for each reason; what was not assessed is a dashed one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Words, words, write_amid
from analysis.show.plots.frame import cells, empty_plot, first_rows, frame_plot, labels, number_of, text_of
from analysis.show.plots.palette import BLUE, GREY, INK, PAPER, VERMILION
from analysis.show.plots.plot import Plot
from analysis.show.plots.strips import Shape, Stack, Strip, line
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

# Inches: labels, a level at most, all levels at most, the blank beside words, a step at least.
_LABELS, _SLOT, _LEVELS, _GAP, _LEAST = 1.7, 0.8, 3.2, 0.12, 0.34


class _Step(NamedTuple):
    """A step: its label, how many levels it goes (``None``: not assessed), its reason, the levels before and after."""

    label: str
    by: int | None
    reason: str
    before: int
    after: int

    @property
    def sign(self) -> str:
        """What is printed on it."""
        return "?" if self.by is None else "0" if not self.by else f"{self.by:+d}".replace("-", "−")


def steps(rows: "pd.DataFrame", *, title: str, levels: Sequence[str], start: str, step: str, detail: str) -> Plot:
    """A staircase, read from above: it starts at a level, and every row goes down, goes up or stays.

    ``rows``: A row a step, in the order in which they are taken; the index names them.
    ``title``: Heading of the plot.
    ``levels``: All levels, from the highest to the lowest. No step leads beyond the first or the last.
    ``start``: The level at which the staircase starts.
    ``step``: Column of whole numbers: -1 is a level down, 0 none, 1 a level up; missing where nothing was assessed,
        which is drawn dashed with a question mark.
    ``detail``: Column of the reasons.
    Raises ``ValueError`` if ``start`` is no level, or a step is no whole number.
    """
    if start not in levels:
        raise ValueError(f"{start!r} is no level; there are {', '.join(levels)}")
    if rows.empty:
        return empty_plot("steps", title)
    found, cut = first_rows(_steps(rows, len(levels), list(levels).index(start), step, detail), what="steps")
    slot = min(_SLOT, _LEVELS / len(levels))
    places = [EDGE + _LABELS + (place + 0.5) * slot for place in range(len(levels))]
    reached = found[-1].after
    heads = [words(name, slot - 0.06, SMALL, bold=at == reached, most=3) for at, name in enumerate(levels)]
    above = [Stack(x, [head], "center") for x, head in zip(places, heads, strict=True)]
    stairs = [line(above, least=0.0, pad=0.1, share=1.0, colour=GREY), *(_row(one, places, slot) for one in found)]
    signs = ((one, "not assessed" if one.by is None else one.sign) for one in found)
    told = "; ".join(f"{one.label} {sign}{f' ({one.reason})' if one.reason else ''}" for one, sign in signs)
    alt = f"From {start} to {levels[reached]} in {counted(len(found), 'step')}. {told}."
    return frame_plot("steps", title, alt, stairs, "", found, list(levels), start, cuts=[cut])


def _steps(rows: "pd.DataFrame", levels: int, level: int, step: str, detail: str) -> list[_Step]:
    """Every step with the level that it leaves and the one that it reaches."""
    found = []
    read = zip(labels(rows.index), cells(rows, step, number_of), cells(rows, detail, text_of), strict=True)
    for (_, label), number, reason in read:
        by = None if number is None else int(number)
        if by != number:
            raise ValueError(f"the step {label!r} is no whole number: {number}")
        after = min(max(level - (by or 0), 0), levels - 1)
        found.append(_Step(label, by, reason, level, after))
        level = after
    return found


def _row(one: _Step, places: Sequence[float], slot: float) -> Strip:
    """A step: its label, the way from one level to the next with its sign on it, and its reason."""
    left = places[-1] + slot / 2 + _GAP
    before, after = places[one.before], places[one.after]
    colour = GREY if one.by is None else INK if not one.by else VERMILION if one.by < 0 else BLUE

    def way(axes: Axes, top: float, bottom: float) -> None:
        middle, dashes = (top + bottom) / 2, "-" if one.by is not None else (0, (1.4, 1))
        ends = [before, before, after, after], [top, middle, middle, bottom]
        axes.plot(*ends, color=colour, linewidth=2.4, linestyle=dashes, zorder=3)

    def sign(axes: Axes, x: float, y: float) -> None:
        (text,) = write_amid(axes, x, y, Words((one.sign,), TEXT, True, INK if one.by else GREY), align="center")
        text.set(bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.0}, zorder=4)

    stacks = [
        Stack(EDGE + 0.04, [words(one.label, _LABELS - _GAP, bold=True, most=4)]),
        Stack((before + after) / 2 if before != after else after + 0.14, [Shape(0.0, sign)]),
        Stack(left, [words(one.reason, WIDTH - EDGE - left, SMALL, colour=GREY)]),
    ]
    return line(stacks, least=_LEAST, pad=0.1, behind=way)
