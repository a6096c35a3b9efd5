"""Boxes: what is said of each thing that has to be said, and a dashed box for what is not."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, longest, words, write_amid
from analysis.show.plots.frame import NOT_SAID, empty_plot, frame_plot, labels, text_of
from analysis.show.plots.marks import PlotSign
from analysis.show.plots.palette import GREY, INK, PAPER, VERMILION, PlotMark
from analysis.show.plots.plot import Plot
from analysis.show.plots.strips import Part, Shape, Stack, Strip, line
from analysis.text.prose.phrases import counted, listed

if TYPE_CHECKING:
    import pandas as pd

# Inches: the gap between boxes, one with an arrow in it, the blank in a box, the least height and the most width of it.
_GAP, _ARROW, _PAD, _LEAST, _MOST = 0.08, 0.26, 0.07, 0.62, 2.4
#: Boxes beside each other, and lines in a box, at most.
_ABREAST, _LINES = 7, 4


class _Box(NamedTuple):
    """A box: its label, its words if there are any, its number and message if it is ringed."""

    label: str
    text: str
    number: int
    message: str


def boxes(
    parts: "pd.Series[Any]", *, title: str, ringed: Mapping[str, str] | None = None, arrows: bool = False
) -> Plot:
    """Boxes beside each other, in as many rows as they need: solid with words, dashed where these are missing.

    ``parts``: Label of each box to its words or number; a missing one is *not said*.
    ``title``: Heading of the plot.
    ``ringed``: Label to a message: that box has a thick ring and a number, and the message stands under its row.
    ``arrows``: Whether an arrow leads from each box to the next.
    Raises ``KeyError`` if no box has a label that is to be ringed.
    """
    if parts.empty:
        return empty_plot("boxes", title)
    messages, found = {text_of(name): text for name, text in (ringed or {}).items()}, list[_Box]()
    if unknown := set(messages) - {name for _, name in labels(parts.index)}:
        raise KeyError(f"no box is named {', '.join(map(repr, sorted(unknown)))}")
    for (heading, name), value in zip(labels(parts.index), parts, strict=True):
        number = sum(box.number > 0 for box in found) + 1 if name in messages else 0
        label = f"{heading}, {name}" if heading else name
        found.append(_Box(label, text_of(value), number, text_of(messages.get(name))))
    gap = _ARROW if arrows else _GAP
    abreast = _abreast(found, WIDTH - 2 * EDGE - (gap if arrows else 0.0), gap)
    left = EDGE + (gap if arrows and abreast < len(found) else 0.0)
    wide = min((WIDTH - EDGE - left + gap) / abreast - gap, _MOST)
    drawn = list[Part]()
    for at in range(0, len(found), abreast):
        placed = [(left + place * (wide + gap), box) for place, box in enumerate(found[at : at + abreast])]
        drawn += _row(placed, wide, [x for x, _ in placed[0 if at else 1 :]] if arrows else [])
    return frame_plot("boxes", title, _alt(found, arrows), drawn, "", found, arrows)


def _abreast(found: Sequence[_Box], room: float, gap: float) -> int:
    """How many boxes stand beside each other: as many as leave every text few lines and no word cut."""
    word = max(longest((box.text for box in found), bold=True), longest((box.label for box in found), SMALL))
    for abreast in range(min(_ABREAST, len(found)), 2, -1):
        wide = (room + gap) / abreast - gap - 2 * _PAD
        if word <= wide and all(len(words(box.text, wide, bold=True).lines) <= _LINES for box in found):
            return abreast
    return min(2, len(found))


def _row(placed: Sequence[tuple[float, _Box]], wide: float, arrows: Sequence[float]) -> list[Part]:
    """Boxes so many inches wide under their labels, arrows to some, and the messages of those that are ringed."""
    names = [Stack(x + 0.02, [words(box.label, wide, SMALL, colour=GREY)]) for x, box in placed]
    look: tuple[dict[str, Any], ...] = ({"colour": GREY}, {"bold": True})
    texts = [words(box.text or NOT_SAID, wide - 2 * _PAD, **look[bool(box.text)]) for _, box in placed]
    tall = max(_LEAST, *(text.height + 2 * _PAD for text in texts))

    def draw(axes: Axes, y: float) -> None:
        for (x, box), text in zip(placed, texts, strict=True):
            _frame(axes, box, x, y, wide, tall)
            write_amid(axes, x + wide / 2, y + tall / 2, text, align="center")
        for x in arrows:
            look = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
            axes.annotate("", (x - 0.03, y + tall / 2), (x - _ARROW + 0.03, y + tall / 2), arrowprops=look)

    parts = [line(names, least=0.0, share=1.0, colour="none"), Strip(tall, draw), Strip(0.11)]
    left = placed[0][0]
    for number, message in ((box.number, box.message) for _, box in placed if box.number):
        badge, room = Shape(0.18, partial(_badge, number)), WIDTH - EDGE - left - 0.28
        stacks = [Stack(left + 0.1, [badge]), Stack(left + 0.28, [words(message, room)])]
        parts.append(line(stacks, least=0.0, pad=0.03, colour="none"))
    return [*parts, Strip(0.03)]


def _frame(axes: Axes, box: _Box, left: float, top: float, wide: float, tall: float) -> None:
    look: dict[str, Any] = {"edgecolor": INK, "linewidth": 1.4}
    if not box.text:
        look = {"edgecolor": GREY, "linewidth": 1.0, "linestyle": (0, (4, 2))}
    axes.add_patch(Rectangle((left, top), wide, tall, facecolor="none", **look))
    if box.number:
        look = {"facecolor": "none", "edgecolor": VERMILION, "linewidth": 2.4}
        axes.add_patch(Rectangle((left - 0.03, top - 0.03), wide + 0.06, tall + 0.06, **look))
        _badge(box.number, axes, left + wide - 0.02, top + 0.02)


def _badge(number: int, axes: Axes, x: float, y: float) -> None:
    """A ringed box's number, as it stands at the box and before the message."""
    PlotSign(PlotMark("o", 12, VERMILION, PAPER, PAPER), f"{number}", SMALL, bold=True).draw(axes, x, y)


def _alt(found: Sequence[_Box], arrows: bool) -> str:
    told = f"{counted(len(found), 'box', 'boxes')}{' in a chain' if arrows else ''}: "
    told += "; ".join(f"{box.label}, {box.text or NOT_SAID}" for box in found)
    silent = [box.label for box in found if not box.text]
    ringed = [f" Ringed: {box.label}, {box.message or 'no message'}." for box in found if box.number]
    return f"{told}. {f'Not said: {listed(silent)}.' if silent else 'All are said.'}{''.join(ringed)}"
