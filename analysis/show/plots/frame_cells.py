"""Cells of a data frame as plots read them: labels, words and numbers, and how a number is printed."""

from collections.abc import Callable, Iterable
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeVar

from analysis.show.plots.canvas import shown

if TYPE_CHECKING:
    import pandas as pd

_T = TypeVar("_T")


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
