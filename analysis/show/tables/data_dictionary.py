"""The data dictionary as a table: every column of every file, what it means and what it may hold."""

from analysis.check.evidence_review import EvidenceReview
from analysis.schema import TABLES
from analysis.show.tables.cells import NONE, framed, words
from analysis.show.tables.frame import Frame
from analysis.tell.formats.dictionary import holds


def dictionary(review: EvidenceReview) -> Frame:
    """Every column of every table, in the order of the files. It is the same for any data, but for the row counts."""
    evidence = review.evidence
    rows = {sheet.table: len(sheet.rows) for sheet in evidence.sheets if not sheet.rater}
    counts = ", ".join(f"{table.file} {rows.get(name, 'absent')}" for name, table in TABLES.items())
    return framed(
        "dictionary",
        "Data dictionary",
        "What does each column of the tables mean, and what may it hold? One row a column.",
        ("Table", "Column", "Meaning", "Allowed values", "Example"),
        (
            (
                table.file,
                field.name,
                field.column.meaning,
                holds(field).replace("`", ""),
                words(field.column.example, NONE),
            )
            for table in TABLES.values()
            for field in table.fields
        ),
        (
            f"Rows read: {counts}.",
            "“Allowed values” says first the kind of value, or the words of a closed list. The bibliography is BibTeX "
            "and has the fields of that format.",
        ),
    )
