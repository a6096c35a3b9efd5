"""Certainty: the rules against a transcription of GRADE, what each question starts from, and which claims it serves."""

import dataclasses

import pytest

from analysis.appraise.certainty import (
    BOUNDS,
    NO_PATIENTS,
    NO_SECOND_RATER,
    NO_STEPS,
    NO_STUDY,
    NOT_THERE,
    REASONS_DOWN,
    STARTS,
    EvidenceBody,
    certainty_phrase,
    closest,
    questions_of,
    rate,
)
from analysis.model.evidence import Evidence, Ratings
from analysis.model.words import Certainty, Fit
from tests.builders import miniset, shipped
from tests.builders.build import appraisal, claim, finding, question, step, study, term

# GRADE as published: pmc.ncbi.nlm.nih.gov/articles/PMC6692166/table/T1 and bmjopen.bmj.com/highwire/markup/215908 (four
# results; randomised starts high, observational low; five reasons down by 1 or 2, three up); for the bounds of rating
# up, GRADE guidelines 9 (DOI 10.1016/j.jclinepi.2011.06.004): 1 for a large and 2 for a very large effect, else 1.
RESULTS = ["high", "moderate", "low", "very low"]
DOWN = {
    "risk of bias": 2,
    "inconsistency": 2,
    "indirectness": 2,
    "imprecision": 2,
    "publication bias": 2,
}
UP = {"large effect": 2, "dose-response": 1, "plausible confounding": 1}


def test_results_are_those_of_grade_in_its_order():
    assert [str(level) for level in Certainty] == RESULTS


def test_reasons_and_how_far_they_move_are_those_of_grade():
    assert {str(domain): bounds for domain, bounds in BOUNDS.items()} == {
        **{name: (-most, 0) for name, most in DOWN.items()},
        **{name: (0, most) for name, most in UP.items()},
    }
    assert [str(domain) for domain in REASONS_DOWN] == list(DOWN)


def test_starts_are_those_of_grade():
    # JUDGED: GRADE guidelines 18 (J Clin Epidemiol 2019;111:105-14). UNCONTROLLED: bjsm.bmj.com/highwire/markup/110605.
    assert {body.name: str(level) for body, level in STARTS.items()} == {
        "RANDOMISED": "high",
        "JUDGED": "high",
        "COMPARED": "low",
        "UNCONTROLLED": "very low",
    }


# Start


def evidence(**tables) -> Evidence:
    """The example question with its finding, study and one step, any of them replaced."""
    held = {"questions": (question(),), "findings": (finding(),), "studies": (study(),), "certainty": (step(),)}
    return Evidence(**(held | tables))


def rating(held: Evidence):
    return rate(held.questions[0], held)


@pytest.mark.parametrize(
    ("design", "phase", "comparator", "body"),
    [
        pytest.param("randomised trial", "randomised", "placebo", EvidenceBody.RANDOMISED, id="randomised trial"),
        pytest.param("randomised cross-over trial", "randomised", "placebo", EvidenceBody.RANDOMISED, id="cross-over"),
        pytest.param(
            "randomised trial", "open label", "placebo", EvidenceBody.UNCONTROLLED, id="open label part of a trial"
        ),
        pytest.param(
            "non-randomised controlled trial", "uncontrolled", "rest", EvidenceBody.UNCONTROLLED, id="one arm"
        ),
        pytest.param("non-randomised controlled trial", "review", "rest", EvidenceBody.COMPARED, id="controlled trial"),
        pytest.param("cohort study", "review", "rest", EvidenceBody.COMPARED, id="cohort with comparator"),
        pytest.param("cohort study", "uncontrolled", "", EvidenceBody.UNCONTROLLED, id="cohort without"),
        pytest.param("case-control study", "review", "", EvidenceBody.COMPARED, id="case-control"),
        pytest.param("case series", "uncontrolled", "", EvidenceBody.UNCONTROLLED, id="series"),
        pytest.param("case report", "uncontrolled", "", EvidenceBody.UNCONTROLLED, id="one patient"),
        pytest.param("survey", "uncontrolled", "", EvidenceBody.UNCONTROLLED, id="survey"),
        pytest.param("systematic review", "randomised", "", EvidenceBody.RANDOMISED, id="review of trials"),
        pytest.param("systematic review", "uncontrolled", "", EvidenceBody.UNCONTROLLED, id="review of series"),
        pytest.param("systematic review", "review", "", None, id="review of nobody knows what"),
        pytest.param("narrative review", "review", "", None, id="narrative review"),
        pytest.param("guideline", "review", "", None, id="guideline"),
        pytest.param("animal study", "randomised", "", None, id="animals"),
        pytest.param("unknown", "uncontrolled", "", None, id="unknown design"),
    ],
)
def test_certainty_starts_from_the_comparison_behind_the_finding(design, phase, comparator, body):
    held = evidence(findings=(finding(phase=phase),), studies=(study(design=design, comparator=comparator),))
    found = rating(held)
    assert (found.body, found.start) == (body, STARTS[body] if body else None)
    assert found.why_not == ("" if body else NO_PATIENTS)


