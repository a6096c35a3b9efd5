"""Every format of the reports in one table, and the one loop that writes them."""

import errno
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from analysis.check.evidence_review import EvidenceReview
from analysis.report.exchange.annotations import annotations
from analysis.report.exchange.crate import CRATE, ZIP, crate, described, reviewer_zip
from analysis.report.exchange.data_package import BIBLIOGRAPHY_FILE, FOLDER, PACKAGE, data_files, data_package
from analysis.report.exchange.database import database
from analysis.report.exchange.reference_managers import bibtex, csl_json, ris
from analysis.report.folder import ReportFile
from analysis.report.html.claims import claims_page
from analysis.report.html.page import page
from analysis.report.outline.blocks import Outline
from analysis.report.outline.contents import Contents, contents, drawings
from analysis.report.outline.labels import label
from analysis.report.outline.outlines import report, supplement, supplement_page, with_sheet
from analysis.report.outline.sections import METHODS, STUDIES
from analysis.report.paper.typesetting import pictures, typeset_apart
from analysis.report.pdf.printed import report_pdf, sheet_pdf
from analysis.report.replacement import replacing
from analysis.report.spreadsheet import csv_bytes, table_of_contents, workbook
from analysis.report.text import text
from analysis.report.word.document import word
from analysis.show.table import Table
from analysis.show.value import CLAIMS
from analysis.tell.formats.evidence_json import evidence_json
from analysis.tell.formats.problems import sarif
from analysis.text.rows import rows_beside


class When(StrEnum):
    """When a format is made: in its turn; beside those, by typst; when it describes the others; when it holds all."""

    IN_TURN = "in turn"
    BESIDE = "beside"
    DESCRIBING = "describing"
    HOLDING = "holding"


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


class ReportFormat(NamedTuple):
    """A format of the reports; all are rows of the table beside this file.

    ``name``: Name of its file under the reports, or of its folder, with a slash at the end.
    ``media_type``: As IANA registers it, or as its makers call it; of a folder, that of most files.
    ``readers``: ``people``: the report leads to it at its top; ``programs``: at its end; or empty.
    ``when``: When it is made.
    ``what``: What it is, in a few words.
    """

    name: str
    media_type: str
    readers: str
    when: When
    what: str

    @property
    def step(self) -> str:
        """The folder, or else the file, that the formats of one line of progress stand in."""
        folder, slash, _ = self.name.partition("/")
        return folder + slash

    def files(self, making: Making) -> Mapping[str, ReportFile]:
        """Make it: its files by their names under the reports."""
        made = _MAKERS[self.name](making)
        if isinstance(made, Mapping):
            return made
        return {self.name: ReportFile(made.encode() if isinstance(made, str) else made, self.what, self.media_type)}


#: Every format.
FORMATS = tuple(
    ReportFormat(row["name"], row["media_type"], row["readers"], When(row["when"]), row["what"])
    for row in rows_beside(__file__, "formats")
)


def _listed(*readers: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, one.what) for one in FORMATS if one.readers in readers)


def _tables(making: Making) -> Mapping[str, ReportFile]:
    named = ((f"tables/{table.name}.csv", table) for table in making.tables)
    return {name: ReportFile(csv_bytes(table), f"table: {table.title}", "text/csv") for name, table in named}


def _plots(making: Making) -> Mapping[str, ReportFile]:
    drawn, painted = making.contents.drawings, making.pictures()
    return {
        f"plots/{plot.name}.{ending}": ReportFile(data, f"plot: {plot.title}", media_type)
        for plot in making.contents.plots
        for ending, data, media_type in (
            ("svg", drawn[plot.name].encode(), "image/svg+xml"),
            ("png", painted[plot.name], "image/png"),
        )
    }


_MAKERS: Mapping[str, Callable[[Making], bytes | str | Mapping[str, ReportFile]]] = {
    "report.html": lambda making: page(making.report, _listed("people"), _listed("programs"), making.contents),
    CLAIMS: lambda making: claims_page(making.contents),
    "studies.html": lambda making: page(supplement_page(STUDIES, making.contents)),
    "methods.html": lambda making: page(supplement_page(METHODS, making.contents)),
    "tables/": _tables,
    "plots/": _plots,
    "data/": lambda making: data_files(making.review.evidence),
    BIBLIOGRAPHY_FILE: lambda making: bibtex(making.review.evidence.entries),
    "one-page.pdf": lambda making: sheet_pdf(making.review),
    "report.pdf": lambda making: report_pdf(making.printed),
    "report.docx": lambda making: word(making.printed, making.pictures()),
    "report.txt": lambda making: text(making.printed),
    "tables.xlsx": lambda making: workbook(making.contents),
    "supplement.pdf": lambda making: report_pdf(supplement(making.contents), typeset_apart),
    ZIP: lambda making: reviewer_zip(
        making.review.evidence, making.written, tuple(one for one in _listed("", "people", "programs") if one[0] != ZIP)
    ),
    "evidence.json": lambda making: evidence_json(making.review),
    "exchange/studies.csl.json": lambda making: csl_json(making.review.evidence.entries),
    "exchange/studies.ris": lambda making: ris(making.review.evidence.entries),
    "exchange/studies.bib": lambda making: making.written[BIBLIOGRAPHY_FILE].data,
    "exchange/annotations.jsonld": lambda making: annotations(making.review),
    "exchange/flags.sarif": lambda making: (
        sarif(making.review.problems, making.review.evidence, label(making.review.evidence)) + "\n"
    ),
    "exchange/evidence.sqlite": lambda making: database(making.review, making.tables),
    PACKAGE: lambda making: data_package(making.review.evidence, making.tables, making.written),
    CRATE: lambda making: crate(making.review.appraised, making.written),
}


def write_reports(review: EvidenceReview, out: Path) -> Generator[str]:
    """Write every report into ``out`` and yield a line for each file or folder, such as ``report.html 412 kB``.

    The files take the place of all earlier ones together, after the last of them has been written: a run that fails,
    or that is not followed to its end, leaves the earlier reports as they were. The same evidence gives the same bytes.

    Raises ``OSError`` if ``out`` cannot be written to, or the reports would replace the data that they are made from.
    """
    if (out / FOLDER).resolve() in {Path(name).resolve().parent for name in review.evidence.inputs}:
        what = "holds the data that are read, which the reports would replace: name another folder for the reports"
        raise FileExistsError(errno.EEXIST, what, str(out / FOLDER))
    with replacing(out, described(out)) as save, ThreadPoolExecutor(4) as beside:
        painting = beside.submit(pictures, review.once(drawings))
        shown = contents(review)
        tables = (*shown.tables, table_of_contents(shown.tables))
        said = report(shown)
        making = Making(shown, said, with_sheet(said, shown), tables, painting.result, {})
        ahead = {one: beside.submit(one.files, making) for one in FORMATS if one.when is When.BESIDE}
        for step, formats in groupby(sorted(FORMATS, key=lambda one: [*When].index(one.when)), key=attrgetter("step")):
            files: dict[str, ReportFile] = {}
            for one in formats:
                files |= ahead[one].result() if one in ahead else one.files(making)
                making.written.update(files)
            sizes = [save(name, file.data) for name, file in files.items()]
            yield f"{step} {len(sizes)} files" if step.endswith("/") else sizes[0]
