"""Krippendorff's alpha against the published examples and against its definition, written out by pairs.

There is no package for it among the test requirements: the second opinion is ``by_definition``, which walks over every
two judgements and shares nothing with what it tests.
"""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.appraise.raters.alpha import krippendorff_alpha

#: Krippendorff 2011, sections C and D: four observers, twelve units, five values; a dot where one judged nothing.
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")

#: Sections A and B: two observers; ten units with two values, twelve with five.
BINARY, NOMINAL = ("0100000010", "1110010000"), ("aabbdcccedda", "babbbccceddd")

SCALE = ("-2", "-1", "0", "1", "2")


def units(observers):
    """The values of each unit, those of observers who judged it."""
    return ["".join(values).replace(".", "") for values in zip(*observers, strict=True)]


def by_definition(judged, order=()):
    """1 - Do / De: mean squared distance of judgements within units over that of all pairable judgements."""
    judged = [[word for word in words if not order or word in order] for words in judged]
    judged = [words for words in judged if len(words) > 1]
    pool = [word for words in judged for word in words]

    def square(one, other):
        if not order:
            return float(one != other)
        low, high = sorted((order.index(one), order.index(other)))
        ends = (pool.count(one) + pool.count(other)) / 2
        return (sum(low <= order.index(word) <= high for word in pool) - ends) ** 2 if one != other else 0.0

    apart = sum(square(*pair) for pair in permutations(pool, 2)) / (len(pool) * (len(pool) - 1)) if pool else 0
    within = [sum(square(*pair) for pair in permutations(words, 2)) / (len(words) - 1) for words in judged]
    return 1 - sum(within) / len(pool) / apart if apart else None


@pytest.mark.parametrize(
    ("observers", "order", "published"),
    [
        pytest.param(BINARY, (), 0.095, id="binary"),
        pytest.param(NOMINAL, (), 0.692, id="two observers, nominal"),
        pytest.param(FOUR_OBSERVERS, (), 0.743, id="four observers, nominal"),
        pytest.param(FOUR_OBSERVERS, "12345", 0.815, id="four observers, ordinal"),
    ],
)
def test_published_examples(observers, order, published):
    judged = units(observers)
    found = krippendorff_alpha(Counter(map(tuple, judged)), order)
    assert found == pytest.approx(published, abs=5e-4)
    assert found == pytest.approx(by_definition(judged, order), abs=1e-6)


@given(
    st.lists(st.lists(st.sampled_from((*SCALE, "not assessed")), max_size=5), max_size=25),
    st.sampled_from([(), SCALE]),
)
def test_is_its_definition_whoever_judged_what(judged, order):
    found, theirs = krippendorff_alpha(Counter(map(tuple, judged)), order), by_definition(judged, order)
    assert (found is None) == (theirs is None)
    assert found is None or found == pytest.approx(theirs, abs=1e-6)


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12), st.randoms(use_true_random=False))
def test_who_chose_which_word_does_not_matter(judged, shuffled):
    mixed = [shuffled.sample(words, len(words)) for words in judged]
    assert krippendorff_alpha(Counter(map(tuple, judged))) == krippendorff_alpha(Counter(map(tuple, mixed)))


@pytest.mark.parametrize("table", [{}, {("a",): 9}, {("a", "a"): 9}, {("not assessed", "low"): 3}])
def test_undefined_without_two_judgements_of_one_thing_or_with_one_word(table):
    assert krippendorff_alpha(table, ("low", "high") if ("not assessed", "low") in table else ()) is None
