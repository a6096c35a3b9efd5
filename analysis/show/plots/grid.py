"""Rows under headings, and grids: named columns, rows with a label and a sign in each column."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from math import inf
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    WIDTH,
    Part,
    Strip,
    Words,
    evenly,
    high,
    pile,
    rule,
    width,
    words,
    write,
)
from analysis.show.plots.line import Stack, line
from analysis.show.plots.marks import PlotSign
from analysis.show.plots.palette import GREY, PAPER

# Inches: the blank beside a label; a head that stands upright; the widest label.
_BLANK, _UPRIGHT, _LABEL = 0.16, 1.4, 2.7


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
    found: dict[str, list[Part]] = {}
    for text, row in rows:
        found.setdefault(text, []).append(row)
    heads = ([heading(text), heading(f"{text} (continued)")] if text else [] for text in found)
    return evenly([(head[:1], head[1:], under) for head, under in zip(heads, found.values(), strict=True)], page)


def labelled(text: str, detail: str, room: float, most: int = 3) -> list[Words]:
    """A label; with a detail it is bold, and that stands under it in small grey words."""
    found = [words(text, room, bold=bool(detail), most=most)]
    return [*found, *([words(detail, room, SMALL, colour=GREY, most=most)] if detail else [])]


def label_width(rows: Iterable[tuple[str, str]], most: float) -> float:
    """The width that labels with their details need, in inches."""
    needed = (max(width(text, bold=bool(detail)), width(detail, SMALL)) for text, detail in rows)
    return min(max(needed, default=0.0) + 0.01, most)


class ColumnHead(NamedTuple):
    """Head of a column; ``over`` stands once over neighbours that share it."""

    text: str
    over: str = ""


class SignRow(NamedTuple):
    """A row of a grid: its heading, its label with details, its signs, words at the right edge."""

    heading: str
    label: str
    signs: Sequence[PlotSign]
    detail: str = ""
    beside: str = ""


class PlotGrid(NamedTuple):
    """The columns of a grid: their heads and that of the words at the right edge, and their widths in inches.

    Those are the width of labels and of each column of signs; ``abreast`` is how many of these stand beside each other.
    """

    columns: Sequence[ColumnHead]
    beside: str
    label: float
    slot: float
    abreast: float

    @classmethod
    def of(
        cls, rows: Iterable[SignRow], columns: Sequence[ColumnHead], least: float, most: float, beside: str = ""
    ) -> "PlotGrid":
        """As much room for labels as they need; columns as wide as there is room for, from ``least`` to ``most``."""
        label = max(0.8, label_width([(row.label, row.detail) for row in rows], _LABEL - 0.2)) + 0.2
        room = WIDTH - EDGE - label - (width(beside, SMALL) + 0.1 if beside else 0.0)
        abreast = min(_wide(columns), room // least) or 1
        return cls(columns, beside, label, min(most, room / abreast), abreast)

    def parts(self, rows: Sequence[SignRow]) -> list[Part]:
        """Heads and rows under their headings; below them, again with their labels, the columns without room."""
        found: list[Part] = []
        for cut in self._cuts():
            (drawn,) = under_headings((row.heading, self.row(row, cut)) for row in rows)
            found += [self.heads(cut), *drawn, Strip(0.1)]
        return found

    def _cuts(self) -> list[list[int]]:
        """The columns that stand beside each other; those under one head only apart where they alone are too many."""
        cuts = list[list[int]]([[]])
        for over, found in groupby(range(len(self.columns)), key=lambda at: self.columns[at].over):
            unit = list(found)
            whole = over and len(unit) <= self.abreast
            for more in [unit] if whole else [[at] for at in unit]:
                if cuts[-1] and _wide([self.columns[at] for at in (*cuts[-1], *more)]) > self.abreast:
                    cuts.append([])
                cuts[-1] += more
        return cuts

    def _placed(self, cut: Sequence[int] | None) -> list[tuple[int, float]]:
        """The columns of a cut, else all, each with its middle in inches."""
        numbers = range(len(self.columns)) if cut is None else cut
        shown = [self.columns[at] for at in numbers]
        middles = (self.label + self.slot * (_wide(shown[: place + 1]) - 0.5) for place in range(len(shown)))
        return list(zip(numbers, middles, strict=True))

    def row(self, row: SignRow, cut: Sequence[int] | None = None) -> Strip:
        """A row with a faint line under it."""
        stacks = [Stack(EDGE + 0.04, labelled(row.label, row.detail, self.label - _BLANK))]
        stacks += [Stack(x, [row.signs[at].shape]) for at, x in self._placed(cut)]
        return line([*stacks, Stack(WIDTH - EDGE - 0.04, [Words((row.beside,))], "right")])

    def heads(self, cut: Sequence[int] | None = None) -> Strip:
        """The heads, which stand upright where a word of one is wider than its column, and what stands over several."""
        found = [(self.columns[at], x) for at, x in self._placed(cut)]
        longest = max((width(word, SMALL, bold=True) for head, _ in found for word in head.text.split()), default=0.0)
        upright = longest > self.slot - 0.06
        room, most = (_UPRIGHT, 1) if upright else (self.slot - 0.04, 3)
        texts = [words(head.text, room, SMALL, bold=True, most=most)._replace(upright=upright) for head, _ in found]
        stacks = [Stack(x, [text], "center") for text, (_, x) in zip(texts, found, strict=True)]
        stacks += [Stack(WIDTH - EDGE - 0.04, [words(self.beside, 2.0, SMALL, colour=GREY)], "right")]
        below = line(stacks, least=0.0, pad=0.1, share=1.0, colour=GREY)
        return pile([self._over(found), below])

    def _over(self, found: Sequence[tuple[ColumnHead, float]]) -> Strip:
        """What stands over neighbours, with a line from the first of them to the last."""
        spans = [(over, [x for _, x in one]) for over, one in groupby(found, lambda pair: pair[0].over) if over]
        stacks = []
        for over, places in spans:
            text = words(over, len(places) * self.slot - 0.04, SMALL, bold=True, most=3)
            stacks.append(Stack((places[0] + places[-1]) / 2, [text], "center"))

        def lines(axes: Axes, _top: float, bottom: float) -> None:
            for _, places in spans:
                ends = [places[0] - self.slot / 2 + 0.03, places[-1] + self.slot / 2 - 0.03]
                axes.plot(ends, [bottom] * 2, color=GREY, linewidth=0.6)

        return line(stacks, least=0.0, pad=0.04, share=1.0, colour="none", behind=lines)


def _wide(heads: Sequence[ColumnHead]) -> float:
    """How many columns wide they are: between those under one head and others half a column is left."""
    return len(heads) + sum(one.over != other.over for one, other in pairwise(heads)) / 2
