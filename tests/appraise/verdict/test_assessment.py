"""The rule table, line by line, and what decides a verdict."""

from dataclasses import replace

import pytest

from analysis.appraise.ladder import QuestionType
from analysis.appraise.verdict.assessment import assess, screened_out
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of
from analysis.appraise.verdict.rated_link import rated_link
from analysis.appraise.verdict.rules import RULES
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.words import Basis, Fit, Leaning, Phase, Stance
from tests.builders.build import (
    claim,
    confirmation,
    document,
    finding,
    link,
    question,
    rater,
    reference,
    screening,
    study,
    term,
)

OPEN = {"phase": "open label"}
COMPARED = {"phase": "controlled"}


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


NONE = "does not address"
NULL = "no difference found"


@pytest.mark.parametrize(
    ("links", "verdict", "rule"),
    [
        pytest.param([], Verdict.NOTHING_CITED, "1", id="no study"),
        pytest.param([(NONE, "", TRIAL, {}), (NONE, "", SERIES, {})], Verdict.NOT_ADDRESSED, "3", id="none addresses"),
        pytest.param([("indirect", "", SERIES, {}), (NONE, "", TRIAL, {})], Verdict.INDIRECT, "5", id="only indirect"),
        pytest.param(
            [("supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {})],
            Verdict.CONFLICTING,
            "6",
            id="for and against",
        ),
        pytest.param([("contradicts", NULL, TRIAL, {})], Verdict.NOT_CONFIRMED, "7", id="no difference"),
        pytest.param([("partly contradicts", NULL, TRIAL, {})], Verdict.NOT_CONFIRMED, "7", id="none, in a part"),
        pytest.param(
            [("contradicts", NULL, TRIAL, {}), ("contradicts", "opposite", TRIAL, {})],
            Verdict.CONTRADICTED,
            "8",
            id="one opposite",
        ),
        pytest.param(
            [("contradicts", NULL, TRIAL, {}), ("partly contradicts", "benefit excluded", TRIAL, {})],
            Verdict.PARTLY_CONTRADICTED,
            "9",
            id="a part on another basis",
        ),
        pytest.param(
            [("supports", "", TRIAL, {}), ("partly supports", "", TRIAL, {})],
            Verdict.SUPPORTED,
            "10",
            id="one supports",
        ),
        pytest.param(
            [("partly supports", "", TRIAL, {}), ("indirect", "", TRIAL, {})],
            Verdict.PARTLY_SUPPORTED,
            "11",
            id="only partly",
        ),
    ],
)
def test_each_line_of_the_rule_table(
    links: list[tuple[str, str, str, dict[str, str]]], verdict: Verdict, rule: str
) -> None:
    found = evidence(*links)
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.rule.number) == (verdict, rule)
    assert RULES[int(rule) - 1].verdict is verdict


def test_a_rule_says_what_the_links_are_and_what_follows() -> None:
    assert str(RULES[9]) == "at least one link supports → supported"


@pytest.mark.parametrize(
    ("event", "leans", "stance", "verdict", "rule"),
    [
        ("case", "against", "indirect", Verdict.HARM_REPORTED, "4"),
        ("recalled", "against", "indirect", Verdict.HARM_REPORTED, "4"),
        ("measured", "against", "indirect", Verdict.HARM_REPORTED, "4"),
        ("none", "against", "indirect", Verdict.INDIRECT, "5"),
        ("case", "neither", "indirect", Verdict.INDIRECT, "5"),
        ("", "against", "indirect", Verdict.INDIRECT, "5"),
        ("case", "", "supports", Verdict.SUPPORTED, "10"),
    ],
)
def test_an_event_that_leans_against_graded_safety_is_a_harm_reported_without_a_rate(
    event: str, leans: str, stance: str, verdict: Verdict, rule: str
) -> None:
    found = evidence((stance, "", "case report", {"event": event}), category="safety", outcome="safety")
    found = replace(found, links=(found.links[0]._replace(leans=Leaning(leans) if leans else None),))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.rule.number) == (verdict, rule)


