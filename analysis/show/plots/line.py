"""A line of a picture: words and shapes that stand beside each other, each pile amid the height of the line."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import Strip, Words, high, rule, write
from analysis.show.plots.palette import FAINT


class Shape(NamedTuple):
    """Something drawn around a place; how high it is, in inches."""

    height: float
    around: Callable[[Axes, float, float], object]


class Stack(NamedTuple):
    """Words and shapes under each other: at ``x`` begin, end or have their middle the words, as ``align`` says."""

    x: float
    parts: Sequence[Words | Shape]
    align: str = "left"


def line(
    piles: Iterable[Stack],
    *,
    least: float = 0.25,
    pad: float = 0.06,
    share: float = 0.5,
    colour: str = FAINT,
    behind: Callable[[Axes, float, float], object] = lambda _axes, _top, _bottom: None,
) -> Strip:
    """A line as high as its highest pile, with a rule of that colour under it.

    ``share`` is how much of the blank stands above a pile; ``behind`` draws what is behind, from edge to edge.
    """
    every = tuple(piles)
    tall = max([least, *(high(pile.parts) + pad for pile in every)])

    def draw(axes: Axes, y: float) -> None:
        behind(axes, y, y + tall)
        rule(axes, y + tall, colour)
        for pile in every:
            top = y + (tall - pad - high(pile.parts)) * share + pad / 2
            for part in pile.parts:
                if isinstance(part, Words):
                    write(axes, pile.x, top, part, align=pile.align)
                else:
                    part.around(axes, pile.x, top + part.height / 2)
                top += part.height

    return Strip(tall, draw)
