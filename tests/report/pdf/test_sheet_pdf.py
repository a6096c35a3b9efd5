"""The one sheet on paper: one sheet of A4 whatever the data, nothing small, tagged, the same bytes again."""

import re
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from analysis.report.pdf.sheet_pdf import sheet_pdf
from analysis.show.summary.one_sheet import sheet
from tests.builders import hostile, shipped, shown
from tests.builders.fragments import EMPTY, HARMS
from tests.builders.tea import TEA, many

#: No text is smaller, in points: the body, then the foot.
SMALLEST, SMALLEST_OF_FOOT = 9.0, 7.5

HOSTILE = '#panic(1) *b* $x$ @cite <label> // note `raw` = head <b>&amp; \u202eabc\u202c 🍵 \\" {{ x }} '


@cache
def shipped_pdf() -> bytes:
    return sheet_pdf(shipped.review())


def made(folder, fragment: str) -> bytes:
    return sheet_pdf(shown.review(folder, fragment))


def text_of(pdf: bytes) -> str:
    """Text of every page on one line, no-break spaces as blanks."""
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", ""))


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    sizes = (page.get_size() for page in pypdfium2.PdfDocument(pdf))
    return [(round(wide * 25.4 / 72), round(high * 25.4 / 72)) for wide, high in sizes]


def font_sizes(pdf: bytes) -> dict[float, float]:
    """Each size of text as printed, in points, and how high on the page it first stands, from the bottom."""
    (page,) = pypdfium2.PdfDocument(pdf)
    sizes: dict[float, float] = {}
    text = page.get_textpage()
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=10):
        if text.get_text_bounded(*thing.get_bounds()).strip():
            matrix, top = thing.get_matrix(), thing.get_bounds()[3]
            size = round(thing.get_font_size() * abs(matrix.d or matrix.b), 2)
            sizes[size] = max(top, sizes.get(size, 0))
    return sizes


def tags(pdf: bytes) -> list[str]:
    """Each element of the structure tree."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            found.extend([str(node.S)] if "/S" in node else [])
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot)
    return found


def test_shipped_data_take_exactly_one_sheet_of_a4():
    assert sheets(shipped_pdf()) == [(210, 297)]


def test_no_text_is_small():
    sizes = font_sizes(shipped_pdf())
    assert min(sizes) >= SMALLEST_OF_FOOT
    small = [high for size, high in sizes.items() if size < SMALLEST]
    assert len(small) == 1
    assert small[0] < 842 / 3  # the foot alone, in the lowest third
    assert max(sizes) >= 16


def test_order_is_that_of_the_issue():
    one, text = sheet(shipped.review()), text_of(shipped_pdf())
    heads = (one.title, "Draft: 0 of", one.harms.heading, "Help: ", "No study listed:", "gravest of", "Not checked.")
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_every_mark_says_its_word_to_those_who_listen():
    text = text_of(shipped_pdf())
    assert text.count("silent") > 20
    assert "named and denied" in text


def test_the_tables_are_tables():
    kinds = tags(shipped_pdf())
    assert kinds.count("/Table") == 3
    assert {"/TR", "/TH", "/TD", "/H1", "/H2"} <= set(kinds)


def test_document_is_marked_as_accessible_with_title_and_language():
    with pikepdf.open(BytesIO(shipped_pdf())) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].replace("\N{NO-BREAK SPACE}", " ") == sheet(shipped.review()).title


def test_same_evidence_gives_the_same_bytes():
    assert sheet_pdf(shown.of_folder(shipped.DATA)) == shipped_pdf()


@pytest.mark.parametrize("fragment", [EMPTY, TEA, HARMS, "studies.csv\nstudy\n\nlinks.csv\nclaim\n", ""])
def test_odd_data_take_one_sheet(tmp_path, fragment):
    pdf = made(tmp_path, fragment)
    assert sheets(pdf) == [(210, 297)]
    assert min(font_sizes(pdf)) >= SMALLEST_OF_FOOT


@pytest.mark.parametrize(("documents", "conditions"), [(12, 60), (1, 1), (40, 3), (80, 9)])
def test_many_documents_and_conditions_take_one_sheet(tmp_path, documents, conditions):
    assert sheets(made(tmp_path, many(documents, conditions))) == [(210, 297)]


def test_hostile_text_is_set_as_text_on_one_sheet(tmp_path):
    assert sheets(sheet_pdf(shown.of_folder(hostile.write(tmp_path / "data")))) == [(210, 297)]
    quoted = HOSTILE.replace('"', '""')
    claims = f'claims.csv\nid,quote,condition\nC001,"{quoted}","{quoted * 20}"\n'
    fragment = f'{claims}\ndocuments.csv\nid,title\npage1,"{quoted * 30}"\n'
    pdf = made(tmp_path / "claims", fragment + shown.UNWAIVED)
    assert sheets(pdf) == [(210, 297)]
    assert "#panic(1)" in text_of(pdf)