def test_review_of_listed_studies_starts_from_the_best_of_them():
    review = study(design="systematic review")
    inside = study(study="abe1999", design="cohort study", comparator="rest", included_in="ito2011")
    held = evidence(findings=(finding(phase="review"),), studies=(review, inside))
    assert rating(held).body is EvidenceBody.COMPARED


@pytest.mark.parametrize(
    ("columns", "body"),
    [
        pytest.param({"judgement": "serious"}, EvidenceBody.JUDGED, id="judged"),
        pytest.param({"judgement": "not assessed"}, EvidenceBody.COMPARED, id="no domain judged"),
        pytest.param({"judgement": "serious", "outcome": "vomiting"}, EvidenceBody.COMPARED, id="of another outcome"),
        pytest.param({"judgement": "high", "tool": "RoB 2"}, EvidenceBody.COMPARED, id="by another tool"),
    ],
)
def test_comparison_without_randomisation_starts_high_only_if_judged_with_robins_i(columns, body):
    row = appraisal(**({"tool": "ROBINS-I", "domain": "confounding"} | columns))
    cohort = study(design="cohort study", comparator="rest")
    held = evidence(findings=(finding(phase="review"),), studies=(cohort,), appraisals=(row,))
    assert rating(held).body is body


def test_of_several_kinds_of_findings_the_strongest_gives_the_start():
    held = evidence(
        questions=(question(findings="F001 F002"),),
        findings=(finding(phase="open label"), finding(id="F002")),
    )
    assert rating(held).start is Certainty.HIGH


# Steps

SERIES = {"findings": (finding(phase="uncontrolled"),), "studies": (study(design="case series", comparator=""),)}
COHORT = {"findings": (finding(phase="review"),), "studies": (study(design="cohort study", comparator="rest"),)}


@pytest.mark.parametrize(
    ("tables", "steps", "level"),
    [
        pytest.param({}, {"imprecision": "0"}, "high", id="considered and left"),
        pytest.param({}, {"imprecision": "-1"}, "moderate", id="one down"),
        pytest.param({}, {"imprecision": "-2", "risk of bias": "-1"}, "very low", id="three down"),
        pytest.param({}, {"imprecision": "-2", "risk of bias": "-2"}, "very low", id="never below very low"),
        pytest.param({}, {"imprecision": "-1", "large effect": "2"}, "moderate", id="what starts high is not rated up"),
        pytest.param({}, {"imprecision": "1", "risk of bias": "-1"}, "moderate", id="a reason down moves nothing up"),
        pytest.param(COHORT, {"imprecision": "0"}, "low", id="comparison"),
        pytest.param(COHORT, {"large effect": "2"}, "high", id="very large effect"),
        pytest.param(COHORT, {"large effect": "2", "dose-response": "1"}, "high", id="never above high"),
        pytest.param(COHORT, {"dose-response": "2", "imprecision": "0"}, "low", id="more than the reason may"),
        pytest.param(COHORT, {"large effect": "-1", "imprecision": "0"}, "low", id="a reason up moves nothing down"),
        pytest.param(SERIES, {"risk of bias": "-2"}, "very low", id="series"),
        pytest.param(SERIES, {"large effect": "1"}, "low", id="series rated up"),
    ],
)
def test_steps_move_the_certainty_within_the_rules(tables, steps, level):
    rows = tuple(step(domain=domain, step=moved) for domain, moved in steps.items())
    assert rating(evidence(certainty=rows, **tables)).level == level


