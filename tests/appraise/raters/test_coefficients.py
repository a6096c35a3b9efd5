"""Coefficients of two raters against scikit-learn and against published figures, and their intervals."""

import random
from collections import Counter
from itertools import chain, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.appraise.bias import FORMS
from analysis.appraise.raters.agreement import STEPS
from analysis.appraise.raters.coefficients import Table, ac1, kappa, krippendorff_alpha, raw_agreement, with_intervals
from analysis.model.words import Stance, Tool

S, P, INDIRECT, _, C, N = map(str, Stance)
STANCES = tuple(map(str, Stance))


def tables(words, seeds):
    """Made-up lists of pairs of words, none empty."""
    for seed in range(1, seeds):
        pairs = [pair for n, pair in enumerate(product(words, words), 1) for _ in range((seed * n * n + n) % 7)]
        if pairs:
            yield pairs


def test_kappa_equals_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is a development dependency")
    for pairs in tables(STANCES, 60):
        theirs = metrics.cohen_kappa_score(*zip(*pairs, strict=True))
        assert kappa(Counter(pairs)) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(
    "order", [pytest.param(FORMS[tool].ordered, id=tool) for tool in Tool if FORMS[tool].ordered] + [STEPS]
)
def test_weighted_kappa_equals_scikit_learn(order):
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is a development dependency")
    for pairs in tables(order, 40):
        theirs = metrics.cohen_kappa_score(*zip(*pairs, strict=True), labels=list(order), weights="linear")
        assert kappa(Counter(pairs), order) == pytest.approx(theirs, abs=1e-9)


def test_kappa_of_a_published_table() -> None:
    # Cohen 1960, Educ Psychol Meas 20:37-46, table 1: three categories, 200 cases as shares; kappa = .29/.59 = .492.
    shares = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    table: Table = {
        (one, other): shares[i][j] for i, one in enumerate((S, P, INDIRECT)) for j, other in enumerate((S, P, INDIRECT))
    }
    assert kappa(table) == pytest.approx(0.492, abs=5e-4)


def test_ac1_is_its_formula() -> None:
    # Gwet 2008: chance agreement is the sum of pi(1 - pi) over the categories, divided by their number less one.
    table: Table = {(S, S): 8, (S, N): 1, (N, N): 1}
    chance = (0.85 * 0.15 + 0.15 * 0.85) / 5
    assert ac1(table, STANCES) == pytest.approx((0.9 - chance) / (1 - chance), abs=1e-12)


def test_one_word_throughout_leaves_kappa_undefined_and_ac1_at_one() -> None:
    table: Table = {(N, N): 5}
    assert (raw_agreement(table), kappa(table), ac1(table, STANCES)) == (1.0, None, 1.0)


@pytest.mark.parametrize("table", [{}, {("low", "low"): 3}, {("yes", "no"): 3}])
def test_weighted_kappa_is_undefined_without_pairs_or_with_one_word(table):
    assert kappa(table, ("low", "high")) is None


def test_without_pairs_nothing_is_defined() -> None:
    assert (raw_agreement({}), kappa({}), ac1({}, STANCES)) == (None, None, None)


def test_words_without_a_place_on_the_scale_have_no_weight():
    order = ("low", "some concerns", "high")
    table: dict[tuple[str, ...], int] = {("low", "low"): 4, ("low", "high"): 1, ("high", "high"): 2}
    with_silence = table | {("not assessed", "high"): 9, ("not assessed", "not assessed"): 9}
    assert kappa(with_silence, order) == kappa(table, order)


def test_near_misses_count_less_than_far_ones():
    order = ("low", "some concerns", "high")
    base: dict[tuple[str, ...], int] = {("low", "low"): 5, ("high", "high"): 5, ("some concerns", "some concerns"): 5}
    near, far = kappa(base | {("low", "some concerns"): 2}, order), kappa(base | {("low", "high"): 2}, order)
    assert near is not None
    assert far is not None
    assert near > far


def test_raw_agreement_of_three_counts_what_all_who_judged_chose_alike():
    assert raw_agreement({(S, S, S): 2, (S, S): 1, (S, S, P): 1}) == 0.75


def test_the_intervals_are_those_of_the_draws_that_python_makes() -> None:
    clusters = [[(S, P), (P, P)], [(N, N)], [(C, C), (S, S), (S, P)], [(P, S)]] * 3
    draw = random.Random(20000)
    samples = (draw.choices(clusters, k=len(clusters)) for _ in range(1000))
    drawn = [kappa(Counter(chain.from_iterable(sample))) for sample in samples]
    ranked = sorted(value for value in drawn if value is not None)
    (found,) = with_intervals([kappa], clusters)
    last = len(ranked) - 1
    assert (found.low, found.high) == (ranked[round(0.025 * last)], ranked[round(0.975 * last)])


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
