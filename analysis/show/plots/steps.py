"""Steps: a staircase from a level down or up, a tread for each reason; what was not assessed is a dashed one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Strip, Words, beside, height, width, words, write_amid
from analysis.show.plots.frame_cells import labels, number_of, text_of
from analysis.show.plots.frame_plot import empty_plot, first_rows, frame_plot
from analysis.show.plots.palette import BLUE, FAINT, GREY, INK, VERMILION
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

# Inches: from a level to the next, and the column of the levels' names at most.
_RISE, _NAMES = 0.42, 1.1


class _Step(NamedTuple):
    """A step: its label, how many levels it goes (``None``: not assessed), its reason, the level that it reaches."""

    label: str
    by: int | None
    reason: str
    level: int

    @property
    def sign(self) -> str:
        """What is printed on the tread."""
        return "?" if self.by is None else "0" if not self.by else f"{self.by:+d}".replace("-", "−")


def steps(  # noqa: PLR0913 - what the frame's columns are, and what is drawn of them
    rows: "pd.DataFrame",
    *,
    title: str,
    levels: Sequence[str],
    start: str,
    step: str,
    detail: str | None = None,
    note: str = "",
    most: int = 30,
) -> Plot:
    """A staircase: it starts at a level, and every row goes down, goes up or stays.

    ``rows``: A row a step, in the order in which they are taken; the index names them.
    ``title``, ``note``, ``most``: Heading of the plot, words under it, and most steps drawn; how many there are is
        said.
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
        return empty_plot("steps", title, note)
    every = _steps(rows, len(levels), list(levels).index(start), step, detail)
    found, cut = first_rows(every, most, "steps")
    left = EDGE + min(max(width(level, bold=True) for level in levels), _NAMES) + 0.14
    wide = (WIDTH - EDGE - left) / (len(found) + 1)
    below = _below([("start", start), *((one.label, one.reason) for one in found)], left, wide)
    first, tall = list(levels).index(start), (len(levels) - 1) * _RISE + 0.5
    stairs = Strip(tall, lambda axes, y: _draw(axes, y + 0.25, found, levels, first, left, wide))
    signs = ((one, "not assessed" if one.by is None else one.sign) for one in found)
    told = "; ".join(f"{one.label} {sign}{f' ({one.reason})' if one.reason else ''}" for one, sign in signs)
    alt = f"From {start} to {levels[found[-1].level]} in {counted(len(found), 'step')}. {told}."
    return frame_plot("steps", title, alt, [stairs, *below], note, found, list(levels), start, cuts=[cut])


def _steps(rows: "pd.DataFrame", levels: int, level: int, step: str, detail: str | None) -> list[_Step]:
    """Every step with the level that it reaches."""
    found = []
    reasons = [None] * len(rows) if detail is None else list(rows[detail])
    for (_, label), number, reason in zip(labels(rows.index), map(number_of, rows[step]), reasons, strict=True):
        if number is not None and number != int(number):
            raise ValueError(f"the step {label!r} is no whole number: {number}")
        by = None if number is None else int(number)
        level = min(max(level - (by or 0), 0), levels - 1)
        found.append(_Step(label, by, text_of(reason), level))
    return found


def _below(texts: Sequence[tuple[str, str]], left: float, wide: float) -> list[Strip]:
    """Label and reason under each tread; where a word is wider than that, a number there and the words in a list."""
    room = wide - 0.1
    places = [left + number * wide + 0.04 for number in range(len(texts))]
    bold, grey = partial(words, size=SMALL, bold=True), partial(words, size=SMALL, colour=GREY)
    if all(width(word, SMALL, bold=True) <= room for label, _ in texts for word in label.split()):
        piles = [[bold(label, room), *([grey(reason, room)] if reason else [])] for label, reason in texts]
        return [beside(list(zip(places, piles, strict=True)), above=0.06)]
    numbers = [bold(f"{number}", 0.3) for number in range(len(texts))]
    rows = [
        beside([(EDGE, [number]), (EDGE + 0.24, [bold(label, 1.8)]), (EDGE + 2.1, [grey(reason, 5.0)])], below=0.03)
        for number, (label, reason) in zip(numbers, texts, strict=True)
    ]
    return [beside([(x, [number]) for x, number in zip(places, numbers, strict=True)], 0.02, 0.1), *rows]


def _draw(
    axes: Axes, y: float, found: Sequence[_Step], levels: Sequence[str], level: int, left: float, wide: float
) -> None:
    """Draw the levels and, from the start on, a riser and a tread for each step with its sign above."""
    for number, name in enumerate(levels):
        at = y + number * _RISE
        axes.plot([left, WIDTH - EDGE], [at, at], color=FAINT, linewidth=0.6, zorder=0)
        reached = number == found[-1].level
        text = words(name, left - EDGE - 0.1, bold=reached, colour=INK if reached else GREY, most=2)
        write_amid(axes, EDGE, at, text)
    axes.plot([left, left + wide], [y + level * _RISE] * 2, color=INK, linewidth=2.4)
    for number, one in enumerate(found, 1):
        x, at = left + number * wide, y + one.level * _RISE
        colour = GREY if not one.by else VERMILION if one.by < 0 else BLUE
        if one.level != level:
            axes.plot([x, x], [y + level * _RISE, at], color=colour, linewidth=2.4, solid_capstyle="projecting")
        line = "-" if one.by is not None else (0, (3, 2))
        axes.plot([x, x + wide], [at, at], color=INK if one.by is not None else GREY, linewidth=2.4, linestyle=line)
        text = Words((one.sign,), TEXT, bold=True, colour=INK if one.by else GREY)
        write_amid(axes, x + wide / 2, at - height(1) / 2 - 0.04, text, align="center")
        level = one.level
    axes.plot([left + (len(found) + 1) * wide], [y + level * _RISE], "o", color=INK, markersize=6, clip_on=False)
