"""Names in a field of a ``.bib`` file, parted once and as BibTeX parts them, by bibtexparser's own functions."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from analysis.model.bib_names import BibName, BibNames
from analysis.text.citation.latex import plain


class NamesRead(NamedTuple):
    """The names of a field, and what was found where one cannot be parted; such a name is literal."""

    names: BibNames
    faults: tuple[str, ...] = ()


# An "and" that parts nothing, as in "Ito, K and and Park, S".
_STRAY_AND = re.compile(r"^(?:and(?:\s+|$))+|\s+and$", re.IGNORECASE)
# A name that can be parted in one way only, as most are: "Hooper, R. A.", or one word.
_WORD = r"(?!(?i:and)\b)[A-Z][A-Za-z.]*"
_WORDS = rf"{_WORD}(?:[ -]{_WORD})*"
_PLAIN = re.compile(rf"(?P<family>{_WORDS}), (?P<given>{_WORDS})|{_WORD}")
_INITIAL = re.compile(r"\b[^\W\d_]\.")


def read_names(written: str) -> NamesRead:
    r"""Read a field of names as it is written, LaTeX and all; an empty one has none.

    A name in braces, such as ``{Barnes and Noble, Inc.}``, is literal. So is one without a comma, unless initials show
    that it is a person's (``R. A. Hooper``). Nothing is raised: a name that BibTeX cannot part, for a comma too many or
    for braces that do not pair, is literal and among the faults.
    """
    listed = re.split(" and ", written, flags=re.IGNORECASE)
    if not all(name == "others" or _PLAIN.fullmatch(name) for name in listed):
        from bibtexparser.middlewares.names import split_multiple_persons_names

        listed = [_STRAY_AND.sub("", name) for name in split_multiple_persons_names(written)]
    read = [_read_name(name) for name in listed if name != "others"]
    people = tuple(name for name, _ in read if name.family or name.literal)
    return NamesRead(BibNames(people, "others" in listed), tuple(why for _, why in read if why))


@lru_cache(maxsize=16384)
def _read_name(written: str) -> tuple[BibName, str]:
    """A name, and what was found if it cannot be parted."""
    if found := _PLAIN.fullmatch(written):
        return (BibName(found["family"], found["given"]) if found["family"] else _whole(written)), ""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(written)
    except InvalidNameError as error:
        return _whole(written), f'"{written[:40]}" ({error.reason.lower()})'
    # Only a comma that parts the name is left out of its parts.
    given_first = parts.merge_first_name_first.count(",") == written.count(",")
    family, given, von, suffix = map(_text, (parts.last, parts.first, parts.von, parts.jr))
    is_person = not given_first or (_INITIAL.search(given) and not _INITIAL.search(family))
    return (BibName(family, given, von, suffix, "", given_first) if family and is_person else _whole(written)), ""


def _whole(written: str) -> BibName:
    return BibName(literal=_text([written]).strip(" ,"))


def _text(words: Iterable[str]) -> str:
    return " ".join(plain(" ".join(words)).split())
