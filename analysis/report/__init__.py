"""The reports' writers: page, print, Word, workbook, CSV, plots and exchange formats, all from one set of contents."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.report.folder import replacing

if TYPE_CHECKING:
    from analysis.check.evidence_review import EvidenceReview


def write_reports(review: "EvidenceReview", out: Path) -> Generator[str]:
    """Write every report into ``out`` and yield one line for each, such as ``report.html 412 kB``.

    The files take the place of earlier ones together, after the last of them has been written: a run that fails, or
    that is not followed to its end, leaves the earlier reports as they were. The same evidence gives the same bytes.
    What typst sets is set beside the rest, as it leaves the interpreter free.

    Raises
    ------
    OSError
        If ``out`` cannot be written to.
    """
    from analysis.report.exchange import exchange
    from analysis.report.exchange.reviewer_zip import ZIP, reviewer_zip
    from analysis.report.html.page import page
    from analysis.report.outline.contents import contents, drawn
    from analysis.report.pdf.one_page import one_page_pdf
    from analysis.report.pdf.report_pdf import report_pdf
    from analysis.report.pictures import pictures
    from analysis.report.spreadsheet.csv_tables import contents as table_of_contents
    from analysis.report.spreadsheet.csv_tables import csv_bytes
    from analysis.report.spreadsheet.workbook import workbook
    from analysis.report.word.document import word
    from analysis.tell.formats.evidence_json import evidence_json

    written: dict[str, bytes] = {}
    with replacing(out) as save, ThreadPoolExecutor(2) as beside:

        def write(name: str, data: bytes) -> str:
            written[name] = data
            return save(name, data)

        done = drawn(review)
        drawing = beside.submit(pictures, done.drawings)
        shown = contents(review, done)
        printing = beside.submit(report_pdf, shown)
        summing = beside.submit(one_page_pdf, shown)
        yield write("report.html", page(shown).encode())
        yield write("evidence.json", evidence_json(review).encode())
        tables = (*shown.frames, table_of_contents(shown.frames))
        sizes = [write(f"tables/{frame.name}.csv", csv_bytes(frame)) for frame in tables]
        yield f"tables/ {len(sizes)} CSV files"
        yield write("tables.xlsx", workbook(shown))
        shown = shown.with_pictures(drawing.result())
        for name, picture in shown.pictures.items():
            write(f"plots/{name}.svg", shown.drawings[name].encode())
            write(f"plots/{name}.png", picture)
        yield f"plots/ {len(shown.pictures)} plots, each as SVG and PNG"
        yield write("report.docx", word(shown))
        yield write("report.pdf", printing.result())
        yield write("one-page.pdf", summing.result())
        others = exchange(shown, written)
        for name, data in others.items():
            write(name, data)
        yield f"exchange/ and data/ {len(others)} files for other programs"
        yield write(ZIP, reviewer_zip(review.evidence, written))
