"""Phrases as a sentence has them."""

import pytest

from analysis.text.prose.phrases import counted, going_on, lettered, listed, listed_in_part, sentence, with_article


@pytest.mark.parametrize(
    ("number", "nouns", "text"),
    [
        (0, ("claim",), "0 claims"),
        (1, ("claim",), "1 claim"),
        (2, ("study", "studies"), "2 studies"),
        (1, ("study", "studies"), "1 study"),
        (3494, ("claim",), "3,494 claims"),
    ],
)
def test_number_takes_its_noun(number, nouns, text):
    assert counted(number, *nouns) == text


@pytest.mark.parametrize(("items", "text"), [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c")])
def test_items_are_listed_as_a_sentence_does(items, text):
    assert listed(items) == text


@pytest.mark.parametrize(("noun", "text"), [("animal study", "an animal study"), ("case series", "a case series")])
def test_article_follows_the_first_letter(noun, text):
    assert with_article(noun) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [("two levels lower", "Two levels lower."), ("is it so?", "Is it so?"), ("", ".")],
)
def test_clause_becomes_a_sentence(text, said):
    assert sentence(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The authors say so", "the authors say so"),
        ("Dallas Pain Questionnaire: better", "Dallas Pain Questionnaire: better"),
        ("Better", "better"),
        ("", ""),
    ],
)
def test_text_goes_on_after_a_colon_without_its_capital_unless_a_name_begins_it(text, said):
    assert going_on(text) == said


def test_list_in_part_counts_what_it_leaves_out():
    assert listed_in_part("abcd", 2) == "a, b and 2 more"
    assert listed_in_part("ab", 2) == "a and b"


def test_notes_are_lettered_past_the_alphabet():
    letters = [letter for letter, _ in lettered(["note"] * 28)]
    assert (letters[0], letters[25:]) == ("a", ["z", "aa", "ab"])
