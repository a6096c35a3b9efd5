"""Strips: what stands on a plot from edge to edge: lines of words and shapes, rows under headings, pages of rows."""

from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import NamedTuple, TypeAlias

from matplotlib.axes import Axes

from analysis.model.evidence import grouped
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, words, write
from analysis.show.plots.palette import FAINT, GREY, PAPER


class Strip(NamedTuple):
    """A part of so many inches that a function draws, below its upper edge; without one, a gap."""

    height: float
    draw: Callable[[Axes, float], object] = lambda _axes, _y: None


#: What stands on a plot above and below other parts, drawn on axes in inches downwards.
Part: TypeAlias = Strip | Words


class Shape(NamedTuple):
    """Something drawn around a place; how high it is, in inches."""

    height: float
    around: Callable[[Axes, float, float], object]


class Stack(NamedTuple):
    """Words and shapes under each other: at ``x`` begin, end or have their middle the words, as ``align`` says."""

    x: float
    parts: Sequence[Words | Shape]
    align: str = "left"


def high(parts: Iterable[Strip | Shape | Words]) -> float:
    """Height in inches of parts under each other."""
    return sum(part.height for part in parts)


def rule(axes: Axes, y: float, colour: str = GREY) -> None:
    """Draw a line from edge to edge."""
    axes.plot([EDGE, WIDTH - EDGE], [y, y], color=colour, linewidth=0.6)


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


def pile(parts: Sequence[Part]) -> Strip:
    """Parts under each other, as one that no page cuts."""

    def draw(axes: Axes, y: float) -> None:
        for part in parts:
            part.draw(axes, y)
            y += part.height

    return Strip(high(parts), draw)


#: Rows with their heading, and the heading that they have on a further page.
Section: TypeAlias = tuple[Sequence[Part], Sequence[Part], Sequence[Part]]


def headed(sections: Iterable[Section], page: float) -> list[list[Part]]:
    """Rows under headings, in pages: no page ends with a heading, and what follows a cut has one again.

    A page that would be higher than ``page`` inches for a single row holds that row and its heading.
    """
    pages: list[list[Part]] = [[]]
    for heading, again, rows in sections:
        for number, row in enumerate(rows):
            new = [row] if number else [*heading, row]
            if pages[-1] and high(pages[-1]) + high(new) > page:
                pages.append([])
                new = [*(again if number else heading), row]
            pages[-1].extend(new)
    return pages


def evenly(sections: Sequence[Section], page: float) -> list[list[Part]]:
    """Rows under headings, in as few pages as ``headed`` makes of them, and those about equally high."""
    fewest = headed(sections, page)
    mean = sum(map(high, fewest)) / len(fewest)
    tried = (headed(sections, min(page, mean * tenth / 10)) for tenth in range(10, 20))
    return next((found for found in tried if len(found) == len(fewest)), fewest)


def heading(text: str) -> Strip:
    """A heading between rows, with a line under it; what follows a line break in the text is smaller and grey."""
    name, _, about = text.partition("\n")
    said = [words(name, WIDTH - 2 * EDGE, bold=True, most=2)]
    said += [words(about, WIDTH - 2 * EDGE, SMALL, colour=GREY, most=4)] if about else []
    tall = high(said) + 0.16

    def draw(axes: Axes, y: float) -> None:
        for one in write(axes, EDGE, y + 0.1, *said):
            one.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.6})
        rule(axes, y + tall - 0.02)

    return Strip(tall, draw)


def under_headings(rows: Iterable[tuple[str, Part]], page: float = inf) -> list[list[Part]]:
    """Rows under their headings, which come as each is first met, in pages of so many inches: without end, one page.

    A heading is repeated where its rows go on on a further page.
    """
    found = grouped(rows)
    heads = ([heading(text), heading(f"{text} (continued)")] if text else [] for text in found)
    return evenly([(head[:1], head[1:], under) for head, under in zip(heads, found.values(), strict=True)], page)


def spread(places: Sequence[float], texts: Sequence[Words]) -> Strip:
    """Texts amid their places and within the edges, on as many lines as they need not to touch each other."""
    half = [text.width / 2 for text in texts]
    middles = [min(max(x, EDGE + one), WIDTH - EDGE - one) for x, one in zip(places, half, strict=True)]
    found, ends = [0] * len(texts), list[float]()
    for at in sorted(range(len(texts)), key=lambda at: middles[at] - half[at]):
        left, right = middles[at] - half[at], middles[at] + half[at]
        found[at] = next((line for line, end in enumerate(ends) if end + 0.06 < left), len(ends))
        ends[found[at] : found[at] + 1] = [right]
    tall = max((text.height for text in texts), default=0.0) + 0.02

    def draw(axes: Axes, y: float) -> None:
        for middle, line, text in zip(middles, found, texts, strict=True):
            write(axes, middle, y + line * tall, text, align="center")

    return Strip(len(ends) * tall, draw)
