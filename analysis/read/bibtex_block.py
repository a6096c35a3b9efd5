"""One block of a ``.bib`` file: its key, its fields, and where it departs from BibTeX's grammar.

The grammar is that of btxdoc.tex and bibtex.web. A block that keeps to it may hold anything inside a value, even what
looks like the start of the next block. Any other block ends before that, and is read as far as can be understood:
everything runs forward, and a value that lacks its end gives way to the lines that look like fields.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from analysis.read.bibtex_text import NAME, BibSource, Fault, Value, read_value

OPENING = re.compile(rf"@\s*+(?P<type>{NAME})?\s*+(?P<open>[{{(])")
#: An ``@`` that opens a block on a line of its own, its last character.
START_OF_LINE = re.compile(rf"(?m)^[ \t]*+@(?=\s*+{NAME}\s*+[{{(]|\w*[ \t]*[{{(])")


class BibField(NamedTuple):
    """A field as written; ``at`` is the offset of its name, which is in lower case."""

    name: str
    at: int
    value: str


class BibBlock(NamedTuple):
    """What was read of a block that stands from the offset ``start`` up to ``end``.

    ``type`` is in lower case, and empty if there is none; so is ``key``. ``fields`` has the first field of each name.
    """

    start: int
    end: int
    type: str
    key: str
    key_at: int
    fields: Mapping[str, BibField]
    faults: tuple[Fault, ...]

    @property
    def name(self) -> str:
        """The block, as a message names it."""
        return _named(self.type, self.key)

    @property
    def is_sound(self) -> bool:
        """Whether nothing departs from the grammar."""
        return not any(fault.check == "bibtex-syntax" for fault in self.faults)


def _named(kind: str, key: str) -> str:
    return f'entry "{key}"' if key else f"@{kind or 'entry'}"


def read_block(
    source: BibSource, opening: re.Match[str], limit: Callable[[int], int], macros: Mapping[str, str]
) -> BibBlock:
    """Read the block at ``opening``; ``limit``, asked of damaged ones alone, says where the next one seems to start."""
    try:
        block = _BlockReader(source, opening, len(source.text), macros, strict=True).read()
    except _Unsound:
        return _BlockReader(source, opening, limit(opening.start()), macros).read()
    has_sign = source.text.find("@", opening.end(), block.end) >= 0
    inside = START_OF_LINE.search(source.text, opening.end(), block.end) if has_sign else None
    if not inside:
        return block
    at = inside.end() - 1
    name = next((field.name for field in reversed(list(block.fields.values())) if field.at < at), "")
    line = source.text[at : at + 30].split("\n")[0]
    subject, remedy = f'no line inside field "{name}"', "put a word before the @; many programs take it for a new entry"
    fault = Fault("bibtex-syntax", at, subject, "should start with @", f'"{line}"', remedy)
    return block._replace(faults=(*block.faults, fault))


# The start of another block, even in the middle of a line; only damaged blocks give way to it.
_ANOTHER = r"@\w*[ \t]*(?=[{(])"
_KEY = {
    close: re.compile(rf"""\s*+(?P<key>(?:[^@,={{}}\n"{inner}]++|(?!{_ANOTHER})@)*+)""")
    for close, inner in {"}": "", ")": ")"}.items()
}
_EQUALS = re.compile(r"\s*+=")
_SEPARATOR = re.compile(r"\s++|,|%[^\n]*+")
_FIELD = re.compile(rf"\s*+(?P<name>{NAME})\s*+=\s*+")
_FURTHER_FIELD = re.compile(rf"[ \t]*+(?:,\s*+)?(?P<name>{NAME})\s*+=\s*+")
_FURTHER_BRACE = re.compile(r"\s*+,?\s*+\}")
_ODD_IN_NAME = re.compile(r"[^\w:.+/&*'-]")
# Only damaged blocks need these; they are compiled for the first of them.
_NEXT_FIELD = rf"\s*+,?\s*+(?P<name>{NAME})\s*+=\s*+"
_FIELD_LINE = rf"""\n[ \t]*+(?P<name>{NAME})[ \t]*+=[ \t]*+(?=["{{]|[\w.-]++[ \t]*+,?[ \t]*+(?:\n|\Z))"""
_RESUMPTION = rf"[{{}})]|{_ANOTHER}|,(?=\s*+{NAME}\s*+=)|{_FIELD_LINE}"
_LAST_ON_LINE = r"(?m)[})][ \t]*+$"


class _BlockReader:
    """Reads one block, up to ``limit`` at most; if ``strict``, gives up where it departs from the grammar.

    Each method that reads takes the offset where it starts and returns the one where to go on.
    """

    def __init__(
        self, source: BibSource, opening: re.Match[str], limit: int, macros: Mapping[str, str], strict: bool = False
    ) -> None:
        self.source, self.text = source, source.text
        self.opening, self.limit, self.macros, self.strict = opening, limit, macros, strict
        self.type = (opening["type"] or "").lower()
        self.closing = "}" if opening["open"] == "{" else ")"
        self.key, self.key_at = "", opening.end()
        self.fields: list[BibField] = []
        self.faults: list[Fault] = []
        self.end = -1  # known once it is found

    def read(self) -> BibBlock:
        at = self.opening.end() if self.type == "string" else self._read_key()
        first = None if self.key else _FIELD.match(self.text, at, self.limit)
        if first:
            at = self._read_field(first)
        while self.end < 0:
            at = self._read_on(at)
        fields = self._first_of_each_name()
        return BibBlock(self.opening.start(), self.end, self.type, self.key, self.key_at, fields, tuple(self.faults))

    def _read_key(self) -> int:
        match = _KEY[self.closing].match(self.text, self.opening.end(), self.limit)
        if not match:
            return self.key_at
        self.key, self.key_at = match["key"].rstrip(), match.start("key")
        if self.key and _EQUALS.match(self.text, match.end(), self.limit):
            # What was taken for the key ends in the name of the first field.
            self.key = self.key.removesuffix(self.key.split()[-1]).rstrip()
        return self.key_at + len(self.key)

    def _read_on(self, at: int) -> int:
        """Read what follows the key or field that ends at ``at``; a comma and a field, or the end."""
        here, comma = self._pass_separators(at)
        if self.text.startswith(self.closing, here, self.limit):
            return self._close(here)
        if field := _FIELD.match(self.text, here, self.limit):
            if not comma:
                self._report(at, f"a comma after {self._last}", "none", f"put a comma after {self._last}")
            return self._read_field(field)
        return self._recover(here, comma)

    def _pass_separators(self, at: int) -> tuple[int, bool]:
        """Offset after blanks, commas and lines with %, and whether there was a comma."""
        comma = False
        while match := _SEPARATOR.match(self.text, at, self.limit):
            if match[0] == "," and comma:
                self._report(at, "one comma between fields", "two", "remove one")
            if match[0].startswith("%"):
                found = "a line with %, which starts no comment inside an entry"
                self._report(at, "a field", found, "remove the line, or move it out of the entry")
            comma = comma or match[0] == ","
            at = match.end()
        return at, comma

    def _read_field(self, field: re.Match[str]) -> int:
        value = read_value(self.source, field, self.limit, self.macros)
        if value.end < 0:
            return self._read_by_lines(field)
        self._keep(field, value)
        return value.end

    def _keep(self, field: re.Match[str], value: Value) -> None:
        for fault in value.faults:
            self._add(fault)
        name, at = field["name"], field.start("name")
        if bad := _ODD_IN_NAME.search(name):
            name = _ODD_IN_NAME.sub("", name)
            code = f"U+{ord(bad[0]):04X}" + (f" ({bad[0]})" if bad[0].isprintable() else "")
            needs, found = "a name of letters, digits and - _ : . + /", f"{code}; it is read without"
            self._report(at, needs, found, "type the name anew", f'field "{name}"')
        self.fields.append(BibField(name.lower(), at, value.text))

    def _close(self, at: int) -> int:
        """End the block at its closing brace, unless fields go on after it, as they do after a brace too many."""
        field = _FURTHER_FIELD.match(self.text, at + 1, self.limit)
        brace = _FURTHER_BRACE.match(self.text, at + 1, self.limit)
        if field or brace:
            extra = brace.end() - 1 if brace and self.text[at - 1].isspace() else at
            needs, found = "as many closing braces as opening ones", f'"{self.text[extra]}" too many'
            self._report(extra, needs, found, "remove it, or add the opening brace that it belongs to")
        if field:
            return self._read_field(field)
        self.end = brace.end() if brace else at + 1
        return self.end

    def _recover(self, at: int, comma: bool) -> int:
        """Find a way past what is neither a field nor the end of the block."""
        ended = at >= self.limit or OPENING.match(self.text, at, self.limit)
        last = self.fields[-1].at if self.fields else at
        # The value of the last field may lack its own end and have run on over lines that are fields.
        ran_on = re.compile(_FIELD_LINE).search(self.text, last, at)
        if not ended and re.compile(_LAST_ON_LINE).match(self.text, at, self.limit):
            self._report(at, f'"{self.closing}" to close it', f'"{self.text[at]}"', f'write "{self.closing}"')
            self.end = at + 1
        elif ran_on and (overrun := _FIELD.match(self.text, last, self.limit)):
            self.fields.pop()
            return self._read_by_lines(overrun)
        elif ended:
            self._report_unclosed(self._name, f'closing "{self.closing}"', at)
            self.end = at
        else:
            return self._skip(at, comma)
        return self.end

    def _skip(self, at: int, comma: bool) -> int:
        """Pass over what is no field, up to the closing brace, a comma before a field or a line that is one."""
        field_is_next = comma or not (self.key or self.fields)
        wanted = '"name = {value}" next' if field_is_next else f'a comma or "{self.closing}" after {self._last}'
        excerpt = re.split(rf"\n|{_ANOTHER}", self.text[at : min(at + 30, self.limit)])[0].rstrip()
        remedy = "put the whole value in braces, with as many } as {, and a comma after it"
        self._report(at, wanted, f'"{excerpt}"', remedy)
        depth = 0
        for match in re.compile(_RESUMPTION).finditer(self.text, at, self.limit):
            if match["name"]:
                return self._read_field(match)
            if match[0][0] in ",@" or (depth == 0 and match[0] == self.closing and match.start() > at):
                return match.start()
            depth += (match[0] == "{") - (match[0] == "}" and depth > 0)
        return self.limit

    def _read_by_lines(self, unclosed: re.Match[str]) -> int:
        """Read an unclosed field and those after it, each up to the next line that looks like a field."""
        line = self.source.line(unclosed.start("name"))
        what = f'field "{unclosed["name"].lower()}" on line {line} of {self._name}'
        self._report_unclosed(what, "closing brace or quotation mark", self.limit)
        firsts = [unclosed, *re.compile(_FIELD_LINE).finditer(self.text, unclosed.end(), self.limit)]
        for first, stop in zip(firsts, [*(later.start() for later in firsts[1:]), self.limit], strict=True):
            field: re.Match[str] | None = first
            while field:
                value = read_value(self.source, field, stop, self.macros)
                closed = value.end >= 0
                self._keep(field, value if closed else Value(_cut(self.text[field.end() : stop]), stop))
                field = re.compile(_NEXT_FIELD).match(self.text, value.end, stop) if closed else None
        self.end = self.limit
        return self.end

    def _report_unclosed(self, what: str, sign: str, end: int) -> None:
        before = f"line {self.source.line(end)}" if end < len(self.text) else "the end of the file"
        self._report(self.opening.start(), f"a {sign}", f"none before {before}", f"add the missing {sign}", what)

    @property
    def _name(self) -> str:
        return _named(self.type, self.key)

    @property
    def _last(self) -> str:
        """What was read last, as a message names it."""
        return f'field "{self.fields[-1].name}"' if self.fields else f'the key "{self.key}"'

    def _report(self, at: int, needs: str, found: str, remedy: str, subject: str = "") -> None:
        self._add(Fault("bibtex-syntax", at, subject or self._name, f"needs {needs}", found, remedy))

    def _add(self, fault: Fault) -> None:
        if self.strict and fault.check == "bibtex-syntax":
            raise _Unsound
        self.faults.append(fault)

    def _first_of_each_name(self) -> Mapping[str, BibField]:
        fields: dict[str, BibField] = {}
        for field in self.fields:
            first = fields.setdefault(field.name, field)
            if first is not field:
                found = f'"{field.name}" again after line {self.source.line(first.at)}; the first one is kept'
                what, remedy = "needs each field once", "remove one of the two"
                self._add(Fault("duplicate-field", field.at, self._name, what, found, remedy))
        return fields


class _Unsound(Exception):
    """A block departs from the grammar."""


def _cut(unclosed: str) -> str:
    """What an unclosed value holds, without the comma, or the brace of the entry, that follows it."""
    value = unclosed[unclosed.startswith(("{", '"')) :].rstrip(", \n")
    return value[:-1].rstrip(", \n") if value.count("}") > value.count("{") else value
