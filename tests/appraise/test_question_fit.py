"""The questions that a claim falls under: by its terms, the closest first."""

import pytest

from analysis.appraise.question_fit import closest, questions_of
from analysis.model.evidence import Evidence
from analysis.model.words import Fit
from tests.builders.build import claim, question, term

TERMS = tuple(
    term(term=name, kind=kind, broader=broader)
    for name, kind, broader in [
        ("sea sickness", "condition", "motion sickness"),
        ("ferry sickness", "condition", "sea sickness"),
        ("night sickness", "condition", "ferry sickness"),
        ("car sickness", "condition", "motion sickness"),
        ("ginger", "agent", "spice"),
        ("pepper", "agent", "spice"),
        ("fresh ginger", "agent", "ginger"),
        ("nausea", "outcome", "improvement"),
    ]
)


def fits(columns: dict[str, str], *questions: dict[str, str]):
    asked = tuple(question(**({"id": f"Q{number:02}"} | one)) for number, one in enumerate(questions or ({},), 1))
    return questions_of(claim(**columns), Evidence(questions=asked, terms=TERMS))


def test_claim_falls_under_the_question_with_its_terms():
    (found,) = fits({})
    assert (found.question.id, found.condition, found.agent, found.outcome) == ("Q01", Fit.SAME, Fit.SAME, Fit.SAME)
    assert (found.exact, found.words) == (True, "same terms")


@pytest.mark.parametrize(
    ("columns", "asked", "words"),
    [
        pytest.param({}, {"condition": "ferry sickness"}, "condition narrower", id="condition narrower"),
        pytest.param({"condition": "sea sickness"}, {}, "condition broader", id="condition broader"),
        pytest.param({"agent": "spice"}, {}, "agent narrower", id="treatment in general"),
        pytest.param({"agent": "fresh ginger"}, {}, "agent broader", id="agent broader"),
        pytest.param({"outcome": "improvement"}, {}, "outcome narrower", id="outcome narrower"),
        pytest.param(
            {"condition": "sea sickness", "agent": "spice"},
            {},
            "condition broader, agent narrower",
            id="two terms differ",
        ),
    ],
)
def test_question_may_be_narrower_or_broader_and_it_is_said_which(columns, asked, words):
    (found,) = fits(columns, asked)
    assert (found.words, found.exact) == (words, False)


@pytest.mark.parametrize(
    ("columns", "asked"),
    [
        pytest.param({"condition": "sea sickness"}, {"condition": "car sickness"}, id="sister conditions"),
        pytest.param({"agent": "pepper"}, {"agent": "ginger"}, id="two agents under one term"),
        pytest.param({"outcome": "vomiting"}, {}, id="other outcome"),
        pytest.param({"condition": ""}, {}, id="no condition named"),
        pytest.param({"outcome": ""}, {}, id="no outcome named"),
        pytest.param({"agent": ""}, {}, id="no agent named"),
        pytest.param({"category": "indication", "outcome": ""}, {}, id="bare indication"),
        pytest.param({"category": "safety"}, {}, id="safety"),
        pytest.param({"category": "mechanism"}, {}, id="mechanism"),
        pytest.param({"category": "prognosis"}, {}, id="prognosis"),
        pytest.param({"category": "comparison", "comparator": "surgery"}, {}, id="comparison with something else"),
    ],
)
def test_claim_falls_under_no_question_that_is_not_its_own(columns, asked):
    assert fits(columns, asked) == ()


def test_comparison_falls_under_the_question_with_its_comparator():
    assert len(fits({"category": "comparison", "comparator": "placebo"})) == 1


def test_closest_question_stands_first():
    found = fits(
        {"agent": "spice"},
        {"condition": "ferry sickness"},
        {"condition": "sea sickness"},
        {"agent": "ginger"},
        {"agent": "spice"},
        {"agent": "pepper"},
    )
    assert [fit.question.id for fit in found] == ["Q04", "Q03", "Q05", "Q02", "Q01"]
    assert [fit.question.id for fit in closest(found)] == ["Q04"]
    assert [fit.question.id for fit in closest(found[1:])] == ["Q03", "Q05"]
    assert closest(()) == ()


def test_one_term_far_off_is_closer_than_two_terms_that_differ():
    found = fits({}, {"condition": "sea sickness", "agent": "fresh ginger"}, {"condition": "night sickness"})
    assert [fit.question.id for fit in found] == ["Q02", "Q01"]
