"""The harms matrix: harms that studies report, how often they count them, and what each document says of each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle, Wedge

from analysis.appraise.harms import TOLD, is_general
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.words import EventCount, Seriousness
from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    TEXT,
    WIDTH,
    Part,
    Strip,
    Words,
    evenly,
    high,
    rule,
    words,
    write,
    write_amid,
)
from analysis.show.plots.frame_plot import fitting
from analysis.show.plots.grid import heading
from analysis.show.plots.palette import BAND, FAINT, GREY, INK, PAPER
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.cells import title_of
from analysis.show.tables.harm_reports import NO_COUNT, HarmReport, ReportKind
from analysis.show.tables.harm_rows import SHOWN, HarmRow, Said, harm_rows, of_risk, said, shown_status
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import counted, listed, verb

NAME = "harms-matrix"

#: Documents that have a column each; of more it is counted how many say what.
MOST_DOCUMENTS = 7

# Points.
_NAME_SIZE, _SIZE = TEXT + 1, SMALL + 0.5
# Inches: rows of a page; labels; reports; a document, at most; what stands at the right.
_PAGE, _LABEL, _REPORT, _SLOT, _BY = 7.2, 1.52, 1.52, 1.0, 0.42
# Inches: the longest bar and how high it is; the radius of a dot, and from one to the next; blank between two boxes.
_LONGEST, _BAR, _DOT, _STEP, _GAP = 1.05, 0.14, 0.035, 0.086, 0.04
# Harms that a title and a note name.
_MOST_TITLED, _MOST_NOTED = 2, 12

_UNKNOWN = "Not checked: harms.csv or mentions.csv is not there or lists none."
_MADE_SMALL = SHOWN[HarmStatus.MINIMISED]
_WORDS = (HarmStatus.NAMED, _MADE_SMALL, HarmStatus.DENIED, HarmStatus.SILENT)
_CAPTION = (
    "Bars compare the counts of one study; estimates and single numbers have another form and no common scale. A box "
    "holds what a document says of the harm."
)


class MatrixColumns(NamedTuple):
    """The columns right of the reports: documents, or words that are counted; and how wide each is in inches."""

    heads: tuple[str, ...]
    each: bool

    @classmethod
    def of(cls, documents: tuple[str, ...]) -> "MatrixColumns":
        """A column a document, or a word where there are too many."""
        each = len(documents) <= MOST_DOCUMENTS
        return cls(documents if each else tuple(map(str, _WORDS)), each)

    @property
    def slot(self) -> float:
        """Width of a column."""
        return min(_SLOT, (WIDTH - 2 * EDGE - _LABEL - _REPORT - _BY) / max(len(self.heads), 1))

    def middle(self, number: int) -> float:
        """The middle of a column."""
        return EDGE + _LABEL + _REPORT + self.slot * (number + 0.5)


def harms_matrix(review: EvidenceReview) -> tuple[Plot, ...]:
    """The matrix: a row a harm under its seriousness, a column a document; of many documents, a column a word.

    First what each says of risk as a whole, last how many harms each names. On as many pages as its rows need.
    """
    every = review.once(harm_rows)
    rows = tuple(row for row in every if row.harm)
    if not rows:
        return paged_plot(NAME, "What the documents say of each harm", [(_UNKNOWN, [])], lead=_UNKNOWN, table=NAME)
    columns, longest = MatrixColumns.of(review.document_ids), max(map(_count, rows)) or 1.0
    groups: dict[str, list[Part]] = {}
    for row in rows:
        drawn = _row(row, columns, longest, review)
        groups.setdefault(_seriousness(row), []).append(drawn)
    sections = [((heading(name),), (heading(f"{name} (continued)"),), under) for name, under in groups.items()]
    pages = evenly(sections, _PAGE)
    top: list[Part] = [_heads(columns, review)]
    if columns.each and any(is_general(row.term, review.evidence) for row in every):
        top.append(_risk(every, columns, review))
    parts = [[*top, *page, *([_foot(rows, columns)] if columns.each and page is pages[-1] else [])] for page in pages]
    alt, lead = _alt(rows, review), _lead(rows, review)
    notes = _notes(every, review)
    drawn_pages = [(alt, page) for page in parts]
    return paged_plot(NAME, told(rows), drawn_pages, lead=lead, notes=notes, caption=_CAPTION, table=NAME)


def told(rows: Sequence[HarmRow]) -> str:
    """The finding: that the harms counted most often are named nowhere; else how many known harms are.

    To be made small, or denied in another place, is to be named here. Only judged documents count.
    """
    judged = max(len(row.views) for row in rows)
    where = f"named in none of the {judged} documents" if judged > 1 else "not named in the document"
    nowhere = [row for row in rows if all(view.status not in TOLD for view in row.views.values())]
    bars = sorted(filter(_count, rows), key=_count, reverse=True)
    first = next((place for place, row in enumerate(bars) if row not in nowhere), len(bars))
    often = [row.term for row in bars[:first][:_MOST_TITLED]]
    recalled = all(one.finding.event is EventCount.RECALLED for one in _counts(rows))
    how = "recalled" if recalled else "counted"
    if often and len(bars) > 1:
        harms = "harm" if len(often) == 1 else "two harms"
        return f"The {harms} {how} most often, {listed(often)}, {verb(len(often), 'is', 'are')} {where}"
    if nowhere:
        return f"{len(nowhere)} of {counted(len(rows), 'known harm')} {verb(len(nowhere), 'is', 'are')} {where}"
    return "Each known harm is named in a document" if len(rows) > 1 else "The known harm is named in a document"


def _counts(rows: Iterable[HarmRow]) -> list[HarmReport]:
    return [one for row in rows for one in row.reports if one.kind is ReportKind.COUNT]


def _count(row: HarmRow) -> float:
    """The largest count of a harm on the common scale; 0 for none."""
    return max((float(one.finding.value or 0) for one in _counts([row])), default=0.0)


def _seriousness(row: HarmRow) -> str:
    assert row.harm
    stated = row.harm.seriousness
    return "Seriousness not stated" if stated is Seriousness.NOT_STATED else stated.value.capitalize()


def _named(rows: Iterable[HarmRow], document: str) -> str:
    """How many of the harms that are relevant to a document it names."""
    views = [row.views[document] for row in rows if document in row.views]
    named = sum(view.status in (HarmStatus.NAMED, HarmStatus.NAMED_AND_DENIED) for view in views)
    relevant = sum(view.status is not HarmStatus.NOT_RELEVANT for view in views)
    return f"{named} of {relevant}" if views else "not judged"


def _alt(rows: Sequence[HarmRow], review: EvidenceReview) -> str:
    by = listed(f"{name} names {_named(rows, name)}" for name in review.document_ids[:MOST_DOCUMENTS])
    words_said = Counter(shown_status(row.views.get(name)) for row in rows for name in review.document_ids)
    counts = listed(f"{row.term} {row.reports[0].words}" for row in rows if _count(row))
    found = f" Counts: {counts}." if counts else ""
    tally = ", ".join(f"{number} {word}" for word, number in words_said.items())
    return f"{told(rows)}.{found} Of the harms relevant to it, document {by}; in all {tally}."


def _lead(rows: Sequence[HarmRow], review: EvidenceReview) -> str:
    names, kinds = study_names(review.evidence), _counts(rows)
    if not kinds:
        return f"{counted(len(rows), 'harm')} that studies listed here report."
    one, study = kinds[0].finding, review.evidence.study[kinds[0].finding.study]
    how = f"{one.unit or 'events'}{' recalled' if one.event is EventCount.RECALLED else ''}"
    rate = "" if one.denominator else "; no rates, as how many people were treated was not read"
    return f"Bars: {how} in {names[study.study]} ({study.design}){rate}."


def _heads(columns: MatrixColumns, review: EvidenceReview) -> Strip:
    """The heads of the columns, and a line below."""
    room = columns.slot - _GAP
    piles: list[tuple[float, str, Sequence[Words]]] = [
        (EDGE, "left", [words("Harm, as studies report it", _LABEL - 0.1, _SIZE, bold=True)]),
        (EDGE + _LABEL, "left", [words("How often reported", _REPORT, _SIZE, bold=True)]),
        (WIDTH - EDGE, "right", [words("Named by", _BY - _GAP, _SIZE, bold=True)]),
    ]
    for number, head in enumerate(columns.heads):
        about = words(title_of(head, review), room, SMALL, colour=GREY, most=3) if columns.each else None
        pile = [words(head, room, _SIZE, bold=True, most=2), *([about] if about else [])]
        piles.append((columns.middle(number), "center", pile))
    tall = max(high(pile) for _, _, pile in piles) + 0.06

    def draw(axes: Axes, y: float) -> None:
        for x, align, pile in piles:
            write(axes, x, y + tall - 0.05 - high(pile), *pile, align=align)
        rule(axes, y + tall, INK)

    return Strip(tall, draw)


class Box(NamedTuple):
    """One thing said, as it is drawn: its word, and what stands under it."""

    status: str
    paragraphs: tuple[Words, ...]

    @classmethod
    def of(cls, one: Said, room: float, most: int = 2, *, filled: bool = True) -> "Box":
        """A box that is so many inches wide, with so many lines of the document's words."""
        solid = one.word == HarmStatus.NAMED and filled
        loud = one.word in (HarmStatus.NAMED, _MADE_SMALL, HarmStatus.DENIED)
        text = words(one.word, room - 0.03, _SIZE, bold=loud, colour=PAPER if solid else INK if loud else GREY)
        below = [words(one.words, room - 0.04, SMALL, colour=INK, most=most)] if one.words else []
        return cls(one.word if filled or one.word != HarmStatus.NAMED else "", (text, *below))

    @property
    def height(self) -> float:
        """Height in inches."""
        return high(self.paragraphs) + 0.04

    def draw(self, axes: Axes, middle: float, y: float, room: float) -> None:
        """Draw the box around a place: full for named, hatched for made small, thick and crossed for denied."""
        place = (middle - room / 2, y)
        look: dict[str, Any] = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 0.8, "zorder": 2}
        match self.status:
            case HarmStatus.NAMED:
                axes.add_patch(Rectangle(place, room, self.height, **look | {"facecolor": INK}))
            case status if status == _MADE_SMALL:
                axes.add_patch(Rectangle(place, room, self.height, **look, hatch="/////"))
            case HarmStatus.DENIED:
                axes.add_patch(Rectangle(place, room, self.height, **look | {"linewidth": 1.8}))
                self._cross(axes, place[0] + 0.08, y + 0.02 + self.paragraphs[0].height / 2)
        lines = write(axes, middle, y + 0.02, *self.paragraphs, align="center")
        for line in lines if self.status == _MADE_SMALL else ():
            line.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.8})

    @staticmethod
    def _cross(axes: Axes, x: float, y: float) -> None:
        for way in (-0.035, 0.035):
            axes.plot([x - 0.035, x + 0.035], [y - way, y + way], color=INK, linewidth=1.3, zorder=3)


