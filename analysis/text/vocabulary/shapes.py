"""Shapes: wordings of several words, in the table beside this file, a row each, and the parts that they are made of.

The table has the columns ``shape``, ``list``, ``says``, ``matches`` and ``not``: a shape as ``prose/quotes.py`` reads
it with the parts of its list's reader, the list that it is in, what a text says in which it stands, blank where all of
the list say one thing or it says none, a text in which it stands, and one in which it does not. Parts are rows of
``parts.csv``: the reader that has one, its name in capitals, its shape, which may hold further names, and what it is.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from analysis.model.evidence import grouped
from analysis.text.rows import rows_beside


class TellingShape(NamedTuple):
    """A shape, and what a text says in which it stands."""

    shape: str
    says: str


@cache
def shapes() -> Mapping[str, tuple[TellingShape, ...]]:
    """The lists of the table by their names, their shapes in the order of the rows."""
    return grouped((row["list"], TellingShape(row["shape"], row["says"])) for row in rows_beside(__file__))


@cache
def parts(reader: str) -> Mapping[str, str]:
    """The parts of a reader (``numbers``) by their names."""
    return {row["part"]: row["shape"] for row in rows_beside(__file__, "parts") if row["reader"] == reader}
