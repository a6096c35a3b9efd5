"""A copy of the shipped data that a test may spoil, and that knows where each of its cells stands.

Rows are chosen by rule, never by number, so that a researcher's new row changes nothing here. Texts of the documents
are made up from the quotes and markers of their claims, so that these can be checked where the texts themselves are not
at hand.
"""

import csv
import hashlib
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


class Row:
    """A row of a table: its cells by column, and a last change to its text, if any."""

    def __init__(self, header: list[str], cells: list[str]) -> None:
        self.header = header
        self.cells = cells
        self.spoil: Callable[[str], str] = lambda text: text
        self.taken = False

    def __getitem__(self, column: str) -> str:
        return self.cells[self.header.index(column)]

    def __setitem__(self, column: str, cell: str) -> None:
        self.cells[self.header.index(column)] = cell

    def text(self, separator: str = ",") -> str:
        """The row as it stands in the file, without its line end."""
        return self.spoil(separator.join(quoted(cell, separator) for cell in self.cells))

    def column(self, name: str, separator: str = ",") -> int:
        """Where a cell starts, from 1, its opening quotation mark left out."""
        index = self.header.index(name)
        before = "".join(quoted(cell, separator) + separator for cell in self.cells[:index])
        return len(before) + 1 + quoted(self.cells[index], separator).startswith('"')


def quoted(cell: str, separator: str = ",") -> str:
    """A cell as spreadsheets write it: between quotation marks only where it must be."""
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in (separator, '"', "\n")) else cell


class Copy:
    """The tables, the bibliography and made-up texts, to be changed and then saved."""

    def __init__(self, folder: Path) -> None:
        ignored = shutil.ignore_patterns("documents", "sources")
        self.folder = Path(shutil.copytree(DATA, folder, ignore=ignored))
        self.tables = {
            path.relative_to(folder).as_posix(): list(read_rows(path)) for path in sorted(folder.rglob("*.csv"))
        }
        self.bibliography = (folder / "citations.bib").read_text(encoding="utf-8")
        self.files: dict[str, bytes] = {}
        self.separators: dict[str, str] = {}
        self.last: list[Callable[[], object]] = []
        self.texts = {row["id"]: self._text(row) for row in self.rows("documents.csv")}
        for row in self.rows("documents.csv"):
            text = self.encoded(row["id"])
            row["sha256"], row["lines"] = hashlib.sha256(text).hexdigest(), str(text.count(b"\n"))

    def _text(self, document: Row) -> list[str]:
        lines = [f"Line {number}:" for number in range(1, int(document["lines"]) + 1)]
        for claim in self.rows("claims.csv"):
            if claim["document"] == document["id"]:
                lines[int(claim["line"]) - 1] += f" {claim['stated_design']}: {claim['quote']} {claim['marker']} ¦"
        return lines

    def encoded(self, document: str) -> bytes:
        """A document's text as it is saved."""
        return "".join(f"{line}\n" for line in self.texts[document]).encode()

    def rows(self, file: str) -> list[Row]:
        """The rows of a table, without its header."""
        return self.tables[file][1:]

    def header(self, file: str) -> Row:
        """The header of a table, as a row."""
        return self.tables[file][0]

    def any(self, file: str, holds: Callable[[Row], object] = bool) -> Row:
        """The first row that the rule holds for."""
        found = next(filter(holds, self.rows(file)), None)
        if found is None:
            raise LookupError(f"no row of {file} is of the kind that this fault needs")
        return found

    def first(self, file: str, holds: Callable[[Row], object] = bool) -> Row:
        """The first row that the rule holds for and that no other fault has taken."""
        found = self.any(file, lambda row: not row.taken and holds(row))
        found.taken = True
        return found

    def append(self, file: str, like: Row, **cells: str) -> Row:
        """A new last row, like another but for some cells."""
        row = Row(like.header, like.cells.copy())
        for column, cell in cells.items():
            row[column] = cell
        row.taken = True
        self.tables[file].append(row)
        return row

    def create(self, file: str, columns: list[str], *rows: list[str]) -> Row:
        """A new table; its first row."""
        self.tables[file] = [Row(columns, cells) for cells in (columns, *rows)]
        return self.tables[file][1]

    def new_id(self, file: str) -> str:
        """An identifier that no row has: the next after the highest."""
        highest = max(int(row["id"][1:]) for row in self.rows(file) if row["id"][1:].isdigit())
        return f"{self.any(file)['id'][0]}{highest + 1:03}"

    def line(self, file: str, row: Row) -> int:
        """The line on which a row starts."""
        before = self.tables[file][: self.tables[file].index(row)]
        return 1 + sum(one.text(self.separators.get(file, ",")).count("\n") + 1 for one in before)

    def save(self) -> None:
        """Write everything."""
        (self.folder / "citations.bib").write_text(self.bibliography, encoding="utf-8")
        (self.folder / "documents").mkdir()
        for row in self.rows("documents.csv"):
            if row["id"] in self.texts:
                (self.folder / "documents" / row["file"]).write_bytes(self.encoded(row["id"]))
        for file, rows in self.tables.items():
            text = "".join(f"{row.text(self.separators.get(file, ','))}\n" for row in rows)
            (self.folder / file).write_text(text, encoding="utf-8")
        for file, data in self.files.items():
            (self.folder / file).write_bytes(data)
        for change in self.last:
            change()


def read_rows(path: Path) -> Iterator[Row]:
    """Header and rows of a table."""
    header, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True)
    for cells in (header, *rows):
        yield Row(header.copy(), cells.copy())
