"""People behind a question: those of its comparisons, once each, and those in trials whose bias was judged."""

import pytest

from analysis.appraise.body.judged_people import judged_people, people_compared
from analysis.model.evidence import Evidence
from tests.builders.build import appraisal, finding, study

ABE = study(study="abe1999", participants="30")
REVIEW = study(study="ono2008", design="systematic review", participants="200")
STUDIES = (study(), ABE, REVIEW)
POOLED = {"study": "ono2008", "numerator": "", "denominator": "", "pools": "ito2011 abe1999"}


def people(*findings, judged=(), studies=STUDIES):
    held = Evidence(findings=findings, studies=studies, appraisals=tuple(judged))
    found = judged_people(findings, held)
    return found.judged, found.of, found.half


LOW = appraisal(judgement="low")


@pytest.mark.parametrize(
    ("columns", "of_study", "number"),
    [
        pytest.param({}, {"participants": "90"}, 80, id="both arms read"),
        pytest.param({"comparator_denominator": ""}, {"participants": "90"}, 90, id="one arm read"),
        pytest.param({}, {"participants": "50", "units": "80", "unit_name": "knees"}, 50, id="arms of knees"),
        pytest.param({"denominator": ""}, {"participants": ""}, None, id="nothing read"),
    ],
)
def test_people_are_those_of_the_comparison(columns, of_study, number):
    assert people_compared(finding(**columns), study(**of_study)) == number


@pytest.mark.parametrize(
    ("judged", "count"),
    [
        pytest.param((), 0, id="nothing"),
        pytest.param((LOW,), 80, id="judged"),
        pytest.param((appraisal(judgement="not assessed"),), 0, id="not assessed"),
        pytest.param((appraisal(judgement="low", outcome="vomiting"),), 0, id="another outcome"),
        pytest.param((appraisal(judgement="low", phase="open label"),), 0, id="another phase"),
        pytest.param((appraisal(judgement="yes", tool="AMSTAR 2"),), 0, id="how a review was made"),
    ],
)
def test_a_trial_counts_as_judged_by_the_same_outcome_and_phase(judged, count):
    assert people(finding(), judged=judged) == (count, 80, bool(count))


def test_trials_judged_must_hold_half_of_the_people():
    other = finding(id="F002", study="abe1999", denominator="", comparator_denominator="")
    assert people(finding(), other, judged=[LOW]) == (80, 110, True)
    assert people(finding(), other, judged=[appraisal(judgement="low", study="abe1999")]) == (30, 110, False)


def test_judgement_of_a_trial_holds_where_a_review_pools_it_and_the_rest_of_the_review_is_not_judged():
    pooled = finding(**POOLED)
    assert people(pooled, judged=[LOW]) == (80, 200, False)
    assert people(pooled, judged=[LOW, appraisal(judgement="low", study="abe1999")]) == (110, 200, True)


def test_a_trial_counts_once_beside_the_review_that_pools_it():
    assert people(finding(), finding(id="F002", **POOLED), judged=[LOW]) == (80, 200, False)


def test_trials_are_counted_where_the_people_of_one_were_not_read():
    unread = finding(id="F002", study="abe1999", denominator="")
    studies = (study(), study(study="abe1999", participants=""))
    assert people(finding(), unread, judged=[LOW], studies=studies) == (1, 2, True)
    found = judged_people((finding(), unread), Evidence(studies=studies, appraisals=(LOW,)))
    assert found.words == "1 of 2 trials judged (people of abe1999 not read)"
    assert judged_people((finding(),), Evidence(studies=studies)).words == "0 of 80 people in trials judged"


def test_no_people_are_no_half():
    assert people() == (0, 0, False)
