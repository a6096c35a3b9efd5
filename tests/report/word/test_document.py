"""The Word document: real headings and tables, links that lead somewhere, fonts of its own, texts that stay texts."""

import io
import re
import zipfile

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.table import Table as WordsTable

from analysis.report.outline.blocks import Heading, PlotBlock, TableBlock
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.outlines import supplement as printed
from analysis.report.paper.typesetting import pictures
from analysis.report.word.document import word
from analysis.show.plots.fonts import font_files
from analysis.text.legible import legible
from tests.builders import hostile, office, outlines, shown

PORTRAIT, LANDSCAPE = WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE

EVERY = outlines.every_kind()
TABLES = [one.table for one in EVERY.blocks if isinstance(one, TableBlock) and one.table.rows and not one.records]


def written_of(given: Contents) -> bytes:
    return word(printed(given), pictures(given.drawings))


@pytest.fixture(scope="module")
def written() -> bytes:
    return word(EVERY, pictures({"dots": outlines.DRAWING}))


@pytest.fixture(scope="module")
def document(written: bytes) -> Document:
    return docx.Document(io.BytesIO(written))


@pytest.fixture(scope="module")
def example(example_contents: Contents) -> bytes:
    """All that there is to print of the example set."""
    return written_of(example_contents)


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def read(table: WordsTable) -> list[list[str]]:
    """The texts of a table row by row; a cell across all columns once."""
    return [[docx.table._Cell(cell, table).text for cell in row._tr.tc_lst] for row in table.rows]


def styled(document: Document, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style is not None and one.style.name == style]


