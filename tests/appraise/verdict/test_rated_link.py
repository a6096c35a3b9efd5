"""Which links vote: trials yield to reviews that pool them, reviews that repeat count once, the retracted never."""

from dataclasses import replace

import pytest

from analysis.appraise.ladder import QuestionType
from analysis.appraise.verdict.assessment import assess
from analysis.appraise.verdict.rated_link import rated_link, voters
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from tests.appraise.verdict.test_assessment import NULL, TRIAL, evidence
from tests.builders.build import appraisal, finding, study

REVIEW = "systematic review"


def pooled(**columns: str) -> Evidence:
    """A review that found no difference and a trial that did; the columns are those of the review's finding."""
    of_review = {"phase": "randomised", "months": "6", "pools": "study2"} | columns
    return evidence(("contradicts", NULL, REVIEW, of_review), ("supports", "", TRIAL, {"months": "6"}))


@pytest.mark.parametrize(
    ("columns", "verdict"),
    [
        ({}, Verdict.NOT_CONFIRMED),
        ({"pools": ""}, Verdict.CONFLICTING),
        ({"pools": "study3"}, Verdict.CONFLICTING),
        ({"months": ""}, Verdict.CONFLICTING),
        ({"months": "12"}, Verdict.CONFLICTING),
        ({"outcome": "sleep"}, Verdict.CONFLICTING),
    ],
)
def test_a_trial_yields_to_a_review_that_pools_its_result(columns: dict[str, str], verdict: Verdict) -> None:
    found = pooled(**columns)
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is verdict
    yields = verdict is Verdict.NOT_CONFIRMED
    assert [one.study.study for one in assessed.outweighed] == ["study2"] * yields


def test_a_trial_of_which_no_time_was_read_does_not_yield() -> None:
    found = pooled(months="")
    unread = replace(found, findings=(found.findings[0], finding(id="F002", study="study2", months="")))
    assert assess(unread.claims[0], Scope.OWN, unread).verdict is Verdict.CONFLICTING


def test_a_trial_does_not_yield_to_an_indirect_review() -> None:
    found = evidence(
        ("indirect", "", REVIEW, {"phase": "randomised", "months": "6", "pools": "study2"}),
        ("supports", "", TRIAL, {"months": "6"}),
    )
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.SUPPORTED


def reviews(*pools: str) -> Evidence:
    found = evidence(*(("supports", "", REVIEW, {"phase": "randomised", "pools": each}) for each in pools))
    return replace(found, studies=tuple(one._replace(comparator="placebo") for one in found.studies))


def voting(found: Evidence) -> list[str]:
    links = [rated_link(link, QuestionType.BENEFIT, found) for link in found.links]
    return [one.study.study for one in voters(links, QuestionType.BENEFIT, found)]


@pytest.mark.parametrize(
    ("pools", "kept"),
    [
        (("a b c", "a b"), 1),
        (("a b c", "c d e"), 2),
        (("a b", "b c"), 2),
        (("a b c d", "a b c e f"), 1),
        (("", ""), 2),
        (("a", ""), 2),
    ],
)
def test_reviews_that_share_over_half_of_the_smaller_ones_trials_count_once(pools: tuple[str, ...], kept: int) -> None:
    assert len(voting(reviews(*pools))) == kept


def test_of_reviews_that_share_their_trials_the_first_counts_where_nothing_else_tells() -> None:
    assert voting(reviews("a b", "a b")) == ["study1"]


def test_the_review_with_the_newest_search_counts() -> None:
    found = reviews("a b", "a b")
    one, other = found.studies
    newer = study(study="study2", design=REVIEW, searched_to="2020-01-31")
    older = study(study="study1", design=REVIEW, searched_to="2019-01-31")
    assert voting(replace(found, studies=(older, newer))) == ["study2"]
    assert voting(replace(found, studies=(one, newer))) == ["study2"]
    assert voting(replace(found, studies=(older, other))) == ["study1"]


def test_the_review_with_fewest_critical_items_not_met_counts_before_the_newest() -> None:
    found = reviews("a b", "a b")
    newer = study(study="study1", design=REVIEW, searched_to="2020-01-31")
    met = appraisal(
        study="study2", tool="AMSTAR 2", domain="4 adequacy of the literature search", judgement="yes", phase="review"
    )
    better = replace(found, studies=(newer, found.studies[1]), appraisals=(met,))
    assert voting(better) == ["study2"]
    assert voting(replace(better, appraisals=(met._replace(judgement="no"),))) == ["study1"]


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        ("retracted", Verdict.SUPPORTED),
        ("expression of concern", Verdict.CONFLICTING),
        ("corrected", Verdict.CONFLICTING),
        ("reinstated", Verdict.CONFLICTING),
        ("", Verdict.CONFLICTING),
    ],
)
def test_a_retracted_study_never_votes(status: str, verdict: Verdict) -> None:
    found = evidence(("contradicts", "opposite", TRIAL, {}), ("supports", "", TRIAL, {}))
    found = replace(found, studies=(study(study="study1", status=status), found.studies[1]))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is verdict
    assert [one.study.study for one in assessed.outweighed] == ["study1"] * (status == "retracted")


def test_a_review_of_nobody_knows_what_does_not_vote_on_benefit() -> None:
    found = evidence(("supports", "", REVIEW, {"phase": "review"}), ("indirect", "", TRIAL, {}))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, [one.study.study for one in assessed.outweighed]) == (Verdict.INDIRECT, ["study1"])
