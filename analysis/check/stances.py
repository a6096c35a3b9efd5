"""Faults of stances: a judgement that its own fits, finding, basis or the words of the claim do not allow.

The rules: DESIGN, appraisal, stance. They bind what was judged by them, which is a link that names its question; what
was judged before reads *not judged* and is no fault. Who may be refuted by one case binds every adjudicated link.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from analysis.appraise.absolute import NO_EFFECT, wilson
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import ClaimType, Tier, claim_type, question_of
from analysis.appraise.verdict.rated_link import AGAINST, DIRECT, FOR, rated_link
from analysis.check.keys import misses_rows
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.model.records import Claim, Finding
from analysis.model.words import Basis, Direction, EventCount, Fit, Leaning, Stance, Why
from analysis.text.prose.wording import names

_EFFECTS = (ClaimType.HELP, ClaimType.HARM_RATE)

# CIOMS Working Groups III and V (1999): very rare is under 1 in 10,000, rare under 1 in 1,000, uncommon under 1 in 100.
_RATES = {
    re.compile(r"\bvery rare\w*", re.IGNORECASE): Decimal("0.0001"),
    re.compile(r"\b(?:rare\w*|seldom)\b", re.IGNORECASE): Decimal("0.001"),
    re.compile(r"\b(?:uncommon\w*|infrequent\w*|unlikely)\b", re.IGNORECASE): Decimal("0.01"),
}
# A rate of the named harm from which "safe" and "minimal" are contradicted (DESIGN, appraisal, verdict).
_NOT_SMALL = Decimal("0.1")


def _judged(evidence: Evidence, *types: ClaimType) -> Iterator[tuple[Link, Claim, Finding | None]]:
    """Adjudicated links that name their question, to claims of these types, with the claim and the finding.

    One whose finding was not read is left out: nobody can tell what that allows.
    """
    for link in evidence.links:
        claim, finding = evidence.claim.get(link.claim), evidence.finding.get(link.finding)
        if link.question and claim is not None and claim_type(claim) in types and (finding or not link.finding):
            yield link, claim, finding


def _pair(link: Link) -> str:
    return f'"{link.stance}" on {link.claim} by {link.study}'


class Reach(IntEnum):
    """How much of a claim a stance speaks of."""

    INDIRECT = 1
    PART = 2
    WHOLE = 3


_REACH = {
    Stance.SUPPORTS: Reach.WHOLE,
    Stance.CONTRADICTS: Reach.WHOLE,
    Stance.PARTLY_SUPPORTS: Reach.PART,
    Stance.PARTLY_CONTRADICTS: Reach.PART,
    Stance.INDIRECT: Reach.INDIRECT,
}
# Words of a domain, of whichever tool, at which a result takes a step down.
_HIGH = ("high", "serious", "critical")


class ReachAllowed(NamedTuple):
    """How far the fits, the comparison and the claim of a link let its stance reach, for and against alike.

    ``most`` is the furthest, ``due`` what it reaches unless its row says why not: they differ where a study is broader,
    or does not say, which may hold a part of the claim or none. ``why`` is why the furthest is not the whole.
    """

    most: Reach
    due: Reach
    why: str = ""
    field: str = ""


def reach_allowed(link: Link, claim: Claim, appraised: AppraisedEvidence) -> ReachAllowed:
    """The reach that a link may have, by DESIGN, appraisal, stance."""
    one = rated_link(link, question_of(claim), appraised.evidence)
    controlled = one.evidence_level.tier >= Tier.CONTROLLED
    if claim_type(claim) is ClaimType.HELP and not controlled and not one.is_ungraded_review:
        return ReachAllowed(Reach.INDIRECT, Reach.INDIRECT, "its finding has no comparison group", "finding")
    fits = {name: getattr(link, f"{name}_fit") for name in ("condition", "agent", "comparator", "outcome")}
    other = [name for name, fit in fits.items() if fit is Fit.DIFFERENT]
    if other:
        return ReachAllowed(Reach.INDIRECT, Reach.INDIRECT, f"the {other[0]} is another than the claim's", other[0])
    if claim_type(claim) is not ClaimType.HELP and not claim.comparator and fits["comparator"] is Fit.NOT_STATED:
        del fits["comparator"]  # a share of those treated needs none
    part = [name for name, fit in fits.items() if not (fit is Fit.SAME or (name, fit) == ("agent", Fit.NARROWER))]
    narrower = all(fits[name] is Fit.NARROWER or (name == "condition" and not claim.condition) for name in part)
    due = Reach.PART if controlled and narrower else Reach.INDIRECT
    if part:
        return ReachAllowed(Reach.PART, due, f'{part[0]}_fit is "{fits[part[0]] or "blank"}"', part[0])
    if not claim.condition:
        return ReachAllowed(Reach.PART, due, "the claim names no condition")
    if _at_high_risk(link, appraised):
        return ReachAllowed(Reach.PART, due, "its result is at high risk of bias")
    return ReachAllowed(Reach.WHOLE, Reach.WHOLE if controlled else Reach.INDIRECT)


def _at_high_risk(link: Link, appraised: AppraisedEvidence) -> bool:
    """Whether a domain of the result that a link rests on was judged to be at high risk of bias."""
    found = appraised.evidence.finding.get(link.finding)
    result = (found.study, found.outcome, found.phase) if found else None
    rows = (row for row in appraised.evidence.appraisals if (row.study, row.outcome, row.phase) == result)
    return any(row.judgement in _HIGH for row in rows)


def reach_unlike_fits(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A stance reaches further than the fits of its link."""
    for link, claim, _ in _judged(appraised.evidence, *_EFFECTS):
        whole = link.stance in DIRECT and link.basis is not Basis.COUNTER_EXAMPLE
        if not whole or link.study not in appraised.evidence.study:
            continue
        allowed = reach_allowed(link, claim, appraised)
        if _REACH[link.stance] <= allowed.most or allowed.field == "finding":
            continue  # what has no comparison group is above its cap, which is a fault of its own
        if allowed.most is Reach.INDIRECT:
            what, remedy = 'reaches "indirect" at most', f'write "indirect", or correct {allowed.field}_fit'
        else:
            what, remedy = "reaches a part of the claim", f'write "partly {link.stance}"'
        yield on_row(link, "stance", _pair(link), what, allowed.why, remedy)


