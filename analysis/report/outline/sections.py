"""The sections of the page and of the printed report, in one order: what to mistrust comes before what it rests on.

They are rows of the table beside this file.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.text.rows import rows_beside


class Section(NamedTuple):
    """A section: its anchor, its heading, names of what it holds, and its opening lines.

    A name is that of a table; ``plot NAME`` is a plot, with the pages it runs to (``NAME-2``); ``claims`` are the
    claims' cards and ``key`` is what the words mean. The page alone has ``safety-claims``; paper alone ``methods``,
    ``bibliography`` and ``colophon``.
    """

    anchor: str
    title: str
    items: tuple[str, ...]
    intro: tuple[str, ...]


#: The table of flags.
FLAGGED = "flagged"

#: Frames whose every row is on the claims' cards, so that no report shows them again; they stay files. Of the flags,
#: paper has the graver ones in a table too.
ON_CARDS = ("claims", "pairs", FLAGGED)

#: Frames whose rows are read one by one and not down a column: on paper each row is a few lines under its name.
RECORDS = frozenset({FLAGGED, "studies", "findings", "numbers", "rater-disagreements", "dictionary"})

#: Most rows of a table and most cards that are printed: some 300 pages of each. Beyond it a page for reading on screen
#: serves better, and setting them takes half a megabyte of memory a card.
MOST = 1000

#: Frames that are printed whole however long they are, as every format has the same numbers.
WHOLE = frozenset({"numbers"})

#: Where the tables go that no section names, so that a new table is in the reports without a change here.
FURTHER = "further"


def _section(row: Mapping[str, str]) -> Section:
    """A row of the table beside this file: its items are parted by commas, its opening lines by line feeds."""
    return Section(row["anchor"], row["title"], tuple(row["items"].split(", ")), tuple(row["intro"].splitlines()))


#: The sections.
SECTIONS: tuple[Section, ...] = tuple(map(_section, rows_beside(__file__)))


def arranged(names: Iterable[str]) -> tuple[Section, ...]:
    """The sections with those of their items that there are; sections without any are left out.

    Names that no section claims, plots among them, come under ``further``.
    """
    placed: dict[str, list[str]] = {item: [] for section in SECTIONS for item in section.items}
    for name in names:
        stem = re.sub(r"-\d+$", "", name) if name.startswith("plot ") else name  # without the number of its page
        placed.get(stem, placed[FURTHER]).append(name)
    kept = (
        section._replace(items=tuple(name for item in section.items for name in placed[item])) for section in SECTIONS
    )
    return tuple(section for section in kept if section.items)
