"""Studies for reference managers: as BibTeX, as CSL-JSON and as RIS.

BibTeX is written cleaned: one field a line in alphabetical order, UTF-8, every special character escaped. Read by this
package's own reader, each entry has the fields that it was written from, and writing it again gives the same bytes. The
reader is :mod:`analysis.read.bibtex`, which says what it turns into text.

CSL-JSON is the input of citation processors (citationstyles.org, schema ``csl-data``, version 1.0.2); RIS is what every
reference manager reads (Research Information Systems, tagged format).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from analysis.model.bib_names import BibName, BibNames
from analysis.model.evidence import BibEntry
from analysis.read.bibtex import MONTHS
from analysis.report.folder import json_bytes
from analysis.text.citation.identifiers import IDENTIFYING, plain_identifier
from analysis.text.citation.latex import unwrapped
from analysis.text.rows import rows_beside

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

# What citation processors take for markup inside a value (CSL 1.0.2, Appendix, rich text).
_MARKUP = re.compile(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)")

#: What an entry of each type describes, in CSL 1.0.2 (``csl``) and in RIS (``ris``): the types of plain.bst, the three
#: of biblatex that databases write, and under no name all others.
_KINDS = {name: row for row in rows_beside(__file__, "entry_kinds") for name in row["entry_types"].split(" ")}

#: Every fact that is copied as it is: its variable in CSL, its tag in RIS (empty for none), and its BibTeX fields, best
#: first. RIS has one tag for both serial numbers, and "AN" is where managers keep the PMID. The entry's note goes into
#: "annote", which nobody reads for variables as programs do "note" ("PMID: …" there would change the record).
_VARIABLES = [(row["csl"], row["ris"], row["fields"].split()) for row in rows_beside(__file__, "variables")]


def bibtex(entries: Iterable[BibEntry]) -> bytes:
    """The entries in their order, a blank line between two; empty without entries. Empty fields are left out.

    Words of a title with a capital after their first letter stand in braces, so that no style makes them small. A key
    loses the characters that BibTeX does not allow in it; an entry without a key is called ``entryN`` by its place.
    """
    return "\n".join(_entry(entry, number) for number, entry in enumerate(entries, 1)).encode()


def _entry(entry: BibEntry, number: int) -> str:
    key = re.sub(r"[\s{}\"#%~\\,=()@']", "", entry.key) or f"entry{number}"
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
        text = re.sub(r"(\w+)-(\w+)", r"\1--\2", text)
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


def csl_json(entries: Iterable[BibEntry]) -> bytes:
    """A CSL item an entry, in their order; an empty list without entries."""
    return json_bytes([item(entry) for entry in entries])


def item(entry: BibEntry) -> dict[str, Any]:
    """One entry as a CSL item: its variables, names in parts, and the date as ``date-parts``.

    A year that is none, such as *in press*, is a literal date. An entry without a title has none here. Text that would
    act as markup has its ``<`` written as ``&#60;``.
    """
    found: dict[str, Any] = {"id": entry.key, "type": kind(entry)["csl"]}
    for role, names in (("author", entry.authors), ("editor", entry.editors)):
        if names:
            found[role] = [*map(_parts, names.people), *([{"literal": "others"}] if names.more else [])]
    if dated := date_parts(entry):
        found["issued"] = {"date-parts": [dated]}
    elif written := text(entry, "year"):
        found["issued"] = {"literal": written}
    for variable, _, fields in _VARIABLES:
        if value := text(entry, *fields):
            found[variable] = _MARKUP.sub("&#60;", value)
    return found


def _parts(name: BibName) -> dict[str, str]:
    parts = {"literal": name.literal, "family": name.surname, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def ris(entries: Iterable[BibEntry]) -> bytes:
    """A record an entry, in their order, each closed by ``ER``; lines end as the format asks, with CR and LF.

    Every value stands on one line, so that none can start a tag of its own. Fields that are empty are left out.
    """
    return "".join(f"{tag}  - {value}\r\n" for entry in entries for tag, value in _record(entry)).encode()


def _record(entry: BibEntry) -> Iterator[tuple[str, str]]:
    """Tags and values of a record; a blank line after the last parts it from the next."""
    yield "TY", kind(entry)["ris"]
    yield "ID", " ".join(entry.key.split())
    for tag, role, names in (("AU", "authors", entry.authors), ("A2", "editors", entry.editors)):
        yield from ((tag, name.inverted) for name in names.people)
        if names.more:
            yield "N1", f"The bibliography names the first of the {role} only."
    if written := text(entry, "year"):
        yield "PY", written
    if len(dated := date_parts(entry)) > 1:
        yield "DA", "{}/{:02}//".format(*dated)
    tags: dict[str, str] = {}
    for _, tag, fields in _VARIABLES:
        if tag and (value := text(entry, *fields)):
            tags.setdefault(tag, value)
    yield from tags.items()
    yield from zip(("SP", "EP"), pages(entry), strict=False)
    yield "ER", "\r\n"


def kind(entry: BibEntry) -> Mapping[str, str]:
    """What the entry describes: by its type, else an article if it names a journal, else other."""
    known = entry.type if entry.type in _KINDS else ""
    return _KINDS[known or ("article" if "journal" in entry.fields else "")]


def text(entry: BibEntry, *names: str) -> str:
    """The first of these fields that is filled, on one line; empty if none is.

    Every run of white space, line ends of any alphabet among them, is one space, so that no value can start a line.
    """
    return next(filter(None, (" ".join(entry.fields.get(name, "").split()) for name in names)), "")


def date_parts(entry: BibEntry) -> list[int]:
    """Year of four digits and, where the field names one, month from 1; nothing without a year, as in *in press*."""
    year, month = text(entry, "year"), text(entry, "month").lower()
    if not re.fullmatch(r"[1-9]\d{3}", year, re.ASCII):
        return []
    if not re.fullmatch(r"0?[1-9]|1[0-2]", month):
        named = (str(number) for number, name in enumerate(MONTHS, 1) if name.lower().startswith(month))
        month = next(named, "") if len(month) >= 3 else ""
    return [int(part) for part in (year, month) if part]


def pages(entry: BibEntry) -> tuple[str, ...]:
    """First and last page of the ``pages`` field; all of it where it is no range that can be told apart, if any."""
    written = text(entry, "pages")
    match = re.fullmatch(r"([^\s,;-]+)-([^\s,;-]+)", written)
    return match.groups() if match else (written,) if written else ()
