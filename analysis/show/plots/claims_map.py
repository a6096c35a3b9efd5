"""The claims map: conditions in which documents promise help, beside the strongest study of the treatment in each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate
from math import sqrt
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle, Wedge

from analysis.appraise.help_found import HelpFound
from analysis.appraise.promises import PromisedCondition, only_used, promised_conditions, promises
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.show.plots.canvas import EDGE, LARGE, MIDDLE, SMALL, WIDTH, Words, fitting, words, write_amid
from analysis.show.plots.marks import Entry, key
from analysis.show.plots.palette import FAINT, GREY, INK, PAPER
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.plots.strips import Shape, Stack, Strip, line, under_headings
from analysis.show.tables.cells import title_of
from analysis.show.tables.claims import promises_told, strongest_in_words
from analysis.text.prose.phrases import capital, counted, listed, listed_in_part, tallied

NAME = "claims-map"

#: Documents that have a column each; of more it is said how many promise help.
MOST_DOCUMENTS = 7

# Inches: rows of a page; labels; a document, or all of many; the name of one upright; the gap between two boxes.
_PAGE, _LABEL, _SLOT, _SLOTS, _UPRIGHT, _GAP = 6.6, 1.54, 0.21, 0.8, 1.2, 0.05
# Inches: the smallest and the largest mark (radius), that of the key; half the side of a square.
_LEAST, _LARGEST, _KEY, _HALF = 0.05, 0.105, 0.09, 0.052
# Columns of evidence: their heads, widths in inches, and how dark each is.
_COLUMNS = (
    ("Controlled", 1.02, 0.0),
    ("No control group", 0.52, 0.04),
    ("Elsewhere only", 0.6, 0.08),
    ("No study", 0.44, 0.13),
)
_COLUMN = {HelpFound.UNCONTROLLED: 1, HelpFound.ELSEWHERE: 2, HelpFound.NONE: 3, HelpFound.NOT_JUDGED: 3}
# What the square of a promise says of the document's own references.
_OWN = {
    HelpFound.FOR: "own references hold a controlled study",
    HelpFound.UNCONTROLLED: "only another study",
    HelpFound.NONE: "none that bears on it",
    HelpFound.NOT_JUDGED: "not judged",
}
# Conditions that a note names before it counts the rest.
_NAMED = 12
_CAPTION = (
    "A promise is one document and one condition that it says the treatment helps; the mark is the strongest study of "
    "that treatment in that condition, the square what the document's own references bring."
)
_NOTE = (
    "Directions are those of the verdicts on all studies listed here and say nothing of size or certainty. “No study” "
    "means none listed here, not that there is none."
)


class MapColumns(NamedTuple):
    """Where columns stand, in inches: the middle of each document's, the left edges of the others.

    ``documents`` is empty where documents are too many for a column each. ``room`` is the width of the last column.
    """

    documents: Mapping[str, float]
    evidence: tuple[float, ...]
    last: float
    room: float

    @classmethod
    def of(cls, documents: Sequence[str]) -> "MapColumns":
        """The columns for these documents."""
        each = documents if len(documents) <= MOST_DOCUMENTS else ()
        middles = {name: EDGE + _LABEL + _SLOT * (number + 0.5) for number, name in enumerate(each)}
        left = EDGE + _LABEL + (_SLOT * len(each) or _SLOTS) + 0.06
        *edges, end = accumulate((wide for _, wide, _ in _COLUMNS), initial=left)
        return cls(middles, tuple(edges), end + 0.08, WIDTH - EDGE - (end + 0.08))

    def shade(self, axes: Axes, top: float, bottom: float) -> None:
        """Draw the columns of evidence behind a row, darker towards none."""
        for left, (_, wide, dark) in zip(self.evidence, _COLUMNS, strict=True):
            axes.fill_between([left, left + wide], top, bottom, color=INK, alpha=dark, linewidth=0, zorder=0)


def claims_map(review: EvidenceReview) -> tuple[Plot, ...]:
    """The map: a row a condition in which a document promises help, a mark for the strongest study of it.

    On as many pages as its rows need. Empty rows are kept.
    """
    rows, documents = review.appraised.once(promised_conditions), review.document_ids
    title = promises_told(rows)
    if not rows:
        return paged_plot(NAME, title, [(f"{title}.", [])], table=NAME)
    columns, most = MapColumns.of(documents), max(len(row.own) for row in rows)
    squares = (Strip(0.05), _key(rows)) if columns.documents else ()
    top, alt = (*squares, _heads(columns)), _alt(rows)
    found = ((capital(row.group), _row(row, review.evidence, documents, columns, most)) for row in rows)
    pages = under_headings(found, _PAGE)
    drawn = [(alt, [*([] if number else [_strip(rows)]), *top, *page]) for number, page in enumerate(pages)]
    lead = (
        "One promise: one document says that the treatment helps one condition. "
        f"{counted(len(documents), 'document')}, {counted(len(rows), 'condition')}; "
        f"{counted(len(review.evidence.studies), 'study', 'studies')} listed here."
    )
    return paged_plot(NAME, title, drawn, lead=lead, notes=_notes(review), caption=_CAPTION, table=NAME)


def _alt(rows: Sequence[PromisedCondition]) -> str:
    counts, own = promises(rows), _own_counts(rows)
    absent = [f"{row.condition} ({len(row.own)})" for row in rows if row.found.is_absent]
    none = f" No study of it is listed for {listed(absent)}." if absent else ""
    return (
        f"{promises_told(rows)}. Promises by the strongest study among all listed here: {tallied(counts, HelpFound)}. "
        f"Of {own[HelpFound.FOR]} of {counts.total()} the document's own references hold a controlled one.{none}"
    )


def _draw_found(answer: HelpFound, radius: float, axes: Axes, x: float, y: float) -> None:
    """Draw the mark of an answer; axes in inches downwards. Shapes alone tell them apart."""
    solid = {HelpFound.FOR: INK, HelpFound.UNCONTROLLED: "#a8a8a8"}
    dashed = answer in (HelpFound.INDIRECT, HelpFound.NOT_JUDGED)
    ring = Circle((x, y), radius, facecolor=solid.get(answer, PAPER), edgecolor=INK, zorder=3)
    ring.set(linewidth=2.2 if answer is HelpFound.NONE else 1.1, linestyle=(0, (2.2, 1.4)) if dashed else "-")
    axes.add_patch(ring)
    strokes = {
        HelpFound.NO_DIFFERENCE: [(-0.5, -0.3, 0.5, -0.3), (-0.5, 0.3, 0.5, 0.3)],
        HelpFound.AGAINST: [(-0.55, -0.55, 0.55, 0.55), (-0.55, 0.55, 0.55, -0.55)],
        HelpFound.ELSEWHERE: [(-0.7, 0.7, 0.7, -0.7)],
    }
    for left, top, right, bottom in strokes.get(answer, ()):
        ends = [x + left * radius, x + right * radius], [y + top * radius, y + bottom * radius]
        axes.plot(*ends, color=INK, linewidth=1.3, zorder=4, solid_capstyle="butt")
    look: dict[str, Any] = {"facecolor": INK, "edgecolor": "none", "zorder": 4}
    if answer is HelpFound.MIXED:
        axes.add_patch(Wedge((x, y), radius, 90, 270, **look))
    elif answer is HelpFound.NOT_JUDGED:
        axes.add_patch(Circle((x, y), radius / 4, **look))


def _draw_own(kind: HelpFound, axes: Axes, x: float, y: float) -> None:
    """Draw the square of a promise: full, half or hollow by what the document's own references hold."""
    corner, full = (x - _HALF, y - _HALF), {HelpFound.FOR: 2, HelpFound.UNCONTROLLED: 1}.get(kind, 0)
    axes.add_patch(Rectangle(corner, 2 * _HALF, 2 * _HALF, facecolor=PAPER, edgecolor=INK, linewidth=1, zorder=3))
    axes.add_patch(Rectangle(corner, full * _HALF, 2 * _HALF, facecolor=INK, edgecolor="none", zorder=4))
    if kind is HelpFound.NOT_JUDGED:
        axes.add_patch(Circle((x, y), _HALF / 3, facecolor=INK, edgecolor="none", zorder=4))


