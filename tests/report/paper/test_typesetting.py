"""Typesetting: PNG files of the plots' drawings, and fonts that are the same everywhere."""

import io

import pytest
from PIL import Image

from analysis.report.paper.typesetting import fonts, pictures, typeset
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
