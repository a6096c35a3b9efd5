"""Verdicts in words: certainty, comparisons, why and leaning, how far they are judged."""

from dataclasses import replace

import pytest

from analysis.appraise.certainty import CertaintyRating, rate
from analysis.appraise.verdict.assessment import Assessment, assess
from analysis.appraise.wording.verdict_words import (
    comparisons_in_full,
    remarks_on_studies,
    stance_words,
    verdict_words,
)
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence
from analysis.model.words import Category, Certainty, Fit, Leaning, Stance, Status, Why
from tests.appraise.verdict.test_assessment import NONE, NULL, TRIAL, evidence
from tests.builders import shipped
from tests.builders.build import document, link, question

ASKED = question(id="Q01", group="motion sickness, against placebo")


def rated(level: Certainty | None) -> dict[str, CertaintyRating]:
    return {"Q01": rate(ASKED, Evidence(questions=(ASKED,)))._replace(level=level, why_not="", at_most=False)}


def words(found: Evidence, level: Certainty | None = None) -> str:
    asked = replace(found, questions=(ASKED,), links=tuple(one._replace(question="Q01") for one in found.links))
    return verdict_words(assess(asked.claims[0], Scope.OWN, asked), rated(level))


@pytest.mark.parametrize(
    ("stance", "basis", "level", "said"),
    [
        ("supports", "", Certainty.LOW, "supported (low certainty)"),
        ("supports", "", None, "supported (certainty not rated)"),
        ("supports", "", Certainty.VERY_LOW, "some support (very uncertain)"),
        ("partly supports", "", Certainty.VERY_LOW, "some support (very uncertain)"),
        ("partly supports", "", Certainty.HIGH, "partly supported (high certainty)"),
        ("contradicts", "opposite", Certainty.VERY_LOW, "some evidence against (very uncertain)"),
        ("partly contradicts", "opposite", Certainty.MODERATE, "partly contradicted (moderate certainty)"),
        ("contradicts", NULL, Certainty.LOW, "not confirmed (low certainty)"),
        ("contradicts", NULL, Certainty.VERY_LOW, "not confirmed (very uncertain)"),
    ],
)
def test_a_verdict_stands_with_its_certainty(stance: str, basis: str, level: Certainty | None, said: str) -> None:
    assert words(evidence((stance, basis, TRIAL, {})), level) == said


@pytest.mark.parametrize(
    ("basis", "said"), [(NULL, "not settled"), ("opposite", "conflicting"), ("benefit excluded", "conflicting")]
)
def test_for_and_against_is_not_settled_where_no_more_than_no_difference_stands_against(basis: str, said: str) -> None:
    assert words(evidence(("supports", "", TRIAL, {}), ("contradicts", basis, TRIAL, {}))) == said


def test_indirect_says_each_why_and_leaning_once() -> None:
    found = evidence(("indirect", "", TRIAL, {}), ("indirect", "", TRIAL, {}), ("indirect", "", TRIAL, {}))
    assert words(found) == "indirect: not directly tested"
    one, other, third = found.links
    one = one._replace(why=Why.CONFOUNDED, leans=Leaning.FOR)
    judged = replace(found, links=(one, other._replace(why=Why.CONFOUNDED, leans=Leaning.FOR), third))
    assert words(judged) == "indirect: not directly tested (confounded, leans for)"
    half = replace(found, links=(one, other._replace(leans=Leaning.AGAINST), third))
    assert words(half) == ("indirect: not directly tested (confounded, leans for; why not judged, leans against)")


def test_a_recalled_estimate_stands_beside_a_harm_without_a_rate() -> None:
    case = {"event": "recalled", "measure": "count", "value": "5", "unit": "events", "outcome": "nerve damage"}
    found = evidence(("indirect", "", "survey", case), category="safety", outcome="safety")
    judged = replace(found, links=(found.links[0]._replace(leans=Leaning.AGAINST),))
    assert words(judged) == "harm reported, rate unknown (recalled, nerve damage: 5 events)"


