"""Signs of verdicts: none is filled for a claim that a study nobody judged could still change, nor for a bare use."""

from dataclasses import replace

import pytest

from analysis.appraise.verdict.assessment import assess
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Stance
from analysis.report.outline.symbols import SO_FAR, STANCES, VERDICTS, stance_symbol, symbol_of
from tests.appraise.verdict.test_assessment import TRIAL, evidence
from tests.builders import shipped
from tests.builders.build import claim

FILLED = {"●", "◐"}


@pytest.mark.parametrize("stance", ["supports", "partly supports"])
def test_a_word_for_a_claim_has_no_filled_sign_while_a_study_could_change_it(stance: str) -> None:
    found = evidence((stance, "", TRIAL, {}), (stance, "", TRIAL, {}))
    whole = assess(found.claims[0], Scope.OWN, found)
    half = replace(found, links=found.links[:1])
    assert symbol_of(whole).sign in FILLED
    assert symbol_of(assess(half.claims[0], Scope.OWN, half)) == SO_FAR
    assert SO_FAR.sign not in FILLED


def test_a_word_against_a_claim_keeps_its_sign_so_far() -> None:
    found = evidence(("contradicts", "opposite", TRIAL, {}), ("supports", "", TRIAL, {}))
    half = replace(found, links=found.links[:1])
    assessed = assess(half.claims[0], Scope.OWN, half)
    assert assessed.so_far
    assert symbol_of(assessed) == VERDICTS[Verdict.CONTRADICTED]


def test_every_verdict_and_stance_has_a_sign_of_its_own_but_for_nothing_cited_and_none_known() -> None:
    verdicts = [one.sign for verdict, one in VERDICTS.items() if verdict is not Verdict.NONE_KNOWN]
    assert len({*verdicts}) == len(verdicts) == len(Verdict) - 1
    assert len({one.sign for one in STANCES.values()}) == len(STANCES)


def test_no_bare_use_of_the_shipped_claims_has_a_filled_sign() -> None:
    appraised = shipped.appraised()
    bare = [claim for claim in appraised.evidence.claims if claim.category == "indication" and not claim.outcome]
    signs = {symbol_of(appraised.assessments[claim.id, scope]).sign for claim in bare for scope in Scope}
    assert len(bare) > 20
    assert FILLED.isdisjoint(signs)


def test_a_study_that_reports_a_bare_use_has_no_filled_sign_and_one_that_bears_out_a_promise_has() -> None:
    bare, promise = claim(category="indication", outcome=""), claim(category="indication")
    for stance in (Stance.SUPPORTS, Stance.PARTLY_SUPPORTS):
        assert stance_symbol(bare, stance).sign not in FILLED
        assert stance_symbol(promise, stance).sign in FILLED
    assert stance_symbol(bare, Stance.INDIRECT) == STANCES[Stance.INDIRECT]
