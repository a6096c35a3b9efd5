"""What is printed, as PDF: tagged, led through by links, every word of the data as text, the same bytes each time.

The one sheet is one sheet of A4 whatever the data, and nothing on it is small.
"""

import csv
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO, StringIO
from itertools import groupby
from operator import itemgetter
from typing import Any

import pikepdf
import pypdfium2
import pytest

from analysis.report.outline.blocks import Block, Heading, Outline, PlotBlock, TableBlock
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.outlines import report, with_sheet
from analysis.report.outline.outlines import supplement as printed
from analysis.report.outline.sections import ON_CARDS
from analysis.report.pdf.printed import led_within, report_pdf, sheet_pdf
from analysis.show.summary.one_sheet import sheet
from analysis.show.value import Count, Lines
from tests.builders import hostile as hostile_set
from tests.builders import outlines, shipped, shown
from tests.builders.fragments import EMPTY, HARMS
from tests.builders.tea import TEA, many

HOSTILE = '#panic(1) *b* $x$ @cite <label> // note `raw` = head <b>&amp; \\" {{ x }} \\alpha'


@pytest.fixture(scope="module")
def every() -> bytes:
    """Every kind of block."""
    return report_pdf(outlines.every_kind())


@pytest.fixture(scope="module")
def pdf(example_contents: Contents) -> bytes:
    """All that there is to print of the example set."""
    return report_pdf(printed(example_contents))


def pages_of(pdf: bytes) -> list[str]:
    # A hyphen at the end of a line is given back as a control character.
    texts = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return [re.sub(r"\s+", " ", text.translate({0x200B: "", 0xA0: " ", 0x02: "-"})) for text in texts]


def text_of(pdf: bytes) -> str:
    """Text of every page on one line, without places to break."""
    return " ".join(pages_of(pdf))


def squeezed(text: str) -> str:
    """Text without blanks, as lines and pages may break anywhere."""
    return re.sub(r"\s+", "", text)


