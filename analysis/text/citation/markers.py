"""Markers: how a text points to its references, in brackets, raised, glued to a word, or by author and year.

Numbers in round brackets, ``(3)``, are not taken: lists, doses and scores are printed so far more often.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from analysis.text.prose.quotes import Shapes, Span
from analysis.text.vocabulary.shapes import parts
from analysis.text.vocabulary.words import word_lists


class Marker(NamedTuple):
    """One printed pointer to one or more references.

    ``text`` is what is printed, without the full stop before glued digits; ``numbers`` are the reference numbers it
    stands for, ranges written out, empty for author and year; ``kind`` is one of ``brackets``, ``superscript``,
    ``glued digits`` and ``author-year``.
    """

    text: str
    numbers: tuple[int, ...]
    span: Span
    kind: str


# Raised characters and what they stand for (Unicode blocks Latin-1 and Superscripts), and what joins two ends.
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰⁻˒‐‑−", "1234567890-,---")

# A printed range longer than this is a page range or a slip, not a row of references.
_LONGEST_RANGE = 50

# Characters before a marker that are looked at.
_BEFORE = 120

# What a line of authors begins with.
_AUTHORS = re.compile(r"\W{0,9}(?:authors?\b|(?:written )?by\b)", re.IGNORECASE)

# Lists: abbreviations whose full stop ends no sentence, so that digits after it are their number ("Fig.2", "vol.3");
# words that carry a number of their own ("type2", "phase3", "covid19"); and words before a year in brackets that are no
# author: months, seasons, and labels of dates.
_shape = Shapes({**word_lists("citing"), **parts("markers")}, re.NOFLAG)


def find_markers(line: str) -> tuple[Marker, ...]:
    """Citation markers of a line, in the order in which they stand.

    Not taken: years, decimals, percentages, doses, powers (``m²``), intervals (``95% CI [3, 5]``), numbers at the head
    of a list item, numbers in names (``type2``, ``vitamin D3``), the affiliations of authors, picture links, and
    anything inside a web address, a DOI or an e-mail address. Returns an empty tuple when there is none.
    """
    taken = bytearray(len(line))
    for match in _shape("ADDRESS").finditer(line):
        taken[slice(*match.span())] = b"x" * len(match[0])
    markers: list[Marker] = []
    for kind, finder in _FINDERS:
        for span in finder(line):
            if not any(taken[slice(*span)]):
                text = line[slice(*span)]
                taken[slice(*span)] = b"x" * len(text)
                markers.append(Marker(text, numbers(text), span, kind))
    affiliations = [one for one in markers if one.numbers and _shape("PERSON").search(_before(line, one.span.start))]
    if len(affiliations) > 1 or _AUTHORS.match(line):
        markers = [one for one in markers if one not in affiliations]
    return tuple(sorted(markers, key=lambda marker: marker.span))


def _before(line: str, at: int) -> str:
    return line[max(0, at - _BEFORE) : at]


_LABEL = re.compile(r"\b(?:see|refs?|references?|sources?|citations?|nos?|notes?)\b\.?", re.IGNORECASE)
_TO, _AND = (re.compile(rf"\b(?:{words})\b") for words in ("to|through", "and"))
_MARKUP = re.compile(r"</?sup>|,?\s?\bpp?\.?\s?\d+(?:\s?[–-]\s?\d+)?")


def numbers(marker_text: str) -> tuple[int, ...]:
    """Reference numbers that a marker stands for, as printed: ``"[3], [5–7]"`` gives ``(3, 5, 6, 7)``.

    Each number is given once, in printed order; ``to`` and ``and`` are read, and so are labels (``[ref. 3]``). Returns
    an empty tuple for author and year, and for anything else that holds letters. A range that runs downwards, or over
    more than 50 numbers, gives its two ends.
    """
    text = _AND.sub(",", _TO.sub("-", _LABEL.sub("", _MARKUP.sub("", marker_text.translate(_RAISED)))))
    text = ";".join(part for part in text.split(";") if not re.search(r"[^\W\d_]", part))
    found: list[int] = []
    for first, last in _shape("RANGE").findall(text):
        low, high = int(first), int(last or first)
        found += range(low, high + 1) if low <= high <= low + _LONGEST_RANGE else (low, high)
    return tuple(dict.fromkeys(found))


def _brackets(line: str) -> Iterator[Span]:
    head = len(line) - len(line.lstrip(" \t*•-"))
    for match in _shape("BRACKETS").finditer(line):
        heads_item = match.start() <= head and _shape("HEADS_ITEM").match(line, match.end())
        if not heads_item and not _shape("SPREAD").search(_before(line, match.start())):
            yield Span(*match.span())


def _superscripts(line: str) -> Iterator[Span]:
    for match in _shape("SUPERSCRIPT").finditer(line):
        before = _before(line, match.start())
        if before.strip() and not before[-1].isdigit() and not _shape("POWER").search(before):
            yield Span(*match.span())


def _glued(line: str) -> Iterator[Span]:
    for shape in ("AFTER_STOP", "AFTER_QUOTE", "AFTER_COMMA", "AFTER_BRACKET", "AFTER_WORD"):
        for match in _shape(shape).finditer(line):
            before = _before(line, match.start())
            in_words = shape != "AFTER_BRACKET" or _shape("BRACKETED").search(before)
            if in_words and _ends_in_prose(before, glued_to_word=shape == "AFTER_WORD"):
                yield Span(*match.span("digits"))


def _ends_in_prose(before: str, *, glued_to_word: bool) -> bool:
    """Whether what stands before glued digits ends as prose does: not in a number, a code or an abbreviation."""
    tail = before.rstrip("\"”’'.,!?)")
    if tail[-1:].isdigit() or _shape("(?i:ABBREVIATED)$").search(tail):
        return False
    if not glued_to_word:
        return True
    return bool(re.search(r"[^\W\d_]{3,}[a-zß-ÿ]$", before)) and not _shape("(?i:NUMBERED)$").search(before)


def _author_years(line: str) -> Iterator[Span]:
    for match in _shape("ENCLOSED|TOLD|BARE|LABELLED").finditer(line):
        if not _shape("(?i:NO_AUTHOR)").search(re.sub(r"^\W*(?:from|in|by|reviewed in)\s", "", match[0])):
            yield Span(*match.span())


_FINDERS: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    ("brackets", _brackets),
    ("superscript", _superscripts),
    ("author-year", _author_years),
    ("glued digits", _glued),
)
