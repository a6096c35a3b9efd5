"""The bibliography: from the text of a ``.bib`` file to its entries, and what a reader would lose without a word.

bibtexparser finds where blocks start and where to go on after a broken one. What stands inside a block is read here, by
BibTeX's own grammar (btxdoc.tex, bibtex.web): where the two disagree, bibtexparser loses text in silence (a missing
comma, an extra brace, ``#``, an entry type with a hyphen), and its line numbers slip after a backslash at the end of a
line. Every scan runs forward, without recursion, and few go over the same text twice: time grows with the file.
"""

import logging
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any, NamedTuple, Self

from analysis.model.evidence import BibEntry
from analysis.model.place import Origin, Place
from analysis.model.problem import Remark

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
# Characters of a name: bibtex.web, ``id_class``; here without "@", which opens a block.
_NAME = r"""[^\s"#%'(),={}@\d][^\s"#%'(),={}@]*+"""
_OPENING = re.compile(rf"@\s*+(?P<type>{_NAME})?\s*+(?P<open>[{{(])")
_OVERLOOKED = re.compile(rf"(?m)^[ \t]*+(?P<at>@)\s*+{_NAME}\s*+[{{(]")
_WITHOUT_BRACE = re.compile(
    r"(?mi)^[ \t]*+@(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc"
    r"|online|phdthesis|proceedings|report|techreport|thesis|unpublished)\b"
)
_STRAY = re.compile(
    rf"""(?m)^[ \t]*+(?:(?:[^%\n]*,[ \t]*+)?{_NAME}[ \t]*+=[ \t]*+["{{]|,?[ \t]*+[}})][ \t]*+,?[ \t]*+$)"""
)
_PERCENT_LINES = re.compile(r"[^\n]*+(?:\n[ \t]*+%[^\n]*+)*+")
_SPACE = re.compile(r"\s*+")
_KEY = re.compile(r'[^,={}\n"]*+')
_KEY_IN_PARENTHESES = re.compile(r'[^,={})\n"]*+')
_FIELD = re.compile(rf"({_NAME})\s*+=\s*+")
_SIMPLE_FIELD = re.compile(
    rf""",\s*+({_NAME})\s*+=\s*+(?:\{{([^{{}}\\]*+)\}}|"([^"{{}}\\]*+)"|([0-9]++))\s*+(?=[,}})])"""
)
_FIELD_LINE = re.compile(rf"""\n[ \t]*+(?P<field>{_NAME})[ \t]*+=[ \t]*+(?:["{{]|[\w.-]++[ \t]*+,?[ \t]*+(?=\n|\Z))""")
_TAIL = re.compile(rf"""[ \t]*+(?:,\s*+(?P<field>{_NAME})\s*+=|(?P<other>{_NAME})\s*+=\s*+["{{])""")
_LEFTOVER = re.compile(r"\s*+,?\s*+(?P<brace>\})")
_ODD_IN_NAME = re.compile(r"[^\w:.+/&*'-]")
_BARE = re.compile(r'[^\s,#{}()"=%]*+')
_LOOSE = re.compile(r'[^,\n{}"]*+')
_STOPS = re.compile(r"[{},)]")
_FORBIDDEN_IN_KEY = re.compile(r'[\s{}"#%~\\]')
_BRACES = {True: re.compile(r"\\[\\{}]|[{}]"), False: re.compile(r"[{}]")}
_QUOTES = {True: re.compile(r'\\[\\{}"]|[{}"]'), False: re.compile(r'[{}"]')}

_BLANKS = re.compile(r"[\t\n\r\f\v][ \t\n\r\f\v]*+| [ \t\n\r\f\v]++")
_DASHES = re.compile(r" ?\{?(?:--+|[‐-―−]|\\textendash(?:\{\})?)\}? ?")
_NAME_PARTS = re.compile(r"(\\.|[{}]| and |, )")
# Unicode categories of characters that cannot be seen in a key: formats and controls.
_INVISIBLE = frozenset(("Cf", "Cc"))

