"""The bibliography: from the text of a ``.bib`` file to its entries, and what a reader would lose without a word.

bibtexparser finds where blocks start and where to go on after a broken one. What stands inside a block is read by
BibTeX's own grammar, in :mod:`analysis.read.bibtex_block`: where the two disagree, bibtexparser loses text in silence
(a missing comma, an extra brace, ``#``, an entry type with a hyphen), and its line numbers slip after a backslash at
the end of a line. Time grows with the file.
"""

import re
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from analysis.model.evidence import BibEntry
from analysis.model.place import Origin, Place
from analysis.model.problem import Remark
from analysis.read.bibtex_block import OPENING, BibBlock, BibField, read_block
from analysis.read.bibtex_text import NAME, BibSource, Fault
from analysis.text.citation.latex import held_together, plain, unwrapped


class Bibliography(NamedTuple):
    """What a ``.bib`` file holds.

    Attributes
    ----------
    entries
        The entries that can be relied on, in file order. A damaged entry is among them with what could be read of it;
        one without a key has the key ``""``.
    damage
        Name of a check to what was found for it, in file order; empty for a sound file.
    blocks
        Number of entries in the text, whether kept or not. Those that are not among ``entries`` are each in ``damage``:
        a second entry under a key, an entry after a ``%``, one of which neither key nor field could be read.
    """

    entries: tuple[BibEntry, ...]
    damage: Mapping[str, tuple[Remark, ...]]
    blocks: int


def read_bibliography(text: str, file: str) -> Bibliography:
    r"""Read the text of a ``.bib`` file.

    Parameters
    ----------
    text
        The decoded text, lines ended by ``\n``. An empty text gives an empty bibliography without damage.
    file
        Path as messages show it.

    Returns
    -------
    Bibliography
        Field names and entry types are in lower case, macros and ``#`` are resolved as BibTeX does, and runs of blanks
        are one space. LaTeX is turned into text in author, editor, title, journal, booktitle, publisher, institution,
        note and month; a macro that is not known stays as written. Every dash in ``pages`` is a plain hyphen
        (``670-674``). Inside a name in braces the spaces around *and* and after a comma are no-break spaces, so that
        ``{Barnes and Noble, Inc.}`` stays one name. Nothing is raised, whatever the text.
    """
    return _BibReader(BibSource(text, file)).read()


# Block starts that bibtexparser passes over: a blank after "@", a hyphen in the type, the brace on the next line.
_OVERLOOKED = re.compile(rf"(?m)^[ \t]*+(?P<at>@)\s*+{NAME}\s*+[{{(]")


def _block_starts(text: str) -> list[int]:
    """Offsets at which a block seems to start, in order."""
    import logging

    import bibtexparser
    from bibtexparser.model import ImplicitComment

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    starts = {match.start("at") for match in _OVERLOOKED.finditer(text)}
    position = 0
    for block in bibtexparser.parse_string(text, parse_stack=[]).blocks:
        if block.raw and not isinstance(block, ImplicitComment):
            # The text of a broken block may reach into the next one.
            found = text.find(block.raw[:40], position)
            starts.add(found)
            position = found + 1
    return sorted(starts)


# Month macros as BibTeX's standard styles define them (plain.bst).
_MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
_STRAY = re.compile(
    rf"""(?m)^[ \t]*+(?P<line>(?:[^%\n]*,[ \t]*+)?{NAME}[ \t]*+=[ \t]*+["{{]|,?[ \t]*+[}})][ \t]*+,?[ \t]*+$)"""
)
_WITHOUT_BRACE = re.compile(
    r"(?mi)^[ \t]*+(?P<type>@(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis"
    r"|misc|online|phdthesis|proceedings|report|techreport|thesis|unpublished)\b)"
)
_FORBIDDEN_IN_KEY = re.compile(r'[\s{}"#%~\\]')


