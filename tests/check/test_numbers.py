"""Figures of claims and their units."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.numbers import contradicting_numbers, differing_figure, figure_without_unit
from analysis.model.evidence import Evidence
from tests.builders.build import claim, finding, link, reference, study


def judged(claim_columns: dict[str, str], **finding_columns: str) -> AppraisedEvidence:
    found = Evidence(
        claims=(claim(**claim_columns),),
        studies=(study(),),
        findings=(finding(**finding_columns),),
        links=(link(),),
        references=(reference(),),
    )
    return AppraisedEvidence(found)


@pytest.mark.parametrize(
    ("quote", "measure", "wrong"),
    [
        pytest.param("an odds ratio of 1.8", "share improved", False, id="by the words"),
        pytest.param("1.8 as likely", "odds ratio", False, id="by the finding"),
        pytest.param("1.8 as likely", "share improved", True, id="by neither"),
        pytest.param("a mean difference of 1.8", "odds ratio", True, id="the words come first"),
    ],
)
def test_a_unit_is_asked_for_where_the_quantity_has_one(quote: str, measure: str, wrong: bool) -> None:
    found = judged({"quote": quote, "statement": "Ginger: 1.8.", "figure": "1.8", "unit": ""}, measure=measure)
    assert bool(list(figure_without_unit(found))) is wrong


def test_a_unit_without_a_figure_is_reported_whatever_was_measured() -> None:
    found = judged({"quote": "an odds ratio", "figure": "", "unit": "%"}, measure="odds ratio")
    assert [one.place.column for one in figure_without_unit(found)]


def test_a_signed_figure_is_told_beside_a_value_with_its_sign() -> None:
    columns = {"quote": "a mean difference of -3.5 points", "figure": "-3.5", "unit": "points", "sourcing": "explicit"}
    found = judged(columns | {"marker": "[1]"}, measure="mean difference", value="-2.5", unit="points")
    assert [one.evidence.rpartition(" gives ")[2] for one in differing_figure(found)] == ["-2.5 points"]


@pytest.mark.parametrize(
    ("quote", "wrong"),
    [
        ("30 of 40 patients (75%) felt better", False),
        ("39/46 (84.8%) felt better", False),
        ("39/46 (85%) felt better", False),
        ("39/46 (84%) felt better, cut off", False),
        ("30 of 60 patients (75%) felt better", True),
        ("75% (30 of 60) felt better", True),
        ("30 of 60 patients felt better", False),
        ("75% felt better", False),
        ("significantly better (p = 0.41)", True),
        ("no significant difference (p < 0.001)", True),
        ("significantly better (p = 0.06), near the level", False),
        ("significantly better (p = 0.01)", False),
        ("an odds ratio of 3.1 (95% CI 4.0 to 2.0)", True),
    ],
)
def test_numbers_that_contradict_each_other_are_flagged(quote, wrong):
    remarks = list(contradicting_numbers(AppraisedEvidence(Evidence(claims=(claim(quote=quote),)))))
    assert bool(remarks) is wrong
