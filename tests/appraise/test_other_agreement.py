"""Agreement on risk of bias, certainty and harms: against scikit-learn, and what enters a coefficient."""

from collections import Counter
from itertools import product

import pytest

from analysis.appraise.bias import FORMS
from analysis.appraise.other_agreement import CERTAINTY, HARMS, STEPS, other_agreement, weighted_kappa
from analysis.model.evidence import Evidence, Ratings
from analysis.model.judgements import CertaintyStep, Mention
from analysis.model.words import CertaintyDomain, Saying, Tool
from tests.builders.build import ORIGIN, appraisal


@pytest.mark.parametrize(
    "order", [pytest.param(FORMS[tool].ordered, id=tool) for tool in Tool if FORMS[tool].ordered] + [STEPS]
)
def test_weighted_kappa_equals_scikit_learn(order):
    metrics = pytest.importorskip("sklearn.metrics", reason="scikit-learn is a development dependency")
    for seed in range(1, 40):
        pairs = [pair for n, pair in enumerate(product(order, order), 1) for _ in range((seed * n * n + n) % 7)]
        theirs = metrics.cohen_kappa_score(*zip(*pairs, strict=True), labels=list(order), weights="linear")
        assert weighted_kappa(Counter(pairs), order) == pytest.approx(theirs, abs=1e-9)


def test_words_without_a_place_on_the_scale_have_no_weight():
    order = ("low", "some concerns", "high")
    table = {("low", "low"): 4, ("low", "high"): 1, ("high", "high"): 2}
    with_silence = table | {("not assessed", "high"): 9, ("not assessed", "not assessed"): 9}
    assert weighted_kappa(with_silence, order) == weighted_kappa(table, order)


def test_near_misses_count_less_than_far_ones():
    order = ("low", "some concerns", "high")
    base = {("low", "low"): 5, ("high", "high"): 5, ("some concerns", "some concerns"): 5}
    near = weighted_kappa(base | {("low", "some concerns"): 2}, order)
    far = weighted_kappa(base | {("low", "high"): 2}, order)
    assert near is not None
    assert far is not None
    assert near > far


@pytest.mark.parametrize("table", [{}, {("low", "low"): 3}, {("yes", "no"): 3}])
def test_weighted_kappa_is_undefined_without_pairs_or_with_one_word(table):
    assert weighted_kappa(table, ("low", "high")) is None


def step(domain, size):
    return CertaintyStep("Q01", CertaintyDomain(domain), size, None, "Why.", "ann", ORIGIN)


def mention(harm, says):
    return Mention("C001", harm, Saying(says), "ann", ORIGIN)


def of_two(table, ones, others):
    first, second = (Ratings(rater=name, **{table: tuple(rows)}) for name, rows in (("ann", ones), ("bob", others)))
    return other_agreement(Evidence(ratings=(first, second)))


def test_risk_of_bias_is_compared_tool_by_tool_and_again_where_either_judged():
    shared = appraisal(domain="missing outcome data")
    ones = [appraisal(judgement="low"), shared, appraisal(tool="AMSTAR 2", domain="15 publication bias")]
    others = [appraisal(judgement="high"), shared]
    found = of_two("appraisals", ones, others)
    assert [(one.judged, one.scope, one.agreed, one.pairs, one.ordered) for one in found] == [
        ("risk of bias, RoB 2", "all pairs", 1, 2, 1),
        ("risk of bias, RoB 2", "judged by either", 0, 1, 1),
    ]


def test_answers_of_a_checklist_have_no_weighted_kappa():
    rows = [appraisal(tool="JBI case series", domain="complete inclusion", judgement="no")]
    assert {one.weighted for one in of_two("appraisals", rows, rows)} == {None}


def test_steps_of_certainty_are_an_ordered_scale():
    (one,) = of_two(
        "certainty",
        [step("imprecision", -1), step("inconsistency", 0), step("large effect", 1)],
        [step("imprecision", -2), step("inconsistency", 0)],
    )
    assert (one.judged, one.pairs, one.agreed, one.ordered) == (CERTAINTY, 2, 1, 2)
    assert (one.first_alone, one.second_alone) == (1, 0)
    assert one.weighted is not None


def test_harms_that_only_one_recorded_are_counted_beside_and_not_in_the_coefficients():
    (one,) = of_two(
        "mentions",
        [mention("heartburn", "named"), mention("rash", "named")],
        [mention("heartburn", "minimised"), mention("pain", "denied"), mention("fever", "named")],
    )
    assert (one.judged, one.pairs, one.agreed, one.first_alone, one.second_alone) == (HARMS, 1, 0, 1, 2)
    assert one.raw.value == 0.0
    assert one.weighted is None


def test_kinds_of_the_raters_are_kept_and_results_are_the_same_each_time():
    rows = [appraisal(study=f"s{n}", judgement=word) for n, word in enumerate(["low", "high", "some concerns"] * 4)]
    once, again = of_two("appraisals", rows, rows[::-1]), of_two("appraisals", rows, rows[::-1])
    assert once == again
    assert once[0].kinds == (None, None)


def test_one_rater_or_none_gives_nothing():
    assert other_agreement(Evidence()) == ()
    assert other_agreement(Evidence(ratings=(Ratings(rater="ann", appraisals=(appraisal(),)),))) == ()
