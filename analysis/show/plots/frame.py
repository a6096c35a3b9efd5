"""Plots of a data frame: its cells as they are read, what is cut, and the plot with its name."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.show.plots.canvas import EDGE, WIDTH, said, shown, words, write_amid
from analysis.show.plots.palette import FAINT, GREY
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.plots.strips import Part, Strip

if TYPE_CHECKING:
    import pandas as pd

_ROOM = WIDTH - 2 * EDGE
_T = TypeVar("_T")

#: What an empty frame is drawn as.
NO_ROW = "Nothing to draw: no row was selected."
#: What stands for a word that is missing.
NOT_SAID = "not said"


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
        axes.add_patch(Rectangle((EDGE, y), _ROOM, 0.6, fill=False, edgecolor=FAINT, linestyle="--", linewidth=0.8))
        write_amid(axes, WIDTH / 2, y + 0.3, words(NO_ROW, _ROOM, colour=GREY), align="center")

    return frame_plot(kind, title, NO_ROW, [Strip(0.65, draw)], note)


def first_rows(rows: Sequence[_T], most: int = 30, what: str = "rows") -> tuple[Sequence[_T], str]:
    """The first rows, and the sentence that says how many there are where some are cut."""
    return rows[:most], f"{most:,} of {len(rows):,} {what} shown." if len(rows) > most else ""


def told(rows: Iterable[str], most: int) -> str:
    """Rows in a sentence: the first ones, and how many more there are."""
    found = list(rows)
    return "; ".join([*found[:most], *([f"and {len(found) - most:,} more"] if len(found) > most else [])])


def labels(index: "pd.Index[Any]") -> list[tuple[str, str]]:
    """Heading and label of every row: the first level of a two-level index and the rest of it."""
    found = []
    for entry in index:
        *front, label = [_word(part) for part in (entry if isinstance(entry, tuple) else (entry,))]
        found.append((front[0], ", ".join([*front[1:], label])) if front else ("", label))
    return found


def kinds(column: Any, make: Callable[[int], _T]) -> tuple[dict[str, _T], list[str]]:
    """What is made of the place of each word of a column, by the order of its categories, else as met; its words."""
    order, found = column.cat.categories if hasattr(column, "cat") else (), list(map(_word, column))
    return {word: make(place) for place, word in enumerate(dict.fromkeys([*map(_word, order), *found]))}, found


def _word(value: Any) -> str:
    return text_of(value) or NOT_SAID


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


def cells(rows: "pd.DataFrame", name: str | None, read: Callable[[Any], _T]) -> list[_T]:
    """Every cell of a column as ``read`` reads it; of no column as many that hold nothing."""
    return [read(cell) for cell in ([None] * len(rows) if name is None else rows[name])]
