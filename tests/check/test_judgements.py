"""Screening rows that name no kind of claim, and studies that nobody has judged."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.judgements import empty_screening, screened_though_found, undated_status, unjudged_study
from analysis.model.evidence import Evidence
from tests.appraise.verdict.test_assessment import screened
from tests.builders import miniset
from tests.builders.build import claim, finding, link, screening, study, term

BLANK = {"category": ""}


@pytest.mark.parametrize("column", ["agent", "condition", "outcome", "document"])
def test_a_row_that_names_no_kind_of_claim_is_a_fault(column: str) -> None:
    assert [remark.study for remark in empty_screening(AppraisedEvidence(screened(BLANK)))] == ["ito2011"]
    assert not list(empty_screening(AppraisedEvidence(screened(BLANK | {column: "page1"}))))


@pytest.mark.parametrize(
    ("row", "reported", "told"),
    [
        pytest.param({"outcome": "nausea"}, "nausea", True, id="the outcome"),
        pytest.param({"outcome": "sickness"}, "nausea", True, id="a broader outcome"),
        pytest.param({"outcome": "nausea"}, "sickness", False, id="a narrower outcome"),
        pytest.param({"outcome": "pain"}, "nausea", False, id="another"),
        pytest.param({"outcome": "nausea", "condition": "mumps"}, "nausea", False, id="in another condition"),
        pytest.param({"outcome": ""}, "nausea", False, id="no outcome"),
    ],
)
def test_a_study_is_not_set_aside_for_what_was_read_of_it(row, reported, told) -> None:
    terms = (term(term="sickness", broader=""), term(term="nausea", broader="sickness"))
    rows = (screening(category="efficacy", **row),)
    held = Evidence(screening=rows, studies=(study(),), findings=(finding(outcome=reported),), terms=terms)
    found = [remark.message for remark in screened_though_found(AppraisedEvidence(held))]
    assert found == ([f"ito2011 is set aside for claims on {row['outcome']} and reports it in F001"] if told else [])
    unread = replace(held, findings=(finding(outcome=reported, verified="no", read_at=""),))
    assert not list(screened_though_found(AppraisedEvidence(unread)))


#: Seven claims, of which the last two are judged by no study, and a study with a link to each of the others.
WHOLE = Evidence(
    claims=tuple(claim(id=f"C00{number}", category="caveat" if number > 5 else "efficacy") for number in range(1, 8)),
    studies=(study(),),
    links=tuple(link(claim=f"C00{number}") for number in range(1, 6)),
)


def unjudged(found: Evidence) -> list[str]:
    return [remark.message for remark in unjudged_study(AppraisedEvidence(found))]


def test_a_new_study_is_one_fault_with_the_number_of_claims_and_the_first_of_them() -> None:
    more = replace(WHOLE, studies=(*WHOLE.studies, study(study="abe1999")))
    assert unjudged(more) == ["abe1999 was not judged for 5 claims: C001, C002, C003, C004, C005"]
    claims = (*more.claims, claim(id="C008"), claim(id="C009", category="context"))
    assert unjudged(replace(more, claims=claims)) == [
        "abe1999 was not judged for 6 claims: C001, C002, C003, C004, C005 and 1 more"
    ]


def test_links_and_screening_rows_judge_a_study() -> None:
    assert unjudged(WHOLE) == []
    abe = study(study="abe1999")
    aside = replace(WHOLE, studies=(*WHOLE.studies, abe), screening=(screening(study="abe1999", category="efficacy"),))
    assert unjudged(aside) == []
    assert unjudged(replace(WHOLE, studies=(abe,), links=(*WHOLE.links, link(study="abe1999")))) == []


def test_a_study_that_was_judged_for_others_is_not_at_fault_for_a_claim_without_a_link() -> None:
    assert unjudged(replace(WHOLE, claims=(*WHOLE.claims, claim(id="C008")))) == []
    abe = tuple(link(study="abe1999", claim=one.claim) for one in WHOLE.links[:4])
    both = replace(WHOLE, studies=(*WHOLE.studies, study(study="abe1999")), links=(*WHOLE.links, *abe))
    assert unjudged(both) == ["abe1999 was not judged for 1 claim: C005"]


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("links.csv\nclaim,study,stance\nC001,ito2011,maybe\n", id="a row of links cannot be read"),
        pytest.param("links.csv\nclaim,study\nC001,itto2011\n", id="a link names no study of ours"),
        pytest.param("links.csv\nclaim\n\nscreening.csv\ncategory\nmisc\n", id="a row of screening cannot be read"),
        pytest.param("missing links.csv", id="there are no links"),
    ],
)
def test_nothing_is_said_of_pairs_whose_rows_are_at_fault_themselves(fragment: str, tmp_path) -> None:
    assert not list(unjudged_study(miniset.appraised(tmp_path, fragment)))


@pytest.mark.parametrize(
    ("status", "checked", "missing"),
    [
        ("", "", ""),
        ("none found", "2029-05-01", ""),
        ("retracted", "", "status_checked"),
        ("", "2029-05-01", "status"),
    ],
)
def test_a_status_and_the_day_on_which_it_was_checked_stand_together(status: str, checked: str, missing: str) -> None:
    found = Evidence(studies=(study(status=status, status_checked=checked),))
    messages = [remark.message for remark in undated_status(AppraisedEvidence(found))]
    assert [message.partition(" needs a ")[2] for message in messages] == (
        [f"{missing}; the cell is empty"] * bool(missing)
    )
