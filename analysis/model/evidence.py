"""Evidence: everything that was read, as one immutable value that every later step looks at."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, Self, TypeVar

from analysis.model.bib_names import BibNames
from analysis.model.judgements import (
    Appraisal,
    CertaintyStep,
    Disagreement,
    Link,
    Mention,
    Question,
    Rater,
    Screening,
    Waiver,
)
from analysis.model.place import Origin
from analysis.model.problem import Remark
from analysis.model.records import Claim, Document, Finding, Harm, Position, PrintedReference, Study, Term
from analysis.model.words import Category, Role, TermKind


class Row(NamedTuple):
    """A row of a table as it was written: its cells, blanks around them removed, and its place."""

    cells: tuple[str, ...]
    origin: Origin


class Sheet(NamedTuple):
    """A table as it was written, before any cell was understood.

    ``table`` is the table's name (``claims``), ``file`` the path it was read from, as messages show it; ``rater`` is
    the folder under ``ratings/`` that holds it, empty for the adjudicated tables.
    """

    table: str
    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    rater: str = ""

    def column(self, name: str) -> Iterator[str]:
        """The cells of a column that the header has, from the first row to the last."""
        return map(itemgetter(self.header.index(name)), map(attrgetter("cells"), self.rows))


class BibEntry(NamedTuple):
    """An entry of ``citations.bib``: key, type (``article``) and fields in lower case, LaTeX turned into text.

    ``authors`` and ``editors`` are the fields of that name in parts.
    """

    key: str
    type: str
    fields: Mapping[str, str]
    origin: Origin
    authors: BibNames = BibNames()
    editors: BibNames = BibNames()

    @property
    def makers(self) -> BibNames:
        """The authors; of an entry without any, the editors."""
        return self.authors or self.editors


class TextCopy(NamedTuple):
    """A user's copy of a document's text: its SHA-256 and its lines without line ends."""

    file: str
    sha256: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Ratings:
    """One rater's own judgements, made without sight of the other rater's."""

    rater: str
    links: tuple[Link, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    certainty: tuple[CertaintyStep, ...] = ()
    mentions: tuple[Mention, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


_T = TypeVar("_T")


_K = TypeVar("_K")


def _grouped(pairs: Iterable[tuple[_K, _T]]) -> dict[_K, tuple[_T, ...]]:
    """The records of each key, in their order."""
    groups: dict[_K, list[_T]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(group) for key, group in groups.items()}


class Kept:
    """Something that never changes, and so can keep what was once made of it."""

    @cached_property
    def _made(self) -> dict[Callable[[Any], Any], Any]:
        return {}

    def once(self, make: Callable[[Self], _T]) -> _T:
        """What a function makes of the whole, such as an index of it; made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _T = self._made[make]
        return made


