"""Sentences: where each ends in a line, and what stands in those that state something."""

import re
from collections.abc import Iterator

from analysis.text.prose.quotes import Shapes, Span
from analysis.text.vocabulary.shapes import shapes

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
