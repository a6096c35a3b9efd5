"""Fields of a bibliography entry that several formats need in the same form: year, month, pages, kind."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from analysis.model.evidence import BibEntry
from analysis.read.bibtex import MONTHS

_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_PAGES = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")


class EntryKind(Enum):
    """What kind of work an entry describes, with its name in CSL and in RIS."""

    ARTICLE = "article-journal", "JOUR"
    BOOK = "book", "BOOK"
    CHAPTER = "chapter", "CHAP"
    CONFERENCE = "paper-conference", "CPAPER"
    THESIS = "thesis", "THES"
    REPORT = "report", "RPRT"
    PAGE = "webpage", "ELEC"
    OTHER = "document", "GEN"

    @property
    def csl(self) -> str:
        """The type in CSL 1.0.2."""
        return self.value[0]

    @property
    def ris(self) -> str:
        """The code in RIS."""
        return self.value[1]


# BibTeX entry types: those of plain.bst, and the three of biblatex that databases write.
_KINDS: Mapping[str, EntryKind] = {
    "article": EntryKind.ARTICLE,
    "book": EntryKind.BOOK,
    "booklet": EntryKind.BOOK,
    "proceedings": EntryKind.BOOK,
    "inbook": EntryKind.CHAPTER,
    "incollection": EntryKind.CHAPTER,
    "inproceedings": EntryKind.CONFERENCE,
    "conference": EntryKind.CONFERENCE,
    "phdthesis": EntryKind.THESIS,
    "mastersthesis": EntryKind.THESIS,
    "thesis": EntryKind.THESIS,
    "techreport": EntryKind.REPORT,
    "report": EntryKind.REPORT,
    "online": EntryKind.PAGE,
}


class PageRange(NamedTuple):
    """First and last page; ``last`` is empty where the field names one page, or no range that can be told apart."""

    first: str
    last: str = ""


def kind(entry: BibEntry) -> EntryKind:
    """What the entry describes: by its type, else an article if it names a journal, else other."""
    return _KINDS.get(entry.type, EntryKind.ARTICLE if "journal" in entry.fields else EntryKind.OTHER)


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
    named = next(
        (number for number, name in enumerate(MONTHS, 1) if len(written) >= 3 and name.lower().startswith(written)), 0
    )
    if not named and re.fullmatch(r"0?[1-9]|1[0-2]", written):
        named = int(written)
    return named or None


def pages(entry: BibEntry) -> PageRange:
    """First and last page of the ``pages`` field; both empty without one."""
    written = text(entry, "pages")
    match = _PAGES.fullmatch(written)
    return PageRange(match[1], match[2]) if match else PageRange(written)