def _boxes_high(boxes: Sequence[Box]) -> float:
    return sum(box.height for box in boxes) + 0.02 * (len(boxes) - 1)


def _draw_boxes(axes: Axes, boxes: Sequence[Box], columns: MatrixColumns, number: int, middle: float) -> None:
    y = middle - _boxes_high(boxes) / 2
    for box in boxes:
        box.draw(axes, columns.middle(number), y, columns.slot - _GAP)
        y += box.height + 0.02


def _risk(rows: tuple[HarmRow, ...], columns: MatrixColumns, review: EvidenceReview) -> Strip:
    """The row of risk as a whole, in the documents' own words."""
    label = [
        words("Risk as a whole", _LABEL + _REPORT, _NAME_SIZE, bold=True),
        words("in the document's own words", _LABEL + _REPORT, SMALL, colour=GREY),
    ]
    cells = [
        [
            Box.of(one, columns.slot - _GAP, 2 if place else 5, filled=False)
            for place, one in enumerate(of_risk(rows, name, review))
        ]
        for name in columns.heads
    ]
    tall = max([high(label), *map(_boxes_high, cells)]) + 0.12

    def draw(axes: Axes, y: float) -> None:
        axes.fill_between([EDGE, WIDTH - EDGE], y, y + tall, color=BAND, linewidth=0, zorder=0)
        write_amid(axes, EDGE + 0.06, y + tall / 2, *label)
        for number, boxes in enumerate(cells):
            _draw_boxes(axes, boxes, columns, number, y + tall / 2)

    return Strip(tall, draw)


