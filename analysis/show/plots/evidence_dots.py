"""The dots of the one sheet: a row a condition, a column a type of evidence, a dot as large as its documents."""

from collections.abc import Sequence
from math import sqrt

from matplotlib.axes import Axes

from analysis.check.evidence_review import EvidenceReview
from analysis.show.conditions import ConditionDots, EvidenceType, condition_dots
from analysis.show.plots.canvas import EDGE, Strip, words, write
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow
from analysis.show.plots.marks import Sign
from analysis.show.plots.palette import BLANK, FAINT, GREY, INK, PAPER, Mark
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted, listed

#: Conditions of one picture; a note says how many more there are.
MOST_CONDITIONS = 14

# Inches of the dots: the whole, the column of labels, what stands above the columns' heads.
_DOTS_WIDE, _DOTS_LABEL, _HEADS = 3.4, 1.5, 0.127
# Points: the largest dot, the smallest, and how much a digit needs of one.
_LARGE, _SMALL, _DIGIT = 12.96, 10.8, 6.4

# Shares of the room beside the labels that the columns take, as their headings need.
_COLUMNS = {
    EvidenceType.SAME: (0.95, "same agent"),
    EvidenceType.OTHER: (1.05, "other agent or site"),
    EvidenceType.NOT_RANDOMISED: (1.6, "not randomised"),
    EvidenceType.NONE: (0.8, "none"),
    EvidenceType.NOT_JUDGED: (1.1, "not judged"),
}

# Greys that a black and white print keeps apart; the count stands in the dot.
_DOTS = {
    EvidenceType.SAME: Mark(shape="o", size=0, face=INK, edge=INK, ink=PAPER, line=0.7),
    EvidenceType.OTHER: Mark(shape="o", size=0, face=GREY, edge=INK, ink=PAPER, line=0.7),
    EvidenceType.NOT_RANDOMISED: Mark("o", 0, FAINT, INK, line=0.7),
    EvidenceType.NONE: Mark("o", 0, PAPER, INK, line=0.7),
    EvidenceType.NOT_JUDGED: Mark("h", 0, PAPER, GREY, GREY),
}


def evidence_dots(review: EvidenceReview) -> Plot:
    """The plot: a row a condition, a column a type of evidence, a dot as large as the number of documents in it.

    A document counts once in each row (`conditions.ConditionDots`). Without a claim of help it says so in words.
    """
    every = condition_dots(review)
    found = every[:MOST_CONDITIONS]
    unjudged = any(one.counts[EvidenceType.NOT_JUDGED] for one in found)
    kinds = [kind for kind in EvidenceType if kind is not EvidenceType.NOT_JUDGED or unjudged]
    columns = _dot_columns(kinds)
    rows = [_dots(one, kinds, max(max(one.counts.values()) for one in found)) for one in found]
    parts = (Strip(_HEADS, lambda axes, y: _draw_heads(columns, axes, y)), MarkGrid(rows, columns, banded=False))
    notes = _dot_notes(len(every) - len(found), bool(found))
    below = [words(text, _DOTS_WIDE, colour=GREY)._replace(left=0.0) for text in notes]
    return Plot(
        "evidence-dots",
        "Evidence behind what the documents claim",
        _dots_told(every, kinds),
        (*(parts if found else ()), Strip(0.06), *below),
        _DOTS_WIDE,
    )


def _dot_columns(kinds: Sequence[EvidenceType]) -> list[MarkColumn]:
    unit = (_DOTS_WIDE - _DOTS_LABEL) / sum(_COLUMNS[kind][0] for kind in kinds)
    found, left = [], _DOTS_LABEL
    for kind in kinds:
        share, head = _COLUMNS[kind]
        room = 0.75 if kind is EvidenceType.NOT_RANDOMISED else 0.45
        found.append(MarkColumn(left + unit * share / 2, words(head, room)))
        left += unit * share
    return found


def _draw_heads(columns: Sequence[MarkColumn], axes: Axes, y: float) -> None:
    """Draw one heading over the two kinds of randomised evidence, and lines under it and under all."""
    left, right = columns[0].x, columns[1].x
    write(axes, (left + right) / 2, y, words("randomised", 2.0, bold=True), align="center")
    axes.plot([left - 0.2, right + 0.2], [y + 0.17, y + 0.17], color=GREY, linewidth=0.6)
    axes.plot([0, _DOTS_WIDE], [y + 0.66, y + 0.66], color=INK, linewidth=0.6)


def _dots(one: ConditionDots, kinds: Sequence[EvidenceType], most: int) -> MarkRow:
    """A condition on a line, with a dot for each type of evidence there is; its area grows with the count."""
    signs, least = [], 0.185
    for kind in kinds:
        count = one.counts[kind]
        text = f"{count:,}" if count else ""
        size = max(_SMALL, _LARGE * sqrt(count / most), _DIGIT * len(text))
        signs.append(Sign(_DOTS[kind]._replace(size=size) if count else BLANK, text, bold=True))
        least = max(least, size / 72)
    label = words(one.condition, _DOTS_LABEL - 0.06, most=3)
    return MarkRow(label=[label], signs=signs, behind=_line, pad=0.0, least=least, indent=-EDGE)


def _line(axes: Axes, top: float, bottom: float) -> None:
    axes.plot([_DOTS_LABEL, _DOTS_WIDE], [(top + bottom) / 2] * 2, color=FAINT, linewidth=0.5, zorder=0)


def _dot_notes(left: int, drawn: bool) -> tuple[str, ...]:
    if not drawn:
        return ("No document claims that the treatment helps or is for something.",)
    return (f"{counted(left, 'more condition')}: continued in the report.",) if left > 0 else ()


def _dots_told(found: Sequence[ConditionDots], kinds: Sequence[EvidenceType]) -> str:
    if not found:
        return _dot_notes(0, drawn=False)[0]
    told = (
        f"{one.condition}, {counted(one.documents, 'document')}: "
        + listed(f"{one.counts[kind]} {kind}" for kind in kinds if one.counts[kind])
        for one in found[:MOST_CONDITIONS]
    )
    left = "".join(f"; {note}" for note in _dot_notes(len(found) - MOST_CONDITIONS, drawn=True))
    return f"Documents that claim help for a condition, by the strongest evidence listed here: {'; '.join(told)}{left}."
