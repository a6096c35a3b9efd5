"""Bars by document: the verdicts of each document's benefit and safety claims."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from matplotlib.axes import Axes

from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.words import Scope, Verdict
from analysis.show.plots.bars import Bar, Segment, draw_zero, scale, verdicts_by
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Strip, high, paged, rule, width, words, write, write_amid
from analysis.show.plots.marks import KeyEntry, key, swatch
from analysis.show.plots.palette import FAINT, GREY, INK, VERDICTS
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.cells import title_of
from analysis.tell.numbers.of_claims import verdict_columns
from analysis.text.prose.phrases import counted, listed, tallied

NAME = "support-by-document"
TITLE = "Benefit and safety claims of each document by verdict"

# Inches: the column of titles, that of the blocks' names, the bars; heights of a bar's row and of the bar; a page.
_TITLE, _BLOCK, _ROW, _BAR, _PAGE = 1.95, 0.85, 0.3, 0.2, 8.0
_ROOM = WIDTH - EDGE - _TITLE - _BLOCK
_LEAD = (
    "Verdicts over the studies that each document itself cites. The numbers in the bars count claims; all bars share"
    " one scale."
)
_ORDER = verdict_columns(Scope.OWN)


def groups(review: EvidenceReview) -> Mapping[str, tuple[Bar, ...]]:
    """For every document one bar for its benefit and one for its safety claims, empty ones kept, all on one scale."""
    found = verdicts_by(review, lambda claim: (claim.document, block(claim)))
    counts = {
        document: [(part, found.get((document, part), Counter())) for part in HEADLINE_BLOCKS]
        for document in review.document_ids
    }
    inch = _common_inch([one for parts in counts.values() for one in parts])
    return {document: tuple(_bar(*one, inch) for one in parts) for document, parts in counts.items()}


def _group(document: str, bars: Sequence[Bar], review: EvidenceReview) -> Strip:
    """A document's name and title, and its bars with the names of their blocks."""
    room = _TITLE - EDGE - 0.12
    title = words(title_of(document, review), room, SMALL, colour=GREY, most=3)
    names = (words(document, room, bold=True, most=2), title)
    height = max(high(names), len(bars) * _ROW) + 0.14
    left = _TITLE + _BLOCK

    def draw(axes: Axes, y: float) -> None:
        rule(axes, y, FAINT)
        write(axes, EDGE, y + 0.09, *names)
        for number, bar in enumerate(bars):
            middle = y + 0.07 + (number + 0.5) * _ROW
            write_amid(axes, left - 0.1, middle, words(f"{bar.name} {bar.claims:,}", _BLOCK), align="right")
            bar.draw(axes, left, middle, _BAR)
        draw_zero(axes, left, y, height)

    return Strip(height, draw)


def _bar(part: Block, verdicts: Counter[Verdict], inch: float) -> Bar:
    """A bar; behind it the segments too narrow for their number, or that there is nothing."""
    shown = [verdict for verdict in _ORDER if verdicts[verdict]]
    segments = [Segment(verdicts[one], VERDICTS[one], _inside(one, verdicts[one], inch)) for one in shown]
    narrow = [f"{verdicts[one]} {one}" for one, segment in zip(shown, segments, strict=True) if not segment.text]
    text = listed(narrow) if shown else f"no {part} claim"
    beside = words(
        f"and {text}" if narrow and len(narrow) < len(shown) else text,
        _ROOM * 0.45,
        SMALL,
        colour=INK if shown else GREY,
    )
    return Bar(part, verdicts, segments, beside, inch)


def _inside(verdict: Verdict, claims: int, inch: float) -> str:
    """What is printed in a segment where a claim is so many inches wide: count and verdict, the count, or nothing."""
    for text in (f"{claims} {verdict}", str(claims)):
        if width(text, SMALL) + 0.12 <= claims * inch:
            return text
    return ""


def _common_inch(counts: Sequence[tuple[Block, Counter[Verdict]]]) -> float:
    """How wide a claim is in inches, so that every bar fits with the words behind it: the more, the less room in it."""
    end = float(max((verdicts.total() for _, verdicts in counts), default=0) or 1)
    while (wider := scale((_bar(*one, _ROOM / end) for one in counts), _ROOM)) > end * 1.001:
        end = wider
    return _ROOM / end


def support_by_document(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its documents need, all on one scale."""
    found = groups(review)
    total = sum((bar.verdicts for bars in found.values() for bar in bars), Counter[Verdict]())
    verdicts = [verdict for verdict in _ORDER if total[verdict]]
    swatches = key(KeyEntry(partial(swatch, VERDICTS[verdict]), verdict) for verdict in verdicts)
    alt = _alt(found, total)
    parts = [_group(document, bars, review) for document, bars in found.items()]
    pages = [(alt, [*page, Strip(0.1), swatches]) for page in paged(parts, _PAGE)]
    return paged_plot(NAME, TITLE, pages, lead=_LEAD, notes=_notes(verdicts))


def _notes(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    absent = [str(verdict) for verdict in _ORDER if verdict not in verdicts]
    notes = ["“not addressed” speaks of these studies only; it does not say that a claim is false."]
    return (f"No benefit or safety claim is: {', '.join(absent)}.", *notes) if absent else tuple(notes)


def _alt(found: Mapping[str, tuple[Bar, ...]], total: Counter[Verdict]) -> str:
    claims = counted(total.total(), "benefit and safety claim")
    each = "; ".join(
        f"{document}: " + ", ".join(f"{bar.claims:,} {bar.name}" for bar in bars) for document, bars in found.items()
    )
    verdicts = tallied(total, _ORDER) or "none"
    return f"{claims} in {counted(len(found), 'document')}: {verdicts}. Claims of each document: {each}."
