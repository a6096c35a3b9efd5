"""Bars by design: how many benefit and safety claims reach which rung of the ladder, empty rungs kept."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import EDITION, LEVELS
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, block
from analysis.model.words import Scope, Verdict
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, canvas, scale, words, write
from analysis.show.plots.palette import BLUE, FAINT, GREY, INK
from analysis.show.plots.plot import Plot
from analysis.show.tables.strength import NO_LEVEL, OFF_LADDER, row_of, strength_rows
from analysis.text.prose.phrases import counted

NAME = "design-reached"
TITLE = "Benefit and safety claims by the design they reach"

# Inches: the column of labels, a block's panel, the gaps between them; least height of a row.
_LABEL, _PANEL, _GAP, _ROW = 2.3, 2.36, 0.16, 0.27
_HEAD = 0.3
_BAR = 0.16


class DesignBar(NamedTuple):
    """A bar: what it counts, how many claims have which verdict, and the words printed beside it."""

    row: str
    verdicts: Counter[Verdict]
    beside: Words

    @property
    def claims(self) -> int:
        """Number of claims."""
        return self.verdicts.total()


def bars(appraised: AppraisedEvidence, part: Block) -> tuple[DesignBar, ...]:
    """One bar for every rung and for every reason to stand on none, over the studies that each document cites."""
    counts: dict[str, Counter[Verdict]] = {row: Counter() for row in strength_rows(Scope.OWN)}
    for claim in appraised.evidence.claims:
        if block(claim) is part:
            found = appraised.assessments[claim.id, Scope.OWN]
            counts[row_of(found)][found.verdict] += 1
    return tuple(DesignBar(row, verdicts, _beside(row, verdicts)) for row, verdicts in counts.items())


def _beside(row: str, verdicts: Counter[Verdict]) -> Words:
    """The count; with the verdicts where the row's own name does not tell them."""
    ranked = row in _rungs() or row in (NO_LEVEL, OFF_LADDER)
    text = f"{verdicts.total():,}"
    if ranked and len(verdicts) == 1:
        text = f"{text} {next(iter(verdicts))}"
    elif ranked and verdicts:
        text = f"{text}: " + ", ".join(f"{verdicts[verdict]:,} {verdict}" for verdict in Verdict if verdicts[verdict])
    return words(text, _PANEL * 0.6, SMALL, colour=INK if verdicts else GREY)


def _rungs() -> tuple[str, ...]:
    return strength_rows(Scope.OWN)[: len(LEVELS)]


def draw_bars(found: Sequence[DesignBar], middles: Sequence[float], end: float, axes: Axes) -> Axes:
    """Draw the bars with their words at these heights; axes in inches downwards, claims to the right up to ``end``."""
    axes.set_xlim(0, end)
    axes.set_axis_off()
    for bar, middle in zip(found, middles, strict=True):
        colour = BLUE if bar.row in _rungs() else GREY
        axes.barh(middle, bar.claims, _BAR, color=colour, linewidth=0)
        left = (bar.claims + 0.06 * end / _PANEL, middle - bar.beside.height / 2)
        write(axes, *left, bar.beside)
    axes.axvline(0, color=GREY, linewidth=0.8)
    return axes


def design_reached(appraised: AppraisedEvidence) -> Plot:
    """The plot: a panel for benefit and one for safety, over the same rows."""
    panels = {part: bars(appraised, part) for part in HEADLINE_BLOCKS}
    labels = [words(row, _LABEL - EDGE - 0.1) for row in strength_rows(Scope.OWN)]
    highs = [
        max(_ROW, label.height + 0.08, *(found[number].beside.height + 0.06 for found in panels.values()))
        for number, label in enumerate(labels)
    ]
    tops = [_HEAD + sum(highs[:number]) + (0.3 if number >= len(LEVELS) else 0.0) for number in range(len(highs))]
    middles = [top + high / 2 for top, high in zip(tops, highs, strict=True)]
    body = tops[-1] + highs[-1]
    whole = canvas(TITLE, _LEAD, body, _notes(appraised))
    _draw_labels(labels, middles, tops, whole.strip(0, body))
    end = scale(((bar.claims, bar.beside.width + 0.1) for found in panels.values() for bar in found), _PANEL)
    for number, (part, found) in enumerate(panels.items()):
        left = _LABEL + number * (_PANEL + _GAP)
        head = whole.strip(0, _HEAD)
        write(head, left, 0.06, words(f"{part.capitalize()}: {_claims(found)}", _PANEL, bold=True))
        axes = whole.axes(left, _HEAD, _PANEL, body - _HEAD)
        draw_bars(found, [middle - _HEAD for middle in middles], end, axes)
    return Plot(NAME, TITLE, _alt(panels), whole.figure)


_LEAD = (
    f"Each claim is counted once, at the {EDITION} level of the finding that decides its verdict, over the studies that"
    " its own document cites."
)


def _draw_labels(labels: Sequence[Words], middles: Sequence[float], tops: Sequence[float], axes: Axes) -> None:
    for label, middle in zip(labels, middles, strict=True):
        write(axes, EDGE, middle - label.height / 2, label)
    border = tops[len(LEVELS)] - 0.26
    axes.plot([EDGE, WIDTH - EDGE], [border, border], color=FAINT, linewidth=0.8)
    write(axes, EDGE, 0.08, words(f"{EDITION} level", _LABEL, SMALL, colour=GREY))
    write(axes, EDGE, border + 0.06, words("no level", _LABEL, SMALL, colour=GREY))


def _notes(appraised: AppraisedEvidence) -> tuple[str, ...]:
    claims = [claim.id for claim in appraised.evidence.claims if block(claim) in HEADLINE_BLOCKS]
    unsure = sum(Scope.OWN in appraised.provisional.get(claim, ()) for claim in claims)
    note = "A level says what kind of finding decides, for or against; it does not say how sure the claim is."
    if unsure:
        note += (
            f" {unsure:,} of {counted(len(claims), 'verdict')} would change without the facts that nobody has verified."
        )
    return (note,)


def _claims(found: Sequence[DesignBar]) -> str:
    return counted(sum(bar.claims for bar in found), "claim")


def _alt(panels: dict[Block, tuple[DesignBar, ...]]) -> str:
    told = (
        f"{part.capitalize()}, {_claims(found)}: "
        + "; ".join([*(f"{bar.row}, {bar.claims:,}" for bar in found if bar.claims), "every other row, 0"])
        + "."
        for part, found in panels.items()
    )
    return f"Bars of claims by the design they reach. {' '.join(told)}"
