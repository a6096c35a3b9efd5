"""Fields of a bibliography entry as several formats need them: kind, year, month, pages, and what is copied."""

import re
from enum import Enum
from typing import NamedTuple

from analysis.model.evidence import BibEntry
from analysis.read.bibtex import MONTHS

_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_PAGES = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")


class EntryKind(Enum):
    """What kind of work an entry describes.

    Each has its type in CSL 1.0.2 and in RIS, and the entry types that are of it: those of plain.bst, and the three of
    biblatex that databases write.
    """

    ARTICLE = "article-journal", "JOUR", ("article",)
    BOOK = "book", "BOOK", ("book", "booklet", "proceedings")
    CHAPTER = "chapter", "CHAP", ("inbook", "incollection")
    CONFERENCE = "paper-conference", "CPAPER", ("inproceedings", "conference")
    THESIS = "thesis", "THES", ("phdthesis", "mastersthesis", "thesis")
    REPORT = "report", "RPRT", ("techreport", "report")
    PAGE = "webpage", "ELEC", ("online",)
    OTHER = "document", "GEN", ()

    def __init__(self, csl: str, ris: str, entry_types: tuple[str, ...]) -> None:
        self.csl = csl
        self.ris = ris
        self.entry_types = entry_types


class Variable(NamedTuple):
    """A fact of an entry: its variable in CSL, its tag in RIS (empty for none), and its BibTeX fields, best first."""

    csl: str
    ris: str
    fields: tuple[str, ...]


#: Every fact that is copied as it is. RIS has one tag for both serial numbers, and "AN" is where managers keep the
#: PMID. The entry's note goes into "annote", which nobody reads for variables as programs do "note" ("PMID: …" there
#: would change the record).
VARIABLES: tuple[Variable, ...] = (
    Variable("title", "TI", ("title",)),
    Variable("container-title", "T2", ("journal", "journaltitle", "booktitle")),
    Variable("volume", "VL", ("volume",)),
    Variable("issue", "IS", ("number", "issue")),
    Variable("page", "", ("pages",)),
    Variable("edition", "ET", ("edition",)),
    Variable("publisher", "PB", ("publisher", "school", "institution")),
    Variable("publisher-place", "CY", ("address", "location")),
    Variable("DOI", "DO", ("doi",)),
    Variable("PMID", "AN", ("pmid",)),
    Variable("PMCID", "", ("pmcid",)),
    Variable("ISSN", "SN", ("issn",)),
    Variable("ISBN", "SN", ("isbn",)),
    Variable("URL", "UR", ("url",)),
    Variable("language", "LA", ("language",)),
    Variable("abstract", "AB", ("abstract",)),
    Variable("annote", "N1", ("note",)),
)


def kind(entry: BibEntry) -> EntryKind:
    """What the entry describes: by its type, else an article if it names a journal, else other."""
    known = (one for one in EntryKind if entry.type in one.entry_types)
    return next(known, EntryKind.ARTICLE if "journal" in entry.fields else EntryKind.OTHER)


def text(entry: BibEntry, *names: str) -> str:
    """The first of these fields that is filled, on one line; empty if none is.

    Every run of white space, line ends of any alphabet among them, is one space, so that no value can start a line.
    """
    return next(filter(None, (" ".join(entry.fields.get(name, "").split()) for name in names)), "")


def year(entry: BibEntry) -> int | None:
    """Year of four digits; ``None`` if there is none, as in *in press*."""
    written = text(entry, "year")
    return int(written) if _YEAR.fullmatch(written) else None


def month(entry: BibEntry) -> int | None:
    """Month from 1; ``None`` if the field names none."""
    written = text(entry, "month").lower()
    if re.fullmatch(r"0?[1-9]|1[0-2]", written):
        return int(written)
    named = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(written))
    return next(named, None) if len(written) >= 3 else None


def pages(entry: BibEntry) -> tuple[str, str]:
    """First and last page of the ``pages`` field; both empty without one.

    The last is empty where the field names one page, or no range that can be told apart.
    """
    written = text(entry, "pages")
    match = _PAGES.fullmatch(written)
    return (match[1], match[2]) if match else (written, "")