def _own_kind(answer: HelpFound) -> HelpFound:
    if answer.is_controlled:
        return HelpFound.FOR
    return HelpFound.UNCONTROLLED if answer is HelpFound.ELSEWHERE else answer


def _own_counts(rows: Sequence[PromisedCondition]) -> Counter[HelpFound]:
    return Counter(_own_kind(found) for row in rows for found in row.own.values())


def _strip(rows: Sequence[PromisedCondition]) -> Strip:
    """The promises by answer: how many of each, with its mark and what it means, which is the key."""
    counts = promises(rows)
    used = [answer for answer in HelpFound if counts[answer]]
    step = (WIDTH - 2 * EDGE + _GAP) / max(len(used), 4)
    placed, room = {answer: EDGE + step * number for number, answer in enumerate(used)}, step - _GAP - 0.12
    stacks = []
    for answer, left in placed.items():
        count = words(f"{counts[answer]}", 1.0, LARGE + 2, bold=True)
        about = [words(answer, room, MIDDLE, bold=True), words(answer.meaning, room, SMALL, colour=GREY)]
        mark = Shape(count.height, partial(_draw_found, answer, _KEY))
        stacks += [Stack(left + 0.08 + _KEY, [mark]), Stack(left + 0.32, [count])]
        stacks.append(Stack(left + 0.08, [count._replace(lines=("",)), *about]))

    def frames(axes: Axes, top: float, bottom: float) -> None:
        for answer, left in placed.items():
            box = ((left, top), step - _GAP, bottom - top)
            axes.add_patch(Rectangle(*box, facecolor=INK, alpha=_COLUMNS[_COLUMN.get(answer, 0)][2], linewidth=0))
            axes.add_patch(Rectangle(*box, facecolor="none", edgecolor=FAINT, linewidth=0.8))

    return line(stacks, pad=0.12, share=0.0, behind=frames, colour="none")


