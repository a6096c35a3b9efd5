"""The printed report: everything once, in order, with links that lead somewhere, and its pages turned as needed."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.grid import grid
from analysis.report.outline.links import NameLinks
from analysis.report.outline.printed import (
    Block,
    Heading,
    KeyBlock,
    ListBlock,
    Manner,
    Paragraph,
    PlotBlock,
    Printed,
    TableBlock,
    anchors_in,
    printed,
)
from analysis.report.outline.printed_cards import CardBlock, card_block
from analysis.report.outline.sections import FLAGGED, MOST, ON_CARDS, RECORDS, SECTIONS, WHOLE
from analysis.report.paper.orientation import turns
from analysis.report.paper.widths import pieces
from analysis.report.pdf.report_pdf import CHARACTER, TEXT, UPRIGHT_HOLDS
from analysis.show.value import Run, plain
from tests.builders import shown
from tests.builders.fragments import DRAFT


def filled(folder, fragment: str = shown.UNWAIVED) -> Contents:
    review = shown.review(folder, fragment)
    return contents(review)


@pytest.fixture(scope="module")
def example(example_contents: Contents) -> Contents:
    return example_contents


@pytest.fixture(scope="module")
def report(example: Contents) -> Printed:
    return printed(example)


def test_every_frame_but_those_on_cards_is_printed_once(example, report):
    names = Counter(block.table.name for block in report.blocks if isinstance(block, TableBlock))
    printed_too = {frame.name for frame in example.tables} - set(ON_CARDS) | {FLAGGED}
    assert names == Counter(frame.name for frame in example.tables if frame.name in printed_too)


def test_every_plot_card_and_reference_is_printed_once(example, report):
    kinds = Counter(map(type, report.blocks))
    assert kinds[PlotBlock] == len(example.plots)
    assert kinds[CardBlock] == len(example.cards)
    (references,) = (block for block in report.blocks if isinstance(block, ListBlock))
    assert [plain(runs) for _, runs in references.items] == [
        f"{plain(one)} [{key}]" for key, one in example.references.items()
    ]


def test_new_frame_comes_under_further_tables(example):
    new = shown.table(
        "tea-leaves", "Tea leaves", "What do they say?", pd.DataFrame({"Cup": ["first"]}), ("Read once.",)
    )
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


def test_headings_begin_at_1_and_skip_no_level(report):
    levels = [
        block.level if isinstance(block, Heading) else 3
        for block in report.blocks
        if isinstance(block, Heading | CardBlock)
    ]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_anchors_stand_once_and_links_on_cards_lead_to_them(report):
    anchors = [block.anchor for block in report.blocks if isinstance(block, Heading | CardBlock)]
    assert [anchor for anchor, count in Counter(anchors).items() if count > 1] == []
    there = anchors_in(report.blocks)
    assert {"C001", "ito2011", "F001", "check-unsupported", "section-methods"} <= there
    (card,) = (block for block in report.blocks if isinstance(block, CardBlock))
    named = [run for entry in (*card.studies, *card.flags) for name in entry.names for run in name]
    assert {run.href.removeprefix("#") for run in named} <= there
    assert "#ito2011" in {run.href for run in named}


def test_opening_says_the_sentences_of_the_page_and_the_notice(example, report):
    lead = [plain(block.runs) for block in report.opening if block.manner is Manner.LEAD]
    assert lead == list(example.sheet.findings)
    assert report.notice == DRAFT
    assert report.kicker == "1 document · 1 claim · 1 study listed here; no systematic search"
    assert report.language == "en-GB"


def test_faults_are_said_in_the_opening(tmp_path):
    opening = printed(filled(tmp_path, "links.csv\nclaim\nC999")).opening
    assert [plain(block.runs)[:7] for block in opening if block.manner is Manner.NOTICE] == ["1 fault"]


def test_key_names_every_sign(report):
    keys = [block for block in report.blocks if isinstance(block, KeyBlock)]
    assert [key.title for key in keys] == ["Verdicts on a claim", "Stances of a study", "Severities of a flag"]
    assert all(symbol.sign and word.meaning for key in keys for word, symbol in key.words)


def test_card_shows_claim_verdicts_study_flags_and_judge(example):
    card = card_block(example.cards[0], NameLinks(example.review.evidence))
    facts = {line.label: plain(line.runs) for line in card.facts}
    assert facts["About"].startswith("category efficacy · direction asserts")
    assert facts["Verdict, own studies"].startswith(
        "partly supported (moderate certainty) (rule 11; by list; decided by ito2011, level 2"
    )
    (study,) = card.studies
    assert [plain(name) for name in study.names] == ["ito2011", "F001"]
    assert plain(study.head).startswith("partly supports · decides · cited")
    assert study.lines[0].startswith("Randomised trial, randomised; level 2")
    assert "condition same, agent same, outcome same" in study.lines[0]
    assert [plain(line.runs) for line in card.closing if line.label == "Judged by"] == ["adjudicator"]


def test_cards_beyond_the_most_are_left_to_the_page(example):
    card = example.cards[0]
    many = tuple(card._replace(claim=card.claim._replace(id=f"C{number:05}")) for number in range(MOST + 5))
    blocks = printed(replace(example, cards=many)).blocks
    assert sum(isinstance(block, CardBlock) for block in blocks) == MOST
    notices = [plain(block.runs) for block in blocks if isinstance(block, Paragraph) and block.manner is Manner.NOTICE]
    assert notices == ["Printed are the first 1,000 of 1,005 cards; the page (report.html) has them all."]


def test_rows_beyond_the_most_are_said_to_be_left_out(example):
    long = shown.table("long", "Long", "What?", pd.DataFrame({"Cup": range(MOST + 1)}))
    blocks = printed(replace(example, tables=(long,))).blocks
    (block,) = (block for block in blocks if isinstance(block, TableBlock))
    assert len(block.table.rows) == MOST
    assert block.table.notes[0] == ("a", "The first 1000 of 1001 rows.")


def test_the_numbers_are_printed_whole(example):
    long = shown.table("numbers", "Long", "What?", pd.DataFrame({"Cup": range(MOST + 1)}))
    blocks = printed(replace(example, tables=(long,))).blocks
    (block,) = (block for block in blocks if isinstance(block, TableBlock))
    assert len(block.table.rows) == MOST + 1
    assert block.table.notes == ()


def test_records_and_frames_printed_whole_are_frames_that_there_are(example):
    assert {frame.name for frame in example.tables} >= RECORDS | WHOLE


def test_plain_joins_the_texts_of_runs():
    assert plain((Run("a ", italic=True), Run("b", "#C001"))) == "a b"
    assert plain(()) == ""


# Columns and turns

#: Characters that stand beside each other on an upright page.
UPRIGHT = TEXT[False] / CHARACTER


def block(example: Contents, columns: dict[str, list[str]]) -> TableBlock:
    return TableBlock(
        grid(shown.table("grid", "Grid", "What?", pd.DataFrame(columns)), NameLinks(example.review.evidence))
    )


def test_columns_fill_no_more_than_the_page(example):
    narrow = block(example, {"Cup": ["one"], "Tea": ["green tea from the first harvest of the year " * 9]}).table
    (piece,) = pieces(narrow, UPRIGHT)
    assert sum(piece.widths) * CHARACTER <= TEXT[False] + 0.5
    assert piece.widths[1] > 4 * piece.widths[0]
    assert sum(column.width for column in narrow.columns) <= UPRIGHT_HOLDS


def test_table_wider_than_a_page_comes_in_pieces_that_begin_with_the_first_column(example):
    wide = block(example, {f"Document {number:03}": ["unmentionably"] for number in range(60)}).table
    parts = pieces(wide, TEXT[True] / CHARACTER)
    assert len(parts) > 1
    assert {part.places[0] for part in parts} == {0}
    assert [place for part in parts for place in part.places[1:]] == list(range(1, 60))
    assert all(sum(part.widths) * CHARACTER <= TEXT[True] + 0.5 for part in parts)


def test_one_column_without_rows_has_a_width(example):
    (piece,) = pieces(block(example, {"Cup": []}).table, UPRIGHT)
    assert piece.widths[0] > 0


def test_pages_turn_for_wide_tables_and_back_for_cards_and_sections(example, report):
    upright = block(example, {"Cup": ["one"]})
    lying = block(example, {f"Column {number}": ["word " * 40] for number in range(9)})
    one, two, three = (Heading(1, name, name) for name in "abc")
    under = Heading(2, "d", "d")
    card = next(block for block in report.blocks if isinstance(block, CardBlock))
    blocks: list[Block] = [one, upright, under, lying, two, Paragraph(()), under, lying, under, card, three]
    assert list(turns(blocks, UPRIGHT_HOLDS, records=False)) == [
        (False, [one, upright]),
        (True, [under, lying]),
        (True, [two, Paragraph(()), under, lying]),
        (False, [under, card]),
        (False, [three]),
    ]
