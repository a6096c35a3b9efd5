"""A grid of marks of any data frame: a cell holds a word of a closed list, a count, other words or nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Strip, Words, height, width, words, wrap
from analysis.show.plots.frame_plot import (
    by_heading,
    empty_plot,
    first_rows,
    fitting,
    frame_plot,
    is_missing,
    labels,
    text_of,
)
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow, under
from analysis.show.plots.marks import KeyEntry, Sign, key
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

KIND = "grid"

# Inches: the columns of labels at least and at most, a column of marks at least and at most, a head that stands upright.
_LABELS, _SLOTS, _UPRIGHT = (1.0, 2.7), (0.3, 1.1), 1.4
# Points: the sides of the squares of the largest and of the smallest count, and what a digit needs of one.
_LARGE, _SMALL, _DIGIT = 22.0, 10.0, 5.2
#: Rows of which the description gives every cell.
_TOLD = 5


def _signs(marks: Mapping[Any, Mark]) -> dict[str, Sign]:
    return {str(word): Sign(mark) for word, mark in marks.items()}


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
        side = max(_SMALL, _LARGE * sqrt(count / self.most), _DIGIT * len(word) + 2) if count else 0
        return Sign(Mark("s", side, BLUE, BLUE, PAPER), word, SMALL, bold=True) if count else Sign(NOTHING)


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
    title
        Heading of the plot.
    note
        Words under it.
    most
        Most rows drawn; how many there are is said.
    meanings
        Word to what it means, for the key.
    """
    if cells.empty:
        return empty_plot(KIND, title, note)
    rows, cut = first_rows(list(zip(labels(cells.index), cells.itertuples(index=False, name=None), strict=True)), most)
    heads = [", ".join(text_of(part) for part in (name if isinstance(name, tuple) else (name,))) for name in cells]
    words_of = Counter(text_of(value) for _, row in rows for value in row if _count(value) is None)
    signs = max(_LISTS, key=lambda one: sum(word in one for word in words_of))
    label = min(max(_LABELS[0], *(width(name) + 0.2 for (_, name), _ in rows)), _LABELS[1])
    least = 0.62 if any(word and word not in signs for word in words_of) else _SLOTS[0]
    abreast = min(len(heads), int((WIDTH - EDGE - label) / least))
    slot = min(_SLOTS[1], (WIDTH - EDGE - label) / abreast)
    look = _Look(signs, max((_count(value) or 0 for _, row in rows for value in row), default=0) or 1, slot)
    grids = []
    for start in range(0, len(heads), abreast):
        part = slice(start, start + abreast)
        grids += [MarkGrid(list(_rows(rows, part, look, label)), _columns(heads[part], label, slot)), Strip(0.1)]
    used = {word: sign for word, sign in signs.items() if words_of[word]}
    meant = {word: fitting((meanings or {}).get(word, ""), 7 - width(word, SMALL, bold=True)) for word in used}
    names = key(KeyEntry(sign.draw, word, meant[word]) for word, sign in used.items())
    alt = _alt(rows, heads, words_of, cut)
    return frame_plot(KIND, title, alt, [*grids, names], [cut, note], note, meant, rows, heads)


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


def _rows(
    rows: Sequence[tuple[tuple[str, str], Sequence[Any]]], part: slice, look: _Look, label: float
) -> Iterator[Any]:
    for heading, group in by_heading((heading, (name, row[part])) for (heading, name), row in rows).items():
        if heading:
            yield from under(heading, ())[0]
        for name, values in group:
            signs = [look.sign(value) for value in values]
            least = max(
                max(sign.mark.size / 72 + 0.06, height(sign.text.count("\n") + 1, SMALL) + 0.08) for sign in signs
            )
            yield MarkRow((words(name, label - 0.16, most=3),), signs, least=max(0.235, least))


def _alt(rows: Sequence[Any], heads: Sequence[str], words_of: Counter[str], cut: str) -> str:
    """The grid in words: how many of each word, the sum of the counts, and the first rows cell by cell."""
    counts = [count for _, row in rows for count in map(_count, row) if count is not None]
    blank = words_of.pop("", 0)
    found = [tallied(words_of, words_of)] if words_of else []
    found += [f"{counted(len(counts), 'count')} of {sum(counts):,} together"] if counts else []
    found += [f"{blank:,} blank"] if blank else []
    text = f"{counted(len(rows), 'row')} by {counted(len(heads), 'column')}: {', '.join(found)}."
    told = []
    for (heading, name), row in rows[:_TOLD]:
        cells = [f"{head} {text_of(value)}" for head, value in zip(heads, row, strict=True) if text_of(value)]
        told.append(f"{f'{heading}, ' if heading else ''}{name}: {', '.join(cells) or 'blank'}")
    return " ".join(filter(None, (text, cut, f"{'; '.join(told)}{'; and so on' if len(rows) > _TOLD else ''}.")))
