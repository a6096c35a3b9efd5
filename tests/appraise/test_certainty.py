"""Certainty: the rules against a transcription of GRADE, what each question starts from, and what was read of it."""

import dataclasses

import pytest

from analysis.appraise.certainty import (
    BOUNDS,
    NO_DENOMINATOR,
    NO_PATIENTS,
    NO_SECOND_RATER,
    NO_STEPS,
    NO_STUDY,
    NOT_THERE,
    REASONS_DOWN,
    STARTS,
    EvidenceBody,
    certainty_phrase,
    rate,
)
from analysis.model.evidence import Evidence, Ratings
from analysis.model.words import Certainty
from tests.builders import miniset, shipped
from tests.builders.build import appraisal, entry, finding, question, step, study

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
    # JUDGED: GRADE guidelines 18 (J Clin Epidemiol 2019;111:105-14). UNCONTROLLED: GRADE guidelines 4 (2011;64:407-15).
    assert {body.name: str(level) for body, level in STARTS.items()} == {
        "RANDOMISED": "high",
        "JUDGED": "high",
        "COMPARED": "low",
        "UNCONTROLLED": "low",
    }


# Start


def evidence(**tables) -> Evidence:
    """The example question with its finding, study and one step without a state, any of them replaced."""
    held = {"questions": (question(),), "findings": (finding(),), "studies": (study(),)}
    held |= {"certainty": (step(state=""),)}
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
        pytest.param(
            COHORT, {"large effect": "2", "imprecision": "-1"}, "very low", id="what was rated down is not up"
        ),
        pytest.param(COHORT, {"dose-response": "2", "imprecision": "0"}, "low", id="more than the reason may"),
        pytest.param(COHORT, {"large effect": "-1", "imprecision": "0"}, "low", id="a reason up moves nothing down"),
        pytest.param(SERIES, {"risk of bias": "-2"}, "very low", id="series"),
        pytest.param(SERIES, {"risk of bias": "-1"}, "very low", id="an absent control group counts once"),
        pytest.param(
            SERIES, {"large effect": "1", "imprecision": "0"}, "low", id="nothing is rated up without a comparison"
        ),
    ],
)
def test_steps_move_the_certainty_within_the_rules(tables, steps, level):
    rows = tuple(step(domain=domain, step=moved, state="") for domain, moved in steps.items())
    assert rating(evidence(certainty=rows, **tables)).level == level


def test_steps_are_kept_in_the_order_of_the_reasons_each_once():
    rows = (step(state=""), step(step="-2", state=""), step(domain="risk of bias", step="0", state=""))
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


# What was read

READ = {
    "risk of bias": ("0", "second-hand"),
    "inconsistency": ("0", "not applicable"),
    "indirectness": ("0", "judged"),
    "imprecision": ("-1", "judged"),
    "publication bias": ("0", "not assessed"),
}


def read(**reasons: tuple[str, str] | None):
    """Steps with their states, of which any is replaced, or left out by ``None``; ``_`` stands for a space."""
    rows = READ | {name.replace("_", " "): row for name, row in reasons.items()}
    return tuple(step(domain=name, step=row[0], state=row[1]) for name, row in rows.items() if row)


UNREAD = ("0", "unread")


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        pytest.param({}, "moderate", id="neither not applicable nor not assessed is unread"),
        pytest.param({"indirectness": UNREAD}, "at most moderate", id="one unread"),
        pytest.param({"indirectness": None}, "at most moderate", id="one that nobody considered"),
        pytest.param({"indirectness": ("0", "not assessed")}, "at most moderate", id="called not assessed"),
        pytest.param({"indirectness": ("-1", "unread")}, "at most moderate", id="unread moves nothing"),
        pytest.param({"inconsistency": None, "publication_bias": None}, "moderate", id="one trial, no search of ours"),
        pytest.param(
            {"indirectness": UNREAD, "imprecision": UNREAD},
            "not rated (indirectness and imprecision not read)",
            id="two unread",
        ),
        pytest.param({"risk_of_bias": UNREAD}, "not rated (risk of bias not read)", id="risk of bias unread"),
        pytest.param(
            {"risk_of_bias": ("0", "judged")}, "not rated (risk of bias not read)", id="judged, and no trial was"
        ),
        pytest.param(
            {"risk_of_bias": UNREAD, "indirectness": ("-2", "judged")}, "very low", id="very low by what was read"
        ),
        pytest.param({"inconsistency": UNREAD, "indirectness": ("-2", "judged")}, "very low", id="no lower than that"),
    ],
)
def test_what_was_not_read_makes_a_rating_at_most_or_none(steps, words):
    assert rating(evidence(certainty=read(**steps))).words == words


