"""Figures against findings: number and quantity must both agree."""

import pytest

from analysis.appraise.trace import attribution, outcome_fit, trace
from analysis.model.evidence import Evidence
from analysis.model.words import Comparison, Fit
from tests.build import claim, finding, study, term

SHARE = {"quote": "75% of patients felt better", "figure": "75"}


def held(
    claim_columns: dict[str, str], finding_columns: dict[str, str], *terms: dict[str, str]
) -> tuple[Comparison, bool, str]:
    found = Evidence(
        claims=(claim(**claim_columns),),
        studies=(study(),),
        findings=(finding(**finding_columns),),
        terms=tuple(term(**columns) for columns in terms),
    )
    (one,) = trace(found.claims[0], ["ito2011"], found)
    return one.comparison, one.same_number, one.why


@pytest.mark.parametrize(
    ("printed", "value", "comparison", "why"),
    [
        ("75", "75", Comparison.AGREES, "same number"),
        ("85", "84.8", Comparison.AGREES, "84.8 rounds to 85"),
        ("85", "84.5", Comparison.AGREES, "84.5 rounds to 85"),
        ("85", "84.3", Comparison.DIFFERS, "85 against 84.3"),
        ("85.0", "84.8", Comparison.DIFFERS, "85.0 against 84.8"),
        ("70-80", "75", Comparison.AGREES, "75 lies in 70-80"),
        ("70-74", "75", Comparison.DIFFERS, "70-74 against 75"),
    ],
)
def test_numbers_of_one_quantity(printed: str, value: str, comparison: Comparison, why: str) -> None:
    found = held({"quote": f"{printed}% of patients felt better", "figure": printed}, {"value": value})
    assert found[0] is comparison
    assert found[2] == why


def test_the_same_number_of_another_quantity_does_not_agree() -> None:
    comparison, same, why = held(SHARE, {"value": "-75", "measure": "mean change"})
    assert (comparison, same) == (Comparison.CANNOT_TELL, True)
    assert why == "same number, other quantity: mean change, not share improved"


def test_a_claim_that_does_not_say_what_its_number_is_cannot_be_compared() -> None:
    comparison, _, why = held({"quote": "75%", "statement": "Ginger: 75 %.", "figure": "75"}, {"value": "75"})
    assert comparison is Comparison.CANNOT_TELL
    assert "does not say which quantity" in why


def test_another_outcome_does_not_agree() -> None:
    comparison, same, why = held(SHARE, {"value": "75", "outcome": "vomiting"})
    assert (comparison, same, why) == (Comparison.CANNOT_TELL, True, "same number, other outcome: vomiting")


def test_a_narrower_outcome_agrees_and_is_said_to_be_narrower() -> None:
    comparison, _, why = held(
        SHARE, {"value": "75", "outcome": "morning nausea"}, {"term": "morning nausea", "broader": "nausea"}
    )
    assert comparison is Comparison.AGREES
    assert why == "same number; the outcome measured, morning nausea, is narrower"


def test_findings_in_another_unit_or_without_a_value_are_not_compared() -> None:
    found = Evidence(claims=(claim(**SHARE),), findings=(finding(unit="points"), finding(id="F002", value="")))
    assert trace(found.claims[0], ["ito2011"], found) == ()


@pytest.mark.parametrize(
    ("claimed", "measured", "fit"),
    [
        ("", "nausea", Fit.NOT_STATED),
        ("nausea", "nausea", Fit.SAME),
        ("nausea", "retching", Fit.DIFFERENT),
        ("morning nausea", "nausea", Fit.BROADER),
    ],
)
def test_outcomes_compare_by_the_list_of_terms(claimed: str, measured: str, fit: Fit) -> None:
    found = Evidence(terms=(term(term="morning nausea", broader="nausea"),))
    assert outcome_fit(claimed, measured, found) is fit


def _two_studies(*values: tuple[str, str]) -> Evidence:
    return Evidence(
        claims=(
            claim(quote="91% of patients felt better", figure="91", stated_design="randomised trial"),
            claim(
                id="C002",
                quote="85% of patients slept better",
                figure="85",
                outcome="sleep",
                stated_design="randomised trial",
            ),
        ),
        findings=tuple(
            finding(
                id=f"F{number:03}",
                study=key,
                value=value,
                outcome="nausea" if value.startswith("9") else "sleep",
                verified="no",
            )
            for number, (key, value) in enumerate(values, 1)
        ),
    )


def test_the_claims_of_a_sentence_are_attributed_together() -> None:
    found = _two_studies(("a", "91"), ("a", "84.8"), ("b", "85"))
    by = [attribution(one, ("a", "b"), "list", found) for one in found.claims]
    assert [one and one.study for one in by] == ["a", "a"]
    assert [one and one.finding and one.finding.id for one in by] == ["F001", "F002"]
    assert not any(one and one.verified for one in by)


def test_a_tie_names_no_study() -> None:
    found = _two_studies(("a", "91"), ("b", "85"))
    assert attribution(found.claims[0], ("a", "b"), "list", found) is None


def test_a_marker_names_the_study_whatever_the_figures() -> None:
    found = _two_studies(("a", "91"))
    by = attribution(found.claims[0], ("b",), "marker", found)
    assert by is not None
    assert (by.study, by.finding, by.verified) == ("b", None, True)
