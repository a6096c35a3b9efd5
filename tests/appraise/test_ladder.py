"""The ladder against a transcription of its published source, and the table of which claims a level applies to."""

import pytest

from analysis.appraise.ladder import LEVELS, QuestionType, Tier, design_level, evidence_level, question_of
from analysis.model.evidence import Evidence
from analysis.model.words import Design, Phase
from tests.builders.build import claim, study

# OCEBM 2011 Levels of Evidence, Br J Sports Med transcription (bjsm.bmj.com/highwire/markup/117566/expansion): the
# level of each design that the tables can tell apart, for treatment benefit and common harms, and for prognosis.
PUBLISHED = {
    QuestionType.BENEFIT: {
        Design.RANDOMISED_TRIAL: 2,
        Design.CROSS_OVER_TRIAL: 2,
        Design.CONTROLLED_TRIAL: 3,
        Design.COHORT: 3,
        Design.CASE_CONTROL: 4,
        Design.SINGLE_ARM_TRIAL: 4,
        Design.CASE_SERIES: 4,
    },
    QuestionType.PROGNOSIS: {
        Design.RANDOMISED_TRIAL: 3,
        Design.CROSS_OVER_TRIAL: 3,
        Design.CONTROLLED_TRIAL: 3,
        Design.COHORT: 3,
        Design.CASE_SERIES: 4,
        Design.SINGLE_ARM_TRIAL: 4,
        Design.CASE_CONTROL: 4,
    },
}
PUBLISHED[QuestionType.HARMS] = PUBLISHED[QuestionType.BENEFIT]

OFF_LADDER = [
    Design.CASE_REPORT,
    Design.SURVEY,
    Design.NARRATIVE_REVIEW,
    Design.GUIDELINE,
    Design.ANIMAL,
    Design.UNKNOWN,
]


@pytest.mark.parametrize(
    ("question", "design", "level"),
    [(question, design, level) for question, rows in PUBLISHED.items() for design, level in rows.items()],
)
def test_level_is_the_published_one(question: QuestionType, design: Design, level: int) -> None:
    assert evidence_level(study(design=design), Phase.RANDOMISED, question, Evidence()).level == level


@pytest.mark.parametrize("design", OFF_LADDER)
def test_designs_off_the_ladder_say_why(design: Design) -> None:
    place = evidence_level(study(design=design), None, QuestionType.BENEFIT, Evidence())
    assert place.level is None
    assert place.tier is Tier.OFF_LADDER
    assert place.why


@pytest.mark.parametrize("phase", [Phase.OPEN_LABEL, Phase.UNCONTROLLED])
def test_an_uncontrolled_phase_of_a_trial_is_level_4(phase: Phase) -> None:
    place = evidence_level(study(design=Design.RANDOMISED_TRIAL), phase, QuestionType.BENEFIT, Evidence())
    assert (place.level, place.tier) == (4, Tier.UNCONTROLLED)


def test_a_cohort_without_comparator_is_uncontrolled() -> None:
    place = evidence_level(study(design=Design.COHORT, comparator=""), None, QuestionType.BENEFIT, Evidence())
    assert (place.level, place.tier) == (4, Tier.UNCONTROLLED)


def test_a_review_takes_the_standing_of_what_it_reviews() -> None:
    review = study(study="review", design=Design.SYSTEMATIC_REVIEW)
    trial = study(study="trial", design=Design.RANDOMISED_TRIAL, included_in="review")
    series = study(study="series", design=Design.CASE_SERIES, included_in="review")
    assert evidence_level(review, Phase.REVIEW, QuestionType.BENEFIT, Evidence(studies=(review, trial))).level == 1
    assert evidence_level(review, Phase.REVIEW, QuestionType.BENEFIT, Evidence(studies=(review, series))).level == 4
    assert evidence_level(review, Phase.REVIEW, QuestionType.BENEFIT, Evidence(studies=(review,))).level is None
    both = Evidence(studies=(review, series, trial))
    assert evidence_level(review, Phase.REVIEW, QuestionType.BENEFIT, both) == (1, Tier.RANDOMISED, "")
    assert evidence_level(review, Phase.REVIEW, QuestionType.PROGNOSIS, both) == (3, Tier.RANDOMISED, "")


