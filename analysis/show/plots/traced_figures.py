"""Claimed percentages against every recorded finding in per cent, one panel a figure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import ceil
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Phase
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Canvas, Words, canvas, numbered, paged, width, words, write
from analysis.show.plots.figure_traces import UNIT, Panel, Point, StudyPoints, panels, told
from analysis.show.plots.palette import BAND, FAINT, GREY, INK, PAPER, PHASES
from analysis.show.plots.plot import Plot

NAME = "figures-traced"
TITLE = "Claimed percentages beside what the studies report"

# Inches: words left of the points, the scale, words right of it; a page; a line of the key.
_LEFT, _SCALE, _PAGE, _KEY = 3.1, 1.9, 8.4, 0.2
_RIGHT = _LEFT + _SCALE + 0.16
_AXIS = 0.36
# Most findings of a study with another number than the claim that have a line each.
_MOST = 8
# Most claims of a figure that are quoted above its panel.
_CLAIMS = 10
_PAD = 0.05


class FigureLine(NamedTuple):
    """A line of a panel with its height in inches: a study's heading, or points with the words on both sides.

    Points that share a line are those of a study that have another number than the claim, where they are many.
    """

    height: float
    left: tuple[Words, ...]
    right: tuple[Words, ...] = ()
    points: tuple[Point, ...] = ()


class FigurePanel(NamedTuple):
    """A panel, or the part of one that a page holds: its heading, its lines and the upper end of its scale."""

    panel: Panel
    heading: tuple[Words, ...]
    lines: tuple[FigureLine, ...]
    end: float

    @property
    def height(self) -> float:
        """Height in inches."""
        return _high(self.heading) + sum(line.height for line in self.lines) + _AXIS + 0.3


def _blocks(found: Iterable[Panel]) -> Iterator[FigurePanel]:
    for panel in found:
        heading = _heading(panel, "")
        lines = list(_lines(panel))
        for number, part in enumerate(paged(_heights(lines), _PAGE - 1.5)):
            again = heading if number == 0 else _heading(panel, " (continued)")[:1]
            yield FigurePanel(panel, again, (*_study_above(lines, part.start), *lines[part]), _end(panel))


def _study_above(lines: Sequence[FigureLine], start: int) -> tuple[FigureLine, ...]:
    """The study's heading once more, where a page begins in the middle of its points."""
    if not lines[start].points:
        return ()
    return (next(line for line in reversed(lines[:start]) if not line.points),)


def _heights(lines: Sequence[FigureLine]) -> Iterator[float]:
    """Heights of lines for cutting them into pages; a study's name takes that of its first line too, to keep it."""
    taken = 0.0
    for line, after in zip(lines, (*lines[1:], None), strict=True):
        names = not line.points and after is not None
        yield line.height - taken + (after.height if names and after else 0.0)
        taken = after.height if names and after else 0.0


def _heading(panel: Panel, more: str) -> tuple[Words, ...]:
    room = WIDTH - 2 * EDGE
    claimed = words(f"Claimed: {panel.figure} {UNIT}{more}", room, 9, bold=True)
    said = panel.claims[:_CLAIMS]
    if len(panel.claims) > _CLAIMS:
        said = (*said, f"and {len(panel.claims) - _CLAIMS:,} more claims, which the table of claims has")
    return (claimed, *(words(claim, room, SMALL, colour=GREY, most=3) for claim in said))


def _lines(panel: Panel) -> Iterator[FigureLine]:
    for study in panel.studies:
        yield _study_line(study)
        others = tuple(point for point in study.points if not point.same_number)
        together = others if len(others) > _MOST else ()
        yield from (_point_line(point) for point in study.points if point not in together)
        if together:
            yield _strip_line(together)
    if not panel.studies:
        none = words(f"No finding in {UNIT} is recorded.", _LEFT - 2 * EDGE)
        yield FigureLine(none.height + 2 * _PAD, (none,))


def _study_line(study: StudyPoints) -> FigureLine:
    name = words(study.name, WIDTH / 3, bold=True, most=1)
    about = words(study.about, WIDTH - 2 * EDGE - name.width - 0.1, SMALL, colour=GREY, most=2)
    return FigureLine(max(name.height, about.height) + 2 * _PAD, (name, about))


