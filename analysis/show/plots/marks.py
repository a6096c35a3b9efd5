"""Marks as they are drawn: with the sign in them, and in the key that says what each means."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Strip, Words, width, write_amid
from analysis.show.plots.palette import BLANK, GREY, JUDGEMENT_SIGNS, JUDGEMENTS, NOTHING, Fill, PlotMark

# Inches: a line of the key; in it, from an entry's left edge, the middle of its sample and its word; the gap after it.
_LINE, _SAMPLE, _WORD, _GAP = 0.22, 0.14, 0.32, 0.2
# Inches: how much lower than the middle a sign stands in a marker that points up or down.
_LOWER = {"^": 0.014, "v": -0.014}


def draw_marks(axes: Axes, mark: PlotMark, places: Sequence[tuple[float, float]]) -> None:
    """Draw a marker at each place, behind any words; axes in inches downwards."""
    if mark.shape:
        (drawn,) = axes.plot(*zip(*places, strict=True), mark.shape, markersize=mark.size, zorder=2.5)
        drawn.set(markerfacecolor=mark.face, markeredgecolor=mark.edge, markeredgewidth=mark.line)


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

    def draw(self, axes: Axes, x: float, y: float) -> None:
        """Draw mark and text around a place; axes in inches downwards."""
        draw_marks(axes, self.mark, [(x, y)])
        self.print(axes, x, y)

    def print(self, axes: Axes, x: float, y: float) -> None:
        """Print the text alone."""
        if not self.text:
            return
        text = Words(tuple(self.text.split("\n")), self.size, self.bold, self.mark.ink)
        write_amid(axes, x, y + _LOWER.get(self.mark.shape, 0.0), text, align="center")


#: What stands for a count of 0, and for a word that has no shape.
DOT = PlotSign(NOTHING)


#: Symbol of each word of judgement.
SIGNS = {word: PlotSign(JUDGEMENTS[word], sign, bold=True) for word, sign in JUDGEMENT_SIGNS.items()}

#: Symbol of a word that the tool does not have, which is a fault.
NO_WORD = PlotSign(BLANK, "#", bold=True)


def swatch(fill: Fill, axes: Axes, x: float, y: float) -> None:
    """Draw the sample of a fill around a place."""
    draw_box(axes, fill, x - 0.13, y, 0.26, 0.2)


def line_sample(axes: Axes, x: float, y: float, colour: str = GREY, thick: float = 1.0) -> None:
    """Draw the sample of a line around a place: of an interval, unless told otherwise."""
    axes.plot([x - 0.12, x + 0.12], [y, y], color=colour, linewidth=thick)


class KeyEntry(NamedTuple):
    """What draws a sample around a place, with its word and perhaps the word's meaning."""

    sample: Callable[[Axes, float, float], None]
    word: str
    meaning: str = ""


def sign_key(signs: Mapping[str, PlotSign], meanings: Mapping[str, str]) -> Strip:
    """What signs mean: the word of each, and the word's meaning if it has one there."""
    return key(KeyEntry(sign.draw, word, meanings.get(word, "")) for word, sign in signs.items())


def key(entries: Iterable[KeyEntry]) -> Strip:
    """What the marks of a plot mean: words in lines that fit the width; one with its meaning has a line to itself."""
    placed, x, line = [], EDGE, 0
    for entry in entries:
        wide = _WORD + width(entry.word, SMALL)
        if x > EDGE and (entry.meaning or x + wide > WIDTH - EDGE):
            x, line = EDGE, line + 1
        placed.append((x, (line + 0.5) * _LINE, entry))
        x = WIDTH if entry.meaning else x + wide + _GAP

    def draw(axes: Axes, y: float) -> None:
        for left, middle, (sample, text, meaning) in placed:
            sample(axes, left + _SAMPLE, y + middle)
            word = Words((text,), SMALL, bold=bool(meaning))
            write_amid(axes, left + _WORD, y + middle, word)
            after = Words((meaning,), SMALL, colour=GREY)
            write_amid(axes, left + _WORD + word.width + 0.08, y + middle, after)

    return Strip((line + 1) * _LINE if placed else 0.0, draw)