def tags(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Kind and text of every element of the structure tree; the text is empty for most."""
    document = pikepdf.open(BytesIO(pdf))
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield str(element.S), str(element.get("/Alt", ""))
        children: Any = element.get("/K", [])
        children = list(children) if isinstance(children, pikepdf.Array) else [children]
        waiting += [child for child in children if isinstance(child, pikepdf.Dictionary)]


def font_sizes(pdf: bytes) -> set[float]:
    """Sizes in points of all texts."""
    sizes: set[float] = set()
    for page in pypdfium2.PdfDocument(pdf):
        for thing in page.get_objects():
            if isinstance(thing, pypdfium2.PdfTextObj):
                matrix = thing.get_matrix()
                sizes.add(round(thing.get_font_size() * abs(matrix.d or matrix.b), 2))
    return sizes


def test_document_says_what_it_is(every):
    document = pikepdf.open(BytesIO(every))
    assert document.docinfo["/Title"] == outlines.TITLE
    assert document.Root.Lang == "en-GB"
    assert document.Root.MarkInfo.Marked
    assert b"pdfuaid" in document.Root.Metadata.read_bytes()
    assert "/CreationDate" not in document.docinfo


def test_tables_are_tables_and_every_picture_has_its_words(every):
    found = Counter(kind for kind, _ in tags(every))
    drawn = [block for block in outlines.every_kind().blocks if isinstance(block, TableBlock)]
    assert found["/Table"] == sum(bool(block.table.rows) and not block.records for block in drawn)
    assert found["/TD"] > found["/TR"] > found["/Table"]
    # A mark with its word beside it is decoration; one without says it to those who do not see it.
    figures = [words for kind, words in tags(every) if kind == "/Figure"]
    assert sorted(figures) == sorted([outlines.ALT, "silent", "none", "no group"])


def test_marks_without_their_words_have_a_key_below_their_table(every):
    assert squeezed("silent no group none a Counted by practitioners.") in squeezed(text_of(every))


def test_a_card_does_not_leave_its_heading_and_first_words_on_the_page_before():
    card: list[Block] = [Heading(3, "C001"), outlines.prose("the quote"), outlines.prose("the rest " * 60)]
    above: list[Block] = [Heading(1, "Claims"), Heading(2, "Page"), *[outlines.prose("above")] * 45]
    firsts = (pages_of(report_pdf(outlines.outline(*above[:lines], *card)))[0] for lines in range(22, 45))
    assert {("C001" in first, "the rest" in first) for first in firsts} == {(True, True), (False, False)}


def test_every_word_of_every_block_is_there(every):
    text = squeezed(text_of(every))
    words = ["Nobody compared it.", "named", "denied", "12", "6 in all", "always safe", "Harm left out. It names none.",
             "a Counted by practitioners.", "Found: Nausea fell.", "How to read it.", "1. Ito A. Ginger. Tea. 2011.",
             "2. Second", "– A point", "Small print.", outlines.CAPTION, "none"]  # fmt: skip
    assert [one for one in words if squeezed(one) not in text] == []


def test_no_text_is_under_8_points_but_the_foot_and_letters_of_notes(every):
    assert sorted(size for size in font_sizes(every) if size < 8) in ([6.4, 7.5], [7.5])


def test_a_heading_that_leaves_out_a_level_is_set_one_below_the_last(every):
    made = report_pdf(outlines.outline(Heading(1, "One"), Heading(3, "Three")))
    kinds = [kind for kind, _ in tags(made)]
    assert kinds.count("/H1") == kinds.count("/H2") == 1


def test_links_within_lead_to_names_that_there_are_and_others_are_texts(pdf, every):
    for made, some in ((pdf, {"C001", "ito2011", "F001"}), (every, {"harms"})):
        document = pikepdf.open(BytesIO(made))
        names = {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}
        links = [note for page in document.pages for note in page.get("/Annots", [])]
        wanted = {str(link.Dest) for link in links if "/Dest" in link and isinstance(link.Dest, pikepdf.String)}
        assert some <= wanted <= names
        outside = {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}
        assert all(address.startswith("http") for address in outside)
    assert outside == {"https://example.org/law"}
    assert "Not led: gone, these" in text_of(every)


def test_first_page_says_title_notice_and_where_the_sections_are(every):
    first = pages_of(every)[0]
    assert squeezed(outlines.TITLE + outlines.NOTICE + "The answer 1 · Harms 1 · Pictures") in squeezed(first)


def test_pages_are_numbered_and_bear_the_notice(pdf, example_contents):
    notice, pages = printed(example_contents).notice, pages_of(pdf)
    assert all(squeezed(f"{notice}{number}of{len(pages)}") in squeezed(text) for number, text in enumerate(pages, 1))


def test_a_table_over_pages_repeats_its_headings_and_a_group_its_name_and_keeps_its_first_row():
    rows = [(group, f"row {number}", "words " * 30) for group in ("one", "two", "three") for number in range(9)]
    pages = pages_of(report_pdf(outlines.outline(outlines.table(("Group", "Row", "Words"), *rows, block="Group"))))
    assert len(pages) > 1
    assert all(re.search("Row Words (one row|two row|three row)", page) for page in pages)
    assert sum(page.count(f"{group} row 0") for page in pages for group in ("one", "two", "three")) == 3


def test_a_count_before_a_word_begins_where_a_text_does():
    block = outlines.table(("Place",), (Lines(("7 claims", Count(7, after="claims"))),))
    (page,) = pypdfium2.PdfDocument(report_pdf(outlines.outline(block)))
    text = page.get_textpage()
    plain, counted = (text.get_charbox(found.start())[0] for found in re.finditer("7 claims", text.get_text_range()))
    assert counted == plain


def test_a_wide_table_lies_and_one_that_fits_no_page_is_set_row_by_row():
    wide, wider = (
        outlines.table([f"Column {one}" for one in range(count)], ["some words " * 20] * count) for count in (6, 12)
    )
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(report_pdf(outlines.outline(wide)))]
    assert all(across > down for across, down in sizes)
    made = report_pdf(outlines.outline(wider))
    assert all(across < down for across, down in (page.get_size() for page in pypdfium2.PdfDocument(made)))
    assert squeezed("Column 11: some words") in squeezed(text_of(made))


def test_every_section_and_card_is_bookmarked(pdf):
    document = pikepdf.open(BytesIO(pdf))

    def titles(items: Any) -> Iterator[str]:
        for item in items:
            yield str(item.title)
            yield from titles(item.children)

    with document.open_outline() as outline:
        found = list(titles(outline.root))
    assert {"Methods", "What they found", "References", "C001 · document page1, line 4"} <= set(found)


def test_every_table_is_there_line_by_line(example_contents, pdf):
    report_alone = report_pdf(with_sheet(report(example_contents), example_contents))
    text = squeezed(text_of(pdf) + text_of(report_alone))
    missing = {
        (table.name, line)
        for table in example_contents.tables
        if table.name not in ON_CARDS
        for row in table.rows
        for cell in row
        for line in str(cell).replace("ito2011", "Ito 2011").split("\n")
        if squeezed(line) not in text and squeezed(line.replace("Ito 2011", "ito2011")) not in text
    }
    assert missing == set()


def test_same_contents_give_the_same_bytes(every):
    assert report_pdf(outlines.every_kind()) == every


PLACES = [
    ("claims", "quote"),
    ("claims", "statement"),
    ("documents", "title"),
    ("studies", "limits"),
    ("links", "rationale"),
    ("findings", "note"),
    ("raters", "note"),
]


def hostile(table: str, column: str) -> str:
    """A hostile text that is told from that of any other place."""
    return f"{HOSTILE} of the {column} of {table}"


@pytest.fixture(scope="module")
def hostile_pdf(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Text of the report of a set that is hostile in every place."""
    blocks = []
    for table, places in groupby(PLACES, key=itemgetter(0)):
        columns = [column for _, column in places]
        out = StringIO()
        csv.writer(out, lineterminator="\n").writerows([columns, [hostile(table, column) for column in columns]])
        blocks.append(f"{table}.csv\n{out.getvalue()}")
    return squeezed(text_of(report_pdf(printed_set(tmp_path_factory.mktemp("hostile"), "\n".join(blocks)))))


def printed_set(folder, fragment: str) -> Outline:
    return printed(contents(shown.review(folder, fragment)))


@pytest.mark.parametrize(("table", "column"), PLACES)
def test_hostile_text_is_text(hostile_pdf, table, column):
    assert squeezed(hostile(table, column)) in hostile_pdf


def test_any_script_and_any_length_is_set():
    words = f"مرحبا 😀 中文 {chr(0x202E)}turned {'ж' * 10_000}"
    text = squeezed(
        text_of(report_pdf(outlines.outline(outlines.table(("A", "B"), (words, "x")), outlines.prose(words))))
    )
    assert text.count("ж") == 20_000
    assert text.count("[U+202E]turned") == text.count("中文") == 2


def test_nothing_to_say_makes_a_page():
    assert pages_of(report_pdf(outlines.outline()))[0].startswith(outlines.TITLE[:20])


def test_empty_set_makes_a_report(tmp_path):
    empty = "\n\n".join(f"{name}.csv\nnote" for name in ("claims", "links"))
    text = text_of(report_pdf(printed_set(tmp_path, empty.replace("links.csv\nnote", "links.csv\nclaim"))))
    assert "nan" not in text.lower().split()


def test_plot_without_words_is_refused():
    with pytest.raises(ValueError, match="alt"):
        report_pdf(outlines.outline(PlotBlock(outlines.plot(alt=""), outlines.DRAWING)))


def test_links_are_led_within_and_nothing_moves():
    before = b"x/A<</Type/Action/S/URI/URI(#C001)>>/F 4 /A<</Type/Action/S/URI/URI(https://a.example/#b)>>"
    after = led_within(before)
    assert after.startswith(b"x/Dest(C001) ")
    assert after[-50:] == before[-50:]
    assert len(after) == len(before)


def test_qpdf_finds_the_file_sound(every, tmp_path):
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    (tmp_path / "report.pdf").write_bytes(every)
    result = subprocess.run(["qpdf", "--check", tmp_path / "report.pdf"], capture_output=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


# The one sheet

#: No text is smaller, in points: the body, then the foot.
SMALLEST, SMALLEST_OF_FOOT = 9.0, 7.5

HOSTILE_WORDS = '#panic(1) *b* $x$ @cite <label> // note `raw` = head <b>&amp; \u202eabc\u202c 🍵 \\" {{ x }} '


@cache
def shipped_pdf() -> bytes:
    return sheet_pdf(shipped.review())


def sheet_of(folder, fragment: str) -> bytes:
    return sheet_pdf(shown.review(folder, fragment))


def words_of(pdf: bytes) -> str:
    """Text of every page on one line, no-break spaces as blanks."""
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", ""))


def sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    sizes = (page.get_size() for page in pypdfium2.PdfDocument(pdf))
    return [(round(wide * 25.4 / 72), round(high * 25.4 / 72)) for wide, high in sizes]


def sizes_of(pdf: bytes) -> dict[float, float]:
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


def elements(pdf: bytes) -> list[str]:
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
    sizes = sizes_of(shipped_pdf())
    assert min(sizes) >= SMALLEST_OF_FOOT
    small = [high for size, high in sizes.items() if size < SMALLEST]
    assert len(small) == 1
    assert small[0] < 842 / 3  # the foot alone, in the lowest third
    assert max(sizes) >= 16


def test_order_is_that_of_the_issue():
    one, text = sheet(shipped.review()), words_of(shipped_pdf())
    heads = (one.title, "Draft: 0 of", one.harms.heading, "Help: ", "No study listed:", "gravest of", "Not checked.")
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_every_mark_says_its_word_to_those_who_listen():
    text = words_of(shipped_pdf())
    assert text.count("silent") > 20
    assert [word for word in ("named", "made small", "named and denied", "does not apply") if word not in text] == []


def test_the_tables_are_tables():
    kinds = elements(shipped_pdf())
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
    pdf = sheet_of(tmp_path, fragment)
    assert sheets(pdf) == [(210, 297)]
    assert min(sizes_of(pdf)) >= SMALLEST_OF_FOOT


@pytest.mark.parametrize(("documents", "conditions"), [(12, 60), (1, 1), (40, 3), (80, 9)])
def test_many_documents_and_conditions_take_one_sheet(tmp_path, documents, conditions):
    assert sheets(sheet_of(tmp_path, many(documents, conditions))) == [(210, 297)]


def test_hostile_text_is_set_as_text_on_one_sheet(tmp_path):
    assert sheets(sheet_pdf(shown.of_folder(hostile_set.write(tmp_path / "data")))) == [(210, 297)]
    quoted = HOSTILE_WORDS.replace('"', '""')
    claims = f'claims.csv\nid,quote,condition\nC001,"{quoted}","{quoted * 20}"\n'
    fragment = f'{claims}\ndocuments.csv\nid,title\npage1,"{quoted * 30}"\n'
    pdf = sheet_of(tmp_path / "claims", fragment + shown.UNWAIVED)
    assert sheets(pdf) == [(210, 297)]
    assert "#panic(1)" in words_of(pdf)
