"""Direction of an effect: which way a result points, and which way all results that answer a question do.

It says nothing of certainty or size. A difference that chance explains is none found, never one "in favour".
"""

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from analysis.appraise.absolute import NO_EFFECT, absolute, significant
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.ladder import ALONE, COMPARED, ClaimType, claim_type
from analysis.appraise.verdict.rated_link import AGAINST, FOR
from analysis.appraise.wording.result import compares, favoured, no_difference
from analysis.appraise.wording.source import groups_of
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.records import Finding, Study
from analysis.model.words import Basis, CertaintyDomain, Direction, Leaning, Measure, StepState


class EffectDirection(StrEnum):
    """Which way results of a comparison point, seen from the agent asked about."""

    BETTER = "better"
    NO_DIFFERENCE = "no difference found"
    WORSE = "worse"
    MIXED = "results differ"
    UNKNOWN = "direction not read"


_BY_BASIS = {
    Basis.NO_DIFFERENCE_FOUND: EffectDirection.NO_DIFFERENCE,
    Basis.BENEFIT_EXCLUDED: EffectDirection.NO_DIFFERENCE,
    Basis.OPPOSITE: EffectDirection.WORSE,
}


def direction_of(finding: Finding, study: Study, evidence: Evidence) -> EffectDirection:
    """Which way one result points.

    Taken from the first that tells: an interval or p value that leaves no difference open, or the row's own remark that
    none was found; counts of people improved whose interval excludes none; what the raters judged of it for claims of
    benefit (on neither side: it is mixed itself); whom the remark says it favours. What compares nothing has none.
    """
    if finding.phase in ALONE or not (finding.phase in COMPARED or compares(finding) or groups_of(finding)[1]):
        return EffectDirection.UNKNOWN
    effect = absolute(finding, study)
    may_be_none = effect.interval and effect.interval.low <= 0 <= effect.interval.high and not significant(finding.p)
    if may_be_none or (compares(finding) and no_difference(finding)):
        return EffectDirection.NO_DIFFERENCE
    if effect.interval and effect.difference and finding.measure is Measure.SHARE_IMPROVED:
        return EffectDirection.BETTER if effect.difference > 0 else EffectDirection.WORSE
    judged = evidence.once(_judged).get(finding.id)
    return judged or _remarked(finding, study)


def direction_of_all(rating: CertaintyRating, evidence: Evidence) -> EffectDirection:
    """Which way the results of a question point; those without a direction count only where no other has one.

    Where some favour the agent and in others no difference was found they differ, unless inconsistency was judged and
    no step taken for it: one study's chance result beside another's is no disagreement (GRADE guidelines 7, Guyatt et
    al. 2011, J Clin Epidemiol 64:1294-302).
    """
    each = {direction_of(one, evidence.study[one.study], evidence) for one in rating.findings}
    told = each - {EffectDirection.UNKNOWN} or {EffectDirection.UNKNOWN}
    if len(told) == 1:
        return told.pop()
    consistent = any(
        step.domain is CertaintyDomain.INCONSISTENCY and step.state is StepState.JUDGED and not step.step
        for step in rating.steps
    )
    sides = told - {EffectDirection.NO_DIFFERENCE}
    return sides.pop() if consistent and len(sides) == 1 else EffectDirection.MIXED


def _judged(evidence: Evidence) -> Mapping[str, EffectDirection]:
    """What most links of claims that assert a benefit say of a finding; none where as many say another."""
    votes: dict[str, Counter[EffectDirection]] = {}
    for link in evidence.links:
        claim = evidence.claim.get(link.claim)
        helps = claim and claim_type(claim) is ClaimType.HELP and claim.direction is Direction.ASSERTS
        if helps and link.finding and not link.carried_from and (side := _side(link)):
            votes.setdefault(link.finding, Counter())[side] += 1
    ranked = {key: found.most_common(2) for key, found in votes.items()}
    return {key: most[0][0] for key, most in ranked.items() if len(most) == 1 or most[0][1] > most[1][1]}


def _side(link: Link) -> EffectDirection | None:
    """Which way a link points; none where it leans against, as no benefit and harm are told apart by a basis alone."""
    if link.stance in FOR or link.leans is Leaning.FOR:
        return EffectDirection.BETTER
    if link.stance in AGAINST:
        return _BY_BASIS.get(link.basis) if link.basis else None
    return EffectDirection.MIXED if link.leans is Leaning.NEITHER else None


def _remarked(finding: Finding, study: Study) -> EffectDirection:
    """Whom the remark on a result says it favours, where that is a group of the study."""
    group, sign = favoured(finding)
    ours, theirs = (names & _words(group) for names in _groups(finding, study))
    if bool(ours) is bool(theirs) or (sign and (finding.measure not in NO_EFFECT or finding.value is None)):
        return EffectDirection.UNKNOWN
    below = finding.value is not None and finding.value < NO_EFFECT.get(finding.measure, 0)
    holds = not sign or below is (sign == "negative")
    return EffectDirection.BETTER if bool(ours) is holds else EffectDirection.WORSE


def _groups(finding: Finding, study: Study) -> tuple[set[str], set[str]]:
    """The words that name the treated group, and those that name the other alone."""
    treated, other = groups_of(finding)
    ours = _words(treated) | _words(study.agent)
    return ours, (_words(other) | _words(study.comparator)) - ours


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))
