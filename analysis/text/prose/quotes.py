"""Anchors: where words stand in a text, how long a quote is, and where the words most like it stand."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from analysis.text.vocabulary.shapes import shapes

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


def words(text: str) -> int:
    """Number of words as a person counts them.

    A word is what stands between blanks or long dashes and has a letter or digit in it: bullets, lone dashes and
    quotation marks are none, ``low-back``, ``don't``, ``4-8`` and ``85%`` are one each.
    """
    return sum(1 for _ in _word_spans(text))


def nearest(quote: str, lines: Sequence[str]) -> tuple[int, str] | None:
    """Line number, counted from 1, and the passage of that line most like the quote.

    For a remedy such as *line 45 has …*. Case, curly quotes and kinds of dash do not count against a passage. Of
    equally good passages the first is given.

    Returns ``None`` when the quote is empty or nothing is alike enough to help.
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
        for passage in _passages(line, words(quote), set(wanted.split())):
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
