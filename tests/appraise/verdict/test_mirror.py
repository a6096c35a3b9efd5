"""Fair both ways: with every *for* and *against* exchanged, the verdicts are exchanged too.

What is left aside by rule stands in ``ASIDE`` and ``ONE_WAY``, each with its reason.
"""

from dataclasses import replace
from itertools import product

import pytest

from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.verdict.assessment import assess
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.words import Basis, Leaning, Stance
from tests.appraise.verdict.test_assessment import TRIAL, evidence
from tests.builders import shipped

_STANCES = {
    Stance.SUPPORTS: Stance.CONTRADICTS,
    Stance.PARTLY_SUPPORTS: Stance.PARTLY_CONTRADICTS,
    Stance.CONTRADICTS: Stance.SUPPORTS,
    Stance.PARTLY_CONTRADICTS: Stance.PARTLY_SUPPORTS,
}
_LEANINGS = {Leaning.FOR: Leaning.AGAINST, Leaning.AGAINST: Leaning.FOR}
_VERDICTS = {
    Verdict.SUPPORTED: Verdict.CONTRADICTED,
    Verdict.PARTLY_SUPPORTED: Verdict.PARTLY_CONTRADICTED,
    Verdict.CONTRADICTED: Verdict.SUPPORTED,
    Verdict.PARTLY_CONTRADICTED: Verdict.PARTLY_SUPPORTED,
}

#: Bases that nothing for a claim has: a null result is weaker than a result against, a single case stronger than any.
ASIDE = (Basis.NO_DIFFERENCE_FOUND, Basis.COUNTER_EXAMPLE)

#: Rules that hold one way only: in one comparison the whole and in another a part is for a claim in part (C8), and for
#: it in a narrower condition is in part (C9); against it, the gravest word is that of the whole (C5).
ONE_WAY = ("C5", "C8", "C9")


def mirrored_link(link: Link) -> Link:
    stance = _STANCES.get(link.stance, link.stance)
    against = stance in (Stance.CONTRADICTS, Stance.PARTLY_CONTRADICTS)
    leans = _LEANINGS.get(link.leans, link.leans) if link.leans else None
    return link._replace(stance=stance, basis=Basis.OPPOSITE if against else None, leans=leans)


def mirrored(found: Evidence) -> Evidence:
    return replace(found, links=tuple(map(mirrored_link, found.links)))


def test_the_verdicts_of_shipped_claims_of_help_are_exchanged() -> None:
    now, then = shipped.appraised().evidence, mirrored(shipped.appraised().evidence)
    compared = set()
    for claim in now.claims:
        bases = {link.basis for link in now.links_of.get(claim.id, ())}
        if claim_type(claim) is not ClaimType.HELP or not bases.isdisjoint(ASIDE):
            continue
        for scope in Scope:
            one, other = assess(claim, scope, now), assess(claim, scope, then)
            if one.rule.number not in ONE_WAY and other.rule.number not in ONE_WAY:
                assert other.verdict is _VERDICTS.get(one.verdict, one.verdict), claim.id
                compared.add(one.verdict)
    assert {Verdict.PARTLY_SUPPORTED, Verdict.INDIRECT, Verdict.NOT_ADDRESSED} <= compared


@pytest.mark.parametrize("stances", list(product([*_STANCES, Stance.INDIRECT], repeat=3)), ids=" · ".join)
def test_the_word_of_one_comparison_is_exchanged(stances: tuple[Stance, ...]) -> None:
    found = evidence(*((stance, "opposite" if "contradicts" in stance else "", TRIAL, {}) for stance in stances))
    one, other = (assess(each.claims[0], Scope.ALL, each) for each in (found, mirrored(found)))
    assert other.verdict is _VERDICTS.get(one.verdict, one.verdict)
    assert len(other.outweighed) == len(one.outweighed)


def test_exchanged_twice_is_as_before() -> None:
    found = evidence(("partly supports", "", TRIAL, {}), ("contradicts", "opposite", TRIAL, {}))
    assert mirrored(mirrored(found)) == found
