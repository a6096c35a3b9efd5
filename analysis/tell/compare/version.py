"""A version of the evidence to compare: an evidence.json, a data folder, or a git revision, as one mapping."""

import csv
import io
import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from zipfile import ZipFile

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.schema import TABLES, TableSchema
from analysis.tell.formats.evidence_json import as_mapping

#: Folder of the repository that a revision is read from.
DATA = "data"

#: Keys without which a JSON file is no evidence.json, or one of a form too early to compare.
_NEEDED = ("version", "claims", "documents", "studies", "findings", "questions", "problems", "tables", "bibliography")


class Version(NamedTuple):
    """The evidence at one time: how it was named, what its evidence.json holds, and what was taken for granted."""

    name: str
    body: Mapping[str, Any]
    notes: tuple[str, ...] = ()

    @property
    def faults(self) -> int:
        """Number of faults in its files: what rests on the rows concerned may be missing."""
        return sum(problem["kind"] == "fault" for problem in self.body["problems"])


class NoVersion(ValueError):
    """A name that leads to no evidence. The text says what was needed and what was found."""


def version_named(name: str) -> Version:
    """The version of that name: a file is an evidence.json, a folder holds data, anything else is a git revision.

    A revision is that of the repository around the working folder. Its ``data/`` is read by the rules of today; columns
    that its tables did not have yet are taken as empty, and a note says so.

    Raises ``NoVersion`` if a file is no evidence.json, or git does not know the revision, or it holds no ``data/``.
    """
    path = Path(name)
    if path.is_file():
        return Version(name, _from_json(path))
    if path.is_dir():
        return Version(name, _from_data(path))
    with _at_revision(name) as folder:
        lacking = [
            f"{table.file} {', '.join(added)}" for table in TABLES.values() if (added := _complete(folder, table))
        ]
        notes = (f"{DATA}/ at {name} lacks columns, taken as empty: {'; '.join(lacking)}.",) if lacking else ()
        return Version(f"{DATA}/ at {name}", _from_data(folder), notes)


def version_of(review: EvidenceReview, name: str) -> Version:
    """A review as a version, under the name by which the comparison is to call it."""
    return Version(name, dict(json.loads(json.dumps(as_mapping(review)))))


def _from_json(path: Path) -> Mapping[str, Any]:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NoVersion(f"{path} is no evidence.json: {error}") from None
    missing = [key for key in _NEEDED if not isinstance(body, dict) or key not in body]
    if missing:
        raise NoVersion(f'{path} is no evidence.json: it has no "{missing[0]}"')
    return dict(body)


def _from_data(folder: Path) -> Mapping[str, Any]:
    """What the evidence.json of a data folder would hold, read back so that both kinds of version are alike."""
    return version_of(EvidenceReview.of(AppraisedEvidence(read_evidence(folder))), str(folder)).body


def _complete(folder: Path, table: TableSchema) -> tuple[str, ...]:
    """Give a table of a temporary folder the columns that it lacks, empty, and return their names."""
    path = folder / table.file
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
    except (OSError, ValueError):  # not there, empty or not UTF-8: the reader says so
        return ()
    added = tuple(field.name for field in table.fields if field.name not in header)
    if added:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[*header, *added], *([*row, *("" for _ in added)] for row in rows if row)])
    return added


@contextmanager
def _at_revision(revision: str) -> Iterator[Path]:
    """A temporary folder with ``data/`` as it was at a revision; it goes when the block ends."""
    what = f'"{revision}" is no file, no folder and no git revision'
    try:
        top = _git("rev-parse", "--show-toplevel").decode().rstrip("\n")
        commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        archive = _git("-C", top, "archive", "--format=zip", commit.decode().strip(), DATA)
    except FileNotFoundError:
        raise NoVersion(f"{what}: git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip() or "git knows no commit of that name"
        raise NoVersion(f"{what}: {said}") from None
    with TemporaryDirectory(prefix="evidence-") as temporary:
        with ZipFile(io.BytesIO(archive)) as files:  # extracts nothing outside the folder
            files.extractall(temporary)
        yield Path(temporary) / DATA


def _git(*arguments: str) -> bytes:
    return subprocess.run(("git", *arguments), capture_output=True, check=True).stdout
