"""The harms matrix: harms that studies report, how often they count them, and what each document says of each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle, Wedge

from analysis.appraise.harms import TOLD, is_general
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.words import Seriousness
from analysis.show.plots.canvas import EDGE, LARGE, MIDDLE, SMALL, WIDTH, Words, fitting, width, words, write
from analysis.show.plots.palette import BAND, GREY, INK, PAPER
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.plots.strips import Shape, Stack, Strip, high, line, under_headings
from analysis.show.tables.cells import document_name, title_of
from analysis.show.tables.harms import (
    MOST_DOCUMENTS,
    NO_COUNT,
    SHOWN,
    HarmNumber,
    HarmRow,
    NumberKind,
    Said,
    counts_of_scale,
    harm_rows,
    harms_told,
    named_by,
    of_risk,
    said_of,
    shown_status,
    what_is_counted,
)
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import capital, counted, listed, listed_in_part, tallied

NAME = "harms-matrix"

# Inches: rows of a page; labels; reports; a document, at most; what stands at the right; the blank between two boxes.
_PAGE, _LABEL, _REPORT, _SLOT, _BY, _GAP = 7.4, 1.52, 1.52, 1.0, 0.45, 0.04
# Inches: the longest bar and how high it is; the radius of a dot, and from one to the next; half a cross.
_LONGEST, _BAR, _DOT, _STEP, _CROSS = 1.05, 0.14, 0.035, 0.086, 0.035
# Harms that a note names before it counts the rest.
_NAMED = 12

_UNKNOWN = "Not checked: harms.csv or mentions.csv is not there or lists none."
_MADE_SMALL = SHOWN[HarmStatus.MINIMISED]
_LOUD = (HarmStatus.NAMED, _MADE_SMALL, HarmStatus.DENIED)
_CAPTION = (
    "Bars compare the counts of one study; estimates and single numbers have another form and no common scale. A box "
    "holds what a document says of the harm."
)


class MatrixColumns(NamedTuple):
    """The columns right of the reports: documents, or words that are counted where documents are too many.

    ``room``: Width of what stands in one, in inches. ``middles``: The middle of each, by its head.
    """

    each: bool
    room: float
    middles: Mapping[str, float]

    @classmethod
    def of(cls, documents: tuple[str, ...]) -> "MatrixColumns":
        """A column a document, or a word."""
        each, left = len(documents) <= MOST_DOCUMENTS, EDGE + _LABEL + _REPORT
        heads = documents if each else (*map(str, _LOUD), HarmStatus.SILENT)
        slot = min(_SLOT, (WIDTH - 2 * EDGE - _LABEL - _REPORT - _BY) / max(len(heads), 1))
        return cls(each, slot - _GAP, {head: left + slot * (number + 0.5) for number, head in enumerate(heads)})


def harms_matrix(review: EvidenceReview) -> tuple[Plot, ...]:
    """The matrix: a row a harm under its seriousness, a column a document; of many documents, a column a word.

    First what each says of risk as a whole, last how many harms each names. On as many pages as its rows need.
    """
    every = review.once(harm_rows)
    rows = [row for row in every if row.harm]
    if not rows:
        return paged_plot(NAME, "What the documents say of each harm", [(_UNKNOWN, [])], lead=_UNKNOWN, table=NAME)
    columns, inch = MatrixColumns.of(review.document_ids), _inch(rows)
    general = columns.each and any(is_general(row.term, review.evidence) for row in every)
    top = [_heads(columns, review), *([_risk(every, columns, review)] if general else [])]
    pages = under_headings(((_seriousness(row), _row(row, columns, inch, review)) for row in rows), _PAGE)
    title = harms_told(rows, len(review.document_ids))
    alt, foot = _alt(title, rows, review), [_foot(rows, columns)] if columns.each else []
    drawn = [(alt, [*top, *page, *(foot if page is pages[-1] else [])]) for page in pages]
    lead, notes = _lead(rows, review), _notes(every, review)
    return paged_plot(NAME, title, drawn, lead=lead, notes=notes, caption=_CAPTION, table=NAME)


def _inch(rows: Sequence[HarmRow]) -> float:
    """How wide a count of 1 is, so that the longest bar and every number find room."""
    room = min([_LONGEST, *(_REPORT - 0.1 - width(one.words, MIDDLE, bold=True) for one in counts_of_scale(rows))])
    return max(room, 0.2) / (max(row.most_counted for row in rows) or 1.0)


def _seriousness(row: HarmRow) -> str:
    stated = row.harm.seriousness if row.harm else Seriousness.NOT_STATED
    return "Seriousness not stated" if stated is Seriousness.NOT_STATED else stated.value.capitalize()


def _alt(title: str, rows: Sequence[HarmRow], review: EvidenceReview) -> str:
    counts = listed(f"{row.term} {row.numbers[0].words}" for row in rows if row.most_counted)
    judged = [name for name in review.document_ids if name in rows[0].views]
    by = listed(f"{name} names {named_by(rows, name)}" for name in judged[:MOST_DOCUMENTS])
    words_said = Counter(shown_status(row.views.get(name)) for row in rows for name in review.document_ids)
    found = f" Counts: {counts}." if counts else ""
    return f"{title}.{found} Of the harms relevant to it, {by}; in all {tallied(words_said, words_said)}."


def _lead(rows: Sequence[HarmRow], review: EvidenceReview) -> str:
    counts = counts_of_scale(rows)
    if not counts:
        return f"{counted(len(rows), 'harm')} that studies listed here report."
    rate = "" if counts[0].finding.denominator else "; no rates, as how many people were treated was not read"
    study = review.evidence.study[counts[0].finding.study]
    name = study_names(review.evidence)[study.study]
    design = "" if study.design in name else f" ({study.design})"
    return f"Bars: {what_is_counted(counts)} in {name}{design}{rate}."


def _heads(columns: MatrixColumns, review: EvidenceReview) -> Strip:
    """The heads of the columns, and a line below."""
    stacks = [
        Stack(EDGE, [words("Harm, as studies report it", _LABEL - 0.1, MIDDLE, bold=True)]),
        Stack(EDGE + _LABEL, [words("How often reported", _REPORT, MIDDLE, bold=True)]),
        Stack(WIDTH - EDGE, [words("Named by", _BY - _GAP, MIDDLE, bold=True)], "right"),
    ]
    for head, x in columns.middles.items():
        title = document_name(head, review).removeprefix(head).strip() or title_of(head, review)
        about = [words(title, columns.room, SMALL, colour=GREY, most=3)] if columns.each else []
        stacks.append(Stack(x, [words(head, columns.room, MIDDLE, bold=True, most=2), *about], "center"))
    return line(stacks, share=1.0, colour=INK)


def _box(one: Said, room: float, most: int, *, full: bool = True) -> Shape:
    """One thing said, in a box: full for named, hatched for made small, thick and crossed for denied."""
    kind = "" if one.word == HarmStatus.NAMED and not full else one.word
    ink = PAPER if kind == HarmStatus.NAMED else INK if one.word in _LOUD else GREY
    texts = [words(one.word, room - 0.03, MIDDLE, bold=one.word in _LOUD, colour=ink)]
    texts += [words(one.words, room - 0.04, SMALL, most=most)] if one.words else []
    tall = high(texts) + 0.04

    def draw(axes: Axes, x: float, y: float) -> None:
        left, top = x - room / 2, y - tall / 2
        if kind in _LOUD:
            face, hatch = INK if kind == HarmStatus.NAMED else PAPER, "/////" if kind == _MADE_SMALL else None
            box = Rectangle((left, top), room, tall, facecolor=face, edgecolor=INK, hatch=hatch, zorder=2)
            box.set_linewidth(1.8 if kind == HarmStatus.DENIED else 0.8)
            axes.add_patch(box)
        for way in (-_CROSS, _CROSS) if kind == HarmStatus.DENIED else ():
            at, middle = left + 0.08, top + 0.02 + texts[0].height / len(texts[0].lines) / 2
            axes.plot([at - _CROSS, at + _CROSS], [middle - way, middle + way], color=INK, linewidth=1.3, zorder=3)
        for text in write(axes, x, top + 0.02, *texts, align="center"):
            text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8} if kind == _MADE_SMALL else None)

    return Shape(high(texts) + 0.05, draw)


def _risk(rows: Sequence[HarmRow], columns: MatrixColumns, review: EvidenceReview) -> Strip:
    """The row of risk as a whole, in the documents' own words."""
    label = [words("Risk as a whole", _LABEL + _REPORT, LARGE, bold=True)]
    label.append(words("in the document's own words", _LABEL + _REPORT, SMALL, colour=GREY))
    stacks = [Stack(EDGE + 0.06, label)]
    for name, x in columns.middles.items():
        told = enumerate(of_risk(rows, name, review))
        stacks.append(Stack(x, [_box(one, columns.room, 2 if place else 5, full=False) for place, one in told]))
    return line(stacks, pad=0.1, behind=_band)


