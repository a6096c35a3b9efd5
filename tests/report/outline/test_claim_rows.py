"""A claim's card in blocks: its words, both verdicts, the study, the flags, who judged; its links lead somewhere."""

import pytest

from analysis.report.outline.blocks import Block, Heading, ListBlock, Paragraph
from analysis.report.outline.claim_rows import ClaimRow, claim_blocks, claim_row
from analysis.report.outline.contents import Contents, contents
from analysis.show.tables.disagreements import ITS_REFERENCES
from analysis.show.value import plain
from tests.builders import hostile, shown
from tests.show.test_cards import DISAGREEING, FOUR_STUDIES, OUTWEIGHED


def card_of(given: Contents) -> tuple[Block, ...]:
    return claim_blocks(claim_row(given.cards[0], given))


def rows_of(folder, fragment="") -> list[ClaimRow]:
    """The rows of a small set's claims."""
    given = contents(shown.review(folder, fragment))
    return [claim_row(card, given) for card in given.cards]


def grouped(row: ClaimRow) -> list[tuple[str, list[str], bool]]:
    """Its groups: heading, names of the studies, whether it is folded."""
    return [(one.heading, [plain(study.name) for study in one.studies], one.folded) for one in row.groups]


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


def test_a_row_words_what_is_absent(tmp_path):
    (row,) = rows_of(tmp_path, "claims.csv\noutcome,condition,figure,unit,stated_design\n,,,,")
    assert "condition: not stated" in row.about
    assert not any(words.startswith(("figure", "stated design", "marker", "note")) for words in row.about)
    (row,) = rows_of(tmp_path / "figure")
    assert "figure: 91 %" in row.about


def test_verdicts_say_rule_and_reach(tmp_path):
    own, known = rows_of(tmp_path, FOUR_STUDIES)[0].lines
    assert (own.scope, own.words) == ("own", "supported (moderate certainty)")
    assert own.rule == "1 of 1 study judged, by list; at least one link supports, rule 10"
    assert known.words == "supported (moderate certainty) so far (3 of 4 judged)"
    assert known.rule == "3 of 4 studies judged; at least one link supports, rule 10"


def test_a_verdict_that_would_change_without_unverified_facts_is_provisional(tmp_path):
    (row,) = rows_of(tmp_path, "findings.csv\nid,verified,read_at\nF001,no,")
    assert row.lines[0].words.endswith(", provisional")
    assert "Would change without what nobody has verified: verdict own" in row.judged


def test_judges_are_named_with_what_they_are(tmp_path):
    assert rows_of(tmp_path)[0].judged.startswith("Judged by adjudicator (machine-assisted)")
    assert "(kind not recorded)" in rows_of(tmp_path / "unlisted", "raters.csv\nname")[0].judged
    assert rows_of(tmp_path / "nobody", "links.csv\nclaim")[0].judged.startswith("Judged against no study.")


def test_disagreements_are_on_both_cards(tmp_path):
    found = [dict(row.parts)["Disagrees with"] for row in rows_of(tmp_path, DISAGREEING)]
    (first,), (second, third) = ([plain(runs) for _, runs in entries] for entries in found)
    assert first.startswith("C002 “nobody felt better” (document page1, line 5): ")
    assert second.startswith("C001 “91% felt better” (document page1, line 4): ")
    assert third.startswith(f"{ITS_REFERENCES.capitalize()}: ")


# Its studies in groups


def test_own_studies_come_first_and_those_without_control_are_folded(tmp_path):
    (row,) = rows_of(tmp_path, OUTWEIGHED)
    assert grouped(row) == [
        ("in the document’s own list", ["cohort"], False),
        ("controlled comparisons that the document does not cite", ["decides", "votes", "listed"], False),
        ("1 without a control group", ["series"], True),
    ]


def test_studies_that_do_not_address_it_stand_under_their_reason_and_those_not_judged_apart(tmp_path):
    (row,) = rows_of(tmp_path, FOUR_STUDIES)
    assert (row.groups[-1].heading, row.groups[-1].reasons) == (
        "1 other does not address it",
        ("mori2013: Asked of other things.",),
    )
    assert row.unjudged == "sato2014"


def test_an_own_study_that_does_not_address_the_claim_says_why_among_the_own(tmp_path):
    (row,) = rows_of(tmp_path, "links.csv\nstance,finding,rationale\ndoes not address,,Asked of sleep.")
    ((study,),) = (one.studies for one in row.groups)
    assert [plain(runs) for runs in study.said] == ["does not address it: Asked of sleep."]


def test_more_than_five_comparisons_that_nobody_cites_are_folded(tmp_path):
    keys = [f"t{number}" for number in range(8)]
    rows = "\n".join(f"{key},wider,randomised trial,placebo" for key in keys)
    links = "\n".join(f"{key},indirect," for key in keys)
    fragment = f"studies.csv\nstudy,role,design,comparator\n{rows}\n\nlinks.csv\nstudy,stance,finding\n{links}"
    (row,) = rows_of(tmp_path, f"{fragment}\n\nreferences.csv\nnumber\n\nfindings.csv\nid")
    assert [(len(one.studies), one.folded) for one in row.groups] == [(5, False), (3, True)]
    assert row.groups[1].heading == "3 more controlled comparisons"
