"""The one sheet: the answer as its title, the harms, the conditions, the gravest sentences, what was not checked."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.show.table import Table
from analysis.show.value import Lines, Phrase
from analysis.text.prose.spans import words_in


class SheetPart(NamedTuple):
    """A part of the sheet.

    ``heading``: What was found, in one sentence; it is read first.
    ``beside``: Paragraphs beside or above its table.
    ``table``: Its table, and ``below`` a line under it, which may be empty.
    ``key``: What the marks in its table mean.
    """

    heading: str
    beside: tuple[Phrase, ...]
    table: Table
    below: Phrase = Phrase()
    key: Lines = Lines()


class Limits(NamedTuple):
    """How much the sheet tells: the most harms, rows of help, sentences, and positions of guidelines and of payers."""

    harms: int = 13
    rows: int = 8
    sentences: int = 4
    positions: int = 5

    def fewer(self) -> Iterator["Limits"]:
        """These, then less and less: what a reader can best find in the report goes first."""
        yield self
        now = self
        for name, least in _GOES:
            while getattr(now, name) > least:
                now = now._replace(**{name: getattr(now, name) - 1})
                yield now


# What goes first where there is no room, and down to how many, before the next goes.
_GOES: tuple[tuple[str, int], ...] = (
    *(("positions", 3), ("harms", 10), ("rows", 6), ("harms", 8), ("sentences", 3)),
    *(("positions", 1), ("rows", 4), ("harms", 6), ("sentences", 2), ("rows", 3), ("harms", 3), ("sentences", 1)),
    *(("rows", 1), ("positions", 0), ("sentences", 0), ("harms", 0), ("rows", 0)),
)


class OneSheet(NamedTuple):
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

    @property
    def parts(self) -> tuple[SheetPart, SheetPart, SheetPart]:
        """Its parts in their order."""
        return self.harms, self.help, self.sentences

    @property
    def findings(self) -> tuple[str, str, str, str]:
        """What a reader takes with them who reads no more: the title, then what was found in each part."""
        return self.title, self.harms.heading, self.help.heading, self.sentences.heading

    @property
    def words(self) -> int:
        """How many words it has, without its foot: what stands between blanks and holds a letter or a number."""
        return sum(map(words_in, self._texts()))

    def _texts(self) -> Iterator[str]:
        yield from (self.title, str(self.notice))
        for part in self.parts:
            yield from (part.heading, *map(str, part.beside), str(part.below), str(part.key), *part.table.headings)
            yield from (str(value) for row in part.table.values for value in row if getattr(value, "shown", True))
