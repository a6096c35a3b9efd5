"""The one page on paper: one sheet of A4 whatever the data, nothing small, tagged, the same bytes again."""

import json
import re
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.report.pdf.one_page import fitted
from analysis.show.summary.one_page import HARMS, OnePage, one_page
from analysis.tell.who_judged import notice
from tests.builders import build, shipped, shown
from tests.builders.fragments import DRAFT
from tests.show.summary.test_one_page import TEA, many

#: No text is smaller, in points (issue: the page says "continued in the report" rather than shrink below it).
SMALLEST = 8.0

HOSTILE = '#panic(1) *b* $x$ @cite <label> // note `raw` = head <b>&amp; \u202eabc\u202c 🍵 \\" {{ x }} '


@cache
def shipped_page() -> OnePage:
    return one_page(shipped.review())


@cache
def shipped_pdf() -> bytes:
    return fitted(shipped_page(), notice(shipped.review().evidence))


def made(review: EvidenceReview) -> bytes:
    return fitted(one_page(review), DRAFT)


def text_of(pdf: bytes) -> str:
    """Text of every page on one line, no-break spaces as blanks."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", ""))


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    return [(round(wide * 25.4 / 72), round(high * 25.4 / 72)) for wide, high in map(size, pypdfium2.PdfDocument(pdf))]


def size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    return page.get_size()


def font_sizes(pdf: bytes) -> set[float]:
    """Sizes of all text as printed, in points."""
    (page,) = pypdfium2.PdfDocument(pdf)
    sizes = set()
    text = page.get_textpage()
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=10):
        if text.get_text_bounded(*thing.get_bounds()).strip():
            matrix = thing.get_matrix()
            sizes.add(round(thing.get_font_size() * abs(matrix.d or matrix.b), 2))
    return sizes


def tags(pdf: bytes) -> list[tuple[str, str]]:
    """Each element of the structure tree with its alternative text."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot)
    return found


def test_shipped_data_take_exactly_one_sheet_of_a4():
    assert sheets(shipped_pdf()) == [(210, 297)]


def test_no_text_is_small():
    sizes = font_sizes(shipped_pdf())
    assert sizes
    assert min(sizes) >= SMALLEST


def test_order_is_that_of_the_issue():
    page, text = shipped_page(), text_of(shipped_pdf())
    heads = (
        page.sentences[0],
        HARMS,
        page.flags[0].quotes[0],
        "Cited studies",
        "Not checked:",
        "Agreement:",
    )
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


def test_what_finds_no_room_is_continued_in_the_report():
    page, text = shipped_page(), text_of(shipped_pdf())
    printed = [flag for flag in page.flags if flag.claims[0].place in text and flag.quotes[0] in text]
    assert 3 <= len(printed) <= len(page.flags)
    left = len(page.flags) - len(printed) + page.more_flags
    assert f"{left} more flagged sentences: continued in the report" in text


def test_it_says_who_judged_and_that_there_was_no_systematic_search():
    text = text_of(shipped_pdf())
    assert notice(shipped.review().evidence) in text
    assert "no systematic search" in text


def test_picture_has_words_and_the_table_is_a_table():
    found = tags(shipped_pdf())
    kinds = [kind for kind, _ in found]
    assert [alt for kind, alt in found if kind == "/Figure"] == [shipped_page().dots.alt]
    assert {"/Table", "/TR", "/TH", "/TD", "/H1", "/H2"} <= set(kinds)


def test_document_is_marked_as_accessible_with_title_and_language():
    with pikepdf.open(BytesIO(shipped_pdf())) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"]


def test_same_evidence_same_bytes():
    assert fitted(one_page(shown.of_folder(shipped.DATA)), notice(shipped.review().evidence)) == shipped_pdf()


def test_small_set_takes_one_sheet_and_continues_nothing_but_reasons(tmp_path):
    pdf = made(shown.review(tmp_path, TEA))
    text = text_of(pdf)
    assert sheets(pdf) == [(210, 297)]
    assert "more flagged" not in text
    assert "more row" not in text
    assert "peppermint tea" in text
    assert "prolotherapy" not in text


@pytest.mark.parametrize(("documents", "conditions"), [(1, 1), (3, 40), (12, 60)], ids=str)
def test_any_size_of_data_takes_one_sheet(tmp_path, documents, conditions):
    pdf = made(shown.review(tmp_path, many(documents, conditions)))
    assert sheets(pdf) == [(210, 297)]
    assert min(font_sizes(pdf)) >= SMALLEST
    assert ("more flagged sentences: continued in the report" in text_of(pdf)) is (documents * conditions > 10)


def test_empty_set_takes_one_sheet(tmp_path):
    fragment = (
        "claims.csv\nid\n\nlinks.csv\nclaim\n\nmentions.csv\nclaim\n\nwaivers.csv\ncheck\n\ndisagreements.csv\nid"
    )
    pdf = made(shown.review(tmp_path, fragment))
    assert sheets(pdf) == [(210, 297)]
    assert "No check raised a flag on a claim." in text_of(pdf)


