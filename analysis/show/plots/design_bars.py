"""Bars by design: how many benefit and safety claims reach which rung of the ladder, empty rungs kept."""

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.words import Scope, Verdict
from analysis.show.plots.bars import Bar, Segment, draw_zero, scale, verdicts_by
from analysis.show.plots.canvas import EDGE, SMALL, Strip, Words, rule, words, write, write_amid
from analysis.show.plots.palette import BLUE, FAINT, GREY, INK, Fill
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.strength import NO_LEVEL, OFF_LADDER, row_of, strength_rows
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.of_claims import HEADLINE
from analysis.text.prose.phrases import counted, tallied

NAME = "design-reached"
TITLE = "Benefit and safety claims by the design they reach"

# Inches: the column of labels, a block's panel, the gap between; a row at least, a bar, a head.
_LABEL, _PANEL, _GAP, _ROW, _BAR, _HEAD = 2.3, 2.36, 0.16, 0.27, 0.16, 0.3
_LEFTS = (_LABEL, _LABEL + _PANEL + _GAP)
_LEAD = (
    f"Each claim is counted once, at the {EDITION} level of the finding that decides its verdict, over the studies that"
    " its own document cites."
)
_ROWS = strength_rows(Scope.OWN)
_RUNGS = _ROWS[: len(LEVELS)]


def bars(review: EvidenceReview, part: Block) -> tuple[Bar, ...]:
    """One bar for every rung and for every reason to stand on none, over the studies that each document cites."""
    found = verdicts_by(review, lambda claim: (block(claim), row_of(review.assessment(claim, Scope.OWN))))
    return tuple(_bar(row, found.get((part, row), Counter())) for row in _ROWS)


def _bar(row: str, verdicts: Counter[Verdict]) -> Bar:
    """A bar with its count; with the verdicts where the row's own name does not tell them."""
    text = f"{verdicts.total():,}"
    if row in (*_RUNGS, NO_LEVEL, OFF_LADDER):
        if len(verdicts) == 1:
            text = f"{text} {next(iter(verdicts))}"
        elif verdicts:
            text = f"{text}: {tallied(verdicts, Verdict)}"
    fill = Fill(BLUE if row in _RUNGS else GREY, "", edge="none")
    beside = words(text, _PANEL * 0.6, SMALL, colour=INK if verdicts else GREY)
    return Bar(row, verdicts, (Segment(verdicts.total(), fill),), beside)


def _row(bars: Sequence[Bar]) -> Strip:
    """A row: its label, and a bar in each panel."""
    label = words(bars[0].name, _LABEL - EDGE - 0.1)
    height = max(_ROW, label.height + 0.08, *(bar.beside.height + 0.06 for bar in bars))

    def draw(axes: Axes, y: float) -> None:
        write_amid(axes, EDGE, y + height / 2, label)
        for bar, left in zip(bars, _LEFTS, strict=True):
            bar.draw(axes, left, y + height / 2, _BAR)
            draw_zero(axes, left, y, height)

    return Strip(height, draw)


def _head(panels: Sequence[str]) -> Strip:
    """The words above labels and panels."""

    def draw(axes: Axes, y: float) -> None:
        write(axes, EDGE, y + 0.08, _small(f"{EDITION} level"))
        for left, panel in zip(_LEFTS, panels, strict=True):
            write(axes, left, y + 0.06, words(panel, _PANEL, bold=True))

    return Strip(_HEAD, draw)


def _border(axes: Axes, y: float) -> None:
    """Draw what parts the rungs from the rows below them."""
    rule(axes, y + 0.04, FAINT)
    write(axes, EDGE, y + 0.1, _small("no level"))
    for left in _LEFTS:
        draw_zero(axes, left, y, _HEAD)


def _small(text: str) -> Words:
    return words(text, _LABEL, SMALL, colour=GREY)


def design_reached(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot: a panel for benefit and one for safety, over the same rows."""
    panels = {part: bars(review, part) for part in HEADLINE_BLOCKS}
    inch = _PANEL / scale((bar for found in panels.values() for bar in found), _PANEL)
    rows = [_row([bar._replace(inch=inch) for bar in both]) for both in zip(*panels.values(), strict=True)]
    names = [f"{part.capitalize()}: {_claims(found)}" for part, found in panels.items()]
    parts = [_head(names), *rows[: len(LEVELS)], Strip(_HEAD, _border), *rows[len(LEVELS) :]]
    return paged_plot(NAME, TITLE, [(_alt(panels), parts)], lead=_LEAD, notes=_notes(review))


def _notes(review: EvidenceReview) -> tuple[str, ...]:
    claims, unsure = (count_of(name, review) for name in (HEADLINE, f"{HEADLINE}.provisional"))
    note = "A level says what kind of finding decides, for or against; it does not say how sure the claim is."
    if unsure:
        note += f" {unsure:,} of {counted(claims, 'verdict')} would change without the facts that nobody has verified."
    return (note,)


def _claims(found: Sequence[Bar]) -> str:
    return counted(sum(bar.claims for bar in found), "claim")


def _alt(panels: dict[Block, tuple[Bar, ...]]) -> str:
    told = (
        f"{part.capitalize()}, {_claims(found)}: "
        + "; ".join([*(f"{bar.name}, {bar.claims:,}" for bar in found if bar.claims), "every other row, 0"])
        + "."
        for part, found in panels.items()
    )
    return f"Bars of claims by the design they reach. {' '.join(told)}"