@pytest.mark.parametrize(("links", "said"), [(1, "reported in 1 study"), (2, "reported in 2 studies")])
def test_a_fact_is_reported_in_so_many_studies(links: int, said: str) -> None:
    assert words(evidence(*[("supports", "", TRIAL, {})] * links, category="protocol")) == said


@pytest.mark.parametrize(
    ("design", "phase", "said"),
    [
        (TRIAL, "randomised", "seen in patients (with a control group)"),
        ("case series", "uncontrolled", "seen in patients (without a control group)"),
        ("laboratory study", "controlled", "seen in animals or cells only"),
        ("narrative review", "review", "proposed only"),
    ],
)
def test_a_mechanism_says_where_it_was_seen(design: str, phase: str, said: str) -> None:
    assert words(evidence(("supports", "", design, {"phase": phase}), category="mechanism")) == said


def test_a_word_that_may_change_says_so_far_and_how_far() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {}))
    assert words(replace(found, links=found.links[:1])) == "supported (certainty not rated) so far (1 of 2 judged)"


def test_references_that_were_not_entered_are_said() -> None:
    found = replace(evidence(), documents=(document(reference_list="yes"),))
    assert words(found) == "not assessed: references not entered"


def test_words_without_a_comparison_are_the_verdict() -> None:
    assert words(evidence((NONE, "", TRIAL, {}))) == "not addressed"
    assert words(evidence(category="caveat")) == "not judged"


def compared(of: Evidence, *, conditions: bool = False) -> Assessment:
    """An assessment whose studies differ in comparator, or in condition: each is a comparison of its own."""
    apart = tuple(
        one._replace(condition=f"condition {n}") if conditions else one._replace(comparator=f"comparator {n}")
        for n, one in enumerate(of.studies, 1)
    )
    claim = of.claims[0]._replace(condition="") if conditions else of.claims[0]
    return assess(claim, Scope.OWN, replace(of, studies=apart, claims=(claim,)))


def test_of_one_condition_the_comparisons_are_counted_and_stand_in_full_beside() -> None:
    found = compared(
        evidence(("contradicts", NULL, TRIAL, {}), ("contradicts", NULL, TRIAL, {}), ("supports", "", TRIAL, {}))
    )
    assert verdict_words(found, {}) == (
        "mixed: for in 1 of 3 comparisons in motion sickness (certainty not rated); not confirmed in 2 of 3 "
        "comparisons in motion sickness (certainty not rated)"
    )
    assert list(comparisons_in_full(found, {})) == [
        "supported (certainty not rated): motion sickness, against comparator 3",
        "not confirmed (certainty not rated): motion sickness, against comparator 1 · motion sickness, against "
        "comparator 2",
    ]


def test_conditions_of_one_word_are_named_together_and_those_beyond_three_counted() -> None:
    found = compared(evidence(*[("partly supports", "", TRIAL, {})] * 5), conditions=True)
    assert verdict_words(found, {}) == (
        "partly supported in condition 1, in condition 2, in condition 3 and in 2 others (certainty not rated)"
    )
    two = compared(evidence(*[("partly supports", "", TRIAL, {})] * 2), conditions=True)
    assert verdict_words(two, {}) == "partly supported in condition 1 and in condition 2 (certainty not rated)"


def test_each_comparison_has_its_own_certainty_and_named_groups_are_not_repeated() -> None:
    both = evidence(("supports", "", TRIAL, {}), ("contradicts", NULL, TRIAL, {}))
    asked = (ASKED, question(id="Q02", group="motion sickness, against rest"))
    links = tuple(one._replace(question=each.id) for one, each in zip(both.links, asked, strict=True))
    found = assess(both.claims[0], Scope.OWN, replace(both, questions=asked, links=links))
    ratings = rated(Certainty.VERY_LOW) | {"Q02": rated(Certainty.LOW)["Q01"]}
    assert verdict_words(found, ratings) == (
        "mixed: some support in motion sickness, against placebo (very uncertain); not confirmed in motion sickness, "
        "against rest (low certainty)"
    )
    assert list(comparisons_in_full(found, ratings)) == []


