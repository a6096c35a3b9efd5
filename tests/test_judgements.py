"""What was judged of the shipped data keeps the rules: each by counting the rows themselves."""

import csv
import hashlib
from collections import defaultdict

import pytest

from analysis.appraise.ladder import ClaimType, claim_type, question_of
from analysis.appraise.raters.rated_pairs import overruled, rated_pairs
from analysis.appraise.verdict.rated_link import AGAINST, DIRECT, rated_link
from analysis.model.evidence import Evidence
from analysis.model.words import Basis, EventCount, Fit, Stance, Target
from tests.builders import shipped

RULES = shipped.ROOT / "docs" / "judging-rules.md"
GRADED = (ClaimType.HELP, ClaimType.HARM_RATE)
WHOLE = (Stance.SUPPORTS, Stance.CONTRADICTS)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return shipped.appraised().evidence


def test_raters_of_the_last_round_judged_by_the_rules_as_they_stand_here(evidence):
    frozen = hashlib.sha256(RULES.read_bytes()).hexdigest()
    assert {one.name for one in evidence.raters if one.rules_sha256 == frozen} == {
        "rater-c",
        "rater-d",
        "adjudicator-2",
    }


def test_each_verified_finding_has_a_passage_or_says_that_none_was_kept(evidence):
    assert [one.id for one in evidence.findings if one.verified and not one.passage] == []
    assert all(one.read_as for one in evidence.findings)


def test_each_direct_stance_on_an_effect_names_its_finding_and_question(evidence):
    graded = [one for one in evidence.links if claim_type(evidence.claim[one.claim]) in GRADED]
    direct = [one for one in graded if one.stance in DIRECT]
    assert direct
    assert [(one.claim, one.study) for one in direct if not (one.finding and one.question)] == []


def test_each_rating_says_in_what_it_is(evidence):
    ratings = shipped.appraised().certainty.values()
    rated = [one for one in ratings if one.level]
    assert rated
    for one in rated:
        assert one.question.target is Target.ANY_EFFECT or one.question.threshold is not None
    counted = [one for one in ratings if one.findings]
    without = [
        one for one in counted if all(each.event in (EventCount.CASE, EventCount.RECALLED) for each in one.findings)
    ]
    assert without
    assert all(one.level is None for one in without)


def test_a_result_reaches_as_far_against_a_claim_as_for_it(evidence):
    """Of links with the same fits and tier on claims that name a condition alike, the reach is one, whichever way."""
    reaches: defaultdict[tuple, defaultdict[bool, set[bool]]] = defaultdict(lambda: defaultdict(set))
    for link in evidence.links:
        claim = evidence.claim[link.claim]
        if claim_type(claim) is not ClaimType.HELP or link.stance not in DIRECT or link.basis is Basis.COUNTER_EXAMPLE:
            continue
        tier = rated_link(link, question_of(claim), evidence).evidence_level.tier
        agent = Fit.SAME if link.agent_fit is Fit.NARROWER else link.agent_fit
        key = (link.condition_fit, agent, link.comparator_fit, link.outcome_fit, tier, bool(claim.condition))
        reaches[key][link.stance in AGAINST].add(link.stance in WHOLE)
    both = {key: ways for key, ways in reaches.items() if len(ways) == 2}
    assert both
    assert {key: ways for key, ways in both.items() if ways[True] != ways[False]} == {}


def test_who_is_overruled_is_told_why(evidence):
    pairs = overruled(evidence)
    assert pairs
    assert [(one.claim, one.study) for one in pairs if not one.reason] == []
    with (shipped.DATA / "links.csv").open(encoding="utf-8", newline="") as file:
        reasons = {(row["claim"], row["study"]) for row in csv.DictReader(file) if row["overrule_reason"]}
    assert reasons == {(one.claim, one.study) for one in pairs}
    assert len(pairs) < len(rated_pairs(evidence)) / 50
