"""The text of a ``.bib`` file: its lines, the braces that belong together, and the values they enclose."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

#: A name of a field, a macro or an entry type: bibtex.web, ``id_class``; here without "@", which opens a block.
NAME = r"""[^\s"#%'(),={}@\d][^\s"#%'(),={}@]*+"""


class Fault(NamedTuple):
    """What is wrong at an offset of the text, by which check: its subject, what that needs, what is found."""

    check: str
    at: int
    subject: str
    what: str
    found: str
    remedy: str


class BibSource:
    """A text, with the line and column of each of its characters and the braces that belong together."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def line(self, at: int) -> int:
        """Line of an offset, from 1."""
        return bisect_right(self._breaks, at - 1) + 1

    def position(self, at: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = self.line(at)
        return line, at - (self._breaks[line - 2] if line > 1 else -1)

    @cached_property
    def _braces(self) -> Mapping[int, int]:
        """Offset of each opening brace to that of its closing one; one after a backslash counts, as in BibTeX."""
        opened: list[int] = []
        closed = {}
        for match in re.finditer(r"[{}]", self.text):
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                closed[opened.pop()] = match.start()
        return closed

    def closing(self, at: int, limit: int) -> int:
        """Offset of what closes the ``{`` or ``"`` at ``at``; -1 if nothing does before ``limit``."""
        if self.text[at] == "{":
            found = self._braces.get(at, limit)
            return found if found < limit else -1
        while match := _IN_QUOTES.search(self.text, at + 1, limit):
            if match[0] == '"':
                return match.start()
            at = self._braces.get(match.start(), limit)
        return -1


_IN_QUOTES = re.compile(r'[{}"]')


class Value(NamedTuple):
    """A value as written, macros replaced; ``end`` is the offset after it, -1 for one that is never closed."""

    text: str
    end: int
    faults: tuple[Fault, ...] = ()


_JOIN = re.compile(r"\s*+#\s*+")


def read_value(source: BibSource, field: re.Match[str], limit: int, macros: Mapping[str, str]) -> Value:
    """Read the value after a field's name and equals sign; it has to end before ``limit``."""
    at = field.end()
    pieces: list[Value] = []
    while True:
        if source.text.startswith(("{", '"'), at, limit):
            close = source.closing(at, limit)
            piece = Value(source.text[at + 1 : close], close + 1) if close >= 0 else Value("", -1)
        else:
            piece = _bare(source.text, field, at, limit, macros)
        pieces.append(piece)
        join = _JOIN.match(source.text, piece.end, limit) if piece.end >= 0 else None
        if not join:
            faults = tuple(fault for piece in pieces for fault in piece.faults)
            return Value("".join(piece.text for piece in pieces), piece.end, faults)
        at = join.end()


_WORD = re.compile(r'[^\s,#{}()"=%]*+')
_WORDS = r'[^,\n{}"]*+'
_VALUE_ENDS = rf"\s*+(?:[,#}})%]|\Z|{NAME}\s*+=)"


def _bare(text: str, field: re.Match[str], at: int, limit: int, macros: Mapping[str, str]) -> Value:
    """A number or a macro, or words that lack their braces."""
    name = field["name"].lower()
    match = _WORD.match(text, at, limit)
    word = match[0] if match else ""
    end = at + len(word)
    if word.isascii() and word.isdigit():
        return Value(word, end)
    if word.lower() in macros:
        return Value(macros[word.lower()], end)
    check = "bibtex-syntax"
    if not re.compile(_VALUE_ENDS).match(text, end, limit) or (word and not re.fullmatch(NAME, word)):
        words = re.compile(_WORDS).match(text, at, limit)
        word = (words[0].rstrip() if words else "") or word
        what, found, remedy = "needs a value in braces", f'"{word[:30]}"', "put braces around the value"
    elif word:
        check, what = "undefined-macro", "needs a value in braces or a defined macro"
        found = f'"{word}", which no @string above defines'
        remedy = f"write {{{word}}}, or define it: @string{{{word} = {{…}}}}"
    else:
        what, found, remedy = "needs a value", "none", f"write {name} = {{…}}"
    fault = Fault(check, at, f'field "{name}"', what, found, remedy)
    return Value(word, at + len(word), (fault,))