@pytest.mark.parametrize(
    ("stance", "basis", "word"),
    [
        ("partly supports", "", "partly supported"),
        ("partly contradicts", "opposite", "partly contradicted"),
        ("partly contradicts", NULL, "not confirmed"),
    ],
)
def test_a_part_is_named_and_the_rest_said_not_to_be_tested_for_and_against_alike(
    stance: str, basis: str, word: str
) -> None:
    found = evidence((stance, basis, TRIAL, {}))
    narrower = replace(found, links=(found.links[0]._replace(condition_fit=Fit.NARROWER),))
    said = f"{word} for motion sickness, against placebo (low certainty), rest not tested"
    assert words(narrower, Certainty.LOW) == said


def test_the_lowest_certainty_of_the_questions_is_said_and_none_where_one_is_not_rated() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {}))
    other = question(id="Q02", group=ASKED.group)
    one, second = found.links
    asked = replace(
        found, questions=(ASKED, other), links=(one._replace(question="Q01"), second._replace(question="Q02"))
    )
    assessed = assess(asked.claims[0], Scope.OWN, asked)
    low = rated(Certainty.LOW)
    both = low | {"Q02": low["Q01"]._replace(level=Certainty.VERY_LOW)}
    assert verdict_words(assessed, both) == "some support (very uncertain)"
    assert verdict_words(assessed, low) == "supported (certainty not rated)"


def test_a_counter_example_is_softened_by_no_certainty() -> None:
    found = evidence(("contradicts", "counter-example", "case report", {}), ("supports", "", TRIAL, {}))
    assert words(found, Certainty.VERY_LOW) == "contradicted by a counter-example"


def test_a_harm_counted_among_people_is_said_with_its_number() -> None:
    counted = {"event": "measured", "numerator": "400", "denominator": "5000", "outcome": "nerve damage"}
    found = evidence(("indirect", "", "case series", counted), category="safety", outcome="safety")
    judged = replace(found, links=(found.links[0]._replace(leans=Leaning.AGAINST),))
    assert words(judged) == "harm reported (nerve damage: 400 of 5,000)"


def test_a_stance_says_what_stands_behind_it() -> None:
    assert stance_words(link(stance="contradicts", basis="opposite")) == "contradicts (opposite)"
    indirect = link(stance="indirect", why="no comparator", leans="for")
    assert stance_words(indirect) == "indirect (no comparator, leans for)"
    assert stance_words(link(stance="supports")) == str(Stance.SUPPORTS)


def test_retracted_and_doubted_studies_and_an_overlap_that_nothing_settles_are_said() -> None:
    found = evidence(
        ("supports", "", "systematic review", {"phase": "randomised"}),
        ("supports", "", TRIAL, {}),
        ("supports", "", TRIAL, {}),
    )
    review, one, other = found.studies
    studies = (
        review,
        one._replace(included_in="study1", status=Status.EXPRESSION_OF_CONCERN),
        other._replace(status=Status.RETRACTED),
    )
    found = replace(found, studies=tuple(each._replace(comparator="placebo") for each in studies))
    assert list(remarks_on_studies(assess(found.claims[0], Scope.OWN, found))) == [
        ("study2", "votes; its journal has expressed concern"),
        ("study3", "retracted, does not vote"),
        ("study2", "votes beside study1, which includes it: whether it pools this result is not recorded"),
    ]


def test_a_bare_use_is_never_called_supported_in_shipped_words() -> None:
    appraised = shipped.appraised()
    bare = [claim for claim in appraised.evidence.claims if claim.category is Category.INDICATION and not claim.outcome]
    assert len(bare) > 20
    for claim in bare:
        for scope in Scope:
            said = appraised.verdict_words(claim.id, scope)
            assert "support" not in said, said
