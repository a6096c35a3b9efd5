"""Stated designs: contradicted, not given, matched, cannot tell."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.design import compare_design, stated_design
from analysis.check.design import stated_design as check
from analysis.check.design import why
from analysis.model.evidence import Evidence
from analysis.model.words import Design, DesignOutcome
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
    appraised = AppraisedEvidence(found)
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


@pytest.mark.parametrize("phrase", ["clinical studies", "a number of studies", "findings", "research", "studies"])
def test_words_that_name_no_design_are_vague_and_never_flagged(phrase: str) -> None:
    found = evidence({"design": "case series"}, {"phase": "uncontrolled"}, {"stated_design": phrase})
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert (comparison.outcome, comparison.stated, comparison.gap) == (DesignOutcome.VAGUE, None, None)
    assert why(comparison, found) == f'"{phrase}" names no design; the document cites ito2011 (case series)'
    assert list(check(AppraisedEvidence(found))) == []


def test_a_claim_that_names_no_evidence_is_not_compared() -> None:
    found = evidence({}, {}, {"stated_design": ""})
    assert compare_design(found.claims[0], found) is None


SERIES = {"design": "case series"}, {"phase": "uncontrolled"}


@pytest.mark.parametrize(
    ("printed", "indexed", "said"),
    [
        pytest.param(
            "Ginger: a retrospective case series",
            "",
            ', as the title that document page1 itself prints says ("retrospective case series")',
            id="as printed on the page",
        ),
        pytest.param("Ginger", "Ginger: a case series", ', as its own title says ("case series")', id="as indexed"),
        pytest.param("Ginger", "Ginger", ", a case series, 2 levels", id="a silent title is not quoted"),
    ],
)
def test_the_reason_quotes_a_title_that_says_the_design(printed: str, indexed: str, said: str) -> None:
    found = replace(evidence(*SERIES), references=(reference(title=printed),), entries=(entry(title=indexed),))
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert comparison.outcome is DesignOutcome.CONTRADICTED
    assert said in why(comparison, found)


def test_a_title_that_bears_the_page_out_against_our_table_leaves_it_open() -> None:
    found = replace(evidence(*SERIES), entries=(entry(title="Ginger: a randomised trial"),))
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert comparison.outcome is DesignOutcome.CANNOT_TELL
    assert why(comparison, found) == (
        "the witnesses of the design of ito2011 disagree (table: case series · title: randomised trial)"
    )


def test_a_design_that_is_not_known_is_told_by_what_its_title_says() -> None:
    found = replace(evidence({"design": "unknown"}, {}), entries=(entry(title="Ginger: a case series"),))
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert why(comparison, found) == "the design of ito2011 is not known; title: case series"
