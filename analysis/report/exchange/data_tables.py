"""The data as read: every table with its rows, and the bibliography, in a folder that this package can read again."""

import csv
import io
from collections.abc import Mapping

from analysis.model.evidence import Evidence, Sheet
from analysis.report.exchange.bibtex import bibtex
from analysis.schema import BIBLIOGRAPHY, TABLES

#: The folder's name under the reports.
FOLDER = "data"


def data_files(evidence: Evidence) -> Mapping[str, bytes]:
    """Every data file's bytes by its name under the reports, such as ``data/ratings/NAME/links.csv``.

    Comma, UTF-8, lines that end with a line feed; the columns and cells as they were read, in their order. Nothing is
    put before a cell that a spreadsheet might run: these are the data, to be read again, not a report on them. A row
    that could not be taken apart has its key alone. The bibliography is the cleaned one. The texts of documents are not
    among them: they belong to others.
    """
    tables = {path_of(sheet): _csv(sheet) for sheet in evidence.sheets}
    return tables | {f"{FOLDER}/{BIBLIOGRAPHY}": bibtex(evidence.entries)}


def path_of(sheet: Sheet) -> str:
    """File name of a sheet under the reports."""
    folder = f"{FOLDER}/ratings/{sheet.rater}" if sheet.rater else FOLDER
    return f"{folder}/{TABLES[sheet.table].file}"


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows(row.cells for row in sheet.rows)
    return out.getvalue().encode()
