"""The data tables as columns with types and keys, for a database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from analysis.model.evidence import Evidence, Sheet
from analysis.schema import BIBLIOGRAPHY_KEYS, RATED, TABLES, Field, TableSchema, Unfit

Value = str | int | float | None


class Columns(NamedTuple):
    """A table of a database: columns as name and type, rows, key, and references as column, table and column there."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[tuple[object, ...]]
    key: tuple[str, ...] = ()
    references: tuple[tuple[str, str, str], ...] = ()


_TYPES = {int: "INTEGER", Decimal: "REAL", bool: "INTEGER"}

#: Names of the two tables that hold the bibliography.
CITATIONS, FIELDS = BIBLIOGRAPHY_KEYS.partition(".")[0], "citation_fields"


def bibliography(evidence: Evidence) -> Iterator[Columns]:
    """The entries, and their fields one a row, as any entry may have any field."""
    entries = {entry.key: entry for entry in evidence.entries}
    text = "TEXT"
    rows = [(entry.key, entry.type) for entry in entries.values()]
    yield Columns(CITATIONS, (("key", text), ("type", text)), rows, ("key",))
    fields = [(key, name, value) for key, entry in entries.items() for name, value in sorted(entry.fields.items())]
    columns = (("citation", text), ("field", text), ("value", text))
    yield Columns(FIELDS, columns, fields, ("citation", "field"), (("citation", CITATIONS, "key"),))


def data_tables(evidence: Evidence) -> Iterator[Columns]:
    """Every table of the schema, then those of the raters' own judgements with a column ``rater``.

    A table that was not given is there without rows. A blank cell is null. Yes and no are 1 and 0. A cell that its
    column may not hold stays as it was written, for no row is left out; a table whose rows share a key, which is a
    fault, has no primary key.
    """
    for table in TABLES.values():
        sheets = [sheet for sheet in evidence.sheets if sheet.table == table.name]
        yield _table(table, [sheet for sheet in sheets if not sheet.rater])
    for name in RATED:
        sheets = [sheet for sheet in evidence.sheets if sheet.table == name and sheet.rater]
        yield _rated(_table(TABLES[name], sheets), sheets)


def _table(table: TableSchema, sheets: Sequence[Sheet]) -> Columns:
    rows = [row for sheet in sheets for row in _rows(sheet, table)]
    columns = tuple((field.name, _TYPES.get(field.type, "TEXT")) for field in table.fields)
    key = _kept(table, table.key, [name for name, _ in columns], rows)
    return Columns(table.name, columns, rows, key, tuple(_references(table)))


def _rated(table: Columns, sheets: Sequence[Sheet]) -> Columns:
    raters = [sheet.rater for sheet in sheets for _ in sheet.rows]
    rows = [(rater, *row) for rater, row in zip(raters, table.rows, strict=True)]
    columns = (("rater", "TEXT"), *table.columns)
    key = _kept(TABLES[table.name], ("rater", *TABLES[table.name].key), [name for name, _ in columns], rows)
    references = (("rater", "raters", "name"), *table.references)
    return Columns(f"ratings_{table.name}", columns, rows, key, references)


def _references(table: TableSchema) -> Iterator[tuple[str, str, str]]:
    for field in table.fields:
        if field.column.refers and not field.column.several:
            other, _, theirs = field.column.refers.partition(".")
            yield field.name, other, theirs


def _rows(sheet: Sheet, table: TableSchema) -> list[tuple[Value, ...]]:
    """The rows in the order of the table's columns; a column that the header lacks is null throughout."""
    read = list(zip(*(row.cells for row in sheet.rows), strict=True)) or [()] * len(sheet.header)
    written: dict[str, tuple[str, ...]] = {}
    for name, column in zip(sheet.header, read, strict=True):
        written.setdefault(name, column)
    blank = ("",) * len(sheet.rows)
    columns = []
    for field in table.fields:
        column = written.get(field.name, blank)
        values = {text: _cell(field, text) for text in set(column)}
        columns.append([values[text] for text in column])
    return list(zip(*columns, strict=True))


def _cell(field: Field, text: str) -> Value:
    """A cell as SQLite keeps it: numbers as numbers, figures, dates and words as written."""
    if not text:
        # A blank is a word of its own in a key ("any"), unless it would have to be found elsewhere.
        return "" if field.column.key and not field.column.refers else None
    with suppress(Unfit):
        value = field.parse(text)
        return float(value) if isinstance(value, Decimal) else int(value) if isinstance(value, int) else text
    return text


def _kept(
    table: TableSchema, key: tuple[str, ...], names: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> tuple[str, ...]:
    """The key, if every row has its own, filled where it must be; else none."""
    found = [tuple(row[names.index(name)] for name in key) for row in rows]
    may_be_blank = {field.name for field in table.fields if field.optional}
    filled = all(
        cell is not None or name in may_be_blank for cells in found for name, cell in zip(key, cells, strict=True)
    )
    return key if filled and len(set(found)) == len(found) else ()


def apart(names: Iterable[str], numbered: str) -> list[str]:
    """Names that differ by more than capitals: one that is taken gets a number, as in ``{} ({})``."""
    taken: dict[str, str] = {}
    for name in names:
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = numbered.format(name, number)
        taken[free.casefold()] = free
    return list(taken.values())
