"""Stated designs: contradicted, not given, matched, cannot tell."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised import Appraised
from analysis.appraise.design import compare_design, stated_design
from analysis.check.design import stated_design as check
from analysis.check.design import why
from analysis.model.evidence import Evidence
from analysis.model.words import Design, DesignOutcome
from tests.build import claim, finding, link, reference, study, term

SAID = {"quote": "75% of patients felt better", "figure": "75", "stated_design": "randomised trial"}


def evidence(
    study_columns: dict[str, str], finding_columns: dict[str, str], claim_columns: dict[str, str] | None = None
) -> Evidence:
    return Evidence(
        claims=(claim(**(SAID | (claim_columns or {}))),),
        studies=(study(**study_columns),),
        findings=(finding(**finding_columns),),
        links=(link(stance="indirect"),),
        references=(reference(),),
    )


@pytest.mark.parametrize(
    ("study_columns", "finding_columns", "claim_columns", "outcome", "gap"),
    [
        pytest.param({}, {}, {}, DesignOutcome.MATCHED, 0, id="the trial gives the figure"),
        pytest.param(
            {"design": "randomised cross-over trial"},
            {},
            {},
            DesignOutcome.MATCHED,
            0,
            id="a cross-over trial is randomised",
        ),
        pytest.param(
            {"design": "case series"},
            {"phase": "uncontrolled"},
            {},
            DesignOutcome.CONTRADICTED,
            2,
            id="a series gives it",
        ),
        pytest.param(
            {}, {"phase": "open label"}, {}, DesignOutcome.CONTRADICTED, 2, id="the trial's open-label phase gives it"
        ),
        pytest.param(
            {"design": "unknown"}, {}, {}, DesignOutcome.CANNOT_TELL, None, id="the study's design is not known"
        ),
        pytest.param(
            {"read_as": "full text"}, {"value": "50"}, {}, DesignOutcome.NOT_GIVEN, None, id="read in full, not there"
        ),
        pytest.param(
            {"read_as": "abstract"}, {"value": "50"}, {}, DesignOutcome.CANNOT_TELL, None, id="read in part, not seen"
        ),
        pytest.param({}, {"value": "50"}, {"document": "page2"}, DesignOutcome.CANNOT_TELL, None, id="nothing cited"),
    ],
)
def test_outcomes(
    study_columns: dict[str, str],
    finding_columns: dict[str, str],
    claim_columns: dict[str, str],
    outcome: DesignOutcome,
    gap: int | None,
) -> None:
    found = evidence(study_columns, finding_columns, claim_columns)
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert (comparison.outcome, comparison.gap) == (outcome, gap)
    assert why(comparison, found)


def test_a_flag_on_an_unverified_figure_is_provisional_and_goes_with_it() -> None:
    found = evidence({"design": "case series"}, {"phase": "uncontrolled", "verified": "no"})
    trial = study(study="abe1999", read_as="abstract")
    found = replace(
        found, studies=(*found.studies, trial), references=(*found.references, reference(number="2", study="abe1999"))
    )
    appraised = Appraised(found)
    (remark,) = check(appraised)
    assert "provisional, as F001 was not verified" in remark.message
    assert remark.study == "ito2011"
    assert list(check(appraised.verified)) == []


@pytest.mark.parametrize(
    ("phrase", "broader", "design"),
    [
        ("randomised trial", None, Design.RANDOMISED_TRIAL),
        ("randomized controlled trial", None, Design.RANDOMISED_TRIAL),
        ("case series", None, Design.CASE_SERIES),
        ("clinical studies", None, None),
        ("gold-plated inquiry", "cohort study", Design.COHORT),
        ("randomised trial", "", None),
    ],
)
def test_phrases_name_designs_by_the_list_of_terms_first(
    phrase: str, broader: str | None, design: Design | None
) -> None:
    terms = () if broader is None else (term(term=phrase, kind="design phrase", broader=broader),)
    assert stated_design(claim(stated_design=phrase), Evidence(terms=terms)) is design
