"""Everything in one archive for a reviewer: reports, data as read, exchange files, and a manifest of their hashes."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from analysis.model.evidence import Evidence
from analysis.report.exchange.labels import label

#: File name under the reports.
ZIP = "reviewer.zip"

#: File name in the archive; ``sha256sum -c`` reads it.
MANIFEST = "MANIFEST.sha256"

# The earliest date that the format can hold: a zip has no way to leave it out, and the day of the run is no fact.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

_PACKED = (".png", ".pdf", ".docx", ".xlsx", ".zip")

_README = """\
What is here
============

{label}

data/                    the tables as they were read, and the bibliography
report.*, one-page.pdf   the reports, as far as they were written
tables/, tables.xlsx     every table of the reports
plots/                   every plot
exchange/                the same for other programs: citations, annotations, flags, database
evidence.json            the evidence, appraised
datapackage.json         what every table and column means
ro-crate-metadata.json   what every file is

To verify that no file has changed:    sha256sum -c {manifest}
To work everything out again:          python -m analysis check data

The texts of the documents are not here: they belong to others. Each is known by its SHA-256 in data/documents.csv.
"""


def reviewer_zip(evidence: Evidence, files: Mapping[str, bytes]) -> bytes:
    """An archive of the files, by their names under the reports, with ``README.txt`` and a manifest of all.

    Files stand in the order of their names and bear no date, so that the same files give the same bytes.
    """
    readme = _README.format(label=label(evidence), manifest=MANIFEST)
    held = dict(sorted({**files, "README.txt": readme.encode()}.items()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (*held.items(), (MANIFEST, manifest(held.items()))):
            packed = PurePosixPath(name).suffix in _PACKED
            archive.writestr(_entry(name), data, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def manifest(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A line for each file, as ``sha256sum`` writes them: the hash, two blanks and the name."""
    return "".join(_line(name, hashlib.sha256(data).hexdigest()) for name, data in files).encode()


def _line(name: str, digest: str) -> str:
    """A line; after a backslash if the name holds a backslash or a line end, each of which is then escaped."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return f"{mark}{digest}  {escaped}\n"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DATE)
    entry.create_system = 3  # Unix, wherever it is written, so that the permissions below hold
    entry.external_attr = 0o644 << 16
    return entry
