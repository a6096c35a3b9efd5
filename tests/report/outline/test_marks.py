"""Marks: one of its own for every verdict and stance, none filled that may still change; and how each is drawn."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from analysis.appraise.verdict.assessment import assess
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Severity, Stance
from analysis.report.outline.marks import DRAWN, MARKS, rank_of, verdict_sign
from analysis.show.value import Mark, Sign
from tests.appraise.verdict.test_assessment import TRIAL, evidence
from tests.builders import shipped

FILLED = {Mark.FULL, Mark.HALF}


def test_every_verdict_and_stance_has_a_mark():
    assert set(MARKS) == {*Verdict, *Stance}
    assert set(MARKS.values()) == set(Mark)


@pytest.mark.parametrize("stance", ["supports", "partly supports"])
def test_a_word_for_a_claim_has_no_filled_mark_while_a_study_could_change_it(stance):
    found = evidence((stance, "", TRIAL, {}), (stance, "", TRIAL, {}))
    assert verdict_sign(assess(found.claims[0], Scope.OWN, found)).mark in FILLED
    half = replace(found, links=found.links[:1])
    sign = verdict_sign(assess(half.claims[0], Scope.OWN, half))
    assert (sign.mark, sign.word.endswith(" so far")) == (Mark.ASKED, True)


def test_a_word_against_a_claim_keeps_its_mark_so_far():
    found = evidence(("contradicts", "opposite", TRIAL, {}), ("supports", "", TRIAL, {}))
    half = replace(found, links=found.links[:1])
    assessed = assess(half.claims[0], Scope.OWN, half)
    assert assessed.so_far
    assert verdict_sign(assessed) == Sign(Mark.CROSS, "contradicted so far")


def test_no_bare_use_of_the_shipped_claims_has_a_filled_mark():
    appraised = shipped.appraised()
    bare = [claim for claim in appraised.evidence.claims if claim.category == "indication" and not claim.outcome]
    marks = {verdict_sign(appraised.assessments[claim.id, scope]).mark for claim in bare for scope in Scope}
    assert len(bare) > 20
    assert FILLED.isdisjoint(marks)


def test_words_are_sorted_by_their_place_in_their_list():
    assert [rank_of(word) for word in Severity] == [0, 1, 2]
    assert rank_of("high") is None


def test_every_mark_is_drawn_and_none_as_another():
    assert set(DRAWN) == set(Mark)
    assert len(set(DRAWN.values())) == len(Mark)
    assert all(ElementTree.fromstring(drawing).tag.endswith("svg") for drawing in DRAWN.values())


def test_no_drawing_needs_a_font():
    assert not any("<text" in drawing for drawing in DRAWN.values())
