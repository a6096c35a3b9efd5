"""Values of cells: what stands in a table or on a card before any format words it.

A value is what the row holds: a word of a controlled list, a number, a text, a date, yes or no; or one of the kinds
defined here. ``worded`` is how a value reads where its column has no formatter of its own.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from analysis.appraise.wording.result import number
from analysis.schema import cell_text
from analysis.tell.numbers.number import Number

#: The page of all claims, which filters in an address narrow.
CLAIMS = "claims.html"

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
    """A name that leads to the row that describes it: a claim's id, a study's key, a check.

    ``words`` stand in its place where they say it better; ``soft`` and ``strong`` are as in ``Run``.
    """

    home: Home
    id: str
    soft: bool = False
    strong: bool = False
    words: str = ""

    def __str__(self) -> str:
        return self.words or self.id


class Run(NamedTuple):
    """A piece of a text.

    ``href``: The address that it leads to: a place on a page of the reports (``studies.html#ito2011``), a page with a
        query (``claims.html?about=benefit``), ``https://…`` outside; empty for none.
    ``italic``, ``strong``: How it is set. ``soft`` is what explains and may be read second: greyer and smaller.
    ``quoted``: The very words of a document or a source, set in a serif. ``marked``: Those a flag is about.
    """

    text: str
    href: str = ""
    italic: bool = False
    strong: bool = False
    soft: bool = False
    quoted: bool = False
    marked: bool = False

    def __str__(self) -> str:
        return self.text


Runs = tuple[Run, ...]


class Phrase(tuple[str | Name | Run, ...]):
    """A text in pieces, so that the names in it lead somewhere: ``Phrase(("flag ", Name(Home.CHECKS, "a-check")))``."""

    def __str__(self) -> str:
        return "".join(map(str, self))


class Lines(tuple["str | Name | Phrase | Run | Sign | Count", ...]):
    """What stands in one cell on lines of its own, one under the other."""

    def __str__(self) -> str:
        return "\n".join(map(str, self))


class Mark(StrEnum):
    """A drawn mark, told apart by its shape alone; it never says anything without its word, which is beside it.

    ``FULL``: named, for. ``HALF``: made small, mixed. ``CROSS``: denied, against. ``RING``: silent, no study.
    ``ASKED``: not judged, a dashed ring with a question mark. ``GREY``: no comparison. ``DASH``: does not apply.
    """

    FULL = "full"
    HALF = "half"
    CROSS = "cross"
    RING = "ring"
    ASKED = "asked"
    GREY = "grey"
    DASH = "dash"


class Sign(NamedTuple):
    """A mark with its word, which is shown beside it or, where a key says what it means, only read aloud."""

    mark: Mark
    word: str
    shown: bool = True

    def __str__(self) -> str:
        return self.word


class BarFill(StrEnum):
    """How a bar is drawn: what was tested or reported, only indirectly or without a rate, not addressed at all."""

    TESTED = "tested"
    INDIRECT = "indirect"
    NOTHING = "nothing"


class Count(NamedTuple):
    """A count of claims that leads to them, with a bar as long as its share of ``of`` where that is given.

    ``query``: The filters of ``claims.html`` under which just these claims stand, such as ``about=benefit``.
    ``of``: The greatest count of its group, which bars compare; 0 for no bar. ``after``: Words after the number.
    """

    number: "Number | int"
    query: str = ""
    of: int = 0
    fill: BarFill = BarFill.TESTED
    after: str = ""

    def __str__(self) -> str:
        return f"{self.value}{self.after and f' {self.after}'}"

    @property
    def value(self) -> int:
        """The count itself."""
        return int(self.number.exact) if isinstance(self.number, Number) else self.number

    @property
    def id(self) -> str:
        """Id of its number, by which its rows can be asked for; empty where it has none."""
        return self.number.id if isinstance(self.number, Number) else ""

    @property
    def share(self) -> float:
        """Length of its bar, as a share of the longest."""
        return round(self.value / self.of, 3) if self.of else 0.0


def plain(runs: Iterable[Run]) -> str:
    """The text of the runs, without how they are set."""
    return "".join(run.text for run in runs)


class Absent(str):
    """Words that stand where there is no value, and say why: *not read*, *none*."""


#: A value as words: numbers stay numbers, so that a spreadsheet can add them and a page can align them.
Words = str | int | float | Phrase | Lines | Sign | Count


def joined(parts: Iterable[Iterable[str | Name | Run]], between: str = ", ") -> Phrase:
    """Texts in pieces as one, with what stands between two of them."""
    return Phrase([piece for part in parts for piece in (between, *part)][1:])


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
            return cell_text(value)
        case Decimal():
            return number(value)
        case int() | float() | str() | Phrase() | Lines() | Sign() | Count():
            return value
        case date():
            return value.isoformat()
    return str(value)
