"""Quotes: where they stand, how long they are, and what stands nearest when they do not."""

import pytest

from analysis.text.prose.spans import Span, longest, nearest, words_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("   ", 0),
        ("one", 1),
        ("low-back pain and/or sciatica", 4),
        ("4-8 injections, 2–3 weeks apart", 5),
        ("don't hurt", 2),
        ("  •  Pain relief: ", 2),
        ("safe – and effective", 3),
        ("safe—and effective", 3),
        ("safe--and effective", 3),
        ("wait… then rest", 3),
        ("85% of patients (n = 40)", 5),
        ("“Very safe”", 2),
    ],
)
def test_counts_words_as_a_person_does(text: str, count: int) -> None:
    assert words_in(text) == count


LINES = (
    "Vaccines train the immune system.",
    "Most people notice a sore arm for one or two days after the jab.",
    "The doctor’s advice is to rest – then walk.",
)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("a sore arm", (2, "a sore arm")),
        ("notice a sore arm for two days", (2, "notice a sore arm for one or two days")),
        ("The doctor's advice is to rest", (3, "The doctor’s advice is to rest")),
        ("vaccines trane the imune system", (1, "Vaccines train the immune system.")),
        ("knee replacement lasts for twenty years", None),
        ("", None),
    ],
    ids=["exact", "words left out", "straight for curly quote", "misspelt", "nothing alike", "empty"],
)
def test_points_to_the_nearest_passage(quote: str, expected: tuple[int, str] | None) -> None:
    assert nearest(quote, LINES) == expected


def test_nearest_passage_is_a_part_of_its_line() -> None:
    found = nearest("train immune systems", LINES)
    assert found is not None
    assert found[1] in LINES[found[0] - 1]


def test_nearest_takes_the_first_of_equals() -> None:
    assert nearest("knees hurt", ["Knees hurt", "Knees hurt"]) == (1, "Knees hurt")


def test_nearest_of_no_lines_is_nothing() -> None:
    assert nearest("anything", []) is None


def test_of_spans_that_overlap_the_longest_stands_and_of_equals_the_first() -> None:
    spans = [Span(4, 6), Span(0, 5), Span(6, 8), Span(7, 9)]
    assert longest(spans) == [Span(0, 5), Span(6, 8)]
    assert longest([]) == []
