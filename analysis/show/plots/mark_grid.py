"""A grid of marks of any data frame: a cell holds a word of a closed list, a count, other words or nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

from analysis.show.plots.canvas import SMALL, wrap
from analysis.show.plots.frame_cells import labels, text_of
from analysis.show.plots.frame_plot import empty_plot, first_rows, frame_plot, told
from analysis.show.plots.grid import ColumnHead, PlotGrid, SignRow
from analysis.show.plots.marks import DOT, SIGNS, PlotSign, key
from analysis.show.plots.palette import ANSWERS, BLANK, BLUE, HARM_STATUSES, PAPER, STANCES, VERDICT_MARKS, PlotMark
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted, tallied

if TYPE_CHECKING:
    import pandas as pd

# Points: the sides of the squares of the largest and of the smallest count.
_LARGE, _SMALL = 22.0, 10.0


def _signs(marks: Mapping[Any, PlotMark]) -> dict[str, PlotSign]:
    """The sign of each word; a dot for one that has no shape."""
    return {str(word): PlotSign(mark) if mark.shape else DOT for word, mark in marks.items()}


#: The lists of words that have marks. Words of one frame are of one list; words of another are printed.
_LISTS = [_signs(ANSWERS), _signs(STANCES), _signs(HARM_STATUSES), _signs(VERDICT_MARKS), SIGNS]


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
    blank = [SignRow(heading, name, ()) for (heading, name), _ in rows]
    grid = PlotGrid.of(blank, heads, least, 1.5)
    filled = [
        row._replace(signs=[_sign(value, signs, max(counts, default=1), grid.slot) for value in values])
        for row, (_, values) in zip(blank, rows, strict=True)
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
