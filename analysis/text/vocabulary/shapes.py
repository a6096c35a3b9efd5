"""Word lists and shapes: the words and the wordings of several words by which sentences are read, rows of tables here.

A table of words has the columns ``word``, ``list``, ``matches``, ``not`` and ``source``: a word and the list that it is
in, a text in which the word stands, one that holds no word of the list, and where the word comes from, blank for this
project's own reading of pages and papers. Of a word a ``*`` at either end is any beginning or ending, ``(s)`` an ``s``
that may be missing, and a blank also a hyphen.

``shapes.csv`` has in its place the column ``shape``, as :class:`Shapes` reads it with the parts of its list's reader,
and ``says``: what a text says in which it stands, blank where all of the list say one thing or it says none. Parts are
rows of ``parts.csv``: the reader that has one, its name in capitals, its shape, which may hold further names, and what
it is.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from types import MappingProxyType

from analysis.model.evidence import grouped
from analysis.text.rows import rows_beside

_WRITTEN = {r"\*": r"\w*", r"\(s\)": "s?", r"\ ": "[ -]", "'": "['’]"}


@cache
def word_lists(table: str) -> Mapping[str, str]:
    """The lists of a table (``measures``) by their names in capitals, each an alternation of whole words.

    Raises ``FileNotFoundError`` if there is no such table.
    """
    lists = grouped((row["list"].upper(), row["word"]) for row in rows_beside(__file__, table))
    return MappingProxyType({name: alternation(words) for name, words in lists.items()})


def alternation(words: Sequence[str]) -> str:
    """What matches any of the words of a list; blanks and case are left to who compiles it."""
    written = sorted(map(_written, words), key=len, reverse=True)
    return rf"\b(?:{'|'.join(written)})\b"


def _written(word: str) -> str:
    word = re.escape(word)
    for sign, meaning in _WRITTEN.items():
        word = word.replace(sign, meaning)
    return word


@cache
def shapes() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The lists of the table by their names: shapes in the order of the rows, and what a text says that has one."""
    return grouped((row["list"], (row["shape"], row["says"])) for row in rows_beside(__file__))


@cache
def parts(reader: str) -> Mapping[str, str]:
    """The parts of a reader (``numbers``) by their names."""
    return {row["part"]: row["shape"] for row in rows_beside(__file__, "parts") if row["reader"] == reader}


class Shapes:
    """Regular expressions for wordings, written so that a person can read them, and compiled when they are first used.

    In a shape a blank is any white space, and a name in capitals stands for an entry of ``parts``, whose text may hold
    further names. Case does not matter in the text that is searched, unless ``flags`` say otherwise; patterns without
    flags, for a text in lower case, compile in half the time.
    """

    def __init__(self, parts: Mapping[str, str], flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._parts = parts
        self._flags = flags
        self._shapes: dict[str, re.Pattern[str]] = {}

    def __call__(self, shape: str) -> re.Pattern[str]:
        """The shape, to search texts with."""
        if shape not in self._shapes:
            written = shape
            while (once := self._name.sub(lambda match: self._parts[match[0]], written)) != written:
                written = once
            self._shapes[shape] = re.compile(written.replace(" ", r"\s"), self._flags)
        return self._shapes[shape]

    def tells(self, name: str, text: str) -> bool:
        """Whether a shape of a list of ``vocabulary/shapes.csv`` stands in a text."""
        return any(self(shape).search(text) for shape, _ in shapes()[name])

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(self._parts, key=len, reverse=True)))
