"""The report as PDF: tagged, led through by links, every word of the data as text, and the same bytes each time."""

import csv
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from itertools import groupby
from operator import itemgetter
from typing import Any

import pikepdf
import pypdfium2
import pytest

from analysis.model.words import Severity
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.printed import PlotBlock, Printed, printed
from analysis.report.paper.typesetting import typeset
from analysis.report.pdf.report_pdf import Setting, led_within, report_pdf
from tests.builders import shown
from tests.builders.fragments import DRAFT

HOSTILE = '#panic(1) *b* $x$ @cite <label> // note `raw` = head <b>&amp; \\" {{ x }} \\alpha'


def made(folder, fragment: str = shown.UNWAIVED) -> Contents:
    review = shown.review(folder, fragment)
    return contents(review)


def printed_set(folder, fragment: str) -> Printed:
    return printed(made(folder, fragment))


@pytest.fixture(scope="module")
def example(example_contents: Contents) -> Contents:
    return example_contents


@pytest.fixture(scope="module")
def pdf(example: Contents) -> bytes:
    return report_pdf(printed(example))


def text_of(pdf: bytes) -> str:
    """Text of every page on one line, without places to break."""
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    # A hyphen at the end of a line is given back as a control character.
    text = " ".join(pages).translate({0x200B: "", 0xA0: " ", 0x02: "-"})
    return re.sub(r"\s+", " ", text)


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


def kinds(pdf: bytes) -> Counter[str]:
    return Counter(kind for kind, _ in tags(pdf))


def test_document_says_what_it_is(pdf):
    document = pikepdf.open(BytesIO(pdf))
    assert document.docinfo["/Title"] == "Which claims do the cited studies support?"
    assert document.Root.Lang == "en-GB"
    assert document.Root.MarkInfo.Marked
    assert b"pdfuaid" in document.Root.Metadata.read_bytes()
    assert "/CreationDate" not in document.docinfo


def test_tables_are_tables_and_figures_have_texts(example, pdf):
    found = kinds(pdf)
    printed_tables = sum(
        block["kind"] == "table" and not block["empty"]
        for section in Setting(printed(example)).data()["sections"]
        for block in section["blocks"]
    )
    assert found["/Table"] == printed_tables
    assert found["/TH"] > found["/Table"]
    assert found["/TD"] > found["/TR"] > found["/Table"]
    figures = [words for kind, words in tags(pdf) if kind == "/Figure"]
    assert sorted(figures) == sorted(plot.alt for plot in example.plots)


def test_every_section_and_card_is_bookmarked(pdf):
    document = pikepdf.open(BytesIO(pdf))

    def titles(items: Any) -> Iterator[str]:
        for item in items:
            yield str(item.title)
            yield from titles(item.children)

    with document.open_outline() as outline:
        found = list(titles(outline.root))
    assert {"Methods", "Flagged claims", "References", "C001 · document page1, line 4"} <= set(found)


def test_links_within_lead_to_names_that_there_are(pdf):
    document = pikepdf.open(BytesIO(pdf))
    names = {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}
    links = [note for page in document.pages for note in page.get("/Annots", [])]
    wanted = {str(link.Dest) for link in links if "/Dest" in link}
    assert {"C001", "ito2011", "F001"} < wanted <= names
    assert any(name.startswith("check-") for name in wanted)
    assert not [link for link in links if "/A" in link and str(link.A.get("/URI", "")).startswith("#")]


def test_first_page_says_what_the_page_says_notice_and_contents(example, pdf):
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert squeezed("".join(example.sheet.findings)) in squeezed(page)
    assert squeezed(DRAFT) in squeezed(page)
    assert "no systematic search" in page
    assert "Data dictionary" in page


def test_pages_are_numbered_and_bear_the_notice(pdf):
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_bounded()
        assert f"{number} of {len(document)}" in text
        assert "no clinician has reviewed them" in text


LOW = """claims.csv
id,quote,wording,figure,unit,stated_design
C001,may relieve it,hedged,,,

links.csv
claim,stance,finding
C001,does not address,

waivers.csv
check
"""


def test_flags_of_low_severity_stand_on_their_cards_alone(tmp_path):
    contents = made(tmp_path, LOW)
    (low,) = (flag.message for card in contents.cards for flag in card.flags if flag.problem.severity is Severity.LOW)
    text = text_of(report_pdf(printed(contents)))
    assert squeezed(text).count(squeezed(low)) == 1
    assert "1 flag of low severity" in text


def test_every_frame_is_there_cell_by_cell(example, pdf):
    text = squeezed(text_of(pdf))
    left_out = {"claims", "pairs"}
    missing = {
        (frame.name, str(cell))
        for frame in example.tables
        if frame.name not in left_out
        for row in frame.data.itertuples(index=False, name=None)
        if frame.name != "flagged" or Severity.LOW not in row
        for cell in row
        if squeezed(str(cell)) not in text
    }
    assert missing == set()


def test_notes_are_lettered_under_their_table(example, pdf):
    text = squeezed(text_of(pdf))
    notes = [note for frame in example.tables if frame.name == "strength-own" for note in frame.notes]
    assert all(squeezed(f"{letter}.{note}") in text for letter, note in zip("abcdef", notes, strict=False))


def test_same_contents_give_the_same_bytes(example, pdf):
    assert report_pdf(printed(example)) == pdf


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


@pytest.mark.parametrize(("table", "column"), PLACES)
def test_hostile_text_is_text(hostile_pdf, table, column):
    assert squeezed(hostile(table, column)) in hostile_pdf


def test_any_script_and_any_length_is_set(tmp_path):
    words = f"مرحبا 😀 中文 {chr(0x202E)}turned {'ж' * 10_000}"
    text = squeezed(text_of(report_pdf(printed_set(tmp_path, f"studies.csv\nlimits\n{words}"))))
    assert text.count("ж") == 10_000
    assert "[U+202E]turned" in text
    assert "中文" in text


def test_empty_set_makes_a_report(tmp_path):
    empty = "\n\n".join(f"{name}.csv\nnote" for name in ("claims", "links"))
    text = text_of(report_pdf(printed_set(tmp_path, empty.replace("links.csv\nnote", "links.csv\nclaim"))))
    assert "0 claims" in text
    assert "nan" not in text.lower().split()


def test_plot_without_words_is_refused(example):
    plot = replace(example.plots[0], alt="")
    with pytest.raises(ValueError, match="alt"):
        report_pdf(printed(replace(example, plots=(plot,))))


def test_what_cannot_be_set_says_why():
    with pytest.raises(ValueError, match="report"):
        typeset("report.typ", {})


def test_links_are_led_within_and_nothing_moves():
    before = b"x/A<</Type/Action/S/URI/URI(#C001)>>/F 4 /A<</Type/Action/S/URI/URI(https://a.example/#b)>>"
    after = led_within(before)
    assert after.startswith(b"x/Dest(C001) ")
    assert after[-50:] == before[-50:]
    assert len(after) == len(before)


def test_data_of_the_template_is_strings_numbers_and_truths(example):
    setting = Setting(printed(example))
    assert json.loads(json.dumps(setting.data()))["title"]
    drawn = [block for block in printed(example).blocks if isinstance(block, PlotBlock)]
    assert set(setting.drawings()) == {f"drawing-{block.plot.name}" for block in drawn}


def test_qpdf_finds_the_file_sound(pdf, tmp_path):
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    (tmp_path / "report.pdf").write_bytes(pdf)
    result = subprocess.run(["qpdf", "--check", tmp_path / "report.pdf"], capture_output=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
