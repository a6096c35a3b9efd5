"""Figures against findings: number and quantity must both agree."""

import pytest

from analysis.appraise.figure_match import (
    attribution,
    comparable,
    is_result,
    match_figure,
    outcome_fit,
    stated_measures,
)
from analysis.appraise.verdict.cited_studies import CitedBy, CitedStudies
from analysis.model.conclusions import Comparison
from analysis.model.evidence import Evidence
from analysis.model.words import Fit, Measure
from tests.builders.build import claim, finding, study, term

BARE = dict.fromkeys(("numerator", "denominator", "comparator_value"), "")
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
    (one,) = match_figure(found.claims[0], ["ito2011"], found)
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


@pytest.mark.parametrize(
    ("quote", "figure", "measure", "value", "comparison"),
    [
        ("an odds ratio of 1.8 for nausea", "1.8", "odds ratio", "1.80", Comparison.AGREES),
        ("an odds ratio of 1.8 for nausea", "1.8", "odds ratio", "2.1", Comparison.DIFFERS),
        ("an odds ratio of 1.8 for nausea", "1.8", "risk ratio", "1.8", Comparison.CANNOT_TELL),
        ("a standardised mean difference of -0.5", "-0.5", "standardised mean difference", "-0.5", Comparison.AGREES),
        ("a standardised mean difference of -0.5", "-0.5", "standardised mean difference", "0.5", Comparison.DIFFERS),
    ],
)
def test_figures_without_a_unit_agree_in_number_sign_and_quantity(
    quote: str, figure: str, measure: str, value: str, comparison: Comparison
) -> None:
    found = held(
        {"quote": quote, "figure": figure, "unit": ""}, {"measure": measure, "value": value, "unit": "", **BARE}
    )
    assert found[0] is comparison


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
    assert match_figure(found.claims[0], ["ito2011"], found) == ()


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
    by = [attribution(one, CitedStudies(("a", "b"), CitedBy.LIST), found) for one in found.claims]
    assert [one and one.study for one in by] == ["a", "a"]
    assert [one and one.finding and one.finding.id for one in by] == ["F001", "F002"]
    assert not any(one and one.verified for one in by)


def test_a_tie_names_no_study() -> None:
    found = _two_studies(("a", "91"), ("b", "85"))
    assert attribution(found.claims[0], CitedStudies(("a", "b"), CitedBy.LIST), found) is None


def test_a_marker_names_the_study_whatever_the_figures() -> None:
    found = _two_studies(("a", "91"))
    by = attribution(found.claims[0], CitedStudies(("b",), CitedBy.MARKER), found)
    assert by is not None
    assert (by.study, by.finding, by.verified) == ("b", None, True)


@pytest.mark.parametrize(
    ("printed", "figure", "unit", "measured", "comparison", "why"),
    [
        ("16 per 1,000", "16", "per 1,000", "1.6 %", "agrees", "1.6 % is 16 per 1,000: same number"),
        ("1.6%", "1.6", "%", "16 per 1,000", "agrees", "16 per 1,000 is 1.6 %: same number"),
        ("16 per 1,000", "16", "per 1,000", "1.64 %", "agrees", "1.64 % is 16.4 per 1,000, which rounds to 16"),
        ("16 per 1,000", "16", "per 1,000", "16 %", "differs", "16 against 16 % is 160 per 1,000"),
        ("1 in 5 people", "1", "in 5", "20 %", "agrees", "1 in 5 is 20 %"),
        ("1 in 5 people", "1", "in 5", "19.2 %", "agrees", "19.2 % is 1 in 5.2, which rounds to 1 in 5"),
        ("1 in 5 people", "1", "in 5", "25 %", "differs", "1 in 5, or 20 %, against 25 %"),
        ("nine in ten people", "9", "in 10", "84 %", "differs", "9 in 10, or 90 %, against 84 %"),
        ("half of patients", "50", "%", "50 %", "agrees", "same number"),
        ("29 of 35 patients", "29", "of 35", "83 %", "agrees", "29 of 35 is 82.9 %, which rounds to 83"),
        ("30 of 40 patients", "30", "of 40", "76 %", "differs", "30 of 40, or 75 %, against 76 %"),
        ("10-20%", "10-20", "%", "20.4 %", "agrees", "20.4 rounds to 20, which lies in 10-20"),
        ("10-20%", "10-20", "%", "20.5 %", "differs", "10-20 against 20.5"),
    ],
)
def test_how_a_share_is_printed_does_not_change_it(
    printed: str, figure: str, unit: str, measured: str, comparison: str, why: str
) -> None:
    value, _, found = measured.partition(" ")
    columns = {"measure": "share with event", "value": value, "unit": found, "numerator": "", "denominator": ""}
    got, _, reason = held({"quote": f"{printed} had bruising", "figure": figure, "unit": unit}, columns)
    assert (got, reason) == (comparison, why)