_LATEX_FIELDS = frozenset(
    ("author", "editor", "title", "journal", "booktitle", "publisher", "institution", "note", "month")
)
_LATEX_SIGNS = re.compile(r"[\\$~]|--|``|''")
# A letter with an accent, such as {\"u}, \'{e} or {\v{s}}: few of them make up most LaTeX in a bibliography.
_ACCENTED = re.compile(
    r"""\{\\(?:["'`^~=.]|[uvHckrdb](?=[ {]))[ ]?\{?\\?[A-Za-z]\}?\}|\\["'`^~=.](?:\{\\?[A-Za-z]\}|[A-Za-z])"""
)
# A value longer than this is no title or name; its braces are removed and the rest is left as written, so that a
# damaged file cannot hold up the reader (decoding takes about 10 microseconds a character).
_LATEX_LIMIT = 20_000
_LATEX_LAYOUT = re.compile(
    r"it|bf|rm|sc|sl|tt|em|sf|up|md|(?:it|sc|sl|up)shape|(?:bf|md)series|(?:rm|tt|sf)family|normalfont|tiny|scriptsize"
    r"|footnotesize|small|normalsize|[lL]arge|huge|par|noindent|protect|relax|newline|linebreak|xspace|(?:text|display)style"
)
# Macros that pylatexenc drops or replaces by something that is not in the file (today's date among them).
_LATEX_KEPT = ("cite", "ref", "title", "author", "date", "maketitle", "today")
_SPECIAL = re.compile(r"\\.|/~|[%&~$]")
_PROTECTED = {"%": r"\%", "&": r"\&", "~": " ", "/~": r"/\textasciitilde{}"}
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


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
    return _Reader(_Source(text, file)).read()


class _Source:
    """A text, and the line and column of each of its characters."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def line(self, at: int) -> int:
        return bisect_right(self._breaks, at - 1) + 1

    def position(self, at: int) -> tuple[int, int]:
        line = self.line(at)
        return line, at - (self._breaks[line - 2] + 1 if line > 1 else 0) + 1


class _Field(NamedTuple):
    at: int
    value: str


class _Fault(NamedTuple):
    check: str
    at: int
    message: str
    remedy: str


class _Unsound(Exception):
    """A block departs from the grammar; raised only where another way to read it may be tried."""


def _locate(source: _Source, start: int, fields: Mapping[str, _Field], field: str) -> tuple[int, int]:
    """Line and column of a field's name; of the entry if there is no such field."""
    found = fields.get(field.lower())
    return source.position(found.at if found else start)


def _block_starts(text: str) -> list[int]:
    """Offsets at which bibtexparser sees a block start, in order."""
    import bibtexparser
    from bibtexparser.model import ImplicitComment, ParsingFailedBlock

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    starts = []
    position = 0
    for block in bibtexparser.parse_string(text, parse_stack=[]).blocks:
        raw = block.raw or ""
        if isinstance(block, ImplicitComment) or not raw:
            continue
        found = text.find(raw[:40], position)
        if found >= 0:
            starts.append(found)
            # The text of a failed block may reach into the next one.
            position = found + (1 if isinstance(block, ParsingFailedBlock) else len(raw))
    return starts


def _close(text: str, start: int, end: int, escapes: bool) -> int:
    """Offset after the delimiter that closes the ``{`` or ``"`` at ``start``; -1 if there is none before ``end``."""
    quoted = text[start] == '"'
    depth = 0
    for match in (_QUOTES if quoted else _BRACES)[escapes].finditer(text, start + quoted, end):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                return -1
            if depth == 0 and not quoted:
                return match.end()
        elif sign == '"' and depth == 0:
            return match.end()
    return -1


