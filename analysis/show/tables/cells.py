"""Cells: how values are worded for reading, above all those that are absent."""

from analysis.appraise.absolute import (
    IMPOSSIBLE,
    NO_COUNTS,
    NOT_A_SHARE,
    SHARES,
    counts_people,
    why_dependent,
    wilson,
)
from analysis.appraise.ladder import ALONE
from analysis.appraise.wording.result import (
    COMPARING,
    FEWEST_FOR_PERCENT,
    control_in_words,
    interval_in_words,
    number,
    value_in_words,
)
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Measure

NOT_READ = "not read"
NOT_STATED = "not stated"
NOT_APPLICABLE = "not applicable"
NONE = "none"

#: What stands for a share, an interval or a coefficient of fewer people or pairs; a noun may follow.
FEW = f"not given: fewer than {FEWEST_FOR_PERCENT}"
#: What stands for the control group of a part without one.
NO_CONTROL = "none: no control group in this part"


def figure_of(claim: Claim) -> str:
    """A claim's figure with its unit, as printed: ``91 %``."""
    return f"{number(claim.figure)} {claim.unit}".strip() if claim.figure is not None else NONE


def place_of(claim: Claim) -> str:
    """Document and line of a claim: ``003:45``."""
    return f"{claim.document}:{claim.line}"


def document_name(document: str, review: EvidenceReview) -> str:
    """A document's id, with the short title that it goes by: ``003 Ginger page``."""
    found = review.evidence.document.get(document)
    return f"{document} {found.short_name}" if found and found.short_name else document


def title_of(document: str, review: EvidenceReview) -> str:
    """A document's title, or that it has no row."""
    found = review.evidence.document.get(document)
    return found.title if found else "not in documents.csv"


def value_of(finding: Finding) -> str:
    """A finding's value, or why there is none."""
    if finding.value is None:
        return "statement, no number" if finding.measure is Measure.STATEMENT else NOT_READ
    return value_in_words(finding)


def control_of(finding: Finding) -> str:
    """The same quantity in the control group, or why there is none."""
    if finding.comparator_value is not None:
        return control_in_words(finding)
    if finding.phase in ALONE:
        return NO_CONTROL
    if finding.measure is Measure.STATEMENT:
        return NOT_APPLICABLE
    return "within the value: it compares groups" if finding.measure in COMPARING else NOT_READ


def counts_of(finding: Finding, study: Study | None) -> str:
    """Counts of a finding with what was counted, as far as the study's row tells it."""
    if finding.numerator is None or finding.denominator is None:
        return NOT_APPLICABLE if finding.measure is Measure.STATEMENT else NOT_READ
    counted_were = f"people or {study.unit_name}" if study and study.unit_name else "people"
    return f"{finding.numerator} of {finding.denominator} {counted_were}"


def interval_of(finding: Finding, study: Study | None) -> str:
    """The 95 % Wilson interval of a share of people in words, or why none is given.

    It holds where people are independent of each other, so not for knees or teeth of which a person has several.
    """
    if finding.measure not in SHARES:
        why = NOT_A_SHARE
    elif finding.numerator is None or finding.denominator is None:
        why = NO_COUNTS
    elif study is None:
        why = "the study has no row, so that it is not known what was counted"
    elif not counts_people(study):
        why = why_dependent(study)
    elif finding.numerator > finding.denominator:
        why = IMPOSSIBLE
    elif finding.denominator < FEWEST_FOR_PERCENT:
        why = f"fewer than {FEWEST_FOR_PERCENT} people"
    else:
        return interval_in_words(wilson(finding.numerator, finding.denominator))
    return f"not given: {why}"
