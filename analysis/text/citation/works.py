"""Works that a marker names by author and year, and whether a reference is the one that is meant."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from analysis.text.citation.authors import acronym, compare_families
from analysis.text.citation.names import AuthorList, is_initials
from analysis.text.citation.references import folded
from analysis.text.prose.quotes import Shapes
from analysis.text.vocabulary.shapes import parts, shapes


class Work(NamedTuple):
    """A work as a marker names it: family names as printed, or the one label of ``[Ito11]``, and the year.

    ``year`` has four digits, two in a label, and the letter that tells works of one year apart, if there is one.
    """

    names: tuple[str, ...]
    year: str

    def __str__(self) -> str:
        return f"{' and '.join(self.names)}{' ' if len(self.year) > 3 else ''}{self.year}"


_YEAR = re.compile(r"(?<![^\W_])((?:1[6-9]|20)\d\d)([a-z]?)(?![^\W_])((?:,\s?[a-z]\b(?!\.)){0,9})")
_LABEL = re.compile(r"(?<![^\W_])([^\W\d_]{2,20})\+?(\d\d[a-z]?)(?![^\W_])")
_BESIDE_NAMES = re.compile(
    r"\b(?:see|also|e\.?g|cf|reviewed|in|from|by|as|et\.? al|colleagues|others|co-?workers)\b\.?|[’']s\b"
)
# Most capitals together that are initials beside a family name; more are a body's acronym.
_INITIALS = 2
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[’'-])*")
_BETWEEN_NAMES = re.compile(r"[,;&(\[]|\band\b|\bet\b")


def works(marker: str) -> tuple[Work, ...]:
    """Works that a marker names, in their order: ``(Okafor et al., 2012; Abe 2013, 2014)`` has three.

    Returns an empty tuple for a marker without a year beside a name.
    """
    found: list[Work] = []
    names: tuple[str, ...] = ()
    at = 0
    for year in _YEAR.finditer(marker):
        names, at = _names(marker[at : year.start()]) or names, year.end()
        letters = dict.fromkeys([year[2], *re.findall("[a-z]", year[3])])
        found += [Work(names, f"{year[1]}{letter}") for letter in letters if names]
    return tuple(found) or tuple(Work((label[1],), label[2]) for label in _LABEL.finditer(marker))


class NamedWork(NamedTuple):
    """A work that a sentence names in its words; ``surely`` where *et al.* or *colleagues* shows that it is one."""

    text: str
    work: Work
    surely: bool


_shape = Shapes(parts("works"), re.NOFLAG)


def named_works(sentence: str) -> tuple[NamedWork, ...]:
    """Works that a sentence names in its words: *Roe et al. (2005)*, *Roe's 2005 trial*, *the 2005 trial by Roe*."""
    return tuple(
        NamedWork(found[0].strip(), Work(_names(found["names"]), found["year"]), bool(found["more"]))
        for shape, _ in shapes()["named work"]
        for found in _shape(shape).finditer(sentence)
    )


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
