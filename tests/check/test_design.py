"""Flags on a stated design and on witnesses that disagree, and the words that give the reason."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.design import compare_design
from analysis.check.design import design_witnesses_disagree, stated_design, why
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from tests.appraise.test_design import OUTCOMES, SERIES, VAGUE, evidence
from tests.appraise.test_witness import EXCLUDING, told
from tests.builders.build import entry, reference, study


def reason(found: Evidence) -> str:
    """The words on what came of the comparison of the first claim's stated design."""
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    return why(comparison, found)


@pytest.mark.parametrize(("study_columns", "finding_columns", "claim_columns", "outcome", "gap"), OUTCOMES)
def test_every_outcome_has_a_reason(
    study_columns: dict[str, str],
    finding_columns: dict[str, str],
    claim_columns: dict[str, str],
    outcome: DesignOutcome,
    gap: int | None,
) -> None:
    assert reason(evidence(study_columns, finding_columns, claim_columns))


def test_a_flag_on_an_unverified_figure_is_provisional_and_goes_with_it() -> None:
    found = evidence({"design": "case series"}, {"phase": "uncontrolled", "verified": "no"})
    trial = study(study="abe1999", read_as="abstract")
    found = replace(
        found, studies=(*found.studies, trial), references=(*found.references, reference(number="2", study="abe1999"))
    )
    appraised = AppraisedEvidence(found)
    (remark,) = stated_design(appraised)
    assert "provisional, as F001 was not verified" in remark.message
    assert remark.study == "ito2011"
    assert list(stated_design(appraised.verified)) == []


@pytest.mark.parametrize("phrase", VAGUE)
def test_words_that_name_no_design_are_never_flagged(phrase: str) -> None:
    found = evidence({"design": "case series"}, {"phase": "uncontrolled"}, {"stated_design": phrase})
    assert reason(found) == f'"{phrase}" names no design; the document cites ito2011 (case series)'
    assert list(stated_design(AppraisedEvidence(found))) == []


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


def test_the_reason_names_the_witnesses_that_disagree() -> None:
    found = replace(evidence(*SERIES), entries=(entry(title="Ginger: a randomised trial"),))
    assert reason(found) == (
        "the witnesses of the design of ito2011 disagree (table: case series · title: randomised trial)"
    )


def test_a_design_that_is_not_known_is_told_by_what_its_title_says() -> None:
    found = replace(evidence({"design": "unknown"}, {}), entries=(entry(title="Ginger: a case series"),))
    comparison = compare_design(found.claims[0], found)
    assert comparison is not None
    assert why(comparison, found) == "the design of ito2011 is not known; title: case series"


@pytest.mark.parametrize(("columns", "title", "types", "between"), EXCLUDING)
def test_witnesses_that_exclude_each_other_are_flagged_at_the_study(
    columns: dict[str, str], title: str, types: str, between: str
) -> None:
    found, _ = told(title, types, **columns)
    (remark,) = design_witnesses_disagree(AppraisedEvidence(found))
    assert (remark.study, remark.claim) == ("ito2011", "")
    assert "need to agree" in remark.message


def test_the_flag_quotes_the_title() -> None:
    found, _ = told("Ginger: a retrospective case series", design="randomised trial")
    (remark,) = design_witnesses_disagree(AppraisedEvidence(found))
    assert (
        'our table says randomised trial and its title says case series ("retrospective case series")' in remark.message
    )
