"""Judgements on a pair against the terms and against the finding's own numbers."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.fits import finding_unlike_figure, fit_unlike_terms, stance_unlike_finding
from analysis.model.evidence import Evidence
from tests.builders import build, miniset

TERMS = tuple(
    build.term(term=term, kind=kind, broader=broader)
    for term, kind, broader in (
        ("sickness", "condition", ""),
        ("motion sickness", "condition", "sickness"),
        ("seasickness", "condition", "motion sickness"),
        ("migraine", "condition", ""),
        ("ginger", "agent", ""),
        ("ginger tea", "agent", "ginger"),
        ("peppermint", "agent", ""),
    )
)


def fits(claim=(), study=(), **link):
    evidence = Evidence(
        claims=(build.claim(**dict(claim)),),
        studies=(build.study(**dict(study)),),
        findings=(build.finding(),),
        links=(build.link(**{"stance": "supports"} | link),),
        terms=TERMS,
    )
    return [remark.remedy.partition(",")[0] for remark in fit_unlike_terms(AppraisedEvidence(evidence))]


@pytest.mark.parametrize(
    ("studied", "given", "remedies"),
    [
        ("motion sickness", "same", []),
        ("motion sickness", "broader", ['write "same"']),
        ("seasickness", "narrower", []),
        ("seasickness", "same", ['write "narrower"']),
        ("sickness", "broader", []),
        ("sickness", "narrower", ['write "broader"']),
        ("migraine", "different", []),
        ("migraine", "narrower", []),
        ("migraine", "same", ['write "different"']),
        ("a term not listed", "same", []),
    ],
)
def test_condition_has_one_right_word_where_the_terms_can_tell(studied, given, remedies):
    assert fits(study={"condition": studied}, condition_fit=given) == remedies


@pytest.mark.parametrize(
    ("studied", "category", "given", "remedies"),
    [
        ("ginger tea", "efficacy", "same", []),
        ("ginger tea", "efficacy", "different", ['write "narrower"']),
        ("peppermint", "efficacy", "same", ['write "different"']),
        ("peppermint", "safety", "same", ['write "different"']),
        ("peppermint", "protocol", "same", []),
        ("ginger", "efficacy", "narrower", ['write "same"']),
    ],
)
def test_agent_may_be_a_part_of_a_mixture_or_another_name(studied, category, given, remedies):
    assert fits({"category": category}, {"agent": studied}, agent_fit=given) == remedies


def test_pair_that_does_not_address_each_other_is_not_looked_at():
    assert not fits(study={"condition": "migraine"}, stance="does not address", condition_fit="same")


def test_outcome_is_that_of_the_finding():
    assert fits(outcome_fit="different") == ['write "same"']
    assert not fits({"outcome": "vomiting"}, outcome_fit="same")


def stance(claim, finding, **link):
    evidence = Evidence(
        claims=(build.claim(**claim),),
        studies=(build.study(),),
        findings=(build.finding(**finding),),
        links=(build.link(**{"stance": "supports"} | link),),
    )
    return bool(list(stance_unlike_finding(AppraisedEvidence(evidence))))


DENIES = {
    "direction": "denies",
    "quote": "did not help",
    "statement": "Ginger does not help.",
    "figure": "",
    "unit": "",
}
ASSERTS = {"comparator": "placebo", "quote": "helped more", "statement": "Ginger helps more.", "figure": "", "unit": ""}
BETTER, ALIKE = {"p": "0.02"}, {"p": "0.6"}
HELPS = {"quote": "helped", "statement": "Ginger helps."}
RARER = {"quote": "mumps was significantly rarer", "statement": "Mumps was rarer.", "figure": "", "unit": ""}
EVENT = {"measure": "share with event", "value": "4", "comparator_value": "5"}
RATIO = {"measure": "risk ratio", "value": "0.8", "unit": "", "comparator_value": ""}


@pytest.mark.parametrize(
    ("claim", "finding", "link", "wrong"),
    [
        pytest.param(DENIES, BETTER, {}, True, id="denies a benefit that was found"),
        pytest.param(DENIES, ALIKE, {}, False, id="denies one that was not"),
        pytest.param(ASSERTS, ALIKE, {}, True, id="asserts one that was not"),
        pytest.param(ASSERTS, BETTER, {}, False, id="asserts one that was"),
        pytest.param(DENIES, {"p": ""}, {}, False, id="no p value"),
        pytest.param(DENIES, BETTER | {"phase": "uncontrolled"}, {}, False, id="no comparison"),
        pytest.param(DENIES, BETTER, {"stance": "partly supports"}, False, id="partly"),
        pytest.param(DENIES, BETTER, {"outcome_fit": "different"}, False, id="other outcome"),
        pytest.param(DENIES | {"quote": "does not help everyone"}, BETTER, {}, False, id="not everyone"),
        pytest.param(DENIES | {"wording": "hedged"}, BETTER, {}, False, id="hedged"),
        pytest.param(ASSERTS | {"comparator": ""} | HELPS, ALIKE, {}, False, id="compares with nothing"),
        pytest.param(ASSERTS | {"comparator": ""}, ALIKE, {}, True, id="compares with nobody named"),
        pytest.param(RARER, EVENT | ALIKE, {}, True, id="events alike"),
        pytest.param(RARER, EVENT | BETTER, {}, False, id="fewer events"),
        pytest.param(RARER, EVENT | BETTER | {"value": "9"}, {}, True, id="more events"),
        pytest.param(RARER | {"category": "comparison"}, EVENT | BETTER | {"value": "9"}, {}, False, id="either way"),
        pytest.param(RARER | DENIES, EVENT | BETTER, {}, True, id="denies fewer events"),
        pytest.param(ASSERTS, RATIO | ALIKE, {}, True, id="a ratio without a difference"),
        pytest.param(ASSERTS, RATIO | BETTER, {}, False, id="a ratio whose way is not told"),
    ],
)
def test_support_in_the_opposite_direction_is_reported(claim, finding, link, wrong):
    assert stance(claim, finding, **link) is wrong


def test_link_that_rests_on_another_finding_than_the_figure_names_it(tmp_path):
    fragment = """
    claims.csv
    id,quote,figure,unit
    C001,75% of patients felt better,75,%

    findings.csv
    id,value,numerator
    F001,75,30
    F002,50,20

    links.csv
    claim,stance,finding
    C001,{stance},F002
    """.replace("    ", "")
    folders = {stance: tmp_path / stance for stance in ("supports", "indirect")}
    for folder in folders.values():
        folder.mkdir()
    found = {
        one: list(finding_unlike_figure(miniset.appraised(folder / "data", fragment.replace("{stance}", one))))
        for one, folder in folders.items()
    }
    assert [remark.remedy for remark in found["supports"]] == ["name F001 if that was meant, or correct the figure"]
    assert not found["indirect"]
