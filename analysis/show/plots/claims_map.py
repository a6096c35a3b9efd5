"""The claims map: conditions in which documents promise help, beside the strongest study of the treatment in each."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import sqrt
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle, Wedge

from analysis.check.evidence_review import EvidenceReview
from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    TEXT,
    WIDTH,
    Part,
    Strip,
    Words,
    beside,
    evenly,
    high,
    width,
    words,
    write,
    write_amid,
)
from analysis.show.plots.frame_plot import fitting
from analysis.show.plots.grid import heading
from analysis.show.plots.palette import FAINT, GREY, INK, PAPER
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.cells import title_of
from analysis.show.tables.promise_rows import HelpFound, PromiseRow, only_used, promise_rows
from analysis.text.prose.phrases import counted, listed, tallied, verb

NAME = "claims-map"

#: Documents that have a column each; of more it is said how many promise help.
MOST_DOCUMENTS = 7

# Points: names of conditions, and what is read second.
_NAME_SIZE, _SIZE = TEXT + 1, SMALL + 0.5
# Inches: rows of a page; labels; a document; the columns of evidence; the smallest and the largest mark (radius).
_PAGE, _LABEL, _SLOT, _COLUMNS, _LEAST, _LARGEST = 6.6, 1.54, 0.21, (1.02, 0.52, 0.6, 0.44), 0.05, 0.105
# Inches: the longest name of a document upright; conditions that a note names before it counts the rest.
_UPRIGHT, _NAMED = 1.2, 12
# Heads of the columns of evidence, and how dark each is.
_HEADS = (("Controlled", 0.0), ("No control group", 0.04), ("Elsewhere only", 0.08), ("No study", 0.13))
_COLUMN = {HelpFound.UNCONTROLLED: 1, HelpFound.ELSEWHERE: 2, HelpFound.NONE: 3, HelpFound.NOT_JUDGED: 3}

_CAPTION = (
    "A promise is one document and one condition that it says the treatment helps; the mark is the strongest study of "
    "that treatment in that condition, the square what the document's own references bring."
)
_OWN = {
    HelpFound.FOR: "a controlled study",
    HelpFound.UNCONTROLLED: "another study",
    HelpFound.NONE: "none that bears on it",
    HelpFound.NOT_JUDGED: "not judged",
}


class MapColumns(NamedTuple):
    """Where the columns stand: left edges in inches of the documents, of each column of evidence, of the last words."""

    documents: tuple[str, ...]
    slot: float
    evidence: tuple[float, ...]
    last: float

    @classmethod
    def of(cls, documents: tuple[str, ...]) -> "MapColumns":
        """The columns for these documents."""
        slot = _SLOT if len(documents) <= MOST_DOCUMENTS else 0.0
        left = EDGE + _LABEL + (slot * len(documents) if slot else 0.8) + 0.06
        edges = [left + sum(_COLUMNS[:number]) for number in range(len(_COLUMNS) + 1)]
        return cls(documents, slot, tuple(edges[:-1]), edges[-1] + 0.08)

    def document(self, number: int) -> float:
        """The middle of a document's column."""
        return EDGE + _LABEL + self.slot * (number + 0.5)

    def shade(self, axes: Axes, top: float, bottom: float) -> None:
        """Draw the columns of evidence behind a row, darker towards none."""
        for left, wide, (_, dark) in zip(self.evidence, _COLUMNS, _HEADS, strict=True):
            axes.fill_between([left, left + wide], top, bottom, color=INK, alpha=dark, linewidth=0, zorder=0)


