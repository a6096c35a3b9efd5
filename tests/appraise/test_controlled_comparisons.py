"""Controlled comparisons for a condition: which studies, how fair, which shares, nearest first."""

from dataclasses import replace

import pytest

from analysis.appraise.controlled_comparisons import Fairness, controlled_comparisons, fairness
from analysis.model.evidence import Evidence
from tests.builders.build import claim, finding, link, question, study, term

ALONE = "motion sickness, against placebo, without co-treatment"
BOTH = "motion sickness, against placebo, with co-treatment in both groups"


@pytest.mark.parametrize(
    ("links", "questions", "fair"),
    [
        pytest.param([{}], [{"group": ""}], Fairness.ALONE, id="nothing else named"),
        pytest.param([{}], [{"group": ALONE, "comparator": "placebo, with rest"}], Fairness.ALONE, id="without"),
        pytest.param([{}], [{"group": BOTH}], Fairness.CO_TREATMENT, id="with a co-treatment"),
        pytest.param([], [], Fairness.NOT_JUDGED, id="nobody judged"),
        pytest.param(
            [{"stance": "indirect", "why": "confounded"}], [{"group": BOTH}], Fairness.CONFOUNDED, id="a link says so"
        ),
    ],
)
def test_fairness_is_what_links_and_questions_say(links, questions, fair):
    found = Evidence(
        studies=(study(),),
        findings=(finding(),),
        links=tuple(link(**one) for one in links),
        questions=tuple(question(**one) for one in questions),
    )
    assert fairness(found.studies[0], found) is fair


TERMS = (
    term(term="motion sickness", kind="condition", broader="sickness"),
    term(term="sea sickness", kind="condition", broader="motion sickness"),
    term(term="car sickness", kind="condition", broader="motion sickness"),
)


def evidence(*studies: dict[str, str]) -> Evidence:
    """Studies that each have one share of both groups."""
    rows = tuple(study(**one) for one in studies)
    shares = tuple(finding(id=f"F{n:03}", study=one.study) for n, one in enumerate(rows, 1))
    return Evidence(studies=rows, findings=shares, terms=TERMS)


@pytest.mark.parametrize(
    ("claimed", "condition"),
    [
        ("sea sickness", "sea sickness"),
        ("motion sickness", "motion sickness"),
        ("car sickness", "motion sickness"),
        ("sickness", "sickness"),
        ("hay fever", ""),
    ],
)
def test_the_condition_is_the_claims_own_else_the_next_broader_term(claimed, condition):
    found = controlled_comparisons([claim(condition=claimed)], None, evidence({"condition": "sea sickness"}))
    assert (found.asked, found.condition, len(found.studies)) == (claimed, condition, bool(condition))


def test_a_claim_without_a_condition_has_that_of_the_study_meant():
    rows = evidence({"condition": "sea sickness"})
    assert controlled_comparisons([claim(condition="")], rows.studies[0], rows).condition == "sea sickness"
    assert controlled_comparisons([claim(condition="")], None, rows).studies == ()


def test_another_agent_counts_only_where_a_link_calls_it_confounded():
    other = {"study": "abe1999", "agent": "ginger with rest"}
    judged = link(study="abe1999", finding="F001", stance="indirect", why="confounded")
    assert controlled_comparisons([claim()], None, evidence(other)).studies == ()
    (found,) = controlled_comparisons([claim()], None, replace(evidence(other), links=(judged,))).studies
    assert found.fairness is Fairness.CONFOUNDED
    assert len(found.shares) == 1


def test_fairest_first_then_those_with_shares():
    rows = replace(
        evidence(
            {"study": "a", "participants": "10"},
            {"study": "b", "participants": "900"},
            {"study": "c", "participants": "90"},
        ),
        findings=(
            finding(id="F001", study="a"),
            finding(id="F002", study="b", measure="statement", value="", group="ginger vs placebo"),
            finding(id="F003", study="c"),
        ),
        links=(link(study="c", finding="F003", stance="indirect", why="confounded"),),
        questions=(question(findings="F001 F002"),),
    )
    found = controlled_comparisons([claim()], None, rows).studies
    assert [one.study.study for one in found] == ["a", "b", "c"]
    assert [len(one.shares) for one in found] == [1, 0, 1]


def test_shares_of_another_factor_of_one_group_or_of_a_harm_are_left_out():
    def made(**columns: str) -> int:
        harm = term(term="heartburn", kind="harm", broader="")
        there = replace(evidence({}), findings=(finding(**columns),), terms=(harm,))
        found = controlled_comparisons([claim()], None, there).studies
        return len(found[0].shares) if found else 0

    assert made() == 1
    assert made(group="exercise") == 0
    assert made(comparator_value="", comparator_numerator="", comparator_denominator="") == 0
    assert made(phase="open label") == 0
    assert made(outcome="heartburn") == 0
