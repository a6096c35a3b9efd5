"""What explain says of controlled words, of columns and of lists."""

import pytest

from analysis.model.conclusions import Verdict
from analysis.model.words import Measure, Phase
from analysis.schema import LISTS, TABLES
from analysis.tell.explain.names import UnknownName
from analysis.tell.explain.words import word_lines
from tests.tell.explain.test_names import explained


def test_every_word_of_every_list_has_a_meaning_of_its_own_clause_and_is_explained():
    for title, words in LISTS.items():
        assert len({word.meaning for word in words}) == len(words), title
        for word in words:
            assert word.meaning
            assert not word.meaning.endswith(".")
            assert f"{word}: {word.meaning}" in word_lines(word)


def test_a_word_says_its_list_and_its_columns():
    assert list(word_lines("partly supports")) == [
        "partly supports: it bears out a part of the claim, or only with a co-treatment",
        "  a word of “stance” (links.stance): What one study says of one claim, the claim's stated design and "
        "attribution left aside.",
    ]


def test_a_word_of_two_lists_is_explained_as_each():
    told = [line for line in word_lines("indirect") if line.startswith("  a word of ")]
    assert [line.partition("”")[0] for line in told] == ["  a word of “stance", "  a word of “verdict"]


def test_a_column_has_its_meaning_in_each_table_and_its_words():
    found = list(word_lines("phase"))
    assert found[0] == "phase of findings.csv: The part of the study that it comes from."
    assert found[1] == "phase of appraisals.csv: The part of the study appraised."
    assert found[2:] == [f"  {phase}: {phase.meaning}" for phase in Phase]
    assert list(word_lines("rationale")) == ["rationale of links.csv: The reason in one line."]


def test_a_list_that_no_column_is_named_after_is_explained_by_its_name():
    title, *words = word_lines("verdict")
    assert title.startswith("verdict: What the links together say of a claim")
    assert len(words) == len(Verdict)
    assert next(iter(word_lines("event count"))).startswith("event count (findings.event): ")
    assert len(list(word_lines("measure"))) == 1 + len(Measure)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_is_explained(table):
    for field in table.fields:
        assert f"{field.name} of {table.file}: {field.column.meaning}" in word_lines(field.name)


def test_a_word_is_told_before_what_else_has_its_name_and_a_part_of_one_offers_the_whole(tmp_path):
    text = explained(tmp_path, "safety", "documents.csv\nid\nsafety\n\nclaims.csv\nid,document\nC001,safety")
    assert text.startswith("safety: what harm it does or does not do")
    assert "safety: Ginger for travellers" in text
    with pytest.raises(UnknownName, match="did you mean partly supports or partly contradicts or partly supported"):
        explained(tmp_path, "partly")
