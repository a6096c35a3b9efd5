"""Studies for reference managers: as CSL-JSON and as RIS, and the fields of an entry as both need them.

CSL-JSON is the input of citation processors (citationstyles.org, schema ``csl-data``, version 1.0.2); RIS is what every
reference manager reads (Research Information Systems, tagged format).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from analysis.model.bib_names import BibName
from analysis.model.evidence import BibEntry
from analysis.read.bibtex import MONTHS
from analysis.report.folder import json_bytes
from analysis.text.rows import rows_beside

_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_PAGES = re.compile(r"([^\s,;-]+)-([^\s,;-]+)")
# What citation processors take for markup inside a value (CSL 1.0.2, Appendix, rich text).
_MARKUP = re.compile(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)")


class EntryKind(NamedTuple):
    """What kind of work an entry describes: its type in CSL 1.0.2, and in RIS."""

    csl: str
    ris: str


class Variable(NamedTuple):
    """A fact of an entry: its variable in CSL, its tag in RIS (empty for none), and its BibTeX fields, best first."""

    csl: str
    ris: str
    fields: tuple[str, ...]


@cache
def _kinds() -> Mapping[str, EntryKind]:
    """The kind of each entry type: those of plain.bst, and the three of biblatex that databases write; others blank."""
    rows = rows_beside(__file__, "entry_kinds")
    return {name: EntryKind(row["csl"], row["ris"]) for row in rows for name in row["entry_types"].split(" ")}


@cache
def _variables() -> tuple[Variable, ...]:
    """Every fact that is copied as it is.

    RIS has one tag for both serial numbers, and "AN" is where managers keep the PMID. The entry's note goes into
    "annote", which nobody reads for variables as programs do "note" ("PMID: …" there would change the record).
    """
    rows = rows_beside(__file__, "variables")
    return tuple(Variable(row["csl"], row["ris"], tuple(row["fields"].split())) for row in rows)


def csl_json(entries: Iterable[BibEntry]) -> bytes:
    """A CSL item an entry, in their order; an empty list without entries."""
    return json_bytes([item(entry) for entry in entries])


def item(entry: BibEntry) -> dict[str, Any]:
    """One entry as a CSL item: its variables, names in parts, and the date as ``date-parts``.

    A year that is none, such as *in press*, is a literal date. An entry without a title has none here. Text that would
    act as markup has its ``<`` written as ``&#60;``.
    """
    found: dict[str, Any] = {"id": entry.key, "type": kind(entry).csl}
    for role, names in (("author", entry.authors), ("editor", entry.editors)):
        if names:
            found[role] = [*map(_name, names.people), *([{"literal": "others"}] if names.more else [])]
    if (known := year(entry)) is not None:
        of_year = month(entry)
        found["issued"] = {"date-parts": [[known, of_year] if of_year else [known]]}
    elif written := text(entry, "year"):
        found["issued"] = {"literal": written}
    for variable in _variables():
        if value := text(entry, *variable.fields):
            found[variable.csl] = _MARKUP.sub("&#60;", value)
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
    yield "TY", kind(entry).ris
    yield "ID", " ".join(entry.key.split())
    for tag, role, names in (("AU", "authors", entry.authors), ("A2", "editors", entry.editors)):
        yield from ((tag, name.inverted) for name in names.people)
        if names.more:
            yield "N1", f"The bibliography names the first of the {role} only."
    if (known := year(entry)) is not None:
        yield "PY", str(known)
        if of_year := month(entry):
            yield "DA", f"{known}/{of_year:02}//"
    elif written := text(entry, "year"):
        yield "PY", written
    tags: dict[str, str] = {}
    for variable in _variables():
        if variable.ris and (value := text(entry, *variable.fields)):
            tags.setdefault(variable.ris, value)
    yield from tags.items()
    first, last = pages(entry)
    yield from ((tag, value) for tag, value in (("SP", first), ("EP", last)) if value)
    yield "ER", "\r\n"


def kind(entry: BibEntry) -> EntryKind:
    """What the entry describes: by its type, else an article if it names a journal, else other."""
    known = entry.type if entry.type in _kinds() else ""
    return _kinds()[known or ("article" if "journal" in entry.fields else "")]


def text(entry: BibEntry, *names: str) -> str:
    """The first of these fields that is filled, on one line; empty if none is.

    Every run of white space, line ends of any alphabet among them, is one space, so that no value can start a line.
    """
    return next(filter(None, (" ".join(entry.fields.get(name, "").split()) for name in names)), "")


def year(entry: BibEntry) -> int | None:
    """Year of four digits; ``None`` if there is none, as in *in press*."""
    written = text(entry, "year")
    return int(written) if _YEAR.fullmatch(written) else None


def month(entry: BibEntry) -> int | None:
    """Month from 1; ``None`` if the field names none."""
    written = text(entry, "month").lower()
    if re.fullmatch(r"0?[1-9]|1[0-2]", written):
        return int(written)
    named = (number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(written))
    return next(named, None) if len(written) >= 3 else None


def pages(entry: BibEntry) -> tuple[str, str]:
    """First and last page of the ``pages`` field; both empty without one.

    The last is empty where the field names one page, or no range that can be told apart.
    """
    written = text(entry, "pages")
    match = _PAGES.fullmatch(written)
    return (match[1], match[2]) if match else (written, "")
