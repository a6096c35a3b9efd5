"""Wording against certainty: flagged only where every reading to the document's favour fails."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.wording import held_against, stronger_than_certainty
from analysis.model.evidence import Evidence
from analysis.model.words import Category, Certainty, Wording
from tests.builders import shipped
from tests.builders.build import claim, finding, question, step, study, term

NAUSEA = {"quote": "ginger relieves nausea", "statement": "Ginger relieves nausea.", "figure": "", "unit": ""}


def evidence(*questions: tuple[dict[str, str], str], **columns: str) -> Evidence:
    """A set with one claim; each question comes with its step for imprecision, from high."""
    asked = [question(**{"id": f"Q{number:02}"} | given) for number, (given, _) in enumerate(questions, 1)]
    steps = [
        step(question=one.id, step=moved, state="") for one, (_, moved) in zip(asked, questions, strict=True) if moved
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
    return [remark.message for remark in stronger_than_certainty(AppraisedEvidence(given))]


def test_a_plain_statement_above_low_certainty_is_flagged_with_words_question_and_remedy() -> None:
    (remark,) = stronger_than_certainty(AppraisedEvidence(evidence(({}, "-2"))))
    for part in (
        "ginger relieves nausea",
        "without reserve",
        "high certainty",
        "Q01",
        "rated low",
        "systematic search",
    ):
        assert part in remark.message
    assert remark.remedy == "say how sure the evidence is"


@pytest.mark.parametrize(
    ("columns", "moved", "flagged"),
    [
        pytest.param({}, "0", False, id="high"),
        pytest.param({}, "-1", True, id="moderate"),
        pytest.param({}, "", False, id="not rated"),
        pytest.param({"wording": "absolute"}, "-2", True, id="absolute"),
        pytest.param({"wording": "hedged"}, "-2", False, id="hedged"),
        pytest.param({"quote": "ginger may relieve nausea"}, "-2", False, id="may, by its words"),
        pytest.param({"quote": "ginger probably relieves nausea"}, "-1", False, id="probably, moderate"),
        pytest.param({"quote": "ginger probably relieves nausea"}, "-2", True, id="probably, low"),
        pytest.param({"quote": "to relieve nausea"}, "-2", False, id="an aim"),
        pytest.param({"direction": "denies"}, "-2", False, id="a denial"),
        pytest.param({"figure": "75", "unit": "%"}, "-2", False, id="a result as a figure"),
        pytest.param({"category": "indication", "outcome": ""}, "-2", False, id="is used for"),
        pytest.param({"category": "indication"}, "-2", True, id="indication that promises"),
        pytest.param({"category": "safety"}, "-2", False, id="a harm"),
        pytest.param({"category": "mechanism"}, "-2", False, id="mechanism"),
        pytest.param({"condition": ""}, "-2", False, id="no condition"),
    ],
)
def test_only_promises_surer_than_their_evidence_are_flagged(
    columns: dict[str, str], moved: str, flagged: bool
) -> None:
    assert bool(flags(evidence(({}, moved), **columns))) is flagged


def test_of_several_questions_of_its_own_the_highest_counts() -> None:
    assert not flags(evidence(({}, "-2"), ({"time": "one day"}, "0")))


def test_a_question_of_its_own_counts_before_broader_ones() -> None:
    (message,) = flags(evidence(({}, "-2"), ({"outcome": "severe nausea"}, "0")))
    assert "the question that it falls under, Q01" in message


@pytest.mark.parametrize(
    ("second", "flagged"),
    [("-2", True), ("0", False), ("", False)],
    ids=["all below", "one high enough", "one not rated yet"],
)
def test_without_a_question_of_its_own_every_question_must_be_below(second: str, flagged: bool) -> None:
    near = {"outcome": "severe nausea"}
    assert bool(flags(evidence((near, "-1"), (near | {"time": "one day"}, second)))) is flagged


def test_a_question_that_no_study_answers_spares_no_claim() -> None:
    near = {"outcome": "severe nausea"}
    assert flags(evidence((near, "-1"), (near | {"findings": ""}, "")))


def test_the_only_rated_question_is_called_that() -> None:
    held = held_against(*_first(evidence(({"outcome": "severe nausea"}, "-1"))))
    assert held is not None
    assert (held.needed, held.certainty, held.which) == (Certainty.HIGH, Certainty.MODERATE, "the only rated question")


def _first(given: Evidence):
    return given.claims[0], AppraisedEvidence(given)


def test_an_unverified_finding_makes_the_flag_provisional() -> None:
    given = evidence(({}, "-2"))
    unsure = AppraisedEvidence(replace(given, findings=(finding(verified="no"),)))
    assert list(stronger_than_certainty(unsure))
    assert not list(stronger_than_certainty(unsure.verified))


def test_no_shipped_claim_that_holds_back_is_flagged() -> None:
    appraised = shipped.appraised()
    for remark in stronger_than_certainty(appraised):
        flagged = appraised.evidence.claim[remark.claim]
        assert flagged.wording is not Wording.HEDGED
        assert flagged.category in (Category.EFFICACY, Category.COMPARISON, Category.INDICATION)
        assert flagged.outcome
