"""From CSV text to a sheet: rows of cells with their places, and what was damaged."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from io import StringIO
from typing import NamedTuple

from analysis.model.evidence import Row, Sheet
from analysis.model.place import Origin, Place
from analysis.model.problem import Remark, Subject
from analysis.schema import TableSchema
from analysis.text.spelling import meant

#: Separators that spreadsheets write, the usual one first.
SEPARATORS = (",", ";", "\t")

_SEPARATOR_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
_SEPARATOR_LINE = re.compile(r'"?sep=.?"?', re.IGNORECASE)
_TABLE = Subject("the table")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Reading(NamedTuple):
    """What came of reading one table: its sheet, the damage by check name, and what was assumed.

    ``unsound`` are the lines of rows whose cells may stand under the wrong columns. Such a row is in the sheet with its
    key alone, so that rows which name it still find it.
    """

    sheet: Sheet
    damage: Mapping[str, tuple[Remark, ...]]
    assumption: str
    unsound: frozenset[int]


@dataclass(frozen=True)
class _Source:
    """The text of a file, what separates the cells in it, and the file's path."""

    text: str
    separator: str
    file: str

    @cached_property
    def lines(self) -> Sequence[str]:
        """Lines of the text; taken apart only if a place in them is asked for."""
        return self.text.split("\n")


class _Cells(dict[str, str]):
    """Each cell as written to the cell without outer blanks, so that equal cells of a file are one value."""

    def __missing__(self, cell: str) -> str:
        self[cell] = stripped = cell.strip()
        return stripped


# A CSV record: its cells without outer blanks, its first physical line and its sheet row, both from 1, and whether it
# is broken. A broken record, whose quotation marks do not fit, has the cells before the one that breaks.
_Record = tuple[tuple[str, ...], int, int, bool]

_Damage = defaultdict[str, list[Remark]]


def read_table(text: str, file: str, table: TableSchema, rater: str = "") -> Reading:
    r"""Read the text of a CSV file as the sheet of a table.

    ``text``: Decoded text with ``\n`` line ends.
    ``file``: Path as messages are to show it.
    ``table``: Which table it is: its columns decide the separator and what counts as a missing or unknown column.
    ``rater``: Folder under ``ratings/`` that holds the file, empty for an adjudicated table.
    Returns: The sheet keeps every row that has cells. Rows with too many or too few of them or with a quotation mark
    out of place are in the damage, and so are columns that are missing, unknown or given twice. Without a header that
    names any column of the table nothing else can be read: the sheet is empty.
    """
    opening = text.lstrip("\n").split("\n", 2)
    start = 1 if _SEPARATOR_LINE.fullmatch(text.partition("\n")[0].strip()) else 0
    source = _Source(text, _separator(next(filter(None, opening[start:]), ""), table), file)
    damage: _Damage = defaultdict(list)
    records = _records(source, start, damage)
    header = _header(next(records, None), source, table, damage)
    suspect = bool(_CONTROL.search(text))
    rows, unsound = [], set()
    locate = partial(_locate, source, header)
    for written, line, number, broken in records if header else ():
        origin = Origin(file, line, number, locate)
        cells = written
        if broken or len(cells) != len(header):
            unsound.add(line)
            every = (*written, *[""] * len(header))
            cells = tuple(cell if name in table.key else "" for name, cell in zip(header, every, strict=False))
            if not broken:
                _check_length(written, header, origin, damage)
        rows.append(Row(cells, origin))
        if suspect:
            _check_characters(written, header, origin, damage)
    assumption = "" if source.separator == "," else f"cells are separated by {_SEPARATOR_NAMES[source.separator]}"
    sheet = Sheet(table.name, file, header, tuple(rows), rater)
    return Reading(sheet, {name: tuple(remarks) for name, remarks in damage.items()}, assumption, frozenset(unsound))


def _separator(header: str, table: TableSchema) -> str:
    """The separator that gives the header line the most of the table's columns; a comma if none does better."""
    wanted = {field.name for field in table.fields}

    def recognised(separator: str) -> int:
        return len(wanted & {cell.strip(' "').lower() for cell in header.split(separator)})

    return max(SEPARATORS, key=recognised)


def _records(source: _Source, start: int, damage: _Damage) -> Iterator[_Record]:
    """Records from the line with index ``start`` on, those without any cell filled left out.

    After one that is broken, reading goes on at the next line.
    """
    row = start
    written = _Cells()
    while start == 0 or start < len(source.lines):
        rest = (f"{source.lines[index]}\n" for index in range(start, len(source.lines)))
        reader = csv.reader(rest if start else StringIO(source.text), delimiter=source.separator, strict=True)
        done = 0
        try:
            for cells in reader:
                row += 1
                first, done = start + done + 1, reader.line_num
                stripped = tuple(map(written.__getitem__, cells))
                if any(stripped):
                    yield stripped, first, first if first == row else row, False
            return
        except csv.Error as error:
            broken = start + done + 1
            row += 1
            before, column = _before_break(source.lines[broken - 1], source.separator)
            place, what = Place(source.file, broken, column, row if row != broken else None), "needs its quotes closed"
            remedy = 'close the quotation mark, or write "" for one inside a cell; the row was left out'
            remark = Remark(place, Subject("a row"), what, f"here a quotation mark is out of place ({error})", remedy)
            damage["unclosed-quote"].append(remark)
            yield before, broken, row, True
            start = broken


