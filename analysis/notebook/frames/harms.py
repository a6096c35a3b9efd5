"""Harms as data frames: how each is known, and how often it was counted among how many people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from analysis.appraise.absolute import counts_people, wilson
from analysis.appraise.harms import ranked, reported
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Measure, TermKind
from analysis.notebook.frames.derived import DerivedFrame
from analysis.show.tables.cells import value_of
from analysis.show.tables.studies import study_names

#: Whether any finding counts the people with a harm and those among whom it was looked for.
RATES = ("rate read", "rate unknown")


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
    """The groups in which people with a harm were counted, in file order; the control group after the treated.

    There is no interval where a person counts twice.
    """
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


#: The frames of harms, by name.
HARM_FRAMES: Mapping[str, DerivedFrame] = {
    "harm_reports": DerivedFrame(harm_reports),
    "harm_sayings": DerivedFrame(_harm_sayings),
    "harm_shares": DerivedFrame(_harm_shares),
}
