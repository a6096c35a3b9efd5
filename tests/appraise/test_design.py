"""Stated designs: contradicted, not given, matched, cannot tell."""

from dataclasses import replace

import pytest

from analysis.appraise.design import compare_design, stated_design
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from analysis.model.words import Design
from tests.builders.build import claim, entry, finding, link, reference, study, term

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


#: Columns of study, finding and claim, with what comes of the comparison and its gap.
OUTCOMES = [
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
    pytest.param({"design": "unknown"}, {}, {}, DesignOutcome.CANNOT_TELL, None, id="the study's design is not known"),
    pytest.param(
        {"read_as": "full text"}, {"value": "50"}, {}, DesignOutcome.NOT_GIVEN, None, id="read in full, not there"
    ),
    pytest.param(
        {"read_as": "abstract"}, {"value": "50"}, {}, DesignOutcome.CANNOT_TELL, None, id="read in part, not seen"
    ),
    pytest.param({}, {"value": "50"}, {"document": "page2"}, DesignOutcome.CANNOT_TELL, None, id="nothing cited"),
]


@pytest.mark.parametrize(("study_columns", "finding_columns", "claim_columns", "outcome", "gap"), OUTCOMES)
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
    assert (comparison.claim, comparison.stated) == (found.claims[0], Design.RANDOMISED_TRIAL)


@pytest.mark.parametrize(
    ("phrase", "broader", "design"),
    [
        ("randomised trial", None, Design.RANDOMISED_TRIAL),
        ("randomized controlled trial", None, Design.RANDOMISED_TRIAL),
        ("case series", None, Design.CASE_SERIES),
        ("clinical studies", None, None),
        ("studies", None, None),
        ("gold-plated inquiry", "cohort study", Design.COHORT),
        ("randomised trial", "", None),
    ],
)
def test_phrases_name_designs_by_the_list_of_terms_first(
    phrase: str, broader: str | None, design: Design | None
) -> None:
    terms = () if broader is None else (term(term=phrase, kind="design phrase", broader=broader),)
    assert stated_design(claim(stated_design=phrase), Evidence(terms=terms)) is design


VAGUE = ("clinical studies", "a number of studies", "findings", "research", "studies")


@pytest.mark.parametrize("phrase", VAGUE)
def test_words_that_name_no_design_are_vague(phrase: str) -> None:
    found = evidence({"design": "case series"}, {"phase": "uncontrolled"}, {"stated_design": phrase})
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert (comparison.outcome, comparison.stated, comparison.gap) == (DesignOutcome.VAGUE, None, None)


def test_a_claim_that_names_no_evidence_is_not_compared() -> None:
    found = evidence({}, {}, {"stated_design": ""})
    assert compare_design(found.claims[0], found) is None


SERIES = {"design": "case series"}, {"phase": "uncontrolled"}


def test_a_title_that_bears_the_page_out_against_our_table_leaves_it_open() -> None:
    found = replace(evidence(*SERIES), entries=(entry(title="Ginger: a randomised trial"),))
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert comparison.outcome is DesignOutcome.CANNOT_TELL


def test_a_listed_study_whose_design_is_not_known_has_to_be_read_too() -> None:
    found = evidence({"design": "unknown", "read_as": "abstract"}, {"value": "50"})
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert comparison.unread == ("ito2011",)
