"""Evidence: everything that was read, as one immutable value that every later step looks at."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, Self, TypeVar, TypeVarTuple

from analysis.model import judgements, records
from analysis.model.bib_names import BibNames
from analysis.model.place import Origin
from analysis.model.problem import Remark
from analysis.model.words import TermKind


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
    """An entry of ``citations.bib``: key, type and fields in lower case, LaTeX as text; its people in parts."""

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
    links: tuple[judgements.Link, ...] = ()
    appraisals: tuple[judgements.Appraisal, ...] = ()
    certainty: tuple[judgements.CertaintyStep, ...] = ()
    mentions: tuple[judgements.Mention, ...] = ()
    disagreements: tuple[judgements.Disagreement, ...] = ()
    codings: tuple[judgements.Coding, ...] = ()


_T = TypeVar("_T")
_About = TypeVarTuple("_About")
_K = TypeVar("_K")
_Keyed = Callable[["Evidence"], Iterable[tuple[_K, _T]]]


def _by(keyed: _Keyed[_K, _T]) -> cached_property[Mapping[_K, _T]]:
    """Records by their keys, of which each has one; of rows that share a key the first counts."""

    def first(evidence: "Evidence") -> Mapping[_K, _T]:
        found: dict[_K, _T] = {}
        for key, record in keyed(evidence):
            found.setdefault(key, record)
        return found

    return cached_property(first)


def grouped(pairs: Iterable[tuple[_K, _T]]) -> dict[_K, tuple[_T, ...]]:
    """What stands beside each key, in the order given; a key without any is not there."""
    groups: dict[_K, list[_T]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return {key: tuple(group) for key, group in groups.items()}


def _groups(keyed: _Keyed[_K, _T]) -> cached_property[Mapping[_K, tuple[_T, ...]]]:
    return cached_property(lambda evidence: grouped(keyed(evidence)))


class Kept:
    """Something that never changes, and so can keep what was once made of it."""

    @cached_property
    def _made(self) -> dict[tuple[Hashable, ...], Any]:
        return {}

    def once(self, make: Callable[[Self, *_About], _T], *about: *_About) -> _T:
        """What a function makes of the whole, as of some words or as an index; made when it is first asked for."""
        key = (make, *about)
        if key not in self._made:
            self._made[key] = make(self, *about)
        made: _T = self._made[key]
        return made


@dataclass(frozen=True, kw_only=True)
class Evidence(Kept):
    """All records that could be read, the sheets they came from, and what was damaged on the way.

    ``documents`` … ``confirmations``: The records of each table, in file order. A row with a damaged cell is not among
        them; it is in ``sheets`` and in ``damage``.
    ``entries``: The entries of ``citations.bib``, in file order.
    ``ratings``: One item a rater who has a folder under ``ratings/``, in the order of ``raters``, then by name.
    ``texts``: Document id to the user's copy of its text; documents without a copy are not there.
    ``sheets``: Every table file that was found, as written.
    ``damage``: Name of a check to what the readers found for it: what only a reader can see.
    ``absent``: Names of optional tables that are not there: what rests on them was not checked.
    ``assumptions``: What a reader took for granted about a file, one sentence each.
    ``inputs``: Path as messages show it to the SHA-256 of the bytes read.
    """

    documents: tuple[records.Document, ...] = ()
    claims: tuple[records.Claim, ...] = ()
    entries: tuple[BibEntry, ...] = ()
    studies: tuple[records.Study, ...] = ()
    links: tuple[judgements.Link, ...] = ()
    screening: tuple[judgements.Screening, ...] = ()
    findings: tuple[records.Finding, ...] = ()
    references: tuple[records.PrintedReference, ...] = ()
    appraisals: tuple[judgements.Appraisal, ...] = ()
    questions: tuple[judgements.Question, ...] = ()
    certainty: tuple[judgements.CertaintyStep, ...] = ()
    harms: tuple[records.Harm, ...] = ()
    mentions: tuple[judgements.Mention, ...] = ()
    disagreements: tuple[judgements.Disagreement, ...] = ()
    positions: tuple[records.Position, ...] = ()
    terms: tuple[records.Term, ...] = ()
    searches: tuple[records.Search, ...] = ()
    known: tuple[records.KnownStudy, ...] = ()
    raters: tuple[judgements.Rater, ...] = ()
    waivers: tuple[judgements.Waiver, ...] = ()
    codings: tuple[judgements.Coding, ...] = ()
    confirmations: tuple[judgements.Confirmation, ...] = ()
    ratings: tuple[Ratings, ...] = ()
    texts: Mapping[str, TextCopy] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    damage: Mapping[str, tuple[Remark, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)

    # Records by what identifies them: an id, a key or a harm's term.
    document = _by(lambda evidence: ((one.id, one) for one in evidence.documents))
    claim = _by(lambda evidence: ((one.id, one) for one in evidence.claims))
    study = _by(lambda evidence: ((one.study, one) for one in evidence.studies))
    entry = _by(lambda evidence: ((one.key, one) for one in evidence.entries))
    finding = _by(lambda evidence: ((one.id, one) for one in evidence.findings))
    question = _by(lambda evidence: ((one.id, one) for one in evidence.questions))
    harm = _by(lambda evidence: ((one.harm, one) for one in evidence.harms))
    #: The broader term, empty for none, of every term that is listed, by term and kind.
    broader = _by(lambda evidence: (((one.term, one.kind), one.broader) for one in evidence.terms))
    # Records by the id or key of what they are of, in the order of the files; a pair may have several links.
    findings_of = _groups(lambda evidence: ((one.study, one) for one in evidence.findings))
    links_of = _groups(lambda evidence: ((one.claim, one) for one in evidence.links))
    links_on = _groups(lambda evidence: (((one.claim, one.study), one) for one in evidence.links))
    claims_on = _groups(lambda evidence: (((one.document, one.line), one) for one in evidence.claims))
    claims_of = _groups(lambda evidence: ((one.document, one) for one in evidence.claims))
    #: Studies by the key of a review that includes them.
    included_in = _groups(
        lambda evidence: ((key, one) for one in evidence.studies for key in dict.fromkeys(one.included_in.split()))
    )
    #: Screening rows by category; ``None`` for those of any.
    screening_of = _groups(lambda evidence: ((one.category, one) for one in evidence.screening))
    steps_of = _groups(lambda evidence: ((one.question, one) for one in evidence.certainty))
    references_of = _groups(lambda evidence: ((one.document, one) for one in evidence.references))
    #: Mentions of harms by document id; those of claims that are not there are left out.
    mentions_of = _groups(
        lambda evidence: (
            (evidence.claim[one.claim].document, one) for one in evidence.mentions if one.claim in evidence.claim
        )
    )

    def sheet(self, table: str) -> Sheet | None:
        """The adjudicated table of that name as written; ``None`` if its file could not be read."""
        return next((sheet for sheet in self.sheets if sheet.table == table and not sheet.rater), None)

    def records_of(self, sheet: Sheet) -> tuple[object, ...]:
        """The records that came of a sheet; fewer than its rows only where a row was damaged."""
        rated = {ratings.rater: ratings for ratings in self.ratings}
        holder = rated.get(sheet.rater) if sheet.rater else self
        found: tuple[object, ...] = getattr(holder, sheet.table, ())
        return found

    def line_of(self, claim: records.Claim) -> str:
        """The line of its document that a claim names; empty where the text is not present or has no such line."""
        copy = self.texts.get(claim.document)
        return copy.lines[claim.line - 1] if copy and claim.line <= len(copy.lines) else ""

    def lineage(self, term: str, kind: TermKind) -> tuple[str, ...]:
        """The term and all its broader terms of that kind, nearest first.

        A term that ``terms.csv`` does not list has no broader term. A ring of terms is walked once.
        """
        return self.once(_lineage, term, kind)

    def in_line(self, term: str, other: str, kind: TermKind) -> bool:
        """Whether one of two terms is the other or a broader term of it."""
        return term in self.lineage(other, kind) or other in self.lineage(term, kind)


def _lineage(evidence: Evidence, term: str, kind: TermKind) -> tuple[str, ...]:
    line: list[str] = []
    while term and term not in line:
        line.append(term)
        term = evidence.broader.get((term, kind), "")
    return tuple(line)
