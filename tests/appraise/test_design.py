"""Stated designs: contradicted, not given, matched, cannot tell."""

from dataclasses import replace

import pytest

from analysis.appraise.design import (
    WitnessSource,
    agreeing,
    compare_design,
    concord,
    disagreement,
    naming,
    stated_design,
    title_witness,
    witnesses,
)
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


def told(title: str = "", types: str = "", **columns: str) -> tuple[Evidence, str]:
    fields = {"title": title} | ({"publication_type": types} if types else {})
    found = Evidence(studies=(study(**columns),), entries=(entry(**fields),))
    return found, concord(witnesses(found.studies[0], found), found.studies[0])


def test_all_three_are_kept_and_say_what_they_say() -> None:
    found, _ = told("A retrospective case series", "Journal Article; Case Reports", design="case series")
    said = witnesses(found.studies[0], found)
    assert [str(one) for one in said] == ["table: case series", "title: case series", "publication type: Case Reports"]
    assert said[1].quote == "retrospective case series"


def test_what_is_not_there_is_no_record_and_what_is_silent_names_none() -> None:
    found, concordance = told("Ginger in travellers", "Journal Article", design="unknown")
    table, title, types = witnesses(found.studies[0], found)
    assert (table.says, title.says, types.says) == ("unknown", "names no design", "names no design")
    assert naming((table, title, types)) == ()
    assert concordance == "not compared: fewer than two name a design"
    alone = Evidence(studies=(study(),))
    assert [one.says for one in witnesses(alone.studies[0], alone)][1:] == ["no record", "no record"]


@pytest.mark.parametrize(
    ("columns", "title", "types"),
    [
        pytest.param({"design": "randomised trial"}, "a randomised cross-over trial", "", id="a cross-over is a trial"),
        pytest.param({"design": "case series"}, "a prospective case series", "", id="prospective series"),
        pytest.param({"design": "systematic review"}, "a meta-analysis", "Review", id="meta-analysis"),
        pytest.param({"design": "systematic review"}, "Ginger: a review", "", id="a review may be systematic"),
        pytest.param({"design": "case series", "comparator": ""}, "a cohort study", "", id="cohort without control"),
        pytest.param({"design": "single-arm trial", "comparator": ""}, "a case series", "", id="one arm, a series"),
        pytest.param({"design": "case series", "participants": "4"}, "a case report", "Case Reports", id="few cases"),
        pytest.param({"design": "survey"}, "a cross-sectional study", "", id="a survey is cross-sectional"),
    ],
)
def test_akin_designs_do_not_exclude_each_other(columns: dict[str, str], title: str, types: str) -> None:
    found, concordance = told(title, types, **columns)
    assert disagreement(witnesses(found.studies[0], found), found.studies[0]) is None
    assert concordance.endswith("agree")


#: Columns of a study, its title and its publication type, with the two witnesses that exclude each other.
EXCLUDING = [
    pytest.param({"design": "randomised trial"}, "a case series", "", "table and title", id="table above title"),
    pytest.param({"design": "cohort study"}, "a case series", "", "table and title", id="cohort with control"),
    pytest.param(
        {"design": "case series", "participants": "1"}, "a case report", "", "table and title", id="one patient"
    ),
    pytest.param(
        {"design": "narrative review"}, "a systematic review", "", "table and title", id="narrative and systematic"
    ),
    pytest.param(
        {"design": "case series"},
        "",
        "Randomized Controlled Trial",
        "table and publication type",
        id="type against table",
    ),
    pytest.param(
        {"design": "unknown"},
        "a survey",
        "Randomized Controlled Trial",
        "title and publication type",
        id="type against title",
    ),
]


@pytest.mark.parametrize(("columns", "title", "types", "between"), EXCLUDING)
def test_designs_that_exclude_each_other_disagree(
    columns: dict[str, str], title: str, types: str, between: str
) -> None:
    _, concordance = told(title, types, **columns)
    assert concordance == f"{between} disagree"


def test_witnesses_agree_with_a_stated_design_by_its_strength() -> None:
    found, _ = told("a randomised cross-over trial", "Case Reports", design="randomised trial")
    said = agreeing(witnesses(found.studies[0], found), Design.RANDOMISED_TRIAL)
    assert [one.source for one in said] == [WitnessSource.TABLE, WitnessSource.TITLE]


def test_a_narrative_review_by_its_title_is_no_systematic_one() -> None:
    assert title_witness("Ginger: a narrative review").designs == {Design.NARRATIVE_REVIEW}