def test_steps_are_kept_in_the_order_of_the_reasons_each_once():
    rows = (step(), step(step="-2"), step(domain="risk of bias", step="0"))
    assert [(str(one.domain), one.step) for one in rating(evidence(certainty=rows)).steps] == [
        ("risk of bias", 0),
        ("imprecision", -1),
    ]


def test_rating_names_the_reasons_that_nobody_considered():
    assert [str(domain) for domain in rating(evidence()).not_considered] == [
        "risk of bias",
        "inconsistency",
        "indirectness",
        "publication bias",
    ]


# Words


def test_phrase_beside_a_verdict_says_how_sure_or_that_it_is_not_rated():
    found = rating(evidence())
    assert certainty_phrase(found) == "moderate certainty"
    assert certainty_phrase(found._replace(at_most=True)) == "at most moderate certainty"
    assert certainty_phrase(rating(evidence(certainty=()))) == "certainty not rated"
    assert certainty_phrase(None) == "certainty not rated"


# Not rated


@pytest.mark.parametrize(
    ("tables", "why"),
    [
        pytest.param({"questions": (question(findings=""),)}, NO_STUDY, id="no finding named"),
        pytest.param({"findings": ()}, NOT_THERE, id="finding not there"),
        pytest.param({"studies": ()}, NOT_THERE, id="study not there"),
        pytest.param({"certainty": ()}, NO_STEPS, id="no step"),
        pytest.param({"certainty": (step(question="Q02"),)}, NO_STEPS, id="steps of another question"),
    ],
)
def test_question_that_cannot_be_rated_says_why(tables, why):
    found = rating(evidence(**tables))
    assert (found.level, found.why_not, found.words) == (None, why, why)


def by(rater: str, *questions: str) -> Ratings:
    return Ratings(rater=rater, certainty=tuple(step(question=key) for key in questions))


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        pytest.param((), "", id="nobody's own steps are here"),
        pytest.param((by("a", "Q01"), by("b", "Q01")), "", id="both raters"),
        pytest.param((by("a", "Q01"), by("b", "Q02")), NO_SECOND_RATER, id="one rater"),
        pytest.param((by("a", "Q01"), by("b")), NO_SECOND_RATER, id="the other rated no question"),
        pytest.param((by("a", "Q02"), by("b", "Q02")), NO_SECOND_RATER, id="neither"),
    ],
)
def test_raters_own_steps_have_to_be_two_where_there_are_any(ratings, why):
    assert rating(evidence(ratings=ratings)).why_not == why


# Provisional


def test_certainty_that_rests_on_an_unverified_finding_is_provisional(tmp_path):
    held = miniset.appraised(tmp_path, "findings.csv\nverified\nno")
    assert held.provisional_certainty == ("Q01",)
    assert held.verified.certainty["Q01"].why_not == NOT_THERE


def test_certainty_that_stands_without_the_unverified_finding_is_not(tmp_path):
    fragment = "findings.csv\nid,verified\nF001,no\nF002,yes\n\nquestions.csv\nfindings\nF001 F002"
    assert miniset.appraised(tmp_path, fragment).provisional_certainty == ()


# Questions of a claim

TERMS = tuple(
    term(term=name, kind=kind, broader=broader)
    for name, kind, broader in [
        ("sea sickness", "condition", "motion sickness"),
        ("ferry sickness", "condition", "sea sickness"),
        ("night sickness", "condition", "ferry sickness"),
        ("car sickness", "condition", "motion sickness"),
        ("ginger", "agent", "spice"),
        ("pepper", "agent", "spice"),
        ("fresh ginger", "agent", "ginger"),
        ("nausea", "outcome", "improvement"),
    ]
)


