"""Legible text: nothing that a document cannot hold, and nothing else changed."""

import pytest

from analysis.text.legible import legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain – text", "plain – text", id="plain"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and line feed"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="other line ends"),
        pytest.param("a\x00b\x1bc\x7f", "a[U+0000]b[U+001B]c[U+007F]", id="control characters"),
        pytest.param("\ud800 \ufffe \uffff", "[U+D800] [U+FFFE] [U+FFFF]", id="no characters at all"),
        pytest.param("مرحبا 🦴 \u202e", "مرحبا 🦴 \u202e", id="right to left, and beyond the first plane"),
    ],
)
def test_text_is_made_legible(text, shown):
    assert legible(text) == shown
    assert legible(shown) == shown
