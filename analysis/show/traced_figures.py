"""Claimed percentages against every recorded finding in per cent, one panel a figure."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.model.words import Phase
from analysis.show.canvas import EDGE, SMALL, TEXT, WIDTH, Canvas, Words, canvas, numbered, paged, width, words, write
from analysis.show.cells import counted
from analysis.show.marks import BAND, FAINT, GREY, INK, PAPER, PHASES
from analysis.show.material import Material
from analysis.show.plot import Plot
from analysis.show.traces import UNIT, Panel, Point, StudyPoints, panels

NAME = "figures-traced"
TITLE = "Claimed percentages beside what the studies report"

# Inches: words left of the points, the scale, words right of it; a page; a line of the key.
_LEFT, _SCALE, _PAGE, _KEY = 2.75, 1.95, 8.2, 0.2
_RIGHT = _LEFT + _SCALE + 0.16
_AXIS = 0.26
_PAD = 0.05


class Line(NamedTuple):
    """A line of a panel with its height in inches: a study's heading, or a point with the words on both sides."""

    height: float
    left: tuple[Words, ...]
    right: Words | None = None
    point: Point | None = None


class Block(NamedTuple):
    """A panel, or the part of one that a page holds: its heading, its lines and the upper end of its scale."""

    panel: Panel
    heading: tuple[Words, ...]
    lines: tuple[Line, ...]
    end: float

    @property
    def height(self) -> float:
        """Height in inches."""
        return sum(one.height for one in self.heading) + sum(line.height for line in self.lines) + _AXIS + 0.3


def _blocks(found: Iterable[Panel]) -> Iterator[Block]:
    for panel in found:
        heading = _heading(panel, "")
        lines = list(_lines(panel))
        for number, part in enumerate(paged((line.height for line in lines), _PAGE - 1.5)):
            again = heading if number == 0 else _heading(panel, " (continued)")
            yield Block(panel, again, (*_study_above(lines, part.start), *lines[part]), _end(panel))


def _study_above(lines: Sequence[Line], start: int) -> tuple[Line, ...]:
    """The study's heading once more, where a page begins in the middle of its points."""
    if lines[start].point is None:
        return ()
    return (next(line for line in reversed(lines[:start]) if line.point is None),)


def _heading(panel: Panel, more: str) -> tuple[Words, ...]:
    room = WIDTH - 2 * EDGE
    claimed = words(f"Claimed: {panel.figure} {UNIT}{more}", room, 9, bold=True)
    return (claimed, *(words(claim, room, SMALL, colour=GREY, most=3) for claim in panel.claims))


def _lines(panel: Panel) -> Iterator[Line]:
    for study in panel.studies:
        yield _study_line(study)
        yield from map(_point_line, study.points)
    if not panel.studies:
        none = words(f"No finding in {UNIT} is recorded.", _LEFT - 2 * EDGE)
        yield Line(none.height + 2 * _PAD, (none,))


def _study_line(study: StudyPoints) -> Line:
    name = words(study.name, WIDTH / 3, bold=True, most=1)
    about = words(study.about, WIDTH - 2 * EDGE - name.width - 0.1, SMALL, colour=GREY, most=2)
    return Line(max(name.height, about.height) + 2 * _PAD, (name, about))


def _point_line(point: Point) -> Line:
    room = _LEFT - EDGE - 0.2
    left = (words(point.heading, room, most=3), words(point.label, room, SMALL, colour=GREY, most=4))
    colour = INK if point.same_number else GREY
    right = words(point.comparison, WIDTH - EDGE - _RIGHT, SMALL, bold=point.agrees, colour=colour)
    high = max(sum(one.height for one in left), right.height)
    return Line(high + 2 * _PAD, left, right, point)


def _end(panel: Panel) -> float:
    """Upper end of the scale: 100, or the next multiple of 20 above the largest number shown."""
    numbers = [float(panel.figure.high)]
    for study in panel.studies:
        numbers.extend(number for one in study.points for number in (one.value, one.control) if number is not None)
    return max(100.0, 20.0 * ceil(max(numbers) / 20))


def draw_panel(block: Block, texts: Axes, axes: Axes) -> Axes:
    """Draw a panel: the words on axes in inches, the points on axes with the per cent scale; both run downwards."""
    _draw_scale(block, axes)
    y = _AXIS
    for number, line in enumerate(block.lines):
        if line.point is None:
            _draw_study(line, y, texts)
        else:
            if number % 2:
                texts.axhspan(y, y + line.height, EDGE / WIDTH, 1 - EDGE / WIDTH, color=BAND, linewidth=0, zorder=0)
            _draw_words(line, y, texts)
            draw_point(line.point, y + line.height / 2, axes)
        y += line.height
    return axes


def _draw_scale(block: Block, axes: Axes) -> None:
    figure, bottom = block.panel.figure, axes.get_ylim()[0]
    axes.set_xlim(0, block.end)
    axes.set_axis_off()
    margin = block.end / _SCALE * (width(str(figure), TEXT, bold=True) / 2 + 0.14)
    for share in range(5 + 1):
        tick = block.end * share / 5
        axes.plot([tick, tick], [_AXIS, bottom], color=FAINT, linewidth=0.6, zorder=1)
        if not float(figure.low) - margin < tick < float(figure.high) + margin:
            axes.text(tick, _AXIS - 0.04, f"{tick:.0f}", size=SMALL, color=GREY, ha="center", va="bottom")
    low, high = float(figure.low), float(figure.high)
    if figure.is_range:
        axes.fill_betweenx([_AXIS, bottom], low, high, color=FAINT, linewidth=0, zorder=1)
    for number in dict.fromkeys((low, high)):
        axes.plot([number, number], [_AXIS, bottom], color=INK, linewidth=1.1, zorder=2)
    axes.text((low + high) / 2, _AXIS - 0.04, str(figure), size=TEXT, weight="bold", ha="center", va="bottom")


