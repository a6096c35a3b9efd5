"""Sentences that are computed: how many of how many, and a sentence as a notebook shows it under its picture."""

from collections.abc import Iterable, Sized
from html import escape
from typing import Any

from analysis.text.prose.phrases import listed as _listed


class Sentence(str):
    """A sentence worked out from the data: set off in a notebook, plain text anywhere else."""

    __slots__ = ("head",)
    head: str

    def __new__(cls, text: str, head: str = "") -> "Sentence":
        """A sentence, perhaps after a head in bold."""
        made = super().__new__(cls, f"{head}. {text}" if head else text)
        made.head = head
        return made

    def __repr__(self) -> str:
        """The sentence itself, as a terminal shows it."""
        return str(self)

    def _repr_html_(self) -> str:
        text = escape(self.removeprefix(f"{self.head}. ") if self.head else self)
        head = f"<strong>{escape(self.head)}.</strong> " if self.head else ""
        return f'<blockquote class="said"><p>{head}{text}</p></blockquote>'


def say(*parts: object, head: str = "") -> Sentence:
    """Parts of a sentence as one, for the last line of a cell.

    ``head`` stands before it in bold. Nothing in it acts as markup.

    >>> say("2 of 3", "were read.")
    2 of 3 were read.
    >>> say("It names no harm.", head="The flag")
    The flag. It names no harm.
    """
    return Sentence(" ".join(text for part in parts if (text := str(part))), head)


def of(which: Any, one: str = "", many: str = "", total: int | None = None) -> str:
    """How many of how many, in words that fit none, one, some and all, with the verb that follows.

    ``which``: What is counted: values of yes and no, such as a column compared with a value, of which those that are
        true count and a missing one does not; or a number, with ``total``.
    ``one``, ``many``: The words that follow after one and after several: ``"is"``, ``"are"``.
    ``total``: Out of how many; by default as many as there are values.

    >>> of([True, False, True], "is", "are")
    '2 of 3 are'
    >>> of([True, True], "is", "are"), of([False, None], "is", "are"), of([True], "is", "are")
    ('both are', 'none of 2 is', 'the only one is')
    >>> of(3, "was", "were", total=3), of([], "is", "are"), of(1, "was", "were", total=4)
    ('all 3 were', 'none of 0 is', '1 of 4 was')
    """
    if total is None:
        values = list(which.fillna(value=False) if hasattr(which, "fillna") else which)
        number, total = sum(map(bool, values)), len(values)
    else:
        number = int(which)
    if number == total and total:
        words = {1: "the only one", 2: "both"}.get(total, f"all {total:,}")
    else:
        words = f"{number:,} of {total:,}" if number else f"none of {total:,}"
    verb = one if number < 2 else many
    return f"{words} {verb}".strip()


def listed(items: Iterable[object], none: str = "none", most: int | None = None) -> str:
    """Items as a sentence lists them: ``a, b and c``; the word for none; of many the first, and how many more.

    >>> listed(["a", "b", "c"]), listed([]), listed(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'none', 'a, b and 2 more')
    """
    found = [str(item) for item in items]
    if most is not None and len(found) > most:
        return f"{', '.join(found[:most])} and {len(found) - most:,} more"
    return _listed(found) if found else none


def counted(number: int | Sized, noun: str, plural: str = "") -> str:
    """A number with its noun; of a frame or a list, of how many rows or items it has.

    >>> counted(1, "study", "studies"), counted(["a", "b"], "claim"), counted(0, "flag"), counted(1200, "link")
    ('1 study', '2 claims', 'no flag', '1,200 links')
    """
    count = len(number) if isinstance(number, Sized) else number
    if not count:
        return f"no {noun}"
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"
