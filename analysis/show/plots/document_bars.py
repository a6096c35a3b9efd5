"""Bars by document: the verdicts of each document's benefit and safety claims."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.words import Scope, Verdict
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, canvas, numbered, paged, scale, width, words, write
from analysis.show.plots.palette import FAINT, GREY, INK, PAPER, VERDICTS
from analysis.show.plots.plot import Plot
from analysis.show.tables.strength import verdict_columns
from analysis.text.prose.phrases import counted, listed

NAME = "support-by-document"
TITLE = "Benefit and safety claims of each document by verdict"

# Inches: the column of titles, that of the blocks' names, the bars; heights of a bar's row and of the bar; a page.
_TITLE, _BLOCK, _ROW, _BAR, _PAGE = 1.95, 0.85, 0.3, 0.2, 8.0
_ROOM = WIDTH - EDGE - _TITLE - _BLOCK
# Inches: a line of the key, a swatch in it.
_KEY, _SWATCH = 0.22, 0.26
_LEAD = (
    "Verdicts over the studies that each document itself cites. The numbers in the bars count claims; all bars share"
    " one scale."
)
_ORDER = verdict_columns(Scope.OWN)


class DocumentBar(NamedTuple):
    """The claims of one block in one document, by verdict."""

    part: Block
    verdicts: Counter[Verdict]

    @property
    def claims(self) -> int:
        """Number of claims."""
        return self.verdicts.total()


class Segment(NamedTuple):
    """A stretch of a bar: its verdict, where it begins and how many claims it counts."""

    verdict: Verdict
    start: int
    claims: int


class Group(NamedTuple):
    """A document with its bars."""

    document: Words
    title: Words
    bars: tuple[DocumentBar, ...]

    @property
    def height(self) -> float:
        """Height in inches."""
        return max(self.document.height + self.title.height, len(self.bars) * _ROW) + 0.14


def groups(review: EvidenceReview) -> tuple[Group, ...]:
    """Every document with one bar for its benefit and one for its safety claims, empty ones kept."""
    counts: dict[tuple[str, Block], Counter[Verdict]] = {}
    for claim in review.evidence.claims:
        counts.setdefault((claim.document, block(claim)), Counter())[review.verdict(claim, Scope.OWN)] += 1
    return tuple(
        _group(
            document,
            tuple(DocumentBar(part, counts.get((document, part), Counter())) for part in HEADLINE_BLOCKS),
            review,
        )
        for document in review.document_ids
    )


def _group(document: str, bars: tuple[DocumentBar, ...], review: EvidenceReview) -> Group:
    found = review.evidence.document.get(document)
    room = _TITLE - EDGE - 0.12
    title = words(found.title if found else "not in documents.csv", room, SMALL, colour=GREY, most=3)
    return Group(words(document, room, bold=True, most=2), title, bars)


def segments(bar: DocumentBar) -> tuple[Segment, ...]:
    """The stretches of a bar in the order of the verdicts."""
    parts = [(verdict, bar.verdicts[verdict]) for verdict in _ORDER if bar.verdicts[verdict]]
    starts = accumulate((count for _, count in parts), initial=0)
    return tuple(Segment(verdict, start, count) for (verdict, count), start in zip(parts, starts, strict=False))


def _inside(segment: Segment, inch: float) -> str:
    """What is printed in a segment where a claim is so many inches wide: count and verdict, the count, or nothing."""
    for text in (f"{segment.claims} {segment.verdict}", str(segment.claims)):
        if width(text, SMALL) + 0.12 <= segment.claims * inch:
            return text
    return ""


def _beside(bar: DocumentBar, inch: float) -> Words:
    """What is printed behind a bar: segments too narrow for their number, or that there is nothing."""
    narrow = [f"{one.claims} {one.verdict}" for one in segments(bar) if not _inside(one, inch)]
    text = listed(narrow) if bar.claims else f"no {bar.part} claim"
    return words(
        f"and {text}" if narrow and len(narrow) < len(segments(bar)) else text,
        _ROOM * 0.45,
        SMALL,
        colour=GREY if not bar.claims else INK,
    )


def common_scale(bars: Sequence[DocumentBar]) -> float:
    """Claims that the whole room stands for: every bar fits with the words behind it."""
    end = float(max((bar.claims for bar in bars), default=0) or 1)
    while True:
        wider = scale(((bar.claims, _beside(bar, _ROOM / end).width + 0.1) for bar in bars), _ROOM)
        if wider <= end * 1.001:
            return end
        end = wider


def draw_bar(bar: DocumentBar, middle: float, inch: float, axes: Axes) -> Axes:
    """Draw a bar's segments with their words; axes in inches downwards, inches to the right."""
    for segment in segments(bar):
        fill = VERDICTS[segment.verdict]
        left, wide = segment.start * inch, segment.claims * inch
        axes.add_patch(_box(left, middle, wide, fill.face, fill.hatch))
        text = _inside(segment, inch)
        if text:
            box = {"facecolor": PAPER if fill.hatch else "none", "edgecolor": "none", "pad": 1.2}
            axes.text(
                left + wide / 2, middle, text, size=SMALL, color=fill.ink, ha="center", va="center_baseline", bbox=box
            )
    behind = _beside(bar, inch)
    write(axes, bar.claims * inch + 0.06, middle - behind.height / 2, behind)
    return axes


