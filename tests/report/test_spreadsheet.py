"""Tables for spreadsheets, CSV and workbook: the same to readers that we did not write, and texts that stay texts."""

import csv
import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from analysis.report.outline.contents import Contents, contents
from analysis.report.spreadsheet import csv_bytes, inert, pieces, sheets_of, table_of_contents, workbook
from analysis.show.table import Table
from analysis.show.value import Count
from analysis.text.legible import legible
from analysis.text.prose.phrases import lettered
from tests.builders import hostile, office, shown
from tests.builders.fragments import DRAFT


@pytest.fixture(scope="module")
def given(example_contents: Contents) -> Contents:
    """What the reports of the example set show."""
    return example_contents


@pytest.fixture(scope="module")
def written(given: Contents) -> bytes:
    return workbook(given)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def with_frame(given: Contents, frame: Table) -> Contents:
    return replace(given, tables=(frame,))


def cups(*values: object, notes: tuple[str, ...] = (), name: str = "cups") -> Table:
    data = pd.DataFrame({"Cup": pd.Series(list(values), dtype=object)})
    return shown.table(name, "Cups", "Which cups are there? One row a cup.", data, notes)


def column(data: bytes, sheet: str = "cups") -> list[object]:
    """The cells under the first heading."""
    return [row[0].value for row in opened(data)[sheet].iter_rows(min_row=2)]


def number_or_words(value: object, words: object) -> object:
    """What a spreadsheet is to hold: a number where the row holds one, else its words."""
    return float(value) if isinstance(value, Decimal) else value.value if isinstance(value, Count) else words


def test_every_frame_is_a_sheet_with_the_same_cells(given, written):
    book = opened(written)
    assert book.sheetnames == ["Read me", "Notes", *(frame.name for frame in given.tables)]
    for frame in given.tables:
        rows = [list(row) for row in book[frame.name].iter_rows(values_only=True)]
        wanted = [
            list(frame.headings),
            *(list(map(number_or_words, *row)) for row in zip(frame.values, frame.rows, strict=True)),
        ]
        assert [["" if cell is None else cell for cell in row] for row in rows] == wanted


def test_pandas_reads_a_sheet_as_it_stands(given, written):
    read = pd.read_excel(io.BytesIO(written), sheet_name="claims", dtype=str, keep_default_na=False)
    frame = next(one for one in given.tables if one.name == "claims")
    assert read.to_numpy().tolist() == frame.data.astype(str).to_numpy().tolist()


def test_contents_lead_to_every_sheet(given, written):
    page = opened(written)["Read me"]
    assert page["A2"].value == DRAFT
    assert page["A3"].value == "Our rating, listed studies; no systematic search."
    rows = list(page.iter_rows(min_row=9))
    assert [[cell.value for cell in row] for row in rows] == [
        [frame.name, frame.title, frame.caption, len(frame.data)] for frame in given.tables
    ]
    assert [row[0].hyperlink.location for row in rows] == [f"'{frame.name}'!A1" for frame in given.tables]


def test_ids_lead_to_the_row_that_describes_them(given, written):
    book = opened(written)
    found = [cell for row in book["findings"].iter_rows(min_row=2) for cell in row if cell.hyperlink]
    assert found
    for cell in found:
        sheet, place = cell.hyperlink.location.split("!")
        row = book[sheet.strip("'")][int(place.removeprefix("A"))]
        assert cell.value in [one.value for one in row]


def test_whole_sheets_are_printed(written):
    assert all(sheet.print_area for sheet in opened(written).worksheets[2:])


def test_notes_stand_lettered_by_table(given, written):
    notes = list(opened(written)["Notes"].iter_rows(min_row=2, values_only=True))
    assert notes == [(frame.name, *note) for frame in given.tables for note in lettered(frame.notes)]


def test_sheets_have_a_frozen_header_a_filter_widths_and_fitting_rows(given, written):
    book = opened(written)
    for frame in given.tables:
        page = book[frame.name]
        assert page.freeze_panes in ("A2", "B2")
        assert page.auto_filter.ref.startswith("A1:")
        assert page.print_title_rows == "$1:$1"
        assert all(8 <= page.column_dimensions[letter].width < 58 for letter in page.column_dimensions)
    sheets = [part for part in zipfile.ZipFile(io.BytesIO(written)).namelist() if part.startswith("xl/worksheets/")]
    assert not any(b"customHeight" in zipfile.ZipFile(io.BytesIO(written)).read(part) for part in sheets)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "91",
        "007",
        "https://example.org",
        "مرحبا 🍵",
        "<b>&amp;</b>",
        "a\nb",
        " x ",
        "TRUE",
    ],
)
def test_text_stays_text(given, text):
    data = workbook(with_frame(given, cups(text)))
    (cell,) = opened(data)["cups"]["A2:A2"][0]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_numbers_are_numbers_and_too_long_ones_texts(given):
    data = workbook(with_frame(given, cups(3, 2.5, 10**15, True, float("nan"))))
    assert column(data) == [3, 2.5, str(10**15), "yes", "nan"]


