"""References in AMA style, one formatter for every format.

The engine is typst's own for the Citation Style Language, with the style ``american-medical-association`` that it
brings (AMA Manual of Style, 11th ed., ch. 3); it sees no text of ours. Every value goes in as one character that stands
for it and is put back afterwards, so that nothing in a title can act as markup, and a journal or a title comes out as
the bibliography has it. Journals are therefore abbreviated only where the bibliography abbreviates them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from analysis.model.bib_names import BibNames
from analysis.model.evidence import BibEntry
from analysis.report.outline.runs import Run, Runs, plain
from analysis.text.citation.names import initials

#: What stands for a title that the bibliography lacks. AMA puts words that the source does not have into brackets.
NO_TITLE = "[Title not recorded]"

#: The style, as typst names it. Its ``vancouver`` loses the authors.
STYLE = "american-medical-association"

# Characters of a private-use plane stand for values; the first two for authors left out and for a missing volume.
_FIRST = 0xF0000
_OTHERS, _NO_VOLUME = chr(_FIRST), chr(_FIRST + 1)

# A host that cannot exist (RFC 2606), and a year that no entry has.
_ADDRESS = "https://u.invalid/"
_ODD_YEAR = 9999

_SLOT = re.compile(rf"{re.escape(_ADDRESS)}(\d+)|([\U000F0002-\U000FFFFD])")
_PAGES = re.compile(r"[A-Za-z]?\d+[-–][A-Za-z]?\d+")
_ADDRESS_OUT = re.compile(r"https?://[^\s<>\"]+")

# BibTeX entry types in hayagriva's words; any other is a journal article if it has a journal.
_TYPES = {
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
}


class Reference(NamedTuple):
    """A reference in AMA style, without its number: its runs, journals in italics, addresses with where they lead."""

    key: str
    runs: Runs

    @property
    def text(self) -> str:
        """The reference as plain text."""
        return plain(self.runs)


def references(entries: Iterable[BibEntry]) -> Mapping[str, Reference]:
    """The reference of each entry by its key, in their order; empty without entries.

    An entry that lacks fields comes out with those it has. Up to six authors are all named, of more the first three;
    ``and others`` becomes *et al*. A year such as ``in press`` is printed as it is.
    """
    slots = _Slots()
    kept = {entry.key: entry for entry in entries}
    if not kept:
        return {}
    years = [entry.fields.get("year", "") for entry in kept.values()]
    drafts = _formatted([_record(entry, slots) for entry in kept.values()])
    return {
        key: Reference(key, _settled(slots.filled(draft, year)))
        for key, draft, year in zip(kept, drafts, years, strict=True)
    }


class _Slots:
    """Values that stand outside while a reference is formatted, each under one character."""

    def __init__(self) -> None:
        self._values: list[tuple[str, str]] = [("", ""), ("", "")]

    def slot(self, value: str, href: str = "") -> str:
        """The character that stands for a value from now on."""
        self._values.append((" ".join(value.split()), href))
        return chr(_FIRST + len(self._values) - 1)

    def address(self, value: str) -> str:
        """An address that stands for an address from now on."""
        self.slot(value, value if _ADDRESS_OUT.fullmatch(value) else "")
        return f"{_ADDRESS}{len(self._values) - 1}"

    def filled(self, draft: Iterable[Run], year: str) -> Iterator[Run]:
        """The runs of a draft with the values in the place of what stands for them; a value's own mark ends it."""
        value = ""
        for run in draft:
            text = re.sub(rf",? ?{_OTHERS}", ", et al", run.text)
            text = re.sub(rf";? ?{_NO_VOLUME}", "", text).replace(str(_ODD_YEAR), year)
            end = 0
            for match in _SLOT.finditer(text):
                yield run._replace(text=_after(value, text[end : match.start()]))
                value, href = self._values[int(match[1]) if match[1] else ord(match[2]) - _FIRST]
                yield run._replace(text=value, href=href)
                end = match.end()
            if rest := text[end:]:
                yield run._replace(text=_after(value, rest))
                value = ""


def _after(value: str, text: str) -> str:
    """What follows a value, without the full stop that a value's own mark has the place of."""
    return text.removeprefix(".") if value.endswith((".", "?", "!", "…")) else text