def _box(left: float, middle: float, wide: float, face: str, hatch: str) -> Rectangle:
    return Rectangle((left, middle - _BAR / 2), wide, _BAR, facecolor=face, hatch=hatch, edgecolor=INK, linewidth=0.6)


def draw_groups(found: Sequence[Group], inch: float, labels: Axes, bars: Axes) -> Axes:
    """Draw documents under each other: titles and blocks on one pair of axes, bars on the other; both in inches."""
    bars.set_xlim(0, _ROOM)
    bars.set_axis_off()
    y = 0.0
    for group in found:
        labels.plot([EDGE, WIDTH - EDGE], [y, y], color=FAINT, linewidth=0.6)
        write(labels, EDGE, y + 0.09, group.document)
        write(labels, EDGE, y + 0.09 + group.document.height, group.title)
        for number, bar in enumerate(group.bars):
            middle = y + 0.07 + (number + 0.5) * _ROW
            text = words(f"{bar.part} {bar.claims:,}", _BLOCK)
            write(labels, _TITLE + _BLOCK - 0.1, middle - text.height / 2, text, align="right")
            draw_bar(bar, middle, inch, bars)
        y += group.height
    bars.plot([0, 0], [0, y], color=GREY, linewidth=0.8)
    return bars


def draw_key(verdicts: Sequence[Verdict], axes: Axes) -> Axes:
    """Draw the key: a swatch and a word for each verdict, in as many lines as ``key_lines`` says; axes in inches."""
    for number, line in enumerate(key_lines(verdicts)):
        x, middle = EDGE, (number + 0.5) * _KEY
        for verdict in line:
            fill = VERDICTS[verdict]
            axes.add_patch(_box(x, middle, _SWATCH, fill.face, fill.hatch))
            axes.text(x + _SWATCH + 0.06, middle, verdict, size=SMALL, va="center_baseline")
            x += _SWATCH + 0.06 + width(verdict, SMALL) + 0.2
    return axes


def key_lines(verdicts: Sequence[Verdict]) -> list[list[Verdict]]:
    """The verdicts in lines that fit the width."""
    lines: list[list[Verdict]] = [[]]
    used = EDGE
    for verdict in verdicts:
        wide = _SWATCH + 0.06 + width(verdict, SMALL) + 0.2
        if used + wide > WIDTH and lines[-1]:
            lines.append([])
            used = EDGE
        lines[-1].append(verdict)
        used += wide
    return lines


def support_by_document(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its documents need, all on one scale."""
    found = groups(review)
    bars = [bar for group in found for bar in group.bars]
    inch = _ROOM / common_scale(bars)
    total = sum((bar.verdicts for bar in bars), Counter[Verdict]())
    pages = paged((group.height for group in found), _PAGE)
    alt = _alt(found, bars, total)
    return tuple(
        _page(found[page], inch, total, numbered(NAME, TITLE, number, len(pages)), alt)
        for number, page in enumerate(pages, 1)
    )


def _page(found: Sequence[Group], inch: float, total: Counter[Verdict], head: tuple[str, str], alt: str) -> Plot:
    verdicts = [verdict for verdict in _ORDER if total[verdict]]
    rows = sum(group.height for group in found)
    key = len(key_lines(verdicts)) * _KEY
    whole = canvas(head[1], _LEAD, rows + 0.1 + key, _notes(verdicts))
    draw_groups(found, inch, whole.strip(0, rows), whole.axes(_TITLE + _BLOCK, 0, _ROOM, rows))
    draw_key(verdicts, whole.strip(rows + 0.1, key))
    return Plot(*head, alt, whole.figure)


def _notes(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    absent = [str(verdict) for verdict in _ORDER if verdict not in verdicts]
    notes = ["“not addressed” speaks of these studies only; it does not say that a claim is false."]
    return (f"No benefit or safety claim is: {', '.join(absent)}.", *notes) if absent else tuple(notes)


def _alt(found: Sequence[Group], bars: Sequence[DocumentBar], total: Counter[Verdict]) -> str:
    claims = counted(sum(bar.claims for bar in bars), "benefit and safety claim")
    verdicts = ", ".join(f"{total[verdict]:,} {verdict}" for verdict in _ORDER if total[verdict])
    each = "; ".join(
        f"{' '.join(group.document.lines)}: " + ", ".join(f"{bar.claims:,} {bar.part}" for bar in group.bars)
        for group in found
    )
    return f"{claims} in {counted(len(found), 'document')}: {verdicts or 'none'}. Claims of each document: {each}."
