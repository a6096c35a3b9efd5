"""Risk of bias: the tools against what their authors published, which tool fits, and what is told of a result."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import (
    FORMS,
    NO_JUDGEMENT,
    NOT_ASSESSED,
    fitting_tool,
    judged_people,
    overall,
    people_compared,
    results,
)
from analysis.model.evidence import Evidence
from analysis.model.words import Design, Phase, Tool
from tests.builders.build import appraisal, finding, study

# The tools, written out again from their sources.
# RoB 2: Sterne et al. 2019, BMJ 366:l4898: five domains; low risk of bias, some concerns, high risk of bias.
# RoB 2 cross-over: Cochrane Handbook 6.5, chapter 23: domain S, period and carry-over effects, beside the five.
# ROBINS-I: Sterne et al. 2016, BMJ 355:i4919, as printed in Systematic Reviews, s13643-017-0659-4, table 1.
# JBI case series: PMC7778754, table 2, questions 1 to 10. JBI case report: PMC8255116, table 3, questions 1 to 8.
# AMSTAR 2: Shea et al. 2017, BMJ j4008: the seven critical items.
PUBLISHED = {
    "RoB 2": """
        D1 randomisation process
        D2 deviations from intended interventions
        D3 missing outcome data
        D4 measurement of the outcome
        D5 selection of the reported result
        = low, some concerns, high""",
    "RoB 2 cross-over": """
        D1 randomisation process
        DS period and carry-over effects
        D2 deviations from intended interventions
        D3 missing outcome data
        D4 measurement of the outcome
        D5 selection of the reported result
        = low, some concerns, high""",
    "ROBINS-I": """
        D1 confounding
        D2 selection of participants
        D3 classification of interventions
        D4 deviations from intended interventions
        D5 missing data
        D6 measurement of outcomes
        D7 selection of the reported result
        = low, moderate, serious, critical, no information""",
    "JBI case series": """
        1 clear inclusion criteria
        2 condition measured reliably
        3 valid identification of the condition
        4 consecutive inclusion
        5 complete inclusion
        6 demographics reported
        7 clinical information reported
        8 outcomes or follow-up reported
        9 site or clinic information reported
        10 appropriate statistical analysis
        = yes, unclear, no, not applicable""",
    "JBI case report": """
        1 demographic characteristics described
        2 history described as a timeline
        3 current clinical condition described
        4 diagnostic tests and results described
        5 intervention described
        6 condition after intervention described
        7 adverse events described
        8 takeaway lessons provided
        = yes, unclear, no, not applicable""",
    "AMSTAR 2": """
        2 protocol registered before the review
        4 adequacy of the literature search
        7 justification for excluding studies
        9 risk of bias of the included studies
        11 appropriateness of meta-analysis
        13 risk of bias in interpreting the results
        15 publication bias
        = yes, partial yes, no, not applicable""",
}


@pytest.mark.parametrize("tool", Tool)
def test_tool_has_the_domains_and_words_that_were_published(tool):
    *domains, words = (line.strip() for line in PUBLISHED[tool].strip().splitlines())
    assert [domain.label for domain in FORMS[tool].domains] == domains
    assert FORMS[tool].words == (*words.removeprefix("= ").split(", "), NOT_ASSESSED)
    assert FORMS[tool].source


def test_every_tool_is_described_and_its_scale_holds_only_words_that_judge():
    assert set(FORMS) == set(Tool)
    for form in FORMS.values():
        assert len(set(form.names)) == len(form.names)
        assert set(form.ordered) <= set(form.words) - set(NO_JUDGEMENT)
        assert [word for word in form.words if word in form.ordered] == list(form.ordered)


@pytest.mark.parametrize(
    ("design", "phase", "tool"),
    [
        (Design.RANDOMISED_TRIAL, Phase.RANDOMISED, Tool.ROB_2),
        (Design.RANDOMISED_TRIAL, Phase.OPEN_LABEL, Tool.JBI_CASE_SERIES),
        (Design.RANDOMISED_TRIAL, Phase.REVIEW, None),
        (Design.CROSS_OVER_TRIAL, Phase.RANDOMISED, Tool.ROB_2_CROSS_OVER),
        (Design.CROSS_OVER_TRIAL, Phase.UNCONTROLLED, Tool.JBI_CASE_SERIES),
        (Design.RANDOMISED_TRIAL, Phase.CONTROLLED, Tool.ROBINS_I),
        (Design.CASE_SERIES, Phase.UNCONTROLLED, Tool.JBI_CASE_SERIES),
        (Design.SINGLE_ARM_TRIAL, Phase.UNCONTROLLED, Tool.JBI_CASE_SERIES),
        (Design.CASE_REPORT, Phase.UNCONTROLLED, Tool.JBI_CASE_REPORT),
        (Design.SYSTEMATIC_REVIEW, Phase.REVIEW, Tool.AMSTAR_2),
        (Design.SYSTEMATIC_REVIEW, Phase.RANDOMISED, Tool.AMSTAR_2),
        *(
            (design, Phase.UNCONTROLLED, None)
            for design in (
                *(Design.SURVEY, Design.NARRATIVE_REVIEW, Design.GUIDELINE, Design.ANIMAL, Design.LABORATORY),
                *(Design.CROSS_SECTIONAL, Design.UNKNOWN),
            )
        ),
    ],
)
def test_tool_follows_design_and_part(design, phase, tool):
    assert fitting_tool(study(design=design), phase) is tool


@pytest.mark.parametrize("design", [Design.CONTROLLED_TRIAL, Design.COHORT, Design.CASE_CONTROL])
def test_robins_i_needs_a_comparison(design):
    compared, alone = study(design=design, comparator="usual care"), study(design=design, comparator="")
    assert fitting_tool(compared, Phase.REVIEW) is Tool.ROBINS_I
    assert fitting_tool(compared, Phase.UNCONTROLLED) is Tool.JBI_CASE_SERIES
    assert fitting_tool(alone, Phase.REVIEW) is Tool.JBI_CASE_SERIES
    assert fitting_tool(alone, Phase.CONTROLLED) is Tool.ROBINS_I


def appraised_by(tool, *judgements, **columns):
    """The one result of a study, its domains judged in the tool's order; those left over have no row."""
    rows = [
        appraisal(tool=tool, domain=domain.name, judgement=word, read_at="https://example.org/record", **columns)
        for domain, word in zip(FORMS[tool].domains, judgements, strict=False)
    ]
    (result,) = results(rows)
    return result


