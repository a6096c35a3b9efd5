"""The rule table, line by line, and what decides a verdict."""

import pytest

from analysis.appraise.verdict import RULES, assess, cited_studies_of
from analysis.model.evidence import Evidence
from analysis.model.words import Scope, Verdict
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


TRIAL, SERIES = "randomised trial", "case series"


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
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.NOT_ASSESSED


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


@pytest.mark.parametrize(
    ("columns", "studies", "how"),
    [
        ({"sourcing": "list-only"}, ("study1", "study2"), "list"),
        ({"sourcing": "vague"}, ("study1", "study2"), "list"),
        ({"sourcing": "explicit", "marker": "[2]"}, ("study2",), "marker"),
        ({"sourcing": "dangling", "marker": "[52]"}, (), "none"),
        ({"sourcing": "none", "document": "page2"}, (), "none"),
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


def test_over_all_studies_links_and_screening_stand_in_the_order_of_their_studies_each_as_often_as_its_rows() -> None:
    keys = ("s3", "s1", "s2", "s1", "s4")
    found = Evidence(
        claims=(claim(),),
        studies=tuple(study(study=key) for key in keys),
        links=tuple(link(study=key, stance="does not address", finding="") for key in ("s1", "s2", "unknown")),
        screening=tuple(screening(study=key, category="efficacy") for key in ("s4", "nowhere", "s3", "s1")),
    )
    assessment = assess(found.claims[0], Scope.ALL, found)
    assert assessment.cited_studies.studies == keys
    assert [one.link.study for one in assessment.weighed] == ["s1", "s2", "s1"]
    assert [row.study for row in assessment.screened] == ["s3", "s4"]
    assert assessment.verdict is Verdict.NOT_ADDRESSED
    without = assess(found.claims[0], Scope.ALL, found, without=("s1",))
    assert [one.link.study for one in without.weighed] == ["s2"]
