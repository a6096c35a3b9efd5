"""Pictures: PNG files of the plots' drawings."""

import io

from PIL import Image

from analysis.report.paper.typesetting import DPI, pictures

#: A drawing of three inches by one: a black left half.
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="216pt" height="72pt" viewBox="0 0 216 72">'
    '<rect width="108" height="72"/></svg>'
)


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_picture_has_the_drawing_s_size_at_300_dots_an_inch():
    picture = _opened(pictures({"halves": _DRAWING})["halves"])
    assert DPI == 300
    assert picture.size == (900, 300)


def test_picture_shows_the_drawing_on_white():
    picture = _opened(pictures({"halves": _DRAWING})["halves"])
    assert picture.getpixel((225, 150)) == (0, 0, 0)
    assert picture.getpixel((675, 150)) == (255, 255, 255)


def test_same_drawing_gives_the_same_bytes_under_its_own_name():
    first = pictures({"one": _DRAWING, "other": _DRAWING})
    assert list(first) == ["one", "other"]
    assert first["one"] == first["other"] == pictures({"one": _DRAWING})["one"]


def test_without_drawings_there_are_no_pictures():
    assert pictures({}) == {}
