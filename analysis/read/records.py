"""From a data folder to evidence: every table, the bibliography, the ratings and the texts."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from analysis.model.evidence import BibEntry, Evidence, Ratings, Sheet, TextCopy
from analysis.model.place import Place
from analysis.model.problem import Remark, Subject
from analysis.model.records import Document
from analysis.read import spreadsheet
from analysis.read.bibtex import other_format, read_bibliography
from analysis.read.decoding import decode
from analysis.read.tables import read_table
from analysis.schema import BIBLIOGRAPHY, RATED, TABLES, TERM_COLUMNS, Field, TableSchema, Unfit
from analysis.text.spelling import meant

_RATINGS = "ratings"
_FILE = Subject("the file")
# Most characters of a cell that a message shows.
_SHOWN = 60

# Files that nothing else would put beside the tables, and files that are a table of the set only if they bear its name.
_TABLE_LIKE = (".csv", ".bib")
_PERHAPS_TABLES = (".tsv", ".txt", ".xlsx", ".xls", ".ods")

# What spreadsheets and word processors put into a number or an identifier.
_SLIPS = str.maketrans({",": ".", "–": "-", "—": "-", "−": "-", " ": "", "\u00a0": "", "%": "", "‘": "", "'": ""})


def read_evidence(data: Path, documents: Path | None = None) -> Evidence:
    """Read a data folder.

    ``data``: Folder with the tables and the bibliography that ``schema.TABLES`` names.
    ``documents``: Folder with copies of the documents' texts. Without it ``data/documents`` is used if it is there.
    Returns: Whatever could be read. Nothing is raised for a bad file: what is wrong is in ``damage``, under the name of
    the check that reports it.
    Raises ``NotADirectoryError`` if ``data``, or a ``documents`` that was given, is not a folder.
    """
    for folder in (data, documents):
        if folder is not None and not folder.is_dir():
            raise NotADirectoryError(f"{folder} is not a folder")
    reader = _FolderReader()
    entries = reader.bibliography(data / BIBLIOGRAPHY)
    records = {name: reader.table(data / table.file, table) for name, table in TABLES.items()}
    spelt: dict[str, str] = {}
    records = one_spelling(records, spelt)
    place = {rater.name: number for number, rater in enumerate(records["raters"])}
    raters = sorted((data / _RATINGS).iterdir()) if (data / _RATINGS).is_dir() else []
    folders = [path for path in raters if path.is_dir() and not path.name.startswith(".")]
    folders.sort(key=lambda folder: place.get(folder.name, len(place)))
    ratings = tuple(reader.ratings(folder, spelt) for folder in folders)
    reader.strays(data)
    texts = documents or data / "documents"
    copies = read_copies(texts, records["documents"]) if texts.is_dir() else {}
    return Evidence(
        **records,
        entries=entries,
        ratings=ratings,
        texts=copies,
        sheets=tuple(reader.sheets),
        damage={name: tuple(remarks) for name, remarks in reader.damage.items()},
        absent=tuple(reader.absent),
        assumptions=tuple(reader.assumptions),
        inputs=reader.inputs | {copy.file: copy.sha256 for copy in copies.values()},
    )


def read_copies(folder: Path, documents: Iterable[Document]) -> dict[str, TextCopy]:
    r"""Copies of the documents' texts, by document id; a document whose file is not in the folder is not there.

    Lines are counted from 1 and end at ``\n``, ``\r\n`` or ``\r``; an empty line after the last line end is not
    counted. The hash is of the bytes, so that any change of the file shows.
    """
    copies: dict[str, TextCopy] = {}
    for document in documents:
        path = folder / document.file
        if path.is_file():
            data = path.read_bytes()
            copy = TextCopy(path.as_posix(), hashlib.sha256(data).hexdigest(), split_lines(data))
            copies.setdefault(document.id, copy)
    return copies


def split_lines(data: bytes) -> tuple[str, ...]:
    """Lines of a text file, without their ends."""
    lines = decode(data).text.split("\n")
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def build(
    sheet: Sheet, table: TableSchema, unsound: Collection[int] = ()
) -> tuple[tuple[Any, ...], Mapping[str, Iterable[Remark]]]:
    """The records of a sheet, and what kept its other rows from becoming records.

    A row with a cell that its column may not hold gives no record but a remark a cell, under ``missing-value`` or
    ``bad-value``. Rows on the ``unsound`` lines give neither, and a sheet that lacks a column gives no records, as no
    row of it can be understood in full: the table's reader has reported both.
    """
    index = {name: position for position, name in reversed(list(enumerate(sheet.header)))}
    if any(field.name not in index and not field.column.added for field in table.fields):
        return (), {}
    rows = [row for row in sheet.rows if row.origin.line not in unsound] if unsound else sheet.rows
    cells = list(zip(*(row.cells for row in rows), strict=True))
    lacking = ("",) * len(rows)
    columns = [cells[index[field.name]] if cells and field.name in index else lacking for field in table.fields]
    read = [_parsed(field, column) for field, column in zip(table.fields, columns, strict=True)]
    damage: dict[str, list[Remark]] = {}
    lost: set[int] = set()
    for field, column, known in zip(table.fields, columns, read, strict=True):
        unfit = {text: value for text, value in known.items() if isinstance(value, Unfit)}
        for number, text in enumerate(column) if unfit else ():
            if text in unfit:
                lost.add(number)
                remark = _remark(rows[number].origin.at(field.name), field, text, unfit[text])
                damage.setdefault("bad-value" if text else "missing-value", []).append(remark)
    values = [map(known.__getitem__, column) for known, column in zip(read, columns, strict=True)]
    records = map(table.record, (row.origin for row in rows), *values)
    kept = tuple(record for number, record in enumerate(records) if number not in lost) if lost else tuple(records)
    return kept, {name: sorted(remarks) for name, remarks in damage.items()}


def _parsed(field: Field, column: Iterable[str]) -> dict[str, Any]:
    """Value of each different text of a column; an :class:`Unfit` for one that the column may not hold."""
    values: dict[str, Any] = {}
    for text in set(column):
        try:
            values[text] = spreadsheet.unfit(field, text) or field.parse(text)
        except Unfit as unfit:
            values[text] = unfit
    return values


def _remark(place: Place, field: Field, text: str, unfit: Unfit) -> Remark:
    column = Subject(f'"{field.name}"')
    if not text:
        return Remark(place, column, str(unfit), "the cell is empty", f"write {_hint(field)}")
    found = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return Remark(place, column, str(unfit), f'found "{found}"', _suggestion(field, text))


def _hint(field: Field) -> str:
    if field.allowed:
        return " or ".join(f'"{word}"' for word in field.allowed)
    return f"what belongs here: {field.column.meaning.rstrip('.')}"


def _suggestion(field: Field, text: str) -> str:
    nothing = spreadsheet.unfit(field, text) and spreadsheet.mended(text) == text
    if nothing and field.optional:
        return "empty the cell"
    if near := meant(text, field.allowed) or _mended(field, text):
        return f'did you mean "{near}"?'
    if field.allowed or not field.column.example:
        return f"write {_hint(field)}"
    return f'write it in the form of this example: "{field.column.example}"'


def _mended(field: Field, text: str) -> str:
    """The text with the usual slips taken out of it, if the column may hold that; else empty."""
    plain = text.translate(_SLIPS)
    free = field.type is str and not field.column.pattern
    cases: tuple[str, ...] = () if free else (plain, plain.lower(), plain.upper())
    for candidate in (spreadsheet.mended(text), spreadsheet.mended(plain), *cases):
        with suppress(Unfit):
            if candidate and not spreadsheet.unfit(field, candidate):
                field.parse(candidate)
                return candidate
    return ""


class _FolderReader:
    """Reads files one after another and gathers what they give besides records."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.damage: dict[str, list[Remark]] = defaultdict(list)
        self.absent: list[str] = []
        self.assumptions: list[str] = []
        self.inputs: dict[str, str] = {}

    def table(self, path: Path, table: TableSchema, rater: str = "") -> tuple[Any, ...]:
        """Records of a table; none if the file is not there, which is damage only where the set needs it."""
        if not path.exists() and (rater or not table.required):
            if not rater:
                self.absent.append(table.name)
            return ()
        if (text := self._text(path)) is None:
            return ()
        reading = read_table(text, path.as_posix(), table, rater)
        if reading.assumption:
            self.assumptions.append(f"{path.as_posix()}: {reading.assumption}")
        records, damage = build(reading.sheet, table, reading.unsound)
        self.sheets.append(reading.sheet)
        self._add(reading.damage)
        self._add(damage)
        return records

    def bibliography(self, path: Path) -> tuple[BibEntry, ...]:
        """Entries of the bibliography."""
        if (text := self._text(path)) is None:
            return ()
        bibliography = read_bibliography("" if other_format(text) else text, path.as_posix())
        if not bibliography.blocks:
            found = f"it is {other_format(text)}" if other_format(text) else "there are none"
            what, remedy = "needs entries of BibTeX", "export the references as BibTeX, and save them under this name"
            self._add({"no-entries": (Remark(Place(path.as_posix()), _FILE, what, found, remedy),)})
        self._add(bibliography.damage)
        return bibliography.entries

    def ratings(self, folder: Path, spelt: dict[str, str]) -> Ratings:
        """A rater's own judgements, their terms as they are spelt in the set."""
        tables = {name: self.table(folder / TABLES[name].file, TABLES[name], folder.name) for name in RATED}
        self._strays_in(folder, [TABLES[name].file for name in RATED])
        return Ratings(rater=folder.name, **one_spelling(tables, spelt))

    def strays(self, data: Path) -> None:
        """Note the files in the folder that look like tables and that nothing reads."""
        self._strays_in(data, [*(table.file for table in TABLES.values()), BIBLIOGRAPHY])
        if (data / _RATINGS).is_dir():
            self._strays_in(data / _RATINGS, [])

    def _strays_in(self, folder: Path, known: list[str]) -> None:
        stems = {name.partition(".")[0]: name for name in known}
        for path in sorted(folder.iterdir()):
            # Programs that have a table open keep files of their own beside it (.~lock.claims.csv#, ~$claims.xlsx).
            suffix = path.suffix.lower()
            if path.name in known or path.name.startswith((".", "~")) or suffix not in _TABLE_LIKE + _PERHAPS_TABLES:
                continue
            stem = path.name.partition(".")[0]
            if suffix in _PERHAPS_TABLES and stem.lower() not in stems:
                continue
            near = meant(stem, stems)
            named = f"the tables here are {', '.join(known)}" if known else "put it into the folder of its rater"
            place, subject, what = Place(path.as_posix()), Subject(f'"{path.name}"'), "is no table of this folder"
            remedy = f'did you mean "{stems[near]}"?' if near else named
            self.damage["unknown-file"].append(Remark(place, subject, what, "it was not read", remedy))

    def _add(self, damage: Mapping[str, Iterable[Remark]]) -> None:
        for name, remarks in damage.items():
            self.damage[name].extend(remarks)

    def _text(self, path: Path) -> str | None:
        """Text of a file; ``None`` if there is no such file, it cannot be opened or it is no text."""
        file, place = path.as_posix(), Place(path.as_posix())
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            needed, remedy = f"need a file {path.name}", f"put it into {path.parent.as_posix()}"
            self.damage["missing-file"].append(Remark(place, Subject("the data"), needed, "there is none", remedy))
            return None
        except OSError as error:
            why, remedy = str(error.strerror), "make it a file that you may read"
            self.damage["missing-file"].append(Remark(place, _FILE, "cannot be read", why, remedy, joint=": "))
            return None
        self.inputs[file] = hashlib.sha256(data).hexdigest()
        decoded = decode(data)
        remedy = "save it again as UTF-8 (in a spreadsheet: 'CSV UTF-8') and look at its accented letters"
        if decoded.refusal:
            found = f"it is {decoded.refusal}, and nothing of it was read"
            self.damage["not-utf8"].append(Remark(place, _FILE, "needs to be UTF-8 text", found, remedy))
            return None
        if decoded.assumption:
            self.assumptions.append(f"{file}: {decoded.assumption}")
        if decoded.misfit:
            needed, found = "needs to fit the file's encoding", f"the one here does not: {decoded.assumption}"
            place, subject = Place(file, *decoded.misfit), Subject("every character")
            self.damage["not-utf8"].append(Remark(place, subject, needed, found, remedy))
        return decoded.text


