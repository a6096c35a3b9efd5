"""Spelling: which of the words that are allowed was most likely meant."""

import re
from collections.abc import Iterable

_PADDING = re.compile(r"(?<!\d)0+(?=\d)|(?<=\d)\.0+$|\W|_")


def meant(found: str, allowed: Iterable[str]) -> str:
    """The allowed word most like the one found; empty if none is alike.

    Capitals, blanks, punctuation and leading zeros, which people leave out and spreadsheets take away, do not count,
    nor do decimals that data frames put in: ``3`` and ``3.0`` are the document ``003``, ``ROB2`` the tool ``RoB 2``. Of
    equally good words the first is given.
    """
    from difflib import get_close_matches

    words: dict[str, str] = {}
    for word in allowed:
        words.setdefault(_bare(word), word)
    near = [_bare(found)] if _bare(found) in words else get_close_matches(_bare(found), words, 1)
    return words[near[0]] if near else ""


#: Likeness, twice the letters in common over all letters, from which a word of any length may be a slip in another
#: (this project's rule): one in ten. *Hypertension* and *hypotension*, *neck pain* and *back pain* are less alike.
_SLIP = 0.9
# Fewest letters of a word in which a slip can be told from another word.
_FEWEST = 5


def is_slip_of(found: str, word: str) -> bool:
    """Whether a word may be another mistyped: a letter put in, left out, replaced or moved, or blanks and hyphens.

    Not where digits differ, which count something else, nor in words of fewer than five letters.
    """
    from difflib import SequenceMatcher

    one, other = sorted((_bare(found), _bare(word)), key=len)
    if re.findall(r"\d+", one) != re.findall(r"\d+", other) or len(one) < _FEWEST:
        return False
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    rest, due = one[same:], other[same:]
    mistyped = due[1:] in (rest, rest[1:]) or (due[1::-1], due[2:]) == (rest[:2], rest[2:])
    return one == other or mistyped or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SLIP


def did_you_mean(found: str, allowed: Iterable[str], otherwise: str) -> str:
    """The remedy for a word that is not allowed: the one meant, else the other remedy."""
    near = meant(found, allowed)
    return f'did you mean "{near}"?' if near else otherwise


def _bare(word: str) -> str:
    return _PADDING.sub("", word.casefold())
