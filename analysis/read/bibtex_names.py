"""Names in a field of a ``.bib`` file, parted once and as BibTeX parts them, by bibtexparser's own functions."""

import re
from collections.abc import Iterable
from functools import lru_cache

from analysis.model.bib_names import BibName, BibNames
from analysis.text.citation.latex import plain, without_markup

# An "and" that parts nothing, as in "Ito, K and and Park, S".
_STRAY_AND = re.compile(r"^(?:and(?:\s+|$))+|\s+and$", re.IGNORECASE)
# A name that can be parted in one way only, as most are: "Hooper, R. A.", or one word.
_WORD = r"(?!(?i:and)\b)[A-Z][A-Za-z.]*"
_WORDS = rf"{_WORD}(?:[ -]{_WORD})*"
_PLAIN = re.compile(rf"(?P<family>{_WORDS}), (?P<given>{_WORDS})|{_WORD}")
_INITIAL = re.compile(r"\b[^\W\d_]\.")


# What joins people beside BibTeX's own "and", outside braces: capitals, a semicolon, an ampersand.
_BRACED = r"\{(?:[^{}]|\{[^{}]*+\})*+\}"
_JOINTS = re.compile(rf"(?P<braced>{_BRACED})|(?<!\s)\s+and(?=\s)|(?<!\\);|(?P<sign>\\?&(?=\s))", re.IGNORECASE)
# Characters beside an ampersand in which a person's name shows.
_NEAR = 80
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[. -]*[A-ZÀ-ÖØ-ÞĀ-Ž]){0,3}\.?"
_FAMILY = r"(?:(?:van|von|de|der|den|del|la|le|di|da|al|ter|ten) ){0,3}[^\W\d_][^\W\d_'’-]+(?:[ '’-][^\W\d_]{2,}){0,2}"
_FAMILY_FIRST = re.compile(rf"({_FAMILY}) ({_CAPITALS})")
_INITIALS_FIRST = re.compile(rf"({_CAPITALS}) ({_FAMILY})")
_ET_AL = re.compile(r"et\.? al\.?|others", re.IGNORECASE)


def read_names(written: str) -> tuple[BibNames, tuple[str, ...]]:
    r"""Read a field of names as it is written, LaTeX and all, and what was found where one cannot be parted.

    People are joined by ``and``, in whatever case, by semicolons, by ``&`` between two people, or by commas where every
    name shows its initials (``Ito K, Abe M`` of Vancouver style, ``Ito, K., Abe, M.``, ``K. Ito, M. Abe``). A name in
    braces, such as ``{Barnes and Noble, Inc.}``, is literal. So is one without a comma, unless initials show that it is
    a person's (``R. A. Hooper``). Nothing is raised: a name that cannot be parted, for a comma too many or for braces
    that do not pair, is literal.
    """
    parts = _joined(written)
    several = len(parts) > 1 and all(map(_FAMILY_FIRST.fullmatch, parts))
    listed = [name for part in parts for name in _listed(part, several)]
    if not all(_PLAIN.fullmatch(name) for name in listed):
        from bibtexparser.middlewares.names import split_multiple_persons_names

        split = (split_multiple_persons_names(name) for name in listed)
        listed = [_STRAY_AND.sub("", name) for names in split for name in names]
    read = [_read_name(name) for name in listed if not _ET_AL.fullmatch(name)]
    people = tuple(name for name, _ in read if name.family or name.literal)
    more = any(_ET_AL.fullmatch(name) for name in listed)
    return BibNames(people, more), tuple(why for _, why in read if why)


def _joined(written: str) -> list[str]:
    """The parts between the words and signs that join people; those of an ampersand only between two people."""
    written = without_markup(written)
    if re.search("[{}]", re.sub(_BRACED, "", written)):
        return [written]
    parts, start = [], 0
    for joint in _JOINTS.finditer(written):
        near = written[max(start, joint.start() - _NEAR) : joint.start()], written[joint.end() :][:_NEAR]
        if not joint["braced"] and (not joint["sign"] or all(map(_is_person, near))):
            parts.append(written[start : joint.start()].strip())
            start = joint.end()
    return list(filter(None, (*parts, written[start:].strip())))


def _is_person(name: str) -> bool:
    return bool("," in name or _FAMILY_FIRST.match(name.strip()) or _INITIALS_FIRST.match(name.strip()))


def _listed(part: str, several: bool) -> list[str]:
    """The people that commas join, each with its family name first, where their initials show it; else the part."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if "{" in part or not pieces:
        return [part]
    more = pieces[-1:] if _ET_AL.fullmatch(pieces[-1]) else []
    pieces = pieces[:-1] if more else pieces
    for shape, order in ((_FAMILY_FIRST, (1, 2)), (_INITIALS_FIRST, (2, 1))):
        found = [shape.fullmatch(piece) for piece in pieces]
        if found and all(found) and (len(found) > 1 or more or several):
            return [f"{one[order[0]]}, {_spaced(one[order[1]])}" for one in found if one] + more
    pairs = [*zip(pieces[::2], pieces[1::2], strict=False)]
    alternate = all(re.fullmatch(_FAMILY, family) and re.fullmatch(_CAPITALS, given) for family, given in pairs)
    if pairs and len(pieces) % 2 == 0 and alternate:
        return [", ".join(pair) for pair in pairs] + more
    return [part]


def _spaced(initials: str) -> str:
    """Initials with their full stops: ``K. A.`` for ``KA``; those that have any stay as they are."""
    return initials if "." in initials else " ".join(f"{letter}." for letter in initials if letter.isalpha())


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
