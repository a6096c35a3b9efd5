"""Boxes: what is said of each thing that has to be said, and a dashed box for what is not."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Strip, Words, height, width, words, write, write_amid
from analysis.show.plots.frame_cells import labels, text_of
from analysis.show.plots.frame_plot import empty_plot, frame_plot
from analysis.show.plots.palette import GREY, INK, PAPER, VERMILION
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted, listed

if TYPE_CHECKING:
    import pandas as pd

NOT_SAID = "not said"

# Inches: the gap between boxes, one with an arrow in it, the blank in a box, the least height of a box.
_GAP, _ARROW, _PAD, _LEAST = 0.08, 0.26, 0.07, 0.62
#: Boxes beside each other, and lines in a box, at most.
_ABREAST, _LINES = 7, 4


class _Box(NamedTuple):
    """A box: its label, its words if there are any, its number and message if it is ringed."""

    label: str
    text: str
    number: int
    message: str

    def words(self, room: float) -> Words:
        """What stands in it."""
        return words(self.text or NOT_SAID, room, bold=bool(self.text), colour=INK if self.text else GREY)


def boxes(
    parts: "pd.Series[Any]",
    *,
    title: str,
    ringed: Mapping[str, str] | None = None,
    arrows: bool = False,
    note: str = "",
) -> Plot:
    """Boxes beside each other, in as many rows as they need: solid with words, dashed where these are missing.

    ``parts``: Label of each box to its words or number; a missing one is *not said*.
    ``title``: Heading of the plot.
    ``ringed``: Label to a message: that box has a thick ring and a number, and the message stands under its row.
    ``arrows``: Whether an arrow leads from each box to the next.
    ``note``: Words under the plot.
    Raises ``KeyError`` if no box has a label that is to be ringed.
    """
    if parts.empty:
        return empty_plot("boxes", title, note)
    messages, found = {text_of(name): text for name, text in (ringed or {}).items()}, list[_Box]()
    if unknown := set(messages) - {name for _, name in labels(parts.index)}:
        raise KeyError(f"no box is named {', '.join(map(repr, sorted(unknown)))}")
    for (heading, name), value in zip(labels(parts.index), parts, strict=True):
        number = sum(box.number > 0 for box in found) + 1 if name in messages else 0
        label = f"{heading}, {name}" if heading else name
        found.append(_Box(label, text_of(value), number, text_of(messages.get(name))))
    gap = _ARROW if arrows else _GAP
    abreast = _abreast(found, gap, 0.0 if arrows else gap)
    left = EDGE + (_ARROW if arrows and abreast < len(found) else 0.0)
    wide = min((WIDTH - EDGE - left + gap) / abreast - gap, 2.4)
    drawn = [_row(found[at : at + abreast], left, wide, gap, at > 0) for at in range(0, len(found), abreast)]
    return frame_plot("boxes", title, _alt(found, arrows), drawn, note, found, arrows)


def _abreast(found: Sequence[_Box], gap: float, last: float) -> int:
    """How many boxes stand beside each other: as many as leave every text few lines and no word cut.

    ``last`` is how much of the gap after the last one may lie beyond the edge.
    """
    for abreast in range(min(_ABREAST, len(found)), 2, -1):
        room = (WIDTH - 2 * EDGE + last) / abreast - gap - 2 * _PAD
        texts = [(box.text, TEXT, True) for box in found] + [(box.label, SMALL, False) for box in found]
        whole = all(width(word, size, bold) <= room for text, size, bold in texts for word in text.split())
        if whole and all(len(words(box.text, room, bold=True).lines) <= _LINES for box in found):
            return abreast
    return min(2, len(found))


def _row(found: Sequence[_Box], first: float, wide: float, gap: float, goes_on: bool) -> Strip:
    """Boxes under their labels, and under them the messages of those that are ringed.

    ``first``, ``wide``, ``gap``: Inches: where the first begins, how wide each is, and the gap between two, which holds
        an arrow where there is room. ``goes_on``: Whether there are boxes before the first.
    """
    above = [words(box.label, wide, SMALL, colour=GREY) for box in found]
    texts = [box.words(wide - 2 * _PAD) for box in found]
    ringed = [(box, words(box.message, WIDTH - EDGE - first - 0.28)) for box in found if box.number]
    head = max(label.height for label in above) + 0.07
    tall = max(_LEAST, *(text.height + 2 * _PAD for text in texts))
    total = head + tall + 0.14 + (0.04 + sum(message.height + 0.05 for _, message in ringed) if ringed else 0.0)

    def draw(axes: Axes, y: float) -> None:
        top, middle = y + head, y + head + tall / 2
        for number, (box, label, text) in enumerate(zip(found, above, texts, strict=True)):
            left = first + number * (wide + gap)
            write(axes, left + 0.02, top - 0.05 - label.height, label)
            _frame(axes, box, left, top, wide, tall)
            write_amid(axes, left + wide / 2, middle, text, align="center")
            if gap == _ARROW and (number or goes_on):
                look = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0}
                axes.annotate("", (left - 0.03, middle), (left - gap + 0.03, middle), arrowprops=look)
        at = top + tall + 0.11
        for box, message in ringed:
            _badge(axes, box.number, first + 0.1, at + height(1) / 2)
            write(axes, first + 0.28, at, message)
            at += message.height + 0.05

    return Strip(total, draw)


def _frame(axes: Axes, box: _Box, left: float, top: float, wide: float, tall: float) -> None:
    look: dict[str, Any] = {"edgecolor": INK, "linewidth": 1.4}
    if not box.text:
        look = {"edgecolor": GREY, "linewidth": 1.0, "linestyle": (0, (4, 2))}
    axes.add_patch(Rectangle((left, top), wide, tall, facecolor="none", **look))
    if box.number:
        ring = Rectangle((left - 0.03, top - 0.03), wide + 0.06, tall + 0.06, facecolor="none", edgecolor=VERMILION)
        ring.set_linewidth(2.4)
        axes.add_patch(ring)
        _badge(axes, box.number, left + wide - 0.02, top + 0.02)


def _badge(axes: Axes, number: int, x: float, y: float) -> None:
    """A ringed box's number, as it stands at the box and before the message."""
    axes.plot([x], [y], "o", markersize=12, color=VERMILION, markeredgecolor=PAPER, markeredgewidth=0.8, zorder=4)
    (text,) = write_amid(axes, x, y, Words((f"{number}",), SMALL, bold=True, colour=PAPER), align="center")
    text.set_zorder(5)


def _alt(found: Sequence[_Box], arrows: bool) -> str:
    told = f"{counted(len(found), 'box', 'boxes')}{' in a chain' if arrows else ''}: "
    told += "; ".join(f"{box.label}, {box.text or NOT_SAID}" for box in found)
    silent = [box.label for box in found if not box.text]
    ringed = [f" Ringed: {box.label}, {box.message or 'no message'}." for box in found if box.number]
    return f"{told}. {f'Not said: {listed(silent)}.' if silent else 'All are said.'}{''.join(ringed)}"
