"""Spelling: which of the words that are allowed was most likely meant."""

import re
from collections.abc import Iterable

_PADDING = re.compile(r"(?<!\d)0+(?=\d)|\W|_")


def meant(found: str, allowed: Iterable[str]) -> str:
    """The allowed word most like the one found; empty if none is alike.

    Capitals, blanks, punctuation and leading zeros, which people leave out and spreadsheets take away, do not count:
    ``3`` is the document ``003``, ``ROB2`` the tool ``RoB 2``. Of equally good words the first is given.
    """
    from difflib import get_close_matches

    words: dict[str, str] = {}
    for word in allowed:
        words.setdefault(_bare(word), word)
    near = [_bare(found)] if _bare(found) in words else get_close_matches(_bare(found), words, 1)
    return words[near[0]] if near else ""


def did_you_mean(found: str, allowed: Iterable[str], otherwise: str) -> str:
    """The remedy for a word that is not allowed: the one meant, else the other remedy."""
    near = meant(found, allowed)
    return f'did you mean "{near}"?' if near else otherwise


def _bare(word: str) -> str:
    return _PADDING.sub("", word.casefold())