def test_a_harm_reported_is_said_before_what_supports_and_after_what_speaks_against() -> None:
    case = ("indirect", "", "case report", {"event": "case"})
    found = evidence(case, ("supports", "", TRIAL, {}), category="safety", outcome="safety")
    leaning = found.links[0]._replace(leans=Leaning.AGAINST)
    for other, verdict in (("supports", Verdict.HARM_REPORTED), ("contradicts", Verdict.CONTRADICTED)):
        basis = Basis.OPPOSITE if other == "contradicts" else None
        judged = replace(found, links=(leaning, found.links[1]._replace(stance=Stance(other), basis=basis)))
        assert assess(judged.claims[0], Scope.OWN, judged).verdict is verdict


def test_over_all_studies_nothing_is_called_none_known() -> None:
    found = evidence()
    assert assess(found.claims[0], Scope.ALL, found).verdict is Verdict.NONE_KNOWN


def test_without_any_study_judged_a_claim_is_not_assessed() -> None:
    found = replace(evidence(("supports", "", TRIAL, {})), links=())
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.rule.number) == (Verdict.NOT_ASSESSED, "2")
    assert (assessed.judged, assessed.of, assessed.so_far) == (0, 1, False)


def test_a_study_without_a_link_that_could_change_the_word_makes_it_so_far() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {}))
    half = replace(found, links=found.links[:1])
    for scope in Scope:
        assessed = assess(half.claims[0], scope, half)
        assert (assessed.verdict, assessed.judged, assessed.of) == (Verdict.SUPPORTED, 1, 2)
        assert (assessed.unjudged, assessed.so_far) == (("study2",), True)


@pytest.mark.parametrize(
    ("columns", "outcome", "so_far"),
    [
        ({}, "nausea", True),
        ({"condition": "morning sickness"}, "nausea", False),
        ({"condition": "sea sickness"}, "nausea", True),
        ({"agent": "dimenhydrinate"}, "nausea", False),
        ({}, "sleep", False),
    ],
)
def test_an_unjudged_study_of_something_else_cannot_change_the_word(
    columns: dict[str, str], outcome: str, *, so_far: bool
) -> None:
    found = evidence(("supports", "", TRIAL, {}), ("supports", "", TRIAL, {"outcome": outcome}))
    found = replace(
        found,
        links=found.links[:1],
        studies=(found.studies[0], study(study="study2", **columns)),
        terms=(term(term="sea sickness", kind="condition", broader="motion sickness"),),
    )
    assert assess(found.claims[0], Scope.OWN, found).so_far is so_far


def test_a_contradiction_by_a_counter_example_is_never_so_far() -> None:
    found = evidence(("contradicts", "counter-example", "case report", {}), ("supports", "", TRIAL, {}))
    half = replace(found, links=found.links[:1])
    assessed = assess(half.claims[0], Scope.OWN, half)
    assert (assessed.verdict, assessed.unjudged, assessed.so_far) == (Verdict.CONTRADICTED, ("study2",), False)


def test_a_printed_reference_that_nobody_identified_counts_among_those_to_judge() -> None:
    found = evidence(("supports", "", TRIAL, {}))
    found = replace(found, references=(*found.references, reference(number="2", study="")))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.judged, assessed.of, assessed.so_far) == (Verdict.SUPPORTED, 1, 2, True)
    assert assessed.cited_studies == (("study1",), CitedBy.LIST, 1)


def test_a_list_of_which_no_row_was_entered_leaves_the_claim_not_assessed() -> None:
    found = replace(evidence(("supports", "", TRIAL, {})), references=())
    listed = replace(found, documents=(document(reference_list="yes"),))
    assessed = assess(listed.claims[0], Scope.OWN, listed)
    assert (assessed.verdict, assessed.cited_studies.cited_by) == (Verdict.NOT_ASSESSED, CitedBy.UNREAD)
    unlisted = replace(found, documents=(document(reference_list="no"),))
    assert assess(unlisted.claims[0], Scope.OWN, unlisted).verdict is Verdict.NOTHING_CITED


def test_an_assessment_keeps_what_it_was_taken_of_and_over() -> None:
    found = evidence(("partly supports", "", TRIAL, {"phase": "randomised"}))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.claim, assessed.scope) == (found.claims[0], Scope.OWN)
    assert assessed.question is QuestionType.BENEFIT
    (rated,) = assessed.weighed
    assert (rated.link, rated.study, rated.finding) == (found.links[0], found.studies[0], found.findings[0])
    assert rated.phase is Phase.RANDOMISED
    assert assessed.deciding is rated
    assert (assessed.outweighed, assessed.over_cap, assessed.screened) == ((), (), ())


