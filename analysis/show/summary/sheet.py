"""The one sheet: the answer as its title, the harms, the conditions, the gravest sentences, what was not checked."""

from typing import NamedTuple

from analysis.show.table import Table
from analysis.show.value import Phrase


class SheetPart(NamedTuple):
    """A part of the sheet.

    ``heading``: What was found, in one sentence; it is read first.
    ``beside``: Paragraphs beside or above its table.
    ``table``: Its table, and ``below`` a line under it, which may be empty.
    """

    heading: str
    beside: tuple[Phrase, ...]
    table: Table
    below: Phrase = Phrase()


class Sheet(NamedTuple):
    """The sheet as every format shows it.

    ``title``: The answer, made from the rows.
    ``notice``: The second line: what a person confirmed, who judged, what was not read.
    ``harms``, ``help``, ``sentences``: Its three parts.
    ``foot``: Label and text of what stands in small type at its end.
    """

    title: str
    notice: Phrase
    harms: SheetPart
    help: SheetPart
    sentences: SheetPart
    foot: tuple[tuple[str, Phrase], ...]