def _row(row: HarmRow, columns: MatrixColumns, longest: float, review: EvidenceReview) -> Strip:
    """A harm: its name, how often it was reported, what each document says of it, and how many name it."""
    label = words(row.term[:1].upper() + row.term[1:], _LABEL - 0.1, _NAME_SIZE, most=3)
    if columns.each:
        cells = [[Box.of(one, columns.slot - _GAP) for one in said(row, name, review)] for name in columns.heads]
    else:
        statuses = Counter(shown_status(view) for view in row.views.values())
        statuses[HarmStatus.NAMED] += statuses[HarmStatus.NAMED_AND_DENIED]
        statuses[HarmStatus.DENIED] += statuses[HarmStatus.NAMED_AND_DENIED]
        texts = (f"{statuses[word]} of {row.naming[1]}" for word in columns.heads)
        cells = [[Box("", (Words((text,), _SIZE),))] for text in texts]
    also = [one.words for one in row.reports[1:] if one.kind is ReportKind.OTHER][:1]
    alone = row.reports[0].words if row.reports and row.reports[0].kind is ReportKind.OTHER else ""
    told_of = [words(alone or NO_COUNT, _REPORT - 0.1, _SIZE, colour=INK if alone else GREY, most=3)]
    more = [words(text, _REPORT - 0.1, SMALL, colour=GREY, most=2) for text in also]
    drawn = bool(row.reports) and not alone
    reported = high(more) + (0.2 if drawn else high(told_of))
    tall = max([0.25, label.height + 0.06, reported + 0.06, *(_boxes_high(boxes) + 0.06 for boxes in cells)])

    def draw(axes: Axes, y: float) -> None:
        middle, x = y + tall / 2, EDGE + _LABEL
        axes.plot([EDGE, WIDTH - EDGE], [y + tall] * 2, color=FAINT, linewidth=0.5, zorder=0)
        write_amid(axes, EDGE, middle, label)
        if drawn:
            _draw_report(axes, row.reports[0], x, middle - high(more) / 2, longest)
            write(axes, x, middle - high(more) / 2 + 0.1, *more)
        else:
            write_amid(axes, x, middle, *told_of, *more)
        for number, boxes in enumerate(cells):
            _draw_boxes(axes, boxes, columns, number, middle)
        named, of = row.naming
        write_amid(axes, WIDTH - EDGE, middle, Words((f"{named} of {of}",), _SIZE, bold=not named), align="right")

    return Strip(tall, draw)