def test_control_characters_are_named(given):
    data = workbook(with_frame(given, cups("a\x07b\ud800", notes=("\x1b",))))
    assert column(data) == ["a[U+0007]b[U+D800]"]
    assert opened(data)["Notes"]["C2"].value == "[U+001B]"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("x" * 32_767, 1, id="as long as a cell holds"),
        pytest.param("x" * 32_768, 2, id="one character longer"),
        pytest.param("🍵" * 32_767, 3, id="characters that count twice"),
    ],
)
def test_long_text_goes_on_in_a_column_beside_it(given, text, parts):
    data = workbook(with_frame(given, cups(text, "short")))
    page = opened(data)["cups"]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0] == ("Cup", *(f"Cup, part {number}" for number in range(2, parts + 1)))
    assert "".join(rows[1]) == text
    assert rows[2][0] == "short"
    assert ("32,767 characters" in str(opened(data)["Notes"]["C2"].value)) is (parts > 1)
    assert all(len(cell.encode("utf-16-le")) <= 2 * 32_767 for cell in pieces(text))


def test_long_table_goes_on_on_the_next_sheet():
    first, second = sheets_of([cups("a", "b", "c")], most=3)
    assert [first.name, second.name] == ["cups", "cups (2)"]
    assert [*first.rows, *second.rows] == [("a",), ("b",), ("c",)]
    assert first.notes == second.notes == ("The table goes on from sheet to sheet: cups, cups (2).",)


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        pytest.param("claims", "claims", id="legal"),
        pytest.param("a/b:c?[d]*'", "a-b-c--d---", id="characters that may not stand there"),
        pytest.param("Notes", "Notes (2)", id="taken, in another case"),
        pytest.param("history", "history (2)", id="reserved"),
        pytest.param("x" * 40, "x" * 31, id="too long"),
        pytest.param("", "table", id="empty"),
    ],
)
def test_sheet_has_a_legal_name_of_its_own(name, sheet):
    first, second = sheets_of([cups(name=name), cups(name=name)])
    assert first.name == sheet
    assert len(second.name) <= 31
    assert second.name.casefold() != first.name.casefold()


def test_frame_without_rows_is_a_header(given):
    data = workbook(with_frame(given, cups(notes=("No cup is known.",))))
    assert list(opened(data)["cups"].iter_rows(values_only=True)) == [("Cup",)]


def test_file_names_no_author_and_no_hour(written):
    about = opened(written).properties
    assert about.title == "Which claims do the cited studies support?"
    assert not about.creator
    assert about.created.year == 1980


def test_the_same_contents_give_the_same_bytes(given, written):
    assert workbook(given) == written


def test_hostile_texts_stand_in_the_sheets(tmp_path):
    review = shown.of_folder(hostile.write(tmp_path / "data"))
    book = opened(workbook(contents(review)))
    told = {cell for page in book for row in page.iter_rows(values_only=True) for cell in row if isinstance(cell, str)}
    assert legible(hostile.TEXT) in told
    assert not any(cell.data_type == "f" for page in book for row in page.iter_rows() for cell in row)


def test_libreoffice_reads_the_same_cells(given, written, tmp_path):
    saved = office.converted("tables.xlsx", written, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    read = pd.read_excel(io.BytesIO(saved), sheet_name=None, dtype=str, keep_default_na=False, header=None)
    assert list(read) == ["Read me", "Notes", *(frame.name for frame in given.tables)]
    for frame in given.tables:
        wanted = [list(map(str, frame.data.columns)), *([*map(str, row)] for row in frame.data.to_numpy().tolist())]
        assert read[frame.name].to_numpy().tolist() == wanted


# CSV

CUPS = shown.table(
    "cups", "Cups", "Which cups are there? One row a cup.", pd.DataFrame({"Cup": ["blue"]}), ("Washed.", "Dried.")
)


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param('=HYPERLINK("http://example.org")', '\'=HYPERLINK("http://example.org")', id="link"),
        pytest.param("+4-5", "'+4-5", id="sum"),
        pytest.param("-cmd", "'-cmd", id="minus and a word"),
        pytest.param("@SUM(1)", "'@SUM(1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="carriage return"),
        pytest.param("-35.5", "-35.5", id="number below zero"),
        pytest.param("+4", "+4", id="number with its sign"),
        pytest.param("a=b", "a=b", id="sign further on"),
        pytest.param("−35 %", "−35 %", id="typographic minus"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_cell_that_a_spreadsheet_would_run_is_made_inert(text, shown_as):
    assert inert(text) == shown_as


def test_csv_keeps_every_text_and_starts_with_a_byte_order_mark():
    texts = ['a "b", c', "line\nbreak", "مرحبا", "😀", "x" * 10_000, "<b>", "=1"]
    data = csv_bytes(shown.table("t", "T", "What?", pd.DataFrame({"Text": texts, "=Count": range(7)})))
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == ["Text", "'=Count"]
    assert [row[0] for row in rows] == [*texts[:-1], "'=1"]


def test_contents_list_every_table_with_its_lettered_notes():
    (row,) = table_of_contents([CUPS]).data.to_dict("records")
    assert row == {
        "File": "cups.csv",
        "Title": "Cups",
        "Caption": "Which cups are there? One row a cup.",
        "Rows": 1,
        "Notes": "a. Washed.\nb. Dried.",
    }