def claims_map(review: EvidenceReview) -> tuple[Plot, ...]:
    """The map: a row a condition in which a document promises help, a mark for the strongest study of it.

    On as many pages as its rows need, each with the whole key. Empty rows are kept.
    """
    rows = review.once(promise_rows)
    title = told(rows)
    if not rows:
        return paged_plot(NAME, title, [(f"{title}.", [])], table=NAME)
    columns, most = MapColumns.of(review.document_ids), max(len(row.own) for row in rows)
    lead = (
        f"One promise: one document says that the treatment helps one condition. "
        f"{counted(len(review.document_ids), 'document')}, {counted(len(rows), 'condition')}; "
        f"{counted(len(review.evidence.studies), 'study', 'studies')} listed here."
    )
    named = (row.group for row in rows)
    sections = [
        (
            (heading(_capital(group)),),
            (heading(f"{_capital(group)} (continued)"),),
            [_drawn(row, columns, most) for row in rows if row.group == group],
        )
        for group in dict.fromkeys(named)
    ]
    top: tuple[Part, ...] = (_own_key(rows), _heads(columns))
    pages = [
        [_strip(rows), *top, *page] if not number else [*top, *page]
        for number, page in enumerate(evenly(sections, _PAGE))
    ]
    drawn = [(_alt(rows), page) for page in pages]
    return paged_plot(NAME, title, drawn, lead=lead, notes=_notes(review), caption=_CAPTION, table=NAME)


def told(rows: Sequence[PromiseRow]) -> str:
    """The finding: how many promises have no controlled study, and how many no study of any kind, of their own."""
    counts = _promises(rows)
    total, asked = counts.total(), counts[HelpFound.NOT_JUDGED]
    bare = sum(number for answer, number in counts.items() if not answer.is_controlled) - asked
    absent = sum(number for answer, number in counts.items() if answer.is_absent)
    if not total:
        return "No document promises help in a condition"
    left = f"; of {asked} it was not judged" if asked else ""
    if not bare:
        most = f"{total - asked} {verb(total - asked, 'has', 'have')}"
        return f"Of {counted(total, 'promise')} of help, {most} a controlled study of it in that condition{left}"
    none = f". {absent} {verb(absent, 'has', 'have')} no study in it of any kind" if absent else ""
    return (
        f"Of {counted(total, 'promise')} of help, {bare} {verb(bare, 'has', 'have')} no controlled study of the "
        f"treatment in that condition{none}{left}"
    )


def _promises(rows: Sequence[PromiseRow]) -> Counter[HelpFound]:
    found: Counter[HelpFound] = Counter()
    for row in rows:
        found[row.found.answer] += len(row.own)
    return found


def _alt(rows: Sequence[PromiseRow]) -> str:
    counts = _promises(rows)
    absent = [f"{row.condition} ({len(row.own)})" for row in rows if row.found.answer.is_absent]
    own = sum(found.answer.is_controlled for row in rows for found in row.own.values())
    none = f" No study of it is listed for {listed(absent)}." if absent else ""
    return (
        f"{told(rows)}. Promises by the strongest study among all listed here: {tallied(counts, HelpFound)}; "
        f"by the document's own references, {own} of {counts.total()} have a controlled one.{none}"
    )


def draw_found(axes: Axes, answer: HelpFound, x: float, y: float, radius: float) -> None:
    """Draw the mark of an answer; axes in inches downwards. Shapes alone tell them apart."""
    solid, thick = {HelpFound.FOR: INK, HelpFound.UNCONTROLLED: "#a8a8a8"}, answer is HelpFound.NONE
    dashed = answer in (HelpFound.INDIRECT, HelpFound.NOT_JUDGED)
    look: dict[str, Any] = {"facecolor": solid.get(answer, PAPER), "edgecolor": INK, "zorder": 3}
    line = (0, (2.2, 1.4)) if dashed else "-"
    axes.add_patch(Circle((x, y), radius, linewidth=2.2 if thick else 1.1, linestyle=line, **look))
    inside: dict[str, Any] = {"color": INK, "linewidth": 1.3, "zorder": 4, "solid_capstyle": "butt"}
    match answer:
        case HelpFound.MIXED:
            axes.add_patch(Wedge((x, y), radius, 90, 270, facecolor=INK, edgecolor="none", zorder=4))
        case HelpFound.NO_DIFFERENCE:
            for up in (-0.3, 0.3):
                axes.plot([x - 0.5 * radius, x + 0.5 * radius], [y + up * radius] * 2, **inside)
        case HelpFound.AGAINST:
            for way in (-0.55, 0.55):
                axes.plot([x - 0.55 * radius, x + 0.55 * radius], [y - way * radius, y + way * radius], **inside)
        case HelpFound.ELSEWHERE:
            axes.plot([x - 0.7 * radius, x + 0.7 * radius], [y + 0.7 * radius, y - 0.7 * radius], **inside)
        case HelpFound.NOT_JUDGED:
            axes.add_patch(Circle((x, y), radius / 4, facecolor=INK, edgecolor="none", zorder=4))