def test_headings_stand_in_their_order(document):
    found = [(int(one.style.name[-1]), one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert found == [(block.level, block.text) for block in EVERY.blocks if isinstance(block, Heading)]


def test_every_table_has_the_cells_of_the_outline_each_mark_as_its_word(document):
    assert len(document.tables) == len(TABLES)
    for found, table in zip(document.tables, TABLES, strict=True):
        wanted = [[column.heading for column in table.columns]]
        for name, rows in table.blocks:
            wanted += [[name]] if name else []
            wanted += [["\n".join(line.text for line in cell.lines) for cell in row.cells] for row in rows]
        wanted += [["\n".join(f"{letter}\t{note}" for letter, note in table.notes)]] if table.notes else []
        assert read(found) == wanted
    assert read(document.tables[0])[1] == ["fainting", "12", "named", "silent"]


def test_rows_read_one_by_one_are_paragraphs_and_nothing_is_said_to_be_nothing(document):
    assert styled(document, "Record Name") == ["Ito 2011", "Sato 2012"]
    assert styled(document, "Record") == ["Found: Nausea fell.", "Found: none"]
    assert "none" in styled(document, "Small")


def test_tables_repeat_their_header_and_keep_their_rows_whole(document):
    for table in document.tables:
        first, *rest = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(properties.find(qn("w:tblHeader")) is None for properties in rest)
        assert all(properties.find(qn("w:cantSplit")) is not None for properties in (first, *rest))


def test_row_of_more_than_half_a_page_may_be_cut():
    long = outlines.table(("A", "B"), ("x", "word " * 2000), ("y", "word"))
    (table,) = docx.Document(io.BytesIO(word(outlines.outline(long), {}))).tables
    assert [row._tr.trPr is None for row in table.rows] == [False, True, False]


def test_widths_of_columns_stay_within_the_text_and_every_cell_has_that_of_its_column(document):
    (section,) = document.sections
    for table in document.tables:
        grid = [column.width for column in table.columns]
        assert 0 < sum(grid) <= section.page_width - section.left_margin - section.right_margin + 635
        assert all([cell.width for cell in row.cells] == grid for row in table.rows if len(row._tr.tc_lst) == len(grid))


def test_tables_have_a_title_a_description_and_lettered_notes_that_the_last_row_stays_with(document):
    *_, last, notes = document.tables[0].rows
    assert [(one.style.name, one.text) for one in notes.cells[0].paragraphs] == [
        ("Note", "a\tCounted by practitioners.")
    ]
    assert all(one._p.pPr.keepNext is not None for cell in last.cells for one in cell.paragraphs)
    for found in document.tables:
        properties = found._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Cups"
        assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == outlines.CAPTION


def test_pictures_say_what_they_show_and_stay_within_the_page(document):
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == outlines.ALT
    assert styled(document, "Description") == ["How to read it."]
    assert shape.width / shape.height == pytest.approx(3, rel=0.01)
    assert 0 < shape.width <= 3.01 * 914400


def test_links_lead_to_bookmarks_that_are_there_once_and_others_are_texts(written, example):
    for data in (written, example):
        text = part(data, "word/document.xml")
        names = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', text)
        assert len({number for number, _ in names}) == len({name.casefold() for _, name in names}) == len(names)
        assert all(re.fullmatch(r"_\w{1,39}", name) for _, name in names)
        assert set(re.findall(r'w:anchor="([^"]+)"', text)) <= {name for _, name in names}
    assert {"_C001", "_ito2011", "_section_studies"} <= {name for _, name in names}
    assert re.findall(r'Target="(http[^"]+)" TargetMode', part(written, "word/_rels/document.xml.rels")) == [
        "https://example.org/law"
    ]


def test_sections_are_listed_and_led_to_under_the_notice(document, written):
    assert styled(document, "Contents") == ["The answer  ·  Harms  ·  Pictures"]
    assert {"_answer", "_harms", "_pictures"} <= set(
        re.findall('w:anchor="([^"]+)"', part(written, "word/document.xml"))
    )


def test_looks_come_from_styles_that_are_there_but_for_bold_italics_and_underlines(written, example):
    known = set(re.findall(r'w:styleId="([^"]+)"', part(written, "word/styles.xml")))
    for data in (written, example):
        text = part(data, "word/document.xml")
        assert set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', text)) <= known
        looks = {re.sub(r'<w:rStyle w:val="\w+"/>', "", look) for look in re.findall(r"<w:rPr>(.*?)</w:rPr>", text)}
        assert {tag for look in looks for tag in re.findall("<[^>]+>", look)} <= {
            "<w:b/>",
            "<w:i/>",
            '<w:u w:val="single"/>',
        }


def test_notice_stands_under_the_title_and_in_the_foot(document):
    assert styled(document, "Title") == [outlines.TITLE]
    assert outlines.NOTICE in styled(document, "Notice")
    assert [one.text for one in document.sections[0].footer.paragraphs] == [f"{outlines.NOTICE}  ·\xa0\xa0of\xa0"]


def test_fonts_are_in_the_file_as_word_reads_them(written):
    """Each has its first 32 bytes combined with its key, read from its end (ECMA-376, Part 4, 4.1)."""
    table, related = part(written, "word/fontTable.xml"), part(written, "word/_rels/fontTable.xml.rels")
    places = dict(re.findall(r'Id="(rId\d+)" Type="[^"]+/font" Target="([^"]+)"', related))
    known = {file.read_bytes() for file in font_files()}
    found = re.findall(r'r:id="(rId\d+)" w:fontKey="\{([-\w]+)\}"', table)
    assert len(found) == len(places) == 5
    for number, key in found:
        data = zipfile.ZipFile(io.BytesIO(written)).read(f"word/{places[number]}")
        mask = bytes.fromhex(key.replace("-", ""))[::-1]
        assert bytes(one ^ mask[at % 16] for at, one in enumerate(data[:32])) + data[32:] in known


def test_file_says_its_title_and_language_and_no_author_or_hour(document, written):
    about = document.core_properties
    assert (about.title, about.language, about.author) == (outlines.TITLE, "en-GB", "")
    assert (about.created, about.modified) == (None, None)
    assert 'w:lang w:val="en-GB"' in part(written, "word/styles.xml")
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(written)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_outline_gives_the_same_bytes(written):
    assert word(EVERY, pictures({"dots": outlines.DRAWING})) == written


def test_a_wide_table_lies_on_its_side_and_what_follows_stands():
    names = [f"Column {number}" for number in range(6)]
    wide = outlines.table(names, ["some words " * 20] * 6)
    blocks = (Heading(1, "a", "a"), outlines.table(("A",), ("x",)), Heading(1, "b", "b"), wide, Heading(1, "c", "c"))
    made = docx.Document(io.BytesIO(word(outlines.outline(*blocks, outlines.prose("Words.")), {})))
    assert [section.orientation for section in made.sections] == [PORTRAIT, LANDSCAPE, PORTRAIT]


def every_text(data: bytes) -> str:
    """The text of the document's body, tables included, paragraph by paragraph."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    )


def test_hostile_texts_are_texts(tmp_path):
    data = written_of(contents(shown.of_folder(hostile.write(tmp_path / "data"))))
    assert legible(hostile.TEXT) in every_text(data)
    assert 'Target="javascript' not in part(data, "word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("<w:br/>&amp;]]>", "<w:br/>&amp;]]>", id="markup"),
        pytest.param("=1+1", "=1+1", id="formula"),
        pytest.param("مرحبا 🍵", "مرحبا 🍵", id="other scripts"),
        pytest.param("a\x07b", "a[U+0007]b", id="control character"),
        pytest.param("x" * 10_000, "x" * 10_000, id="ten thousand characters"),
    ],
)
def test_odd_text_stands_in_the_document(text, stands):
    block = outlines.table((text, "B"), (text, "y"), notes=(text,))
    data = word(outlines.outline(Heading(1, text, text), outlines.prose(text), block), {})
    assert every_text(data).count(stands) >= 5


def test_nothing_to_say_is_a_document():
    made = docx.Document(io.BytesIO(word(outlines.outline(), {})))
    assert [paragraph.text for paragraph in made.paragraphs] == [outlines.TITLE, outlines.NOTICE]


def test_plots_without_their_pictures_are_refused():
    with pytest.raises(KeyError):
        word(outlines.outline(PlotBlock(outlines.plot(), outlines.DRAWING)), {})


def test_libreoffice_sets_every_heading_in_the_fonts_of_the_file(document, written, tmp_path):
    pdf = pypdfium2.PdfDocument(office.converted("report.docx", written, "pdf", tmp_path))
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            assert " ".join(paragraph.text.split()) in text
    names = {
        one.get_font().get_base_name()
        for page in pdf
        for one in page.get_objects()
        if isinstance(one, pypdfium2.PdfTextObj)
    }
    assert {name.partition("-")[0] for name in names} == {"SourceSansPro", "SourceSerifPro"}
