"""The bibliography: from the text of a ``.bib`` file to its entries, and what a reader would lose without a word.

What stands inside a block is read by BibTeX's own grammar, in :mod:`analysis.read.bibtex_block`, and the next block is
looked for where it ends. bibtexparser parts the names alone: where a block departs from the grammar, it loses text in
silence (a missing comma, an extra brace, ``#``, an entry type with a hyphen), and its line numbers slip after a
backslash at the end of a line. Time grows with the file.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from analysis.model.bib_names import BibNames
from analysis.model.evidence import BibEntry
from analysis.model.place import Origin, Place
from analysis.model.problem import Remark, Subject
from analysis.read.bibtex_block import OPENING, START_OF_LINE, BibBlock, read_block
from analysis.read.bibtex_names import read_names
from analysis.read.bibtex_text import NAME, BibSource, Fault
from analysis.text.citation.identifiers import IDENTIFYING, plain_identifier
from analysis.text.citation.latex import plain, unwrapped


class Bibliography(NamedTuple):
    """What a ``.bib`` file holds.

    ``entries``: The entries that can be relied on, in file order. A damaged entry is among them with what could be read
        of it; one without a key has the key ``""``.
    ``damage``: Name of a check to what was found for it, in file order; empty for a sound file.
    ``blocks``: Number of entries in the text, whether kept or not. Those that are not among ``entries`` are each in
        ``damage``: a second entry under a key, an entry after a ``%``, one of which neither key nor field could be
        read.
    """

    entries: tuple[BibEntry, ...]
    damage: Mapping[str, tuple[Remark, ...]]
    blocks: int


def read_bibliography(text: str, file: str) -> Bibliography:
    r"""Read the text of a ``.bib`` file.

    ``text``: The decoded text, lines ended by ``\n``. An empty text gives an empty bibliography without damage.
    ``file``: Path as messages show it.
    Returns: Field names and entry types are in lower case, macros and ``#`` are resolved as BibTeX does, and runs of
    blanks are one space. LaTeX and HTML are turned into text in author, editor, title, journal, booktitle, publisher,
    institution, note and month, and identifiers lose the backslashes before LaTeX's signs; a macro that is not known
    stays as written. Every dash in ``pages`` is a plain hyphen (``670-674``). Nothing is raised, whatever the text.
    """
    return _BibReader(BibSource(text, file)).read()


# How files of other formats begin, which reference managers and web pages offer under the same name.
_OTHER_FORMATS = (
    (re.compile(r"TY  ?- "), "a file of RIS"),
    (re.compile(r"PMID ?- "), "a file of MEDLINE"),
    (re.compile(r"%[0A] "), "a file of EndNote"),
    (re.compile(r"<(?:!doctype|html|head|\?xml)", re.IGNORECASE), "a page of HTML or XML"),
    (re.compile(r"[\[{]\s*[\[{\"]"), "a file of JSON"),
)


def other_format(text: str) -> str:
    """What a text is, in words, that is no bibliography of BibTeX by its beginning; empty for any other."""
    start = text[:2000].lstrip("\ufeff \t\n")
    return next((name for shape, name in _OTHER_FORMATS if shape.match(start)), "")


# Where a block seems to start outside any other: on a line of its own, or where bibtexparser sees one.
_START = re.compile(rf"{START_OF_LINE.pattern}|@(?=\w*[ \t]*[{{(])")
#: The months, whose first three letters are macros in BibTeX's standard styles (plain.bst).
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
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
        self.source, self.text = source, source.text
        self.macros = {month[:3].lower(): month for month in MONTHS}
        self.entries: list[BibEntry] = []
        self.blocks = 0
        self._first: dict[str, tuple[str, int]] = {}  # key without capitals: as first written, its offset
        self._damage: dict[str, list[Remark]] = {}

    def read(self) -> Bibliography:
        position = 0
        while (start := self._next_start(position)) < len(self.text):
            self._look_outside(position, start)
            position = self._read_block(start)
        self._look_outside(position, len(self.text))
        damage = {check: tuple(sorted(found, key=lambda one: one.place)) for check, found in self._damage.items()}
        return Bibliography(tuple(self.entries), damage, self.blocks)

    def _next_start(self, position: int) -> int:
        """Where the next block outside any other starts; the length of the text if none does."""
        if OPENING.match(self.text, position):
            return position
        found = _START.search(self.text, position)
        return found.end() - 1 if found else len(self.text)

    @cached_property
    def _lines(self) -> list[int]:
        """Where blocks seem to start on lines of their own, and the length of the text; only damaged blocks need it."""
        return [*(match.end() - 1 for match in START_OF_LINE.finditer(self.text)), len(self.text)]

    def _limit(self, start: int) -> int:
        """Where the block after the one at ``start`` seems to start."""
        return self._lines[bisect_right(self._lines, start)]

    def _remark(self, fault: Fault, study: str = "") -> None:
        place, subject = Place(self.source.file, *self.source.position(fault.at)), Subject(fault.subject)
        remark = Remark(place, subject, fault.what, f"found {fault.found}", fault.remedy, study=study, joint=", ")
        self._damage.setdefault(fault.check, []).append(remark)

    def _unsound(self, at: int, subject: str, what: str, found: str, remedy: str, study: str = "") -> None:
        self._remark(Fault("bibtex-syntax", at, subject, what, found, remedy), study)

    def _look_outside(self, start: int, end: int) -> None:
        """Look for fields that no block holds and for entries that lack their opening brace."""
        if stray := _STRAY.search(self.text, start, end):
            subject, remedy = "text outside any entry", "check the closing braces of the entry above"
            found = f'"{stray["line"].strip()[-40:]}", which looks like part of an entry'
            self._unsound(stray.start("line"), subject, "needs to be a comment", found, remedy)
        for headless in _WITHOUT_BRACE.finditer(self.text, start, end):
            self.blocks += 1
            at, name = headless.start("type"), headless["type"]
            self._unsound(at, name, "needs an opening brace after it", "none", f"write {name}{{key, …}}")

    def _read_block(self, start: int) -> int:
        """Read the block at ``start``; returns where the text after it begins."""
        opening = OPENING.match(self.text, start)
        if opening is None:
            return start + 1
        if (opening["type"] or "").lower() in ("comment", "preamble"):
            return self._pass_over(opening)
        block = read_block(self.source, opening, self._limit, self.macros)
        is_address = self.text[start - 1 : start].isalnum()
        if not block.fields and (is_address or not block.type):
            return opening.end()
        if self.text[self.text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("%"):
            return self._leave_out(block)
        if block.type == "string":
            self.macros |= {field.name: field.value for field in block.fields.values()}
            for fault in block.faults:
                self._remark(fault)
        else:
            self._add(block)
        return block.end

    def _pass_over(self, opening: re.Match[str]) -> int:
        """Where a comment or preamble ends."""
        at = opening.end() - 1
        close = self.text.find(")", at) if opening["open"] == "(" else self.source.closing(at, len(self.text))
        if close >= 0:
            return close + 1
        limit = self._limit(opening.start())
        name, found = f"@{opening['type']}", f"none before line {self.source.line(limit)}"
        self._unsound(opening.start(), name, "needs a closing brace", found, "add the missing brace")
        return limit

    def _leave_out(self, block: BibBlock) -> int:
        """Report an entry that a % only seems to comment out; returns where it ends."""
        if block.type != "string":
            self.blocks += 1
            what = "needs to start on a line without %"
            found = f"@{block.type} after one; BibTeX would read it, here it is left out"
            remedy = "remove the entry, or its @"
            self._remark(Fault("commented-entry", block.start, "an entry", what, found, remedy))
        lines = re.compile(r"[^\n]*+(?:\n[ \t]*+%[^\n]*+)*+")
        after = None if block.is_sound else lines.match(self.text, block.start, self._limit(block.start))
        return after.end() if after else block.end

    def _add(self, block: BibBlock) -> None:
        """Keep an entry, and report what is wrong with it."""
        self.blocks += 1
        key = self._key(block)
        for fault in block.faults:
            self._remark(fault, key)
        if not block.type:
            self._unsound(block.start, "an entry", "needs a type after @", "none", "write @article{…}", key)
        if not block.fields and block.is_sound:
            remedy = "add author, title and year, or remove the entry"
            self._remark(Fault("no-fields", block.start, block.name, "needs fields", "none", remedy), key)
        if (key or block.fields) and self._is_first(key, block.start):
            fields = {name: _text(name, field.value) for name, field in block.fields.items()}
            places = {name: field.at for name, field in block.fields.items()}
            origin = Origin(
                self.source.file,
                self.source.line(block.start),
                None,
                lambda _, field: self.source.position(places.get(field.lower(), block.start)),
            )
            authors, editors = (self._names(block, key, name) for name in ("author", "editor"))
            self.entries.append(BibEntry(key, block.type, fields, origin, authors, editors))

    def _names(self, block: BibBlock, key: str, name: str) -> BibNames:
        """The names in a field; reports those that cannot be parted, if the block is sound and none is cut."""
        if name not in block.fields:
            return BibNames()
        names, faults = read_names(block.fields[name].value)
        for found in faults if block.is_sound else ():
            at, what = block.fields[name].at, f'needs names that BibTeX can part in field "{name}"'
            remedy = 'put "and" between two people, and braces around the name of a body'
            self._unsound(at, block.name, what, found, remedy, key)
        return names

    def _key(self, block: BibBlock) -> str:
        """The key without invisible characters; reports what is wrong with it."""
        if not block.key:
            found, remedy = f"none after @{block.type}{{", "write a key and a comma after the opening brace"
            self._remark(Fault("missing-key", block.start, "an entry", "needs a key", found, remedy))
            return ""
        hidden = [sign for sign in block.key if not sign.isprintable() and not sign.isspace()]
        key = "".join(sign for sign in block.key if sign not in hidden)
        if hidden:
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in hidden)
            what, found = "needs visible characters only", f"{codes}; it is read without"
            self._remark(Fault("bad-key", block.key_at, f'key "{key}"', what, found, "type the key anew"), key)
        if bad := _FORBIDDEN_IN_KEY.search(key):
            sign = "a blank" if bad[0].isspace() else bad[0]
            at, what = block.key_at + bad.start(), 'needs to be one word without { } " # % ~ or a backslash'
            remedy = "rename it here and where it is used"
            self._remark(Fault("bad-key", at, f'key "{key}"', what, sign, remedy), key)
        return key

    def _is_first(self, key: str, start: int) -> bool:
        """Whether no entry above has the key; reports the later one. Entries without a key are all first."""
        first, first_start = self._first.setdefault(key.casefold(), (key, start))
        if not key or first_start == start:
            return True
        where = f"line {self.source.line(first_start)}"
        again = f'"{key}" again after {where}' if key == first else f'"{key}" after "{first}" on {where}'
        remedy = "remove the entry if it is the same study, else give it another key"
        what, found = "need to differ by more than capitals", f"{again}; the first entry is kept"
        self._remark(Fault("duplicate-key", start, "keys", what, found, remedy), first)
        return False


_BLANKS = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
_DASHES = re.compile(r" ?\{?(?:--+|[‐-―−]|\\textendash(?:\{\})?)\}? ?")
_PROSE = frozenset(("author", "editor", "title", "journal", "booktitle", "publisher", "institution", "note", "month"))


def _text(field: str, written: str) -> str:
    """Value of a field without outer braces, blanks and, in the fields that are prose, LaTeX."""
    value = _BLANKS.sub(" ", written)
    if field in IDENTIFYING:
        value = plain_identifier(value)
    value = (_BLANKS.sub(" ", plain(value)) if field in _PROSE else unwrapped(value.strip())).strip(" ")
    return _DASHES.sub("-", value) if field == "pages" else value
