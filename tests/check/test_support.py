"""Wording against the evidence: flagged only where every reading to the document's favour fails."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.support import more_certain_than_the_evidence
from analysis.check.wording import held_against
from analysis.model.evidence import Evidence
from analysis.model.words import Category, Certainty, Wording
from tests.builders import shipped
from tests.builders.build import claim, finding, link, question, step, study, term

#: Steps down that make a randomised body very low.
VERY_LOW = "-2 -1"

NAUSEA = {"quote": "ginger relieves nausea", "statement": "Ginger relieves nausea.", "figure": "", "unit": ""}


def evidence(*questions: tuple[dict[str, str], str], **columns: str) -> Evidence:
    """A set with one claim; each question comes with its steps for imprecision and indirectness, from high."""
    asked = [question(**{"id": f"Q{number:02}"} | given) for number, (given, _) in enumerate(questions, 1)]
    steps = [
        step(question=one.id, step=down, state="", domain=domain)
        for one, (_, moved) in zip(asked, questions, strict=True)
        for down, domain in zip(moved.split(), ("imprecision", "indirectness"), strict=False)
    ]
    return Evidence(
        claims=(claim(**NAUSEA | columns),),
        studies=(study(),),
        findings=(finding(),),
        questions=tuple(asked),
        certainty=tuple(steps),
        terms=(term(), term(term="severe nausea", broader="nausea")),
    )


def flags(given: Evidence) -> list[str]:
    return [remark.message for remark in more_certain_than_the_evidence(AppraisedEvidence(given))]


def test_a_plain_statement_of_very_low_certainty_is_flagged_with_words_question_and_remedy() -> None:
    (remark,) = more_certain_than_the_evidence(AppraisedEvidence(evidence(({}, VERY_LOW))))
    for part in ("ginger relieves nausea", "without reserve", "Q01", "rated very low"):
        assert part in remark.message
    assert remark.remedy == "say how sure the evidence is"


@pytest.mark.parametrize(
    ("columns", "moved", "flagged"),
    [
        pytest.param({}, "0", False, id="high"),
        pytest.param({}, "-1", False, id="moderate"),
        pytest.param({}, "-2", False, id="low"),
        pytest.param({}, VERY_LOW, True, id="very low"),
        pytest.param({}, "", False, id="not rated"),
        pytest.param({"wording": "absolute"}, VERY_LOW, True, id="absolute"),
        pytest.param({"wording": "hedged"}, VERY_LOW, False, id="hedged"),
        pytest.param({"quote": "ginger may relieve nausea"}, VERY_LOW, False, id="may, by its words"),
        pytest.param({"quote": "ginger probably relieves nausea"}, VERY_LOW, True, id="probably"),
        pytest.param({"quote": "to relieve nausea"}, VERY_LOW, False, id="an aim"),
        pytest.param({"direction": "denies"}, VERY_LOW, False, id="a denial"),
        pytest.param({"figure": "75", "unit": "%"}, VERY_LOW, False, id="a result as a figure"),
        pytest.param({"category": "indication", "outcome": ""}, VERY_LOW, False, id="is used for"),
        pytest.param({"category": "indication"}, VERY_LOW, True, id="indication that promises"),
        pytest.param({"category": "safety"}, VERY_LOW, False, id="a harm"),
        pytest.param({"category": "mechanism"}, VERY_LOW, False, id="mechanism"),
        pytest.param({"condition": ""}, VERY_LOW, False, id="no condition"),
    ],
)
def test_only_promises_surer_than_their_evidence_are_flagged(
    columns: dict[str, str], moved: str, flagged: bool
) -> None:
    assert bool(flags(evidence(({}, moved), **columns))) is flagged


def test_of_several_questions_of_its_own_the_highest_counts() -> None:
    assert not flags(evidence(({}, VERY_LOW), ({"time": "one day"}, "0")))


def test_a_question_of_its_own_counts_before_broader_ones() -> None:
    (message,) = flags(evidence(({}, VERY_LOW), ({"outcome": "severe nausea"}, "0")))
    assert "the question that it falls under, Q01" in message


@pytest.mark.parametrize(
    ("second", "flagged"),
    [(VERY_LOW, True), ("0", False), ("", False)],
    ids=["all below", "one high enough", "one not rated yet"],
)
def test_without_a_question_of_its_own_every_question_must_be_below(second: str, flagged: bool) -> None:
    near = {"outcome": "severe nausea"}
    assert bool(flags(evidence((near, VERY_LOW), (near | {"time": "one day"}, second)))) is flagged


def test_a_question_that_no_study_answers_spares_no_claim() -> None:
    near = {"outcome": "severe nausea"}
    assert flags(evidence((near, VERY_LOW), (near | {"findings": ""}, "")))


def test_the_only_rated_question_is_called_that() -> None:
    held = held_against(*_first(evidence(({"outcome": "severe nausea"}, "-1"))))
    assert held is not None
    assert (held.needed, held.certainty, held.which) == (Certainty.HIGH, Certainty.MODERATE, "the only rated question")


def _first(given: Evidence):
    return given.claims[0], AppraisedEvidence(given)


def test_an_unverified_finding_makes_the_flag_provisional() -> None:
    given = evidence(({}, VERY_LOW))
    unsure = AppraisedEvidence(replace(given, findings=(finding(verified="no"),)))
    assert list(more_certain_than_the_evidence(unsure))
    assert not list(more_certain_than_the_evidence(unsure.verified))


def test_no_shipped_claim_that_holds_back_is_flagged() -> None:
    appraised = shipped.appraised()
    for remark in more_certain_than_the_evidence(appraised):
        flagged = appraised.evidence.claim[remark.claim]
        assert flagged.wording is not Wording.HEDGED
        assert flagged.category in (Category.EFFICACY, Category.COMPARISON, Category.INDICATION)
        assert flagged.outcome


@pytest.mark.parametrize(
    ("columns", "flagged"),
    [
        pytest.param({}, True, id="plain"),
        pytest.param({"wording": "hedged"}, False, id="hedged"),
        pytest.param({"quote": "ginger may relieve nausea"}, False, id="may, by its words"),
        pytest.param({"quote": "to relieve nausea"}, False, id="an aim"),
        pytest.param({"category": "safety", "outcome": "fainting"}, False, id="a harm named"),
    ],
)
def test_not_confirmed_is_held_against_plain_words_alone(columns: dict[str, str], flagged: bool) -> None:
    null = link(stance="contradicts", basis="no difference found", why="", leans="", finding="F001")
    given = replace(evidence(**columns), links=(null,), questions=())
    remarks = list(more_certain_than_the_evidence(AppraisedEvidence(given)))
    assert ["without reserve, and not confirmed" in one.message for one in remarks] == [True] * flagged
