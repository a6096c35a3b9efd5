"""The formats agree number for number: each is read back, and its (id, value) pairs are those of evidence.json.

The counts that the report shows are theirs too, and stand in each format of the report.

The reports of the shipped data are written once. Every reader here but the one of CSV is one that we did not write.
"""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

HEADINGS = ("Id", "Value", "What it counts", "Rule")
FEWEST = 300

#: What a format may put into a word so that it can break there, and the spaces of a language's typography.
_BREAKS = re.compile("[\u00ad\u200b\u2060\ufffe\ufeff\x02]")
_SPACES = re.compile(r"\s+")

Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def reports(shipped_reports: Path) -> Path:
    return shipped_reports


@pytest.fixture(scope="module")
def numbers(reports: Path) -> list[Mapping[str, str]]:
    found: list[Mapping[str, str]] = json.loads((reports / "evidence.json").read_text(encoding="utf-8"))["numbers"]
    return found


def plain(text: str) -> str:
    """The text on one line, without what only lets a line break."""
    return _SPACES.sub(" ", _BREAKS.sub("", text)).strip()


def closed(text: str) -> str:
    """The text without spaces and hyphens: a page breaks its lines where it will, hyphens added or not."""
    return re.sub(r"[\s\-‐]+", "", _BREAKS.sub("", text))


def below(rows: Iterable[tuple[str, ...]]) -> Pairs:
    """Id and value of the rows below the headings of the table of numbers; empty if they are nowhere."""
    found: list[tuple[str, str]] = []
    inside = False
    for row in rows:
        cells = tuple(map(plain, row))
        if cells[: len(HEADINGS)] == HEADINGS:
            inside = True
        elif inside and len(cells) >= len(HEADINGS) and all(cells[: len(HEADINGS)]):
            found.append((cells[0], cells[1]))
    assert len(found) == len(set(found)), "a number stands twice"
    return set(found)


class Tables(HTMLParser):
    """The tables of a page, each a list of rows of texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.counts: list[tuple[str, str]] = []
        self._cell: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif number := dict(attrs).get("data-number"):
            self.counts.append((number, ""))

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
        if self.counts and not self.counts[-1][1]:
            self.counts[-1] = (self.counts[-1][0], data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell))
            self._cell = None


def from_html(path: Path) -> Pairs:
    tables = Tables(path.read_text(encoding="utf-8")).tables
    return set().union(*(below(map(tuple, rows)) for rows in tables))


def from_workbook(path: Path) -> Pairs:
    book = openpyxl.load_workbook(path, read_only=True)
    sheets = [
        below(tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True))
        for sheet in book.worksheets
    ]
    book.close()
    return set().union(*sheets)


def from_csv(path: Path) -> Pairs:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return below(map(tuple, csv.reader(file)))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("methods.html", from_html, id="HTML"),
        pytest.param("tables.xlsx", from_workbook, id="workbook"),
        pytest.param("tables/numbers.csv", from_csv, id="CSV"),
    ],
)
def test_a_format_has_the_numbers_of_evidence_json_and_no_others(name, read, reports, numbers):
    wanted = {(plain(one["id"]), plain(one["value"])) for one in numbers}
    found = read(reports / name)
    assert len(found) >= FEWEST
    assert found == wanted


def test_the_pdf_has_the_numbers_of_evidence_json_and_no_others(reports, numbers):
    found = [(closed(name), closed(value)) for name, value in records_of_numbers(reports / "supplement.pdf")]
    assert len(numbers) >= FEWEST
    assert len(found) == len(set(found)), "a number stands twice"
    assert set(found) == {(closed(one["id"]), closed(one["value"])) for one in numbers}


def records_of_numbers(path: Path) -> list[tuple[str, str]]:
    """Id and value of each number: the value stands under the id, before what it counts."""
    text = _BREAKS.sub("", "\n".join(pages(path)).replace("\r", ""))
    return re.findall(rf"(?m)^(\S+)\s*\n{HEADINGS[1]}: ((?:(?! · ).)+?)\s*(?:·\s*)?{re.escape(HEADINGS[2])}: ", text)


def test_the_counts_of_the_report_are_those_numbers(reports, numbers):
    value = {one["id"]: one["value"] for one in numbers}
    counts = Tables((reports / "report.html").read_text(encoding="utf-8")).counts
    assert len(counts) > 30
    assert [(name, count) for name, count in counts if value[name] != count] == []


def test_the_same_counts_stand_in_each_format_of_the_report(reports):
    with (reports / "tables/strength.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row[1:] for row in csv.reader(file)][1:]
    assert len(rows) > 10
    texts = "\n".join(pages(reports / "report.pdf")), words_of(reports / "report.docx")
    lines = (reports / "report.txt").read_text(encoding="utf-8")
    for label, *told in rows:
        own, every = (cell.partition("\n")[0] for cell in told)
        # Beside each other in columns: the label is the first of its line, as far as it has room.
        assert re.search(rf"(?m)^{re.escape(label[:20])}.* {own} .* {every}\b", lines), label
    for text in map(closed, texts):
        # What does not apply has no count; a reader of PDF puts such a cell where it likes.
        shown = ("".join(row if row[2][0].isdigit() else row[:2]) for row in rows)
        assert [row for row in shown if closed(row) not in text] == []


def words_of(path: Path) -> str:
    """The words of every table of a Word document, cell by cell."""
    return "".join(cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells)


@pytest.mark.parametrize("name", ["report.pdf", "one-page.pdf", "supplement.pdf"])
def test_a_pdf_is_sound_to_a_reader_that_we_did_not_write(name, reports):
    if not shutil.which("qpdf"):
        pytest.skip("no qpdf found: the PDF files were opened by a library alone")
    checked = subprocess.run(["qpdf", "--check", name], cwd=reports, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_the_summary_is_one_sheet(reports):
    assert len(list(pages(reports / "one-page.pdf"))) == 1


def pages(path: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded()
    finally:
        document.close()


def test_the_one_sheet_prints_numbers_that_have_an_id(reports, numbers):
    printed = set(re.findall(r"\d+", " ".join(pages(reports / "one-page.pdf")).replace(",", "")))
    value = {one["id"]: one["value"] for one in numbers}
    names = (
        "documents",
        "claims",
        "studies",
        "judgements",
        "judgements.confirmed",
        "overruled",
        "not-checked.certainty",
    )
    assert {value[name] for name in names} <= printed