def _draw_study(line: Line, y: float, axes: Axes) -> None:
    name, about = line.left
    write(axes, EDGE, y + _PAD, name)
    write(axes, EDGE + name.width + 0.1, y + _PAD, about)


def _draw_words(line: Line, y: float, axes: Axes) -> None:
    top = y + (line.height - sum(one.height for one in line.left)) / 2
    for paragraph in line.left:
        write(axes, EDGE + 0.12, top, paragraph)
        top += paragraph.height
    if line.right:
        write(axes, _RIGHT, y + (line.height - line.right.height) / 2, line.right)


def draw_point(point: Point, middle: float, axes: Axes) -> Axes:
    """Draw a finding at this height: its interval, its control arm as a small bar, and its marker, hollow if not verified."""
    if point.value is None:
        axes.text(0.02, middle, "fewer than 20: counts only", transform=axes.get_yaxis_transform(), size=SMALL, color=GREY)
        return axes
    mark = PHASES[point.finding.phase]
    if point.interval:
        ends = [100 * point.interval.low, 100 * point.interval.high]
        axes.plot(ends, [middle, middle], color=mark.edge, linewidth=1, marker="|", markersize=4, zorder=3)
    if point.control is not None:
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


def _key() -> tuple[tuple[str, dict[str, object]], ...]:
    """What the markers mean: words, and how the marker beside them is drawn."""
    line = {"color": INK, "markersize": 0}
    phases = tuple(
        (str(phase), {"marker": mark.shape, "markersize": mark.size, "markerfacecolor": mark.face, "markeredgecolor": mark.edge})
        for phase, mark in PHASES.items()
    )
    return (
        *phases,
        ("hollow: not verified", {"marker": "o", "markersize": 7, "markerfacecolor": PAPER, "markeredgecolor": INK}),
        ("control arm", {"marker": "|", "markersize": 9, "markeredgecolor": INK, "markeredgewidth": 1.8}),
        ("95 % Wilson interval, sampling error only", line),
    )


def draw_key(axes: Axes) -> Axes:
    """Draw the key in two lines; axes in inches."""
    items = _key()
    for row, part in enumerate((items[: len(PHASES)], items[len(PHASES) :])):
        x, middle = EDGE, (row + 0.5) * _KEY
        for text, look in part:
            points = [x, x + 0.1, x + 0.2] if "color" in look else [x + 0.1]
            axes.plot(points, [middle] * len(points), **{"linestyle": "-" if "color" in look else "", **look})
            axes.text(x + 0.26, middle, text, size=SMALL, va="center_baseline")
            x += 0.26 + width(text, SMALL) + 0.22
    return axes


def figures_traced(material: Material) -> tuple[Plot, ...]:
    """The plot, on as many pages as its panels need; without such a claim it says so in words."""
    found = panels(material)
    blocks = list(_blocks(found))
    pages = paged((block.height for block in blocks), _PAGE)
    alt = _alt(found)
    return tuple(
        _page(blocks[page], numbered(NAME, TITLE, number, len(pages)), alt) for number, page in enumerate(pages, 1)
    )


def _page(blocks: Sequence[Block], head: tuple[str, str], alt: str) -> Plot:
    if not blocks:
        return Plot(*head, alt, canvas(head[1], alt, 0.1).figure)
    rows = sum(block.height for block in blocks)
    whole = canvas(head[1], _LEAD, rows + 2 * _KEY, _NOTES)
    y = 0.0
    for block in blocks:
        _place(block, y, whole)
        y += block.height
    draw_key(whole.strip(rows, 2 * _KEY))
    return Plot(*head, alt, whole.figure)


def _place(block: Block, top: float, whole: Canvas) -> None:
    paper = whole.strip(top, block.height)
    paper.plot([EDGE, WIDTH - EDGE], [0.06, 0.06], color=GREY, linewidth=0.6)
    y = 0.12
    for paragraph in block.heading:
        write(paper, EDGE, y, paragraph)
        y += paragraph.height
    high = _AXIS + sum(line.height for line in block.lines)
    draw_panel(block, whole.strip(top + y, high), whole.axes(_LEFT, top + y, _SCALE, high))


_LEAD = (
    f"Benefit and safety claims with a figure in {UNIT}. The upright line is the claimed figure, each marker a finding, its sign"
    " left aside. A figure agrees with a finding only if number and quantity agree."
)
_NOTES = (
    "Shares of people without counts are shown as recorded; an interval is drawn only where counts were read and people are"
    " independent. Signs: documents print “44 % less”, studies −44.",
)


def _alt(found: Sequence[Panel]) -> str:
    if not found:
        return "No benefit or safety claim carries a percentage."
    return " ".join(_told(panel) for panel in found)


def _told(panel: Panel) -> str:
    points = [(study.name, point) for study in panel.studies for point in study.points]
    agreeing = [
        f"{point.heading} ({study}, {point.finding.phase}{'' if point.finding.verified else ', not verified'})"
        for study, point in points
        if point.agrees
    ]
    others = sum(point.same_number and not point.agrees for _, point in points)
    told = f"Claimed {panel.figure} {UNIT} beside {counted(len(points), 'finding')}: "
    told += f"agrees with {'; '.join(agreeing)}" if agreeing else "agrees with none"
    return f"{told}; {others} more {'has' if others == 1 else 'have'} the same number of another quantity or outcome." if others else f"{told}."