def _band(axes: Axes, top: float, bottom: float) -> None:
    axes.fill_between([EDGE, WIDTH - EDGE], top, bottom, color=BAND, linewidth=0, zorder=0)


def _row(row: HarmRow, columns: MatrixColumns, inch: float, review: EvidenceReview) -> Strip:
    """A harm: its name, how often it was reported, what each document says of it, and how many name it."""
    named, of = row.naming
    stacks = [
        Stack(EDGE, [words(capital(row.term), _LABEL - 0.1, LARGE, most=4)]),
        Stack(EDGE + _LABEL, _reports(row, inch)),
        Stack(WIDTH - EDGE, [Words((f"{named} of {of}",), MIDDLE, bold=not named)], "right"),
    ]
    both = (HarmStatus.NAMED, HarmStatus.DENIED)
    told = Counter(shown_status(view) for view in row.views.values())
    for head, x in columns.middles.items():
        if columns.each:
            stacks.append(Stack(x, [_box(one, columns.room, 2) for one in said_of(row, head, review)]))
        else:
            number = told[head] + (told[HarmStatus.NAMED_AND_DENIED] if head in both else 0)
            stacks.append(Stack(x, [Words((f"{number} of {of}",), MIDDLE)], "center"))
    return line(stacks)


def _reports(row: HarmRow, inch: float) -> list[Words | Shape]:
    """The first number drawn, or in words; a second one of another kind in small words."""
    room = _REPORT - 0.1
    more = [words(one.words, room, SMALL, colour=GREY, most=2) for one in row.shown[1:]]
    if not row.numbers:
        return [words(NO_COUNT, room, MIDDLE, colour=GREY)]
    first = row.numbers[0]
    if first.kind is NumberKind.OTHER:
        return [words(first.words, room, MIDDLE, most=3), *more]
    if first.kind is NumberKind.ESTIMATE and width(first.words, MIDDLE, bold=True) > _REPORT - 10 * _STEP - 0.04:
        more, first = [words(first.words, room, MIDDLE, bold=True), *more], first._replace(words="")
    return [Shape(0.18, partial(_draw_report, first, inch)), *more]


