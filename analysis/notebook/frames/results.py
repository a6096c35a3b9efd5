"""The results that answer clinical questions, as a data frame: both groups, their difference, and how sure that is."""

from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, WITHOUT_UNIT, absolute
from analysis.appraise.wording.result import FEWEST_FOR_PERCENT, is_of_few
from analysis.check.evidence_review import EvidenceReview
from analysis.model.judgements import Question
from analysis.model.records import Finding, Study
from analysis.model.words import Measure
from analysis.notebook.frames.derived import DerivedFrame
from analysis.show.tables.studies import study_names

#: What a question says of treatment given besides, in both groups alike.
CO_TREATMENT = ("alone", "with other treatment in both groups", "not said whether alone")

#: Where the interval of a difference comes from.
INTERVALS = ("as reported", "from counts")


def _results(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every finding of every question, in the questions' order; one that answers several questions comes with each."""
    for rating in review.appraised.certainty.values():
        co_treatment = _co_treatment(rating.question)
        for finding in rating.findings:
            study = review.evidence.study[finding.study]
            yield SimpleNamespace(
                question=rating.question,
                co_treatment=co_treatment,
                finding=finding,
                name=review.evidence.once(study_names)[study.study],
                scale=_scale(finding),
                **_compared(finding, study),
            )


def _co_treatment(question: Question) -> str:
    """What the words of a question's comparator say of other treatment: one of ``CO_TREATMENT``."""
    if "without co-treatment" in question.comparator:
        return CO_TREATMENT[0]
    return CO_TREATMENT[1] if "in both groups" in question.comparator else CO_TREATMENT[2]


def _scale(finding: Finding) -> str:
    """What a difference counts: only numbers of one scale may stand side by side."""
    if finding.measure in SHARES:
        return f"{finding.measure}, per 100 people"
    if finding.measure in WITHOUT_UNIT:
        return str(finding.measure)
    return ", ".join(filter(None, (f"{finding.measure} of {finding.outcome}", finding.unit)))


def _compared(finding: Finding, study: Study) -> dict[str, Any]:
    """Both groups, and their difference with its 95 % interval, or why it has none; of a small group counts alone."""
    effect, shares = absolute(finding, study), finding.measure in SHARES
    arms, few = (effect.treated, effect.control), is_of_few(finding)
    value = control = None
    difference: Decimal | float | None = None
    ends: tuple[Decimal | float | None, Decimal | float | None] = (None, None)
    origin, why = "", "no difference read"
    if finding.measure in (*DIFFERENCES, *RATIOS):
        difference, ends, why = finding.value, (finding.ci_low, finding.ci_high), "interval not read"
        origin = "" if ends == (None, None) else INTERVALS[0]
    elif shares and few:
        why = f"fewer than {FEWEST_FOR_PERCENT} in a group"
    elif not few and (shares or finding.measure is Measure.MEAN_CHANGE):
        value, control = finding.value, finding.comparator_value
    if shares and not few:
        apart = None if value is None or control is None else float(value - control)
        difference, why = apart if effect.difference is None else effect.difference, effect.why
        if effect.interval:
            ends, origin = effect.interval, INTERVALS[1]
    return {
        "value": value,
        "control": control,
        "counts": " against ".join(f"{arm.cases} of {arm.people}" for arm in arms if arm) if all(arms) else "",
        "difference": difference,
        "low": ends[0],
        "high": ends[1],
        "interval": origin,
        "why": "" if origin else why,
    }


#: The frame ``results``.
RESULTS = DerivedFrame(_results)
