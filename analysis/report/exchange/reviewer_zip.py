"""Everything in one archive for a reviewer: reports, data as read, exchange files, and a manifest of their hashes."""

from collections.abc import Iterable, Mapping

from analysis.model.evidence import Evidence
from analysis.report.folder import ReportFile, packed
from analysis.report.outline.labels import label

#: File name under the reports.
ZIP = "reviewer.zip"

#: File name in the archive; ``sha256sum -c`` reads it.
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
    """An archive of the files, by their names under the reports, with ``README.txt`` and a manifest of all.

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
