"""Agreement against scikit-learn and against published figures."""

import random
from collections import Counter
from itertools import chain, product

import pytest

from analysis.appraise.agreement import (
    ac1,
    agreement,
    agreement_by_raters,
    disputed,
    kappa,
    raw_agreement,
    with_intervals,
)
from analysis.model.evidence import Evidence
from analysis.model.words import Stance
from tests.builders.build import link, ratings

S, P, INDIRECT, C, N = Stance


def test_kappa_equals_scikit_learn() -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is a development dependency")
    for seed in range(1, 60):
        pairs = [
            (one, other) for n, (one, other) in enumerate(product(Stance, Stance), 1) for _ in range((seed * n * n) % 7)
        ]
        if pairs:
            theirs = metrics.cohen_kappa_score([str(one) for one, _ in pairs], [str(other) for _, other in pairs])
            assert kappa(Counter(pairs)) == pytest.approx(theirs, abs=1e-9)


def test_kappa_of_a_published_table() -> None:
    # Cohen 1960, Educ Psychol Meas 20:37-46, table 1: three categories, 200 cases as shares; kappa = .29/.59 = .492.
    shares = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    table = {
        (one, other): shares[i][j] for i, one in enumerate((S, P, INDIRECT)) for j, other in enumerate((S, P, INDIRECT))
    }
    assert kappa(table) == pytest.approx(0.492, abs=5e-4)


def test_ac1_is_its_formula() -> None:
    # Gwet 2008: chance agreement is the sum of pi(1 - pi) over the categories, divided by their number less one.
    table = {(S, S): 8, (S, N): 1, (N, N): 1}
    chance = (0.85 * 0.15 + 0.15 * 0.85) / 4
    assert ac1(table) == pytest.approx((0.9 - chance) / (1 - chance), abs=1e-12)


def test_one_word_throughout_leaves_kappa_undefined_and_ac1_at_one() -> None:
    table = {(N, N): 5}
    assert (raw_agreement(table), kappa(table), ac1(table)) == (1.0, None, 1.0)


def test_without_pairs_nothing_is_defined() -> None:
    assert (raw_agreement({}), kappa({}), ac1({})) == (None, None, None)


def _rated(*stances: tuple[str, str]) -> Evidence:
    first = [link(claim=f"C{n:03}", stance=one) for n, (one, _) in enumerate(stances, 1)]
    second = [link(claim=f"C{n:03}", stance=other) for n, (_, other) in enumerate(stances, 1)]
    return Evidence(ratings=(ratings("a", *first), ratings("b", *second)), links=(first[0],))


def test_the_relevant_pairs_leave_out_those_that_neither_found_relevant() -> None:
    found = agreement(
        _rated(("supports", "partly"), ("does not address", "does not address"), ("indirect", "indirect"))
    )
    assert [(one.scope, one.pairs, one.agreed) for one in found] == [("all pairs", 3, 2), ("relevant pairs", 2, 1)]


def test_only_pairs_that_both_rated_count() -> None:
    found = Evidence(ratings=(ratings("a", link(claim="C001"), link(claim="C002")), ratings("b", link(claim="C002"))))
    assert agreement(found)[0].pairs == 1


def test_disputed_pairs_show_what_was_settled() -> None:
    (item,) = disputed(_rated(("supports", "partly"), ("indirect", "indirect")))
    assert (item.claim, item.first, item.second, item.settled) == ("C001", S, P, S)


def test_the_interval_is_the_same_each_time_and_holds_the_value() -> None:
    stances = [
        ("supports", "partly"),
        ("indirect", "indirect"),
        ("partly", "partly"),
        ("does not address", "indirect"),
    ] * 5
    once, again = agreement(_rated(*stances)), agreement(_rated(*stances))
    assert once == again
    kappa_found = once[0].kappa
    assert kappa_found.low is not None
    assert kappa_found.high is not None
    assert kappa_found.value is not None
    assert kappa_found.low <= kappa_found.value <= kappa_found.high


@pytest.mark.parametrize(
    "found",
    [Evidence(), Evidence(ratings=(ratings("a", link()),)), Evidence(ratings=(ratings("a", link()), ratings("b")))],
)
def test_fewer_than_two_raters_give_nothing(found: Evidence) -> None:
    assert agreement(found) == ()


def test_the_intervals_are_those_of_the_draws_that_python_makes() -> None:
    clusters = [[(S, P), (P, P)], [(N, N)], [(C, C), (S, S), (S, P)], [(P, S)]] * 3
    draw = random.Random(20000)
    samples = (draw.choices(clusters, k=len(clusters)) for _ in range(1000))
    drawn = [kappa(Counter(chain.from_iterable(sample))) for sample in samples]
    ranked = sorted(value for value in drawn if value is not None)
    (found,) = with_intervals([kappa], clusters)
    last = len(ranked) - 1
    assert (found.low, found.high) == (ranked[round(0.025 * last)], ranked[round(0.975 * last)])


def test_each_two_raters_are_compared_over_what_both_judged() -> None:
    one, two = link(claim="C001", stance="supports"), link(claim="C002", stance="supports")
    other = link(claim="C002", stance="indirect")
    raters = (ratings("a", one, two), ratings("b", one, two), ratings("c", other))
    found = agreement_by_raters(Evidence(ratings=raters))
    all_pairs = [(one.first, one.second, one.pairs, one.agreed) for one in found if one.scope == "all pairs"]
    assert all_pairs == [("a", "b", 2, 2), ("a", "c", 1, 0), ("b", "c", 1, 0)]
    assert agreement_by_raters(Evidence(ratings=raters[:2])) == agreement(Evidence(ratings=raters[:2]))