def test_risk_of_bias_is_read_where_the_trial_was_judged():
    held = evidence(certainty=read(risk_of_bias=("0", "judged")), appraisals=(appraisal(judgement="low"),))
    assert rating(held).words == "moderate"


def test_inconsistency_of_two_trials_has_to_be_read():
    held = evidence(
        questions=(question(findings="F001 F002"),),
        findings=(finding(), finding(id="F002", study="abe1999")),
        studies=(study(), study(study="abe1999")),
        certainty=read(inconsistency=UNREAD),
    )
    assert rating(held).words == "at most moderate"


@pytest.mark.parametrize(
    ("events", "why"),
    [
        pytest.param(("case", "recalled"), NO_DENOMINATOR, id="cases and estimates only"),
        pytest.param(("case", "measured"), "", id="one was counted"),
        pytest.param(("", "case"), "", id="one not judged"),
    ],
)
def test_cases_without_a_denominator_are_listed_and_not_rated(events, why):
    one, other = events
    held = evidence(
        questions=(question(findings="F001 F002"),), findings=(finding(event=one), finding(id="F002", event=other))
    )
    found = rating(held)
    assert (found.why_not, len(found.findings)) == (why, 2)


# The body


def reviewed(**tables) -> Evidence:
    review = study(study="ono2008", short_name="Ono 2008", design="systematic review", searched_to="2010-06-30")
    return evidence(
        **{
            "findings": (finding(study="ono2008"),),
            "studies": (review, study(), study(study="abe1999"), study(study="doi2011", agent="pepper")),
            "entries": (entry(year="2011"), entry("abe1999", year="1999"), entry("doi2011", year="2011")),
            "certainty": read(inconsistency=("0", "judged")),
        }
        | tables
    )


def test_signs_stand_only_where_one_named_review_is_the_body_with_its_search_and_later_trials():
    found = rating(reviewed())
    assert found.review
    assert found.label == ("⊕⊕⊕○ the review Ono 2008, searched to 2010-06-30; trials listed since: ito2011.")
    assert rating(evidence()).label == "Our rating, listed studies; no systematic search."


def test_no_signs_stand_for_a_rating_that_is_a_bound_or_none():
    bound = rating(reviewed(certainty=read(inconsistency=UNREAD)))
    assert (bound.words, bound.label.partition(" Ono")[0]) == ("at most moderate", "the review")
    assert "⊕" not in rating(reviewed(certainty=read(risk_of_bias=UNREAD, inconsistency=("0", "judged")))).label


@pytest.mark.parametrize(
    ("columns", "extra"),
    [
        pytest.param({"searched_to": ""}, (), id="search not read"),
        pytest.param({"searched_to": "2010-06-30"}, (finding(id="F002"),), id="a trial beside the review"),
    ],
)
def test_a_body_that_is_not_one_dated_review_has_our_label(columns, extra):
    review = study(study="ono2008", design="systematic review", **columns)
    held = reviewed(
        questions=(question(findings="F001 F002"),),
        findings=(finding(study="ono2008"), *extra),
        studies=(review, study()),
    )
    assert rating(held).label == "Our rating, listed studies; no systematic search."


# Words


def test_certainty_says_in_what_it_is_with_the_threshold_and_its_source():
    asked = question(target="worthwhile effect", threshold="10", threshold_source="Abe 1999, table 2")
    assert rating(evidence(questions=(asked,))).in_what == "worthwhile effect; threshold 10 (Abe 1999, table 2)"
    assert rating(evidence(questions=(question(target=""),))).in_what == "not judged; threshold not read"


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
    assert (found.level, found.why_not, found.words) == (None, why, f"not rated ({why})")


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


# The shipped data: invariants only


def test_shipped_questions_are_rated_within_the_rules_or_say_why_not():
    held = shipped.appraised()
    assert held.certainty
    for found in held.certainty.values():
        assert (found.level is None) == bool(found.why_not)
        if found.body is EvidenceBody.UNCONTROLLED and found.level:
            assert found.level is Certainty.VERY_LOW


def test_appraising_leaves_the_evidence_as_it_was(tmp_path):
    held = miniset.appraised(tmp_path).evidence
    before = dataclasses.replace(held)
    rate(held.questions[0], held)
    assert held == before
