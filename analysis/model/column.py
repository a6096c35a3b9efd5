"""A column: what it means and what it may hold."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Column(NamedTuple):
    """What a column means and what it may hold.

    ``key`` marks the columns that together identify a row. ``refers`` names the column of another table (or the keys of
    ``citations.bib``) that the value must be found in. ``pattern`` is a regular expression that the whole text must
    match; ``least`` and ``most`` bound a number. ``several`` marks a cell that may name more than one, separated by
    spaces; ``added`` one that a table may lack, which is then read as blank. A column whose type allows
    ``None``, or whose type is ``str`` and that has no example or is marked ``blank``, may be left empty.
    """

    meaning: str
    example: str = ""
    key: bool = False
    refers: str = ""
    blank: bool = False
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    several: bool = False
    added: bool = False


#: What makes a column the default of a record's field, whatever the field's type; no record is made without its values.
column: Callable[..., Any] = Column

#: What identifies a document, a rater and their like.
NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"

#: A column for remarks, as several tables have it.
NOTE = column("Anything that a reviewer must know; blank if nothing.")