def test_own_studies_are_those_that_the_document_cites_in_its_own_order() -> None:
    found = evidence(
        ("supports", "", TRIAL, {}), ("partly supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {})
    )
    found = replace(found, references=(reference(number="1", study="study2"), reference(number="2", study="study1")))
    own, every = (assess(found.claims[0], scope, found) for scope in (Scope.OWN, Scope.ALL))
    assert [one.link.study for one in own.weighed] == ["study2", "study1"]
    assert own.verdict is Verdict.SUPPORTED
    assert [one.link.study for one in every.weighed] == ["study1", "study2", "study3"]
    assert every.verdict is Verdict.CONFLICTING


def test_a_link_to_a_study_without_a_row_does_not_count() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {}))
    found = replace(found, studies=found.studies[:1])
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.unjudged) == (Verdict.SUPPORTED, ("study2",))
    assert [one.link.study for one in assessed.weighed] == ["study1"]


def test_own_verdict_without_a_study_is_taken_of_the_others_alone() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("partly supports", "", TRIAL, {}))
    assessed = assess(found.claims[0], Scope.OWN, found, without=("study1",))
    assert assessed.cited_studies.studies == ("study2",)
    assert assessed.verdict is Verdict.PARTLY_SUPPORTED


@pytest.mark.parametrize(
    ("one", "inside", "columns", "over"),
    [
        pytest.param(("supports", "", SERIES, OPEN), "", {}, True, id="no control group"),
        pytest.param(("partly supports", "", TRIAL, OPEN), "", {}, True, id="after the comparison has ended"),
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


def test_the_strongest_tier_of_a_comparison_decides_and_weaker_ones_never_vote() -> None:
    found = evidence(("contradicts", NULL, TRIAL, {}), ("supports", "", "non-randomised controlled trial", COMPARED))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.NOT_CONFIRMED
    assert assessed.deciding is not None
    assert assessed.deciding.study.study == "study1"
    assert [one.study.study for one in assessed.outweighed] == ["study2"]


def test_a_counter_example_votes_in_every_tier_and_contradicts_the_whole() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("contradicts", "counter-example", SERIES, OPEN))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, assessed.rule.number, assessed.outweighed) == (Verdict.CONTRADICTED, "C1", ())
    assert assessed.deciding is not None
    assert assessed.deciding.study.study == "study2"


def test_on_harm_there_are_no_tiers() -> None:
    found = evidence(
        ("supports", "", TRIAL, {}), ("contradicts", "opposite", SERIES, OPEN), category="safety", outcome="safety"
    )
    alike = replace(found, studies=tuple(one._replace(comparator="") for one in found.studies))
    assert assess(alike.claims[0], Scope.OWN, alike).verdict is Verdict.CONFLICTING


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
    assert (assessed.verdict, assessed.rule.number) == (Verdict.CONTRADICTED, "C1")
    assert assessed.deciding is not None
    assert assessed.deciding.evidence_level.level is None


