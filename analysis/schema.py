"""The tables, derived from the records: which files there are, which columns, and what each cell may hold.

Nothing is written here that the records do not say; a column is described once, in ``model/``.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from analysis.model import conclusions, words
from analysis.model.evidence import Evidence, Ratings
from analysis.model.figure import Figure
from analysis.model.records import Column
from analysis.model.words import Word

# What spreadsheets show instead of a value that they could not work out, as after a quote that starts with "=" or "-".
_SPREADSHEET_ERROR = re.compile(r"#(?:NAME\?|VALUE!|REF!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!|#+)")


class Unfit(ValueError):
    """A cell does not hold what its column needs. The text says what is needed, as in "needs a whole number"."""


class Field(NamedTuple):
    """A column of a table: its name, its description, the Python type of its values and the words it is limited to.

    ``allowed`` is empty for a column without a controlled list. ``optional`` says whether the cell may be empty.
    """

    name: str
    column: Column
    type: type
    allowed: tuple[str, ...]
    optional: bool

    def parse(self, text: str) -> Any:
        """Value of a cell.

        Returns ``None`` for an empty cell (``""`` in a text column). Raises ``Unfit`` if the cell is empty and must not
        be, or holds what the column may not hold.
        """
        if not text:
            if not self.optional:
                raise Unfit("needs a value")
            return "" if self.type is str else None
        if text[0] == "#" and _SPREADSHEET_ERROR.fullmatch(text):
            raise Unfit("needs what was typed, not the error that a spreadsheet made of it")
        if issubclass(self.type, Word) and text not in self.allowed:
            raise Unfit(f"needs one of: {' · '.join(self.allowed)}")
        value = _value(text, self.type) if self.type in _FORMS else self.type(text)
        pattern, least, most = self.column.pattern, self.column.least, self.column.most
        if pattern and not re.fullmatch(pattern, text, re.ASCII):
            raise Unfit(f"needs the form {pattern}")
        if least is not None and value < least:
            raise Unfit(f"needs a number of {least:g} or more")
        if most is not None and value > most:
            raise Unfit(f"needs a number of {most:g} or less")
        return value


# More digits than any result has are a slip; without a bound they would only trip the arithmetic later.
_LONG = re.compile(r"\d{19}")

# The form of each kind of value, what makes it of a text of that form, and what it is in words.
_FORMS: Mapping[type, tuple[str, Callable[[str], Any], str]] = {
    int: (r"[+-]?\d{1,18}", int, "a whole number, digits only"),
    Decimal: (r"[+-]?\d{1,18}(\.\d{1,18})?", Decimal, "a number with a point for the decimals, such as 84.8"),
    Figure: (".{1,37}", Figure.parse, "a number such as 91 or -3.5 or a range such as 4-8, without its unit"),
    date: (r"\d{4}-\d\d-\d\d", date.fromisoformat, "a date, YYYY-MM-DD"),
    bool: ("yes|no", "yes".__eq__, "yes or no"),
}


def _value(text: str, kind: type) -> Any:
    form, make, needed = _FORMS[kind]
    with suppress(ValueError):
        if re.fullmatch(form, text, re.ASCII) and not _LONG.search(text):
            return make(text)
    raise Unfit(f"needs {needed}")


def day(text: str) -> date:
    """Date of a text such as ``2030-01-31``; raises ``Unfit`` for any other, other forms of ISO 8601 included."""
    found: date = _value(text, date)
    return found


def cell_text(value: object) -> str:
    """A value as its cell holds it, the reverse of ``Field.parse``; empty for none."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


class TableSchema(NamedTuple):
    """A table: its name, its record class and its fields in the order of its columns."""

    name: str
    record: type
    fields: tuple[Field, ...]
    required: bool

    @property
    def file(self) -> str:
        """File name, such as ``claims.csv``."""
        return f"{self.name}.csv"

    @property
    def meaning(self) -> str:
        """First sentence of the record's description."""
        return (self.record.__doc__ or "").partition("\n")[0]

    @property
    def key(self) -> tuple[str, ...]:
        """Columns that together identify a row."""
        return tuple(field.name for field in self.fields if field.column.key)


def _field(name: str, kind: Any, column: Column) -> Field:
    members = [member for member in get_args(kind) if member is not type(None)]
    plain = members[0] if members else kind
    optional = bool(members) or column.blank or (plain is str and not column.example)
    allowed = ("yes", "no") if plain is bool else tuple(map(str, plain)) if issubclass(plain, Word) else ()
    return Field(name, column, plain, allowed, optional)


def _table(name: str, record: Any) -> TableSchema:
    columns: Mapping[str, Column] = record._field_defaults
    fields = tuple(_field(column, record.__annotations__[column], described) for column, described in columns.items())
    return TableSchema(name, record, fields, name in _REQUIRED)


#: Tables without which nothing can be judged.
_REQUIRED = ("documents", "claims", "studies", "links")

#: Every table, in the order in which a person would meet them: those whose records the evidence holds.
TABLES: Mapping[str, TableSchema] = {
    name: _table(name, record)
    for name, hint in Evidence.__annotations__.items()
    for record in get_args(hint)[:1]
    if any(isinstance(column, Column) for column in getattr(record, "_field_defaults", {}).values())
}

#: The tables that a rater's own folder may hold.
RATED: tuple[str, ...] = tuple(name for name in TABLES if name in Ratings.__annotations__)

#: Every controlled list by its name in words, such as ``event count``.
LISTS: Mapping[str, type[Word]] = {
    re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower(): value
    for module in (words, conclusions)
    for name, value in vars(module).items()
    if isinstance(value, type) and issubclass(value, Word) and value is not Word
}


def columns_of(words: type[Word]) -> tuple[str, ...]:
    """The columns that hold words of a list, as ``links.stance``; none for a list of what follows from the rows."""
    return tuple(
        f"{table.name}.{field.name}" for table in TABLES.values() for field in table.fields if field.type is words
    )


#: Columns that hold a term, or several parted by semicolons, and the kinds of term that it may be.
TERM_COLUMNS: Mapping[str, tuple[words.TermKind, ...]] = {
    "condition": (words.TermKind.CONDITION,),
    "conditions": (words.TermKind.CONDITION,),
    "agent": (words.TermKind.AGENT,),
    "outcome": (words.TermKind.OUTCOME, words.TermKind.HARM),
    "harm": (words.TermKind.HARM,),
}

#: File name of the bibliography, and the name by which a column refers to its keys.
BIBLIOGRAPHY = "citations.bib"
BIBLIOGRAPHY_KEYS = "citations.key"
