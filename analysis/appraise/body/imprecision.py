"""Imprecision: intervals of the results that answer a question, held against its threshold, and the information size.

The interval comes first and the information size after it (Zeng et al. 2022, GRADE guidelines 34, J Clin Epidemiol
150:216-24). Both are shown beside the step that was judged; neither moves it.
"""

from collections.abc import Iterator

from analysis.appraise.absolute import NO_EFFECT, RATIOS, absolute
from analysis.appraise.body.information_size import information_size
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.interval import Interval, counts_people, wilson
from analysis.appraise.wording.value import ALONE
from analysis.model.evidence import Evidence
from analysis.model.judgements import Question
from analysis.model.records import Finding, Study
from analysis.model.words import Target

#: What a step says of imprecision where no estimate with an interval was read (Murad et al. 2017, Evid Based Med
#: 22:85-7).
NO_SINGLE_ESTIMATE = "no single estimate"


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
