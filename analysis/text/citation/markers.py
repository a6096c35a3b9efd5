"""Markers: how a text points to its references, in brackets, raised, glued to a word, or by author and year.

Numbers in round brackets, ``(3)``, are not taken: lists, doses and scores are printed so far more often.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.text.citation.authors import acronym, compare_families
from analysis.text.citation.names import AuthorList, is_initials
from analysis.text.citation.references import folded
from analysis.text.prose.spans import Span
from analysis.text.vocabulary.shapes import Shapes, parts, shapes, word_lists


class Marker(NamedTuple):
    """One printed pointer to one or more references.

    ``text`` is what is printed, without the full stop before glued digits; ``numbers`` are the reference numbers it
    stands for, ranges written out, empty for author and year.
    """

    text: str
    numbers: tuple[int, ...]
    span: Span


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
    for finder in (_brackets, _superscripts, _author_years, _glued):
        for span in finder(line):
            if not any(taken[slice(*span)]):
                text = line[slice(*span)]
                taken[slice(*span)] = b"x" * len(text)
                markers.append(Marker(text, numbers(text), span))
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


class Work(NamedTuple):
    """A work as a marker names it: family names as printed, or the one label of ``[Ito11]``, and the year.

    ``year`` has four digits, two in a label, and the letter that tells works of one year apart, if there is one.
    """

    names: tuple[str, ...]
    year: str

    def __str__(self) -> str:
        return f"{' and '.join(self.names)}{' ' if len(self.year) > 3 else ''}{self.year}"


_YEAR = re.compile(r"(?<![^\W_])((?:1[6-9]|20)\d\d)([a-z]?)(?![^\W_])((?:,\s?[a-z]\b(?!\.)){0,9})")
_WORK_LABEL = re.compile(r"(?<![^\W_])([^\W\d_]{2,20})\+?(\d\d[a-z]?)(?![^\W_])")
_BESIDE_NAMES = re.compile(
    r"\b(?:see|also|e\.?g|cf|reviewed|in|from|by|as|et\.? al|colleagues|others|co-?workers)\b\.?|[’']s\b"
)
# Most capitals together that are initials beside a family name; more are a body's acronym.
_INITIALS = 2
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[’'-])*")
_BETWEEN_NAMES = re.compile(r"[,;&(\[]|\band\b|\bet\b")


def works(marker: str) -> tuple[Work, ...]:
    """Works that a marker names, in order, each by a name and a year: ``(Okafor, 2012; Abe 2013, 2014)`` has three."""
    found: list[Work] = []
    names: tuple[str, ...] = ()
    at = 0
    for year in _YEAR.finditer(marker):
        names, at = _names(marker[at : year.start()]) or names, year.end()
        letters = dict.fromkeys([year[2], *re.findall("[a-z]", year[3])])
        found += [Work(names, f"{year[1]}{letter}") for letter in letters if names]
    return tuple(found) or tuple(Work((label[1],), label[2]) for label in _WORK_LABEL.finditer(marker))


_work = Shapes(parts("works"), re.NOFLAG)


def named_works(sentence: str) -> Iterator[tuple[str, Work, bool]]:
    """Works that a sentence names in its words: *Roe et al. (2005)*, *Roe's 2005 trial*, *the 2005 trial by Roe*.

    Of each the words, the work, and whether *et al.* or *colleagues* shows that it surely is one.
    """
    for shape, _ in shapes()["named work"]:
        for found in _work(shape).finditer(sentence):
            yield found[0].strip(), Work(_names(found["names"]), found["year"]), bool(found["more"])


def _names(text: str) -> tuple[str, ...]:
    parts = map(_NAME.findall, _BETWEEN_NAMES.split(_BESIDE_NAMES.sub(" ", text)))
    words = ([word for word in part if len(word) > _INITIALS or not is_initials(word)] for part in parts)
    return tuple(" ".join(part) for part in words if part)


def is_meant(work: Work, lists: Iterable[AuthorList], year: str) -> bool:
    """Whether a work is that of a reference: the year, and the first authors in any reading of its list."""
    printed = re.search(r"(?<!\d)(\d{4})([a-z]?)", year)
    number, letter = work.year.rstrip("abcdefghijklmnopqrstuvwxyz"), work.year.lstrip("0123456789")
    if not printed or not printed[1].endswith(number) or (letter and printed[2] and letter != printed[2]):
        return False
    return any(names_fit(work, one) for one in lists)


def names_fit(work: Work, authors: AuthorList) -> bool:
    """Whether the names of a work are the first of these authors, or its one name stands for a body or a label."""
    families = [name.family for name in authors.names]
    if len(work.names) == 1 and families:
        name = _joined(work.names[0])
        bodies = [f"{one.given} {one.family}" for one in authors.names[:1]]
        label = "".join(map(_joined, families)) if len(families) == 1 else "".join(_joined(one)[:1] for one in families)
        is_label = len(work.year) < len("2000") and (name == label or _joined(families[0]).startswith(name))
        if is_label or name in (_joined(form) for body in bodies for form in (body, acronym(body))):
            return True
    pairs = zip(work.names, families, strict=False)
    return len(work.names) <= len(families) and all(compare_families(*pair) is not None for pair in pairs)


def _joined(name: str) -> str:
    return folded(name).replace(" ", "")