def test_hostile_text_stays_text(tmp_path):
    cell = HOSTILE.replace('"', '""')
    fragment = f"""
claims.csv
id,quote,condition,agent
C001,"{cell}","{cell}","{cell}"

waivers.csv
check
"""
    pdf = made(shown.review(tmp_path, fragment))
    text = text_of(pdf)
    assert sheets(pdf) == [(210, 297)]
    for part in ("#panic(1) *b* $x$ @cite <label> // note `raw` = head <b>&amp;", "{{ x }}"):
        assert part in text


def right_edge(pdf: bytes) -> float:
    """Where the rightmost text ends, in millimetres."""
    (page,) = pypdfium2.PdfDocument(pdf)
    text = page.get_textpage()
    return max(text.get_rect(number)[2] for number in range(text.count_rects())) * 25.4 / 72


def test_texts_stay_within_the_margins():
    assert right_edge(shipped_pdf()) <= 199


def room_above_the_foot(pdf: bytes) -> float:
    """From the last line before what was not checked to the first of that, in millimetres."""
    (page,) = pypdfium2.PdfDocument(pdf)
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    foot = next(top for *box, top in boxes if text.get_text_bounded(*box, top).startswith("Not checked:"))
    return (min(bottom for _, bottom, _, _ in boxes if bottom > foot) - foot) * 25.4 / 72


def test_the_foot_stands_off_what_is_above_it_however_full_the_sheet():
    page = shipped_page()
    sheets_of = (page._replace(closing=(*page.closing, *[("Label", "text")] * more)) for more in range(6))
    # Two millimetres above the line that parts the two, descenders in them, and nearly two under it.
    assert min(room_above_the_foot(fitted(one, DRAFT)) for one in sheets_of) >= 3.7


@pytest.mark.parametrize("long", ["word " * 2000, "w" * 10_000], ids=["words", "one word"])
def test_long_cells_are_cut_and_said_to_be(tmp_path, long):
    fragment = f'claims.csv\nid,quote,condition,agent\nC001,"{long}","{long}","{long}"\n\nwaivers.csv\ncheck\n'
    pdf = made(shown.review(tmp_path, fragment))
    assert sheets(pdf) == [(210, 297)]
    assert "… (continued in the report)" in text_of(pdf)
    assert not re.search(r"\bw(?:o|or)? … \(continued", text_of(pdf))
    assert right_edge(pdf) <= 199


def test_an_entry_names_three_claims_what_the_source_says_whole_clauses_and_its_own_judges(tmp_path):
    page = one_page(shown.review(tmp_path, TEA))
    clauses = "; ".join(f"is {number} thing {'wrong ' * 14}" for number in ("one", "another", "a third"))
    three = page.flags[0]._replace(
        claims=tuple(build.claim(id=f"C00{number}") for number in range(1, 4)),
        source=(f"{'For ' * 140}it.", "Against it."),
        wrong=(clauses,),
        judged_by=("Ann",),
    )
    four = three._replace(claims=(*three.claims, build.claim(id="C004")), judged_by=("Bob",))
    text = text_of(fitted(page._replace(flags=(three, four)), DRAFT))
    assert "(C001, C002, C003)" in text
    assert "(C001, C002, C003 …)" in text
    assert text.count("For it. Against it.") == 2
    assert "is another thing" in text
    assert "is a third thing" not in text
    assert [text.count(f"Judged by: {name}") for name in ("Ann", "Bob")] == [1, 1]
    grave = three._replace(source=("A grave event.", "Another event.", "0 of 21."))
    text = text_of(fitted(page._replace(flags=(grave, three._replace(source=("Word " * 400,)))), DRAFT))
    assert "The source says: A grave event. 2 " in text
    assert "Word Word" not in text
    assert "The source says: continued in the report" in text


@pytest.mark.parametrize(
    ("height", "flags", "rows"),
    [
        pytest.param(2, 10, 14, id="all fits"),
        pytest.param(6, 5, 10, id="seven rows and five flags at least, then more rows"),
        pytest.param(8, 4, 8, id="else four rows and three flags at least, then more rows"),
        pytest.param(15, 2, 10, id="else as many flags as fit, and rows in what is left"),
        pytest.param(41, 0, 14, id="no flag fits"),
    ],
)
def test_a_sheet_holds_as_much_as_fits_flags_before_rows(monkeypatch, height, flags, rows):
    def typeset(_template: str, inputs: dict[str, str]) -> bytes:
        told = json.loads(inputs["data"])
        flags, rows = len(told["flags"]), len(told["rows"])
        return f"{flags} flags, {rows} rows ".encode() + b"/Type/Page " * (1 + (flags * height + rows > 40))

    monkeypatch.setattr("analysis.report.pdf.one_page.typeset", typeset)
    page = shipped_page()
    full = page._replace(flags=(page.flags[0],) * 10, rows=(page.rows[0],) * 14)
    assert fitted(full, DRAFT).startswith(f"{flags} flags, {rows} rows ".encode())
