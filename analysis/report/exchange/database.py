"""All tables in one SQLite database: the data as read, typed and with their keys, and the tables of the reports."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

import analysis
from analysis.model.place import Place
from analysis.model.problem import Problem
from analysis.report.exchange.typed_tables import Columns, apart, bibliography, data_tables
from analysis.report.outline.labels import label

if TYPE_CHECKING:
    from analysis.check.evidence_review import EvidenceReview
    from analysis.model.evidence import Evidence
    from analysis.show.table import Table

# A page of 4,096 bytes is SQLite's own default since 3.12.0; it is named so that no build's other default tells.
_SETTINGS = "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"

# Where the file's header keeps the version of the library that wrote it (SQLite, "Database File Format", 1.3).
_LIBRARY_VERSION = slice(96, 100)


def database(review: "EvidenceReview", tables: "Iterable[Table]") -> bytes:
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
            *bibliography(review.evidence),
            *data_tables(review.evidence),
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


_OF_PROBLEM = ("check", "kind", "severity", "claim", "study", "message", "remedy", "document")


def _about(evidence: "Evidence") -> Columns:
    rows = [
        ("version", analysis.__version__),
        ("judgements and verdicts", label(evidence)),
        (
            "tables that were not given, so that what rests on them was not checked",
            ", ".join(evidence.absent) or "none",
        ),
        *((f"SHA-256 of {file}", digest) for file, digest in sorted(evidence.inputs.items())),
    ]
    return Columns("about", (("name", "TEXT"), ("value", "TEXT")), rows)


def _problems(problems: Iterable[Problem]) -> Columns:
    whole = ("line", "column", "row")
    names = (*Place._fields, *_OF_PROBLEM)
    cells = ((*one.place, *(getattr(one, name) for name in _OF_PROBLEM)) for one in problems)
    rows = [tuple(None if cell == "" else cell for cell in row) for row in cells]
    return Columns("problems", tuple((name, "INTEGER" if name in whole else "TEXT") for name in names), rows)


def _report(table: "Table") -> Columns:
    # SQLite needs names that differ by more than capitals.
    names = apart((heading.replace("\0", "") for heading in table.headings), "{} ({})")
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
