"""The whole of what there is to print: everything once, in order, with links that lead somewhere."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from analysis.report.outline.blocks import Heading, Manner, Outline, Paragraph, PlotBlock, TableBlock, anchors_in
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.printed import printed
from analysis.report.outline.sections import FLAGGED, MOST, ON_CARDS, RECORDS, SECTIONS, WHOLE
from analysis.show.value import plain
from tests.builders import shown
from tests.builders.fragments import DRAFT


@pytest.fixture(scope="module")
def example(example_contents: Contents) -> Contents:
    return example_contents


@pytest.fixture(scope="module")
def report(example: Contents) -> Outline:
    return printed(example)


def test_every_frame_but_those_on_cards_is_printed_once(example, report):
    names = Counter(block.table.name for block in report.blocks if isinstance(block, TableBlock))
    printed_too = {frame.name for frame in example.tables} - set(ON_CARDS) | {FLAGGED}
    assert names == Counter(frame.name for frame in example.tables if frame.name in printed_too)


def test_every_plot_and_card_is_printed_once(example, report):
    assert sum(isinstance(block, PlotBlock) for block in report.blocks) == len(example.plots)
    headings = Counter(block.anchor for block in report.blocks if isinstance(block, Heading))
    assert [headings[card.claim.id] for card in example.cards] == [1] * len(example.cards)


def test_new_frame_comes_under_further_tables(example):
    new = shown.table("tea-leaves", "Tea leaves", "What do they say?", pd.DataFrame({"Cup": ["first"]}))
    blocks = printed(replace(example, tables=(*example.tables, new))).blocks
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert titles[titles.index("Further tables") + 1] == "Tea leaves"


def test_sections_come_in_order_and_none_is_empty(report):
    titles = [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == [section.title for section in SECTIONS if section.title in titles]
    assert len(titles) > 10
    assert not any(
        isinstance(one, Heading) and isinstance(two, Heading) and two.level == 1 for one, two in pairwise(report.blocks)
    )


def test_anchors_stand_once(report):
    anchors = [block.anchor for block in report.blocks if isinstance(block, Heading)]
    assert [anchor for anchor, count in Counter(anchors).items() if count > 1] == []
    assert {"C001", "ito2011", "F001", "check-unsupported", "section-methods"} <= anchors_in(report.blocks)


def test_opening_says_the_sentences_of_the_page_and_the_notice(example, report):
    lead = [plain(one.runs) for one in report.blocks if isinstance(one, Paragraph) and one.manner is Manner.LEAD]
    assert lead == list(example.one_page.sentences)
    assert (report.notice, report.language) == (DRAFT, "en-GB")


def test_faults_are_said_in_the_opening(tmp_path):
    blocks = printed(contents(shown.review(tmp_path, "links.csv\nclaim\nC999"))).blocks
    notices = [plain(one.runs) for one in blocks if isinstance(one, Paragraph) and one.manner is Manner.NOTICE]
    assert [notice[:7] for notice in notices] == ["1 fault"]


@pytest.mark.parametrize(("name", "rows"), [("long", MOST), ("numbers", MOST + 1)])
def test_rows_beyond_the_most_are_said_to_be_left_out_but_numbers_are_whole(example, name, rows):
    long = shown.table(name, "Long", "What?", pd.DataFrame({"Cup": range(MOST + 1)}))
    (block,) = (one for one in printed(replace(example, tables=(long,))).blocks if isinstance(one, TableBlock))
    assert len(block.table.rows) == rows
    assert [note for _, note in block.table.notes] == ["The first 1000 of 1001 rows."] * (rows == MOST)


def test_records_and_frames_printed_whole_are_frames_that_there_are(example):
    assert {frame.name for frame in example.tables} >= RECORDS | WHOLE