_COLUMNS = (*TERM_COLUMNS, "term", "broader")


def one_spelling(tables: Mapping[str, tuple[Any, ...]], spelt: dict[str, str]) -> dict[str, tuple[Any, ...]]:
    """The records of tables with each term in one spelling: that of ``terms.csv``, else the first that is met.

    ``spelt``: Spellings met so far, by what makes a term the same; those of these tables are added.
    """
    for row in tables.get("terms", ()):
        _in_one(row.term, spelt)
    return {name: _spelt(rows, spelt) for name, rows in tables.items()}


def _spelt(rows: tuple[Any, ...], spelt: dict[str, str]) -> tuple[Any, ...]:
    for column in _COLUMNS if rows else ():
        if column in rows[0]._fields:
            words = dict.fromkeys(getattr(row, column) for row in rows)
            sign = ";" if column == "conditions" else "\n"
            words = {word: "; ".join(_in_one(part, spelt) for part in word.split(sign)) for word in words}
            if any(word != term for word, term in words.items()):
                rows = tuple(row._replace(**{column: words[getattr(row, column)]}) for row in rows)
    return rows


def _in_one(term: str, spelt: dict[str, str]) -> str:
    shown = _visible(term)
    return spelt.setdefault(normalize("NFKC", shown).replace("\u2010", "-").casefold(), shown)


@lru_cache(maxsize=4096)
def _visible(term: str) -> str:
    """A term without characters that nobody sees (soft hyphens, zero-width marks), its blanks as single spaces."""
    if not term.isascii():
        term = "".join(sign for sign in term if category(sign) != "Cf")
    return " ".join(term.split())
