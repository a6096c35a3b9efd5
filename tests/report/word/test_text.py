"""Texts of the Word document: what becomes XML, where links lead, and which addresses a file may hold."""

import pytest

from analysis.report.outline.blocks import Heading
from analysis.report.word.text import Links, address, escaped, run
from analysis.show.value import Run


def links(*anchors: str) -> Links:
    return Links([Heading(1, "x", one) for one in anchors])


def test_text_is_escaped_for_tags_and_attributes():
    assert escaped('<a b="&">\x00') == "&lt;a b=&quot;&amp;&quot;&gt;[U+0000]"


def test_line_feed_breaks_the_line_and_no_text_is_no_run():
    assert run("a\nb").count("<w:br/>") == 1
    assert not run("")


def test_link_without_its_anchor_is_text():
    there, elsewhere = Run("C001", "#C001"), Run("C002", "#C002", strong=True)
    made = links("C001").runs((there, elsewhere))
    assert made.count("<w:hyperlink") == 1
    assert "C002</w:t>" in made
    assert "<w:b/>" in made


def test_bookmark_is_placed_once_and_names_differ_in_more_than_case():
    found = links("C001", "c001", "C-001", "x" * 60, "x" * 61)
    marks = [found.bookmark(anchor) for anchor in ("C001", "c001", "C-001", "x" * 60, "x" * 61)]
    names = {mark.split('w:name="')[1].split('"')[0].casefold() for mark in marks}
    assert len(names) == 5
    assert max(map(len, names)) <= 40
    assert not found.bookmark("C001")
    assert not found.bookmark("")


@pytest.mark.parametrize(
    ("href", "there"),
    [
        pytest.param("https://doi.org/10.1/a(b)", "https://doi.org/10.1/a(b)", id="plain"),
        pytest.param("https://example.org/ä b%20c%", "https://example.org/%C3%A4%20b%20c%25", id="odd characters"),
        pytest.param("javascript:alert(1)", "", id="script"),
        pytest.param("https://[spoilt", "", id="spoilt host"),
        pytest.param("https://ex ample.org", "", id="blank in the host"),
    ],
)
def test_address_is_one_that_word_takes(href, there):
    assert address(href) == there
    assert ("w:hyperlink" in links().run(Run("x", href))) is bool(there)
