"""Phrases as a sentence has them."""

import pytest

from analysis.text.prose.phrases import counted, listed, sentence, with_article


@pytest.mark.parametrize(
    ("number", "nouns", "text"),
    [
        (0, ("claim",), "0 claims"),
        (1, ("claim",), "1 claim"),
        (2, ("study", "studies"), "2 studies"),
        (1, ("study", "studies"), "1 study"),
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
