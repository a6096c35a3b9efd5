"""Sentences as rows: numbers with their nouns, rows that hold, and names that stand for several texts."""

import pytest

from analysis.tell.sentences import filled, said


def row(when: str, sentence: str) -> dict[str, str]:
    return {"when": when, "sentence": sentence}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("{n} of them", "2 of them"),
        ("{n:claim}", "2 claims"),
        ("{one:claim}", "1 claim"),
        ("{n:study,studies} {n:was/were} read", "2 studies were read"),
        ("{one:study,studies} {one:was/were} read", "1 study was read"),
        ("by {who}", "by ann"),
    ],
)
def test_a_number_bears_its_noun_or_gives_the_word_that_follows(sentence, words):
    assert filled(sentence, {"n": 2, "one": 1, "who": "ann"}) == words


def test_what_is_not_told_is_an_error():
    with pytest.raises(KeyError, match="who"):
        filled("by {who}", {})


def test_a_row_is_said_where_it_holds():
    rows = [row("", "Always."), row("some", "{some} found."), row("none", "None found.")]
    assert list(said(rows, {"some": 2, "none": False})) == ["Always.", "2 found."]
    assert list(said(rows, {"some": 0, "none": True})) == ["Always.", "None found."]


def test_a_name_alone_stands_for_all_its_texts():
    rows = [row("", "{rules}"), row("", "{who}")]
    assert list(said(rows, {"rules": ("One.", "{Two}."), "who": "Ann."})) == ["One.", "{Two}.", "Ann."]
