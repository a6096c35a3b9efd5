"""An outline as plain text: every word of it, in lines that fit, and nothing that could steer a terminal."""

import pytest

from analysis.report.outline.blocks import Heading, Outline, PlotBlock
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.outlines import supplement as printed
from analysis.report.text import text
from tests.builders import hostile, outlines, shown

EVERY = outlines.every_kind()


def lines(*blocks, width: int = 100) -> list[str]:
    """The lines below title and notice."""
    return text(outlines.outline(*blocks), width).splitlines()[4:]


def test_title_notice_and_headings_are_underlined():
    made = text(EVERY).splitlines()
    assert made[:4] == [outlines.TITLE, "=" * len(outlines.TITLE), "", outlines.NOTICE]
    assert [made[made.index(one) + 1] for one in ("Harms", "Sentences")] == ["=====", "---------"]


def test_every_word_of_every_block_is_there():
    found = " ".join(text(EVERY).split())
    words = ("Nobody compared it.", "See the harms and the law <https://example.org/law>.", "Not led: gone, these",
             "fainting 12 named silent", "heartburn 6 in all denied none", "a. Counted by practitioners.", "FIRST",
             "Found: Nausea fell.", f"[Picture] {outlines.ALT} How to read it.", "1. Ito A. Ginger. Tea. 2011.",
             "2. Second", "- A point", "Small print.")  # fmt: skip
    assert [one for one in words if one not in found] == []


def test_a_table_stands_in_columns_numbers_to_the_right():
    assert lines(outlines.table(("Cup", "Count"), ("blue", 7), ("green", 1200))) == [
        "",
        outlines.CAPTION,
        "",
        "Cup    Count",
        "------------",
        "blue       7",
        "green   1200",
    ]


def test_long_cells_are_wrapped_under_each_other_and_rows_parted():
    made = lines(outlines.table(("Cup", "Why"), ("blue", "a reason " * 20), ("green", "none")))
    assert made[5].startswith("blue   a reason")
    assert made[6].startswith("       reason a")
    assert made[-2:] == ["", made[-1]]
    assert made[-1].split() == ["green", "none"]


def test_a_table_that_is_too_wide_is_told_row_by_row():
    block = outlines.table([f"Column {one}" for one in range(20)], range(20))
    made = "\n".join(lines(block, width=72))
    assert "Column 19: 19" in made
    assert "Column 19: 19" not in "\n".join(lines(outlines.table(("A", "Column 19"), ("x", 19))))


@pytest.mark.parametrize("width", [20, 72, 100])
def test_no_line_is_longer_than_asked_for_but_an_address(width, example_contents: Contents):
    for outline in (EVERY, printed(example_contents)):
        assert [one for one in text(outline, width).splitlines() if len(one) > width and "://" not in one] == []


def test_wide_signs_count_twice_and_long_words_are_cut():
    made = lines(outlines.prose("中文" * 30), outlines.prose("x" * 250))
    assert made[1] == "中文" * 25
    assert [len(one) for one in made[4:7]] == [100, 100, 50]


def test_a_compound_in_a_narrow_column_is_cut_behind_a_hyphen():
    made = lines(outlines.table(("Page", "Why"), ("a before-and-afterwards page", "a reason " * 40)), width=40)
    assert {"before-and-", "afterwards"} <= {one[:13].strip() for one in made}


def test_a_picture_in_parts_is_told_once():
    parts = [PlotBlock(outlines.plot(), outlines.DRAWING)] * 2
    made = lines(*parts, outlines.prose("between"), *parts)
    assert [one[:9] for one in made if one] == ["[Picture]", "between", "[Picture]"]


def test_nothing_in_a_text_steers_the_terminal(tmp_path):
    escape = "\x1b[2Jcleared\x9b1m\u202eturned"
    made = text(Outline("report", escape, escape, (Heading(1, escape), outlines.table((escape,), (escape,)))))
    assert all(one.isprintable() for one in made.splitlines())
    assert made.count("cleared") == 5
    given = contents(shown.of_folder(hostile.write(tmp_path / "data")))
    assert all(one.isprintable() for one in text(printed(given)).split("\n"))


def test_nothing_to_say_is_title_and_notice():
    assert lines() == []
