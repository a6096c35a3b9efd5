"""Letters to the publishers of documents, as files."""

from collections.abc import Iterator
from pathlib import Path

from analysis.check.evidence_review import EvidenceReview
from analysis.report.outline.letter import Letter, letter
from analysis.report.pdf.printed import report_pdf
from analysis.report.replacement import replacing
from analysis.report.spreadsheet import as_csv
from analysis.report.word.document import word
from analysis.text.legible import controls_escaped
from analysis.text.prose.phrases import counted
from analysis.text.spelling import did_you_mean


class NoLetter(Exception):
    """There is no letter. The text says why, and which rows are not confirmed; ``code`` is the exit code for that."""

    def __init__(self, why: str, code: int) -> None:
        super().__init__(why)
        self.code = code


def write_letter(document: str, review: EvidenceReview, out: Path) -> Iterator[str]:
    """Write the letter on a document into a folder, as PDF and for Word, both or neither; say what it leaves out.

    Raises ``NoLetter`` if there is no such document, or if no sentence of it may be told.
    Raises ``OSError`` if the folder cannot be written to.
    """
    if document not in review.evidence.document:
        near = did_you_mean(document, review.evidence.document, "see documents.csv")
        raise NoLetter(f'"{document}" is no document; {near}', 2)
    found = letter(review.evidence.document[document], review)
    if found.outline is None:
        why = "no flagged sentence is confirmed whole" if found.lacking else "none of its sentences is flagged"
        raise NoLetter("\n".join((f"no letter to the publisher of {document}: {why}", *left_out(found))), 1)
    name = found.outline.name
    with replacing(out) as write:
        pdf, docx = report_pdf(found.outline), word(found.outline, {})
        written = [write(f"{name}.pdf", pdf), write(f"{name}.docx", docx)]
    yield from (f"{out.as_posix()}/{line}" for line in written)
    yield from left_out(found)


def left_out(found: Letter) -> Iterator[str]:
    """What a letter leaves out, a line each: the gravest sentences with the rows that they lack, and how many more.

    A row is given as ``confirmations.csv`` has it, table first, with what speaks against it, if anything does.
    """
    for one, rows in found.lacking:
        place = one.claims[0].place
        yield controls_escaped(f"left out: {one.words} ({place}), as these rows do not stand:".replace("\n", " "))
        for row in rows:
            yield controls_escaped(f"  {as_csv([row[:2]]).rstrip()}{f' ({row.why})' if row.why else ''}")
    if found.crowded_out:
        yield f"left out: {counted(found.crowded_out, 'more flagged sentence')}, less grave or without room"
