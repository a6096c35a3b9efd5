"""Spans: where words, sentences, quotes and what is stated stand in a text."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.text.vocabulary.shapes import Shapes, shapes

# What separates words besides blanks: dashes that a printer sets between clauses, and an ellipsis. A hyphen, a slash
# or a single en dash joins (``low-back``, ``and/or``, ``4–8`` are one word each), as a word processor counts.
_SEPARATOR = re.compile(r"\s+|—|--+|…|\.{3}")

# Characters that copying and word processors change without changing a word, and what they are compared as.
_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "}
)

# A quote of fewer different words than this may share none with the passage that was meant.
_FEW = 3

# Below this likeness (twice the matching characters over all characters) a passage helps nobody find a quote. Python's
# difflib calls 0.6 "a good match" and uses it as its own default.
_ALIKE = 0.6


class Span(NamedTuple):
    """A stretch of a text: characters counted from 0, the end not included, so ``text[start:end]`` is the stretch."""

    start: int
    end: int


def longest(spans: Iterable[Span]) -> list[Span]:
    """The spans in order; of those that overlap, the longest."""
    taken: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        at = bisect(taken, span)
        if all(span.end <= other.start or other.end <= span.start for other in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, span)
    return taken


def words_in(text: str) -> int:
    """Number of words as a person counts them.

    A word is what stands between blanks or long dashes and has a letter or digit in it: bullets, lone dashes and
    quotation marks are none, ``low-back``, ``don't``, ``4-8`` and ``85%`` are one each.
    """
    return sum(1 for _ in _word_spans(text))


def nearest(quote: str, lines: Sequence[str]) -> tuple[int, str] | None:
    """Line number, counted from 1, and the passage of that line most like the quote; ``None`` if nothing is alike.

    Case, curly quotes and kinds of dash do not count against a passage. Of equally good passages the first is given.
    """
    from difflib import SequenceMatcher

    if not quote.strip():
        return None
    for number, line in enumerate(lines, start=1):
        if quote in line:
            return number, quote
    wanted = _plain(quote)
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    best, found = _ALIKE, None
    for number, line in enumerate(lines, start=1):
        for passage in _passages(line, words_in(quote), set(wanted.split())):
            matcher.set_seq1(_plain(passage))
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                best, found = matcher.ratio(), (number, passage)
    return found


def _passages(line: str, length: int, wanted: set[str]) -> Iterator[str]:
    """Stretches of the line about as many words long as the quote that share a word with it."""
    spans = list(_word_spans(line))
    for size in range(max(1, length - 1), length + 3):
        for first in range(max(1, len(spans) - size + 1)):
            taken = spans[first : first + size]
            passage = line[taken[0].start : taken[-1].end] if taken else ""
            if len(wanted) < _FEW or not wanted.isdisjoint(_plain(passage).split()):
                yield passage


def _plain(text: str) -> str:
    return " ".join(text.translate(_TYPOGRAPHY).casefold().split())


def _word_spans(text: str) -> Iterator[Span]:
    start = 0
    for separator in (*_SEPARATOR.finditer(text), None):
        end = separator.start() if separator else len(text)
        if any(character.isalnum() for character in text[start:end]):
            yield Span(start, end)
        start = separator.end() if separator else end


# A full stop, question or exclamation mark, with the marks and the citation that close it; or the end of a line.
_END = re.compile(r"[.!?]+[\"”’)\]]*(?:\[?\d{1,3}(?:[,–-]\d{1,3})*\]?)?(?=\s|$)|\n")

# Abbreviations whose full stop ends no sentence, as NLM, Citing Medicine, and pages print them.
_ABBREVIATED = re.compile(
    r"\b(?:e\.g|i\.e|et al|vs?|cf|approx|ca|Drs?|Prof|Mrs?|Ms|St|Fig|No|Vol|pp?)\.$", re.IGNORECASE
)


def sentence_with(quote: str, line: str) -> str:
    """The sentence of a line in which a quote begins; empty if it does not stand there."""
    start = line.find(quote) if quote else -1
    return next((line[span.start : span.end].strip() for span in sentences(line) if span.start <= start < span.end), "")


def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of a text, in their order; together they cover all of it.

    A full stop of an abbreviation ends none, nor does one that goes on in a small letter.
    """
    found, start = [], 0
    for end in _END.finditer(text):
        follows = text[end.end() : end.end() + 2].lstrip()
        if end[0] != "\n" and (
            follows[:1].islower() or _ABBREVIATED.search(text[max(0, end.start() - 8) : end.start() + 1])
        ):
            continue
        found.append(Span(start, end.end()))
        start = end.end()
    return (*found, Span(start, len(text))) if text[start:].strip() else tuple(found)


def stated(shape: Shapes, text: str, listed: str) -> Iterator[Span]:
    """Where any shape of a list of ``vocabulary/shapes.csv`` stands in a text; a question states nothing."""
    for sentence in sentences(text):
        if not text[slice(*sentence)].rstrip('"”’) \n').endswith("?"):
            for one, _ in shapes()[listed]:
                for match in shape(one).finditer(text, *sentence):
                    yield Span(*match.span())


# What parts a clause from the one before it, and how many characters before a word are looked at.
_CLAUSE = re.compile(r"[.;:!?,()—]\s|\n| but | although | however ")
_BEFORE = 80


def standing(shape: Shapes, text: str, listed: str, before: str, after: str) -> Iterator[Span]:
    """What is stated, but where the words before it in its clause, or those after it, take its force away."""
    for span in stated(shape, text, listed):
        clause = _CLAUSE.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
        if not shape(before).search(clause) and not shape(after).match(text[span.end :].partition("\n")[0]):
            yield span
