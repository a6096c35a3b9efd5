"""The results that answer clinical questions, as a data frame: both groups, their difference, and how sure that is."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, WITHOUT_UNIT, Absolute, absolute
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT, is_of_few
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

_REPORTED = (*DIFFERENCES, *RATIOS)
_PAIRED = (*SHARES, Measure.MEAN_CHANGE)
_FEW = f"fewer than {FEWEST_FOR_PERCENT} in a group"


class QuestionResult(NamedTuple):
    """A finding that a question names, with its study and the name by which people cite it."""

    question: Question
    finding: Finding
    study: Study
    name: str
    effect: Absolute

    @property
    def groups(self) -> tuple[Decimal | None, Decimal | None]:
        """The finding's value and the control group's; neither where a group is small or the value compares groups."""
        if self.finding.measure not in _PAIRED or is_of_few(self.finding):
            return None, None
        return self.finding.value, self.finding.comparator_value

    @property
    def counts(self) -> str:
        """The counts of both groups in words; empty where either was not read."""
        arms = (self.effect.treated, self.effect.control)
        return " against ".join(f"{arm.cases} of {arm.people}" for arm in arms if arm) if all(arms) else ""

    @property
    def difference(self) -> float | None:
        """The value less the control group's, of shares per 100 people; or the difference that the study reports."""
        if self.finding.measure in _REPORTED:
            return _float(self.finding.value)
        if self.finding.measure not in SHARES or is_of_few(self.finding):
            return None
        value, control = self.groups
        return self.effect.difference if self.counts or value is None or control is None else float(value - control)

    @property
    def interval(self) -> tuple[float | None, float | None, str]:
        """Both ends of the difference's 95 % interval and where they come from; nothing where there is none."""
        finding, found = self.finding, self.effect.interval
        if finding.measure in _REPORTED and (finding.ci_low is not None or finding.ci_high is not None):
            return _float(finding.ci_low), _float(finding.ci_high), INTERVALS[0]
        if self.difference is not None and found:
            return found.low, found.high, INTERVALS[1]
        return None, None, ""

    @property
    def why(self) -> str:
        """Why there is no interval of a difference; empty where there is one."""
        if self.interval[2]:
            return ""
        if self.finding.measure in SHARES:
            return _FEW if is_of_few(self.finding) else self.effect.why
        return "interval not read" if self.finding.measure in _REPORTED else "no difference read"

    @property
    def scale(self) -> str:
        """What a difference counts: only numbers of one scale may stand side by side."""
        finding = self.finding
        if finding.measure in SHARES:
            return f"{finding.measure}, per 100 people"
        if finding.measure in WITHOUT_UNIT:
            return str(finding.measure)
        return ", ".join(filter(None, (f"{finding.measure} of {finding.outcome}", finding.unit)))


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def co_treatment(question: Question) -> str:
    """What the words of a question's comparator say of other treatment: one of ``CO_TREATMENT``."""
    if "without co-treatment" in question.comparator:
        return CO_TREATMENT[0]
    return CO_TREATMENT[1] if "in both groups" in question.comparator else CO_TREATMENT[2]


def results(review: EvidenceReview) -> Iterator[QuestionResult]:
    """Every finding of every question, in the questions' order; one that answers several questions comes with each."""
    for rating in review.appraised.certainty.values():
        for finding in rating.findings:
            study = review.evidence.study[finding.study]
            name = review.evidence.once(study_names)[study.study]
            yield QuestionResult(rating.question, finding, study, name, absolute(finding, study))


#: The frame ``results``.
RESULTS = DerivedFrame(
    "a result that answers a clinical question, with both groups and their difference",
    results,
    {"co_treatment": lambda row: co_treatment(row.question)},
)
