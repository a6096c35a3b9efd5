"""The rule table, line by line, and what decides a verdict."""

from dataclasses import replace

import pytest

from analysis.appraise.cited_studies import CitedBy, cited_studies_of
from analysis.appraise.ladder import QuestionType
from analysis.appraise.verdict import assess
from analysis.appraise.verdict_rules import RULES
from analysis.model.evidence import Evidence
from analysis.model.words import Phase, Scope, Verdict
from tests.builders.build import claim, finding, link, reference, screening, study

OPEN = {"phase": "open label"}


def evidence(*links: tuple[str, str, str, dict[str, str]], **claim_columns: str) -> Evidence:
    """A set with one claim; each link is (stance, basis, design, finding columns) by a study of its own."""
    studies, findings, judged, printed = [], [], [], []
    for number, (stance, basis, design, columns) in enumerate(links, 1):
        key, found = f"study{number}", f"F{number:03}"
        studies.append(study(study=key, design=design))
        findings.append(finding(id=found, study=key, **columns))
        judged.append(link(study=key, stance=stance, basis=basis, finding=found))
        printed.append(reference(number=str(number), study=key))
    return Evidence(
        claims=(claim(**claim_columns),),
        studies=tuple(studies),
        findings=tuple(findings),
        links=tuple(judged),
        references=tuple(printed),
    )


TRIAL, SERIES, REVIEW = "randomised trial", "case series", "systematic review"


@pytest.mark.parametrize(
    ("links", "verdict", "rule"),
    [
        pytest.param([], Verdict.NOTHING_CITED, 1, id="no study"),
        pytest.param(
            [("does not address", "", TRIAL, {}), ("does not address", "", SERIES, {})],
            Verdict.NOT_ADDRESSED,
            3,
            id="none addresses",
        ),
        pytest.param(
            [("indirect", "", SERIES, {}), ("does not address", "", TRIAL, {})], Verdict.INDIRECT, 4, id="only indirect"
        ),
        pytest.param(
            [("supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {})],
            Verdict.CONFLICTING,
            5,
            id="for and against",
        ),
        pytest.param([("contradicts", "no difference found", TRIAL, {})], Verdict.NOT_CONFIRMED, 6, id="no difference"),
        pytest.param(
            [("contradicts", "no difference found", TRIAL, {}), ("contradicts", "opposite", TRIAL, {})],
            Verdict.CONTRADICTED,
            7,
            id="one opposite",
        ),
        pytest.param([("supports", "", TRIAL, {}), ("partly", "", TRIAL, {})], Verdict.SUPPORTED, 8, id="one supports"),
        pytest.param(
            [("partly", "", TRIAL, {}), ("indirect", "", TRIAL, {})], Verdict.PARTLY_SUPPORTED, 9, id="only partly"
        ),
    ],
)
def test_each_line_of_the_rule_table(
    links: list[tuple[str, str, str, dict[str, str]]], verdict: Verdict, rule: int
) -> None:
    found = evidence(*links)
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.rule) == (verdict, rule)
    assert RULES[rule - 1].verdict is verdict


def test_a_rule_says_what_the_links_are_and_what_follows() -> None:
    assert str(RULES[7]) == "at least one link supports → supported"


def test_over_all_studies_nothing_is_called_none_known() -> None:
    found = evidence()
    assert assess(found.claims[0], Scope.ALL, found).verdict is Verdict.NONE_KNOWN


def test_a_pair_without_a_link_is_not_assessed() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {}))
    half = Evidence(
        claims=found.claims,
        studies=found.studies,
        references=found.references,
        findings=found.findings,
        links=found.links[:1],
    )
    assert assess(half.claims[0], Scope.OWN, half).verdict is Verdict.NOT_ASSESSED


def test_a_printed_reference_that_nobody_identified_is_not_assessed() -> None:
    found = evidence(("supports", "", TRIAL, {}))
    unknown = (*found.references, reference(number="2", study=""))
    found = Evidence(
        claims=found.claims, studies=found.studies, findings=found.findings, links=found.links, references=unknown
    )
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.NOT_ASSESSED
    assert assessed.cited_studies == (("study1",), CitedBy.LIST, 1)
    assert assessed.deciding is None