class _Block:
    """One block, read from its opening brace on: key, fields, and what departs from the grammar.

    ``escapes`` says whether a brace after a backslash is text, as most programs hold, or counts, as BibTeX holds. A
    ``strict`` block raises :class:`_Unsound` at its first fault; otherwise it is read on as far as can be understood.
    """

    def __init__(
        self,
        source: _Source,
        opening: re.Match[str],
        end: int,
        macros: Mapping[str, str],
        *,
        escapes: bool,
        strict: bool,
    ) -> None:
        self.source = source
        self.text = source.text
        self.start = opening.start()
        self.type = (opening["type"] or "").lower()
        self.closing = "}" if opening["open"] == "{" else ")"
        self.position = opening.end()
        self.end = end
        self.macros = macros
        self.escapes = escapes
        self.strict = strict
        self.key, self.key_at = "", self.start
        self.fields: dict[str, _Field] = {}
        self.faults: list[_Fault] = []
        self._last, self._last_at = "", -1  # the field that was read last
        self._value_end = self.position
        self._line: re.Match[str] | None = None
        self._line_from = -1
        self._lost = False  # the text at hand already belongs to a fault
        self._unclosed = False

    def read(self) -> Self:
        """Read to the closing brace, or to the end."""
        comma = self.type == "string" or self._read_key()
        while self._find_field(comma):
            self._read_field()
            self._read_simple_fields()
            comma = False
        return self

    @property
    def name(self) -> str:
        """The block, as a message names it."""
        return f'entry "{self.key}"' if self.key else f"@{self.type or 'entry'}"

    def field_at(self, at: int) -> str:
        """Name of the last field that starts before ``at``; empty if there is none."""
        return next((name for name, field in reversed(self.fields.items()) if field.at < at), "")

    def _fault(self, at: int, message: str, remedy: str) -> None:
        if self.strict:
            raise _Unsound
        self.faults.append(_Fault("bibtex-syntax", at, message, remedy))

    def _skip_space(self) -> str:
        """Go to the next character that is not blank and return it; empty at the end."""
        space = _SPACE.match(self.text, self.position, self.end)
        self.position = space.end() if space else self.position
        return self.text[self.position] if self.position < self.end else ""

    def _excerpt(self) -> str:
        return self.text[self.position : min(self.position + 30, self.end)].split("\n")[0].rstrip()

    def _read_key(self) -> bool:
        """Read the key; true if a field's name follows without one."""
        self._skip_space()
        match = (_KEY if self.closing == "}" else _KEY_IN_PARENTHESES).match(self.text, self.position, self.end)
        written = match[0].rstrip() if match else ""
        start = self.position
        self.key, self.key_at = written, start
        self.position = self._value_end = start + len(written)
        if written and self._skip_space() == "=":
            # What was taken for the key ends in the name of the first field.
            self.position = start + written.rindex(written.split()[-1])
            self.key = self.text[start : self.position].rstrip()
            self._value_end = start + len(self.key)
            return not self.key
        self._read_simple_fields()
        return False

    def _read_simple_fields(self) -> None:
        """Read fields of the usual kind, a plain text or number after a comma, for as long as they come."""
        while not self._unclosed and (match := _SIMPLE_FIELD.match(self.text, self.position, self.end)):
            name, braced, quoted, number = match.groups()
            self._keep(name, match.start(1), braced if braced is not None else quoted if quoted is not None else number)
            self.position = self._value_end = match.end()
            self._lost = False

    def _keep(self, name: str, at: int, value: str) -> None:
        if not name.isalnum() and (bad := _ODD_IN_NAME.search(name)):
            name = _ODD_IN_NAME.sub("", name)
            code = f"U+{ord(bad[0]):04X}" + (f" ({bad[0]})" if bad[0].isprintable() else "")
            message = (
                f'field "{name}" needs a name of letters, digits and - _ : . + /, found {code}; it is read without'
            )
            self._fault(at, message, "type the name anew")
        self._last, self._last_at = name.lower(), at
        first = self.fields.setdefault(self._last, _Field(at, value))
        if first.at != at:
            where = f"line {self.source.line(first.at)}"
            message = (
                f'{self.name} needs each field once, found "{self._last}" again after {where}; the first one is kept'
            )
            self.faults.append(_Fault("duplicate-field", at, message, "remove one of the two"))

    def _find_field(self, comma: bool) -> bool:
        """Go to the next field's name, past the comma, if none was seen, and faults; false if the block ends first."""
        while sign := self._skip_space():
            if sign == "@" and _OPENING.match(self.text, self.position, self.end):
                break
            if sign == ",":
                if comma:
                    self._fault(self.position, f"{self.name} needs one comma between fields, found two", "remove one")
                comma = True
                self.position += 1
            elif sign == self.closing:
                self.position += 1
                return self._find_field_after_end()
            elif _FIELD.match(self.text, self.position, self.end):
                self._report_comma(comma)
                return True
            elif sign == "%":
                self._pass_percent_line()
            elif sign in "})" and not self.text[self.position + 1 : self._line_end()].strip():
                return self._end_with_other_brace(sign)
            elif not self._lost and self._cut_swallowed_fields():
                return True
            else:
                self._skip_unreadable(comma)
                comma = False
        return self._cut_swallowed_fields() or self._end_unclosed()

    def _report_comma(self, comma: bool) -> None:
        if not comma and not self._lost:
            what = f'field "{self._last}"' if self._last else f'the key "{self.key}"'
            message = f"{self.name} needs a comma after {what}, found none"
            self._fault(self._value_end, message, f"put a comma after {what}")

    def _pass_percent_line(self) -> None:
        message = f"{self.name} needs a field, found a line with %, which starts no comment inside an entry"
        self._fault(self.position, message, "remove the line, or move it out of the entry")
        self.position = self._line_end()

    def _end_with_other_brace(self, sign: str) -> bool:
        message = f'{self.name} needs "{self.closing}" to close it, found "{sign}"'
        self._fault(self.position, message, f'write "{self.closing}"')
        self.position += 1
        return False

    def _line_end(self) -> int:
        found = self.text.find("\n", self.position, self.end)
        return found if found >= 0 else self.end

    def _skip_unreadable(self, comma: bool) -> None:
        """Report text that is no field and go past it: to a comma, the closing brace or a line that is a field."""
        if not self._lost:
            wanted = '"name = {value}" next' if comma else f'a comma or "{self.closing}"'
            where = f' after field "{self._last}"' if self._last and not comma else ""
            self._fault(
                self.position,
                f'{self.name} needs {wanted}{where}, found "{self._excerpt()}"',
                "put the whole value in braces, with as many } as {, and a comma after it",
            )
        self._lost = True
        line = self._field_line(self.position)
        stop = line.start() if line else self.end
        depth = 0
        for match in _STOPS.finditer(self.text, self.position + 1, stop):
            if depth == 0 and match[0] in (",", self.closing):
                self.position = match.start()
                return
            depth += (match[0] == "{") - (match[0] == "}" and depth > 0)
        self.position = stop

    def _field_line(self, at: int) -> re.Match[str] | None:
        """The next line from ``at`` on that looks like a field."""
        if not self._line_from <= at <= (self._line.start() if self._line else self.end) or self._line_from < 0:
            self._line = _FIELD_LINE.search(self.text, at, self.end)
            self._line_from = at
        return self._line

    def _find_field_after_end(self) -> bool:
        """Whether fields go on after the closing brace, as they do after a brace too many."""
        tail = _TAIL.match(self.text, self.position, self.end)
        leftover = _LEFTOVER.match(self.text, self.position, self.end)
        if not tail and not leftover:
            return False
        closing = self.position - 1
        if leftover and (self.text[closing - 1].isspace() or "\n" not in self.text[self.start : closing]):
            closing = leftover.start("brace")
        self._fault(
            closing,
            f'{self.name} needs as many closing braces as opening ones, found "{self.text[closing]}" too many',
            "remove it, or add the opening brace that it belongs to",
        )
        if leftover:
            self.position = leftover.end()
        elif tail:
            self.position = tail.start("field") if tail["field"] else tail.start("other")
            return True
        return False

    def _cut_swallowed_fields(self) -> bool:
        """Whether the last value, lacking its own end, ran on over lines that are fields; goes back to the first."""
        if self._unclosed or not self._last:
            return False
        opening = _FIELD.match(self.text, self._last_at, self.end)
        line = _FIELD_LINE.search(self.text, self._last_at, self.position)
        if not line or not opening:
            return False
        self._report_unclosed(f'field "{self._last}"', self._last_at)
        if self.fields[self._last].at == self._last_at:
            self.fields[self._last] = _Field(self._last_at, self._cut(opening.end(), line.start()))
        self.position = line.start("field")
        return True

    def _cut(self, start: int, stop: int) -> str:
        """What an unclosed value holds, from its opening brace to where the next field is."""
        return self.text[start + 1 : stop].rstrip().rstrip(",").rstrip()

    def _end_unclosed(self) -> bool:
        self._report_unclosed("", self.start)
        return False

    def _report_unclosed(self, what: str, at: int) -> None:
        if not self._unclosed:
            end = self.position if self.text.startswith("@", self.position) else self.end
            before = f"line {self.source.line(end)}" if end < len(self.text) else "the end of the file"
            line = f"{what} on line {self.source.line(at)} of {self.name}" if what else self.name
            sign = "closing brace or quotation mark" if what else f'closing "{self.closing}"'
            self._fault(self.start, f"{line} needs a {sign}, found none before {before}", f"add the missing {sign}")
        self._unclosed = self._lost = True

    def _read_field(self) -> None:
        match = _FIELD.match(self.text, self.position, self.end)
        if match is None:  # pragma: no cover - _find_field stops only at a field
            raise AssertionError(self._excerpt())
        self._last, self._last_at = match[1].lower(), match.start(1)
        self._lost = False
        self.position = match.end()
        pieces = [self._read_piece()]
        while self._skip_space() == "#":
            self.position += 1
            self._skip_space()
            pieces.append(self._read_piece())
        self._keep(match[1], match.start(1), "".join(pieces))

    def _read_piece(self) -> str:
        sign = self._skip_space()
        piece = self._read_enclosed() if sign in ("{", '"') else self._read_bare()
        self._value_end = self.position
        return piece

    def _read_enclosed(self) -> str:
        start = self.position
        line = self._field_line(start) if self._unclosed else None
        close = _close(self.text, start, line.start() if line else self.end, self.escapes)
        if close >= 0:
            self.position = close
            return self.text[start + 1 : close - 1]
        if self.strict:
            self.position = self.end
        self._report_unclosed(f'field "{self._last}"', start)
        line = line or self._field_line(start)
        self._lost = True
        self.position = line.start() if line else self.end
        value = self._cut(start, self.position)
        return value if line else value.rstrip("}), \n")

    def _read_bare(self) -> str:
        start = self.position
        match = _BARE.match(self.text, start, self.end)
        word = match[0] if match else ""
        self.position = start + len(word)
        if word.isascii() and word.isdigit():
            return word
        if word.lower() in self.macros:
            return self.macros[word.lower()]
        following = self._skip_space()
        ends = following in ("", ",", "#", "}", ")", "%") or _FIELD.match(self.text, self.position, self.end)
        self.position = start + len(word)
        if not word and ends:
            self._fault(start, f'field "{self._last}" needs a value, found none', f"write {self._last} = {{…}}")
            return ""
        if ends and re.fullmatch(_NAME, word):
            found = f'found "{word}", which no @string above defines'
            message = f'field "{self._last}" needs a value in braces or a defined macro, {found}'
            remedy = f"write {{{word}}}, or define it: @string{{{word} = {{…}}}}"
            self.faults.append(_Fault("undefined-macro", start, message, remedy))
            return word
        loose = _LOOSE.match(self.text, start, self.end)
        value = (loose[0] if loose else "").rstrip()
        self.position = start + max(len(value), len(word))
        value = value or word
        message = f'field "{self._last}" needs a value in braces, found "{value[:30]}"'
        self._fault(start, message, "put braces around the value")
        return value


