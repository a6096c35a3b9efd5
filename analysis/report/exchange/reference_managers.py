"""Studies for reference managers: as CSL-JSON and as RIS, and the fields of an entry as both need them.

CSL-JSON is the input of citation processors (citationstyles.org, schema ``csl-data``, version 1.0.2); RIS is what every
reference manager reads (Research Information Systems, tagged format).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.model.bib_names import BibName
from analysis.model.evidence import BibEntry
from analysis.read.bibtex import MONTHS
from analysis.report.folder import json_bytes
from analysis.text.rows import rows_beside

_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_PAGES = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")
# What citation processors take for markup inside a value (CSL 1.0.2, Appendix, rich text).
_MARKUP = re.compile(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)")


#: What an entry of each type describes, in CSL 1.0.2 (``csl``) and in RIS (``ris``): the types of plain.bst, the three
#: of biblatex that databases write, and under no name all others.
_KINDS = {name: row for row in rows_beside(__file__, "entry_kinds") for name in row["entry_types"].split(" ")}

#: Every fact that is copied as it is: its variable in CSL, its tag in RIS (empty for none), and its BibTeX fields, best
#: first. RIS has one tag for both serial numbers, and "AN" is where managers keep the PMID. The entry's note goes into
#: "annote", which nobody reads for variables as programs do "note" ("PMID: …" there would change the record).
_VARIABLES = [(row["csl"], row["ris"], row["fields"].split()) for row in rows_beside(__file__, "variables")]


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
            found[role] = [*map(_name, names.people), *([{"literal": "others"}] if names.more else [])]
    if dated := date_parts(entry):
        found["issued"] = {"date-parts": [dated]}
    elif written := text(entry, "year"):
        found["issued"] = {"literal": written}
    for variable, _, fields in _VARIABLES:
        if value := text(entry, *fields):
            found[variable] = _MARKUP.sub("&#60;", value)
    return found


def _name(name: BibName) -> dict[str, str]:
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
    if not _YEAR.fullmatch(year):
        return []
    if not re.fullmatch(r"0?[1-9]|1[0-2]", month):
        named = (str(number) for number, name in enumerate(MONTHS, 1) if name.lower().startswith(month))
        month = next(named, "") if len(month) >= 3 else ""
    return [int(part) for part in (year, month) if part]


def pages(entry: BibEntry) -> tuple[str, ...]:
    """First and last page of the ``pages`` field; all of it where it is no range that can be told apart, if any."""
    written = text(entry, "pages")
    match = _PAGES.fullmatch(written)
    return match.groups() if match else (written,) if written else ()
