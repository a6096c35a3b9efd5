"""Every format of the reports in one table, and the one loop that writes them."""

import errno
from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.report.exchange.annotations import annotations
from analysis.report.exchange.bibtex import bibtex
from analysis.report.exchange.crate import CRATE, crate, described
from analysis.report.exchange.data_package import PACKAGE, data_package
from analysis.report.exchange.data_tables import BIBLIOGRAPHY_FILE, FOLDER, data_files
from analysis.report.exchange.database import database
from analysis.report.exchange.reference_managers import csl_json, ris
from analysis.report.exchange.reviewer_zip import ZIP, reviewer_zip
from analysis.report.folder import ReportFile, replacing
from analysis.report.html.claims import claims_page
from analysis.report.html.page import page
from analysis.report.outline.blocks import Outline
from analysis.report.outline.contents import Contents, contents, drawings
from analysis.report.outline.labels import label
from analysis.report.outline.outlines import methods_page, report, studies, supplement, with_sheet
from analysis.report.paper.typesetting import pictures, typeset_apart
from analysis.report.pdf.report_pdf import report_pdf
from analysis.report.pdf.sheet_pdf import sheet_pdf
from analysis.report.spreadsheet.csv_tables import contents as table_of_contents
from analysis.report.spreadsheet.csv_tables import csv_bytes
from analysis.report.spreadsheet.workbook import workbook
from analysis.report.text.plain_text import text
from analysis.report.word.document import word
from analysis.show.table import Table
from analysis.show.value import CLAIMS
from analysis.tell.formats.evidence_json import evidence_json
from analysis.tell.formats.sarif import sarif


class When(IntEnum):
    """When a format is made: in its turn; beside those, by typst; when it describes the others; when it holds all."""

    IN_TURN = 0
    BESIDE = 1
    DESCRIBING = 2
    HOLDING = 3


class Making(NamedTuple):
    """What formats are made from.

    ``contents``: What the reports show.
    ``report``, ``printed``: The report as an outline, and the same with the sheet before it.
    ``tables``: The tables, then the table that lists them.
    ``pictures``: Gives the PNG of each plot by its name, as soon as all are drawn.
    ``written``: The files made so far, by their names under the reports.
    """

    contents: Contents
    report: Outline
    printed: Outline
    tables: tuple[Table, ...]
    pictures: Callable[[], Mapping[str, bytes]]
    written: dict[str, ReportFile]

    @property
    def review(self) -> EvidenceReview:
        """What was appraised and found wrong."""
        return self.contents.review

    @property
    def evidence(self) -> Evidence:
        """The evidence as read."""
        return self.contents.review.evidence


class ReportFormat(NamedTuple):
    """A format of the reports.

    ``name``: Name of its file under the reports, or of its folder, with a slash at the end.
    ``what``: What it is, in a few words.
    ``media_type``: As IANA registers it, or as its makers call it; of a folder, that of most files.
    ``make``: Makes the file's bytes, or the folder's files by their names under the reports.
    ``when``: When it is made.
    """

    name: str
    what: str
    media_type: str
    make: Callable[[Making], bytes | Mapping[str, ReportFile]]
    when: When = When.IN_TURN

    @property
    def step(self) -> str:
        """The folder, or else the file, that the formats of one line of progress stand in."""
        folder, slash, _ = self.name.partition("/")
        return folder + slash

    def files(self, made: bytes | Mapping[str, ReportFile]) -> Mapping[str, ReportFile]:
        """What was made as files by their names under the reports."""
        return {self.name: ReportFile(made, self.what, self.media_type)} if isinstance(made, bytes) else made


_CSV, _JSON, _JSON_LD, _PDF = "text/csv", "application/json", "application/ld+json", "application/pdf"
_BIB, _RIS = "application/x-bibtex", "application/x-research-info-systems"
_SARIF, _SQLITE, _ZIPPED = "application/sarif+json", "application/vnd.sqlite3", "application/zip"
_SVG, _PNG = "image/svg+xml", "image/png"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_DOCX, _XLSX = f"{_OFFICE}wordprocessingml.document", f"{_OFFICE}spreadsheetml.sheet"


def _page(making: Making) -> bytes:
    return page(making.report, _listed(FOR_PEOPLE), _listed(FOR_PROGRAMS), making.contents).encode()


def _tables(making: Making) -> Mapping[str, ReportFile]:
    made = ((table, csv_bytes(table)) for table in making.tables)
    return {f"tables/{table.name}.csv": ReportFile(data, f"table: {table.title}", _CSV) for table, data in made}


def _plots(making: Making) -> Mapping[str, ReportFile]:
    drawn, painted = making.contents.drawings, making.pictures()
    return {
        f"plots/{plot.name}.{ending}": ReportFile(data, f"plot: {plot.title}", media_type)
        for plot in making.contents.plots
        for ending, data, media_type in (("svg", drawn[plot.name].encode(), _SVG), ("png", painted[plot.name], _PNG))
    }


def _flags(making: Making) -> bytes:
    return f"{sarif(making.review.problems, making.evidence, label(making.evidence))}\n".encode()


def _zip(making: Making) -> bytes:
    return reviewer_zip(making.evidence, making.written, _listed(one for one in FORMATS if one.make is not _zip))