class _Reader:
    """Puts the blocks of one text in order: macros, entries, and the remarks on both."""

    def __init__(self, source: _Source) -> None:
        self.source = source
        self.text = source.text
        self.macros = dict(_MONTHS)
        self.entries: list[BibEntry] = []
        self.blocks = 0
        self._first: dict[str, tuple[str, int]] = {}  # key without case: as first written, its offset
        self._damage: dict[str, list[Remark]] = {}
        # Characters that may be read again in search of the end of a block that goes on past what looks like the next.
        self._patience = 4 * len(self.text)

    def read(self) -> Bibliography:
        starts = _block_starts(self.text)
        position = 0
        for start, limit in pairwise([*starts, len(self.text)]):
            if start >= position:
                position = self._between(position, start)
            if start >= position:
                position = self._block(start, limit)
        self._between(position, len(self.text))
        damage = {
            check: tuple(sorted(remarks, key=lambda remark: (remark.place.line, remark.place.column)))
            for check, remarks in self._damage.items()
        }
        return Bibliography(tuple(self.entries), damage, self.blocks)

    def _remark(self, fault: _Fault, study: str = "") -> None:
        place = Place(self.source.file, *self.source.position(fault.at))
        self._damage.setdefault(fault.check, []).append(Remark(place, fault.message, fault.remedy, study=study))

    def _between(self, start: int, end: int) -> int:
        """Look through text outside the blocks for entries that bibtexparser passes over, and for lost fields."""
        while start < end:
            missed = _OVERLOOKED.search(self.text, start, end)
            at = start if _OPENING.match(self.text, start, end) else missed.start("at") if missed else end
            self._stray(start, at)
            if at == end:
                return end
            start = self._block(at, end)
        return max(start, end)

    def _stray(self, start: int, end: int) -> None:
        found = _STRAY.search(self.text, start, end)
        if found:
            at = found.end() - len(found[0].lstrip())
            line = found[0].strip()[-40:]
            message = f'text outside any entry needs to be a comment, found "{line}", which looks like part of an entry'
            self._remark(_Fault("bibtex-syntax", at, message, "check the closing braces of the entry above"))
        for headless in _WITHOUT_BRACE.finditer(self.text, start, end):
            at = headless.end() - len(headless[0].lstrip())
            self.blocks += 1
            message = f"{headless[0].lstrip()} needs an opening brace after it, found none"
            self._remark(_Fault("bibtex-syntax", at, message, f"write {headless[0].lstrip()}{{key, …}}"))

    def _block(self, start: int, limit: int) -> int:
        """Read the block at ``start``; returns where the text after it begins."""
        opening = _OPENING.match(self.text, start)
        if opening is None:
            return start + 1
        if opening["type"] and opening["type"].lower() in ("comment", "preamble"):
            return self._passed_over(opening, limit)
        line_start = self.text.rfind("\n", 0, start) + 1
        if self.text[line_start:start].lstrip().startswith("%"):
            return self._commented(opening, limit)
        block = self._read_block(opening, limit)
        if block.type == "string":
            self.macros.update({name: field.value for name, field in block.fields.items()})
            for fault in block.faults:
                self._remark(fault)
        elif block.fields or (block.type and not self._is_address(start)):
            self._entry(block)
        else:
            return opening.end()
        return max(block.position, opening.end())

    def _is_address(self, start: int) -> bool:
        """Whether the ``@`` stands in a word, as in an e-mail address."""
        return self.text[start - 1 : start].isalnum()

    def _passed_over(self, opening: re.Match[str], limit: int) -> int:
        """Where a comment or preamble ends."""
        start = opening.end() - 1
        for end, escapes in ((limit, True), (limit, False), (len(self.text), True)):
            if end > limit and self._patience <= 0:
                break
            if opening["open"] == "(":
                close = self.text.find(")", start, end) + 1 or -1
            else:
                close = _close(self.text, start, end, escapes)
            if close > 0:
                return close
            self._patience -= end - limit
        name = f"@{opening['type']}"
        message = f"{name} needs a closing brace, found none before line {self.source.line(limit)}"
        self._remark(_Fault("bibtex-syntax", opening.start(), message, "add the missing brace"))
        return limit

    def _commented(self, opening: re.Match[str], limit: int) -> int:
        """Report an entry that a % only seems to comment out; returns where it ends."""
        block = self._attempt(opening, limit, escapes=True)
        if self._is_address(opening.start()) and not (block and block.fields):
            return opening.end()
        if opening["type"] and opening["type"].lower() != "string":
            self.blocks += 1
            found = f"found @{opening['type']} after one; BibTeX would read it, here it is left out"
            message = f"an entry needs to start on a line without %, {found}"
            self._remark(_Fault("commented-entry", opening.start(), message, "remove the entry, or its @"))
        if block:
            return block.position
        end = _PERCENT_LINES.match(self.text, opening.start(), limit)
        return end.end() if end else limit

    def _attempt(self, opening: re.Match[str], limit: int, *, escapes: bool, end: int | None = None) -> _Block | None:
        """The block, if it is sound; ``None`` if not."""
        block = _Block(self.source, opening, limit if end is None else end, self.macros, escapes=escapes, strict=True)
        try:
            return block.read()
        except _Unsound:
            self._patience -= max(0, block.position - limit)
            return None

    def _read_block(self, opening: re.Match[str], limit: int) -> _Block:
        block = self._attempt(opening, limit, escapes=True)
        if block is None and self.text.find("\\", opening.start(), limit) >= 0:
            block = self._attempt(opening, limit, escapes=False)
        if block is None and limit < len(self.text) and self._patience > 0:
            block = self._attempt(opening, limit, escapes=True, end=len(self.text))
            if block:
                line = self.text[limit : limit + 30].split("\n")[0]
                message = f'no line inside field "{block.field_at(limit)}" should start with @, found "{line}"'
                remedy = "put a word before the @; many programs take it for a new entry"
                block.faults.append(_Fault("bibtex-syntax", limit, message, remedy))
        return block or _Block(self.source, opening, limit, self.macros, escapes=True, strict=False).read()

    def _entry(self, block: _Block) -> None:
        self.blocks += 1
        key = self._key(block)
        for fault in block.faults:
            self._remark(fault, key)
        if not block.type:
            message = "an entry needs a type after @, found none"
            self._remark(_Fault("bibtex-syntax", block.start, message, "write @article{…}"), key)
        if not block.fields and not any(fault.check == "bibtex-syntax" for fault in block.faults):
            message = f"{block.name} needs fields, found none"
            remedy = "add author, title and year, or remove the entry"
            self._remark(_Fault("no-fields", block.start, message, remedy), key)
        if key and not self._is_first(key, block.start):
            return
        if key or block.fields:
            fields = {name: _as_text(name, field.value) for name, field in block.fields.items()}
            locate = partial(_locate, self.source, block.start, block.fields)
            origin = Origin(self.source.file, self.source.line(block.start), None, locate)
            self.entries.append(BibEntry(key, block.type, fields, origin))

    def _key(self, block: _Block) -> str:
        """The key without invisible characters; reports what is wrong with it."""
        written = block.key
        if not written:
            message = f"an entry needs a key, found none after @{block.type}{{"
            self._remark(_Fault("missing-key", block.start, message, "write a key and a comma after the opening brace"))
            return ""
        if written.isascii() and written.isprintable() and not _FORBIDDEN_IN_KEY.search(written):
            return written
        hidden = [sign for sign in written if unicodedata.category(sign) in _INVISIBLE and not sign.isspace()]
        key = "".join(sign for sign in written if sign not in hidden)
        if hidden:
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in hidden)
            message = f'key "{key}" needs visible characters only, found {codes}; it is read without'
            self._remark(_Fault("bad-key", block.key_at, message, "type the key anew"), key)
        if bad := _FORBIDDEN_IN_KEY.search(key):
            sign = "a blank" if bad[0].isspace() else bad[0]
            message = f'key "{key}" needs to be one word without {{ }} " # % ~ or a backslash, found {sign}'
            remedy = "rename it here and where it is used"
            self._remark(_Fault("bad-key", block.key_at + bad.start(), message, remedy), key)
        return key

    def _is_first(self, key: str, start: int) -> bool:
        first, first_start = self._first.setdefault(key.casefold(), (key, start))
        if first_start == start:
            return True
        where = f"line {self.source.line(first_start)}"
        found = f'"{key}" again after {where}' if key == first else f'"{key}" after "{first}" on {where}'
        message = f"keys need to differ by more than capitals, found {found}; the first entry is kept"
        remedy = "remove the entry if it is the same study, else give it another key"
        self._remark(_Fault("duplicate-key", start, message, remedy), first)
        return False


