"""Claimed percentages against every recorded finding in per cent, one panel a figure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.check.evidence_review import EvidenceReview
from analysis.model.figure import Figure
from analysis.model.words import Comparison, Phase
from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    WIDTH,
    Part,
    Pile,
    Strip,
    Words,
    beside,
    headed,
    paged,
    rule,
    width,
    words,
    write,
)
from analysis.show.plots.figure_traces import UNIT, Panel, Point, StudyPoints, panels, told
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow
from analysis.show.plots.marks import KeyEntry, Sign, key
from analysis.show.plots.palette import FAINT, GREY, INK, PAPER, PHASES, Mark
from analysis.show.plots.plot import Plot, paged_plot

NAME = "figures-traced"
TITLE = "Claimed percentages beside what the studies report"

# Inches: words left of the points, the scale, words right of it; a page; the scale's numbers.
_LEFT, _SCALE, _PAGE, _AXIS = 3.1, 1.9, 8.4, 0.36
_RIGHT = _LEFT + _SCALE + 0.16
# Inches: blank above and below a line; how much points stand in below their study; room for words on both sides.
_PAD, _INDENT = 0.05, 0.12
_ROOMS = (_LEFT - EDGE - 0.2, WIDTH - EDGE - _RIGHT)
# Most findings of a study with another number than the claim that have a line each.
_MOST = 8
# Most claims of a figure that are quoted above its panel.
_CLAIMS = 10

_CONTROL = Mark("|", 9, INK, INK, line=1.8)
_FEW = "fewer than 20: counts only"

_LEAD = (
    f"Benefit and safety claims with a figure in {UNIT}. The upright line is the claimed figure, each marker a finding:"
    " of a cited study any in that unit, of another study those with the claimed number."
    " A figure agrees with a finding only if number and quantity agree."
)
_NOTES = (
    "Shares without counts are shown as recorded; an interval is drawn only where counts were read and people are"
    " independent. Findings are placed by their size: a fall of 20 %, printed as −20 %, stands at 20.",
)


class FigureScale(NamedTuple):
    """The scale of a panel as a part of the plot: the claimed figure, and the upper end of the scale."""

    figure: Figure
    end: float

    @property
    def height(self) -> float:
        """Height in inches."""
        return _AXIS

    def at(self, value: float) -> float:
        """Where a value stands, in inches."""
        return _LEFT + value * _SCALE / self.end

    @property
    def _ticks(self) -> list[float]:
        return [self.end * share / 5 for share in range(5 + 1)]

    @property
    def _claimed(self) -> list[float]:
        return [self.at(float(end)) for end in (self.figure.low, self.figure.high)]

    def draw(self, axes: Axes, y: float) -> None:
        """Write the numbers, and the claimed figure above them."""
        for tick in self._ticks:
            write(axes, self.at(tick), y + 0.19, Words((f"{tick:.0f}",), SMALL, colour=GREY), align="center")
        claimed = Words((f"claimed {self.figure}",), SMALL, bold=True)
        write(axes, sum(self._claimed) / 2, y + 0.06, claimed, align="center")

    def draw_lines(self, axes: Axes, top: float, bottom: float) -> None:
        """Draw the scale's lines and the claimed figure, a band where it is a range, over these heights."""
        ends = sorted({*self._claimed})
        axes.vlines([self.at(tick) for tick in self._ticks], top, bottom, color=FAINT, linewidth=0.6, zorder=1)
        axes.fill_between(ends, top, bottom, color=FAINT, linewidth=0, zorder=1)
        axes.vlines(ends, top, bottom, color=INK, linewidth=1.1, zorder=2)


def _blocks(found: Iterable[Panel]) -> Iterator[Pile[Panel]]:
    """Panels under lines; one that is higher than a page in several blocks."""
    for panel in found:
        scale = FigureScale(panel.figure, _end(panel))
        studies = [(_study(study), _study(study), _rows(study.points, scale)) for study in panel.studies]
        for number, rows in enumerate(headed(studies, _PAGE - 1.5)):
            heading = _heading(panel, " (continued)")[:1] if number else _heading(panel, "")
            grid = MarkGrid(rows or [_NONE], beside=MarkColumn(_RIGHT, Words(()), "left"))
            yield Pile(panel, (Strip(0.12, _line), *heading, scale, grid, Strip(0.18)))


def _line(axes: Axes, y: float) -> None:
    rule(axes, y + 0.06)


def _heading(panel: Panel, more: str) -> tuple[Words, ...]:
    room = WIDTH - 2 * EDGE
    claimed = words(f"Claimed: {panel.figure} {UNIT}{more}", room, 9, bold=True)
    said = panel.claims[:_CLAIMS]
    if len(panel.claims) > _CLAIMS:
        said = (*said, f"and {len(panel.claims) - _CLAIMS:,} more claims, which the table of claims has")
    return (claimed, *(words(claim, room, SMALL, colour=GREY, most=3) for claim in said))


