"""The sections of every report, in their order: rows of the table beside this file.

What to mistrust comes before what it rests on; what most readers skip is in the supplement.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.model.evidence import grouped
from analysis.text.rows import rows_beside


class Section(NamedTuple):
    """A section: its anchor, its heading, names of what it holds, and its opening sentence, which may be empty.

    A name is that of a table or of a text (``outlines.TEXTS``); ``plot NAME`` is a plot, with its further pages
    (``NAME-2``).
    """

    anchor: str
    title: str
    items: tuple[str, ...]
    intro: str


#: The parts of the reports: the report itself, then those of its supplement that are made of tables.
REPORT, STUDIES, METHODS = "report", "studies", "methods"

#: Tables whose every row is on the claims' cards, so that no report shows them again; they stay files.
ON_CARDS = ("claims", "pairs", "flagged", "flagged-documents")

#: Tables whose rows are read one by one and not down a column: on paper each row is a few lines under its name.
RECORDS = frozenset({"studies", "findings", "numbers", "rater-disagreements", "dictionary"})

#: Most rows of a table and most cards that are printed: some 130 pages of cards. Beyond it a page for reading on screen
#: serves better, and setting them takes half a megabyte of memory a card.
MOST = 400

#: Tables that are printed whole however long they are, as every format has the same numbers.
WHOLE = frozenset({"numbers"})

#: Where the tables go that no section names, so that a new table is in the reports without a change here.
FURTHER = "further"

_SECTIONS = grouped(
    (row["page"], Section(row["anchor"], row["title"], tuple(row["items"].split(", ")), row["intro"]))
    for row in rows_beside(__file__)
)
_NAMED = {item for sections in _SECTIONS.values() for section in sections for item in section.items}


def arranged(page: str, names: Iterable[str]) -> tuple[Section, ...]:
    """The sections of a page with those of their items that there are; sections without any are left out.

    Names that no section of any page has come under ``further``.
    """

    def home(name: str) -> str:
        stem = re.sub(r"-\d+$", "", name) if name.startswith("plot ") else name  # without the number of its page
        return stem if stem in _NAMED else FURTHER

    placed = grouped((home(name), name) for name in names)
    kept = (
        section._replace(items=tuple(name for item in section.items for name in placed.get(item, ())))
        for section in _SECTIONS[page]
    )
    return tuple(section for section in kept if section.items)
