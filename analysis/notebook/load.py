"""From a data folder to its review."""

from datetime import date
from pathlib import Path

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.notebook.review import Review
from analysis.read.records import read_evidence
from analysis.schema import TABLES, day


def load(data: str | Path = "data", documents: str | Path | None = None, as_of: str | date | None = None) -> Review:
    """Read a data folder, appraise it and check it: everything that a notebook needs.

    It never raises for what is wrong with the files: that is in the review's ``faults``, each with place and remedy.

    ``data``: The data folder: ``claims.csv``, ``citations.bib`` and the other tables (``data/README.md``).
    ``documents``: Folder of the documents' texts, against which quotes are checked; by default ``documents`` in the
        data folder, if it is there.
    ``as_of``: Day on which waivers are to hold, a date or ``YYYY-MM-DD``; without one their expiry is not checked.
    Raises ``FileNotFoundError`` if there is no such folder; the message says what was looked for, and where.

    >>> load("data").study("hooper2004").row["design"]
    'case series'
    """
    folder = Path(data)
    texts = None if documents is None else Path(documents)
    for name, wanted in (("data", folder), ("documents", texts)):
        if wanted is not None and not wanted.is_dir():
            needed = ", ".join(table.file for table in TABLES.values() if table.required)
            of_data = f"a data folder, which holds {needed} and citations.bib"
            holds = of_data if name == "data" else "the documents' texts"
            raise FileNotFoundError(f'no folder "{wanted}": looked for {holds} at {wanted.absolute()}')
    appraised = AppraisedEvidence(read_evidence(folder, texts), as_of=day(as_of) if isinstance(as_of, str) else as_of)
    return Review(EvidenceReview.of(appraised), folder, texts, str(folder))
