"""All files of a run: their RO-Crate 1.1 metadata (researchobject.org), for archives to take; and one zip of them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import analysis
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.raters.confirmed import confirmed
from analysis.model.evidence import Evidence
from analysis.report.folder import ReportFile, json_bytes, packed
from analysis.report.outline.labels import PROGRAM, label
from analysis.text.prose.phrases import capital

#: File name under the reports. A crate is the folder that holds this file, so that it stands at their top.
CRATE = "ro-crate-metadata.json"


def crate(appraised: AppraisedEvidence, files: Mapping[str, ReportFile]) -> bytes:
    """The metadata of the files, by their names under the reports, as flattened JSON-LD.

    Nothing here is taken from a clock. RO-Crate asks for a ``datePublished``: it is the day named by ``--as-of`` and is
    left out without one, as are the licence, which the data do not state, and a person as author.
    """
    judged = [
        {"@id": f"#judgements-{name}", "@type": "PropertyValue", "name": f"judgements: {name}", "value": count}
        for name, count in appraised.evidence.once(confirmed).counts.items()
    ]
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": "Claims of documents held against the studies they cite",
        "description": f"Reports, tables and data of one run. {label(appraised.evidence)}",
        "hasPart": [{"@id": quote(name)} for name in sorted(files)],
        "mentions": {"@id": "#run"},
        "additionalProperty": [{"@id": one["@id"]} for one in judged],
    }
    if appraised.evidence.once(confirmed).draft:
        root["creativeWorkStatus"] = "Draft"
    if appraised.as_of:
        root["datePublished"] = appraised.as_of.isoformat()
    standard = "https://w3id.org/ro/crate/1.1"
    about = {"@id": CRATE, "@type": "CreativeWork", "conformsTo": {"@id": standard}, "about": {"@id": "./"}}
    program = {"@id": f"#{PROGRAM}", "@type": "SoftwareApplication", "name": PROGRAM, "version": analysis.__version__}
    run = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Reading, checking and appraising the data, and writing the reports",
        "instrument": {"@id": program["@id"]},
        "result": {"@id": "./"},
    }
    described = [
        {
            "@id": quote(name),
            "@type": "File",
            "name": capital(file.what),
            "encodingFormat": file.media_type,
            "contentSize": str(len(file.data)),
            "sha256": file.sha256,
        }
        for name, file in sorted(files.items())
    ]
    graph = [about, root, program, run, *judged, *described]
    return json_bytes({"@context": f"{standard}/context", "@graph": graph})


def described(folder: Path) -> dict[str, str]:
    """SHA-256 by name of the files that an earlier run wrote into a folder, as its metadata say; else none."""
    try:
        graph = json.loads((folder / CRATE).read_bytes())["@graph"]
        return {unquote(one["@id"]): one["sha256"] for one in graph if one["@type"] == "File"}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


#: File name of the archive under the reports.
ZIP = "reviewer.zip"

#: File name of the manifest in the archive; ``sha256sum -c`` reads it.
MANIFEST = "MANIFEST.sha256"

_README = """\
What is here
============

{label}

{listed}

To verify that no file has changed:    sha256sum -c {manifest}
To work everything out again:          python -m analysis check data

The texts of the documents are not here: they belong to others. Each is known by its SHA-256 in data/documents.csv.
"""


def reviewer_zip(evidence: Evidence, files: Mapping[str, ReportFile], listed: Iterable[tuple[str, str]]) -> bytes:
    """An archive for a reviewer: the files by their names under the reports, ``README.txt`` and a manifest of all.

    ``listed`` are names of files and folders, each with what it is, for the readme. Files stand in the order of their
    names and bear no date, so that the same files give the same bytes.
    """
    contents = "\n".join(f"{name:<31}{what}" for name, what in listed)
    readme = _README.format(label=label(evidence), listed=contents, manifest=MANIFEST).encode()
    held = dict(sorted({**files, "README.txt": ReportFile(readme, "what is here", "text/plain")}.items()))
    return packed((*((name, file.data) for name, file in held.items()), (MANIFEST, manifest(held))))


def manifest(files: Mapping[str, ReportFile]) -> bytes:
    """A line for each file, as ``sha256sum`` writes them: the hash, two blanks and the name.

    The line of a name that holds a backslash or a line end starts with a backslash, and each of these is escaped.
    """
    lines = []
    for name, file in files.items():
        escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        lines.append(("\\" if escaped != name else "") + f"{file.sha256}  {escaped}\n")
    return "".join(lines).encode()
