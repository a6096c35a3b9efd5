"""Plots of a data frame: what is cut, where words find room, and the plot with its name."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Part, Strip, Words, words, write, write_amid
from analysis.show.plots.palette import FAINT, GREY
from analysis.show.plots.plot import Plot, paged_plot

_ROOM = WIDTH - 2 * EDGE
_T = TypeVar("_T")

#: What an empty frame is drawn as.
NO_ROW = "Nothing to draw: no row was selected."


def frame_plot(
    kind: str, title: str, alt: str, parts: Sequence[Part], note: str, *drawn: object, cuts: Sequence[str] = ()
) -> Plot:
    """A plot under its title, with what is cut and a note below. Its name is the kind and a digest of what is drawn.

    So two plots of one kind stand on one page without an id in common, and the same data have the same name.
    """
    digest = sha256(repr((title, alt, note, *drawn)).encode("utf-8", "replace")).hexdigest()[:8]
    pages = [(" ".join(filter(None, (alt, *cuts))), parts)]
    (plot,) = paged_plot(f"{kind}-{digest}", title, pages, notes=[text for text in (*cuts, note) if text])
    return plot


def empty_plot(kind: str, title: str, note: str = "") -> Plot:
    """The plot of a frame without rows: an empty frame, and a sentence that says so."""

    def draw(axes: Axes, y: float) -> None:
        frame = Rectangle((EDGE, y), _ROOM, 0.6, facecolor="none", edgecolor=FAINT, linestyle="--", linewidth=0.8)
        axes.add_patch(frame)
        write_amid(axes, WIDTH / 2, y + 0.3, words(NO_ROW, _ROOM, colour=GREY), align="center")

    return frame_plot(kind, title, NO_ROW, [Strip(0.65, draw)], note)


def first_rows(rows: Sequence[_T], most: int = 30, what: str = "rows") -> tuple[Sequence[_T], str]:
    """The first rows, and the sentence that says how many there are where some are cut."""
    return rows[:most], f"{most:,} of {len(rows):,} {what} shown." if len(rows) > most else ""


def told(rows: Iterable[str], most: int) -> str:
    """Rows in a sentence: the first ones, and how many more there are."""
    found = list(rows)
    return "; ".join([*found[:most], *([f"and {len(found) - most:,} more"] if len(found) > most else [])])


def spread(places: Sequence[float], texts: Sequence[Words]) -> Strip:
    """Texts amid their places and within the edges, on as many lines as they need not to touch each other."""
    half = [text.width / 2 for text in texts]
    middles = [min(max(x, EDGE + one), WIDTH - EDGE - one) for x, one in zip(places, half, strict=True)]
    found, ends = [0] * len(texts), list[float]()
    for at in sorted(range(len(texts)), key=lambda at: middles[at] - half[at]):
        left, right = middles[at] - half[at], middles[at] + half[at]
        found[at] = next((line for line, end in enumerate(ends) if end + 0.06 < left), len(ends))
        ends[found[at] : found[at] + 1] = [right]
    tall = max((text.height for text in texts), default=0.0) + 0.02

    def draw(axes: Axes, y: float) -> None:
        for middle, line, text in zip(middles, found, texts, strict=True):
            write(axes, middle, y + line * tall, text, align="center")

    return Strip(len(ends) * tall, draw)


def fitting(text: str, room: float, size: float = SMALL, bold: bool = False) -> str:
    """The text on one line of at most ``room`` inches; what does not fit ends in an ellipsis."""
    return words(text, room, size, bold=bold, most=1).lines[0]
