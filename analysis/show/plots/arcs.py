"""Arcs: pairs of things on a line, an arc for each pair, as thick as it has rows."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes

from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Words, longest, words, write_amid
from analysis.show.plots.dots import Scale
from analysis.show.plots.frame import cells, empty_plot, first_rows, frame_plot, is_missing, number_of, text_of, told
from analysis.show.plots.marks import key, line_sample
from analysis.show.plots.palette import GREY, INK, PAPER
from analysis.show.plots.plot import Plot
from analysis.show.plots.strips import Strip, spread
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

# Inches: the blank left and right of the outermost nodes, the highest arc, a loop's width and height.
_SIDE, _HIGHEST, _LOOP = 0.55, 2.3, (0.26, 0.42)

_PALE = "#8c8c8c"


class _Arc(NamedTuple):
    """An arc: its two nodes, how many rows it has, and whether any of them is strong."""

    first: Any
    second: Any
    size: int
    strong: bool


def arcs(
    pairs: "pd.DataFrame",
    *,
    title: str,
    first: str,
    second: str,
    strong: str,
    nodes: Sequence[Any] | Mapping[Any, str] | None = None,
    note: str = "",
) -> Plot:
    """Nodes on a line, and an arc for each pair of them; a loop for a pair of a node with itself.

    ``pairs``: A row a pair; several rows of the same two nodes are one arc, whichever comes first, as thick as they are
        many; their number stands at it.
    ``title``, ``note``: Heading of the plot, and words under it.
    ``first``, ``second``: Columns of the two nodes: names, which stand evenly spaced; or numbers alone, which stand to
        scale.
    ``strong``: Column of yes and no: an arc is dark if any of its rows is. Its name stands in the key.
    ``nodes``: All nodes in their order, those without an arc too; or each with its label. Else those of the pairs, as
        met.
    Raises ``KeyError`` if the frame has no column of a name given.
    """
    every, unplaced = _arcs(cells(pairs, first, _node), cells(pairs, second, _node), cells(pairs, strong, text_of))
    if not every and nodes is None:
        return empty_plot("arcs", title, note)
    found, cut = first_rows(every, what="arcs")
    names = _nodes(found, nodes)
    kinds = {INK: text_of(strong), _PALE: f"not {text_of(strong)}"}
    entries = ((partial(line_sample, colour=colour, thick=2.4), text) for colour, text in kinds.items())
    missed = f"{counted(unplaced, 'row')} without both places not drawn." if unplaced else ""
    drawn = [_line(found, names), Strip(0.08), key(entries)]
    alt = _alt(found, names, strong)
    return frame_plot("arcs", title, alt, drawn, note, found, names, strong, cuts=[cut, missed])


def _arcs(first: Sequence[Any], second: Sequence[Any], strong: Sequence[str]) -> tuple[list[_Arc], int]:
    """The arcs, those of most rows first; and how many rows lack a node."""
    found: dict[tuple[Any, Any], _Arc] = {}
    placed = [row for row in zip(first, second, strong, strict=True) if None not in row]
    for one, other, dark in placed:
        ends = (other, one) if (other, one) in found else (one, other)
        before = found.get(ends, _Arc(*ends, 0, strong=False))
        found[ends] = _Arc(*ends, before.size + 1, before.strong or dark in ("yes", "1"))
    return sorted(found.values(), key=lambda arc: -arc.size), len(first) - len(placed)


def _node(value: Any) -> Any:
    """A node: a number, else its name; ``None`` where it is missing."""
    if is_missing(value):
        return None
    return text_of(value) if isinstance(value, str) else number_of(value)


def _nodes(found: Sequence[_Arc], nodes: Sequence[Any] | Mapping[Any, str] | None) -> dict[Any, str]:
    """Every node with its label; numbers in their order."""
    given = nodes if isinstance(nodes, Mapping) else {one: one for one in (nodes if nodes is not None else ())}
    names = {_node(one): text_of(label) for one, label in given.items()}
    met = [end for arc in found for end in (arc.first, arc.second)]
    names |= {one: text_of(one) for one in met if one not in names}
    return dict(sorted(names.items())) if all(isinstance(one, float) for one in names) else names


def _line(found: Sequence[_Arc], names: Mapping[Any, str]) -> Strip:
    """The line with its arcs above, its loops below, and the labels under these; numbers to scale, names evenly."""
    numbers, ends = all(isinstance(one, float) for one in names), (EDGE + _SIDE, WIDTH - EDGE - _SIDE)
    at = {one: float(one) if numbers else float(place) for place, one in enumerate(names)}
    low, high = min(at.values()), max(at.values())
    scale = Scale(*ends, (low, high if high > low else low + 1))
    places = {one: scale.x(number) if high > low else WIDTH / 2 for one, number in at.items()}
    each = (ends[1] - ends[0]) / max(len(names) - 1, 1) - 0.06
    room = min(max(each, longest(names.values()) + 0.01), 2 * (EDGE + _SIDE))
    texts = [words(text, room, SMALL if numbers else TEXT, most=4) for text in names.values()]
    labels = spread(list(places.values()), texts)
    pairs = [(places[arc.first], places[arc.second]) for arc in found]
    spans = [(min(pair), max(pair)) for pair in pairs]
    wide = [right - left for left, right in spans]
    widest, most = max(wide, default=0.0) or 1.0, max((arc.size for arc in found), default=1)
    tall = min(_HIGHEST, 0.5 * widest) if any(wide) else 0.0
    above, loops = tall + 0.15, 0.06 if all(wide) else _LOOP[1] + 0.12

    def draw(axes: Axes, y: float) -> None:
        base, taken = y + above, list[tuple[float, float]]()
        axes.plot([EDGE, WIDTH - EDGE], [base, base], color=GREY, linewidth=0.8, zorder=1)
        axes.plot(list(places.values()), [base] * len(places), "o", color=INK, markersize=4, zorder=3)
        labels.draw(axes, base + loops)
        for at in sorted(range(len(found)), key=lambda at: (found[at].strong, -wide[at])):
            path = _path(*spans[at], base, max(0.3, tall * wide[at] / widest))
            _draw(axes, found[at], path, 0.9 + found[at].size * min(1.2, 4.5 / most), taken)

    return Strip(above + loops + labels.height, draw)


def _path(left: float, right: float, base: float, tall: float) -> list[tuple[float, float]]:
    """The way of an arc so many inches high, from left to right; of a node with itself that of a loop under it."""
    turns = [pi * one / 60 for one in range(61)]
    if left < right:
        middle, half = (left + right) / 2, (right - left) / 2
        return [(middle - half * cos(t), base - tall * sin(t)) for t in turns]
    wide, deep = _LOOP
    return [(left + wide / 2 * sin(2 * t), base + deep / 2 * (1 - cos(2 * t))) for t in turns]


def _draw(
    axes: Axes, arc: _Arc, path: Sequence[tuple[float, float]], thick: float, taken: list[tuple[float, float]]
) -> None:
    """Draw an arc or a loop, and its number where no other stands: amid it, else further down on an arc."""
    colour = INK if arc.strong else _PALE
    (line,) = axes.plot(*zip(*path, strict=True), color=colour, linewidth=thick, zorder=2.2 if arc.strong else 2)
    line.set_solid_capstyle("butt")
    text = Words((f"{arc.size:,}",), SMALL, bold=arc.strong)
    apart, high = text.width + 0.08, text.height
    spots = [path[place] for place in ((30, 24, 36, 20, 40, 16, 44, 12, 48) if arc.first != arc.second else (30,))]
    free = (spot for spot in spots if all(abs(spot[0] - x) > apart or abs(spot[1] - y) > high for x, y in taken))
    x, y = next(free, spots[0])
    taken.append((x, y))
    (number,) = write_amid(axes, x, y, text, align="center")
    number.set(bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}, zorder=4)


def _alt(found: Sequence[_Arc], names: Mapping[Any, str], strong: str) -> str:
    """The arcs in words: how many of how many nodes, and those that count most."""
    lines = []
    for arc in found:
        second = "with itself" if arc.first == arc.second else f"and {names[arc.second]}"
        lines.append(f"{names[arc.first]} {second}, {arc.size:,}{f' ({strong})' if arc.strong else ''}")
    total = f"{sum(arc.size for arc in found):,}"
    ends = f"{counted(len(found), 'arc')} between {counted(len(names), 'place')}, {total} in all"
    return f"{ends}: {told(lines, 10)}." if found else f"{counted(len(names), 'place')} without an arc."
