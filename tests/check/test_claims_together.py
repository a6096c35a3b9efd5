"""Numbers of two claims that do not overlap, and claims of one proposition, carried or judged in two ways."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.claims_together import (
    carried_amiss,
    carried_not_confirmed,
    differing_numbers,
    proposition_judged_in_two_ways,
)
from analysis.check.judgements import unjudged_study
from analysis.model.evidence import Evidence
from tests.builders.build import claim, confirmation, finding, link, rater, study


@pytest.mark.parametrize(
    ("other", "control", "flagged"),
    [
        pytest.param({}, "", True, id="two numbers for one thing"),
        pytest.param({"figure": "55"}, "", False, id="one number"),
        pytest.param({"line": "4"}, "", False, id="on one line"),
        pytest.param({"comparator": ""}, "", False, id="one compares"),
        pytest.param({"marker": "[2]"}, "", False, id="two sources"),
        pytest.param({"agent": "placebo"}, "", False, id="two agents"),
        pytest.param({}, "63", False, id="the control group of its study"),
        pytest.param({}, "60", True, id="another control group"),
    ],
)
def test_groups_side_by_side_do_not_differ(other, control, flagged):
    first = {"figure": "55", "comparator": "placebo", "marker": "[1]"}
    claims = (claim(**first), claim(**first | {"id": "C002", "line": "9", "figure": "63"} | other))
    found = Evidence(claims=claims, findings=(finding(comparator_value=control),), links=(link(),))
    assert bool(list(differing_numbers(AppraisedEvidence(found)))) is flagged


PERSON = (rater(), rater(name="mori", kind="person"))


def carried(*links, **others):
    claims = others.pop("claims", (claim(), claim(id="C002", quote="helps")))
    return AppraisedEvidence(Evidence(claims=claims, studies=(study(),), findings=(finding(),), links=links, **others))


def two(columns=None, **row):
    """A judged link, and one that was carried from it with these columns of its claim and of its row."""
    second = claim(id="C002", quote="helps", **(columns or {}))
    return carried(link(), link(claim="C002", carried_from="C001", **row), claims=(claim(), second))


@pytest.mark.parametrize(
    ("columns", "row", "found"),
    [
        ({}, {}, None),
        ({"wording": "hedged", "line": "9", "unit": "people", "sourcing": "none"}, {}, None),
        *(
            ({name: word}, {}, f"which has another {name}")
            for name, word in {
                "category": "comparison",
                "direction": "denies",
                "condition": "seasickness",
                "agent": "mint",
                "comparator": "placebo",
                "outcome": "vomiting",
                "figure": "90",
            }.items()
        ),
        *(
            ({}, {name: word}, f"which was judged with another {name}")
            for name, word in {
                "stance": "supports",
                "basis": "opposite",
                "why": "other agent",
                "leans": "for",
                "condition_fit": "narrower",
                "agent_fit": "narrower",
                "comparator_fit": "different",
                "outcome_fit": "broader",
                "finding": "F002",
            }.items()
        ),
        ({}, {"rationale": "Carried.", "judged_by": "mori"}, None),
    ],
)
def test_only_what_was_judged_of_the_same_proposition_is_carried_as_it_was_judged(columns, row, found):
    assert [one.evidence for one in carried_amiss(two(columns, **row))] == ([found] if found else [])


def test_a_link_is_not_carried_from_one_that_was_carried_from_a_claim_without_one_or_from_itself():
    third = claim(id="C003", quote="works")
    claims = (claim(), claim(id="C002", quote="helps"), third)
    chain = (link(), link(claim="C002", carried_from="C001"), link(claim="C003", carried_from="C002"))
    assert [one.evidence for one in carried_amiss(carried(*chain, claims=claims))] == ["whose own link was carried"]
    alone = carried(link(claim="C002", carried_from="C001"))
    assert [one.evidence for one in carried_amiss(alone)] == ["which has no link to ito2011"]
    assert [one.evidence for one in carried_amiss(carried(link(carried_from="C001")))] == ["the claim itself"]


def test_of_several_links_of_the_source_one_needs_to_be_the_same():
    rows = (link(finding="F002", stance="indirect"), link(), link(claim="C002", carried_from="C001"))
    assert not list(carried_amiss(carried(*rows)))


@pytest.mark.parametrize(
    ("answers", "notes"),
    [
        ((), 1),
        ((("mori", "agree"),), 0),
        ((("mori", "unsure"),), 1),
        ((("mori", "disagree"),), 1),
        ((("adjudicator", "agree"),), 1),
    ],
)
def test_carried_links_are_counted_until_a_person_agrees_and_count_as_not_judged_until_then(answers, notes):
    said = tuple(confirmation(row="C002 ito2011", person=who, answer=answer, reason="Read.") for who, answer in answers)
    found = carried(link(), link(claim="C002", carried_from="C001"), raters=PERSON, confirmations=said)
    assert [one.message for one in carried_not_confirmed(found)] == (
        ["links are carried, not confirmed: 1, the first C002 ito2011"] * notes
    )
    assert len(list(unjudged_study(found))) == notes


@pytest.mark.parametrize(
    ("words", "reason", "named"),
    [
        (("supports", "supports"), "", None),
        (("supports", "partly supports"), "", "C002 and C001"),
        (("supports", "partly supports", "partly supports"), "", "C001 and C002"),
        (("supports", "partly supports"), "Unlike C001, it speaks of all.", None),
        (("supports", "partly supports"), "Unlike C0019.", "C002 and C001"),
        (("supports", "partly supports", "supports"), "As C003, and yet in part.", None),
        (("indirect", "does not address"), "", "C002 and C001"),
    ],
)
def test_claims_alike_are_judged_alike_or_a_row_names_the_other(words, reason, named):
    claims = tuple(claim(id=f"C00{number}", quote=f"quote {number}") for number, _ in enumerate(words, 1))
    links = [link(claim=one.id, stance=word) for one, word in zip(claims, words, strict=True)]
    links[1] = links[1]._replace(overrule_reason=reason)
    found = list(proposition_judged_in_two_ways(carried(*links, claims=claims)))
    assert [one.subject.words for one in found] == ([named] if named else [])


def test_claims_that_differ_or_are_not_judged_may_be_judged_unlike():
    rows = (link(stance="supports"), link(claim="C002", stance="indirect"))
    other = claim(id="C002", quote="helps", outcome="vomiting")
    assert not list(proposition_judged_in_two_ways(carried(*rows, claims=(claim(), other))))
    limits = (claim(category="caveat"), claim(id="C002", quote="helps", category="caveat"))
    assert not list(proposition_judged_in_two_ways(carried(*rows, claims=limits)))
