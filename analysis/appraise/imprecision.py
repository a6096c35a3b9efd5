"""Imprecision: intervals of the results that answer a question, held against its threshold, and the information size.

The interval comes first and the information size after it (Zeng et al. 2022, GRADE guidelines 34, J Clin Epidemiol
150:216-24). Both are shown beside the step that was judged; neither moves it. The information size is how many people
one trial would need. Formulas for two groups of one size: Pocock, Clinical Trials (1983), chapter 9. Assumed: alpha
0.05, two-sided, and a power of 0.8, as GRADE suggests (Guyatt et al. 2011, GRADE guidelines 6, J Clin Epidemiol
64:1283-93).
"""

from collections.abc import Iterable, Iterator
from math import ceil
from statistics import NormalDist

from analysis.appraise.absolute import NO_EFFECT, RATIOS, SHARES, Interval, absolute, counts_people, wilson
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.ladder import ALONE
from analysis.model.evidence import Evidence
from analysis.model.judgements import Question
from analysis.model.records import Finding, Study
from analysis.model.words import Measure, Target

#: What a step says of imprecision where no estimate with an interval was read (Murad et al. 2017, Evid Based Med
#: 22:85-7).
NO_SINGLE_ESTIMATE = "no single estimate"

_ALPHA, _POWER = 0.05, 0.8
_FACTOR = (NormalDist().inv_cdf(1 - _ALPHA / 2) + NormalDist().inv_cdf(_POWER)) ** 2

#: A moderate standardised mean difference by convention: Cohen, Statistical Power Analysis (2nd ed. 1988), chapter 2.
MODERATE = 0.5


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
