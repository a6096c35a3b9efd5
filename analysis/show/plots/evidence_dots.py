"""The conditions in one small picture: for each, how many documents claim help and what evidence speaks of it."""

from collections.abc import Sequence
from math import sqrt

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from analysis.check.evidence_review import EvidenceReview
from analysis.show.plots.canvas import TEXT, Canvas, Words, words, write
from analysis.show.plots.palette import FAINT, GREY, INK, PAPER
from analysis.show.plots.plot import Plot
from analysis.show.summary.conditions import ConditionDots, EvidenceType, condition_dots
from analysis.text.prose.phrases import counted, listed

NAME = "evidence-dots"
TITLE = "Evidence behind what the documents claim"

#: Conditions of one picture; a note says how many more there are.
MOST_CONDITIONS = 14

# Inches: the whole, the column of labels, a row at least, the largest dot's radius, the smallest.
_WIDE, _LABEL, _ROW, _LARGE, _SMALL = 3.4, 1.5, 0.185, 0.09, 0.075

# Shares of the room beside the labels that the columns take, as their headings need.
_COLUMNS = {
    EvidenceType.SAME: (0.95, "same agent"),
    EvidenceType.OTHER: (1.05, "other agent or site"),
    EvidenceType.NOT_RANDOMISED: (1.6, "not randomised"),
    EvidenceType.NONE: (0.8, "none"),
    EvidenceType.NOT_JUDGED: (1.1, "not judged"),
}

# Greys that a black and white print keeps apart; the count stands in the dot, or beside one too small for it.
_FACES = {
    EvidenceType.SAME: (INK, PAPER),
    EvidenceType.OTHER: (GREY, PAPER),
    EvidenceType.NOT_RANDOMISED: (FAINT, INK),
    EvidenceType.NONE: (PAPER, INK),
    EvidenceType.NOT_JUDGED: (PAPER, GREY),
}


def evidence_dots(review: EvidenceReview) -> Plot:
    """The plot: a row a condition, a column a type of evidence, a dot as large as the number of documents in it.

    A document counts once in each row (`conditions.ConditionDots`). Without a claim of help it says so in words.
    """
    every = condition_dots(review)
    found, left = every[:MOST_CONDITIONS], len(every) - MOST_CONDITIONS
    kinds = [kind for kind in EvidenceType if kind is not EvidenceType.NOT_JUDGED or _any(kind, found)]
    labels = [words(one.condition, _LABEL - 0.06, most=3) for one in found]
    highs = [max(_ROW, label.height) for label in labels]
    notes = [words(text, _WIDE, colour=GREY) for text in _notes(left, bool(found))]
    top = 0.68 if found else 0.0
    body = top + sum(highs) + sum(note.height for note in notes) + 0.06
    figure = Figure(figsize=(_WIDE, body))
    whole = Canvas(figure, 0, body)
    axes = whole.axes(0, 0, _WIDE, body)
    axes.set_xlim(0, _WIDE)
    axes.set_axis_off()
    if found:
        draw_heads(kinds, axes, top)
        draw_dots(found, labels, highs, kinds, axes, top)
    y = top + sum(highs) + 0.06
    for note in notes:
        write(axes, 0, y, note)
        y += note.height
    return Plot(NAME, TITLE, _alt(every, kinds), figure)


def draw_heads(kinds: Sequence[EvidenceType], axes: Axes, top: float) -> Axes:
    """Draw the columns' headings, the two kinds of randomised evidence under one of their own; axes in inches."""
    middles = _middles(kinds)
    left, right = middles[EvidenceType.SAME], middles[EvidenceType.OTHER]
    write(axes, (left + right) / 2, 0.0, words("randomised", 2.0, TEXT, bold=True), "center")
    axes.plot([left - 0.2, right + 0.2], [0.17, 0.17], color=GREY, linewidth=0.6)
    for kind in kinds:
        head = words(_COLUMNS[kind][1], 0.75 if kind is EvidenceType.NOT_RANDOMISED else 0.45, TEXT)
        write(axes, middles[kind], top - head.height - 0.05, head, "center")
    axes.plot([0, _WIDE], [top - 0.02] * 2, color=INK, linewidth=0.6)
    return axes


def draw_dots(
    found: Sequence[ConditionDots],
    labels: Sequence[Words],
    highs: Sequence[float],
    kinds: Sequence[EvidenceType],
    axes: Axes,
    top: float,
) -> Axes:
    """Draw a row for each condition: its name, a line, and a dot for each type of evidence that a document has."""
    middles = _middles(kinds)
    most = max(max(one.counts.values()) for one in found)
    y = top
    for one, label, high in zip(found, labels, highs, strict=True):
        middle = y + high / 2
        write(axes, 0, middle - label.height / 2, label)
        axes.plot([_LABEL, _WIDE], [middle, middle], color=FAINT, linewidth=0.5, zorder=0)
        for kind in kinds:
            if one.counts[kind]:
                _dot(axes, middles[kind], middle, one.counts[kind], most, kind)
        y += high
    return axes


def _dot(axes: Axes, x: float, y: float, count: int, most: int, kind: EvidenceType) -> None:
    """A dot whose area grows with the count, which stands in it."""
    face, ink = _FACES[kind]
    radius = max(_SMALL, _LARGE * sqrt(count / most))
    dashes = {"linestyle": (0, (2, 1.5))} if kind is EvidenceType.NOT_JUDGED else {}
    axes.add_patch(Circle((x, y), radius, facecolor=face, edgecolor=INK, linewidth=0.7, zorder=2, **dashes))
    inside = len(str(count)) * 0.07 < 2 * radius
    axes.text(
        x if inside else x + radius + 0.03,
        y,
        f"{count:,}",
        size=TEXT,
        weight="bold",
        color=ink if inside else INK,
        ha="center" if inside else "left",
        va="center_baseline",
        zorder=3,
    )


def _middles(kinds: Sequence[EvidenceType]) -> dict[EvidenceType, float]:
    shares = [_COLUMNS[kind][0] for kind in kinds]
    unit = (_WIDE - _LABEL) / sum(shares)
    return {kind: _LABEL + unit * (sum(shares[:number]) + shares[number] / 2) for number, kind in enumerate(kinds)}


def _any(kind: EvidenceType, found: Sequence[ConditionDots]) -> bool:
    return any(one.counts[kind] for one in found)


def _notes(left: int, drawn: bool) -> tuple[str, ...]:
    if not drawn:
        return ("No document claims that the treatment helps or is for something.",)
    return (f"{counted(left, 'more condition')}: continued in the report.",) if left > 0 else ()


def _alt(found: Sequence[ConditionDots], kinds: Sequence[EvidenceType]) -> str:
    if not found:
        return _notes(0, drawn=False)[0]
    told = (
        f"{one.condition}, {counted(one.documents, 'document')}: "
        + listed(f"{one.counts[kind]} {kind}" for kind in kinds if one.counts[kind])
        for one in found[:MOST_CONDITIONS]
    )
    left = "".join(f"; {note}" for note in _notes(len(found) - MOST_CONDITIONS, drawn=True))
    return f"Documents that claim help for a condition, by the strongest evidence listed here: {'; '.join(told)}{left}."
