"""A claim's card in blocks: its words, both verdicts, the study, the flags, who judged; its links lead somewhere."""

import pytest

from analysis.report.outline.blocks import Block, Heading, ListBlock, Paragraph
from analysis.report.outline.claim_rows import claim_blocks, claim_row
from analysis.report.outline.contents import Contents, contents
from analysis.show.value import plain
from tests.builders import hostile, shown


def card_of(given: Contents) -> tuple[Block, ...]:
    return claim_blocks(claim_row(given.cards[0], given))


@pytest.fixture(scope="module")
def card(example_contents: Contents) -> tuple[Block, ...]:
    return card_of(example_contents)


def words(card: tuple[Block, ...]) -> list[str]:
    """The lines of every block below the heading."""
    held = [[block.runs] for block in card[1:] if isinstance(block, Paragraph)]
    held[2:2] = [[runs for _, runs in block.items] for block in card if isinstance(block, ListBlock)]
    return [line for block in held for runs in block for line in plain(runs).split("\n")]


def test_it_stands_under_its_id_and_place_which_can_be_led_to(card):
    assert card[0] == Heading(3, "C001 · document page1, line 4", "C001")
    assert words(card)[0].startswith("“")


def test_verdicts_study_and_judge_are_on_it(card):
    lines = words(card)
    assert any(line.startswith("Own references: partly supported (moderate certainty)") for line in lines)
    assert any(line.startswith("All studies: ") for line in lines)
    assert any(line.startswith("Ito 2011, randomised trial, 80 people: partly supports, decides: ") for line in lines)
    assert lines[-1].startswith("Judged by adjudicator (machine-assisted); confirmed by a person: ")


def test_what_its_row_says_has_names_and_people_that_nobody_read_are_said_without_a_colon_more(card, tmp_path):
    assert any(line.startswith("condition: ") and " · agent: ginger" in line for line in words(card))
    unread = contents(shown.review(tmp_path, "studies.csv\nstudy,participants\nito2011,\n"))
    assert any(line.startswith("Ito 2011, randomised trial, people not read: ") for line in words(card_of(unread)))


def test_studies_lead_to_their_rows_and_flags_can_be_led_to(card, example_contents):
    (entries,) = (block for block in card if isinstance(block, ListBlock))
    hrefs = {run.href for _, runs in entries.items for run in runs if run.href}
    assert {"studies.html#ito2011", "methods.html#check-unsupported"} & hrefs == {"studies.html#ito2011"}
    flags = [flag.anchor for flag in example_contents.cards[0].flags]
    assert [anchor for anchor, _ in entries.items if anchor] == [anchor for anchor in flags if anchor]


def test_no_study_no_flag_is_no_list(tmp_path):
    given = contents(shown.review(tmp_path, "links.csv\nclaim\n\nscreening.csv\nstudy\n\nstudies.csv\nstudy\n"))
    for card in given.cards:
        row = claim_row(card, given)
        lists = [block for block in claim_blocks(row) if isinstance(block, ListBlock)]
        assert not row.groups
        assert len(lists) == bool(row.parts)


def test_hostile_words_stay_words(tmp_path):
    given = contents(shown.of_folder(hostile.write(tmp_path / "data")))
    assert hostile.TEXT in "\n".join(words(card_of(given)))


def test_paper_says_what_the_explorer_says_of_a_claim(card, example_contents):
    row = claim_row(example_contents.cards[0], example_contents)
    text = "\n".join(words(card))
    told = [plain(runs) for part in row.parts for _, runs in part.entries]
    told += [plain(runs) for group in row.groups for study in group.studies for runs in study.said]
    assert len(told) > 2
    assert [one for one in (*told, row.judged, *(line.words for line in row.lines)) if one not in text] == []