@pytest.mark.parametrize(
    ("figure", "counts", "comparison", "why"),
    [
        ("82.9", ("29", "35"), Comparison.AGREES, "29 of 35 is 82.86 %, which rounds to 82.9"),
        ("82.8", ("29", "35"), Comparison.DIFFERS, "82.8 against 83"),
        ("83", ("29", "35"), Comparison.AGREES, "same number"),
        ("50", ("20", "40"), Comparison.DIFFERS, "50 against 83"),
    ],
)
def test_a_share_is_recomputed_from_the_counts_that_give_it(
    figure: str, counts: tuple[str, str], comparison: Comparison, why: str
) -> None:
    said = {"quote": f"{figure}% of patients felt better", "figure": figure}
    got, _, reason = held(said, {"value": "83", "numerator": counts[0], "denominator": counts[1]})
    assert (got, reason) == (comparison, why)


@pytest.mark.parametrize(
    ("quote", "measure"),
    [
        pytest.param("cut the risk of nausea by 30%", "share with event", id="relative and absolute risk"),
        pytest.param("30% fewer people were sick", "share with event", id="relative share"),
        pytest.param("pain fell by 30%", "share improved", id="mean change and share"),
        pytest.param("30% of patients improved", "mean change", id="share and mean change"),
        pytest.param("30 percentage points more than placebo", "share improved", id="difference and share"),
    ],
)
def test_the_same_number_of_another_kind_is_never_an_agreement(quote: str, measure: str) -> None:
    said = {"quote": quote, "statement": "As the page says.", "figure": "30"}
    comparison, same, _ = held(said, {"measure": measure, "value": "30", "numerator": "", "denominator": ""})
    assert (comparison, same) == (Comparison.CANNOT_TELL, True)


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"quote": "75% of visits", "figure": "75", "category": "protocol"}, id="a protocol"),
        pytest.param({"quote": "a 75% solution relieved pain", "figure": "75"}, id="a strength"),
        pytest.param({"figure": "", "unit": ""}, id="no figure"),
    ],
)
def test_a_figure_that_is_no_result_is_not_held_against_findings(columns: dict[str, str]) -> None:
    found = Evidence(claims=(claim(**columns),), studies=(study(),), findings=(finding(),))
    assert not is_result(found.claims[0])
    assert match_figure(found.claims[0], ["ito2011"], found) == ()


@pytest.mark.parametrize(
    ("one", "other", "comparable_"),
    [("%", "per 1,000", True), ("in 5", "%", True), ("week", "weeks", True), ("weeks", "%", False), ("", "%", False)],
)
def test_units_compare_within_a_kind(one: str, other: str, comparable_: bool) -> None:
    assert comparable(one, other) is comparable_


def test_a_comparison_keeps_what_it_compared_and_there_is_none_without_a_figure() -> None:
    found = Evidence(claims=(claim(**SHARE),), studies=(study(),), findings=(finding(value="75"),))
    (one,) = match_figure(found.claims[0], ["ito2011"], found)
    assert (one.claim, one.finding) == (found.claims[0], found.findings[0])
    assert match_figure(claim(figure="", unit=""), ["ito2011"], found) == ()


def test_a_sentence_speaks_of_the_study_that_agrees_with_most_of_its_figures() -> None:
    quotes = {"75": "75% of patients felt better", "50": "50% of patients felt better"}
    claims = [claim(id=f"C0{figure}", quote=quote, figure=figure) for figure, quote in quotes.items()]
    findings = [
        finding(id=f"F00{number}", study=key, value=value)
        for number, (key, value) in enumerate([("abe1999", "75"), ("sato2015", "75"), ("sato2015", "50")], 1)
    ]
    found = Evidence(
        claims=tuple(claims),
        studies=tuple(study(study=key) for key in ("abe1999", "sato2015")),
        findings=tuple(findings),
    )
    spoken_of = attribution(claims[0], CitedStudies(("abe1999", "sato2015"), CitedBy.LIST), found)
    assert spoken_of is not None
    assert spoken_of.study == "sato2015"


def test_a_term_for_a_harm_is_an_event() -> None:
    said = claim(quote="9% of pilots had the wobbles", statement="Wobbles: 9 %.", figure="9", outcome="nausea")
    assert stated_measures(said, Evidence()) == ()
    assert stated_measures(said, Evidence(terms=(term(term="wobbles", kind="harm"),))) == (Measure.SHARE_WITH_EVENT,)
