"""Faults of intervals: an interval and a p value of one difference that cannot both be right."""

from collections.abc import Iterator

from analysis.appraise.absolute import DIFFERENCES, RATIOS
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.significance import significant
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_row

# What says that two groups do not differ. The p value of another measure may belong to a comparison that its interval
# does not show.
_NO_DIFFERENCE = {**dict.fromkeys(DIFFERENCES, 0), **dict.fromkeys(RATIOS, 1)}


@source("Altman and Bland, BMJ 2011;343:d2304: how to obtain the P value from a confidence interval.")
@example(
    "findings.csv",
    "measure,value,unit,numerator,denominator,comparator_value,ci_low,ci_high,p",
    passes="between-arm difference,25,points,,,,4.0,43.0,0.02",
    fails="between-arm difference,25,points,,,,4.0,43.0,0.41",
)
def p_against_interval(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A difference or ratio has a p value and an interval of which one calls it significant and the other does not.

    A 95 % interval excludes nought, of a ratio 1, where p is below 0.05, and holds it where p is above. Those whose
    p value lies near 0.05 are not looked at, since the two are often worked out by different methods.
    """
    for finding in appraised.evidence.findings:
        low, high, verdict = finding.ci_low, finding.ci_high, significant(finding.p, near=True)
        if finding.measure not in _NO_DIFFERENCE or low is None or high is None or verdict is None or low > high:
            continue
        none = _NO_DIFFERENCE[finding.measure]
        if (low > none or high < none) is not verdict:
            side = "holds" if verdict else "excludes"
            what = f"a p value of {finding.p} does not go with an interval that {side} {none or 'nought'}"
            remedy = "correct the interval or the p value"
            yield on_row(finding, "p", f"finding {finding.id}:", what, f"{low} to {high}", remedy, joint=", ")
