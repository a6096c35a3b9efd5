"""Authors of an entry as bibliography programs keep them: family and given names apart, or a body's name as it is."""

import re
from typing import NamedTuple

from analysis.text.citation.names import indexed_names

# A comma, or an "and", that stands inside a name in braces: the reader of the bibliography marks both by a no-break
# space.
_COMMA = re.compile(r",(?!\u00a0) *")
_HELD = re.compile(r"\u00a0and\u00a0|,\u00a0")
_INITIAL = re.compile(r"\b[^\W\d_]\.")


class Author(NamedTuple):
    """An author: family name with given names and a suffix such as *Jr*, or a name that is not parted as ``literal``.

    ``written`` is the name as the bibliography has it.
    """

    written: str
    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """The name as lists have it: ``Hooper, R. A.``, ``Hooper, R. A., Jr``, or the literal name."""
        return self.literal or ", ".join(filter(None, (self.family, self.given, self.suffix)))


class ExportedAuthors(NamedTuple):
    """Authors in order; ``cut`` says that more were left out (``and others``)."""

    authors: tuple[Author, ...]
    cut: bool


def authors(field: str) -> ExportedAuthors:
    """Authors of a BibTeX field of names; none for an empty field.

    A name without a comma is a body's and stays whole, unless initials show that it is a person's (``R. A. Hooper``).
    """
    names = [name for name in (part.strip(" ") for part in field.split(" and ")) if name]
    people = tuple(map(_author, (name for name in names if name != "others")))
    return ExportedAuthors(people, len(people) < len(names))


def _author(name: str) -> Author:
    parts = [_spaced(part) for part in _COMMA.split(name)]
    if len(parts) > 1 and parts[0]:
        return Author(name, family=parts[0], given=parts[-1], suffix=", ".join(filter(None, parts[1:-1])))
    if len(parts) == 1 and _INITIAL.search(name) and not held(name):
        (one,) = indexed_names(name).names
        return Author(name, family=one.family, given=one.given)
    return Author(name, literal=_spaced(name).strip(", "))


def held(part: str) -> bool:
    """Whether a part of a name holds an *and* or a comma that parts no two names, and so needs its braces."""
    return bool(_HELD.search(part))


def parts(name: str) -> tuple[str, ...]:
    """A name as written, cut at the commas that part family from given names."""
    return tuple(_COMMA.split(name))


def _spaced(part: str) -> str:
    return " ".join(part.split())