class _BibReader:
    """Goes through a text from block to block."""

    def __init__(self, source: BibSource) -> None:
        self.source = source
        self.text = source.text
        self.macros = dict(_MONTHS)
        self.entries: list[BibEntry] = []
        self.blocks = 0
        self._first: dict[str, tuple[str, int]] = {}  # key without capitals: as first written, its offset
        self._damage: dict[str, list[Remark]] = {}

    def read(self) -> Bibliography:
        position = 0
        for start, limit in pairwise([*_block_starts(self.text), len(self.text)]):
            if start >= position:
                self._look_outside(position, start)
                position = self._read_block(start, limit)
            while position < limit and OPENING.match(self.text, position):
                position = self._read_block(position, limit)
        self._look_outside(position, len(self.text))
        damage = {
            check: tuple(sorted(remarks, key=lambda remark: remark.place)) for check, remarks in self._damage.items()
        }
        return Bibliography(tuple(self.entries), damage, self.blocks)

    def _remark(self, fault: Fault, study: str = "") -> None:
        place = Place(self.source.file, *self.source.position(fault.at))
        self._damage.setdefault(fault.check, []).append(Remark(place, fault.message, fault.remedy, study=study))

    def _look_outside(self, start: int, end: int) -> None:
        """Look for fields that no block holds and for entries that lack their opening brace."""
        if stray := _STRAY.search(self.text, start, end):
            found = f'found "{stray["line"].strip()[-40:]}", which looks like part of an entry'
            message = f"text outside any entry needs to be a comment, {found}"
            remedy = "check the closing braces of the entry above"
            self._remark(Fault("bibtex-syntax", stray.start("line"), message, remedy))
        for headless in _WITHOUT_BRACE.finditer(self.text, start, end):
            self.blocks += 1
            message = f"{headless['type']} needs an opening brace after it, found none"
            remedy = f"write {headless['type']}{{key, …}}"
            self._remark(Fault("bibtex-syntax", headless.start("type"), message, remedy))

    def _read_block(self, start: int, limit: int) -> int:
        """Read the block at ``start``; returns where the text after it begins."""
        opening = OPENING.match(self.text, start)
        if opening is None:
            return start + 1
        if (opening["type"] or "").lower() in ("comment", "preamble"):
            return self._pass_over(opening, limit)
        block = read_block(self.source, opening, limit, self.macros)
        is_address = self.text[start - 1 : start].isalnum()
        if not block.fields and (is_address or not block.type):
            return opening.end()
        if self.text[self.text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("%"):
            return self._leave_out(block, limit)
        if block.type == "string":
            self.macros |= {field.name: field.value for field in block.fields.values()}
            for fault in block.faults:
                self._remark(fault)
        else:
            self._add(block)
        return block.end

    def _pass_over(self, opening: re.Match[str], limit: int) -> int:
        """Where a comment or preamble ends."""
        at = opening.end() - 1
        close = self.text.find(")", at) if opening["open"] == "(" else self.source.closing(at, len(self.text))
        if close >= 0:
            return close + 1
        name = f"@{opening['type']}"
        message = f"{name} needs a closing brace, found none before line {self.source.line(limit)}"
        self._remark(Fault("bibtex-syntax", opening.start(), message, "add the missing brace"))
        return limit

    def _leave_out(self, block: BibBlock, limit: int) -> int:
        """Report an entry that a % only seems to comment out; returns where it ends."""
        if block.type != "string":
            self.blocks += 1
            found = f"found @{block.type} after one; BibTeX would read it, here it is left out"
            message = f"an entry needs to start on a line without %, {found}"
            self._remark(Fault("commented-entry", block.start, message, "remove the entry, or its @"))
        lines = re.compile(r"[^\n]*+(?:\n[ \t]*+%[^\n]*+)*+").match(self.text, block.start, limit)
        return block.end if block.is_sound or lines is None else lines.end()

    def _add(self, block: BibBlock) -> None:
        """Keep an entry, and report what is wrong with it."""
        self.blocks += 1
        key = self._key(block)
        for fault in block.faults:
            self._remark(fault, key)
        if not block.type:
            message = "an entry needs a type after @, found none"
            self._remark(Fault("bibtex-syntax", block.start, message, "write @article{…}"), key)
        if not block.fields and block.is_sound:
            message = f"{block.name} needs fields, found none"
            remedy = "add author, title and year, or remove the entry"
            self._remark(Fault("no-fields", block.start, message, remedy), key)
        if (key or block.fields) and self._is_first(key, block.start):
            fields = {name: _text(name, field.value) for name, field in block.fields.items()}
            locate = partial(_locate, self.source, block.start, block.fields)
            origin = Origin(self.source.file, self.source.line(block.start), None, locate)
            self.entries.append(BibEntry(key, block.type, fields, origin))

    def _key(self, block: BibBlock) -> str:
        """The key without invisible characters; reports what is wrong with it."""
        if not block.key:
            message = f"an entry needs a key, found none after @{block.type}{{"
            self._remark(Fault("missing-key", block.start, message, "write a key and a comma after the opening brace"))
            return ""
        hidden = [sign for sign in block.key if not sign.isprintable() and not sign.isspace()]
        key = "".join(sign for sign in block.key if sign not in hidden)
        if hidden:
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in hidden)
            message = f'key "{key}" needs visible characters only, found {codes}; it is read without'
            self._remark(Fault("bad-key", block.key_at, message, "type the key anew"), key)
        if bad := _FORBIDDEN_IN_KEY.search(key):
            sign = "a blank" if bad[0].isspace() else bad[0]
            message = f'key "{key}" needs to be one word without {{ }} " # % ~ or a backslash, found {sign}'
            remedy = "rename it here and where it is used"
            self._remark(Fault("bad-key", block.key_at + bad.start(), message, remedy), key)
        return key

    def _is_first(self, key: str, start: int) -> bool:
        """Whether no entry above has the key; reports the later one. Entries without a key are all first."""
        first, first_start = self._first.setdefault(key.casefold(), (key, start))
        if not key or first_start == start:
            return True
        where = f"line {self.source.line(first_start)}"
        found = f'"{key}" again after {where}' if key == first else f'"{key}" after "{first}" on {where}'
        message = f"keys need to differ by more than capitals, found {found}; the first entry is kept"
        remedy = "remove the entry if it is the same study, else give it another key"
        self._remark(Fault("duplicate-key", start, message, remedy), first)
        return False


def _locate(source: BibSource, start: int, fields: Mapping[str, BibField], field: str) -> tuple[int, int]:
    """Line and column of a field's name; of the entry if there is no such field."""
    found = fields.get(field.lower())
    return source.position(found.at if found else start)


_BLANKS = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_DASHES = re.compile(r" ?\{?(?:--+|[‐-―−]|\\textendash(?:\{\})?)\}? ?")
_PROSE = frozenset(("author", "editor", "title", "journal", "booktitle", "publisher", "institution", "note", "month"))


def _text(field: str, written: str) -> str:
    """Value of a field without outer braces, blanks and, in the fields that are prose, LaTeX."""
    value = _BLANKS.sub(" ", written)
    if field in ("author", "editor"):
        value = held_together(value)
    value = plain(value) if field in _PROSE else unwrapped(value.strip())
    value = _BLANKS.sub(" ", value).strip(" ")
    return _DASHES.sub("-", value) if field == "pages" else value
