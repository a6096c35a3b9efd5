"""Letters to the publishers of documents, as files."""

from collections.abc import Iterator
from pathlib import Path

from analysis.report.folder import replacing
from analysis.report.outline.blocks import Outline
from analysis.report.outline.letter import Letter
from analysis.report.pdf.report_pdf import report_pdf
from analysis.report.spreadsheet.csv_tables import as_csv
from analysis.report.word.document import word
from analysis.text.prose.phrases import counted


def write_letter(outline: Outline, out: Path) -> Iterator[str]:
    """Write a letter into a folder, as PDF and for Word, both or neither; give a line for each.

    Raises ``OSError`` if the folder cannot be written to.
    """
    with replacing(out) as write:
        written = [write(f"{outline.name}.pdf", report_pdf(outline)), write(f"{outline.name}.docx", word(outline, {}))]
    yield from (f"{out.as_posix()}/{line}" for line in written)


def left_out(found: Letter) -> Iterator[str]:
    """What a letter leaves out, a line each: the gravest sentences with the rows that they lack, and how many more.

    A row is given as ``confirmations.csv`` has it, table first, with what speaks against it, if anything does.
    """
    for one, rows in found.lacking:
        yield f"left out: {one.words} ({one.claims[0].place}), as these rows do not stand:"
        for row in rows:
            yield f"  {as_csv([row[:2]]).rstrip()}{f' ({row.why})' if row.why else ''}"
    if found.crowded_out:
        yield f"left out: {counted(found.crowded_out, 'more flagged sentence')}, less grave or without room"