_NONE = beside([(EDGE, [words(f"No finding in {UNIT} is recorded.", _LEFT - 2 * EDGE)])], _PAD, _PAD)


def _study(study: StudyPoints) -> list[Part]:
    """The line above a study's points."""
    name = words(study.name, WIDTH / 3, bold=True, most=1)
    about = words(study.about, WIDTH - 2 * EDGE - name.width - 0.1, SMALL, colour=GREY, most=2)
    return [beside([(EDGE, [name]), (EDGE + name.width + 0.1, [about])], _PAD, _PAD)]


def _rows(points: Sequence[Point], scale: FigureScale) -> Iterator[MarkRow]:
    """A row for each point; those with another number than the claim share one where they are many."""
    others = [point for point in points if not point.same_number]
    together = others if len(others) > _MOST else []
    for point in points:
        if point not in together:
            yield _row(point, scale)
    if together:
        first = words(f"{len(together):,} findings with another number", _ROOMS[0])
        label = (first, words("each is a row of the table of findings", _ROOMS[0], SMALL, colour=GREY))
        right = (words("none agrees", _ROOMS[1], SMALL, colour=GREY),)
        placed = [(scale.at(point.value), _sign(point)) for point in together if point.value is not None]
        yield MarkRow(label=label, beside=right, placed=placed, behind=scale.draw_lines, pad=2 * _PAD, indent=_INDENT)


def _row(point: Point, scale: FigureScale) -> MarkRow:
    """A point with its interval and its control arm."""
    room, right = _ROOMS
    comparisons = [
        words(said, right, SMALL, bold=one.comparison is Comparison.AGREES, colour=INK if one.same_number else GREY)
        for said, one in point.comparisons
    ]
    label = (words(point.heading, room, most=3), words(point.label, room, SMALL, colour=GREY, most=4))
    row = MarkRow(label, beside=comparisons, behind=scale.draw_lines, pad=2 * _PAD, indent=_INDENT)
    if point.value is None:
        few = Sign(Mark("", 0, PAPER, PAPER, GREY), _FEW, SMALL)
        return row._replace(placed=[(scale.at(0) + 0.04 + width(_FEW, SMALL) / 2, few)])
    value = scale.at(point.value)
    control = None if point.control is None else scale.at(point.control)

    def behind(axes: Axes, top: float, bottom: float) -> None:
        scale.draw_lines(axes, top, bottom)
        if point.interval:
            ends = [scale.at(100 * end) for end in point.interval]
            edge = PHASES[point.finding.phase].edge
            axes.plot(ends, [(top + bottom) / 2] * 2, color=edge, linewidth=1, marker="|", markersize=4)
        if control is not None:
            axes.plot([control, value], [(top + bottom) / 2] * 2, color=GREY, linewidth=0.6, linestyle=":")

    controls = [(control, Sign(_CONTROL))] if control is not None else []
    return row._replace(behind=behind, placed=[*controls, (value, _sign(point))])


def _sign(point: Point) -> Sign:
    """The marker of a point, hollow if it is not verified."""
    mark = PHASES[point.finding.phase]
    return Sign(mark if point.finding.verified else mark._replace(face=PAPER))


def _end(panel: Panel) -> float:
    """Upper end of the scale: 100, or the next multiple of 20 above the largest number shown."""
    numbers = [float(panel.figure.high)]
    for study in panel.studies:
        numbers.extend(number for one in study.points for number in (one.value, one.control) if number is not None)
    return max(100.0, 20.0 * ceil(max(numbers) / 20))


def _keys(phases: Collection[Phase]) -> list[Strip]:
    """What the markers mean: a line for the phases, and one for all else."""
    samples = {
        "filled: read; hollow: not verified": Mark("o", 7, PAPER, INK, line=1),
        "control arm": _CONTROL,
        "95 % Wilson interval, sampling error only": Mark("_", 14.4, INK, INK, line=1),
    }
    shapes = {str(phase): mark for phase, mark in PHASES.items() if phase in phases}
    return [key(KeyEntry(Sign(mark).draw, text) for text, mark in part.items()) for part in (shapes, samples)]


def figures_traced(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its panels need; without such a claim it says so in words."""
    blocks = list(_blocks(panels(review)))
    if not blocks:
        return paged_plot(NAME, TITLE, [(told(()), [Strip(0.1)])])
    return paged_plot(NAME, TITLE, [_page(page) for page in paged(blocks, _PAGE)], lead=_LEAD, notes=_NOTES)


def _page(blocks: Sequence[Pile[Panel]]) -> tuple[str, Sequence[Part]]:
    """What is told of a page, and its parts."""
    found = tuple(dict.fromkeys(block.about for block in blocks))
    phases = {point.finding.phase for panel in found for study in panel.studies for point in study.points}
    return told(found), (*blocks, *_keys(phases))