def _draw_report(one: HarmNumber, inch: float, axes: Axes, x: float, y: float) -> None:
    """Draw a count as a bar, an estimate as ten dots, each with its number."""
    share, end = float(one.finding.value or 0), x + 10 * _STEP - 0.02
    if one.kind is NumberKind.COUNT:
        wide = max(inch * share, 0.012) if share else 0.0
        axes.add_patch(Rectangle((x, y - _BAR / 2), wide, _BAR, facecolor=GREY, edgecolor="none"))
        end = x + wide
    for number in range(10 if one.kind is NumberKind.ESTIMATE else 0):
        at, full = (x + _DOT + number * _STEP, y), 180 * min(max(share / 10 - number, 0), 1)
        axes.add_patch(Circle(at, _DOT, facecolor=PAPER, edgecolor=GREY, linewidth=0.8))
        axes.add_patch(Wedge(at, _DOT, 180 - full, 180 + full, facecolor=GREY, edgecolor="none"))
    text = words(one.words, EDGE + _LABEL + _REPORT - end - 0.06, MIDDLE, bold=True, most=1)
    text._replace(left=end + 0.06).draw(axes, y - text.height / 2)


def _foot(rows: Sequence[HarmRow], columns: MatrixColumns) -> Strip:
    """How many of the harms each document names."""
    stacks = [Stack(EDGE, [Words(("Harms that the document names",), MIDDLE, bold=True)])]
    for name, x in columns.middles.items():
        stacks.append(Stack(x, [Words((named_by(rows, name),), MIDDLE, bold=True)], "center"))
    return line(stacks, least=0.32, colour=INK)


def _notes(rows: Sequence[HarmRow], review: EvidenceReview) -> list[str]:
    """What the words mean, and the harms that documents name and no study listed here reports."""
    estimates = any(one.kind is NumberKind.ESTIMATE for row in rows for one in row.numbers)
    dots = "Ten dots: an estimate from recall, one dot 10 in 100; no count of people. " if estimates else ""
    meaning = (
        f"{dots}Made small: {HarmStatus.MINIMISED.meaning}; it is not counted as named. Does not apply: the document "
        "is about nothing in which the harm was reported."
    )
    others = [
        fitting(f"{row.term} ({', '.join(name for name, view in row.views.items() if view.status in TOLD)})", 3.0)
        for row in rows
        if not row.harm and not is_general(row.term, review.evidence)
        if any(view.status in TOLD for view in row.views.values())
    ]
    named = listed_in_part(others, _NAMED)
    told = f"Documents also name what no study listed here reports under that name: {named}."
    return [meaning, told] if others else [meaning]
