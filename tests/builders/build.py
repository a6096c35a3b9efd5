"""Records made from the dictionary's examples, with any column replaced."""

from typing import Any

from analysis.model.bib_names import BibNames
from analysis.model.evidence import BibEntry, Ratings
from analysis.model.judgements import (
    Appraisal,
    CertaintyStep,
    Coding,
    Confirmation,
    Disagreement,
    Link,
    Question,
    Rater,
    Screening,
)
from analysis.model.place import Origin
from analysis.model.records import Claim, Document, Finding, Harm, PrintedReference, Search, Study, Term
from analysis.read.bibtex_names import read_names
from analysis.schema import TABLES
from analysis.text.citation.latex import plain

ORIGIN = Origin("test.csv", 2, 2, lambda line, _: (line, 1))


def _record(table: str, given: dict[str, str]) -> Any:
    values = [field.parse(given.pop(field.name, field.column.example)) for field in TABLES[table].fields]
    assert not given, f"{table} has no column {', '.join(given)}"
    return TABLES[table].record(ORIGIN, *values)


def claim(**columns: str) -> Claim:
    """A claim like the dictionary's example."""
    return _record("claims", columns)


def document(**columns: str) -> Document:
    """A document like the dictionary's example."""
    return _record("documents", columns)


def study(**columns: str) -> Study:
    """A study like the dictionary's example."""
    return _record("studies", columns)


def finding(**columns: str) -> Finding:
    """A finding like the dictionary's example."""
    return _record("findings", columns)


def link(**columns: str) -> Link:
    """A link like the dictionary's example."""
    return _record("links", columns)


def reference(**columns: str) -> PrintedReference:
    """A printed reference like the dictionary's example."""
    return _record("references", columns)


def term(**columns: str) -> Term:
    """A term like the dictionary's example."""
    return _record("terms", columns)


def harm(**columns: str) -> Harm:
    """A harm like the dictionary's example."""
    return _record("harms", columns)


def search(**columns: str) -> Search:
    """A search like the dictionary's example."""
    return _record("searches", columns)


def disagreement(**columns: str) -> Disagreement:
    """A disagreement like the dictionary's example."""
    return _record("disagreements", columns)


def screening(**columns: str) -> Screening:
    """A screening row like the dictionary's example."""
    return _record("screening", columns)


def appraisal(**columns: str) -> Appraisal:
    """An appraisal of one domain like the dictionary's example."""
    return _record("appraisals", columns)


def question(**columns: str) -> Question:
    """A question like the dictionary's example."""
    return _record("questions", columns)


def step(**columns: str) -> CertaintyStep:
    """A step of certainty like the dictionary's example."""
    return _record("certainty", columns)


def coding(**columns: str) -> Coding:
    """A rater's coding of a claim like the dictionary's example."""
    return _record("codings", columns)


def confirmation(**columns: str) -> Confirmation:
    """What a person says of a row, like the dictionary's example."""
    return _record("confirmations", columns)


def rater(**columns: str) -> Rater:
    """A rater like the dictionary's example."""
    return _record("raters", columns)


def entry(key: str = "ito2011", kind: str = "article", **fields: str) -> BibEntry:
    """A bibliography entry; names are read as a file has them, and shown without braces."""
    authors, editors = (names(fields.get(field, "")) for field in ("author", "editor"))
    shown = {name: plain(value) if name in ("author", "editor") else value for name, value in fields.items()}
    return BibEntry(key, kind, shown, ORIGIN, authors, editors)


def names(field: str) -> BibNames:
    """Names of a field of a bibliography."""
    return read_names(field)[0]


def ratings(rater: str, *links: Link) -> Ratings:
    """One rater's own links."""
    return Ratings(rater=rater, links=links)