def _point_line(point: Point) -> FigureLine:
    room = _LEFT - EDGE - 0.2
    left = (words(point.heading, room, most=3), words(point.label, room, SMALL, colour=GREY, most=4))
    room = WIDTH - EDGE - _RIGHT
    right = tuple(
        words(one.words, room, SMALL, bold=one.agrees, colour=INK if one.same_number else GREY)
        for one in point.comparisons
    )
    return FigureLine(max(_high(left), _high(right)) + 2 * _PAD, left, right, (point,))


def _strip_line(points: tuple[Point, ...]) -> FigureLine:
    text = f"{len(points):,} findings with another number"
    left = (
        words(text, _LEFT - EDGE - 0.2),
        words("each is a row of the table of findings", _LEFT - EDGE - 0.2, SMALL, colour=GREY),
    )
    right = (words("none agrees", WIDTH - EDGE - _RIGHT, SMALL, colour=GREY),)
    return FigureLine(_high(left) + 2 * _PAD, left, right, points)


def _high(paragraphs: Iterable[Words]) -> float:
    return sum(one.height for one in paragraphs)


def _end(panel: Panel) -> float:
    """Upper end of the scale: 100, or the next multiple of 20 above the largest number shown."""
    numbers = [float(panel.figure.high)]
    for study in panel.studies:
        numbers.extend(number for one in study.points for number in (one.value, one.control) if number is not None)
    return max(100.0, 20.0 * ceil(max(numbers) / 20))


def draw_panel(block: FigurePanel, texts: Axes, axes: Axes) -> Axes:
    """Draw a panel: the words on axes in inches, the points on axes with the per cent scale; both run downwards."""
    _draw_scale(block, axes)
    y = _AXIS
    for number, line in enumerate(block.lines):
        if not line.points:
            _draw_study(line, y, texts)
        else:
            if number % 2:
                texts.axhspan(y, y + line.height, EDGE / WIDTH, 1 - EDGE / WIDTH, color=BAND, linewidth=0, zorder=0)
            _draw_words(line, y, texts)
            _draw_lines(block, (y, y + line.height), axes)
            for point in line.points:
                draw_point(point, y + line.height / 2, axes, alone=len(line.points) == 1)
        y += line.height
    return axes


def _draw_scale(block: FigurePanel, axes: Axes) -> None:
    figure = block.panel.figure
    axes.set_xlim(0, block.end)
    axes.set_axis_off()
    for tick in _ticks(block):
        axes.text(tick, _AXIS - 0.03, f"{tick:.0f}", size=SMALL, color=GREY, ha="center", va="bottom")
    middle = float(figure.low + figure.high) / 2
    axes.text(middle, _AXIS - 0.16, f"claimed {figure}", size=SMALL, weight="bold", ha="center", va="bottom")


def _ticks(block: FigurePanel) -> list[float]:
    return [block.end * share / 5 for share in range(5 + 1)]


def _draw_lines(block: FigurePanel, rows: tuple[float, float], axes: Axes) -> None:
    """Draw the scale's lines and the claimed figure, a band where it is a range, over these heights."""
    low, high = float(block.panel.figure.low), float(block.panel.figure.high)
    axes.vlines(_ticks(block), *rows, color=FAINT, linewidth=0.6, zorder=1)
    if low < high:
        axes.fill_betweenx(rows, low, high, color=FAINT, linewidth=0, zorder=1)
    axes.vlines([low, high] if low < high else [low], *rows, color=INK, linewidth=1.1, zorder=2)


def _draw_study(line: FigureLine, y: float, axes: Axes) -> None:
    x = EDGE
    for paragraph in line.left:
        write(axes, x, y + _PAD, paragraph)
        x += paragraph.width + 0.1


def _draw_words(line: FigureLine, y: float, axes: Axes) -> None:
    for x, paragraphs in ((EDGE + 0.12, line.left), (_RIGHT, line.right)):
        top = y + (line.height - _high(paragraphs)) / 2
        for paragraph in paragraphs:
            write(axes, x, top, paragraph)
            top += paragraph.height


