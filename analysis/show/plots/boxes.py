"""Boxes: what is said of each thing that has to be said, and a dashed box for what is not."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import (
    EDGE,
    SMALL,
    TEXT,
    WIDTH,
    Strip,
    Words,
    height,
    high,
    width,
    words,
    write,
    write_amid,
)
from analysis.show.plots.frame_plot import empty_plot, frame_plot, labels, text_of
from analysis.show.plots.palette import GREY, INK, PAPER, VERMILION
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted, listed

if TYPE_CHECKING:
    import pandas as pd

KIND = "boxes"
NOT_SAID = "not said"

# Inches: the gap between boxes, one with an arrow in it, the blank in a box, the least height of a box.
_GAP, _ARROW, _PAD, _LEAST = 0.08, 0.26, 0.07, 0.62
#: Boxes beside each other, and lines in a box, at most.
_ABREAST, _LINES = 7, 4


class _Box(NamedTuple):
    """A box: its label, its words if there are any, its number and message if it is ringed."""

    label: str
    text: str
    number: int = 0
    message: str = ""


def boxes(
    parts: "pd.Series[Any]",
    *,
    title: str,
    ringed: Mapping[str, str] | None = None,
    arrows: bool = False,
    note: str = "",
) -> Plot:
    """Boxes beside each other, in as many rows as they need: a solid one with words, a dashed one where they are missing.

    Parameters
    ----------
    parts
        Label of each box to its words or number; a missing one is *not said*.
    title
        Heading of the plot.
    ringed
        Label to a message: that box has a thick ring and a number, and the message stands under its row.
    arrows
        Whether an arrow leads from each box to the next.
    note
        Words under the plot.
    """
    if parts.empty:
        return empty_plot(KIND, title, note)
    messages, found = ringed or {}, list[_Box]()
    for (heading, name), value in zip(labels(parts.index), parts, strict=True):
        number = sum(box.number > 0 for box in found) + 1 if name in messages else 0
        label = f"{heading}, {name}" if heading else name
        found.append(_Box(label, text_of(value), number, text_of(messages.get(name))))
    gap = _ARROW if arrows else _GAP
    abreast = _abreast(found, gap)
    wide = min((WIDTH - 2 * EDGE + gap) / abreast - gap, 2.4)
    rows = [found[start : start + abreast] for start in range(0, len(found), abreast)]
    drawn = [_row(row, wide, gap, arrows, last=row is rows[-1]) for row in rows]
    return frame_plot(KIND, title, _alt(found, arrows), drawn, [note], found, arrows, note)


def _abreast(found: Sequence[_Box], gap: float) -> int:
    """How many boxes stand beside each other: as many as leave every text few lines and no word cut."""
    for abreast in range(min(_ABREAST, len(found)), 2, -1):
        room = (WIDTH - 2 * EDGE + gap) / abreast - gap - 2 * _PAD
        texts = [(box.text, TEXT, True) for box in found] + [(box.label, SMALL, False) for box in found]
        whole = all(width(word, size, bold) <= room for text, size, bold in texts for word in text.split())
        if whole and all(len(words(box.text, room, bold=True).lines) <= _LINES for box in found):
            return abreast
    return min(2, len(found))


def _row(row: Sequence[_Box], wide: float, gap: float, arrows: bool, last: bool) -> Strip:
    """Boxes under their labels, and under them the messages of those that are ringed."""
    above = [words(box.label, wide, SMALL, colour=GREY) for box in row]
    texts = [
        words(box.text or NOT_SAID, wide - 2 * _PAD, bold=bool(box.text), colour=INK if box.text else GREY)
        for box in row
    ]
    messages = [words(box.message, WIDTH - 2 * EDGE - 0.3, colour=INK) for box in row if box.number]
    head = max(label.height for label in above) + 0.04
    tall = max(_LEAST, *(text.height + 2 * _PAD for text in texts))
    below = high(messages) + (0.06 + 0.05 * len(messages) if messages else 0.0)

    def draw(axes: Axes, y: float) -> None:
        top = y + head
        for number, (box, label, text) in enumerate(zip(row, above, texts, strict=True)):
            left = EDGE + number * (wide + gap)
            write(axes, left + 0.02, top - 0.04 - label.height, label)
            _frame(axes, box, left, top, wide, tall)
            write_amid(axes, left + wide / 2, top + tall / 2, text, align="center")
            if arrows and not (last and box is row[-1]):
                _arrow(axes, left + wide, top + tall / 2, gap)
        at = top + tall + 0.09
        for box, message in zip([box for box in row if box.number], messages, strict=True):
            _badge(axes, box.number, EDGE + 0.1, at + height(1) / 2)
            write(axes, EDGE + 0.28, at, message)
            at += message.height + 0.05

    return Strip(head + tall + below + 0.12, draw)


def _frame(axes: Axes, box: _Box, left: float, top: float, wide: float, tall: float) -> None:
    look: dict[str, Any] = {"edgecolor": INK if box.text else GREY, "linewidth": 1.4 if box.text else 1.0}
    if not box.text:
        look["linestyle"] = (0, (4, 2))
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


def _arrow(axes: Axes, x: float, y: float, gap: float) -> None:
    axes.annotate(
        "", (x + gap - 0.03, y), (x + 0.03, y), arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.2}
    )


def _alt(found: Sequence[_Box], arrows: bool) -> str:
    told = f"{counted(len(found), 'box', 'boxes')}{' in a chain' if arrows else ''}: "
    told += "; ".join(f"{box.label}, {box.text or NOT_SAID}" for box in found)
    silent = [box.label for box in found if not box.text]
    ringed = [f" Ringed: {box.label}, {box.message or 'no message'}." for box in found if box.number]
    return f"{told}. {f'Not said: {listed(silent)}.' if silent else 'All are said.'}{''.join(ringed)}"
