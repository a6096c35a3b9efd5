"""Effects: which way a result points and how precise it is, and which way all results that answer a question do.

A direction says nothing of certainty or size. A difference that chance explains is none found, never one "in favour".

Of imprecision the interval comes first and the information size after it (Zeng et al. 2022, GRADE guidelines 34, J Clin
Epidemiol 150:216-24). Both are shown beside the step that was judged; neither moves it. The information size is how
many people one trial would need. Formulas for two groups of one size: Pocock, Clinical Trials (1983), chapter 9.
Assumed: alpha 0.05, two-sided, and a power of 0.8, as GRADE suggests (Guyatt et al. 2011, GRADE guidelines 6, J Clin
Epidemiol 64:1283-93).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from math import ceil
from statistics import NormalDist

from analysis.appraise.absolute import NO_EFFECT, RATIOS, SHARES, Interval, absolute, counts_people, significant, wilson
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.ladder import ALONE, COMPARED, ClaimType, claim_type
from analysis.appraise.verdict.rated_link import AGAINST, FOR
from analysis.appraise.wording.result import compares, favoured, no_difference
from analysis.appraise.wording.source import groups_of
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Link, Question
from analysis.model.records import Finding, Study
from analysis.model.words import Basis, CertaintyDomain, Direction, Leaning, Measure, StepState, Target


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

#: What a step says of imprecision where no estimate with an interval was read (Murad et al. 2017, Evid Based Med
#: 22:85-7).
NO_SINGLE_ESTIMATE = "no single estimate"

_ALPHA, _POWER = 0.05, 0.8
_FACTOR = (NormalDist().inv_cdf(1 - _ALPHA / 2) + NormalDist().inv_cdf(_POWER)) ** 2

#: A moderate standardised mean difference by convention: Cohen, Statistical Power Analysis (2nd ed. 1988), chapter 2.
MODERATE = 0.5


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
    votes = []
    for link in evidence.links:
        claim = evidence.claim.get(link.claim)
        helps = claim and claim_type(claim) is ClaimType.HELP and claim.direction is Direction.ASSERTS
        if helps and link.finding and not link.carried_from and (side := _side(link)):
            votes.append((link.finding, side))
    ranked = {key: Counter(sides).most_common(2) for key, sides in grouped(votes).items()}
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
    treated, other = groups_of(finding)
    named, ours = _words(group), _words(treated) | _words(study.agent)
    theirs = (_words(other) | _words(study.comparator)) - ours
    if named.isdisjoint(ours) is named.isdisjoint(theirs) or (
        sign and (finding.measure not in NO_EFFECT or finding.value is None)
    ):
        return EffectDirection.UNKNOWN
    below = finding.value is not None and finding.value < NO_EFFECT.get(finding.measure, 0)
    holds = not sign or below is (sign == "negative")
    return EffectDirection.WORSE if named.isdisjoint(ours) is holds else EffectDirection.BETTER


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def effect_interval(finding: Finding, study: Study) -> Interval | None:
    """The 95 % interval of an effect, as reported or from the counts of both groups (per 100); ``None`` without one.

    Without a control group that of the group itself. An interval of one arm of several says nothing of the effect.
    """
    alone = finding.phase in ALONE
    if finding.ci_low is not None and finding.ci_high is not None and (alone or finding.measure in NO_EFFECT):
        return Interval(float(finding.ci_low), float(finding.ci_high))
    effect = absolute(finding, study)
    if alone and effect.treated and counts_people(study):
        return Interval(*(100 * end for end in wilson(*effect.treated)))
    return effect.interval


def imprecision_lines(rating: CertaintyRating, evidence: Evidence) -> Iterator[str]:
    """What bears on the imprecision of a question: each interval against its threshold, then the information size."""
    question, findings, people = rating.question, rating.findings, rating.people
    if not findings:
        return
    held = {finding: effect_interval(finding, evidence.study[finding.study]) for finding in findings}
    for finding, interval in held.items():
        if interval:
            against = "no comparison" if finding.phase in ALONE else _against(finding, interval, question)
            yield f"{finding.id}: interval {interval.low:.3g} to {interval.high:.3g}, {against}"
    if not any(held.values()):
        yield f"{NO_SINGLE_ESTIMATE}: no estimate with an interval was read"
    if not all(finding.phase in ALONE for finding in findings):
        there = "people of some trials not read" if people.unread else f"{people.of} people there"
        yield f"information size: {information_size(question, findings)}; {there}"


def _against(finding: Finding, interval: Interval, question: Question) -> str:
    """Whether the interval crosses what the target asks about: no effect, or the threshold either way."""
    ratio, threshold = finding.measure in RATIOS, float(question.threshold or 0)
    of_any = question.target in (None, Target.ANY_EFFECT)
    if of_any or not threshold:
        name = f"no effect ({int(ratio)}){'' if of_any else ', as no threshold was read'}"
        marks = [float(ratio)]
    else:
        name = f"the threshold ({threshold:g})"
        marks = [threshold, 1 / threshold if ratio else -threshold]
    crosses = any(interval.low < mark < interval.high for mark in marks)
    return f"{'crosses' if crosses else 'does not cross'} {name}"


def people_for_shares(risk: float, difference: float) -> int | None:
    """People in both groups to show a difference, per 100, from a risk per 100; ``None`` if neither way can be.

    A benefit may be more people or fewer; of the two ways the one that needs more people is taken.
    """
    risks = [other for other in (risk - difference, risk + difference) if 0 <= other <= 100 and other != risk]
    sizes = (_FACTOR * (risk * (100 - risk) + other * (100 - other)) / difference**2 for other in risks)
    return max((2 * ceil(size) for size in sizes), default=None)


def people_for_means(standardised: float) -> int:
    """People in both groups to show a standardised mean difference, which is not 0."""
    return 2 * ceil(2 * _FACTOR / standardised**2)


def information_size(question: Question, findings: Iterable[Finding]) -> str:
    """The information size of a question in words, with everything assumed, or why there is none."""
    measures = {finding.measure for finding in findings}
    risk, threshold = question.baseline_risk, question.threshold
    if measures & set(SHARES):
        needed = people_for_shares(float(risk), abs(float(threshold))) if risk is not None and threshold else None
        if needed is None:
            return "not computed: it needs a baseline risk and a threshold per 100 that can be added to it"
        what = f"a difference of {threshold} per 100 from {risk} per 100"
    else:
        known = abs(float(threshold)) if threshold and measures == {Measure.EFFECT_SIZE} else 0.0
        needed = people_for_means(known or MODERATE)
        said = "the threshold" if known else "moderate by convention, as no standardised threshold was read"
        what = f"a standardised mean difference of {known or MODERATE:g} ({said})"
    return f"{needed} people in two groups of one size, for {what}, alpha {_ALPHA}, two-sided, power {_POWER}"
