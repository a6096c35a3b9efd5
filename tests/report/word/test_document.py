"""The Word document: real headings, the frames' tables, links that lead somewhere, and texts that stay texts."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table as WordsTable

from analysis.check.evidence_review import EvidenceReview
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.grid import Grid, GridCell
from analysis.report.outline.printed import Heading, PlotBlock, Printed, TableBlock, printed
from analysis.report.outline.printed_cards import CardBlock
from analysis.report.outline.symbols import Symbol
from analysis.report.paper.typesetting import pictures
from analysis.report.word.document import word
from analysis.text.legible import legible
from tests.builders import hostile, office, shown
from tests.builders.fragments import DRAFT


def made(review: EvidenceReview) -> bytes:
    """The document of a review."""
    return written_of(contents(review))


def written_of(given: Contents) -> bytes:
    return word(printed(given), pictures(given.drawings))


@pytest.fixture(scope="module")
def given(example_contents: Contents) -> Contents:
    """What the reports of the example set show."""
    return example_contents


@pytest.fixture(scope="module")
def outline(given: Contents) -> Printed:
    return printed(given)


@pytest.fixture(scope="module")
def written(given: Contents) -> bytes:
    return written_of(given)


@pytest.fixture(scope="module")
def document(written: bytes) -> Document:
    return docx.Document(io.BytesIO(written))


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def tables_of(report: Printed) -> list[Grid]:
    return [block.table for block in report.blocks if isinstance(block, TableBlock)]


def signed(symbol: Symbol | None) -> str:
    return symbol.sign + "\N{NO-BREAK SPACE}" if symbol else ""


def told(cell: GridCell) -> str:
    """A cell as a reader sees it: each line with its label, its sign and its text."""
    return "\n".join((f"{line.label}: " if line.label else "") + signed(line.symbol) + line.text for line in cell.lines)


def read(table: WordsTable) -> list[list[str]]:
    """The texts of a table row by row; a cell across all columns once."""
    return [[docx.table._Cell(cell, table).text for cell in row._tr.tc_lst] for row in table.rows]


def test_headings_stand_in_their_order(document, outline):
    found = [
        (int(paragraph.style.name[-1]), paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert found == list(headings(outline))


def headings(report: Printed) -> Iterator[tuple[int, str]]:
    for block in report.blocks:
        if isinstance(block, Heading):
            yield block.level, block.text
        elif isinstance(block, CardBlock):
            yield 3, block.title


def test_every_table_has_the_cells_of_the_outline(document, outline):
    assert len(document.tables) == len(tables_of(outline))
    for found, table in zip(document.tables, tables_of(outline), strict=True):
        header, *rows = read(found)
        assert header == [signed(column.symbol) + column.heading for column in table.columns]
        wanted = [
            line
            for name, block in table.blocks
            for line in ([[name]] if name else []) + [[told(cell) for cell in row.cells] for row in block]
        ]
        assert rows == (wanted or [["none"]])


def test_every_table_has_every_value_of_its_frame(given, document, outline):
    for found, table in zip(document.tables, tables_of(outline), strict=True):
        frame = given.table(table.name)
        assert frame is not None
        if frame.block:
            continue
        for row, line in zip(frame.data.itertuples(index=False, name=None), read(found)[1:], strict=False):
            together = "\n".join(line)
            assert [value for value in map(str, row) if value not in together] in ([], ["none"] * row.count("none"))


def test_tables_repeat_their_header_and_keep_their_rows_whole(document):
    for table in document.tables:
        first, *rest = [row._tr.trPr for row in table.rows]
        assert first.find(qn("w:tblHeader")) is not None
        assert all(properties.find(qn("w:tblHeader")) is None for properties in rest)
        assert all(properties.find(qn("w:cantSplit")) is not None for properties in (first, *rest))


def test_row_of_more_than_half_a_page_may_be_cut(tmp_path):
    long = "word " * 2000
    again = docx.Document(io.BytesIO(made(shown.review(tmp_path, f"findings.csv\nnote\n{long}"))))
    assert any(row._tr.trPr is None for table in again.tables for row in table.rows)


def test_widths_of_columns_add_up_to_the_text(document):
    texts = {section.page_width - section.left_margin - section.right_margin for section in document.sections}
    twip = 635
    for table in document.tables:
        grid = [column.width for column in table.columns]
        assert any(abs(sum(grid) - width) < twip for width in texts)
        assert all([cell.width for cell in row.cells] == grid for row in table.rows if len(row._tr.tc_lst) == len(grid))


def test_tables_have_a_title_a_description_and_lettered_notes(document, outline):
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Note"]
    assert texts == [f"{letter}.\t{note}" for table in tables_of(outline) for letter, note in table.notes]
    for found, table in zip(document.tables, tables_of(outline), strict=True):
        properties = found._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == table.title
        assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == table.caption


def test_pictures_say_what_they_show_and_stay_within_the_page(document, outline):
    plots = [block.plot for block in outline.blocks if isinstance(block, PlotBlock)]
    shapes = document.inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == [plot.alt for plot in plots]
    widest = max(section.page_width - section.left_margin - section.right_margin for section in document.sections)
    assert plots
    assert all(0 < shape.width <= widest for shape in shapes)


def test_links_lead_to_bookmarks_that_are_there_once(written):
    text = part(written, "word/document.xml")
    names = re.findall(r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"', text)
    assert len({number for number, _ in names}) == len({name.casefold() for _, name in names}) == len(names)
    assert all(re.fullmatch(r"_\w{1,39}", name) for _, name in names)
    assert set(re.findall(r'w:anchor="([^"]+)"', text)) <= {name for _, name in names}
    assert {"_C001", "_ito2011", "_section_methods"} <= {name for _, name in names}


def test_contents_are_a_field_with_its_links_in_it(written, outline):
    text = part(written, "word/document.xml")
    assert 'TOC \\o "1-2" \\h' in text
    listed = re.findall(r'<w:pStyle w:val="TOC[12]"/>', text)
    assert len(listed) == sum(isinstance(block, Heading) and block.level < 3 for block in outline.blocks)


def test_looks_come_from_styles_alone_and_every_style_is_there(written):
    text = part(written, "word/document.xml")
    known = set(re.findall(r'w:styleId="([^"]+)"', part(written, "word/styles.xml")))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', text))
    assert used <= known
    assert set(re.findall(r"<w:rPr>(.*?)</w:rPr>", text)) == {
        f'<w:rStyle w:val="{style}"/>' for style in re.findall(r'<w:rStyle w:val="([^"]+)"', text)
    }


def test_notice_stands_on_the_first_page_and_in_every_foot(document):
    assert any(paragraph.text == DRAFT and paragraph.style.name == "Notice" for paragraph in document.paragraphs)
    first = document.sections[0]
    for footer in (first.footer, first.first_page_footer):
        assert [paragraph.text for paragraph in footer.paragraphs] == [DRAFT]
    assert all(section.footer.is_linked_to_previous for section in list(document.sections)[1:])


def test_file_says_its_title_and_language_and_no_author_or_hour(document, written):
    about = document.core_properties
    assert (about.title, about.language, about.author) == ("Which claims do the cited studies support?", "en-GB", "")
    assert (about.created, about.modified) == (None, None)
    assert 'w:lang w:val="en-GB"' in part(written, "word/styles.xml")
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(written)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_contents_give_the_same_bytes(given, written):
    assert written_of(given) == written


def every_text(data: bytes) -> str:
    """The text of the document's body, tables included, paragraph by paragraph."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    )


