"""Markers: how a text points to its references, in brackets, raised, glued to a word, or by author and year.

Numbers in round brackets, ``(3)``, are not taken: lists, doses and scores are printed so far more often.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from analysis.text.prose.quotes import Span
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

# A reference list has at most three-digit numbers; four digits are a year.
_NUMBER = r"\d{1,3}(?!\d)"
_LIST = rf"{_NUMBER}(?:\s?(?:--|[,;–—‐‑−-]|\b(?:to|and)\b|&)\s?{_NUMBER}){{0,60}}"

# A printed range longer than this is a page range or a slip, not a row of references.
_LONGEST_RANGE = 50

# Characters before a marker that are looked at.
_BEFORE = 120

# What stands before bracketed numbers that are an interval or a spread, not references: "95% CI [3, 5]", "OR 2 [1, 3]".
_INTERVAL = r"(?:\b(?:CI|CrI|IQR|OR|RR|HR|SD|SE|MD)\b|\b(?i:interval|range|median)\b(?=[\s:=\d]))[\s:=,.%\d]*$"

# Abbreviations whose full stop ends no sentence, so that digits after it are their number: "Fig.2", "vol.3".
_ABBREVIATED = rf"{word_lists('citing')['ABBREVIATED']}$"

# Words that carry a number of their own: "type2", "phase3", "omega3", "covid19", "interferon2".
_NUMBERED = rf"{word_lists('citing')['NUMBERED']}$"

# Units that digits after a number belong to, never to a reference list.
_UNIT_NEXT = r"(?!\s?(?:%|mg|mcg|µg|ml|mL|g|kg|cm|mm|[ap]\.?m\b|per cent|percent))"

# Measures that carry a raised power: "m²", "kg/m²", "cm<sup>3</sup>".
_POWER = r"(?:^|[\s\d/(·])[kcmµμdnh]?(?:m|s|in|ft|yd|mi)$"

# A person's name, of two words or more, before the number of an affiliation, and what a line of authors begins with.
_PERSON = (
    r"(?:^|[,;:&\d]|\b(?:and|[Bb]y)\s)\s?(?:[A-ZÀ-Þ][\w’'.-]{0,30}\s|(?:van|von|de|der|den|da|di|al)\s){1,4}"
    r"[A-ZÀ-Þ][\w’'-]{1,30}(?:,?\s(?:M\.?D|Ph\.?D|M\.?Sc|B\.?Sc|MPH|R\.?N|D\.?C)\b\.?){0,3},?$"
)
_AUTHORS = re.compile(r"\W{0,9}(?:authors?\b|(?:written )?by\b)", re.IGNORECASE)

# Words that stand before a year in brackets and are no author: months, seasons, and labels of dates.
_NO_AUTHOR = rf"(?i){word_lists('citing')['NO_AUTHOR']}"


def find_markers(line: str) -> tuple[Marker, ...]:
    """Citation markers of a line, in the order in which they stand.

    Not taken: years, decimals, percentages, doses, powers (``m²``), intervals (``95% CI [3, 5]``), numbers at the head
    of a list item, numbers in names (``type2``, ``vitamin D3``), the affiliations of authors, picture links, and
    anything inside a web address, a DOI or an e-mail address. Returns an empty tuple when there is none.
    """
    taken = bytearray(len(line))
    for match in _pattern(_ADDRESS).finditer(line):
        taken[slice(*match.span())] = b"x" * len(match[0])
    markers: list[Marker] = []
    for kind, finder in _FINDERS:
        for span in finder(line):
            if not any(taken[slice(*span)]):
                text = line[slice(*span)]
                taken[slice(*span)] = b"x" * len(text)
                markers.append(Marker(text, numbers(text), span, kind))
    affiliations = [one for one in markers if one.numbers and _pattern(_PERSON).search(_before(line, one.span.start))]
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
    for first, last in re.findall(rf"(?<!\d)({_NUMBER})(?:[\\\]\[\s]*(?:--|[–—-])[\\\]\[\s]*({_NUMBER}))?", text):
        low, high = int(first), int(last or first)
        found += range(low, high + 1) if low <= high <= low + _LONGEST_RANGE else (low, high)
    return tuple(dict.fromkeys(found))


# Web addresses, DOIs and e-mail addresses: digits in them point to nothing here.
_ADDRESS = r"(?:https?://|www\.|doi\.org|doi:\s?)\S+|\b10\.\d{4,9}/\S+|(?<![^\s@])[^\s@]++@[^\s@]++"


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _brackets(line: str) -> Iterator[Span]:
    head = len(line) - len(line.lstrip(" \t*•-"))
    label = r"(?:[Rr]efs?\.?|[Rr]eferences?)\s?"
    for match in _pattern(rf"(?<!!)\\?\[\^?\s?(?:{label})?{_LIST}\s?\\?\]|\({label}{_LIST}\s?\)").finditer(line):
        heads_item = match.start() <= head and _pattern(r":|\s[\W_]{0,9}[A-ZÀ-Þ]").match(line, match.end())
        if not heads_item and not _pattern(_INTERVAL).search(_before(line, match.start())):
            yield Span(*match.span())


def _superscripts(line: str) -> Iterator[Span]:
    sign = "¹²³⁴⁵⁶⁷⁸⁹⁰"
    raised = rf"(?<![{sign}⁺⁻^])[{sign}]{{1,3}}(?:\s?[,;˒⁻–-]\s?[{sign}]{{1,3}}){{0,60}}(?![⁺⁻\w])"
    tagged = rf"<sup>\s?\\?\[?{_LIST}\\?\]?\s?</sup>"
    for match in _pattern(rf"{raised}|{tagged}").finditer(line):
        before = _before(line, match.start())
        if before.strip() and not before[-1].isdigit() and not _pattern(_POWER).search(before):
            yield Span(*match.span())


def _glued(line: str) -> Iterator[Span]:
    digits = rf"(?P<digits>{_NUMBER}(?:\s?[,–-]\s?{_NUMBER}){{0,60}})"
    after_stop = rf"(?<=[\w)\]%®™\"”’'])[.!?][\"”’)]?{digits}(?=\s*+$|\s[\W_]{{0,9}}[A-ZÀ-Þ\d]|[)\"”])"
    after_comma = rf"(?:(?<=[^\W\d_])|(?<=[)\]\"”’])),{digits}(?=\s+[^\W\d_])"
    after_word = rf"(?<=[^\W\d_]){digits}(?=[.,;:!?)]?(?:\s|$))"
    after_bracket = rf"(?<=[)\]]){digits}(?=[.,;:!?]?(?:\s|$))"
    after_quote = rf"(?<=[.,!?][\"”’)]){digits}(?=\s|$)"
    for shape in (after_stop, after_quote, after_comma, after_bracket, after_word):
        for match in _pattern(shape + _UNIT_NEXT).finditer(line):
            before = _before(line, match.start())
            in_words = shape is not after_bracket or _pattern(_BRACKETED).search(before)
            if in_words and _ends_in_prose(before, glued_to_word=shape is after_word):
                yield Span(*match.span("digits"))


# Words in brackets of their own, as against the brackets of a formula or a function: "Ca(OH)2", "f(x)2".
_BRACKETED = r"(?:^|\s)\\?[(\[][^()\[\]]*(?:[^\W\d_]{3}|%)[^()\[\]]*\\?[)\]]$"


def _ends_in_prose(before: str, *, glued_to_word: bool) -> bool:
    """Whether what stands before glued digits ends as prose does: not in a number, a code or an abbreviation."""
    tail = before.rstrip("\"”’'.,!?)")
    if tail[-1:].isdigit() or re.search(_ABBREVIATED, tail, re.IGNORECASE):
        return False
    if not glued_to_word:
        return True
    return bool(re.search(r"[^\W\d_]{3,}[a-zß-ÿ]$", before)) and not re.search(_NUMBERED, before, re.IGNORECASE)


def _author_years(line: str) -> Iterator[Span]:
    name = r"(?:(?:van|von|de|der|den|del|la|le|di|da|al)\s){0,3}[A-ZÀ-Þ][\w’'-]{1,40}"
    names = rf"{name}(?:(?:,?\s(?:&|and)\s|,\s|\s){name}){{0,5}}"
    year = r"(?:19|20)\d\d[a-z]?(?:,\s?[a-z]\b){0,9}"
    many, page = r"(?:,?\s(?:et al\.?|and (?:others|colleagues)))?", r"(?:[,:]\s?pp?\.?\s?[\d–-]+)?"
    work = rf"{names}{many},?\s{year}(?:,?\s(?:19|20)\d\d[a-z]?){{0,9}}{page}"
    enclosed = rf"[(\[](?:see |see also |e\.g\.,? |cf\. |reviewed in |from |in |by )?{work}(?:;\s?{work})*[)\]]"
    told = rf"\b{name}(?:\set al\.?|\s(?:&|and)\s(?:{name}|colleagues|others))(?:[’']s)?\s[(\[]{year}[)\]]"
    bare = rf"(?<![^\W_]){name}(?:\s(?:&|and)\s{name})?\set al\.?,?\s{year}(?!\d)"
    label = r"\\?\[[A-ZÀ-Þ][a-zß-ÿ]{2,20}\+?\d\d[a-z]?(?:[,;]\s?[A-ZÀ-Þ][a-zß-ÿ]{2,20}\+?\d\d[a-z]?){0,20}\\?\]"
    for match in _pattern(rf"{enclosed}|{told}|{bare}|{label}").finditer(line):
        if not _pattern(_NO_AUTHOR).search(re.sub(r"^\W*(?:from|in|by|reviewed in)\s", "", match[0])):
            yield Span(*match.span())


_FINDERS: tuple[tuple[str, Callable[[str], Iterator[Span]]], ...] = (
    ("brackets", _brackets),
    ("superscript", _superscripts),
    ("author-year", _author_years),
    ("glued digits", _glued),
)
