"""Harms as data frames: how each is known, and how often it was counted among how many people."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.harms import ranked, reported
from analysis.appraise.interval import Interval, counts_people, wilson
from analysis.check.evidence_review import EvidenceReview
from analysis.model.judgements import Mention
from analysis.model.records import Claim, Finding, Harm
from analysis.model.words import Design, Measure, TermKind
from analysis.notebook.frames.derived import DerivedFrame
from analysis.show.tables.cells import value_of
from analysis.show.tables.studies import study_names

#: Whether any finding counts the people with a harm and those among whom it was looked for.
RATES = ("rate read", "rate unknown")


class HarmReport(NamedTuple):
    """A finding that reports a harm, the name and design of its study, and whether a rate of the harm was read."""

    harm: Harm
    finding: Finding
    name: str
    design: Design | None
    rate: str

    @property
    def words(self) -> str:
        """What was reported: ``5 events, events recalled``."""
        told = self.finding.value is not None or self.finding.measure is not Measure.STATEMENT
        return f"{value_of(self.finding) if told else 'told without a number'}, {self.finding.group}"


class HarmShare(NamedTuple):
    """People with a harm out of those counted, in one group of a study; no interval where a person counts twice."""

    finding: Finding
    name: str
    group: str
    cases: int
    people: int
    interval: Interval | None


class HarmSaying(NamedTuple):
    """A claim, what it says of a harm, and how many listed harms are that harm or a narrower one."""

    claim: Claim
    mention: Mention
    reported: int


def harm_reports(review: EvidenceReview) -> Iterator[HarmReport]:
    """Every finding that reports a harm; serious harms first, then by count."""
    evidence = review.evidence
    for harm in ranked(evidence.harms, evidence):
        found = reported(harm, evidence)
        rated = any(one.measure is Measure.SHARE_WITH_EVENT and one.denominator for one in found)
        for one in found:
            study = evidence.study.get(one.study)
            design = study.design if study else None
            yield HarmReport(harm, one, evidence.once(study_names).get(one.study, one.study), design, RATES[not rated])


def harm_shares(review: EvidenceReview) -> Iterator[HarmShare]:
    """The groups in which people with a harm were counted, in file order; the control group after the treated."""
    evidence = review.evidence
    harms = {one.term for one in evidence.terms if one.kind is TermKind.HARM} | set(evidence.harm)
    for one in evidence.findings:
        if one.measure is not Measure.SHARE_WITH_EVENT or one.outcome not in harms:
            continue
        alone = counts_people(evidence.study.get(one.study))
        for group, cases, people in (
            (one.group, one.numerator, one.denominator),
            ("control group", one.comparator_numerator, one.comparator_denominator),
        ):
            if cases is not None and people and cases <= people:
                name = evidence.once(study_names).get(one.study, one.study)
                yield HarmShare(one, name, group, cases, people, wilson(cases, people) if alone else None)


def harm_sayings(review: EvidenceReview) -> Iterator[HarmSaying]:
    """What each claim says of each harm, in the order of ``mentions.csv``."""
    evidence = review.evidence
    under = Counter(term for harm in evidence.harms for term in evidence.lineage(harm.harm, TermKind.HARM))
    for mention in evidence.mentions:
        if mention.claim in evidence.claim:
            yield HarmSaying(evidence.claim[mention.claim], mention, under[mention.harm])


#: The frames of harms, by name.
HARM_FRAMES: Mapping[str, DerivedFrame] = {
    "harm_reports": DerivedFrame(
        "a finding that reports a harm; serious harms first, then those counted most often", harm_reports
    ),
    "harm_sayings": DerivedFrame("what a claim says of a harm, with its words", harm_sayings),
    "harm_shares": DerivedFrame(
        "a group in which people with a harm were counted, with what the count leaves possible",
        harm_shares,
        {
            "share": lambda row: row.cases / row.people * 100,
            "low": lambda row: row.interval and 100 * row.interval.low,
            "high": lambda row: row.interval and 100 * row.interval.high,
        },
    ),
}