@pytest.mark.parametrize(
    ("columns", "studies", "how"),
    [
        ({"sourcing": "list-only"}, ("study1", "study2"), "list"),
        ({"sourcing": "vague"}, ("study1", "study2"), "list"),
        ({"sourcing": "explicit", "marker": "[2]"}, ("study2",), "marker"),
        ({"sourcing": "explicit", "marker": "[1, 2]"}, ("study1", "study2"), "marker"),
        ({"sourcing": "explicit", "marker": "(Nobody 2012)"}, (), CitedBy.UNREACHED),
        ({"sourcing": "explicit", "marker": "[52]"}, (), CitedBy.UNREACHED),
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
    found = evidence(("partly supports", "", TRIAL, {}), ("supports", "", TRIAL, {}))
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


IN_TWO = (
    question(id="Q01", group="at sea, against placebo"),
    question(id="Q02", group="in cars, against placebo"),
)


def rule_of(found: Evidence) -> tuple[Verdict, str]:
    """Verdict and number of the rule over the document's own studies."""
    assessed = assess(found.claims[0], Scope.OWN, found)
    return assessed.verdict, assessed.rule.number


@pytest.mark.parametrize(
    ("links", "verdict", "rule"),
    [
        ([("supports", ""), ("contradicts", "counter-example")], Verdict.CONTRADICTED, "C1"),
        ([("partly supports", ""), ("contradicts", NULL)], Verdict.MIXED, "C2"),
        ([("supports", ""), ("partly contradicts", "opposite")], Verdict.MIXED, "C2"),
        ([("contradicts", "opposite"), ("contradicts", NULL)], Verdict.CONTRADICTED, "C5"),
        ([("partly contradicts", "opposite"), ("contradicts", NULL)], Verdict.PARTLY_CONTRADICTED, "C6"),
        ([("contradicts", NULL), ("partly contradicts", NULL)], Verdict.NOT_CONFIRMED, "C7"),
        ([("supports", ""), ("partly supports", "")], Verdict.PARTLY_SUPPORTED, "C8"),
        ([("supports", ""), ("supports", "")], Verdict.SUPPORTED, "C10"),
        ([("supports", ""), ("indirect", "")], Verdict.SUPPORTED, "10"),
        ([("contradicts", NULL), ("indirect", "")], Verdict.NOT_CONFIRMED, "7"),
        ([("indirect", ""), ("indirect", "")], Verdict.INDIRECT, "5"),
    ],
)
def test_each_line_of_the_composition(links: list[tuple[str, str]], verdict: Verdict, rule: str) -> None:
    questions = tuple(question(id=f"Q{number:02}", group=f"group {number}") for number in range(1, len(links) + 1))
    found = evidence(*((stance, basis, TRIAL, {}) for stance, basis in links))
    judged = tuple(one._replace(question=asked.id) for one, asked in zip(found.links, questions, strict=True))
    assert rule_of(replace(found, questions=questions, links=judged)) == (verdict, rule)


def test_conflicting_and_harm_reported_in_one_comparison_are_said_of_the_whole() -> None:
    found = evidence(
        ("supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {}), ("indirect", "", TRIAL, {}), figure=""
    )
    first, second, third = found.links
    support = third._replace(question="Q02", stance=Stance.PARTLY_SUPPORTS)
    links = (first._replace(question="Q01"), second._replace(question="Q01"), support)
    assert rule_of(replace(found, questions=IN_TWO, links=links)) == (Verdict.CONFLICTING, "C3")
    case = ("indirect", "", "case report", {"event": "case"})
    harm = evidence(case, ("supports", "", TRIAL, {}), category="safety", outcome="safety")
    leaning = harm.links[0]._replace(question="Q01", leans=Leaning.AGAINST)
    judged = (leaning, harm.links[1]._replace(question="Q02"))
    assert rule_of(replace(harm, questions=IN_TWO, links=judged)) == (Verdict.HARM_REPORTED, "C4")


def test_support_in_a_narrower_condition_is_support_in_part() -> None:
    found = evidence(("supports", "", TRIAL, {}))
    narrower = replace(found, links=(found.links[0]._replace(condition_fit=Fit.NARROWER),))
    assert rule_of(narrower) == (Verdict.PARTLY_SUPPORTED, "C9")
    assert rule_of(replace(narrower, claims=(claim(condition=""),))) == (Verdict.SUPPORTED, "10")


def test_links_without_a_question_are_gathered_by_condition_and_comparator() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("contradicts", NULL, TRIAL, {}))
    one, other = found.studies
    apart = replace(found, studies=(one, other._replace(comparator="wrist bands")))
    assessed = assess(apart.claims[0], Scope.OWN, apart)
    assert (assessed.verdict, assessed.rule.number) == (Verdict.MIXED, "C2")
    names = [str(part.comparison) for part in assessed.parts]
    assert names == ["motion sickness, against placebo", "motion sickness, against wrist bands"]


@pytest.mark.parametrize(
    ("links", "verdict", "rule"),
    [
        ([("contradicts", "counter-example", TRIAL, {}), ("supports", "", TRIAL, {})], Verdict.CONTRADICTED, "F1"),
        ([("partly supports", "", SERIES, OPEN), ("indirect", "", TRIAL, {})], Verdict.REPORTED, "F2"),
        ([("indirect", "", TRIAL, {})], Verdict.NOT_FOUND, "F3"),
        ([(NONE, "", TRIAL, {})], Verdict.NOT_FOUND, "F3"),
    ],
)
@pytest.mark.parametrize(
    "columns", [{"category": "protocol"}, {"category": "access"}, {"category": "indication", "outcome": ""}]
)
def test_each_line_of_the_rules_of_facts(
    links: list[tuple[str, str, str, dict[str, str]]], verdict: Verdict, rule: str, columns: dict[str, str]
) -> None:
    assert rule_of(evidence(*links, **columns)) == (verdict, rule)


@pytest.mark.parametrize(
    ("links", "verdict", "rule"),
    [
        ([("supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {})], Verdict.FINDINGS_DIFFER, "M1"),
        ([("contradicts", NULL, TRIAL, {})], Verdict.NOT_SEEN, "M2"),
        ([("supports", "", TRIAL, {}), ("supports", "", "animal study", {})], Verdict.SEEN_IN_PATIENTS, "M3"),
        ([("supports", "", "animal study", {})], Verdict.SEEN_IN_ANIMALS, "M4"),
        ([("partly supports", "", "laboratory study", {})], Verdict.SEEN_IN_ANIMALS, "M4"),
        ([("supports", "", "narrative review", {})], Verdict.PROPOSED, "M5"),
        ([("indirect", "", TRIAL, {})], Verdict.INDIRECT, "M6"),
        ([(NONE, "", TRIAL, {})], Verdict.NOT_ADDRESSED, "3"),
    ],
)
def test_each_line_of_the_rules_of_a_mechanism(
    links: list[tuple[str, str, str, dict[str, str]]], verdict: Verdict, rule: str
) -> None:
    assert rule_of(evidence(*links, category="mechanism")) == (verdict, rule)


@pytest.mark.parametrize("category", ["caveat", "context"])
def test_a_caveat_and_what_is_of_something_else_are_not_judged(category: str) -> None:
    found = evidence(("supports", "", TRIAL, {}), category=category)
    assert rule_of(found) == (Verdict.NOT_JUDGED, "N1")
    assert not assess(found.claims[0], Scope.ALL, replace(found, links=())).so_far


def test_a_fact_is_reported_in_studies_and_in_a_review_only_if_none_of_its_trials_is_counted() -> None:
    found = evidence(("supports", "", REVIEW, {}), ("partly supports", "", TRIAL, {}), category="protocol")
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert [one.study for one in assessed.reported_in] == ["study1", "study2"]
    inside = replace(found, studies=(found.studies[0], found.studies[1]._replace(included_in="study1")))
    assert [one.study for one in assess(inside.claims[0], Scope.OWN, inside).reported_in] == ["study2"]


def test_a_pair_may_have_a_link_for_each_finding() -> None:
    found = evidence(("supports", "", TRIAL, {}))
    second = link(study="study1", stance="contradicts", basis="opposite", finding="F002")
    found = replace(found, findings=(*found.findings, finding(id="F002", study="study1")), links=(*found.links, second))
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert (assessed.verdict, len(assessed.weighed), assessed.judged, assessed.of) == (Verdict.CONFLICTING, 2, 1, 1)


def test_a_carried_link_counts_in_no_verdict_until_a_person_confirms_the_pair() -> None:
    found = evidence(("supports", "", TRIAL, {}), ("partly supports", "", TRIAL, {}))
    first, second = found.links
    people = (rater(), rater(name="mori", kind="person"))
    waiting = replace(found, links=(first._replace(carried_from="C002"), second), raters=people)
    for scope in Scope:
        assessed = assess(found.claims[0], scope, waiting)
        assert assessed.verdict is Verdict.PARTLY_SUPPORTED
        assert [one.link for one in assessed.carried] == [waiting.links[0]]
        assert (assessed.judged, assessed.unjudged, assessed.so_far) == (1, (first.study,), True)
    confirmed = replace(waiting, confirmations=(confirmation(row=f"{first.claim} {first.study}"),))
    assessed = assess(found.claims[0], Scope.OWN, confirmed)
    assert (assessed.verdict, assessed.carried, assessed.so_far) == (Verdict.SUPPORTED, (), False)


def test_a_claim_whose_links_are_all_carried_is_not_assessed() -> None:
    found = evidence(("supports", "", TRIAL, {}))
    carried = replace(found, links=(found.links[0]._replace(carried_from="C002"),))
    assert assess(found.claims[0], Scope.OWN, carried).verdict is Verdict.NOT_ASSESSED


@pytest.mark.parametrize(
    ("stance", "columns", "words"),
    [
        ("supports", {"passage": "75%"}, ()),
        ("supports", {"passage": ""}, ("rests on F001, a finding without a passage kept",)),
        ("contradicts", {"passage": "no passage kept"}, ("rests on F001, a finding without a passage kept",)),
        ("supports", {"passage": "75%", "read_as": "second-hand"}, ("F001 was read second-hand",)),
        ("indirect", {"passage": "", "read_as": "second-hand"}, ()),
    ],
)
def test_a_direct_link_says_that_its_finding_has_no_passage_or_was_read_second_hand(
    stance: str, columns: dict[str, str], words: tuple[str, ...]
) -> None:
    one = rated_link(link(stance=stance), None, Evidence(studies=(study(),), findings=(finding(**columns),)))
    assert one.reading == words


TERMS = (
    term(term="seasickness", kind="condition", broader="motion sickness"),
    term(term="motion sickness", kind="condition"),
    term(term="rash", kind="harm", broader="skin harm"),
    term(term="ginger tea", kind="agent", broader="ginger"),
)


@pytest.mark.parametrize(
    ("row", "said", "covered"),
    [
        ({"category": "efficacy"}, {"category": "efficacy"}, True),
        ({"category": "provider"}, {"category": "efficacy"}, False),
        ({"category": "", "condition": "motion sickness"}, {"condition": "seasickness"}, True),
        ({"category": "", "condition": "seasickness"}, {"condition": "motion sickness"}, False),
        ({"category": "", "condition": "motion sickness"}, {"condition": ""}, False),
        ({"category": "efficacy", "condition": ""}, {"condition": ""}, True),
        ({"category": "", "outcome": "skin harm"}, {"category": "safety", "outcome": "rash"}, True),
        ({"category": "efficacy", "outcome": "rash"}, {"outcome": "nausea"}, False),
        ({"category": "", "agent": "ginger"}, {"agent": "ginger"}, True),
        ({"category": "", "agent": "ginger"}, {"agent": "ginger tea"}, True),
        ({"category": "", "agent": "ginger tea"}, {"agent": "ginger"}, False),
        ({"category": "", "agent": "ginger"}, {"agent": ""}, False),
        ({"category": "", "document": "page1"}, {"document": "page1"}, True),
        ({"category": "", "document": "page2"}, {"document": "page1"}, False),
    ],
)
def test_which_claims_a_row_covers(row: dict[str, str], said: dict[str, str], covered: bool) -> None:
    assert bool(screened_out(claim(**said), Evidence(terms=TERMS, screening=(screening(**row),)))) is covered


def screened(*rows: dict[str, str], stance: str = "") -> Evidence:
    return Evidence(
        claims=(claim(),),
        studies=(study(),),
        links=(link(stance=stance, finding=""),) if stance else (),
        screening=tuple(screening(**row) for row in rows),
        references=(reference(),),
    )


def test_a_screened_pair_does_not_address() -> None:
    found = screened({"category": "efficacy"})
    assessed = assess(found.claims[0], Scope.OWN, found)
    assert assessed.verdict is Verdict.NOT_ADDRESSED
    assert assessed.screened == found.screening


def test_a_pair_that_no_row_covers_is_not_assessed() -> None:
    found = screened({"category": "provider"})
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.NOT_ASSESSED


def test_a_link_outweighs_a_row() -> None:
    found = screened({"category": "efficacy"}, stance="indirect")
    assert assess(found.claims[0], Scope.OWN, found).verdict is Verdict.INDIRECT
    assert screened_out(found.claims[0], found)["ito2011"] is found.screening[0]


def test_of_a_study_the_row_with_more_columns_filled_counts() -> None:
    found = screened(
        {"category": "efficacy"},
        {"category": "", "agent": "ginger", "document": "page1"},
        {"category": "efficacy", "agent": "ginger"},
    )
    assert screened_out(claim(), found) == {"ito2011": found.screening[2]}
    assert screened_out(claim(category="safety"), found) == {"ito2011": found.screening[1]}
    assert screened_out(claim(agent="mint"), found) == {"ito2011": found.screening[0]}


def test_of_equals_the_first_row_that_names_the_category_comes_before_those_for_any() -> None:
    found = screened({"category": "", "outcome": "nausea"}, {"category": "efficacy"}, {"category": "efficacy"})
    assert screened_out(claim(), found) == {"ito2011": found.screening[1]}
    assert screened_out(claim(category="safety"), found) == {"ito2011": found.screening[0]}
