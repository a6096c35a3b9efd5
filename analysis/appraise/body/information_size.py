"""The information size: how many people one trial would need, beside those that a question's comparisons have.

Formulas for two groups of one size: Pocock, Clinical Trials (1983), chapter 9. Assumed: alpha 0.05, two-sided, and a
power of 0.8, as GRADE suggests (Guyatt et al. 2011, GRADE guidelines 6, J Clin Epidemiol 64:1283-93).
"""

from collections.abc import Iterable
from math import ceil
from statistics import NormalDist

from analysis.appraise.absolute import SHARES
from analysis.model.judgements import Question
from analysis.model.records import Finding
from analysis.model.words import Measure

_ALPHA, _POWER = 0.05, 0.8
_FACTOR = (NormalDist().inv_cdf(1 - _ALPHA / 2) + NormalDist().inv_cdf(_POWER)) ** 2

#: A moderate standardised mean difference by convention: Cohen, Statistical Power Analysis (2nd ed. 1988), chapter 2.
MODERATE = 0.5


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
