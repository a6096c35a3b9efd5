"""What would settle a claim: the study that its question needs, from the claim's own terms."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import CertaintyRating, rate
from analysis.appraise.verdict.rules import UNSUPPORTED
from analysis.appraise.wording.evidence_needed import OPEN, EvidenceNeeded, known_help, needed_together
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.words import Category, Certainty
from analysis.text.vocabulary.refused import refused
from tests.builders import shipped
from tests.builders.build import claim, finding, link, question, study, term

SILENT = link(stance="does not address", finding="")
NOT_ADDRESSED = Evidence(studies=(study(),), findings=(finding(),), links=(SILENT,))


def settled(evidence: Evidence = NOT_ADDRESSED, **columns: str) -> EvidenceNeeded | None:
    """What would settle one claim that cites nothing and that the one study listed does not address."""
    one = claim(**{"figure": "", "unit": "", "sourcing": "none"} | columns)
    return AppraisedEvidence(replace(evidence, claims=(one,))).evidence_needed.get("C001")


def words(evidence: Evidence = NOT_ADDRESSED, **columns: str) -> str:
    found = settled(evidence, **columns)
    assert found is not None
    return found.words


def test_a_benefit_takes_a_randomised_trial() -> None:
    assert words() == (
        "A randomised trial of ginger against placebo or usual care in people with motion sickness, measuring nausea, "
        "with the outcome and its time defined beforehand."
    )


def test_a_comparison_takes_its_own_comparator() -> None:
    assert " against a wrist band in people with " in words(category="comparison", comparator="a wrist band")


@pytest.mark.parametrize(
    ("columns", "against", "asked"),
    [
        pytest.param(
            {},
            "against sugar, twice a day, in people with motion sickness, measuring nausea at one hour",
            "Q02",
            id="own",
        ),
        pytest.param({"outcome": "dizziness"}, "against sugar, twice a day, in people", "Q02", id="other outcome"),
        pytest.param({"condition": "vertigo"}, "against placebo or usual care in people", "", id="other condition"),
        pytest.param({"agent": "rest"}, "of rest against placebo or usual care", "", id="other agent"),
    ],
)
def test_comparator_and_time_come_from_a_question_on_the_condition(
    columns: dict[str, str], against: str, asked: str
) -> None:
    questions = (
        question(id="Q01", comparator="none"),
        question(id="Q02", comparator="sugar, twice a day"),
    )
    found = settled(replace(NOT_ADDRESSED, questions=questions), **columns)
    assert found is not None
    assert against in found.words
    assert found.asked == asked


@pytest.mark.parametrize(
    ("columns", "missing"),
    [
        ({"condition": ""}, "its condition;"),
        ({"condition": "", "agent": ""}, "its agent and condition;"),
    ],
    ids=["condition", "agent and condition"],
)
def test_a_claim_that_names_too_little_must_name_it_first(columns: dict[str, str], missing: str) -> None:
    said = words(NOT_ADDRESSED, **columns)
    assert said.startswith(f"First the claim must name {missing} then a randomised trial of ")
    assert "people with that condition" in said


def test_a_rate_of_harm_takes_a_follow_up_study_with_a_denominator() -> None:
    said = words(category="safety", outcome="frequency of harm")
    assert said.startswith(
        "A follow-up study of consecutive people treated with ginger for motion sickness, large enough"
    )
    assert "asks every one of them about harm" in said
    assert "out of the number treated" in said


def test_a_harm_that_can_occur_takes_one_documented_case() -> None:
    said = words(category="safety", outcome="heartburn")
    assert said.startswith("That heartburn can follow ginger is shown by one documented case with its cause stated; ")


def test_a_harm_denied_is_refuted_by_one_documented_case() -> None:
    said = words(category="safety", outcome="any side effect", direction="denies")
    assert said == (
        "That any side effect never follows ginger is refuted by one documented case with its cause stated; that none "
        "was reported does not show it."
    )


def test_what_a_listed_study_answers_is_not_open() -> None:
    given = Evidence(studies=(study(),), findings=(finding(),), links=(link(stance="supports"),))
    assert settled(given) is None
    assert settled(replace(given, links=(link(),))) is not None


def test_a_denial_that_a_documented_case_refutes_is_answered() -> None:
    case = link(stance="contradicts", basis="counter-example")
    given = Evidence(studies=(study(design="case report"),), findings=(finding(phase="uncontrolled"),), links=(case,))
    denial = {"category": "safety", "outcome": "any side effect", "direction": "denies"}
    assert settled(given, **denial) is None
    assert settled(replace(given, links=(link(stance="indirect"),)), **denial) is not None


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param({"category": "mechanism"}, id="mechanism"),
        pytest.param({"category": "protocol"}, id="protocol"),
        pytest.param({"category": "prognosis"}, id="prognosis"),
        pytest.param({"category": "indication", "outcome": ""}, id="bare indication"),
        pytest.param({"direction": "denies"}, id="benefit denied"),
    ],
)
def test_other_claims_have_nothing_to_settle(columns: dict[str, str]) -> None:
    assert settled(NOT_ADDRESSED, **columns) is None


def test_broader_agents_of_the_same_line_share_a_question() -> None:
    given = Evidence(
        studies=(study(),),
        links=(SILENT,),
        questions=(question(agent="ginger tea", outcome="dizziness"),),
        terms=(term(term="ginger tea", kind="agent", broader="ginger"),),
    )
    found = settled(given)
    assert found is not None
    assert found.asked == "Q01"


def test_open_is_what_leaves_a_claim_unsupported_or_without_any_study() -> None:
    assert set(OPEN) == {*UNSUPPORTED, Verdict.NONE_KNOWN}


# The shipped data: invariants only


def test_every_open_shipped_claim_of_safety_or_benefit_is_settled_by_something() -> None:
    appraised = shipped.appraised()
    for claim_id, one in appraised.evidence_needed.items():
        verdicts = {appraised.assessments[claim_id, scope].verdict for scope in Scope}
        assert verdicts & set(OPEN)
        assert one.words.endswith(".")
        assert one.words[0].isupper()
        assert not refused(one.words)
        assert "  " not in one.words
    for row in appraised.evidence.claims:
        unsupported = appraised.own[row.id].verdict in UNSUPPORTED
        answered = appraised.known[row.id].verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)
        if row.category is Category.SAFETY and unsupported:
            assert (row.id in appraised.evidence_needed) is not answered


def test_claims_of_one_condition_are_settled_by_one_study_of_their_outcomes() -> None:
    outcomes = ("nausea", "vomiting", "nausea", "sleep", "appetite", "mood")
    several = [claim(outcome=outcome, category="efficacy") for outcome in outcomes]
    words = needed_together(several, Evidence()).words
    assert "measuring nausea, vomiting, sleep and 2 others, " in words


BARE = {"category": "indication", "outcome": ""}


def asked(**columns: str) -> Evidence:
    questions = (question(id="Q01", **columns), question(id="Q02", condition="sea sickness", findings="F001"))
    terms = (term(term="sea sickness", kind="condition", broader="motion sickness"),)
    return Evidence(questions=questions, terms=terms, findings=(finding(),), studies=(study(),))


def told(found: Evidence, level: Certainty | None = Certainty.LOW, **columns: str) -> str:
    ratings: dict[str, CertaintyRating] = {one.id: rate(one, found)._replace(level=level) for one in found.questions}
    return known_help(claim(**(BARE | columns)), ratings, found)


def test_a_result_of_the_closest_question_stands_with_its_certainty_and_the_others_are_counted() -> None:
    said = told(asked(findings="F001"))
    assert said.startswith("In a randomised trial (80 people; motion sickness), ")
    assert "30 of 40" in said
    assert said.endswith(
        "(Q01, nausea in motion sickness: ginger, against placebo (one hour): low certainty; 1 other question of it.)"
    )


def test_a_question_of_a_narrower_condition_serves_where_there_is_none_of_the_same() -> None:
    said = told(asked(condition="headache", findings="F001"), None)
    assert said.endswith("(Q02, nausea in sea sickness: ginger, against placebo (one hour): certainty not rated.)")


@pytest.mark.parametrize(
    "columns",
    [{"comparator": "none"}, {"comparator": "any"}, {"findings": ""}, {"agent": "dimenhydrinate"}],
)
def test_what_compares_with_nothing_or_another_agent_is_not_help_known(columns: dict[str, str]) -> None:
    only = asked(**({"findings": "F001"} | columns))
    only = Evidence(questions=only.questions[:1], terms=only.terms, findings=only.findings, studies=only.studies)
    assert told(only) == "Of help in motion sickness no controlled comparison is listed here."


@pytest.mark.parametrize("columns", [{"outcome": "nausea"}, {"category": "efficacy"}, {"condition": ""}])
def test_nothing_is_said_beside_a_promise_or_without_a_condition(columns: dict[str, str]) -> None:
    assert told(asked(findings="F001"), Certainty.LOW, **columns) == ""
