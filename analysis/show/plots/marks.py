"""Marks as they are drawn: with the sign in them, and in the key that says what each means."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Words, height, words, write_amid
from analysis.show.plots.palette import BLANK, GREY, JUDGEMENT_SIGNS, MARKS, NOTHING, Fill, PlotMark
from analysis.show.plots.strips import Shape, Strip

# Inches: a line of the key; in it, from an entry's left edge, the middle of its sample and its word; the longest word;
# the gap after it.
_LINE, _SAMPLE, _WORD, _LONGEST, _GAP = 0.22, 0.14, 0.32, 3.0, 0.2
# Inches: how much lower than the middle a sign stands in a marker that points up or down.
_LOWER = {"^": 0.014, "v": -0.014}


def draw_box(axes: Axes, fill: Fill, left: float, middle: float, wide: float, high: float) -> None:
    """Draw a filled box; axes in inches downwards."""
    box = Rectangle((left, middle - high / 2), wide, high, facecolor=fill.face, edgecolor=fill.edge)
    box.set(hatch=fill.hatch, linewidth=0.6)
    axes.add_patch(box)


class PlotSign(NamedTuple):
    """A mark with what is printed in it, on one line or several."""

    mark: PlotMark
    text: str = ""
    size: float = TEXT
    bold: bool = False

    @property
    def shape(self) -> Shape:
        """The sign as a shape of a line."""
        return Shape(max(self.mark.size / 72, height(self.text.count("\n") + 1, SMALL)), self.draw)

    def draw(self, axes: Axes, x: float, y: float) -> None:
        """Draw mark and text around a place; axes in inches downwards."""
        if self.mark.shape:
            (drawn,) = axes.plot([x], [y], self.mark.shape, markersize=self.mark.size, zorder=2.5)
            drawn.set(markerfacecolor=self.mark.face, markeredgecolor=self.mark.edge, markeredgewidth=self.mark.line)
        if self.text:
            text = Words(tuple(self.text.split("\n")), self.size, self.bold, self.mark.ink)
            write_amid(axes, x, y + _LOWER.get(self.mark.shape, 0.0), text, align="center")


#: What stands for a count of 0, and for a word that has no shape.
DOT = PlotSign(NOTHING)


#: Symbol of each word of judgement.
SIGNS = {word: PlotSign(MARKS["judgement"][word], sign, bold=True) for word, sign in JUDGEMENT_SIGNS.items()}

#: Symbol of a word that the tool does not have, which is a fault.
NO_WORD = PlotSign(BLANK, "#", bold=True)


def swatch(fill: Fill, axes: Axes, x: float, y: float) -> None:
    """Draw the sample of a fill around a place."""
    draw_box(axes, fill, x - 0.13, y, 0.26, 0.2)


def line_sample(axes: Axes, x: float, y: float, colour: str = GREY, thick: float = 1.0) -> None:
    """Draw the sample of a line around a place: of an interval, unless told otherwise."""
    axes.plot([x - 0.12, x + 0.12], [y, y], color=colour, linewidth=thick)


#: Words of a key, each after what draws its sample around a place.
Entry: TypeAlias = tuple[Callable[[Axes, float, float], object], str]


def key(entries: Iterable[Entry]) -> Strip:
    """What the marks of a plot mean: samples with their words, in lines that fit the width."""
    placed, x, y = [], EDGE, 0.0
    for sample, text in entries:
        word = words(text, _LONGEST, SMALL, most=1)
        wide = _WORD + word.width
        if x > EDGE and x + wide > WIDTH - EDGE:
            x, y = EDGE, y + _LINE
        placed.append((x, y + _LINE / 2, sample, word))
        x += wide + _GAP

    def draw(axes: Axes, top: float) -> None:
        for left, middle, sample, word in placed:
            sample(axes, left + _SAMPLE, top + middle)
            write_amid(axes, left + _WORD, top + middle, word)

    return Strip(y + _LINE if placed else 0.0, draw)
