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
    cells = (name, column.meaning, holds(field), column.example and f"`{column.example}`")
    return " | ".join(("", *(cell.replace("|", "\\|") for cell in cells), "")).strip()


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
    foreign = [key for field in table.fields if (key := _foreign_key(field, table))]
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
    constraints = {
        "required": None if field.optional else True,
        "enum": list(field.allowed) if field.allowed and field.type is not bool else None,
        "pattern": column.pattern or None,
        "minimum": None if column.least is None else int(column.least),
        "maximum": None if column.most is None else int(column.most),
    }
    described = {
        "name": field.name,
        "type": _TYPES.get(field.type, "string"),
        "description": column.meaning,
        **({"trueValues": ["yes"], "falseValues": ["no"]} if field.type is bool else {}),
        "example": column.example,
        "constraints": {name: value for name, value in constraints.items() if value is not None},
    }
    return {name: value for name, value in described.items() if value}


def _foreign_key(field: Field, table: TableSchema) -> dict[str, Any] | None:
    """Of a column each cell of which names one row of another table; a cell that names several is no foreign key."""
    column = field.column
    if not column.refers or column.refers == BIBLIOGRAPHY_KEYS or column.several:
        return None
    resource, _, key = column.refers.partition(".")
    reference = {"resource": "" if resource == table.name else resource, "fields": [key]}
    return {"fields": [field.name], "reference": reference}