def test_an_assessment_keeps_what_it_was_taken_of_and_over() -> None:
    found = evidence(("partly", "", TRIAL, {"phase": "randomised"}))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.claim, assessed.scope) == (found.claims[0], Scope.OWN)
    assert assessed.question is QuestionType.BENEFIT
    (rated,) = assessed.weighed
    assert (rated.link, rated.study, rated.finding) == (found.links[0], found.studies[0], found.findings[0])
    assert rated.phase is Phase.RANDOMISED
    assert assessed.deciding is rated
    assert (assessed.outweighed, assessed.over_cap, assessed.screened) == ((), (), ())


def test_own_studies_are_those_that_the_document_cites_in_its_own_order() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("partly", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {}))
    found = replace(found, references=(reference(number="1", study="study2"), reference(number="2", study="study1")))
    own, every = (assess(found.claims[0], scope, found) for scope in (Scope.OWN, Scope.ALL))
    assert [one.link.study for one in own.weighed] == ["study2", "study1"]
    assert own.verdict is Verdict.SUPPORTED
    assert [one.link.study for one in every.weighed] == ["study1", "study2", "study3"]
    assert every.verdict is Verdict.CONFLICTING


def test_a_link_to_a_study_without_a_row_leaves_its_pair_not_assessed() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {}))
    found = replace(found, studies=found.studies[:1])
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.NOT_ASSESSED
    assert [one.link.study for one in assessed.weighed] == ["study1"]


def test_own_verdict_without_a_study_is_taken_of_the_others_alone() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("partly", "", TRIAL, {}))
    assessed = assess(found.claims[0], Scope.OWN, found, without=("study1",))
    assert assessed.cited_studies.studies == ("study2",)
    assert assessed.verdict is Verdict.PARTLY_SUPPORTED


@pytest.mark.parametrize(
    ("one", "inside", "columns", "over"),
    [
        pytest.param(("supports", "", SERIES, OPEN), "", {}, True, id="no control group"),
        pytest.param(("partly", "", TRIAL, OPEN), "", {}, True, id="after the comparison has ended"),
        pytest.param(("supports", "", "case report", {}), "", {}, True, id="off the ladder"),
        pytest.param(("contradicts", "opposite", SERIES, OPEN), "", {}, True, id="against, without control group"),
        pytest.param(("contradicts", "counter-example", SERIES, OPEN), "", {}, False, id="a counter-example may"),
        pytest.param(("indirect", "", SERIES, OPEN), "", {}, False, id="indirect is no more than it may say"),
        pytest.param(("supports", "", "cohort study", {}), "", {}, False, id="controlled"),
        pytest.param(
            ("supports", "", SERIES, OPEN), "", {"category": "safety", "outcome": "safety"}, False, id="of a harm"
        ),
        pytest.param(("supports", "", REVIEW, {"phase": "review"}), "", {}, False, id="review of nobody knows what"),
        pytest.param(("supports", "", REVIEW, {"phase": "review"}), SERIES, {}, True, id="review of case series"),
        pytest.param(("supports", "", REVIEW, {"phase": "review"}), TRIAL, {}, False, id="review of trials"),
    ],
)
def test_what_says_more_of_a_benefit_than_it_can_show_counts_as_not_given(
    one: tuple[str, str, str, dict[str, str]], inside: str, columns: dict[str, str], over: bool
) -> None:
    found = evidence(one, **columns)
    if inside:
        found = replace(found, studies=(*found.studies, study(study="part", design=inside, included_in="study1")))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert [rated.link.study for rated in assessed.over_cap] == ["study1"] * over
    assert [rated.link.study for rated in assessed.weighed] == ["study1"] * (not over)
    assert (assessed.verdict is Verdict.NOT_ASSESSED) is over


def test_the_strongest_tier_decides_and_weaker_ones_never_vote() -> None:
    found = evidence(
        ("contradicts", "no difference found", TRIAL, {}), ("contradicts", "counter-example", SERIES, OPEN)
    )
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.NOT_CONFIRMED
    assert assessed.deciding is not None
    assert assessed.deciding.study.study == "study1"
    assert [one.study.study for one in assessed.outweighed] == ["study2"]


