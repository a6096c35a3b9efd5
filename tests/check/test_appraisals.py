"""Appraisals that break a rule, what was counted beside people, and steps of certainty within the rules."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import FORMS
from analysis.check.appraisals import (
    differing_randomisation,
    incomplete_appraisal,
    rating_without_target,
    unit_of_analysis,
    unknown_domain,
    unread_judgement,
    wrong_tool,
)
from analysis.check.catalogue import run
from analysis.model.evidence import Evidence, Ratings
from analysis.model.words import Tool
from analysis.read.records import read_evidence
from tests.appraise.test_certainty import evidence
from tests.appraise.test_question_fit import TERMS
from tests.builders import miniset
from tests.builders.build import appraisal, finding, question, study


def holding(*appraisals, **study_columns):
    return AppraisedEvidence(Evidence(studies=(study(**study_columns),), appraisals=appraisals))


def test_nearest_domain_and_word_are_offered():
    rows = (appraisal(domain="Randomization process"), appraisal(judgement="some concern"))
    remedies = [remark.remedy for remark in unknown_domain(holding(*rows))]
    assert remedies == ['did you mean "randomisation process"?', 'did you mean "some concerns"?']


def test_word_of_another_tool_is_unknown_and_the_tools_own_are_listed():
    (remark,) = unknown_domain(holding(appraisal(judgement="yes")))
    assert remark.message == 'RoB 2 has no judgement "yes" (study ito2011)'
    assert remark.remedy == "write one of: low · some concerns · high · not assessed"


def test_raters_own_appraisals_are_looked_at_too():
    own = Ratings(rater="ann", appraisals=(appraisal(domain="blinding"),))
    assert len(list(unknown_domain(AppraisedEvidence(Evidence(ratings=(own,)))))) == 1


def test_wrong_tool_is_said_once_a_result_with_the_tool_that_fits():
    rows = (appraisal(), appraisal(domain="missing outcome data"))
    (remark,) = wrong_tool(holding(*rows, design="randomised cross-over trial"))
    assert "needs RoB 2 cross-over; found RoB 2" in remark.message
    assert remark.remedy.startswith('judge its domains with "RoB 2 cross-over"')


def test_survey_has_no_tool():
    (remark,) = wrong_tool(holding(appraisal(), design="survey"))
    assert remark.message.startswith("a survey (ito2011)")
    assert "no tool" in remark.message
    assert remark.remedy.startswith("remove the rows")


def test_randomisation_of_one_trial_is_judged_once_and_other_domains_a_result_at_a_time():
    first, second = {"judgement": "low"}, {"judgement": "some concerns", "outcome": "vomiting"}
    (remark,) = differing_randomisation(holding(appraisal(**first), appraisal(**second)))
    assert remark.message == (
        'randomisation process of ito2011 is judged "low" for nausea; for vomiting "some concerns"'
    )
    other = {"domain": "missing outcome data"}
    assert list(differing_randomisation(holding(appraisal(**first, **other), appraisal(**second, **other)))) == []
    apart = appraisal(**second, study="abe1999")
    assert list(differing_randomisation(holding(appraisal(**first), apart))) == []
    raters = [Ratings(rater=name, appraisals=(appraisal(**one),)) for name, one in (("ann", first), ("bob", second))]
    assert list(differing_randomisation(AppraisedEvidence(Evidence(ratings=tuple(raters))))) == []


def test_judgement_on_a_study_that_nobody_read_is_a_fault_even_with_an_address():
    (remark,) = unread_judgement(holding(appraisal(judgement="high"), read_as="not read"))
    assert "“" not in remark.message
    assert 'studies.csv says "not read"' in remark.message


def test_judgement_on_a_text_that_was_read_is_none():
    assert list(unread_judgement(holding(appraisal(judgement="high")))) == []


def test_item_that_does_not_apply_needs_a_text_that_says_so():
    row = appraisal(tool="AMSTAR 2", domain="15 publication bias", judgement="not applicable", read_at="")
    assert len(list(unread_judgement(holding(row)))) == 1


def test_result_of_which_nothing_was_judged_may_lack_rows():
    assert list(incomplete_appraisal(holding(appraisal()))) == []


def test_what_a_judged_result_lacks_is_named():
    (remark,) = incomplete_appraisal(holding(appraisal(judgement="low"), appraisal(domain="missing outcome data")))
    assert "needs all 5 domains of RoB 2" in remark.message
    assert (
        'lacks "deviations from intended interventions", "measurement of the outcome" and "selection of the reported '
        'result"' in remark.message
    )


def test_misspelt_domain_is_one_fault_not_two():
    names = [*FORMS[Tool.ROB_2].names[:-1], "selective reporting"]
    rows = [appraisal(domain=name, judgement="low") for name in names]
    assert list(incomplete_appraisal(holding(*rows))) == []
    assert len(list(unknown_domain(holding(*rows)))) == 1
    assert len(list(incomplete_appraisal(holding(*rows[1:])))) == 1


def counted(found=(), **columns):
    return list(unit_of_analysis(AppraisedEvidence(Evidence(studies=(study(**columns),), findings=tuple(found)))))


KNEES = {"units": "90", "unit_name": "knees"}


def test_knees_of_unknown_people_are_a_warning_about_the_figures_not_about_a_page():
    (remark,) = counted(
        [finding(), finding(id="F002", numerator="", denominator="", p=".015")], **KNEES, participants=""
    )
    assert "analysed 90 knees, and how many people they belong to was not read" in remark.message
    assert "(F001 and F002)" in remark.message
    assert "unless the analysis allowed for it" in remark.message
    assert (remark.claim, remark.study) == ("", "ito2011")


def test_more_knees_than_people_are_counted():
    (remark,) = counted([finding()], **KNEES, participants="60")
    assert "they belong to 60 people" in remark.message


def test_one_knee_a_person_is_no_matter():
    assert counted([finding()], **KNEES, participants="90") == []


def test_people_are_no_matter():
    assert counted([finding()], participants="") == []


def test_counts_of_the_people_themselves_do_not_rest_on_knees():
    assert counted([finding(denominator="40", numerator="30")], **KNEES, participants="40") == []


def test_mean_without_counts_or_interval_claims_no_precision():
    bare = finding(measure="mean change", numerator="", denominator="")
    assert counted([bare], **KNEES, participants="") == []


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