def _as_text(field: str, written: str) -> str:
    """Value of a field without outer braces, blanks and, in the fields that are prose, LaTeX."""
    value = _BLANKS.sub(" ", written)
    if field in ("author", "editor"):
        value = _kept_together(value)
    if field not in _LATEX_FIELDS:
        value = _without_outer_braces(value.strip()) if "{" in value else value
    elif _LATEX_SIGNS.search(value) and len(value) <= _LATEX_LIMIT:
        letters = _ACCENTED.sub(lambda match: _decoded(match[0]), value)
        value = _decoded(letters) if _LATEX_SIGNS.search(letters) else _without_braces(letters)
    else:
        value = _without_braces(value)
    value = _BLANKS.sub(" ", value).strip(" ")
    return _DASHES.sub("-", value) if field == "pages" else value


def _kept_together(names: str) -> str:
    """Names, with no-break spaces around "and" and after commas inside braces, where neither parts two names."""
    if "{" not in names or not (" and " in names or "," in names):
        return names
    depth = 0
    parts = []
    for part in _NAME_PARTS.split(names):
        depth += (part == "{") - (part == "}" and depth > 0)
        parts.append(part.replace(" ", "\u00a0") if depth and part in (" and ", ", ") else part)
    return "".join(parts)


def _without_outer_braces(value: str) -> str:
    """Value without the braces that enclose all of it, however many."""
    if not value.strip("{}"):
        return ""
    outside = min(len(value) - len(value.lstrip("{")), len(value) - len(value.rstrip("}")))
    depth = least = outside
    for match in _BRACES[True].finditer(value, outside, len(value) - outside):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        least = min(least, depth)
    return value[least : len(value) - least] if least > 0 else value


