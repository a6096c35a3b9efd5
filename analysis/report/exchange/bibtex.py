"""Studies as BibTeX, cleaned: one field a line in alphabetical order, UTF-8, every special character escaped.

Read by this package's own reader, each entry has the fields that it was written from, and writing it again gives the
same bytes. The reader is :mod:`analysis.read.bibtex`, which says what it turns into text.
"""

import re
from collections.abc import Iterable
from itertools import accumulate

from analysis.model.bib_names import BibName, BibNames
from analysis.model.evidence import BibEntry
from analysis.text.citation.identifiers import IDENTIFYING, plain_identifier
from analysis.text.citation.latex import unwrapped

# The fields whose LaTeX the reader turns into text; what is in the others is written as it is.
_PROSE = frozenset(("title", "journal", "booktitle", "publisher", "institution", "note", "month"))

# LaTeX's special characters, and the ligatures of its fonts held apart.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"{sign}{{}}" for sign in "-`'!?"},
    **{sign: f"\\{sign}" for sign in "$%&#_"},
}
_SPECIAL = re.compile(r"-(?=-)|`(?=`)|'(?=')|[!?](?=`)|[\\{}~^$%&#_]")
_RANGE = re.compile(r"(\w+)-(\w+)")
_BAD_IN_KEY = re.compile(r"[\s{}\"#%~\\,=()@']")


def bibtex(entries: Iterable[BibEntry]) -> bytes:
    """The entries in their order, a blank line between two; empty without entries. Empty fields are left out.

    Words of a title with a capital after their first letter stand in braces, so that no style makes them small. A key
    loses the characters that BibTeX does not allow in it; an entry without a key is called ``entryN`` by its place.
    """
    return "\n".join(_entry(entry, number) for number, entry in enumerate(entries, 1)).encode()


def _entry(entry: BibEntry, number: int) -> str:
    key = _BAD_IN_KEY.sub("", entry.key) or f"entry{number}"
    written = {"author": _names(entry.authors), "editor": _names(entry.editors)}
    fields = ((name, written.get(name) or _value(name, value)) for name, value in sorted(entry.fields.items()))
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@{entry.type or 'misc'}{{{key},\n{lines}\n}}\n"


def _value(name: str, text: str) -> str:
    if name == "title":
        words = ((word, latex(word)) for word in text.split(" "))
        return " ".join(f"{{{said}}}" if any(map(str.isupper, word[1:])) else said for word, said in words)
    if name in _PROSE:
        return latex(text)
    if name == "pages":
        text = _RANGE.sub(r"\1--\2", text)
    return _as_it_is(plain_identifier(text) if name in IDENTIFYING else text)


def _names(names: BibNames) -> str:
    return " and ".join([*map(_name, names.people), *(["others"] if names.more else [])])


def _name(name: BibName) -> str:
    """A name as BibTeX parts it again: braces hold together what it would part, and what is no person's name."""
    if name.literal:
        return _held(name.literal, name.literal == "others" or bool(set(" ,") & set(name.literal)))
    surname = f"{latex(name.von)} {_held(name.family, name.given_first and ' ' in name.family)}".strip()
    given, suffix = _held(name.given), _held(name.suffix)
    return f"{given} {surname}" if name.given_first else ", ".join(filter(None, (surname, suffix, given)))


def _held(part: str, in_braces: bool = False) -> str:
    needed = in_braces or "," in part or "and" in part.lower().split()
    return f"{{{latex(part)}}}" if needed else latex(part)


def latex(text: str) -> str:
    """A text as LaTeX prints it letter for letter."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _as_it_is(text: str) -> str:
    """A value that is no prose, such as a DOI, its braces kept only where they pair and no entry seems to start.

    Braces around the whole are left out, as the reader leaves them out.
    """
    while (inner := unwrapped(text).strip(" ")) != text:
        text = inner
    if "{" in text or "}" in text:
        sound = _paired(text) and _paired(re.sub(r"\\[{}]", "", text)) and "@" not in text
        text = text if sound else re.sub(" +", " ", re.sub("[{}]", "", text)).strip(" ")
    return f"{text} " if text.endswith("\\") else text


def _paired(text: str) -> bool:
    depths = [0, *accumulate((sign == "{") - (sign == "}") for sign in text)]
    return min(depths) == depths[-1] == 0
