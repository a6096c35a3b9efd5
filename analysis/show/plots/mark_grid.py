"""A grid of marks of any data frame: a cell holds a word of a closed list, a count, other words or nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Strip, Words, height, width, words, wrap
from analysis.show.plots.frame_plot import (
    empty_plot,
    first_rows,
    fitting,
    frame_plot,
    is_missing,
    labels,
    rows_by_heading,
    text_of,
    told,
)
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow
from analysis.show.plots.marks import Sign, sign_key
from analysis.show.plots.palette import (
    ANSWERS,
    BLANK,
    BLUE,
    HARM_STATUSES,
    NOTHING,
    PAPER,
    STANCES,
    VERDICT_MARKS,
    Mark,
)
from analysis.show.plots.plot import Plot
from analysis.show.plots.risk_of_bias import SIGNS
from analysis.text.prose.phrases import counted, tallied

if TYPE_CHECKING:
    import pandas as pd

# Inches: the column of labels and one of marks, each at least and at most; a head that stands upright.
_LABELS, _SLOTS, _UPRIGHT = (1.0, 2.7), (0.3, 1.5), 1.4
# Points: the sides of the squares of the largest and of the smallest count.
_LARGE, _SMALL = 22.0, 10.0


def _signs(marks: Mapping[Any, Mark]) -> dict[str, Sign]:
    """The sign of each word; a dot for one that has no shape."""
    return {str(word): Sign(mark if mark.shape else NOTHING) for word, mark in marks.items()}


#: The lists of words that have marks. Words of one frame are of one list; words of another are printed.
_LISTS = [_signs(ANSWERS), _signs(STANCES), _signs(HARM_STATUSES), _signs(VERDICT_MARKS), SIGNS]


class _Look(NamedTuple):
    """How the cells of one frame are drawn: its words' signs, the largest count, the width of a column in inches."""

    signs: Mapping[str, Sign]
    most: float
    slot: float

    def sign(self, value: Any) -> Sign:
        """The sign of a cell."""
        word, count = text_of(value), _count(value)
        if word in self.signs or not word:
            return self.signs.get(word, Sign(BLANK))
        if count is None:
            return Sign(BLANK, "\n".join(wrap(word, self.slot - 0.08, SMALL)), SMALL)
        side = max(_side(len(word)), min(_LARGE, self.slot * 72 - 3) * sqrt(count / self.most))
        return Sign(Mark("s", side, BLUE, BLUE, PAPER), word, SMALL, bold=True) if count else Sign(NOTHING)

    def row(self, name: str, values: Sequence[Any], label: float) -> MarkRow:
        """A row with the sign of each cell, as high as the largest needs."""
        signs = [self.sign(value) for value in values]
        high = [max(sign.mark.size / 72 + 0.06, height(sign.text.count("\n") + 1, SMALL) + 0.08) for sign in signs]
        return MarkRow((words(name, label - 0.16, most=3),), signs, least=max(0.235, *high))


def mark_grid(
    cells: "pd.DataFrame",
    *,
    title: str,
    note: str = "",
    most: int = 30,
    meanings: Mapping[str, str] | None = None,
) -> Plot:
    """A grid: a row a row of the frame, a column a column of it, a mark or a number in each cell.

    Parameters
    ----------
    cells
        The index names the rows; the first level of a two-level index is their heading. A cell holds a word of one
        closed list (stances, statuses of a harm, verdicts, judgements of a risk of bias, or yes, partly, no and open),
        whose mark is drawn; a whole number from 0, drawn as a square with the number in it, whose area grows with it,
        and a dot for 0; any other word or number, printed; or nothing.
    title, note, most
        Heading of the plot, words under it, and most rows drawn; how many there are is said.
    meanings
        Word to what it means, for the key.
    """
    if cells.empty:
        return empty_plot("grid", title, note)
    rows, cut = first_rows(list(zip(labels(cells.index), cells.itertuples(index=False, name=None), strict=True)), most)
    heads = [", ".join(text_of(part) for part in (name if isinstance(name, tuple) else (name,))) for name in cells]
    words_of = Counter(text_of(value) for _, row in rows for value in row if _count(value) is None)
    signs = max(_LISTS, key=lambda one: sum(word in one for word in words_of))
    label = min(max(_LABELS[0], *(width(name) + 0.2 for (_, name), _ in rows)), _LABELS[1])
    digits = max((len(text_of(value)) for _, row in rows for value in row if _count(value)), default=0)
    least = 0.62 if any(word and word not in signs for word in words_of) else max(_SLOTS[0], _side(digits) / 72 + 0.04)
    abreast = min(len(heads), int((WIDTH - EDGE - label) / least))
    slot = min(_SLOTS[1], (WIDTH - EDGE - label) / abreast)
    look = _Look(signs, max((_count(value) or 0 for _, row in rows for value in row), default=0) or 1, slot)
    whole = MarkGrid(rows_by_heading((heading, look.row(name, row, label)) for (heading, name), row in rows))
    grids = [grid for _, grid in whole.cut(len(heads), abreast, lambda part: _columns(heads[part], label, slot))]
    used = {word: sign for word, sign in signs.items() if words_of[word]}
    meant = {word: fitting((meanings or {}).get(word, ""), 6.8 - width(word, SMALL, bold=True)) for word in used}
    drawn = [part for grid in grids for part in (grid, Strip(0.1))]
    parts = [*drawn, sign_key(used, meant)]
    return frame_plot("grid", title, _alt(rows, heads, words_of), parts, note, meant, rows, heads, cuts=[cut])


def _side(digits: int) -> float:
    """The least side in points of a square with so many digits."""
    return max(_SMALL, 5.2 * digits + 2)


def _count(value: Any) -> int | None:
    """A cell's count; ``None`` where it holds none."""
    if is_missing(value) or isinstance(value, str) or type(value).__name__ in ("bool", "bool_"):
        return None
    try:
        return int(value) if value >= 0 and int(value) == value else None
    except (TypeError, ValueError, OverflowError):
        return None


def _columns(heads: Sequence[str], left: float, slot: float) -> list[MarkColumn]:
    """The columns; heads stand upright where a word of one is wider than its column."""
    upright = any(width(word, SMALL, bold=True) > slot - 0.06 for head in heads for word in head.split())
    return [
        MarkColumn(
            left + (number + 0.5) * slot,
            Words((fitting(head, _UPRIGHT, bold=True),), SMALL, bold=True, upright=True)
            if upright
            else words(head, slot - 0.04, SMALL, bold=True, most=3),
        )
        for number, head in enumerate(heads)
    ]


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