def reach_below_fits(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A stance on a benefit reaches less far than its fits and its comparison let it, and its row does not say why."""
    risk_lost = misses_rows("appraisals", appraised.evidence)  # which may be why a part is due
    for link, claim, _ in _judged(appraised.evidence, ClaimType.HELP):
        told = link.why or link.overrule_reason or claim.figure  # a number may be borne out in part
        if link.stance not in _REACH or told or link.study not in appraised.evidence.study:
            continue
        allowed = reach_allowed(link, claim, appraised).due
        due = min(allowed, Reach.PART) if risk_lost else allowed
        denial = claim.direction is Direction.DENIES and link.basis is Basis.NO_DIFFERENCE_FOUND
        if _REACH[link.stance] < due and not (denial and link.stance in FOR):
            found = f"its fits and its comparison reach {'the whole' if due is Reach.WHOLE else 'a part'} of the claim"
            remedy = "let the stance reach that, or write into overrule_reason why it does not"
            yield on_row(link, "stance", _pair(link), "needs a reason", found, remedy)


def stance_without_finding(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A stance for or against an effect names no finding, so that nobody can look up what it rests on."""
    for link, _, _ in _judged(appraised.evidence, *_EFFECTS):
        if link.stance in DIRECT and not link.finding:
            subject, found = f'"{link.stance}" on an effect', f"that of {link.claim} by {link.study} names none"
            yield on_row(link, "finding", subject, "needs a finding", found, "name the finding that it rests on")


def unsaid_why(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An *indirect* does not say why, or where it leans, says what its fits do not, or another stance says it."""
    evidence = appraised.evidence
    for link in evidence.links:
        claim = evidence.claim.get(link.claim)
        if link.question and link.why and link.study in evidence.study:
            tier = rated_link(link, question_of(claim) if claim else None, evidence).evidence_level.tier
            fit = getattr(link, f"{link.why.removeprefix('other ')}_fit", None)
            compared = tier >= Tier.CONTROLLED and (not link.finding or link.finding in evidence.finding)
            if fit is Fit.SAME or (link.why is Why.NO_COMPARATOR and compared):
                found = "its fit is the same" if fit else f"{link.finding or link.study} is of a controlled comparison"
                subject = f'the why "{link.why}" of {link.claim} by {link.study}'
                yield on_row(link, "why", subject, "is not right", found, "correct the why, or the stance", joint=": ")
        for name, words in (("why", Why), ("leans", Leaning)):
            said = getattr(link, name) is not None
            pair = f'{link.claim} by {link.study} is "{link.stance}"'
            if said and link.stance is not Stance.INDIRECT:
                yield on_row(link, name, "only an indirect", f'has "{name}"', pair, "leave the cell blank")
            elif not said and link.stance is Stance.INDIRECT and link.question and claim:
                remedy = f"write one of: {' · '.join(words)}"
                yield on_row(link, name, "an indirect", f'needs "{name}"', f"that of {pair} has none", remedy)


def misplaced_contradiction(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """One case is held against words that it cannot refute, or a fact is contradicted that says only that it is so."""
    evidence = appraised.evidence
    for link in evidence.links:
        claim = evidence.claim.get(link.claim)
        if claim is None or link.stance not in AGAINST or link.basis is None:
            continue
        said = f"{claim.quote} {claim.statement}"
        subject, found = f"the words of {claim.id}", f'"{claim.statement}"'
        if link.basis is Basis.COUNTER_EXAMPLE and not names("none left out", said):
            remedy = 'write "indirect", or another basis'
            yield on_row(link, "basis", subject, "leave room for a case", found, remedy)
        elif claim_type(claim) is ClaimType.FACT and not (names("as a rule", said) or names("none left out", said)):
            remedy = 'write "does not address" or "indirect"'
            yield on_row(link, "stance", subject, "say only that it is so", found, remedy)


def exclusion_without_interval(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A benefit is called excluded, or its denial borne out, without an interval and a threshold it stays below."""
    evidence = appraised.evidence
    for link, claim, finding in _judged(evidence, ClaimType.HELP):
        asked = evidence.question.get(link.question)
        threshold = asked.threshold if asked else None
        ends = [abs(end) for end in (finding.ci_low, finding.ci_high) if end is not None] if finding else []
        read = len(ends) == 2
        if link.basis is Basis.BENEFIT_EXCLUDED and not (read and threshold is not None and min(ends) < threshold):
            what = "needs an interval, and a threshold of its question that the interval stays below"
            found = f"threshold: {threshold}" if read else f"that of {link.claim} by {link.study} has no interval"
            remedy = 'write "no difference found", or enter them'
            yield on_row(link, "basis", '"benefit excluded"', what, found, remedy)
        denies = claim.direction is Direction.DENIES and link.stance is Stance.SUPPORTS
        if denies and link.basis is not Basis.BENEFIT_EXCLUDED:
            subject, found = "a denial of benefit", f"{link.claim} by {link.study} rests on another basis"
            what = 'is supported by "benefit excluded" alone'
            yield on_row(link, "stance", subject, what, found, 'write "partly supports"')


def stance_unlike_interval(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A result whose interval holds no difference is taken for a benefit, or for its opposite."""
    for link, claim, finding in _judged(appraised.evidence, ClaimType.HELP):
        if finding is None or claim.direction is Direction.DENIES or finding.measure not in NO_EFFECT:
            continue
        low, high, nothing = finding.ci_low, finding.ci_high, NO_EFFECT[finding.measure]
        taken = link.stance in FOR or link.basis is Basis.OPPOSITE
        if taken and low is not None and high is not None and low <= nothing <= high:
            subject, found = f"the interval of {finding.id} ({low} to {high})", f'{link.claim} is "{link.stance}"'
            remedy = 'write "contradicts" or "partly contradicts" on the basis "no difference found"'
            yield on_row(link, "stance", subject, "holds no difference", found, remedy)


def rate_not_shown(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A finding is said to bear out how rare or small a harm is, and cannot."""
    for link, claim, finding in _judged(appraised.evidence, ClaimType.HARM_RATE):
        said_high = names("not small", claim.statement) or claim.figure is not None
        if link.stance not in FOR or finding is None or said_high:
            continue
        most, remedy = _claimed_rate(claim), 'write "indirect"'
        if most is None:
            what, found, remedy = f'cannot be: "{claim.quote}" claims no rate', "", f"{remedy}, why: rate unknown"
        elif not _is_rate(finding):
            what, found = "needs events counted among people", f"{finding.id} has {finding.event or 'none'}"
            remedy = f"{remedy}, or their counts"
        elif (high := wilson(*_counts(finding)).high) > most:
            what = f"needs an upper end of the interval of {100 * most:f} % or less"
            found = f"that of {finding.id} is {100 * high:.2g} %"
        else:
            continue
        yield on_row(link, "stance", _pair(link), what, found, remedy)


def safety_not_refuted(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Graded safety is contradicted by something else than a measured excess over the comparator or a rate of 10 %."""
    for link, claim, finding in _judged(appraised.evidence, ClaimType.HARM_RATE):
        if link.stance not in AGAINST or link.basis is Basis.COUNTER_EXAMPLE or finding is None:
            continue
        most = _claimed_rate(claim)
        if most is None and not _shows_harm(finding):
            what, found = "needs a measured excess, or a measured rate of 10 % or more", f"{finding.id} has neither"
        elif most is not None and not (_is_rate(finding) and wilson(*_counts(finding)).low > most):
            what, found = f"needs a measured rate whose interval lies above {100 * most:f} %", f"{finding.id} has none"
        else:
            continue
        yield on_row(link, "stance", _pair(link), what, found, 'write "indirect", leaning against')


def absence_not_shown(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """That a harm never occurs is borne out by people in whom it did not, or a case says nothing of its cause."""
    evidence = appraised.evidence
    for link in evidence.links:
        claim, finding = evidence.claim.get(link.claim), evidence.finding.get(link.finding)
        if claim is None or finding is None or claim_type(claim) is not ClaimType.HARM_OCCURS:
            continue
        if link.stance in FOR and finding.event is EventCount.NONE and claim.direction is Direction.DENIES:
            subject, found = f"that {finding.outcome} never occurs", f"{link.claim} rests on {finding.id}"
            yield on_row(link, "stance", subject, "is shown by no count of people", found, 'write "indirect"')
        elif link.stance in DIRECT and finding.event is EventCount.CASE and not finding.causality:
            subject, found = f"the case {finding.id}", f"{link.claim} rests on it"
            yield on_row(finding, "causality", subject, "needs its cause", found, "write what its source says of it")


def _claimed_rate(claim: Claim) -> Decimal | None:
    """The rate that a claim of safety keeps below, as a share; ``None`` if its words claim none."""
    return next((most for words, most in _RATES.items() if words.search(claim.statement)), None)


def _is_rate(finding: Finding) -> bool:
    """Whether events were counted among people; a harm that was looked for and not found is counted too."""
    counted = finding.numerator is not None and finding.denominator is not None
    return counted and finding.event in (EventCount.MEASURED, EventCount.NONE)


def _counts(finding: Finding) -> tuple[int, int]:
    return finding.numerator or 0, finding.denominator or 1


def _shows_harm(finding: Finding) -> bool:
    cases, total = _counts(finding)
    share, (other, people) = Decimal(cases) / total, (finding.comparator_numerator, finding.comparator_denominator)
    excess = other is not None and people and share > Decimal(other) / people
    return _is_rate(finding) and (share >= _NOT_SMALL or bool(excess))
