"""Flags on a stated design and on witnesses that disagree, and the words that give the reason."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.design import compare_design
from analysis.check.design import design_witnesses_disagree, stated_design, stated_design_not_in_line, why
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from tests.appraise.test_design import EXCLUDING, OUTCOMES, SERIES, VAGUE, evidence, told
from tests.builders import miniset
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


@pytest.mark.parametrize(
    ("stated", "design", "title", "apart"),
    [
        ("prospective cohort study", "cohort study", "A retrospective cohort study", "retrospective by its title"),
        ("retrospective case series", "case series", "Prospective case series", "prospective by its title"),
        ("cross-over trial", "randomised trial", "A parallel randomised trial", "parallel by its title"),
        ("crossover trial", "randomised trial", "Ginger in travellers", "parallel by our table"),
        ("parallel-group trial", "randomised cross-over trial", "Ginger", "cross-over by our table"),
        ("prospective cohort study", "cohort study", "A cohort study", ""),
        ("cross-over trial", "randomised trial", "Ginger: a crossover trial", ""),
        ("prospective study", "cohort study", "Prospective and retrospective cohorts", ""),
    ],
)
def test_words_that_tell_designs_apart_are_told_apart(stated, design, title, apart):
    claimed = {"stated_design": stated, "sourcing": "explicit", "marker": "[1]"}
    found = evidence({"design": design, "read_as": "abstract"}, {}, claimed)
    appraised = AppraisedEvidence(replace(found, entries=(entry(title=title),), references=(reference(title=""),)))
    assert [apart in remark.evidence for remark in stated_design(appraised)] == [True] * bool(apart)


def test_a_stated_design_that_is_not_the_lines_is_our_fault_and_no_flag(tmp_path):
    fragment = """claims.csv
id,line,quote,stated_design,sourcing,marker
C001,1,75% felt better,systematic review,explicit,[1]

page1.txt
In a {words} 75% felt better [1].
"""
    told = miniset.appraised(tmp_path / "told", fragment.replace("{words}", "Systematic-review"))
    assert (len(list(stated_design(told))), len(list(stated_design_not_in_line(told)))) == (1, 0)
    ours = miniset.appraised(tmp_path / "ours", fragment.replace("{words}", "study"))
    assert (len(list(stated_design(ours))), len(list(stated_design_not_in_line(ours)))) == (0, 1)