def _key(rows: Sequence[PromisedCondition]) -> Strip:
    """What the squares and the letter mean, with how many promises have each square."""
    kinds = _own_counts(rows)
    entries: list[Entry] = [
        (partial(_draw_own, kind), f"{meaning}: {kinds[kind]}")
        for kind, meaning in _OWN.items()
        if kinds[kind] or kind is not HelpFound.NOT_JUDGED
    ]
    return key([*entries, (_draw_used, "“used for”, no promise")])


def _draw_used(axes: Axes, x: float, y: float) -> None:
    write_amid(axes, x, y, Words(("u",), SMALL, colour=GREY), align="center")


def _heads(columns: MapColumns) -> Strip:
    """The heads of the columns."""
    names = {x: words(name, _UPRIGHT, SMALL, bold=True, most=1) for name, x in columns.documents.items()}
    stacks = [Stack(x, [name._replace(upright=name.width > _SLOT)], "center") for x, name in names.items()]
    about = words("bigger mark: more documents", _LABEL - 0.1, SMALL, colour=GREY)
    stacks.append(Stack(EDGE, [words("Promised for", _LABEL, MIDDLE, bold=True), about]))
    heads = [(left + 0.04, wide - 0.04, name) for left, (name, wide, _) in zip(columns.evidence, _COLUMNS, strict=True)]
    heads.append((columns.last, columns.room, "What the strongest study is"))
    heads += [] if names else [(EDGE + _LABEL, _SLOTS, "Documents")]
    stacks += [Stack(x, [words(name, room, MIDDLE, bold=True)]) for x, room, name in heads]
    return line(stacks, share=1.0, behind=columns.shade, colour="none")


def _row(row: PromisedCondition, evidence: Evidence, documents: Sequence[str], columns: MapColumns, most: int) -> Strip:
    """A condition: who promises help, the mark of what is found, and what the strongest study is."""
    answer, column = row.found, _COLUMN.get(row.found, 0)
    radius = max(_LEAST, _LARGEST * sqrt(len(row.own) / max(most, 3)))
    x = columns.evidence[column] + (_COLUMNS[column][1] / 2 if column else 0.15)
    phrase = strongest_in_words(row, evidence) or str(answer)
    stacks = [
        Stack(EDGE, [words(capital(row.condition), _LABEL - 0.08, LARGE, most=3)]),
        Stack(x, [Shape(2 * radius, partial(_draw_found, answer, radius))]),
        Stack(columns.last, [words(phrase, columns.room, SMALL, colour=GREY, most=5)]),
    ]
    if not column:
        stacks.append(Stack(x + 0.15, [Words((answer,), MIDDLE, bold=True)]))
    if not columns.documents:
        stacks.append(Stack(EDGE + _LABEL, [Words((f"{len(row.own)} of {len(documents)}",), MIDDLE)]))
    for name, middle in columns.documents.items():
        if name in row.own:
            square = partial(_draw_own, _own_kind(row.own[name]))
            stacks.append(Stack(middle, [Shape(2 * _HALF, square)]))
        elif name in row.used:
            stacks.append(Stack(middle, [Shape(0.15, _draw_used)]))
    return line(stacks, least=0.27, behind=columns.shade)


def _notes(review: EvidenceReview) -> list[str]:
    used = [fitting(name, 2.4) for name in only_used(review.appraised)]
    said = listed_in_part(used, _NAMED)
    found = [f"Not shown, as documents only say “used for” and promise nothing: {said}."] if used else []
    titles = (fitting(f"{name} {title_of(name, review)}", 4.0) for name in review.document_ids)
    return [*found, _NOTE, *([" · ".join(titles)] if len(review.document_ids) <= MOST_DOCUMENTS else [])]