def draw_point(point: Point, middle: float, axes: Axes, *, alone: bool = True) -> Axes:
    """Draw a finding at this height: its marker, hollow if not verified; if alone, its interval and control arm too."""
    if point.value is None and not alone:
        return axes
    if point.value is None:
        axes.text(
            0.02, middle, "fewer than 20: counts only", transform=axes.get_yaxis_transform(), size=SMALL, color=GREY
        )
        return axes
    mark = PHASES[point.finding.phase]
    if point.interval and alone:
        ends = [100 * point.interval.low, 100 * point.interval.high]
        axes.plot(ends, [middle, middle], color=mark.edge, linewidth=1, marker="|", markersize=4, zorder=3)
    if point.control is not None and alone:
        axes.plot([point.control, point.value], [middle, middle], color=GREY, linewidth=0.6, linestyle=":", zorder=3)
        axes.plot(point.control, middle, marker="|", markersize=9, color=INK, markeredgewidth=1.8, zorder=4)
    face = mark.face if point.finding.verified else PAPER
    axes.plot(
        *(point.value, middle),
        marker=mark.shape,
        markersize=mark.size,
        markerfacecolor=face,
        markeredgecolor=mark.edge,
        clip_on=False,
        zorder=5,
    )
    return axes


def _key(phases: Collection[Phase]) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What the markers mean: words, and how the marker beside them is drawn."""
    line = {"color": INK, "markersize": 0}
    shapes = tuple(
        (
            str(phase),
            {"marker": mark.shape, "markersize": mark.size, "markerfacecolor": mark.face, "markeredgecolor": mark.edge},
        )
        for phase, mark in PHASES.items()
        if phase in phases
    )
    return (
        *shapes,
        (
            "filled: read; hollow: not verified",
            {"marker": "o", "markersize": 7, "markerfacecolor": PAPER, "markeredgecolor": INK},
        ),
        ("control arm", {"marker": "|", "markersize": 9, "markeredgecolor": INK, "markeredgewidth": 1.8}),
        ("95 % Wilson interval, sampling error only", line),
    )


def draw_key(phases: Collection[Phase], axes: Axes) -> Axes:
    """Draw the key in two lines, the phases in the first; axes in inches."""
    items = _key(phases)
    for row, part in enumerate((items[:-3], items[-3:])):
        x, middle = EDGE, (row + 0.5) * _KEY
        for text, look in part:
            points = [x, x + 0.1, x + 0.2] if "color" in look else [x + 0.1]
            axes.plot(points, [middle] * len(points), **{"linestyle": "-" if "color" in look else "", **look})
            axes.text(x + 0.26, middle, text, size=SMALL, va="center_baseline")
            x += 0.26 + width(text, SMALL) + 0.22
    return axes


def figures_traced(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its panels need; without such a claim it says so in words."""
    found = panels(review)
    blocks = list(_blocks(found))
    pages = paged((block.height for block in blocks), _PAGE)
    return tuple(_page(blocks[page], numbered(NAME, TITLE, number, len(pages))) for number, page in enumerate(pages, 1))


def _page(blocks: Sequence[FigurePanel], head: tuple[str, str]) -> Plot:
    alt = told(tuple(dict.fromkeys(block.panel for block in blocks)))
    if not blocks:
        return Plot(*head, alt, canvas(head[1], alt, 0.1).figure)
    rows = sum(block.height for block in blocks)
    whole = canvas(head[1], _LEAD, rows + 2 * _KEY, _NOTES)
    y = 0.0
    for block in blocks:
        _place(block, y, whole)
        y += block.height
    phases = {point.finding.phase for block in blocks for line in block.lines for point in line.points}
    draw_key(phases, whole.strip(rows, 2 * _KEY))
    return Plot(*head, alt, whole.figure)


def _place(block: FigurePanel, top: float, whole: Canvas) -> None:
    paper = whole.strip(top, block.height)
    paper.plot([EDGE, WIDTH - EDGE], [0.06, 0.06], color=GREY, linewidth=0.6)
    y = 0.12
    for paragraph in block.heading:
        write(paper, EDGE, y, paragraph)
        y += paragraph.height
    high = _AXIS + sum(line.height for line in block.lines)
    draw_panel(block, whole.strip(top + y, high), whole.axes(_LEFT, top + y, _SCALE, high))


_LEAD = (
    f"Benefit and safety claims with a figure in {UNIT}. The upright line is the claimed figure, each marker a finding:"
    " of a cited study any in that unit, of another study those with the claimed number."
    " A figure agrees with a finding only if number and quantity agree."
)
_NOTES = (
    "Shares without counts are shown as recorded; an interval is drawn only where counts were read and people are"
    " independent. Findings are placed by their size: a fall of 20 %, printed as −20 %, stands at 20.",
)
