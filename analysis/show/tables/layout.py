"""Layouts: what each table is called, which question it answers, its columns and its notes, as rows of three tables.

``tables.csv`` has a row a table: ``title``, ``caption``, what it means that it is ``empty``, and the column whose words
become headings inside it (``block``). ``columns.csv`` has a row a column, in the words of ``TableColumn``; ``of`` is
where a record has what stands in it, blank where the table's maker computes it. ``notes.csv`` has a row a note of one
table or several; ``when`` names what must be told for it to stand, or ``rows``. In braces stands what the maker tells.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from analysis.model.evidence import grouped
from analysis.show.table import Table, TableColumn
from analysis.show.value import Home

#: By column, what a row holds in it.
Computed = Mapping[str, Callable[[Any], Any]]

#: What stands in braces, by name: a word or a number; or several texts, a note each.
Told = str | int | tuple[str, ...]


class TableLayout(NamedTuple):
    """The words of a table, as its row has them, and its notes: what must be told for each to stand, and the note."""

    title: str
    caption: str
    empty: str
    block: str
    notes: tuple[tuple[str, str], ...]


@cache
def layouts() -> Mapping[str, TableLayout]:
    """Every layout by its table's name."""
    notes = grouped((name, (row["when"], row["note"])) for row in _rows("notes") for name in row["tables"].split())
    return {(name := row.pop("table")): TableLayout(**row, notes=notes.get(name, ())) for row in _rows("tables")}


@cache
def _columns() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    return grouped((row["table"], row) for row in _rows("columns"))


def _rows(table: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns_of(table: str, computed: Computed = MappingProxyType({})) -> tuple[TableColumn, ...]:
    """The columns of a table, in their order. Raises ``KeyError`` if one is neither held nor computed."""
    return tuple(
        TableColumn(
            row["column"],
            row["of"] or computed[row["column"]],
            row["absent"],
            leads=Home(row["leads"]) if row["leads"] else None,
            describes=Home(row["describes"]) if row["describes"] else None,
            under=row["under"],
            label=row["label"] != "no",
        )
        for row in _columns()[table]
    )


def laid_out(
    name: str,
    records: Iterable[Any],
    columns: Computed | tuple[TableColumn, ...] = MappingProxyType({}),
    **told: Told,
) -> Table:
    """The table of that name over these records.

    ``columns``: What its rows compute, by column; or all columns, where they depend on the data.
    ``told``: What stands in braces in its words.
    """
    layout, rows = layouts()[name], tuple(records)
    known = {"rows": len(rows), **told}
    notes = [layout.empty.format_map(known)] if layout.empty and not rows else []
    for when, note in layout.notes:
        if not when or known[when]:
            several = known.get(note[1:-1])
            notes += several if isinstance(several, tuple) else [note.format_map(known)]
    return Table(
        name,
        layout.title.format_map(known),
        layout.caption.format_map(known),
        columns if isinstance(columns, tuple) else columns_of(name, columns),
        rows,
        tuple(notes),
        block=layout.block,
    )
