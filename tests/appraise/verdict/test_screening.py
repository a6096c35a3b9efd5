"""Screening: one row judges many pairs, and a pair without row or link stays unassessed."""

import pytest

from analysis.appraise.verdict.assessment import assess
from analysis.appraise.verdict.screening import screened_out
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from tests.builders.build import claim, link, reference, screening, study, term

TERMS = (
    term(term="seasickness", kind="condition", broader="motion sickness"),
    term(term="motion sickness", kind="condition"),
    term(term="rash", kind="harm", broader="skin harm"),
    term(term="ginger tea", kind="agent", broader="ginger"),
)


@pytest.mark.parametrize(
    ("row", "said", "covered"),
    [
        ({"category": "efficacy"}, {"category": "efficacy"}, True),
        ({"category": "provider"}, {"category": "efficacy"}, False),
        ({"category": "", "condition": "motion sickness"}, {"condition": "seasickness"}, True),
        ({"category": "", "condition": "seasickness"}, {"condition": "motion sickness"}, False),
        ({"category": "", "condition": "motion sickness"}, {"condition": ""}, False),
        ({"category": "efficacy", "condition": ""}, {"condition": ""}, True),
        ({"category": "", "outcome": "skin harm"}, {"category": "safety", "outcome": "rash"}, True),
        ({"category": "efficacy", "outcome": "rash"}, {"outcome": "nausea"}, False),
        ({"category": "", "agent": "ginger"}, {"agent": "ginger"}, True),
        ({"category": "", "agent": "ginger"}, {"agent": "ginger tea"}, True),
        ({"category": "", "agent": "ginger tea"}, {"agent": "ginger"}, False),
        ({"category": "", "agent": "ginger"}, {"agent": ""}, False),
        ({"category": "", "document": "page1"}, {"document": "page1"}, True),
        ({"category": "", "document": "page2"}, {"document": "page1"}, False),
    ],
)
def test_which_claims_a_row_covers(row: dict[str, str], said: dict[str, str], covered: bool) -> None:
    assert bool(screened_out(claim(**said), Evidence(terms=TERMS, screening=(screening(**row),)))) is covered


def screened(*rows: dict[str, str], stance: str = "") -> Evidence:
    return Evidence(
        claims=(claim(),),
        studies=(study(),),
        links=(link(stance=stance, finding=""),) if stance else (),
        screening=tuple(screening(**row) for row in rows),
        references=(reference(),),
    )


def test_a_screened_pair_does_not_address() -> None:
    found = screened({"category": "efficacy"})
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.NOT_ADDRESSED
    assert assessed.screened == found.screening


def test_a_pair_that_no_row_covers_is_not_assessed() -> None:
    found = screened({"category": "provider"})
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.NOT_ASSESSED


def test_a_link_outweighs_a_row() -> None:
    found = screened({"category": "efficacy"}, stance="indirect")
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.INDIRECT
    assert screened_out(found.claims[0], found)["ito2011"] is found.screening[0]


def test_of_a_study_the_row_with_more_columns_filled_counts() -> None:
    found = screened(
        {"category": "efficacy"},
        {"category": "", "agent": "ginger", "document": "page1"},
        {"category": "efficacy", "agent": "ginger"},
    )
    assert screened_out(claim(), found) == {"ito2011": found.screening[2]}
    assert screened_out(claim(category="safety"), found) == {"ito2011": found.screening[1]}
    assert screened_out(claim(agent="mint"), found) == {"ito2011": found.screening[0]}


def test_of_equals_the_first_row_that_names_the_category_comes_before_those_for_any() -> None:
    found = screened({"category": "", "outcome": "nausea"}, {"category": "efficacy"}, {"category": "efficacy"})
    assert screened_out(claim(), found) == {"ito2011": found.screening[1]}
    assert screened_out(claim(category="safety"), found) == {"ito2011": found.screening[0]}
