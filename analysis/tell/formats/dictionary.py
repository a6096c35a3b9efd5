"""The data dictionary, as a page for people and as Table Schema for programs; both are made from the records."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from analysis.model.figure import Figure
from analysis.schema import BIBLIOGRAPHY, BIBLIOGRAPHY_KEYS, LISTS, RATED, TABLES, Field, TableSchema, columns_of

#: Names of the two files, beside the tables they describe.
PAGE = "README.md"
PACKAGE = "datapackage.json"

_KINDS = {
    str: "text",
    int: "whole number",
    Decimal: "number",
    Figure: "number or range",
    date: "date, YYYY-MM-DD",
    bool: "yes or no",
}

# Table Schema, https://specs.frictionlessdata.io/table-schema/, types.
_TYPES = {int: "integer", Decimal: "number", date: "date", bool: "boolean"}


def dictionary_page() -> str:
    """The dictionary as Markdown: each table's columns with meaning, what they hold and an example; each word."""
    lines = [
        "# Data dictionary",
        "",
        "Made from the records in `analysis/model/` by `python -m analysis dictionary`; do not edit by hand.",
        "",
        "Tables are CSV in UTF-8 with a header line; blanks around a cell are ignored. "
        "A column marked † must be filled; "
        "columns marked *key* together identify a row. The examples of all tables form a small set without a fault.",
        "",
        f"`{BIBLIOGRAPHY}` holds one BibTeX entry a study, as bibliographic databases index it. "
        f"`ratings/NAME/` holds one rater's own {', '.join(f'`{name}.csv`' for name in RATED)}, "
        "in the columns given here.",
    ]
    for table in TABLES.values():
        lines += ["", f"## {table.file}{' (required)' if table.required else ''}", "", table.meaning, ""]
        lines += ["| column | meaning | holds | example |", "|---|---|---|---|"]
        lines += [_row(field) for field in table.fields]
    lines += ["", "## Words", "", "What every controlled word means. A list without a column is one of the reports."]
    for title, words in LISTS.items():
        columns = ", ".join(f"`{column}`" for column in columns_of(words))
        lines += ["", f"### {title.capitalize()}", "", f"{words.__doc__}{columns and f' Columns: {columns}.'}", ""]
        lines += [f"- *{word}*: {word.meaning}" for word in words]
    return "\n".join(lines) + "\n"


def datapackage() -> str:
    """The dictionary as a Frictionless data package descriptor, in JSON."""
    body = {
        "profile": "tabular-data-package",
        "name": "claims-to-evidence",
        "title": "Claims of documents linked to the studies they cite",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(table) for table in TABLES.values()],
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _row(field: Field) -> str:
    column = field.column
    name = f"`{field.name}`{'' if field.optional else ' †'}{' *key*' if column.key else ''}"
    example = f"`{column.example}`" if column.example else ""
    return f"| {name} | {_cell(column.meaning)} | {_cell(holds(field))} | {_cell(example)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def holds(field: Field) -> str:
    """What a column's cells may hold, in words: its closed list or its kind, then its bounds."""
    column = field.column
    parts = [" · ".join(field.allowed) or _KINDS[field.type]]
    if column.pattern:
        parts.append(f"of the form `{column.pattern}`")
    if column.least is not None:
        parts.append(f"{column.least:g} or more")
    if column.most is not None:
        parts.append(f"{column.most:g} or less")
    if column.refers:
        parts.append(f"found in `{BIBLIOGRAPHY if column.refers == BIBLIOGRAPHY_KEYS else column.refers}`")
    return ", ".join(parts)


def _resource(table: TableSchema) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    foreign = [_foreign_key(field, table) for field in table.fields if _refers_to_table(field)]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.file,
        "description": table.meaning,
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    column = field.column
    constraints: dict[str, Any] = {} if field.optional else {"required": True}
    if field.allowed and field.type is not bool:
        constraints["enum"] = list(field.allowed)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.least is not None:
        constraints["minimum"] = int(column.least)
    if column.most is not None:
        constraints["maximum"] = int(column.most)
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.type, "string"),
        "description": column.meaning,
    }
    if field.type is bool:
        described |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if column.example:
        described["example"] = column.example
    return described | ({"constraints": constraints} if constraints else {})


def _refers_to_table(field: Field) -> bool:
    """Whether each cell names one row of another table; a cell that names several is no foreign key."""
    column = field.column
    return bool(column.refers) and column.refers != BIBLIOGRAPHY_KEYS and not column.several


def _foreign_key(field: Field, table: TableSchema) -> dict[str, Any]:
    resource, _, column = field.column.refers.partition(".")
    return {
        "fields": [field.name],
        "reference": {"resource": "" if resource == table.name else resource, "fields": [column]},
    }
