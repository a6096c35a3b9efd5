"""The forms of the report: the files that stand beside the page, and what each is."""

from typing import NamedTuple


class ReportFile(NamedTuple):
    """A file beside the page: its name and what it is."""

    file: str
    what: str


#: For those who read on paper or in an office program.
FOR_PEOPLE: tuple[ReportFile, ...] = (
    ReportFile("one-page.pdf", "one sheet (PDF)"),
    ReportFile("report.pdf", "full report (PDF)"),
    ReportFile("report.docx", "full report (Word)"),
    ReportFile("tables.xlsx", "all tables (workbook)"),
    ReportFile("reviewer.zip", "everything, with a manifest (archive)"),
)

#: For other programs.
FOR_PROGRAMS: tuple[ReportFile, ...] = (
    ReportFile("evidence.json", "everything that was appraised"),
    ReportFile("exchange/studies.csl.json", "studies, CSL-JSON"),
    ReportFile("exchange/studies.ris", "studies, RIS"),
    ReportFile("exchange/studies.bib", "studies, BibTeX"),
    ReportFile("exchange/annotations.jsonld", "quotes, W3C Web Annotations"),
    ReportFile("exchange/claim-reviews.jsonld", "reviews by people, schema.org ClaimReview"),
    ReportFile("exchange/flags.sarif", "flags, SARIF"),
    ReportFile("exchange/evidence.sqlite", "all tables, SQLite"),
    ReportFile("datapackage.json", "all tables described, Frictionless data package"),
    ReportFile("ro-crate-metadata.json", "all files described, RO-Crate"),
)
