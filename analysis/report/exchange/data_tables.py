"""The data as read: every table with its rows, and the bibliography, in a folder that this package can read again."""

from collections.abc import Mapping

from analysis.model.evidence import Evidence, Sheet
from analysis.report.folder import ReportFile
from analysis.report.spreadsheet.csv_tables import as_csv
from analysis.schema import BIBLIOGRAPHY, TABLES

#: The folder's name under the reports, and that of the bibliography, which stands in it.
FOLDER = "data"
BIBLIOGRAPHY_FILE = f"{FOLDER}/{BIBLIOGRAPHY}"


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
