"""Marks as drawings: every mark has one, no two are alike, and each is a picture that a reader of XML opens."""

from xml.etree import ElementTree

from analysis.report.outline.marks import DRAWN
from analysis.show.value import Mark


def test_every_mark_is_drawn_and_none_as_another():
    assert set(DRAWN) == set(Mark)
    assert len(set(DRAWN.values())) == len(Mark)
    assert all(ElementTree.fromstring(drawing).tag.endswith("svg") for drawing in DRAWN.values())


def test_no_drawing_needs_a_font():
    assert not any("<text" in drawing for drawing in DRAWN.values())
