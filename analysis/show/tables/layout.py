"""Layouts: what each table is called, which question it answers, its columns and its notes, as rows of three tables.

``tables.csv`` has a row a table: ``title``, ``caption``, what it means that it is ``empty``, and the column whose words
become headings inside it (``block``). ``columns.csv`` has a row a column, in the words of ``TableColumn``; ``of`` is
where a record has what stands in it, blank where the table's maker computes it. ``notes.csv`` has a row a note of one
table or several, as ``tell.sentences`` reads them; how many ``rows`` there are is told of every table.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from analysis.model.evidence import grouped
from analysis.show.table import Table, TableColumn
from analysis.show.value import Home
from analysis.tell.sentences import Told, filled, said
from analysis.text.rows import rows_beside

#: By column, what a row holds in it.
Computed = Mapping[str, Callable[[Any], Any]]


@cache
def layouts() -> Mapping[str, Mapping[str, str]]:
    """The words of every table by its name, as its row has them."""
    return {row["table"]: row for row in rows_beside(__file__, "tables")}


@cache
def _notes() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    return grouped((name, row) for row in rows_beside(__file__, "notes") for name in row["tables"].split())


@cache
def _columns() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    return grouped((row["table"], row) for row in rows_beside(__file__, "columns"))


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
    empty = (filled(layout["empty"], known),) if layout["empty"] and not rows else ()
    return Table(
        name,
        filled(layout["title"], known),
        filled(layout["caption"], known),
        columns if isinstance(columns, tuple) else columns_of(name, columns),
        rows,
        (*empty, *said(_notes().get(name, ()), known)),
        block=layout["block"],
    )
