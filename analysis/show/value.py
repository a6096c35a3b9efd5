"""Values of cells: what stands in a table or on a card before any format words it.

A value is what the row holds: a word of a controlled list, a number, a text, a date, yes or no; or one of the kinds
defined here. ``worded`` is how a value reads where its column has no formatter of its own.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from analysis.appraise.wording.value import number
from analysis.tell.numbers.number import Number
from analysis.text.prose.phrases import yes_or_no

#: What stands for "not judged", for which no list has a word.
NOT_JUDGED = "not judged"


class Home(StrEnum):
    """The table whose rows describe what a name names; an address leads out of the report."""

    CLAIMS = "claims"
    STUDIES = "studies"
    FINDINGS = "findings"
    QUESTIONS = "questions"
    DISAGREEMENTS = "disagreements"
    CHECKS = "checks"
    ADDRESS = "address"


class Name(NamedTuple):
    """A name that leads to the row that describes it: a claim's id, a study's key, a check."""

    home: Home
    id: str

    def __str__(self) -> str:
        return self.id


class Phrase(tuple[str | Name, ...]):
    """A text in pieces, so that the names in it lead somewhere: ``Phrase(("flag ", Name(Home.CHECKS, "a-check")))``."""

    def __str__(self) -> str:
        return "".join(map(str, self))


class Run(NamedTuple):
    """A piece of a text.

    ``href`` is the address that it leads to: ``#anchor`` within the report, ``https://…`` outside, empty for none.
    """

    text: str
    href: str = ""
    italic: bool = False
    strong: bool = False


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The text of the runs, without how they are set."""
    return "".join(run.text for run in runs)


class Absent(str):
    """Words that stand where there is no value, and say why: *not read*, *none*."""


#: A value as words: numbers stay numbers, so that a spreadsheet can add them and a page can align them.
Words = str | int | float | Phrase


def joined(parts: Iterable[Iterable[str | Name]], between: str = ", ", last: str = "") -> Phrase:
    """Texts in pieces as one, with what stands between two of them, and between the last two where that is another."""
    found, pieces = tuple(parts), list[str | Name]()
    for place, part in enumerate(found):
        gap = last if last and place == len(found) - 1 else between
        pieces += [*([gap] if place else []), *part]
    return Phrase(pieces)


def names(home: Home, found: Iterable[str]) -> Phrase:
    """Names of one kind as a list."""
    return joined([Name(home, one)] for one in found)


def held(record: Any, place: str) -> Any:
    """What a record has under a name such as ``claim.id``, or a number such as ``0`` of the first of a tuple.

    ``None`` where it lacks something on the way.
    """
    for name in place.split("."):
        if record is not None:
            record = record[int(name)] if name.isdigit() else getattr(record, name)
    return record


def worded(value: Any) -> Words:
    """A value as words: *yes* or *no*, a date as in ISO 8601, a minus printed as one; a count as its number."""
    match value:
        case Number():
            return value.exact if isinstance(value.exact, int) else value.value
        case bool():
            return yes_or_no(value)
        case Decimal():
            return number(value)
        case StrEnum():
            return value.value
        case int() | float() | str() | Phrase():
            return value
        case date():
            return value.isoformat()
    return str(value)
