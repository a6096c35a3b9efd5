"""The records of a table as a data frame: one function for every table, derived from ``schema.py``.

Values are typed, nothing is worded: what a cell does not hold is missing (``NA``), never a word for it.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.model.evidence import Evidence
from analysis.model.figure import Figure
from analysis.schema import TABLES

_TYPES = {int: "Int64", Decimal: "float64", bool: "boolean", date: "datetime64[s]", str: "string", Figure: "string"}


def record_frame(table: str, evidence: Evidence) -> pd.DataFrame:
    """The records of a table, a row each, with the columns of its file in their order.

    Whole numbers are ``Int64``, other numbers ``float64``, yes and no ``boolean``, dates ``datetime64[s]``, words of a
    closed list ``category`` (all allowed words, in the order of the list), texts and figures as printed ``string``.
    The index is the key where it is a single column (``id``, ``study``), else the row that a spreadsheet shows, ``row``
    or, where a column is called so, ``sheet row``.

    Raises ``KeyError`` if there is no such table; the message lists those there are.
    """
    if table not in TABLES:
        raise KeyError(f"no table is named {table!r}; there are {', '.join(TABLES)}")
    schema, records = TABLES[table], getattr(evidence, table)
    columns = {
        field.name: typed_column([getattr(record, field.name) for record in records], field.type)
        for field in schema.fields
    }
    name = "row" if "row" not in columns else "sheet row"
    rows = pd.Index([one.origin.row or one.origin.line for one in records], name=name, dtype="int64")
    frame = pd.DataFrame(columns).set_axis(rows)
    return frame.set_index(schema.key[0]) if len(schema.key) == 1 else frame


def typed_column(values: Iterable[Any], kind: type | tuple[str, ...]) -> "pd.Series[Any]":
    """Values of one type, or nothing, as a column of a frame: of the types that ``record_frame`` names.

    ``kind`` is the type of the values or, where no type has them all, the words of their list.
    """
    plain = [_plain(value) for value in values]
    if isinstance(kind, tuple) or issubclass(kind, StrEnum):
        return pd.Series(pd.Categorical(plain, categories=list(map(str, kind))))
    return pd.Series(plain, dtype=_TYPES[kind])


def _plain(value: Any) -> Any:
    """A value as pandas takes it; an empty text is a missing one."""
    if value is None or value == "":
        return None
    if isinstance(value, Figure):
        return value.text
    return value.value if isinstance(value, StrEnum) else float(value) if isinstance(value, Decimal) else value