def _before_break(line: str, separator: str) -> tuple[tuple[str, ...], int]:
    """Cells of a line before the first whose quotation marks do not fit, and the column, from 1, of that cell."""
    cell = re.compile(rf'(?:"(?:[^"]|"")*"|[^"{separator}][^{separator}]*|){separator}')
    end = 0
    while match := cell.match(line, end):
        end = match.end()
    cells = next(csv.reader([line[:end]], delimiter=separator), [""])[:-1]
    return tuple(map(str.strip, cells)), end + 1


def _header(head: _Record | None, source: _Source, table: TableSchema, damage: _Damage) -> tuple[str, ...]:
    """Names of the columns, in lower case; empty if the header cannot be read. What is wrong with them is damage."""
    cells, line, _, broken = head or ((), 1, 1, False)
    header = tuple(cell.lower() for cell in cells)
    wanted = [field.name for field in table.fields]
    if broken:
        return ()
    if not any(name in wanted for name in header):
        found = f'found "{"; ".join(cells)[:60]}"' if head else "the file is empty"
        needed, remedy = "needs a header line that names its columns", f"put it first: {source.separator.join(wanted)}"
        damage["missing-column"].append(Remark(Place(source.file, line), _TABLE, needed, found, remedy))
        return ()
    starts, file = _cell_starts(source, line), source.file
    missing = [field.name for field in table.fields if field.name not in header and not field.column.added]
    for index, name in enumerate(header):
        place = Place(file, *starts[index])
        if name and name in header[:index]:
            found = f'"{name}" stands again as column {index + 1}'
            remedy = "remove or rename one of the two; the first was read"
            damage["duplicate-column"].append(Remark(place, Subject("a column"), "may stand once", found, remedy))
        elif name and name not in wanted:
            if near := meant(name, missing):
                missing.remove(near)
            remedy = f'did you mean "{near}"?' if near else "remove it or rename it; it was not read"
            remark = Remark(place, Subject(f'"{name}"'), f"is not a column of {table.file}", "", remedy)
            damage["unknown-column"].append(remark)
    if nameless := [index for index, name in enumerate(header) if not name]:
        numbers = ", ".join(str(index + 1) for index in nameless)
        place, found = Place(file, *starts[nameless[0]]), f"the header has none for column {numbers}"
        remedy = "delete the column if it is empty, else name it"
        damage["unknown-column"].append(Remark(place, Subject("every column"), "needs a name", found, remedy))
    for name in missing:
        needed, found = f'needs a column "{name}"', f"the header has {', '.join(filter(None, header))}"
        remedy = f'add the column "{name}" to the header line'
        damage["missing-column"].append(Remark(Place(file, starts[0][0]), _TABLE, needed, found, remedy))
    return header


def _check_length(cells: Sequence[str], header: Sequence[str], origin: Origin, damage: _Damage) -> None:
    what, found = f"needs {len(header)} cells, as the header has", f"this one has {len(cells)}; it was left out"
    remedy = "add the missing cells, blank if need be"
    if len(cells) > len(header):
        remedy = "put a cell that contains the separator between quotation marks"
    damage["ragged-row"].append(Remark(origin.at(), Subject("a row"), what, found, remedy))


def _check_characters(cells: Sequence[str], header: Sequence[str], origin: Origin, damage: _Damage) -> None:
    for name, cell in zip(header, cells, strict=False):
        if match := _CONTROL.search(cell):
            found = f'"{name}" holds U+{ord(match.group()):04X}'
            remedy = "delete the character; it is usually left by copying from a PDF"
            remark = Remark(origin.at(name), Subject("a cell"), "may hold no control character", found, remedy)
            damage["control-character"].append(remark)


def _locate(source: _Source, header: Sequence[str], line: int, field: str) -> tuple[int, int]:
    """Line and column, from 1, at which a field of a record starts; of its first field if it has none of that name."""
    starts = _cell_starts(source, line)
    index = header.index(field) if field in header else 0
    return starts[index] if index < len(starts) else starts[-1]


def _cell_starts(source: _Source, first: int) -> list[tuple[int, int]]:
    """Line and column of the first character of each cell of a record, the opening quotation mark left out."""
    starts: list[tuple[int, int]] = []
    fresh, quoting, open_ = True, False, False
    for number in range(first, len(source.lines) + 1):
        line = source.lines[number - 1]
        for column, character in enumerate(line, 1):
            if fresh:
                fresh, quoting = False, character == '"'
                open_ = quoting
                starts.append((number, column + quoting))
            elif quoting and character == '"':
                open_ = not open_
            if character == source.separator and not open_:
                fresh = True
        if fresh:
            starts.append((number, len(line) + 1))
        if not open_:
            break
    return starts
