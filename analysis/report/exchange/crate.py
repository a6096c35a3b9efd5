"""What the export holds, as RO-Crate 1.1 metadata (researchobject.org), so that an archive can take it as it is."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

import analysis
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.report.exchange.labels import PROGRAM, label

#: File name under the reports. A crate is the folder that holds this file, so that it stands at their top.
CRATE = "ro-crate-metadata.json"

_FORMATS: Mapping[str, str] = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".sarif": "application/sarif+json",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

# What each file is, by its name; tables, plots and data are described by what they show.
_NAMES: Mapping[str, str] = {
    "report.html": "Report as a page that works offline",
    "report.pdf": "Report as PDF",
    "report.docx": "Report as a Word document",
    "one-page.pdf": "Summary on one page",
    "tables.xlsx": "Every table of the reports in one workbook",
    "evidence.json": "The evidence, appraised, as one JSON document",
    "datapackage.json": "Description of every table as a Frictionless data package",
    "exchange/studies.csl.json": "Studies as CSL-JSON",
    "exchange/studies.ris": "Studies as RIS",
    "exchange/studies.bib": "Studies as BibTeX",
    "exchange/annotations.jsonld": "Quotes of all claims as W3C Web Annotations",
    "exchange/claim-reviews.jsonld": "Claims that a person has adjudicated, as schema.org ClaimReview",
    "exchange/flags.sarif": "Flags and faults as SARIF",
    "exchange/evidence.sqlite": "All tables as an SQLite database",
    "data/citations.bib": "Bibliography as read, cleaned",
    "tables/contents.csv": "Which table answers what",
}


def crate(appraised: AppraisedEvidence, files: Mapping[str, bytes], titles: Mapping[str, str]) -> bytes:
    """The metadata of the files, by their names under the reports, as flattened JSON-LD.

    ``titles`` says of tables and plots, by the same names, what they show.

    Nothing here is taken from a clock. RO-Crate asks for a ``datePublished``: it is the day named by ``--as-of`` and is
    left out without one, as are the licence, which the data do not state, and a person as author.
    """
    names = sorted(files)
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": "Claims of documents held against the studies they cite",
        "description": f"Reports, tables and data of one run. {label(appraised.evidence)}",
        "hasPart": [{"@id": quote(name)} for name in names],
        "mentions": {"@id": "#run"},
    }
    if appraised.as_of:
        root["datePublished"] = appraised.as_of.isoformat()
    graph = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        root,
        *_origin(),
        *(_file(name, files[name], titles.get(name) or _title(name)) for name in names),
    ]
    body = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return (json.dumps(body, indent=1, ensure_ascii=False) + "\n").encode()


def _origin() -> tuple[dict[str, Any], dict[str, Any]]:
    """The program, and the run by which it made the crate."""
    program = {"@id": f"#{PROGRAM}", "@type": "SoftwareApplication", "name": PROGRAM, "version": analysis.__version__}
    run = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Reading, checking and appraising the data, and writing the reports",
        "instrument": {"@id": program["@id"]},
        "result": {"@id": "./"},
    }
    return program, run


def _file(name: str, data: bytes, title: str) -> dict[str, Any]:
    return {
        "@id": quote(name),
        "@type": "File",
        "name": title,
        "encodingFormat": _FORMATS.get(PurePosixPath(name).suffix, "application/octet-stream"),
        "contentSize": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _title(name: str) -> str:
    """What a file is, in words; its name where nothing is known of it."""
    path = PurePosixPath(name)
    if name in _NAMES or path.parts[0] != "data":
        return _NAMES.get(name, name)
    whose = f" of the rater {path.parts[-2]}" if len(path.parts) > 2 else ""
    return f"Data as read: {path.name}{whose}"
