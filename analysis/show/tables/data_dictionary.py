"""The data dictionary as a table: every column of every file, what it means and what it may hold."""

from analysis.check.evidence_review import EvidenceReview
from analysis.schema import TABLES
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.tell.formats.dictionary import holds


def dictionary(review: EvidenceReview) -> Table:
    """Every column of every table, in the order of the files. It is the same for any data, but for the row counts."""
    evidence = review.evidence
    rows = {sheet.table: len(sheet.rows) for sheet in evidence.sheets if not sheet.rater}
    counts = ", ".join(f"{table.file} {rows.get(name, 'absent')}" for name, table in TABLES.items())
    return Table(
        "dictionary",
        "Data dictionary",
        "What does each column of the tables mean, and what may it hold? One row a column.",
        (
            TableColumn("Table", lambda pair: pair[0].file),
            TableColumn("Column", lambda pair: pair[1].name),
            TableColumn("Meaning", lambda pair: pair[1].column.meaning),
            TableColumn("Allowed values", lambda pair: holds(pair[1]).replace("`", "")),
            TableColumn("Example", lambda pair: pair[1].column.example, NONE),
        ),
        tuple((table, field) for table in TABLES.values() for field in table.fields),
        (
            f"Rows read: {counts}.",
            "“Allowed values” says first the kind of value, or the words of a closed list. The bibliography is BibTeX "
            "and has the fields of that format.",
        ),
    )