def _draw_own(axes: Axes, answer: HelpFound, x: float, y: float) -> None:
    """Draw the square of a promise: full, half or hollow by what the document's own references hold."""
    side = 0.105
    full, half = answer.is_controlled, answer in (HelpFound.UNCONTROLLED, HelpFound.ELSEWHERE)
    left, top = x - side / 2, y - side / 2
    face = INK if full else PAPER
    axes.add_patch(Rectangle((left, top), side, side, facecolor=face, edgecolor=INK, linewidth=1, zorder=3))
    if half:
        axes.add_patch(Rectangle((left, top), side / 2, side, facecolor=INK, edgecolor="none", zorder=4))
    if answer is HelpFound.NOT_JUDGED:
        axes.add_patch(Circle((x, y), side / 6, facecolor=INK, edgecolor="none", zorder=4))


def _strip(rows: Sequence[PromiseRow]) -> Strip:
    """The promises by answer: how many of each, with its mark and what it means, which is the key."""
    counts = _promises(rows)
    used = [answer for answer in HelpFound if counts[answer]]
    gap = 0.05
    wide = (WIDTH - 2 * EDGE + gap) / max(len(used), 4) - gap
    texts = [
        (
            words(f"{counts[answer]}", 1.0, _NAME_SIZE + 2, bold=True),
            words(answer, wide - 0.12, _SIZE, bold=True),
            words(answer.meaning, wide - 0.12, SMALL, colour=GREY),
        )
        for answer in used
    ]
    tall = max(map(high, texts)) + 0.14

    def draw(axes: Axes, y: float) -> None:
        for number, (answer, (count, *rest)) in enumerate(zip(used, texts, strict=True)):
            left = EDGE + number * (wide + gap)
            dark = _HEADS[_COLUMN.get(answer, 0)][1]
            axes.add_patch(Rectangle((left, y), wide, tall, facecolor=INK, alpha=dark, linewidth=0))
            axes.add_patch(Rectangle((left, y), wide, tall, facecolor="none", edgecolor=FAINT, linewidth=0.8))
            draw_found(axes, answer, left + 0.17, y + 0.06 + count.height / 2, 0.09)
            write(axes, left + 0.32, y + 0.06, count)
            write(axes, left + 0.08, y + 0.06 + count.height, *rest)

    return Strip(tall + 0.08, draw)


def _own_key(rows: Sequence[PromiseRow]) -> Strip:
    """What the squares and the letter mean, with how many promises have each square."""
    kinds: Counter[HelpFound] = Counter()
    for row in rows:
        for found in row.own.values():
            kinds[_own_kind(found.answer)] += 1
    entries: list[tuple[Callable[[Axes, float, float], None] | None, str]] = [(None, "In its own references:")]
    for kind, meaning in _OWN.items():
        if kinds[kind] or kind is not HelpFound.NOT_JUDGED:
            entries.append((_square(kind), f"{kinds[kind]} {meaning}"))
    entries.append((_letter, "“used for”, no promise"))

    def draw(axes: Axes, y: float) -> None:
        left = EDGE
        for sample, text in entries:
            if sample:
                sample(axes, left + 0.06, y + 0.1)
                left += 0.16
            write_amid(axes, left, y + 0.1, Words((text,), SMALL, bold=sample is None))
            left += width(text, SMALL, bold=sample is None) + 0.14

    return Strip(0.24, draw)


def _own_kind(answer: HelpFound) -> HelpFound:
    if answer.is_controlled:
        return HelpFound.FOR
    return HelpFound.UNCONTROLLED if answer is HelpFound.ELSEWHERE else answer


def _square(kind: HelpFound) -> Callable[[Axes, float, float], None]:
    return lambda axes, x, y: _draw_own(axes, kind, x, y)


def _letter(axes: Axes, x: float, y: float) -> None:
    write_amid(axes, x, y, Words(("u",), SMALL, colour=GREY), align="center")