def _record(entry: BibEntry, slots: _Slots) -> dict[str, Any]:
    """An entry in hayagriva's terms, every text a character that stands for it."""
    fields = {name: value for name, value in entry.fields.items() if value.strip()}
    home = fields.get("journal") or fields.get("booktitle") or fields.get("howpublished")
    kind = _TYPES.get(entry.type, "article" if home else "report" if "publisher" in fields else "misc")
    record: dict[str, Any] = {"type": kind, "title": slots.slot(fields.get("title", NO_TITLE))}
    if entry.authors:
        record["author"] = list(_names(entry.authors, slots))
    if "year" in fields:
        record["date"] = int(fields["year"]) if re.fullmatch(r"[1-9]\d{3}", fields["year"]) else _ODD_YEAR
    if "pages" in fields:
        record["page-range"] = _pages(fields["pages"], slots)
    if "doi" in fields:
        record["serial-number"] = {"doi": slots.slot(fields["doi"], f"https://doi.org/{quote(fields['doi'])}")}
    if "url" in fields:
        record["url"] = slots.address(fields["url"])
    if publisher := fields.get("publisher") or fields.get("school") or fields.get("institution"):
        record["publisher"] = {"name": slots.slot(publisher)}
        if address := fields.get("address"):
            record["publisher"]["location"] = slots.slot(address)
    if home and kind in ("article", "chapter"):
        record["parent"] = _home(home, kind, fields, entry.editors, slots)
    return record


def _names(names: BibNames, slots: _Slots) -> Iterator[dict[str, str]]:
    for name in names.people:
        given = " ".join(f"{letter}." for letter in initials(name.given))
        yield {
            "name": slots.slot(name.literal or name.surname),
            **({"given-name": given} if given else {}),
            **({"suffix": slots.slot(name.suffix)} if name.suffix else {}),
        }
    if names.more:
        yield {"name": _OTHERS}


def _pages(field: str, slots: _Slots) -> str:
    pages = field.replace("--", "-").replace("–", "-")
    return pages if _PAGES.fullmatch(pages) and str(_ODD_YEAR) not in pages else slots.slot(pages)


def _home(name: str, kind: str, fields: Mapping[str, str], editors: BibNames, slots: _Slots) -> dict[str, Any]:
    """The journal with its volume and issue, or the book that holds a chapter with its editors."""
    if kind == "chapter":
        named = {"editor": list(_names(editors, slots))} if editors else {}
        return {"type": "book", "title": slots.slot(name), **named}
    home: dict[str, Any] = {"type": "periodical", "title": slots.slot(name)}
    if "number" in fields:
        home["issue"] = slots.slot(fields["number"])
    if "volume" in fields:
        home["volume"] = slots.slot(fields["volume"])
    elif "number" not in fields and "year" in fields:
        # Without a volume the style would say "Published online", which nobody has looked up.
        home["volume"] = _NO_VOLUME
    return home


def _formatted(records: list[dict[str, Any]]) -> list[tuple[Run, ...]]:
    """The runs of each record, in their order, by one run of the engine."""
    import typst

    listed = json.dumps({f"r{number}": one for number, one in enumerate(records)}, ensure_ascii=False)
    source = f'#bibliography(bytes(sys.inputs.listed), style: "{STYLE}", full: true, title: none)'
    page = typst.compile(source.encode(), format="html", sys_inputs={"listed": listed}, ignore_system_fonts=True)
    found = _Items(page.decode()).items
    if len(found) != len(records):
        raise ValueError(f"needs a reference for each of {len(records)} entries, not {len(found)}")
    return found


class _Items(HTMLParser):
    """The list of references that the engine makes: an item each, its number left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.items: list[tuple[Run, ...]] = []
        self._runs: list[Run] | None = None
        self._prefix = self._italic = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an item, its number or a text in italics."""
        if tag == "li":
            self._runs = []
        self._prefix |= tag == "span" and ("class", "prefix") in attrs
        self._italic |= tag == "em"

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag == "li" and self._runs is not None:
            self.items.append(tuple(self._runs))
            self._runs = None
        self._prefix &= tag != "span"
        self._italic &= tag != "em"

    def handle_data(self, data: str) -> None:
        """Keep a text of an item."""
        if self._runs is not None and not self._prefix:
            self._runs.append(Run(data, italic=self._italic))


def _settled(runs: Iterable[Run]) -> Runs:
    """Runs set alike joined, and the blanks around the whole gone."""
    told = [run for run in runs if run.text]
    joined = [Run("".join(run.text for run in group), *look) for look, group in groupby(told, key=lambda run: run[1:])]
    return (joined[0]._replace(text=joined[0].text.lstrip()), *joined[1:]) if joined else ()