def _without_braces(value: str) -> str:
    return value.replace("{", "").replace("}", "")


@lru_cache(maxsize=4096)
def _decoded(latex: str) -> str:
    """LaTeX as text; braces, backslashes and all as written where pylatexenc cannot read it."""
    dollars = [match.end() for match in _SPECIAL.finditer(latex) if match[0] == "$"]
    amounts = len(dollars) % 2 == 1 or all(latex[end : end + 1].isdigit() for end in dollars)

    def protected(match: re.Match[str]) -> str:
        sign = match[0]
        return "\\$" if sign == "$" and amounts else _PROTECTED.get(sign, sign)

    try:
        return _converter()(_SPECIAL.sub(protected, latex))
    except Exception:  # noqa: BLE001
        # pylatexenc's rules for single macros may raise anything, and deep nesting a RecursionError.
        return _without_braces(latex)


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    """pylatexenc, told not to drop what it does not know."""
    from pylatexenc import latex2text, latexwalker, macrospec

    def unknown(node: Any, l2tobj: Any) -> str:
        arguments = [argument for argument in (node.nodeargd.argnlist if node.nodeargd else ()) if argument is not None]
        if arguments:
            return str(l2tobj.nodelist_to_text(arguments))
        source = node.parsing_state.s
        if source.startswith("{", node.pos + node.len):
            return ""  # it acts on a group, whose text remains
        return "" if _LATEX_LAYOUT.fullmatch(node.macroname) else str(node.latex_verbatim())

    def kept(node: Any) -> str:
        return str(node.latex_verbatim())

    def compared(node: Any) -> str:
        return ("<" if node.macroname == "textless" else ">") + str(node.macro_post_space)

    def raised(node: Any, l2tobj: Any) -> str:
        return _shifted(l2tobj.nodelist_to_text(node.nodeargd.argnlist), _RAISED, "^")

    def lowered(node: Any, l2tobj: Any) -> str:
        return _shifted(l2tobj.nodelist_to_text(node.nodeargd.argnlist), _LOWERED, "_")

    rules: dict[str, str | Callable[..., str]] = {"textsuperscript": raised, "textsubscript": lowered}
    rules |= {"textless": compared, "textgreater": compared, "url": "%s", "href": "%(2)s <%(1)s>"}
    rules |= dict.fromkeys(_LATEX_KEPT, kept)
    texts = latex2text.get_default_latex_context_db()
    texts.add_context_category(
        "bibliography", prepend=True, macros=[latex2text.MacroTextSpec(name, rule) for name, rule in rules.items()]
    )
    texts.set_unknown_macro_spec(latex2text.MacroTextSpec("", unknown))
    macros = latexwalker.get_default_latex_context_db()
    arguments = {"textsuperscript": "{", "textsubscript": "{", "url": "{", "href": "{{"}
    macros.add_context_category(
        "bibliography", prepend=True, macros=[macrospec.std_macro(name, signs) for name, signs in arguments.items()]
    )
    converter = latex2text.LatexNodes2Text(latex_context=texts)
    return lambda latex: str(converter.latex_to_text(latex, latex_context=macros))


def _shifted(text: str, signs: Mapping[int, int], mark: str) -> str:
    """Text in raised or lowered signs, or after ``^`` or ``_`` where there are none for it."""
    return text.translate(signs) if all(ord(sign) in signs for sign in text) else f"{mark}{text}"
