"""Plots of a data frame: what is cut, where words find room, and the plot with its name."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, WIDTH, Words, shown, words, write, write_amid
from analysis.show.plots.palette import FAINT, GREY
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.plots.strips import Part, Strip

if TYPE_CHECKING:
    import pandas as pd

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


# Cells


def labels(index: "pd.Index[Any]") -> list[tuple[str, str]]:
    """Heading and label of every row: the first level of a two-level index and the rest of it."""
    found = []
    for entry in index:
        *front, label = [text_of(part) or "not said" for part in (entry if isinstance(entry, tuple) else (entry,))]
        found.append((front[0], ", ".join([*front[1:], label])) if front else ("", label))
    return found


def kinds(column: Any, cells: Iterable[Any]) -> dict[str, int]:
    """Place of each word among the cells of a column: in the order of its categories, else as they are met."""
    order = column.cat.categories if hasattr(column, "cat") else ()
    words_met = dict.fromkeys(text_of(one) or "not said" for one in (*order, *cells))
    return {word: place for place, word in enumerate(words_met)}


def is_missing(value: Any) -> bool:
    """Whether a cell holds nothing: ``None``, ``NA``, ``NaN`` or an empty text."""
    import pandas as pd

    return value == "" if isinstance(value, str) else pd.api.types.is_scalar(value) and bool(pd.isna(value))


def text_of(value: Any) -> str:
    """A cell as words on one line: a whole number without a point, yes or no; empty where it holds nothing."""
    if is_missing(value):
        return ""
    if type(value).__name__ in ("bool", "bool_"):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value == round(value, 0) else said(value)
    return shown(str(value))


def number_of(value: Any) -> float | None:
    """A cell as a number; ``None`` where it holds nothing or no finite number.

    Raises ``ValueError`` if it holds words.
    """
    found = None if is_missing(value) else float(value)
    return found if found is not None and isfinite(found) else None


def column(rows: "pd.DataFrame", name: str | None, read: Callable[[Any], _T]) -> list[_T]:
    """Every cell of a column as ``read`` reads it; of no column as many that hold nothing."""
    return [read(cell) for cell in ([None] * len(rows) if name is None else rows[name])]


def said(number: float, unit: str = "") -> str:
    """A number as it is printed, with its unit: no more digits than tell it from its neighbours."""
    if number and abs(number) < 1:
        text = f"{number:.3g}"
    else:
        text = f"{number:,.{2 if abs(number) < 10 else 1}f}".rstrip("0").rstrip(".")
    return f"{text.replace('-', '−')} {unit}".rstrip()