def test_rows_become_results_by_outcome_and_part_and_tool_in_file_order():
    rows = (
        appraisal(outcome="pain"),
        appraisal(domain="missing outcome data"),
        appraisal(outcome="pain", domain="missing outcome data"),
        appraisal(phase="open label", tool="JBI case series", domain="complete inclusion"),
    )
    found = AppraisedEvidence(Evidence(appraisals=rows)).bias
    assert [(one.outcome, one.phase, one.tool, len(one.rows)) for one in found] == [
        ("pain", "randomised", "RoB 2", 2),
        ("nausea", "randomised", "RoB 2", 1),
        ("nausea", "open label", "JBI case series", 1),
    ]


def test_rows_stand_in_the_order_of_the_tool_and_an_unknown_domain_is_kept():
    (result,) = results(
        appraisal(domain=name) for name in ("blinding", "missing outcome data", "randomisation process")
    )
    assert list(result.rows) == ["randomisation process", "missing outcome data", "blinding"]
    assert result.domains[-1].label == "? blinding"
    assert [domain.key for domain in result.missing] == ["D2", "D4", "D5"]


def test_domain_without_a_row_is_not_assessed_and_not_judged():
    result = appraised_by(Tool.ROB_2, "low", "not assessed")
    assert [result.word(domain) for domain in result.form.domains] == ["low", *[NOT_ASSESSED] * 4]
    assert [domain.key for domain in result.judged] == ["D1"]


def test_what_does_not_apply_is_not_judged():
    result = appraised_by(Tool.AMSTAR_2, "yes", "no", "not applicable")
    assert [domain.key for domain in result.judged] == ["2", "4"]


# The rule: Cochrane Handbook 6.3, chapter 8: the least favourable assessment across the domains.
@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        pytest.param(["low"] * 5, "low", id="all low"),
        pytest.param(["low", "low", "some concerns", "low", "low"], "some concerns", id="one concern"),
        pytest.param(["high", "some concerns", "low", "low", "low"], "high", id="one high"),
        pytest.param(["high", "low", "low", "low", "not assessed"], None, id="one not assessed"),
        pytest.param(["high"], None, id="domains without a row"),
        pytest.param(["low", "low", "low", "low", "fair"], None, id="a word that it does not have"),
    ],
)
def test_overall_risk_is_the_worst_domain_and_untold_while_one_is_open(words, judgement):
    assert overall(appraised_by(Tool.ROB_2, *words)).judgement == judgement


def test_several_concerns_are_said_to_leave_it_to_the_raters():
    found = overall(appraised_by(Tool.ROB_2, "some concerns", "some concerns", "low", "low", "low"))
    assert found.judgement == "some concerns"
    assert "whether they add up to high was not judged" in found.why


def test_what_is_open_is_counted():
    assert overall(appraised_by(Tool.ROB_2, "high", "low")).why == "3 of 5 domains without a judgement"


def test_no_information_leaves_robins_i_untold():
    words = ["low", "serious", "low", "low", "low", "moderate"]
    assert overall(appraised_by(Tool.ROBINS_I, *words, "low")).judgement == "serious"
    assert overall(appraised_by(Tool.ROBINS_I, *words, "no information")).judgement is None


@pytest.mark.parametrize("tool", [Tool.JBI_CASE_SERIES, Tool.JBI_CASE_REPORT, Tool.AMSTAR_2])
def test_checklists_and_amstar_2_have_no_overall_rating(tool):
    found = overall(appraised_by(tool, *["yes"] * 10))
    assert found.judgement is None
    assert "overall" in found.why


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
