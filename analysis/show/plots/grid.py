"""Grids: named columns, and rows with a label and a sign in each column; and a grid of any data frame."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, longest, width, words, wrap
from analysis.show.plots.frame import empty_plot, first_rows, frame_plot, labels, text_of, told
from analysis.show.plots.marks import DOT, SIGNS, PlotSign, key
from analysis.show.plots.palette import BLANK, BLUE, GREY, MARKS, PAPER, PlotMark
from analysis.show.plots.plot import Plot
from analysis.show.plots.strips import Part, Stack, Strip, line, pile, under_headings
from analysis.text.prose.phrases import counted, tallied

if TYPE_CHECKING:
    import pandas as pd

# Points: the sides of the squares of the largest and of the smallest count.
_LARGE, _SMALL = 22.0, 10.0
# Inches: the blank beside a label; a head that stands upright; the widest label.
_BLANK, _UPRIGHT, _LABEL = 0.16, 1.4, 2.7


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
        cls,
        labels: Iterable[tuple[str, str]],
        columns: Sequence[ColumnHead],
        least: float,
        most: float,
        beside: str = "",
    ) -> "PlotGrid":
        """As much room for labels as they need; columns as wide as there is room for, from ``least`` to ``most``."""
        label = max(0.8, label_width(labels, _LABEL - 0.2)) + 0.2
        room = WIDTH - EDGE - label - (width(beside, SMALL) + 0.1 if beside else 0.0)
        abreast = min(_wide(columns), room // least) or 1
        return cls(columns, beside, label, min(most, room / abreast), abreast)

    def parts(self, rows: Sequence[SignRow]) -> list[Part]:
        """Heads and rows under their headings; below them, again with their labels, the columns without room."""
        found: list[Part] = []
        for cut in self._cuts():
            grid = self._replace(columns=[self.columns[at] for at in cut])
            cut_rows = [row._replace(signs=[row.signs[at] for at in cut]) for row in rows]
            (drawn,) = under_headings((row.heading, grid.row(row)) for row in cut_rows)
            found += [grid.heads(), *drawn, Strip(0.1)]
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

    @property
    def middles(self) -> list[float]:
        """The middle of each column in inches."""
        return [self.label + self.slot * (_wide(self.columns[: at + 1]) - 0.5) for at in range(len(self.columns))]

    def row(self, row: SignRow) -> Strip:
        """A row with a faint line under it."""
        stacks = [Stack(EDGE + 0.04, labelled(row.label, row.detail, self.label - _BLANK))]
        stacks += [Stack(x, [sign.shape]) for x, sign in zip(self.middles, row.signs, strict=True)]
        return line([*stacks, Stack(WIDTH - EDGE - 0.04, [Words((row.beside,))], "right")])

    def heads(self) -> Strip:
        """The heads, which stand upright where a word of one is wider than its column, and what stands over several."""
        upright = longest((head.text for head in self.columns), SMALL, bold=True) > self.slot - 0.06
        room, most = (_UPRIGHT, 1) if upright else (self.slot - 0.04, 3)
        texts = (words(head.text, room, SMALL, bold=True, most=most) for head in self.columns)
        placed = zip(self.middles, texts, strict=True)
        stacks = [Stack(x, [text._replace(upright=upright)], "center") for x, text in placed]
        stacks += [Stack(WIDTH - EDGE - 0.04, [words(self.beside, 2.0, SMALL, colour=GREY)], "right")]
        below = line(stacks, least=0.0, pad=0.1, share=1.0, colour=GREY)
        return pile([self._over(), below])

    def _over(self) -> Strip:
        """What stands over neighbours, with a line from the first of them to the last."""
        by_over = groupby(zip(self.columns, self.middles, strict=True), lambda pair: pair[0].over)
        spans = [(over, [x for _, x in one]) for over, one in by_over if over]
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


#: The lists of words that have marks, a dot for a word without a shape. Words of one frame are of one list; words of
#: another are printed.
_LISTS = [
    {word: PlotSign(mark) if mark.shape else DOT for word, mark in MARKS[name].items()}
    for name in ("answer", "stance", "harm status", "verdict")
]
_LISTS.append(SIGNS)


def _sign(value: Any, signs: Mapping[str, PlotSign], most: float, slot: float) -> PlotSign:
    """The sign of a cell, where the largest count is ``most`` and a column so many inches wide."""
    word, count = text_of(value), _count(value)
    if word in signs or not word:
        return signs.get(word, PlotSign(BLANK))
    if count is None:
        return PlotSign(BLANK, "\n".join(wrap(word, slot - 0.08, SMALL)), SMALL)
    side = max(_side(len(word)), min(_LARGE, slot * 72 - 3) * sqrt(count / most))
    return PlotSign(PlotMark("s", side, BLUE, BLUE, PAPER), word, SMALL, bold=True) if count else DOT


def mark_grid(cells: "pd.DataFrame", *, title: str, note: str = "", most: int = 30) -> Plot:
    """A grid: a row a row of the frame, a column a column of it, a mark or a number in each cell.

    ``cells``: The index names the rows, the first of several levels their headings, and so do the columns. A cell holds
        a word of one closed list (stances, statuses of a harm, verdicts, judgements of a risk of bias, or yes, partly,
        no and open), whose mark is drawn; a whole number from 0, drawn as a square with the number in it, whose area
        grows with it, and a dot for 0; any other word or number, printed; or nothing.
    ``title``, ``note``, ``most``: Heading of the plot, words under it, and most rows drawn; how many there are is said.
    """
    if cells.empty:
        return empty_plot("grid", title, note)
    rows, cut = first_rows(list(zip(labels(cells.index), cells.itertuples(index=False, name=None), strict=True)), most)
    heads = [ColumnHead(name, over) for over, name in labels(cells.columns)]
    words_of = Counter(text_of(value) for _, row in rows for value in row if _count(value) is None)
    signs = max(_LISTS, key=lambda one: sum(word in one for word in words_of))
    counts = [count for _, row in rows for value in row if (count := _count(value))]
    digits = max((len(str(count)) for count in counts), default=0)
    least = 0.62 if any(word and word not in signs for word in words_of) else max(0.3, _side(digits) / 72 + 0.04)
    grid = PlotGrid.of([(name, "") for (_, name), _ in rows], heads, least, 1.5)
    filled = [
        SignRow(heading, name, [_sign(value, signs, max(counts, default=1), grid.slot) for value in values])
        for (heading, name), values in rows
    ]
    used = key((sign.draw, word) for word, sign in signs.items() if words_of[word])
    alt = _alt(rows, [f"{head.over}, {head.text}" if head.over else head.text for head in heads], words_of)
    return frame_plot("grid", title, alt, [*grid.parts(filled), used], note, rows, heads, cuts=[cut])


def _side(digits: int) -> float:
    """The least side in points of a square with so many digits."""
    return max(_SMALL, 5.2 * digits + 2)


def _count(value: Any) -> int | None:
    """A cell's count; ``None`` where it holds none."""
    if isinstance(value, str) or type(value).__name__ in ("bool", "bool_"):
        return None
    try:  # what is missing is not compared with a number, or is neither more nor less
        return int(value) if value >= 0 and int(value) == value else None
    except (TypeError, ValueError, ArithmeticError):
        return None


def _alt(rows: Sequence[Any], heads: Sequence[str], words_of: Counter[str]) -> str:
    """The grid in words: how many of each word, the sum of the counts, and the first rows cell by cell."""
    counts = [count for _, row in rows for count in map(_count, row) if count is not None]
    blank = words_of.pop("", 0)
    found = [tallied(words_of, words_of)] if words_of else []
    found += [f"{counted(len(counts), 'count')} of {sum(counts):,} together"] if counts else []
    found += [f"{blank:,} blank"] if blank else []
    text = f"{counted(len(rows), 'row')} by {counted(len(heads), 'column')}: {', '.join(found)}."
    lines = []
    for (heading, name), row in rows:
        cells = [f"{head} {text_of(value)}" for head, value in zip(heads, row, strict=True) if text_of(value)]
        lines.append(f"{f'{heading}, ' if heading else ''}{name}: {', '.join(cells) or 'blank'}")
    return f"{text} {told(lines, 5)}."
