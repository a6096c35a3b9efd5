"""What is said of appraisals that break a rule, and of studies that counted something else than people."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import FORMS
from analysis.check.appraisals import (
    differing_randomisation,
    incomplete_appraisal,
    unit_of_analysis,
    unknown_domain,
    unread_judgement,
    wrong_tool,
)
from analysis.model.evidence import Evidence, Ratings
from analysis.model.words import Tool
from tests.builders.build import appraisal, finding, study


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