def _heads(columns: MapColumns) -> Strip:
    """The heads of the columns."""
    piles: list[tuple[float, Sequence[Words]]] = [
        (
            EDGE,
            [
                words("Promised for", _LABEL, _SIZE, bold=True),
                words("bigger: more documents", _LABEL, SMALL, colour=GREY),
            ],
        )
    ]
    for left, wide, (name, _) in zip(columns.evidence, _COLUMNS, _HEADS, strict=True):
        piles.append((left + 0.05, [words(name, wide - 0.06, _SIZE, bold=True)]))
    piles.append((columns.last, [words("What the strongest study is", WIDTH - EDGE - columns.last, _SIZE, bold=True)]))
    if not columns.slot:
        piles.append((EDGE + _LABEL, [words("Documents that promise", 0.8, _SIZE, bold=True)]))
    texts = beside(piles)
    names = [
        words(name, _UPRIGHT, SMALL, bold=True, most=1)._replace(upright=width(name, SMALL, bold=True) > _SLOT)
        for name in columns.documents
    ]
    tall = max([texts.height, *(name.height for name in names if columns.slot)]) + 0.06

    def draw(axes: Axes, y: float) -> None:
        columns.shade(axes, y, y + tall)
        texts.draw(axes, y + 0.03)
        for number, name in enumerate(names if columns.slot else ()):
            write(axes, columns.document(number), y + tall - name.height - 0.02, name, align="center")

    return Strip(tall, draw)


def _drawn(row: PromiseRow, columns: MapColumns, most: int) -> Strip:
    """A condition: who promises help, the mark of what is found, and what the strongest study is."""
    label = words(_capital(row.condition), _LABEL - 0.08, _NAME_SIZE, most=3)
    phrase = words(row.phrase, WIDTH - EDGE - columns.last, SMALL, colour=GREY, most=5)
    answer, tall = row.found.answer, max(0.27, label.height + 0.05, phrase.height + 0.05)
    column = _COLUMN.get(answer, 0)
    radius = max(_LEAST, _LARGEST * sqrt(len(row.own) / max(most, 3)))
    x = columns.evidence[column] + (0.15 if column == 0 else _COLUMNS[column] / 2)

    def draw(axes: Axes, y: float) -> None:
        middle = y + tall / 2
        columns.shade(axes, y, y + tall)
        axes.plot([EDGE, WIDTH - EDGE], [y + tall] * 2, color=FAINT, linewidth=0.5, zorder=1)
        write_amid(axes, EDGE, middle, label)
        _draw_documents(axes, middle, row, columns)
        draw_found(axes, answer, x, middle, radius)
        if column == 0:
            write_amid(axes, x + 0.15, middle, Words((answer,), _SIZE, bold=True))
        elif answer is HelpFound.NOT_JUDGED:
            write_amid(axes, columns.last, middle, Words((answer,), _SIZE, bold=True))
        write_amid(axes, columns.last, middle, phrase)

    return Strip(tall, draw)


def _draw_documents(axes: Axes, middle: float, row: PromiseRow, columns: MapColumns) -> None:
    if not columns.slot:
        text = f"{len(row.own)} of {len(columns.documents)}"
        write_amid(axes, EDGE + _LABEL, middle, Words((text,), _SIZE))
        return
    for number, name in enumerate(columns.documents):
        if name in row.own:
            _draw_own(axes, row.own[name].answer, columns.document(number), middle)
        elif name in row.used:
            _letter(axes, columns.document(number), middle)


def _notes(review: EvidenceReview) -> list[str]:
    used, found = [fitting(name, 2.4) for name in only_used(review)], []
    if used:
        more = [f"{len(used) - _NAMED} more"] if len(used) > _NAMED else []
        found.append(
            f"Not shown, as documents only say “used for” and promise nothing: {listed([*used[:_NAMED], *more])}."
        )
    found.append(
        "Directions are those of the verdicts on all studies listed here; they say nothing of size or certainty. "
        "“No study” means none listed here, not that there is none; a review counts where it covers the condition."
    )
    if len(review.document_ids) <= MOST_DOCUMENTS:
        found.append(" · ".join(fitting(f"{name} {title_of(name, review)}", 4) for name in review.document_ids))
    return found


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
