"""Checks of certainty: steps within the rules, one agent a question, every reason considered."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import run
from analysis.check.certainty import rating_without_target
from analysis.read.records import read_evidence
from tests.appraise.test_certainty import evidence
from tests.appraise.test_question_fit import TERMS
from tests.builders import miniset
from tests.builders.build import finding, question, study

COHORT = "studies.csv\ndesign,comparator\ncohort study,rest\n\nfindings.csv\nphase\nreview"


@pytest.mark.parametrize(
    ("fragment", "needle"),
    [
        pytest.param(
            "questions.csv\nid,findings\nQ01,\n\ncertainty.csv\ndomain\nimprecision", "names none", id="no finding"
        ),
        pytest.param(
            "certainty.csv\ndomain,step\nimprecision,1", "rates down, -2 to 0; found 1", id="up by a reason down"
        ),
        pytest.param("certainty.csv\ndomain,step\ndose-response,2", "rates up, 0 to 1; found 2", id="too far"),
        pytest.param("certainty.csv\ndomain,step\nlarge effect,1", "starts high (randomised)", id="up from high"),
        pytest.param(
            "findings.csv\nphase\nuncontrolled\n\ncertainty.csv\ndomain,step\nlarge effect,1",
            "there is no comparison",
            id="up without a comparison",
        ),
        pytest.param(
            f"{COHORT}\n\ncertainty.csv\ndomain,step\nlarge effect,1\nimprecision,-1",
            "a step down was taken",
            id="up and down",
        ),
        pytest.param(
            "raters.csv\nname\nadjudicator\nrater-a\n\n"
            "certainty.csv\ndomain,step,judged_by\nimprecision,-1,adjudicator\nrisk of bias,0,rater-a",
            "judged by adjudicator; this one by rater-a",
            id="two raters in one file",
        ),
    ],
)
def test_odd_step_says_what_is_odd(tmp_path, fragment, needle):
    found = [problem.message for problem in run(miniset.appraised(tmp_path, fragment)) if problem.check == "odd-step"]
    assert len(found) == 1
    assert needle in found[0]


def test_steps_of_a_rater_follow_the_same_rules(tmp_path):
    folder = miniset.write(tmp_path / "data")
    own = (folder / "certainty.csv").read_text().replace("imprecision,-1", "imprecision,2")
    for rater in ("rater-a", "rater-b"):
        (folder / "ratings" / rater).mkdir(parents=True)
        (folder / "ratings" / rater / "certainty.csv").write_text(own.replace("adjudicator", rater))
    found = [problem for problem in run(AppraisedEvidence(read_evidence(folder))) if problem.check == "odd-step"]
    assert len(found) == 2
    assert all("ratings" in problem.place.file for problem in found)


def unlike(appraised: AppraisedEvidence) -> list[str]:
    return [problem.message for problem in run(appraised) if problem.check == "step-unlike-state"]


@pytest.mark.parametrize(
    ("tables", "needle"),
    [
        pytest.param("indirectness,0,not applicable", 'is "judged" or "second-hand" or "unread" here', id="state"),
        pytest.param("inconsistency,0,judged", 'is "not applicable" here; found "judged"', id="one trial"),
        pytest.param("publication bias,0,unread", 'is "not assessed" here; found "unread"', id="no search of ours"),
        pytest.param("indirectness,-1,unread", 'is "unread", and so moves nothing; found -1', id="moves"),
        pytest.param("risk of bias,0,judged", "0 of 80 people in trials judged", id="no trial judged"),
        pytest.param("risk of bias,0,second-hand", "", id="judged by somebody else"),
        pytest.param(
            "risk of bias,0,second-hand\n\nfindings.csv\nphase\nuncontrolled",
            "needs at least -1 where there is no control group",
            id="no control group",
        ),
        pytest.param("imprecision,0,judged", "", id="counts give an interval"),
        pytest.param(
            'imprecision,0,unread\n\nfindings.csv\nnumerator\n""',
            "needs at least -1 without a single estimate; found 0, and no estimate with an interval",
            id="no interval",
        ),
        pytest.param('imprecision,-1,judged\n\nfindings.csv\nnumerator\n""', "", id="no interval, and down"),
        pytest.param("inconsistency,0,", "", id="not judged by these rules"),
        pytest.param(
            "risk of bias,-1,judged\n\nfindings.csv\nphase\nuncontrolled", "", id="no control group needs no judge"
        ),
    ],
)
def test_step_goes_with_its_state_and_with_the_rows(tmp_path, tables, needle):
    found = unlike(miniset.appraised(tmp_path, f"certainty.csv\ndomain,step,state\n{tables}"))
    assert len(found) == bool(needle)
    assert all(needle in message for message in found)


def test_a_rater_judges_bias_on_appraisals_of_their_own(tmp_path):
    folder = miniset.write(tmp_path / "data")
    (folder / "ratings" / "rater-a").mkdir(parents=True)
    own = (folder / "certainty.csv").read_text().replace("second-hand", "judged").replace("adjudicator", "rater-a")
    (folder / "ratings" / "rater-a" / "certainty.csv").write_text(own)
    assert unlike(AppraisedEvidence(read_evidence(folder))) == []


@pytest.mark.parametrize(
    ("agents", "asked", "needle"),
    [
        pytest.param(("ginger", "ginger"), "ginger", "", id="one agent"),
        pytest.param(("fresh ginger", "ginger"), "ginger", "", id="one line"),
        pytest.param(("spice", "ginger"), "spice", "", id="the general term and one of it"),
        pytest.param(("ginger", "pepper"), "ginger", "its findings include F002 of pepper", id="another agent"),
        pytest.param(("ginger", "pepper"), "spice", "F001 of ginger and F002 of pepper", id="pooled under one term"),
    ],
)
def test_agents_of_one_question_are_one(agents, asked, needle):
    one, other = agents
    held = evidence(
        questions=(question(agent=asked, findings="F001 F002"),),
        findings=(finding(), finding(id="F002", study="abe1999")),
        studies=(study(agent=one), study(study="abe1999", agent=other)),
        terms=TERMS,
    )
    found = [problem.message for problem in run(AppraisedEvidence(held)) if problem.check == "mixed-agents"]
    assert len(found) == bool(needle)
    assert all(needle in message for message in found)


def test_reason_that_nobody_considered_is_flagged_only_where_the_question_is_rated(tmp_path):
    steps = "certainty.csv\ndomain,step,state\nimprecision,-1,"
    unrated = f"{steps}\n\nfindings.csv\nid\n"
    checks = [
        {problem.check for problem in run(miniset.appraised(tmp_path / name, fragment))}
        for name, fragment in (("complete", ""), ("rated", steps), ("unrated", unrated))
    ]
    assert ["missing-step" in names for names in checks] == [False, True, False]


RATED = "questions.csv\nid,target,threshold\nQ01,"


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        (f"{RATED}any effect,", ""),
        (f"{RATED},", "Q01 needs a target; it is rated moderate"),
        (f"{RATED}worthwhile effect,", 'Q01 needs a threshold; its target is "worthwhile effect"'),
        (f"{RATED}little or no effect,", 'Q01 needs a threshold; its target is "little or no effect"'),
        (f"{RATED}worthwhile effect,10", ""),
        (f"{RATED},\n\ncertainty.csv\ndomain,state\nimprecision,", ""),
        (f"{RATED},\n\ncertainty.csv\nquestion", ""),
        ("questions.csv\nid,target,findings\nQ01,,", ""),
    ],
)
def test_a_rating_says_in_what_it_is_and_of_a_size_the_threshold(tmp_path, fragment, message):
    found = list(rating_without_target(miniset.appraised(tmp_path, fragment)))
    assert [one.message for one in found] == ([message] if message else [])
