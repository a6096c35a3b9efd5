"""References in AMA style (AMA Manual of Style, 11th ed., ch. 3), one formatter for every format.

A journal or a title comes out as the bibliography has it: journals are abbreviated only where the bibliography
abbreviates them. Nothing in a value can act as markup, for a reference is made of runs.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from urllib.parse import quote

from analysis.model.bib_names import BibNames
from analysis.model.evidence import BibEntry, Evidence
from analysis.show.value import Run, Runs, plain
from analysis.text.citation.names import as_indexed

#: What stands for a title that the bibliography lacks. AMA puts words that the source does not have into brackets.
NO_TITLE = "[Title not recorded]"

#: What stands for the reference of a study that the bibliography does not have.
NO_ENTRY = "no entry in citations.bib"

# AMA Manual of Style, 3.7: up to six authors are all named, of more the first three.
_MOST_AUTHORS, _NAMED_AUTHORS = 6, 3

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")

#: BibTeX types that are no part of a journal; any other is an article if it names one.
_CHAPTERS = ("inbook", "incollection", "inproceedings")
_WHOLE = ("book", "phdthesis", "mastersthesis", "techreport")


def references(evidence: Evidence) -> Mapping[str, Runs]:
    """The reference of each entry by its key, without its number: journals in italics, addresses with where they lead.

    An entry that lacks fields comes out with those it has. Up to six authors are all named, of more the first three;
    ``and others`` becomes *et al*. A year such as ``in press`` is printed as it is.
    """
    found = {}
    for entry in evidence.entries:
        alike = groupby(_reference(entry), key=lambda run: run[1:])  # runs set alike are joined
        found[entry.key] = tuple(Run(plain(group), *look) for look, group in alike)
    return found


def _reference(entry: BibEntry) -> Iterator[Run]:
    """The parts of a reference, each ended by a full stop, then its DOI or else its address."""
    fields = {name: " ".join(value.split()) for name, value in entry.fields.items() if value.strip()}
    home = fields.get("journal") or fields.get("booktitle") or fields.get("howpublished") or ""
    title = fields.get("title", NO_TITLE)
    noun = "eds" if len(entry.editors.people) > 1 else "ed"
    editors = f"{_named(entry.editors)}, {noun}." if entry.editors else ""
    chapter = entry.type in _CHAPTERS and home
    parts = [[Run(_named(entry.authors) or ("" if chapter else editors))]]
    if chapter:
        parts += [
            [Run(title)],
            [Run(f"In: {editors and f'{editors} '}"), Run(home, italic=True)],
            [Run(_published(fields))],
        ]
    elif home and entry.type not in _WHOLE:
        issue = f"({fields['number']})" if "number" in fields else ""
        issued = _joined(fields.get("year", ""), f"{fields.get('volume', '')}{issue}", fields)  # 2004;10(4):670-674
        parts += [[Run(title)], [Run(home, italic=True)], [Run(issued)]]
    else:
        parts += [[Run(title, italic=entry.type in _WHOLE)], [Run(_published(fields))]]
    said = [part for part in parts if part[-1].text]
    for number, part in enumerate(said):
        yield Run(" " if number else "")
        yield from part
        yield Run("" if part[-1].text.endswith((".", "?", "!", "…")) else ".")
    if doi := fields.get("doi"):
        yield from (Run(" doi:"), Run(doi, f"https://doi.org/{quote(doi)}"))
    elif url := fields.get("url"):
        yield from (Run(" "), Run(url, url if _ADDRESS.fullmatch(url) else ""))


def _named(names: BibNames) -> str:
    more = BibNames(names.people[:_NAMED_AUTHORS], more=True)
    return as_indexed(more if len(names.people) > _MOST_AUTHORS else names)


def _published(fields: Mapping[str, str]) -> str:
    """Publisher, year and pages of a book: ``Leaf Press; 2001:1-20``."""
    publisher = fields.get("publisher") or fields.get("school") or fields.get("institution") or ""
    return _joined(publisher, fields.get("year", ""), fields, between="; ")


def _joined(first: str, second: str, fields: Mapping[str, str], between: str = ";") -> str:
    pages = re.sub("--|–", "-", fields.get("pages", ""))
    return ":".join(filter(None, (between.join(filter(None, (first, second))), pages)))
