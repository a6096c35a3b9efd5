"""Four claims on which raters who agreed were overruled, judged by hand as the rules now have it, in a copy."""

from dataclasses import replace

import pytest

from analysis.appraise.verdict.assessment import assess
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.words import Basis, EventCount, Leaning, Stance, Why
from tests.builders import shipped

#: The pairs that both raters held to speak against the claim, and the finding that each rests on.
_PAIRS = {
    ("C018", "dagenais2007"): "F101",
    ("C018", "dechow1999"): "F120",
    ("C018", "yelland2004trial"): "F123",
    ("C282", "dagenais2006survey"): "F261",
    ("C282", "cordinjury2011"): "F271",
    ("C283", "cordinjury2011"): "F271",
    ("C349", "cordinjury2011"): "F272",
}
_EVENTS = {"F261": EventCount.RECALLED, "F271": EventCount.CASE, "F272": EventCount.CASE}


def by_hand(link: Link) -> Link:
    """A link judged by the rules; one of another pair as it stands."""
    finding = _PAIRS.get((link.claim, link.study))
    if finding is None:
        return link
    of_pair = link._replace(finding=finding)
    match link.claim:
        case "C018":
            return of_pair._replace(stance=Stance.CONTRADICTS, basis=Basis.NO_DIFFERENCE_FOUND)
        case "C349":
            return of_pair._replace(stance=Stance.CONTRADICTS, basis=Basis.COUNTER_EXAMPLE)
    return of_pair._replace(stance=Stance.INDIRECT, why=Why.RATE_UNKNOWN, leans=Leaning.AGAINST)


def judged() -> Evidence:
    found = shipped.appraised().evidence
    findings = tuple(one._replace(event=_EVENTS.get(one.id, one.event)) for one in found.findings)
    return replace(found, findings=findings, links=tuple(map(by_hand, found.links)))


@pytest.mark.parametrize(
    ("claim", "verdicts"),
    [
        ("C018", {Verdict.MIXED, Verdict.NOT_CONFIRMED}),
        ("C282", {Verdict.HARM_REPORTED}),
        ("C283", {Verdict.HARM_REPORTED}),
        ("C349", {Verdict.CONTRADICTED}),
    ],
)
def test_a_claim_judged_by_hand_reads_what_its_rows_say(claim: str, verdicts: set[Verdict]) -> None:
    now, then = shipped.appraised().evidence, judged()
    assert assess(then.claim[claim], Scope.ALL, then).verdict in verdicts
    # Nobody who judged anew read a severe pain of the treatment in the case that is held against C349.
    assert (assess(now.claim[claim], Scope.ALL, now).verdict in verdicts) is (claim != "C349")
