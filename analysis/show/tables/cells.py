"""Cells: how values are worded for reading, above all those that are absent."""

from decimal import Decimal

from analysis.appraise.absolute import SHARES
from analysis.appraise.interval import counts_people, wilson
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Measure, Phase

NOT_READ = "not read"
NOT_STATED = "not stated"
NOT_PRINTED = "not printed"
NOT_APPLICABLE = "not applicable"
NONE = "none"

#: Fewest people for whom a percentage is shown; below it the counts stand alone (readers' requirement of this project).
FEWEST_FOR_PERCENT = 20

# Quantities that already compare two groups, so that there is no value of a control group to set beside them.
_COMPARING = (Measure.DIFFERENCE, Measure.EFFECT_SIZE, Measure.P_VALUE)


def words(value: object, absent: str) -> str:
    """The value as text, ``absent`` where there is none. A minus is printed as one."""
    if value is None or value == "":
        return absent
    return str(value).replace("-", "−", 1) if isinstance(value, Decimal) else str(value)


def figure_of(claim: Claim) -> str:
    """A claim's figure with its unit, as printed: ``91 %``."""
    return f"{claim.figure} {claim.unit}".strip() if claim.figure is not None else NONE


def place_of(claim: Claim) -> str:
    """Document and line of a claim: ``003:45``."""
    return f"{claim.document}:{claim.line}"


def title_of(document: str, review: EvidenceReview) -> str:
    """A document's title, or that it has no row."""
    found = review.evidence.document.get(document)
    return found.title if found else "not in documents.csv"


def value_of(finding: Finding) -> str:
    """A finding's value with its unit.

    A share carries its counts, or says that they were not read; of fewer than 20 only the counts are given.
    """
    if finding.value is None:
        return "statement, no number" if finding.measure is Measure.STATEMENT else NOT_READ
    value = f"{words(finding.value, NOT_READ)} {finding.unit}".strip()
    return _with_counts(value, finding.numerator, finding.denominator, finding)


def control_of(finding: Finding) -> str:
    """The same quantity in the control group, or why there is none."""
    if finding.comparator_value is not None:
        value = f"{words(finding.comparator_value, NOT_READ)} {finding.unit}".strip()
        return _with_counts(value, finding.comparator_numerator, finding.comparator_denominator, finding)
    if finding.phase in (Phase.OPEN_LABEL, Phase.UNCONTROLLED):
        return "none: no control group in this part"
    if finding.measure is Measure.STATEMENT:
        return NOT_APPLICABLE
    return "within the value: it compares groups" if finding.measure in _COMPARING else NOT_READ


def counts_of(finding: Finding, study: Study | None) -> str:
    """Counts of a finding with what was counted, as far as the study's row tells it."""
    if finding.numerator is None or finding.denominator is None:
        return NOT_APPLICABLE if finding.measure is Measure.STATEMENT else NOT_READ
    counted_were = f"people or {study.unit_name}" if study and study.unit_name else "people"
    return f"{finding.numerator} of {finding.denominator} {counted_were}"


def interval_of(finding: Finding, study: Study | None) -> str:
    """The 95 % Wilson interval of a share of people, or why none is given.

    It holds where people are independent of each other, so not for knees or teeth of which a person has several.
    """
    if finding.measure not in SHARES:
        return "not given: not a share of people"
    if finding.numerator is None or finding.denominator is None:
        return "not given: counts not read"
    if study is None:
        return "not given: the study has no row, so that it is not known what was counted"
    if not counts_people(study):
        return f"not given: {study.unit_name or 'units'} of one person are not independent"
    if finding.numerator > finding.denominator:
        return "not given: the counts cannot be"
    if finding.denominator < FEWEST_FOR_PERCENT:
        return f"not given: fewer than {FEWEST_FOR_PERCENT} people"
    low, high = wilson(finding.numerator, finding.denominator)
    return f"{100 * low:.0f} to {100 * high:.0f} %"


def reported_interval(finding: Finding) -> str:
    """The 95 % interval as the study reports it; empty if it was not read."""
    if finding.ci_low is None or finding.ci_high is None:
        return ""
    return f"{words(finding.ci_low, NOT_READ)} to {words(finding.ci_high, NOT_READ)}"


def _with_counts(value: str, cases: int | None, people: int | None, finding: Finding) -> str:
    """A group's value; a percentage with its counts, or the counts alone if they are few."""
    if not _is_percentage(finding):
        return value
    if people is None:
        return f"{value} (of how many: not read)"
    counts = f"{words(cases, NOT_READ)} of {people}"
    return counts if people < FEWEST_FOR_PERCENT else f"{value} ({counts})"


def _is_percentage(finding: Finding) -> bool:
    return finding.measure in SHARES and finding.unit == "%"
