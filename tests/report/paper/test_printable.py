"""What is put on paper: long words may break, and what no font has is named."""

import pytest

from analysis.report.paper.printable import printable

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