def test_without_a_level_all_direct_links_decide() -> None:
    found = evidence(
        ("supports", "", TRIAL, {}),
        ("contradicts", "counter-example", SERIES, OPEN),
        category="safety",
        outcome="rash",
        figure="",
        unit="",
    )
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.CONFLICTING
    assert assessed.deciding is not None
    assert assessed.deciding.evidence_level.level is None


def test_a_trial_inside_a_linked_review_of_the_same_outcome_does_not_count_again() -> None:
    found = evidence(
        ("contradicts", "no difference found", "systematic review", {"phase": "review"}), ("supports", "", TRIAL, {})
    )
    inside = (found.studies[0], study(study="study2", included_in="study1"))
    found = Evidence(
        claims=found.claims, studies=inside, findings=found.findings, links=found.links, references=found.references
    )
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.NOT_CONFIRMED
    elsewhere = replace(found, findings=(found.findings[0], finding(id="F002", study="study2", outcome="sleep")))
    assert assess(found.claims[0], Scope.OWN, elsewhere).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    ("columns", "studies", "how"),
    [
        ({"sourcing": "list-only"}, ("study1", "study2"), "list"),
        ({"sourcing": "vague"}, ("study1", "study2"), "list"),
        ({"sourcing": "explicit", "marker": "[2]"}, ("study2",), "marker"),
        ({"sourcing": "dangling", "marker": "[52]"}, (), "none"),
        ({"sourcing": "none", "document": "page2"}, (), "none"),
        ({"sourcing": "explicit", "marker": "[2]", "document": "page2"}, (), "none"),
    ],
)
def test_which_studies_a_document_brings(columns: dict[str, str], studies: tuple[str, ...], how: str) -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {}), **columns)
    reach = cited_studies_of(found.claims[0], found)
    assert (reach.studies, reach.cited_by) == (studies, how)


def test_the_deciding_link_is_one_that_the_verdict_names() -> None:
    found = evidence(("partly", "", TRIAL, {}), ("supports", "", TRIAL, {}))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.deciding is not None
    assert assessed.deciding.link.stance == "supports"
    assert assessed.deciding.evidence_level.level == 2


def test_a_level_is_that_of_the_question_that_the_claim_asks() -> None:
    found = evidence(("supports", "", TRIAL, {}), category="prognosis")
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.deciding is not None
    assert assessed.deciding.evidence_level.level == 3


def test_a_contradiction_is_decided_by_the_link_that_says_more_than_no_difference() -> None:
    found = evidence(("contradicts", "no difference found", TRIAL, {}), ("contradicts", "opposite", TRIAL, {}))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.deciding is not None
    assert assessed.deciding.link.study == "study2"


def test_over_all_studies_links_and_screening_stand_in_the_order_of_their_studies_each_as_often_as_its_rows() -> None:
    keys = ("s3", "s1", "s2", "s1", "s4")
    found = Evidence(
        claims=(claim(),),
        studies=tuple(study(study=key) for key in keys),
        links=tuple(link(study=key, stance="does not address", finding="") for key in ("s1", "s2", "unknown")),
        screening=tuple(screening(study=key, category="efficacy") for key in ("s4", "nowhere", "s3", "s1")),
    )
    assessment = assess(found.claims[0], Scope.ALL, found)
    assert assessment.cited_studies == (keys, "all", 0)
    assert [one.link.study for one in assessment.weighed] == ["s1", "s2", "s1"]
    assert [row.study for row in assessment.screened] == ["s3", "s4"]
    assert assessment.verdict is Verdict.NOT_ADDRESSED
    without = assess(found.claims[0], Scope.ALL, found, without=("s1",))
    assert [one.link.study for one in without.weighed] == ["s2"]
    assert without.cited_studies.studies == ("s3", "s2", "s4")
    assert without.verdict is Verdict.NOT_ADDRESSED


def test_a_link_that_names_no_finding_votes_all_the_same() -> None:
    found = evidence(("supports", "", TRIAL, {}))
    found = replace(found, links=(link(study="study1", stance="supports", finding=""),))
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.SUPPORTED
