"""Typesetting: PNG files of the plots' drawings, and fonts that are the same everywhere.

Long words may break, and what no font has is named.
"""

import io

import pytest
import typst
from PIL import Image

from analysis.report.paper.typesetting import drawable, fonts, pictures, printable, typeset
from tests.builders.outlines import DRAWING


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_picture_has_the_drawing_s_size_at_200_dots_an_inch_and_shows_it_on_white():
    picture = _opened(pictures({"halves": DRAWING})["halves"])
    assert picture.size == (600, 200)
    assert [picture.getpixel((across, 100)) for across in (150, 450)] == [(0, 0, 0), (255, 255, 255)]


def test_same_drawing_gives_the_same_bytes_under_its_own_name_beside_others():
    other = DRAWING.replace("108", "54")
    both = pictures({"one": DRAWING, "other": other, "third": DRAWING})
    assert list(both) == ["one", "other", "third"]
    assert both["one"] == both["third"] == pictures({"one": DRAWING})["one"] != both["other"]


def test_without_drawings_there_are_no_pictures():
    assert pictures({}) == {}


def test_fonts_are_those_of_the_packages_alone():
    families = {"DejaVu Sans", "Source Sans Pro", "Source Serif Pro"}
    assert families <= set(fonts().families())
    assert len(fonts().families()) == len(families) + 1  # and the last resort


def test_what_cannot_be_set_says_why():
    with pytest.raises(ValueError, match="outline"):
        typeset("report.typ", {})


# Texts made fit for paper

BREAK = "\u200b"


@pytest.mark.parametrize(
    ("text", "limit", "printed"),
    [
        pytest.param("short words stay", 8, "short words stay", id="short"),
        pytest.param("abcdefghijkl", 8, f"abcdefgh{BREAK}ijkl", id="long word"),
        pytest.param("a/b.example/cd", 8, f"a/{BREAK}b.{BREAK}example/{BREAK}cd", id="address"),
        pytest.param("bell\x07", 20, "bell[U+0007]", id="control"),
        pytest.param("\u202ereversed", 20, "[U+202E]reversed", id="turned text"),
        pytest.param("two\nlines\tand a tab", 8, "two\nlines\tand a tab", id="line and tab"),
        pytest.param("", 8, "", id="nothing"),
    ],
)
def test_text_is_made_fit_for_paper(text, limit, printed):
    assert printable(text, limit) == printed


def test_nothing_is_lost_but_what_cannot_be_set():
    text = "مرحبا 😀 " + "x" * 10_000 + " https://example.org/a?b=1&c=2"
    assert printable(text, 12).replace(BREAK, "") == text
    assert max(map(len, printable(text, 12).replace(BREAK, " ").split())) <= 12


# Drawings: texts that can be set by the rules of PDF/UA

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="20"><text x="1" y="12">{}</text></svg>'
_PAGE = b"""
#set document(title: "One drawing")
#set text(lang: "en")
= One drawing
#image(bytes(sys.inputs.drawing), format: "svg", alt: "One word.")
"""


@pytest.mark.parametrize(
    "word",
    [
        "nausea",
        "Müller 91 % −0.5",
        "\u263a\ufe0f",
        "\U0001f469\U0001f3fd\u200d\u2695",
        "q\u0301\u0302",
        "\u0928\u092e\u0938\u094d\u0924\u0947",
    ],
    ids=["latin", "signs", "variant", "joined", "marks", "devanagari"],
)
def test_drawing_with_any_text_can_be_set(word):
    drawing = drawable(_SVG.format(word))
    made = typst.compile(
        _PAGE, format="pdf", pdf_standards=["ua-1"], font_paths=fonts(), sys_inputs={"drawing": drawing}
    )
    assert made.startswith(b"%PDF")


def test_what_the_font_has_stays():
    assert drawable("Müller 91 % −0.5 ≥ ●▲") == "Müller 91 % −0.5 ≥ ●▲"


def test_accent_becomes_part_of_its_letter():
    assert drawable("u\u0308ber") == "über"


def test_character_that_the_font_lacks_is_a_square():
    assert drawable("a\U0001f680b") == "a\u25a1b"
