"""The data as read, in a folder that this package can read again; and all tables as a Frictionless data package."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from analysis.appraise.raters.confirmed import confirmed
from analysis.model.evidence import Evidence, Sheet
from analysis.report.folder import ReportFile, json_bytes
from analysis.report.outline.labels import label
from analysis.report.spreadsheet import as_csv, free_name, inert
from analysis.schema import BIBLIOGRAPHY, TABLES
from analysis.show.table import Table
from analysis.tell.formats.dictionary import datapackage

#: The folder's name under the reports, and that of the bibliography, which stands in it.
FOLDER = "data"
BIBLIOGRAPHY_FILE = f"{FOLDER}/{BIBLIOGRAPHY}"

#: File name of the descriptor. It stands at the top of the reports: a package may lead to no file above its own folder.
PACKAGE = "datapackage.json"


def data_files(evidence: Evidence) -> Mapping[str, ReportFile]:
    """Every table as a file, by its name under the reports, such as ``data/ratings/NAME/links.csv``.

    Comma, UTF-8, lines that end with a line feed; the columns and cells as they were read, in their order. Nothing is
    put before a cell that a spreadsheet might run: these are the data, to be read again, not a report on them. A row
    that could not be taken apart has its key alone. The texts of documents are not among them: they belong to others.
    """
    return {
        path_of(sheet): ReportFile(
            as_csv((sheet.header, *(row.cells for row in sheet.rows))).encode(),
            f"data as read: {TABLES[sheet.table].file}{f' of the rater {sheet.rater}' if sheet.rater else ''}",
            "text/csv",
        )
        for sheet in evidence.sheets
    }


def path_of(sheet: Sheet) -> str:
    """File name of a sheet under the reports."""
    folder = f"{FOLDER}/ratings/{sheet.rater}" if sheet.rater else FOLDER
    return f"{folder}/{TABLES[sheet.table].file}"


def data_package(evidence: Evidence, tables: Iterable[Table], files: Mapping[str, ReportFile]) -> bytes:
    """The descriptor (specs.frictionlessdata.io, version 1) of all tables, in JSON.

    Data tables have the schema of the data dictionary, keys and closed lists included; a table's own further columns
    are texts. ``tables`` are those of the reports. ``files`` are those written so far: a table among them is described
    with its size and hash. ``confirmed``, a field of ours, counts what people confirmed. A licence is not named, since
    the data do not say theirs.
    """
    dictionary = {resource["name"]: resource for resource in json.loads(datapackage())["resources"]}
    resources = [_sheet(sheet, dictionary[sheet.table], evidence) for sheet in evidence.sheets]
    resources += map(_table, tables)
    taken = set[str]()
    for resource in resources:
        # A package allows small letters, digits and - _ . in a name, each once.
        resource["name"] = free_name(re.sub(r"[^a-z0-9._-]", "-", resource["name"].lower()), taken, "-{}")
        if file := files.get(resource["path"]):
            resource |= {"bytes": len(file.data), "hash": f"sha256:{file.sha256}"}
    body = {
        "profile": "tabular-data-package",
        "name": "claims-to-evidence-reports",
        "title": "Claims of documents linked to the studies they cite: the data as read, and the tables of the reports",
        "description": label(evidence),
        "confirmed": evidence.once(confirmed).counts,
        "resources": resources,
    }
    return json_bytes(body)


def _sheet(sheet: Sheet, described: Mapping[str, Any], evidence: Evidence) -> dict[str, Any]:
    """A data table, described as the dictionary has it in the columns that its header has."""
    schema = dict(described["schema"])
    known = {field["name"]: field for field in schema["fields"]}
    unknown = {"type": "string", "description": "Not a column of this table; it was not read."}
    schema["fields"] = [known.get(column, {"name": column, **unknown}) for column in sheet.header]
    if not set(schema["primaryKey"]) <= set(sheet.header):
        del schema["primaryKey"]
    there = {"", *(one.table for one in evidence.sheets if not one.rater)}
    keys = []
    for key in schema.pop("foreignKeys", ()):
        reference = key["reference"]
        if set(key["fields"]) <= set(sheet.header) and reference["resource"] in there:
            # A rater's table that refers to itself refers to the adjudicated one's name like any other.
            own = {"resource": sheet.table} if sheet.rater and not reference["resource"] else {}
            keys.append(key | {"reference": reference | own})
    schema |= {"foreignKeys": keys} if keys else {}
    named = {"name": sheet.table, "description": described["description"]}
    if sheet.rater:
        named["name"] = f"ratings-{sheet.rater}-{sheet.table}"
        named["description"] += f" One rater's own: {sheet.rater}."
    return {**described, **named, "path": path_of(sheet), "schema": schema}


def _table(table: Table) -> dict[str, Any]:
    columns = [*zip(*table.rows, strict=True)] or [("",)] * len(table.headings)
    fields = [
        {"name": inert(heading), "type": "integer" if all(isinstance(cell, int) for cell in column) else "string"}
        for heading, column in zip(table.headings, columns, strict=True)
    ]
    return {
        "profile": "tabular-data-resource",
        "name": f"report-{table.name}",
        "path": f"tables/{table.name}.csv",
        "title": table.title,
        "description": " ".join((table.caption, *table.notes)),
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": []},
    }