#: For those who read on paper or in an office program: the page leads to them at its top.
FOR_PEOPLE: tuple[ReportFormat, ...] = (
    ReportFormat("one-page.pdf", "one sheet (PDF)", _PDF, lambda making: sheet_pdf(making.review), When.BESIDE),
    ReportFormat(
        "report.pdf",
        "report (PDF)",
        _PDF,
        lambda making: report_pdf(making.printed),
        When.BESIDE,
    ),
    ReportFormat(
        "report.docx",
        "report (Word)",
        _DOCX,
        lambda making: word(making.printed, making.pictures()),
    ),
    ReportFormat(
        "report.txt",
        "report (plain text)",
        "text/plain",
        lambda making: text(making.printed).encode(),
    ),
    ReportFormat("tables.xlsx", "all tables (workbook)", _XLSX, lambda making: workbook(making.contents)),
    ReportFormat(
        "supplement.pdf",
        "supplement (PDF)",
        _PDF,
        lambda making: report_pdf(supplement(making.contents), typeset_apart),
        When.BESIDE,
    ),
    ReportFormat(ZIP, "everything, with a manifest (archive)", _ZIPPED, _zip, When.HOLDING),
)

#: For other programs: the page leads to them at its end.
FOR_PROGRAMS: tuple[ReportFormat, ...] = (
    ReportFormat(
        "evidence.json",
        "everything that was appraised, one JSON document",
        _JSON,
        lambda making: evidence_json(making.review).encode(),
    ),
    ReportFormat(
        "exchange/studies.csl.json", "studies, CSL-JSON", _JSON, lambda making: csl_json(making.evidence.entries)
    ),
    ReportFormat("exchange/studies.ris", "studies, RIS", _RIS, lambda making: ris(making.evidence.entries)),
    ReportFormat(
        "exchange/studies.bib", "studies, BibTeX", _BIB, lambda making: making.written[BIBLIOGRAPHY_FILE].data
    ),
    ReportFormat(
        "exchange/annotations.jsonld",
        "quotes of all claims, W3C Web Annotations",
        _JSON_LD,
        lambda making: annotations(making.review),
    ),
    ReportFormat("exchange/flags.sarif", "flags and faults, SARIF", _SARIF, _flags),
    ReportFormat(
        "exchange/evidence.sqlite", "all tables, SQLite", _SQLITE, lambda making: database(making.review, making.tables)
    ),
    ReportFormat(
        PACKAGE,
        "all tables described, Frictionless data package",
        _JSON,
        lambda making: data_package(making.evidence, making.tables, making.written),
        When.DESCRIBING,
    ),
    ReportFormat(
        CRATE,
        "all files described, RO-Crate",
        _JSON_LD,
        lambda making: crate(making.review.appraised, making.written),
        When.DESCRIBING,
    ),
)

#: Every format.
FORMATS: tuple[ReportFormat, ...] = (
    ReportFormat("report.html", "report as a page that works offline", "text/html", _page),
    ReportFormat(
        CLAIMS, "all claims, to be filtered", "text/html", lambda making: claims_page(making.contents).encode()
    ),
    ReportFormat("studies.html", "all studies", "text/html", lambda making: page(studies(making.contents)).encode()),
    ReportFormat(
        "methods.html", "how it was done", "text/html", lambda making: page(methods_page(making.contents)).encode()
    ),
    ReportFormat("tables/", "all tables, a file each", _CSV, _tables),
    ReportFormat("plots/", "all plots, each as a drawing and as a picture", _SVG, _plots),
    ReportFormat("data/", "the data as they were read", _CSV, lambda making: data_files(making.evidence)),
    ReportFormat(
        BIBLIOGRAPHY_FILE, "bibliography as read, cleaned", _BIB, lambda making: bibtex(making.evidence.entries)
    ),
    *FOR_PEOPLE,
    *FOR_PROGRAMS,
)


def _listed(formats: Iterable[ReportFormat]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.what) for one in formats)


def write_reports(review: EvidenceReview, out: Path) -> Generator[str]:
    """Write every report into ``out`` and yield a line for each file or folder, such as ``report.html 412 kB``.

    The files take the place of all earlier ones together, after the last of them has been written: a run that fails,
    or that is not followed to its end, leaves the earlier reports as they were. The same evidence gives the same bytes.

    Raises ``OSError`` if ``out`` cannot be written to, or the reports would replace the data that they are made from.
    """
    if (out / FOLDER).resolve() in {Path(name).resolve().parent for name in review.evidence.inputs}:
        what = "holds the data that are read, which the reports would replace: name another folder for the reports"
        raise FileExistsError(errno.EEXIST, what, str(out / FOLDER))
    with replacing(out, described(out)) as save, ThreadPoolExecutor(2) as beside:
        painting = beside.submit(pictures, review.once(drawings))
        shown = contents(review)
        tables = (*shown.tables, table_of_contents(shown.tables))
        said = report(shown)
        making = Making(shown, said, with_sheet(said, shown), tables, painting.result, {})
        ahead = {one: beside.submit(one.make, making) for one in FORMATS if one.when is When.BESIDE}
        for step, formats in groupby(sorted(FORMATS, key=attrgetter("when")), key=attrgetter("step")):
            files: dict[str, ReportFile] = {}
            for one in formats:
                files |= one.files(ahead[one].result() if one in ahead else one.make(making))
                making.written.update(files)
            sizes = [save(name, file.data) for name, file in files.items()]
            yield f"{step} {len(sizes)} files" if step.endswith("/") else sizes[0]
