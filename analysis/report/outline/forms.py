"""The forms of the report: the files that stand beside the page, and what each is."""

from typing import NamedTuple


class Form(NamedTuple):
    """A file beside the page: its name and what it is."""

    file: str
    what: str


#: For those who read on paper or in an office program.
FOR_PEOPLE: tuple[Form, ...] = (
    Form("one-page.pdf", "one sheet (PDF)"),
    Form("report.pdf", "full report (PDF)"),
    Form("report.docx", "full report (Word)"),
    Form("tables.xlsx", "all tables (workbook)"),
    Form("reviewer.zip", "everything, with a manifest (archive)"),
)

#: For other programs.
FOR_PROGRAMS: tuple[Form, ...] = (
    Form("evidence.json", "everything that was appraised"),
    Form("exchange/studies.csl.json", "studies, CSL-JSON"),
    Form("exchange/studies.ris", "studies, RIS"),
    Form("exchange/studies.bib", "studies, BibTeX"),
    Form("exchange/annotations.jsonld", "quotes, W3C Web Annotations"),
    Form("exchange/claim-reviews.jsonld", "reviews by people, schema.org ClaimReview"),
    Form("exchange/flags.sarif", "flags, SARIF"),
    Form("exchange/evidence.sqlite", "all tables, SQLite"),
    Form("datapackage.json", "all tables described, Frictionless data package"),
    Form("ro-crate-metadata.json", "all files described, RO-Crate"),
)