def test_hostile_texts_are_texts(tmp_path):
    data = made(shown.of_folder(hostile.write(tmp_path / "data")))
    assert legible(hostile.TEXT) in every_text(data)
    assert 'Target="javascript' not in part(data, "word/_rels/document.xml.rels")


#: Odd texts, and how each stands in the document.
ODD = {
    "<w:br/>&amp;]]>": "<w:br/>&amp;]]>",
    "=1+1": "=1+1",
    "مرحبا 🍵": "مرحبا 🍵",
    "a\x07b": "a[U+0007]b",
    "x" * 10_000: "x" * 10_000,
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of a document with a claim for each odd text, which is the rationale of its link."""
    ids = [f"C{number:03}" for number in range(1, len(ODD) + 1)]
    claims = "\n".join(("claims.csv", "id", *ids))
    links = "\n".join(("links.csv", "claim,rationale", *map(",".join, zip(ids, ODD, strict=True))))
    return every_text(made(shown.review(tmp_path_factory.mktemp("odd"), f"{claims}\n\n{links}")))


@pytest.mark.parametrize(
    "text", ODD, ids=["markup", "formula", "other scripts", "control character", "ten thousand characters"]
)
def test_odd_text_stands_in_the_document(odd, text):
    assert ODD[text] in odd


def test_libreoffice_sets_every_heading_and_no_more_pages_than_it_needs(document, written, tmp_path):
    pdf = pypdfium2.PdfDocument(office.converted("report.docx", written, "pdf", tmp_path))
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            assert " ".join(paragraph.text.split()) in text
    assert all(page.get_textpage().count_chars() > 100 for page in pdf)
