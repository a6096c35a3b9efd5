"""What is known of help, beside a bare "is used for"."""

import pytest

from analysis.appraise.certainty import CertaintyRating, rate
from analysis.appraise.wording.known_help import known_help
from analysis.model.evidence import Evidence
from analysis.model.words import Certainty
from tests.builders.build import claim, finding, question, study, term

BARE = {"category": "indication", "outcome": ""}


def evidence(**columns: str) -> Evidence:
    questions = (question(id="Q01", **columns), question(id="Q02", condition="sea sickness", findings="F001"))
    terms = (term(term="sea sickness", kind="condition", broader="motion sickness"),)
    return Evidence(questions=questions, terms=terms, findings=(finding(),), studies=(study(),))


def told(found: Evidence, level: Certainty | None = Certainty.LOW, **columns: str) -> str:
    ratings: dict[str, CertaintyRating] = {one.id: rate(one, found)._replace(level=level) for one in found.questions}
    return known_help(claim(**(BARE | columns)), ratings, found)


def test_a_result_of_the_closest_question_stands_with_its_certainty_and_the_others_are_counted() -> None:
    said = told(evidence(findings="F001"))
    assert said.startswith("In a randomised trial (80 people; motion sickness), ")
    assert "30 of 40" in said
    assert said.endswith(
        "(Q01, nausea in motion sickness: ginger, against placebo (one hour): low certainty; 1 other question of it.)"
    )


def test_a_question_of_a_narrower_condition_serves_where_there_is_none_of_the_same() -> None:
    said = told(evidence(condition="headache", findings="F001"), None)
    assert said.endswith("(Q02, nausea in sea sickness: ginger, against placebo (one hour): certainty not rated.)")


@pytest.mark.parametrize(
    "columns",
    [{"comparator": "none"}, {"comparator": "any"}, {"findings": ""}, {"agent": "dimenhydrinate"}],
)
def test_what_compares_with_nothing_or_another_agent_is_not_help_known(columns: dict[str, str]) -> None:
    only = evidence(**({"findings": "F001"} | columns))
    only = Evidence(questions=only.questions[:1], terms=only.terms, findings=only.findings, studies=only.studies)
    assert told(only) == "Of help in motion sickness no controlled comparison is listed here."


@pytest.mark.parametrize("columns", [{"outcome": "nausea"}, {"category": "efficacy"}, {"condition": ""}])
def test_nothing_is_said_beside_a_promise_or_without_a_condition(columns: dict[str, str]) -> None:
    assert told(evidence(findings="F001"), Certainty.LOW, **columns) == ""
