"""A problem: one thing that is wrong, where it is, and what to do about it. The one place that makes it a sentence."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from analysis.model.conclusions import Head, Kind
from analysis.model.place import Place
from analysis.model.records import Claim
from analysis.model.words import Severity


class Subject(NamedTuple):
    """What a remark is about, as its sentence names it.

    ``claims`` are the ids of the claims whose quotes and place the words give, empty where they give none: whatever
    shows both leaves the subject out. ``mark`` follows the words where what is said of them is a sentence of its own.
    """

    words: str = ""
    claims: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, order=True)
class Remark:
    """What a check found, before its name, kind and severity are put to it.

    ``place``, ``subject``: Where it is, and what it is about.
    ``what``: What is wrong or needed, a clause that goes on from the subject, in lower case without a full stop.
    ``evidence``: What was found, or what it was held against; empty where ``what`` says it all.
    ``remedy``: What to do.
    ``claims``, ``study``, ``document``: The records concerned, empty where there is none; ``document`` only for a
        remark on a document as a whole.
    ``joint``: What parts ``evidence`` from ``what`` in a sentence.
    ``severity``, ``head``: How grave this one is, and what kind of wrong it says of a document, where that differs from
        what its check raises in general.
    """

    place: Place
    subject: Subject
    what: str
    evidence: str
    remedy: str
    claims: tuple[str, ...] = ()
    study: str = ""
    document: str = ""
    joint: str = "; "
    severity: Severity | None = None
    head: Head | None = None

    @property
    def claim(self) -> str:
        """The first of the claims concerned; empty where there is none."""
        return self.claims[0] if self.claims else ""

    @property
    def reason(self) -> str:
        """What is wrong with its evidence, without the subject."""
        return f"{self.what}{self.joint}{self.evidence}" if self.evidence else self.what

    @property
    def message(self) -> str:
        """The sentence: the subject, what is wrong with it and the evidence."""
        subject = f"{self.subject.words}{self.subject.mark}"
        return f"{subject} {self.reason}" if subject else self.reason

    def beside(self, claim: str) -> str:
        """The sentence as it stands beside a claim's quote and place: without a subject that repeats them."""
        return self.reason if claim in self.subject.claims else self.message


@dataclass(frozen=True, kw_only=True)
class Problem(Remark):
    """A fault, a note or a flag on a document, which alone has a ``head``, as every report and format shows it.

    ``parts``: Of one that speaks of several claims of a sentence, what was found of each, where that differs.
    """

    check: str
    kind: Kind
    severity: Severity
    parts: tuple["Problem", ...] = field(default=(), compare=False, repr=False)

    def of(self, claim: str) -> "Problem":
        """What was found of one claim alone, where that is recorded, else all."""
        return next((one for one in self.parts if claim in one.claims), self)


def claim_in_place(claim: Claim, mark: str = "") -> Subject:
    """The subject that is a claim: its words with their place, and the mark after them."""
    return Subject(f'"{claim.quote}" ({claim.place})', (claim.id,), mark)


def on_claim(
    claim: Claim, field: str, what: str, evidence: str, remedy: str, study: str = "", joint: str = "; "
) -> Remark:
    """A remark whose subject is a claim in its place, at a field of its row."""
    subject = claim_in_place(claim)
    return Remark(claim.origin.at(field), subject, what, evidence, remedy, subject.claims, study, joint=joint)


def on_row(row: Any, field: str, subject: str, what: str, evidence: str, remedy: str, joint: str = "; ") -> Remark:
    """A remark at a field of any record; it concerns the claim and the study that the record is or names."""
    claim = row.id if isinstance(row, Claim) else getattr(row, "claim", "")
    place, study = row.origin.at(field), getattr(row, "study", "")
    return Remark(place, Subject(subject), what, evidence, remedy, (claim,) if claim else (), study, joint=joint)
