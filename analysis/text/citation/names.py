"""Lists of authors: the names in a list printed in any common style, and those of the bibliography."""

import re
from typing import NamedTuple

from analysis.model.bib_names import BibNames
from analysis.text.citation.references import folded
from analysis.text.vocabulary.shapes import word_lists


class PrintedName(NamedTuple):
    """An author's name.

    ``parted`` says whether a comma parts the family name from the given names. Where none does (``Hooper RA`` as much
    as ``R. A. Hooper``) the division is the likeliest one.
    """

    family: str
    given: str
    parted: bool = True

    def __str__(self) -> str:
        return f"{self.family} {initials(self.given)}".strip()


class AuthorList(NamedTuple):
    """Authors in order. ``cut`` is how many stand before an ``et al.`` or an ellipsis; ``None`` without one."""

    names: tuple[PrintedName, ...]
    cut: int | None = None


_MORE = "…"
_ET_AL = re.compile(
    r"\b[Ee][Tt]\.?\s?[Aa][Ll]\b\.?|\bet\scoll\b\.?|(?:\band|&)\s(?:others|colleagues|co-?workers)\b"
    r"|(?<=[,;])\s?others\b|(?:\.\s?){3}|…"
)
_BEFORE = re.compile(r"^\s*>?\s*(?:[\[(]?\d{1,3}[\]).]+\s*|\d{1,3}\s+)*")
_AFTER = re.compile(r"(?<![\s,.(])[\s,.(]*\b(?:1[5-9]|20)\d\d[a-z]?\b.*$|\s?\([^()]*\)|(?<![\s:,;“\"])[\s:,;“\"]+$")
_JOINT = re.compile(r"(,|&|\b(?:and|AND|und|et|y|e)\b)")
_SUFFIX = re.compile(r"(?<![,\s])[,\s]+(?:Jr|Sr|Junior|Senior|II|III|IV|2nd|3rd|4th)\b\.?(?=\s*(?:,|;|$|&|and\b))")
_is_credential = re.compile(word_lists("citing")["CREDENTIAL"]).fullmatch
_INITIALS_AT_MOST = 4


def initials(given: str) -> str:
    """Initials of given names in capitals: ``R. A.``, ``RA`` and ``Robert Allen`` are ``RA``; empty without any.

    Particles (``van``, ``da``) have none. Joined names have one each: ``Jean-Luc`` is ``JL``.
    """
    letters = []
    for token in re.split(r"[\s.]+", given):
        if is_initials(token):
            letters += [letter.upper() for letter in token if letter.isalpha()]
        elif not token.islower():
            letters += [part[0].upper() for part in re.split(r"[-\u2010\u2011]", token) if part and part[0].isalpha()]
    return "".join(letters)


def is_initials(token: str) -> bool:
    """Whether a token is initials, such as ``R.A.``, ``RA``, ``J.-P.`` or ``r``."""
    letters = "".join(letter for letter in token if letter.isalpha())
    return len(letters) == 1 or (1 < len(letters) <= _INITIALS_AT_MOST and letters.isupper())


def indexed_names(names: BibNames) -> AuthorList:
    """Names of the bibliography as printed ones are compared with them; a literal one in its likeliest division."""
    people = tuple(
        PrintedName(name.surname, name.given)
        if name.family
        else (PrintedName(name.literal, "") if "," in name.literal else _single(name.literal))
        for name in names.people
    )
    return AuthorList(people, len(people) if names.more else None)


def as_indexed(names: BibNames) -> str:
    """Names of the bibliography as a record shows them: ``Hooper RA, Ding M, et al``; a literal one as it is."""
    parts = ((name.literal or name.surname, initials(name.given), name.suffix) for name in names.people)
    return ", ".join([*(" ".join(filter(None, one)) for one in parts), *(["et al"] if names.more else [])])


def readings(printed: str) -> tuple[AuthorList, ...]:
    """What a printed list of authors may mean, the likeliest first; empty if no name is in it.

    Commas part authors in one style and family from given names in another, so that a list can often be read in more
    than one way: ``Pringle, Simone, and Alex Lippitt``. Whoever compares takes the reading that fits best.
    """
    text = _AFTER.sub("", _BEFORE.sub("", " ".join(printed.split())))
    text = _SUFFIX.sub("", _ET_AL.sub(f", {_MORE}, ", _AFTER.sub("", text)))
    items = _items(text)
    plain = [item for item in items if not _is_credential(folded(item[0]).replace(".", ""))]
    manners = ("initials", "first", "all")
    found = [_paired(one, manner) for one in (items, plain) for manner in manners]
    return tuple(reading for reading in dict.fromkeys(found) if reading.names)


def _items(text: str) -> list[tuple[str, str]]:
    """The parts of a list with the sign before each: a comma, ``;``, or a word or sign for *and*.

    The one comma between two semicolons surely parts a family name from given names; its sign is ``=``.
    """
    items = []
    blocks = re.split(r"\s*;\s*", text)
    for number, block in enumerate(blocks):
        sign = ";" if number else ""
        sure = len(blocks) > 1 and block.strip(" ,").count(",") == 1
        for piece in _JOINT.split(block):
            if _JOINT.fullmatch(piece):
                sign = sign if piece == "," and sign else piece
            elif piece.strip(" ."):
                items.append((piece.strip(), "=" if sure and sign == "," else sign))
                sign = ""
    return items


def _paired(items: list[tuple[str, str]], manner: str) -> AuthorList:
    """Names of a list. A comma parts family and given names before initials; after the first too; or everywhere."""
    names: list[PrintedName] = []
    cut = None
    rest = list(items)
    while rest:
        piece, _ = rest.pop(0)
        if piece == _MORE:
            cut = len(names)
            continue
        follows = rest[0][0] if rest and rest[0][1] in ("=", ",") and rest[0][0] != _MORE else ""
        always = manner == "all" or (manner == "first" and not names) or (follows and rest[0][1] == "=")
        tokens = _tokens(piece)
        bare = len(tokens) == 1 or not any(map(is_initials, tokens))  # a family name alone
        if follows and ((bare and all(map(is_initials, _tokens(follows)))) or always):
            names.append(PrintedName(piece, follows))
            rest.pop(0)
        else:
            names.append(_single(piece))
    return AuthorList(tuple(names), cut)


def _tokens(text: str) -> list[str]:
    parts = re.split(r"(?<=\.)(?=[^\W\d_])|\s+", text)
    return [part.rstrip(".,") if len(part) > 3 else part for part in parts if part.strip(".-")]


def _single(piece: str) -> PrintedName:
    """A name without a comma: given names first unless it ends in initials."""
    tokens = _tokens(piece)
    first, last = tokens[0], tokens[-1]
    shouted = "." not in first and len(first) > len(last.replace(".", ""))
    if len(tokens) > 1 and is_initials(last) and (shouted or not is_initials(first)):
        split = next(at for at, token in enumerate(tokens) if at and is_initials(token))
        return PrintedName(" ".join(tokens[:split]), " ".join(tokens[split:]), parted=False)
    split = len(tokens) - 1
    while split > 0 and tokens[split - 1].islower():
        split -= 1
    return PrintedName(" ".join(tokens[split:]), " ".join(tokens[:split]), parted=False)
