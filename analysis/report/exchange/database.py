"""All tables in one SQLite database: the data as read, typed and with their keys, and the tables of the reports."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache, partial
from typing import NamedTuple

import analysis
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence, Sheet
from analysis.model.place import Place
from analysis.model.problem import Problem
from analysis.report.outline.labels import label
from analysis.report.spreadsheet import free_name
from analysis.schema import BIBLIOGRAPHY_KEYS, RATED, TABLES, Field, TableSchema, Unfit
from analysis.show.table import Table

# A page of 4,096 bytes is SQLite's own default since 3.12.0; it is named so that no build's other default tells.
_SETTINGS = "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"

# Where the file's header keeps the version of the library that wrote it (SQLite, "Database File Format", 1.3).
_LIBRARY_VERSION = slice(96, 100)

_TYPES = {int: "INTEGER", Decimal: "REAL", bool: "INTEGER"}
_OF_PROBLEM = ("check", "kind", "severity", "claim", "study", "message", "remedy", "document")

#: Names of the two tables that hold the bibliography.
CITATIONS, FIELDS = BIBLIOGRAPHY_KEYS.partition(".")[0], "citation_fields"


class Columns(NamedTuple):
    """A table of a database: columns as name and type, rows, key, and references as column, table and column there."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[tuple[object, ...]]
    key: tuple[str, ...] = ()
    references: tuple[tuple[str, str, str], ...] = ()


def database(review: EvidenceReview, tables: Iterable[Table]) -> bytes:
    """The database as the bytes of its file. The same evidence gives the same bytes, whichever SQLite wrote them.

    Data tables bear their names; every rater's own rows stand in ``ratings_links`` and so on, ``citations`` and
    ``citation_fields`` hold the bibliography, ``problems`` the faults and flags. Of ``tables``, those of
    the reports, each is called ``report_`` and its name. ``about`` says what the whole is.
    """
    with sqlite3.connect(":memory:", isolation_level=None) as connection:
        connection.executescript(_SETTINGS)
        connection.execute("BEGIN")
        for table in (
            _about(review.evidence),
            *_bibliography(review.evidence),
            *_data_tables(review.evidence),
            _problems(review.problems),
            *map(_report, tables),
        ):
            _write(connection, table)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        data = bytearray(connection.serialize())
    connection.close()
    data[_LIBRARY_VERSION] = bytes(4)
    return bytes(data)


def _about(evidence: Evidence) -> Columns:
    absent = "tables that were not given, so that what rests on them was not checked"
    rows = [
        ("version", analysis.__version__),
        ("judgements and verdicts", label(evidence)),
        (absent, ", ".join(evidence.absent) or "none"),
        *((f"SHA-256 of {file}", digest) for file, digest in sorted(evidence.inputs.items())),
    ]
    return Columns("about", _texts("name", "value"), rows)


def _texts(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "TEXT") for name in names)


def _bibliography(evidence: Evidence) -> Iterator[Columns]:
    """The entries, and their fields one a row, as any entry may have any field."""
    entries = {entry.key: entry for entry in evidence.entries}
    rows = [(entry.key, entry.type) for entry in entries.values()]
    yield Columns(CITATIONS, _texts("key", "type"), rows, ("key",))
    fields = [(key, name, value) for key, entry in entries.items() for name, value in sorted(entry.fields.items())]
    columns = _texts("citation", "field", "value")
    yield Columns(FIELDS, columns, fields, ("citation", "field"), (("citation", CITATIONS, "key"),))


def _data_tables(evidence: Evidence) -> Iterator[Columns]:
    """Every table of the schema, then those of the raters' own judgements with a column ``rater``.

    A table that was not given is there without rows. A blank cell is null. Yes and no are 1 and 0. A cell that its
    column may not hold stays as it was written, for no row is left out; a table whose rows share a key, which is a
    fault, has no primary key.
    """
    for name, rated in (*((name, False) for name in TABLES), *((name, True) for name in RATED)):
        table, rater = TABLES[name], ("rater",) if rated else ()
        sheets = (sheet for sheet in evidence.sheets if sheet.table == name and bool(sheet.rater) is rated)
        rows = [((sheet.rater, *row) if rated else row) for sheet in sheets for row in _rows(sheet, table)]
        columns = (*_texts(*rater), *((field.name, _TYPES.get(field.type, "TEXT")) for field in table.fields))
        refers = {one.name: one.column.refers.partition(".") for one in table.fields if not one.column.several}
        references = [(ours, other, theirs) for ours, (other, _, theirs) in refers.items() if other]
        references = [("rater", "raters", "name"), *references] if rated else references
        key = _kept(table, (*rater, *table.key), [column for column, _ in columns], rows)
        yield Columns(f"ratings_{name}" if rated else name, columns, rows, key, tuple(references))


def _rows(sheet: Sheet, table: TableSchema) -> list[tuple[object, ...]]:
    """The rows in the order of the table's columns; a column that the header lacks is null throughout."""
    columns = []
    for field in table.fields:
        column = sheet.column(field.name) if field.name in sheet.header else [""] * len(sheet.rows)
        columns.append([*map(cache(partial(_cell, field)), column)])  # most cells of a column are alike
    return list(zip(*columns, strict=True))


def _cell(field: Field, text: str) -> str | int | float | None:
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
    filled = all(cells[at] is not None for cells in found for at, name in enumerate(key) if name not in may_be_blank)
    return key if filled and len(set(found)) == len(found) else ()


def _problems(problems: Iterable[Problem]) -> Columns:
    whole = ("line", "column", "row")
    names = (*Place._fields, *_OF_PROBLEM)
    cells = ((*one.place, *(getattr(one, name) for name in _OF_PROBLEM)) for one in problems)
    rows = [tuple(None if cell == "" else cell for cell in row) for row in cells]
    return Columns("problems", tuple((name, "INTEGER" if name in whole else "TEXT") for name in names), rows)


def _report(table: Table) -> Columns:
    # SQLite needs names that differ by more than capitals.
    taken = set[str]()
    names = (free_name(heading.replace("\0", ""), taken, " ({})") for heading in table.headings)
    return Columns(f"report_{table.name.replace('-', '_')}", tuple((name, "") for name in names), table.rows)


def _write(connection: sqlite3.Connection, table: Columns) -> None:
    columns = [f"{quoted(name)} {kind}".rstrip() for name, kind in table.columns]
    keys = [f"PRIMARY KEY ({', '.join(map(quoted, table.key))})"] if table.key else []
    references = [
        f"FOREIGN KEY ({quoted(column)}) REFERENCES {quoted(other)} ({quoted(theirs)})"
        for column, other, theirs in table.references
    ]
    connection.execute(f"CREATE TABLE {quoted(table.name)} ({', '.join((*columns, *keys, *references))})")
    marks = ", ".join("?" * len(table.columns))
    connection.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({marks})", table.rows)


def quoted(name: str) -> str:
    """A name of a table or column as SQL text, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'
