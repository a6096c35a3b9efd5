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
from analysis.model.column import Column
from analysis.model.figure import Figure
from analysis.model.judgements import (
    Appraisal,
    CertaintyStep,
    Coding,
    Confirmation,
    Disagreement,
    Link,
    Mention,
    Question,
    Rater,
    Screening,
    Waiver,
)
from analysis.model.records import Claim, Document, Finding, Harm, Position, PrintedReference, Study, Term
from analysis.model.word import Word

_YES_NO = {"yes": True, "no": False}

# What spreadsheets show instead of a value that they could not work out, as after a quote that starts with "=" or "-".
_SPREADSHEET_ERROR = re.compile(r"#(?:NAME\?|VALUE!|REF!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!|#+)")


# More digits than any result has are a slip; without a bound they would only trip the arithmetic later.
_LONGEST_NUMBER = 18


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

        Returns ``None`` for an empty cell (``""`` in a text column).

        Raises
        ------
        Unfit
            If the cell is empty and must not be, or holds what the column may not hold.
        """
        if not text:
            if not self.optional:
                raise Unfit("needs a value")
            return "" if self.type is str else None
        if text[0] == "#" and _SPREADSHEET_ERROR.fullmatch(text):
            raise Unfit("needs what was typed, not the error that a spreadsheet made of it")
        value = _PARSERS[self.type](text) if self.type in _PARSERS else self._word(text)
        self._bounds(text, value)
        return value

    def _word(self, text: str) -> Any:
        try:
            return self.type(text)
        except ValueError:
            raise Unfit(f"needs one of: {' · '.join(self.allowed)}") from None

    def _bounds(self, text: str, value: Any) -> None:
        column = self.column
        if column.pattern and not re.fullmatch(column.pattern, text, re.ASCII):
            raise Unfit(f"needs the form {column.pattern}")
        if column.least is not None and value < column.least:
            raise Unfit(f"needs a number of {column.least:g} or more")
        if column.most is not None and value > column.most:
            raise Unfit(f"needs a number of {column.most:g} or less")


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
        raise Unfit("needs a whole number, digits only")
    return int(text)


def _decimal(text: str) -> Decimal:
    if not re.fullmatch(r"[+-]?\d{1,18}(\.\d{1,18})?", text, re.ASCII):
        raise Unfit("needs a number with a point for the decimals, such as 84.8")
    return Decimal(text)


def _figure(text: str) -> Figure:
    with suppress(ValueError):
        if max(map(len, re.split("[^0-9]", text))) <= _LONGEST_NUMBER:
            return Figure.parse(text)
    raise Unfit("needs a number such as 91 or -3.5 or a range such as 4-8, without its unit")


def day(text: str) -> date:
    """Date of a text such as ``2030-01-31``.

    Raises
    ------
    Unfit
        If the text is anything else, other forms of ISO 8601 included.
    """
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    raise Unfit("needs a date, YYYY-MM-DD")


def _yes_no(text: str) -> bool:
    try:
        return _YES_NO[text]
    except KeyError:
        raise Unfit("needs yes or no") from None


_PARSERS: Mapping[type, Callable[[str], Any]] = {
    str: str,
    int: _whole,
    Decimal: _decimal,
    Figure: _figure,
    date: day,
    bool: _yes_no,
}


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


def _field(name: str, annotation: Any) -> Field:
    kind = annotation.__origin__
    column: Column = annotation.__metadata__[0]
    members = [member for member in get_args(kind) if member is not type(None)]
    optional = column.blank or bool(members)
    plain = members[0] if members else kind
    allowed: tuple[str, ...] = ()
    if plain is bool:
        allowed = tuple(_YES_NO)
    elif issubclass(plain, Word):
        allowed = tuple(word.value for word in plain)
    return Field(name, column, plain, allowed, optional)


def _table(name: str, record: type, *, required: bool = False) -> TableSchema:
    annotations = {name: hint for name, hint in record.__annotations__.items() if name != "origin"}
    return TableSchema(name, record, tuple(_field(name, hint) for name, hint in annotations.items()), required)


#: Every table, in the order in which a person would meet them.
TABLES: Mapping[str, TableSchema] = {
    table.name: table
    for table in (
        _table("documents", Document, required=True),
        _table("claims", Claim, required=True),
        _table("studies", Study, required=True),
        _table("links", Link, required=True),
        _table("screening", Screening),
        _table("findings", Finding),
        _table("references", PrintedReference),
        _table("appraisals", Appraisal),
        _table("questions", Question),
        _table("certainty", CertaintyStep),
        _table("harms", Harm),
        _table("mentions", Mention),
        _table("disagreements", Disagreement),
        _table("positions", Position),
        _table("terms", Term),
        _table("raters", Rater),
        _table("waivers", Waiver),
        _table("codings", Coding),
        _table("confirmations", Confirmation),
    )
}

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

#: The tables that a rater's own folder may hold.
RATED: tuple[str, ...] = ("links", "appraisals", "certainty", "mentions", "disagreements", "codings")

#: File name of the bibliography, and the name by which a column refers to its keys.
BIBLIOGRAPHY = "citations.bib"
BIBLIOGRAPHY_KEYS = "citations.key"