def fits(columns: dict[str, str], *questions: dict[str, str]):
    asked = tuple(question(**({"id": f"Q{number:02}"} | one)) for number, one in enumerate(questions or ({},), 1))
    return questions_of(claim(**columns), Evidence(questions=asked, terms=TERMS))


def test_claim_falls_under_the_question_with_its_terms():
    (found,) = fits({})
    assert (found.question.id, found.condition, found.agent, found.outcome) == ("Q01", Fit.SAME, Fit.SAME, Fit.SAME)
    assert (found.exact, found.words) == (True, "same terms")


@pytest.mark.parametrize(
    ("columns", "asked", "words"),
    [
        pytest.param({}, {"condition": "ferry sickness"}, "condition narrower", id="condition narrower"),
        pytest.param({"condition": "sea sickness"}, {}, "condition broader", id="condition broader"),
        pytest.param({"agent": "spice"}, {}, "agent narrower", id="treatment in general"),
        pytest.param({"agent": "fresh ginger"}, {}, "agent broader", id="agent broader"),
        pytest.param({"outcome": "improvement"}, {}, "outcome narrower", id="outcome narrower"),
        pytest.param(
            {"condition": "sea sickness", "agent": "spice"},
            {},
            "condition broader, agent narrower",
            id="two terms differ",
        ),
    ],
)
def test_question_may_be_narrower_or_broader_and_it_is_said_which(columns, asked, words):
    (found,) = fits(columns, asked)
    assert (found.words, found.exact) == (words, False)


@pytest.mark.parametrize(
    ("columns", "asked"),
    [
        pytest.param({"condition": "sea sickness"}, {"condition": "car sickness"}, id="sister conditions"),
        pytest.param({"agent": "pepper"}, {"agent": "ginger"}, id="two agents under one term"),
        pytest.param({"outcome": "vomiting"}, {}, id="other outcome"),
        pytest.param({"condition": ""}, {}, id="no condition named"),
        pytest.param({"outcome": ""}, {}, id="no outcome named"),
        pytest.param({"agent": ""}, {}, id="no agent named"),
        pytest.param({"category": "indication", "outcome": ""}, {}, id="bare indication"),
        pytest.param({"category": "safety"}, {}, id="safety"),
        pytest.param({"category": "mechanism"}, {}, id="mechanism"),
        pytest.param({"category": "prognosis"}, {}, id="prognosis"),
        pytest.param({"category": "comparison", "comparator": "surgery"}, {}, id="comparison with something else"),
    ],
)
def test_claim_falls_under_no_question_that_is_not_its_own(columns, asked):
    assert fits(columns, asked) == ()


def test_comparison_falls_under_the_question_with_its_comparator():
    assert len(fits({"category": "comparison", "comparator": "placebo"})) == 1


def test_closest_question_stands_first():
    found = fits(
        {"agent": "spice"},
        {"condition": "ferry sickness"},
        {"condition": "sea sickness"},
        {"agent": "ginger"},
        {"agent": "spice"},
        {"agent": "pepper"},
    )
    assert [fit.question.id for fit in found] == ["Q04", "Q03", "Q05", "Q02", "Q01"]
    assert [fit.question.id for fit in closest(found)] == ["Q04"]
    assert [fit.question.id for fit in closest(found[1:])] == ["Q03", "Q05"]
    assert closest(()) == ()


def test_one_term_far_off_is_closer_than_two_terms_that_differ():
    found = fits({}, {"condition": "sea sickness", "agent": "fresh ginger"}, {"condition": "night sickness"})
    assert [fit.question.id for fit in found] == ["Q02", "Q01"]


# The shipped data: invariants only


def test_shipped_questions_are_rated_within_the_rules_or_say_why_not():
    held = shipped.appraised()
    assert held.certainty
    for found in held.certainty.values():
        assert (found.level is None) == bool(found.why_not)
        if found.body is EvidenceBody.UNCONTROLLED and found.level:
            assert found.level is Certainty.VERY_LOW or any(one.step > 0 for one in found.steps)


def test_appraising_leaves_the_evidence_as_it_was(tmp_path):
    held = miniset.appraised(tmp_path).evidence
    before = dataclasses.replace(held)
    rate(held.questions[0], held)
    assert held == before
