"""Labels: what fair readers said of single flags, and the flags of today that they speak of.

A flag is known again by its set, check and place: document, line and sentence of a claim; line 0 and the reference's
number of a printed reference; 0 and 0 of a document as a whole.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import CHECKS, Precision, run
from analysis.model.conclusions import Head, Kind
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.words import Severity
from analysis.read.records import read_evidence
from tests.builders.shipped import DATA

HERE = Path(__file__).parent
LABELS = HERE / "labels.csv"
SHARED = HERE.parents[2] / "shared"
PAGES = SHARED / "documents"
NO_SHARED = "../shared is absent"

RIGHT, UNFAIR, WRONG = VERDICTS = ("right", "unfair", "wrong")
FIELDS = (
    *("set", "seen", "check", "head", "document", "line", "sentence", "claims", "words"),
    *("rater_1", "rater_2", "label", "severity", "reason"),
)


Place = tuple[str, int, int]


class Key(NamedTuple):
    """By what a flag is known again."""

    set: str
    check: str
    document: str
    line: int
    sentence: int


class Label(NamedTuple):
    """One row of ``labels.csv``, its cells as written."""

    set: str
    seen: str
    check: str
    head: str
    document: str
    line: str
    sentence: str
    claims: str
    words: str
    rater_1: str
    rater_2: str
    label: str
    severity: str
    reason: str

    @property
    def key(self) -> Key:
        return Key(self.set, self.check, self.document, int(self.line), int(self.sentence))


@dataclass(frozen=True)
class LabelledSet:
    """A data folder on whose flags precision is measured.

    ``seen``: Whether it was used while the checks were tuned. ``texts``: Folder of the pages' texts; without it the
    flags are those that are raised where no text is present. ``expected``: File with the sentences and heads under
    which a fair reader would raise a flag; with it each flag of the set has a label.
    """

    name: str
    folder: Path
    seen: bool
    texts: Path | None = None
    expected: Path | None = None

    def evidence(self) -> Evidence:
        return read_evidence(self.folder, self.texts or HERE)


#: The sets of this repository. The texts of the shipped pages are no part of it; those of the invented ones are.
SETS = (
    LabelledSet("data", DATA, seen=True),
    LabelledSet("correct", HERE / "correct", True, HERE / "correct" / "documents", HERE / "expected" / "correct.csv"),
    LabelledSet("mixed", HERE / "mixed", True, HERE / "mixed" / "documents", HERE / "expected" / "mixed.csv"),
)


def with_texts(one: LabelledSet) -> LabelledSet:
    """The set with the texts of the shipped pages, where they are at hand."""
    return replace(one, texts=PAGES) if one.texts is None and PAGES.is_dir() else one


class BadLabels(ValueError):
    """Rows of labels that cannot be used, each with its place and remedy."""


def read(path: Path = LABELS) -> tuple[Label, ...]:
    """The labels of a file.

    Raises ``BadLabels`` with a line for each row that is no label, for two rows on one flag, and for another header.
    """
    with path.open(encoding="utf-8", newline="") as text:
        header, *rows = list(csv.reader(text)) or [[]]
    if tuple(header) != FIELDS:
        raise BadLabels(f"{path.name}:1: the header needs to be {','.join(FIELDS)}")
    places, wrong = Counter[Key](), []
    labels = []
    for number, cells in enumerate(rows, 2):
        faults = list(_faults(cells))
        if not faults:
            label = Label(*cells)
            places[label.key] += 1
            faults = ["a row above labels the same flag; keep one"] if places[label.key] > 1 else []
            labels.append(label)
        wrong += [f"{path.name}:{number}: {fault}" for fault in faults]
    if wrong:
        raise BadLabels("\n".join(wrong))
    return tuple(labels)


def _faults(cells: list[str]) -> Iterator[str]:
    if len(cells) != len(FIELDS):
        yield f"needs {len(FIELDS)} cells; found {len(cells)}"
        return
    row = dict(zip(FIELDS, cells, strict=True))
    allowed: dict[str, Iterable[str]] = {
        "seen": ("yes", "no"),
        "head": tuple(Head),
        "severity": tuple(Severity),
        "label": VERDICTS,
        "rater_1": ("", *VERDICTS),
        "rater_2": ("", *VERDICTS),
    }
    for field, words in allowed.items():
        if row[field] not in words:
            yield f'{field} needs one of {" · ".join(filter(None, words))}; found "{row[field]}"'
    for field in ("line", "sentence"):
        if not (row[field].isascii() and row[field].isdigit()):
            yield f'{field} needs a whole number, 0 or more; found "{row[field]}"'
    if row["label"] != RIGHT and not row["reason"]:
        yield "a flag that is not right needs its reason"


class Flag(NamedTuple):
    """A flag of today, what it is known by, and the sentences of all its claims or what else it is on."""

    key: Key
    problem: Problem
    places: frozenset[Place]


@cache
def flags_of(one: LabelledSet) -> tuple[Flag, ...]:
    """Every flag of a set, by all checks, those that are off and those that a sentence is not told of among them."""
    evidence = one.evidence()
    found = run(AppraisedEvidence(evidence), asked=frozenset(check.name for check in CHECKS))
    printed = {(row.origin.file, row.origin.line): (row.document, 0, row.number) for row in evidence.references}
    pages = {(row.origin.file, row.origin.line): (row.id, 0, 0) for row in evidence.documents}

    def places(flag: Problem) -> list[Place]:
        row = (flag.place.file, flag.place.line)
        claims = [evidence.claim[name].sentence_key for name in flag.claims if name in evidence.claim]
        return claims or [printed.get(row) or pages.get(row) or (flag.document, 0, 0)]

    flags = ((flag, places(flag)) for flag in found if flag.kind is Kind.FLAG)
    return tuple(Flag(Key(one.name, flag.check, *first[0]), flag, frozenset(first)) for flag, first in flags)


class Expected(NamedTuple):
    """What a fair reader would flag on one sentence, reference or document: its head and the kind of fault.

    A row without a head is a sentence that is fair though it is near to that kind.
    """

    document: str
    line: int
    sentence: int
    head: str
    kind: str
    words: str
    reason: str

    @property
    def place(self) -> Place:
        return self.document, self.line, self.sentence

    def meets(self, flag: Flag) -> bool:
        """Whether it is what a flag says; one on a whole document may gather what stands in several sentences."""
        whole = flag.key[2:] == (self.document, 0, 0) and flag.key.check == self.kind
        return self.head == flag.problem.head and (whole or self.place in flag.places)


def expected(path: Path) -> tuple[Expected, ...]:
    """The rows of a file of what is expected."""
    with path.open(encoding="utf-8", newline="") as text:
        return tuple(Expected(row[0], int(row[1]), int(row[2]), *row[3:]) for row in list(csv.reader(text))[1:])


def verdicts_on(one: LabelledSet, labels: Iterable[Label]) -> Iterator[tuple[Flag, str, bool]]:
    """Each flag of a set, its label or ``""`` where it has none, and whether its page was seen while tuning.

    What raters said counts before what the pages' author expected.
    """
    known, rows = {label.key: label for label in labels}, expected(one.expected) if one.expected else ()
    for flag in flags_of(one):
        if label := known.get(flag.key):
            yield flag, label.label, label.seen == "yes"
        elif one.expected:
            yield flag, RIGHT if any(row.meets(flag) for row in rows) else WRONG, one.seen
        else:
            yield flag, "", one.seen


class Measured(NamedTuple):
    """Precision by check, and how many flags no label speaks of, by check."""

    precision: Mapping[str, Precision]
    unlabelled: Mapping[str, int]


def measure(labels: Iterable[Label], sets: Iterable[LabelledSet] = SETS) -> Measured:
    """The precision of every check that has a labelled flag today, in the order of the names."""
    right, hits, unseen_right, unseen_hits, unlabelled = (Counter[str]() for _ in range(5))
    rows = tuple(labels)
    for one in sets:
        for flag, verdict, seen in verdicts_on(one, rows):
            name = flag.problem.check
            if not verdict:
                unlabelled[name] += 1
                continue
            hits[name] += 1
            right[name] += verdict == RIGHT
            unseen_hits[name] += not seen
            unseen_right[name] += not seen and verdict == RIGHT
    found = {name: Precision(right[name], hits[name], unseen_right[name], unseen_hits[name]) for name in sorted(hits)}
    return Measured(found, unlabelled)