@dataclass(frozen=True, kw_only=True)
class Evidence(Kept):
    """All records that could be read, the sheets they came from, and what was damaged on the way.

    Attributes
    ----------
    documents … waivers
        The records of each table, in file order. A row with a damaged cell is not among them; it is in ``sheets`` and
        in ``damage``.
    entries
        The entries of ``citations.bib``, in file order.
    ratings
        One item a rater who has a folder under ``ratings/``.
    texts
        Document id to the user's copy of its text; documents without a copy are not there.
    sheets
        Every table file that was found, as written.
    damage
        Name of a check to what the readers found for it: what only a reader can see.
    absent
        Names of optional tables that are not there: what rests on them was not checked.
    assumptions
        What a reader took for granted about a file, one sentence each.
    inputs
        Path as messages show it to the SHA-256 of the bytes read.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    entries: tuple[BibEntry, ...] = ()
    studies: tuple[Study, ...] = ()
    links: tuple[Link, ...] = ()
    screening: tuple[Screening, ...] = ()
    findings: tuple[Finding, ...] = ()
    references: tuple[PrintedReference, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    questions: tuple[Question, ...] = ()
    certainty: tuple[CertaintyStep, ...] = ()
    harms: tuple[Harm, ...] = ()
    mentions: tuple[Mention, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    positions: tuple[Position, ...] = ()
    terms: tuple[Term, ...] = ()
    raters: tuple[Rater, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    ratings: tuple[Ratings, ...] = ()
    texts: Mapping[str, TextCopy] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    damage: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Document by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claim by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def study(self) -> Mapping[str, Study]:
        """Study by key."""
        return {study.study: study for study in self.studies}

    @cached_property
    def entry(self) -> Mapping[str, BibEntry]:
        """Bibliography entry by key."""
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def finding(self) -> Mapping[str, Finding]:
        """Finding by id."""
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def harm(self) -> Mapping[str, Harm]:
        """Harm by its term."""
        return {harm.harm: harm for harm in self.harms}

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """Findings by study key; a study without any is not there."""
        return _grouped((finding.study, finding) for finding in self.findings)

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """Links by claim id; a claim without any is not there."""
        return _grouped((link.claim, link) for link in self.links)

    @cached_property
    def claims_on(self) -> Mapping[tuple[str, int], tuple[Claim, ...]]:
        """Claims by document and line."""
        return _grouped(((claim.document, claim.line), claim) for claim in self.claims)

    @cached_property
    def claims_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by document id; a document without any is not there."""
        return _grouped((claim.document, claim) for claim in self.claims)

    @cached_property
    def included_in(self) -> Mapping[str, tuple[Study, ...]]:
        """Studies by the key of a review that includes them."""
        return _grouped((key, study) for study in self.studies for key in dict.fromkeys(study.included_in.split()))

    @cached_property
    def screening_of(self) -> Mapping[Category | None, tuple[Screening, ...]]:
        """Screening rows by category; ``None`` for those of any."""
        return _grouped((row.category, row) for row in self.screening)

    @cached_property
    def steps_of(self) -> Mapping[str, tuple[CertaintyStep, ...]]:
        """Steps of certainty by question id; a question without any is not there."""
        return _grouped((step.question, step) for step in self.certainty)

    @cached_property
    def references_of(self) -> Mapping[str, tuple[PrintedReference, ...]]:
        """Printed references by document id; a document without any is not there."""
        return _grouped((reference.document, reference) for reference in self.references)

    @cached_property
    def mentions_of(self) -> Mapping[str, tuple[Mention, ...]]:
        """Mentions of harms by document id; those of claims that are not there are left out."""
        known = (mention for mention in self.mentions if mention.claim in self.claim)
        return _grouped((self.claim[mention.claim].document, mention) for mention in known)

    def records_of(self, sheet: Sheet) -> tuple[object, ...]:
        """The records that came of a sheet; fewer than its rows only where a row was damaged."""
        rated = {ratings.rater: ratings for ratings in self.ratings}
        holder = rated.get(sheet.rater) if sheet.rater else self
        records: tuple[object, ...] = getattr(holder, sheet.table, ())
        return records

    @cached_property
    def has_wider_studies(self) -> bool:
        """Whether any study is listed that no document cites."""
        return any(study.role is Role.WIDER for study in self.studies)

    @cached_property
    def _lineages(self) -> dict[tuple[str, TermKind], tuple[str, ...]]:
        """Lineages walked so far."""
        return {}

    @cached_property
    def broader(self) -> Mapping[tuple[str, TermKind], str]:
        """The broader term, empty for none, of every term that is listed, by term and kind."""
        return {(term.term, term.kind): term.broader for term in self.terms}

    @cached_property
    def _tops(self) -> frozenset[tuple[str, TermKind]]:
        return frozenset((term.broader, term.kind) for term in self.terms)

    def is_top(self, term: str, kind: TermKind) -> bool:
        """Whether a term has narrower ones and no broader one."""
        return (term, kind) in self._tops and len(self.lineage(term, kind)) == 1

    def lineage(self, term: str, kind: TermKind) -> tuple[str, ...]:
        """The term and all its broader terms of that kind, nearest first.

        A term that ``terms.csv`` does not list has no broader term. A ring of terms is walked once.
        """
        known = self._lineages.get((term, kind))
        if known is None:
            line: list[str] = []
            above = term
            while above and above not in line:
                line.append(above)
                above = self.broader.get((above, kind), "")
            known = self._lineages[term, kind] = tuple(line)
        return known

    def in_line(self, term: str, other: str, kind: TermKind) -> bool:
        """Whether one of two terms is the other or a broader term of it."""
        return term in self.lineage(other, kind) or other in self.lineage(term, kind)
