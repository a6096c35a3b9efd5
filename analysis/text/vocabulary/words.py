"""Words: the lists in the tables beside this file, as alternations that patterns are made of.

A table has the columns ``word``, ``list``, ``matches``, ``not`` and ``source``: a word and the list that it is in, a
text in which the word stands, one that holds no word of the list, and where the word comes from, blank for this
project's own reading of pages and papers. Of a word a ``*`` at either end is any beginning or ending, ``(s)`` an ``s``
that may be missing, and a blank also a hyphen.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
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