@pytest.mark.parametrize(
    ("phase", "level", "tier"),
    [
        (Phase.RANDOMISED, 1, Tier.RANDOMISED),
        (Phase.CONTROLLED, 3, Tier.CONTROLLED),
        (Phase.UNCONTROLLED, 4, Tier.UNCONTROLLED),
    ],
)
def test_a_finding_of_a_review_may_say_which_studies_it_rests_on(phase: Phase, level: int, tier: Tier) -> None:
    place = evidence_level(study(design=Design.SYSTEMATIC_REVIEW), phase, QuestionType.BENEFIT, Evidence())
    assert (place.level, place.tier) == (level, tier)


def test_the_rungs_are_the_five_levels_in_order() -> None:
    assert list(LEVELS) == [1, 2, 3, 4, 5]


def test_the_tiers_are_four_weakest_first() -> None:
    assert [tier.name for tier in Tier] == ["OFF_LADDER", "UNCONTROLLED", "CONTROLLED", "RANDOMISED"]
    assert sorted(Tier) == list(Tier)


@pytest.mark.parametrize("design", Design)
def test_a_stated_design_has_the_published_level_a_review_the_highest_and_what_is_off_the_ladder_none(
    design: Design,
) -> None:
    published: dict[Design, int] = {Design.SYSTEMATIC_REVIEW: 1, **PUBLISHED[QuestionType.BENEFIT]}
    assert design_level(design) == published.get(design)


@pytest.mark.parametrize(
    ("row", "question"),
    [
        ({"category": "efficacy"}, QuestionType.BENEFIT),
        ({"category": "comparison"}, QuestionType.BENEFIT),
        ({"category": "indication", "outcome": "nausea"}, QuestionType.BENEFIT),
        ({"category": "indication", "outcome": ""}, None),
        ({"category": "safety", "outcome": "safety", "figure": "", "unit": ""}, QuestionType.HARMS),
        ({"category": "safety", "outcome": "frequency of harm", "figure": "", "unit": ""}, QuestionType.HARMS),
        ({"category": "safety", "outcome": "rash", "figure": "5", "unit": "%"}, QuestionType.HARMS),
        ({"category": "safety", "outcome": "rash", "figure": "2", "unit": "days"}, None),
        ({"category": "safety", "outcome": "rash", "figure": "", "unit": ""}, None),
        ({"category": "prognosis"}, QuestionType.PROGNOSIS),
        ({"category": "mechanism"}, None),
        ({"category": "protocol"}, None),
        ({"category": "provider"}, None),
        ({"category": "access"}, None),
    ],
)
def test_which_claims_a_level_applies_to(row: dict[str, str], question: QuestionType | None) -> None:
    assert question_of(claim(**row)) is question


@pytest.mark.parametrize(
    ("design", "level", "tier"),
    [
        (Design.RANDOMISED_TRIAL, 3, Tier.CONTROLLED),
        (Design.CROSS_OVER_TRIAL, 3, Tier.CONTROLLED),
        (Design.CONTROLLED_TRIAL, 3, Tier.CONTROLLED),
        (Design.COHORT, 3, Tier.CONTROLLED),
        (Design.CASE_CONTROL, 4, Tier.CONTROLLED),
        (Design.CASE_SERIES, 4, Tier.UNCONTROLLED),
        (Design.SURVEY, None, Tier.OFF_LADDER),
    ],
)
def test_a_controlled_phase_is_a_comparison_without_the_words_of_a_comparator(
    design: Design, level: int | None, tier: Tier
) -> None:
    for question in QuestionType:
        place = evidence_level(study(design=design, comparator=""), Phase.CONTROLLED, question, Evidence())
        assert (place.level, place.tier) == (level, tier)
