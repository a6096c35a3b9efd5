"""What studies found, as data frames: both groups of each result and their difference, and how each harm is known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, WITHOUT_UNIT, absolute, counts_people, wilson
from analysis.appraise.harms import ranked, reported
from analysis.appraise.wording.result import FEWEST_FOR_PERCENT, is_of_few
from analysis.check.evidence_review import EvidenceReview
from analysis.model.judgements import Question
from analysis.model.records import Finding, Study
from analysis.model.words import Measure, TermKind
from analysis.notebook.frames.derived import DerivedFrame
from analysis.show.tables.cells import value_of
from analysis.show.tables.studies import study_names

#: What a question says of treatment given besides, in both groups alike.
CO_TREATMENT = ("alone", "with other treatment in both groups", "not said whether alone")

#: Where the interval of a difference comes from.
INTERVALS = ("as reported", "from counts")

#: Whether any finding counts the people with a harm and those among whom it was looked for.
RATES = ("rate read", "rate unknown")


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
    effect, shares, few = absolute(finding, study), finding.measure in SHARES, is_of_few(finding)
    arms = (effect.treated, effect.control)
    found: dict[str, Any] = dict.fromkeys(("value", "control", "difference", "low", "high"))
    found["counts"] = " against ".join(f"{arm.cases} of {arm.people}" for arm in arms if arm) if all(arms) else ""
    origin, why = "", "no difference read"
    if finding.measure in (*DIFFERENCES, *RATIOS):
        found |= {"difference": finding.value, "low": finding.ci_low, "high": finding.ci_high}
        origin, why = "" if finding.ci_low is finding.ci_high is None else INTERVALS[0], "interval not read"
    elif few:
        why = f"fewer than {FEWEST_FOR_PERCENT} in a group" if shares else why
    elif shares or finding.measure is Measure.MEAN_CHANGE:
        value, control = finding.value, finding.comparator_value
        found |= {"value": value, "control": control}
        if shares:
            apart = None if value is None or control is None else float(value - control)
            found["difference"], why = apart if effect.difference is None else effect.difference, effect.why
            if effect.interval:
                (found["low"], found["high"]), origin = effect.interval, INTERVALS[1]
    return found | {"interval": origin, "why": "" if origin else why}


def harm_reports(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every finding that reports a harm; serious harms first, then by count."""
    evidence = review.evidence
    for harm in ranked(evidence.harms, evidence):
        found = reported(harm, evidence)
        rated = any(one.measure is Measure.SHARE_WITH_EVENT and one.denominator for one in found)
        for one in found:
            study = evidence.study.get(one.study)
            told = one.value is not None or one.measure is not Measure.STATEMENT
            yield SimpleNamespace(
                harm=harm,
                finding=one,
                name=evidence.once(study_names).get(one.study, one.study),
                design=study.design if study else None,
                rate=RATES[not rated],
                words=f"{value_of(one) if told else 'told without a number'}, {one.group}",
            )


def _harm_shares(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """The groups in which people with a harm were counted; there is no interval where a person counts twice."""
    evidence = review.evidence
    harms = {one.term for one in evidence.terms if one.kind is TermKind.HARM} | set(evidence.harm)
    for one in evidence.findings:
        if one.measure is not Measure.SHARE_WITH_EVENT or one.outcome not in harms:
            continue
        name, alone = evidence.once(study_names).get(one.study, one.study), counts_people(evidence.study.get(one.study))
        for group, cases, people in (
            (one.group, one.numerator, one.denominator),
            ("control group", one.comparator_numerator, one.comparator_denominator),
        ):
            if cases is not None and people and cases <= people:
                share = cases / people * 100
                low, high = (100 * end for end in wilson(cases, people)) if alone else (None, None)
                count = {"cases": cases, "people": people, "share": share, "low": low, "high": high}
                yield SimpleNamespace(finding=one, name=name, group=group, **count)


def _harm_sayings(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """What each claim says of each harm, in the order of ``mentions.csv``, with how many listed harms fall under it."""
    evidence = review.evidence
    under = Counter(term for harm in evidence.harms for term in evidence.lineage(harm.harm, TermKind.HARM))
    for one in evidence.mentions:
        if one.claim in evidence.claim:
            yield SimpleNamespace(claim=evidence.claim[one.claim], mention=one, reported=under[one.harm])


#: The frames of results and of harms, by name.
RESULT_FRAMES: Mapping[str, DerivedFrame] = {
    "results": DerivedFrame(_results),
    "harm_reports": DerivedFrame(harm_reports),
    "harm_sayings": DerivedFrame(_harm_sayings),
    "harm_shares": DerivedFrame(_harm_shares),
}