def _draw_report(axes: Axes, one: HarmReport, x: float, y: float, longest: float) -> None:
    """Draw a count as a bar, an estimate as ten dots, each with its number."""
    share = float(one.finding.value or 0)
    if one.kind is ReportKind.COUNT:
        wide = max(_LONGEST * share / longest, 0.012)
        axes.add_patch(Rectangle((x, y - _BAR / 2), wide, _BAR, facecolor=GREY, edgecolor="none"))
        end = x + wide
    else:
        for number in range(10):
            at, full = (x + _DOT + number * _STEP, y), min(max(share / 10 - number, 0), 1)
            axes.add_patch(Circle(at, _DOT, facecolor=PAPER, edgecolor=GREY, linewidth=0.8))
            if full:
                axes.add_patch(Wedge(at, _DOT, 180 - 180 * full, 180 + 180 * full, facecolor=GREY, edgecolor="none"))
        end = x + 10 * _STEP - 0.02
    write_amid(
        axes, end + 0.06, y, Words((fitting(one.words, EDGE + _LABEL + _REPORT - end - 0.06, _SIZE),), _SIZE, bold=True)
    )


def _foot(rows: Sequence[HarmRow], columns: MatrixColumns) -> Strip:
    """How many of the harms each document names."""

    def draw(axes: Axes, y: float) -> None:
        rule(axes, y + 0.02, INK)
        write_amid(axes, EDGE, y + 0.19, Words(("Harms that the document names",), _SIZE, bold=True))
        for number, name in enumerate(columns.heads):
            text = Words((_named(rows, name),), _SIZE, bold=True)
            write_amid(axes, columns.middle(number), y + 0.19, text, align="center")

    return Strip(0.36, draw)


def _notes(rows: Sequence[HarmRow], review: EvidenceReview) -> list[str]:
    """What the words mean, and the harms that documents name and no study listed here reports."""
    estimates = any(one.kind is ReportKind.ESTIMATE for row in rows for one in row.reports)
    dots = "Ten dots: an estimate from recall, one dot 10 in 100; no count of people. " if estimates else ""
    found = [
        f"{dots}Made small: {HarmStatus.MINIMISED.meaning}; it is not counted as named. Not its site: the document is "
        "about nothing in which the harm was reported."
    ]
    others = []
    for row in rows:
        telling = [name for name, view in row.views.items() if view.status in TOLD]
        if telling and not row.harm and not is_general(row.term, review.evidence):
            others.append(fitting(f"{row.term} ({', '.join(telling)})", 3.0))
    if others:
        more = [f"{len(others) - _MOST_NOTED} more"] if len(others) > _MOST_NOTED else []
        told_of = listed([*others[:_MOST_NOTED], *more])
        found.append(f"Documents also name what no study listed here reports under that name: {told_of}.")
    return found
