"""Summary of findings: the results that answer each question, the control group beside the treated one, and certainty.

The order of columns follows GRADE's summary-of-findings table (Guyatt et al. 2011, GRADE guidelines 1, J Clin Epidemiol
64:383-94), one row a result, as results are listed here and not pooled.
"""

from collections.abc import Iterator, Mapping
from math import ceil

from analysis.appraise.absolute import SHARES, Absolute, Arm, absolute
from analysis.appraise.certainty import LABEL, CertaintyRating
from analysis.appraise.interval import counts_people
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Finding, Study
from analysis.model.words import Measure, Phase
from analysis.show.tables.cells import (
    FEWEST_FOR_PERCENT,
    NONE,
    NOT_APPLICABLE,
    NOT_READ,
    Cell,
    control_of,
    framed,
    value_of,
    words,
    yes_no,
)
from analysis.show.tables.frame import Frame
from analysis.show.tables.questions import certainty_of, people_of, steps_of
from analysis.text.lettering import lettered
from analysis.text.prose.phrases import listed

_COLUMNS = (
    *("Question", "Certainty", "Study", "Design", "People", "Finding", "Measured", "As read", "Time"),
    *("Treated", "Control", "Difference", "Smallest important difference", "Counts as improved", "Verified", "Notes"),
)
_WITHIN = "within the difference"
_OTHER_ROW = "in another row"
_NO_CONTROL = "none: no control group in this part"

_READING = (
    LABEL,
    "A certainty (GRADE) belongs to the question and all of its rows together; no row has one of its own.",
    "Numbers per 100 are made from counts only and rounded each by itself. The 95 % interval of their difference is "
    "Newcombe's (method 10), for sampling error only. People to treat are rounded up.",
    "Each result is shown as read; results of several studies are not pooled here.",
)


def summary_of_findings(review: EvidenceReview) -> Frame:
    """Every question with its results; a question without any has one row that says so."""
    ratings = review.appraised.certainty.values()
    explained = {rating.question.id: _explained(rating) for rating in ratings if rating.steps}
    notes = (*_READING, *explained.values())
    letters = dict(zip(explained, (letter for letter, _ in lettered(notes)[len(_READING) :]), strict=True))
    return framed(
        "summary-of-findings",
        "Summary of findings",
        "What do the studies listed here find on each question, beside which control, and how sure is it? One row a "
        "question and result.",
        _COLUMNS,
        (row for rating in ratings for row in _rows(rating, letters, review)),
        notes if ratings else (),
        empty="No row: not checked, as questions.csv lists no question.",
    )


def _explained(rating: CertaintyRating) -> str:
    start = f"starts {rating.start} ({rating.body})" if rating.start else "has no start"
    judges = listed(dict.fromkeys(step.judged_by for step in rating.steps))
    steps = ". ".join(step[:1].upper() + step[1:] for step in steps_of(rating, reasons=True))
    return f"{rating.question.id} {start}. {steps}. Judged by {judges}."


def _rows(rating: CertaintyRating, letters: Mapping[str, str], review: EvidenceReview) -> Iterator[tuple[Cell, ...]]:
    question = rating.question
    first = (f"{question.id}: {question.words}", certainty_of(rating, review))
    smallest, note = words(question.smallest_difference, NOT_READ), letters.get(question.id, NONE)
    for finding in rating.findings:
        study = review.evidence.study[finding.study]
        yield (
            *first,
            study.study,
            study.design.value,
            people_of(study),
            *_result(finding, study),
            smallest,
            words(finding.threshold, NOT_READ if finding.measure is Measure.SHARE_IMPROVED else NOT_APPLICABLE),
            yes_no(finding.verified),
            note,
        )
    if not rating.findings:
        nothing = [NOT_APPLICABLE] * (_COLUMNS.index("Difference") - len(first))
        yield *first, "none listed here", *nothing, smallest, NOT_APPLICABLE, NOT_APPLICABLE, note


def _result(finding: Finding, study: Study) -> tuple[str, ...]:
    """Finding, what was measured, its note, its time, and the two groups with their difference."""
    effect = absolute(finding, study)
    return (
        finding.id,
        f"{finding.outcome}, {finding.measure} ({finding.group})",
        words(finding.note, NONE),
        NOT_READ if finding.months is None else f"{finding.months} {'month' if finding.months == 1 else 'months'}",
        _treated(finding, study, effect),
        _control(finding, study, effect),
        _difference(finding, study, effect),
    )


def _treated(finding: Finding, study: Study, effect: Absolute) -> str:
    if finding.measure in (Measure.DIFFERENCE, Measure.EFFECT_SIZE):
        return _WITHIN
    if _of_control(finding, study):
        return _OTHER_ROW
    return _per_100(effect.treated, study) if effect.treated else _as_read(finding)


def _control(finding: Finding, study: Study, effect: Absolute) -> str:
    if finding.measure in (Measure.DIFFERENCE, Measure.EFFECT_SIZE):
        return _WITHIN
    if _of_control(finding, study):
        return _per_100(effect.treated, study) if effect.treated else _as_read(finding)
    return _per_100(effect.control, study) if effect.control else control_of(finding)


def _as_read(finding: Finding) -> str:
    """The value with its reported interval, if it has one."""
    interval = _reported(finding)
    return f"{value_of(finding)}; 95 % interval {interval}" if interval else value_of(finding)


def _reported(finding: Finding) -> str:
    """The interval as reported, empty if it was not read."""
    if finding.ci_low is None or finding.ci_high is None:
        return ""
    return f"{words(finding.ci_low, NOT_READ)} to {words(finding.ci_high, NOT_READ)} as reported"


def _of_control(finding: Finding, study: Study) -> bool:
    """Whether the finding's value is that of the control group, as its group is named in the study's comparator."""
    return bool(finding.group) and finding.group in study.comparator and finding.group not in study.agent


def _per_100(arm: Arm, study: Study) -> str:
    counts = f"{arm.cases} of {arm.people}{_counted(study)}"
    return counts if arm.people < FEWEST_FOR_PERCENT else f"{arm.per_100:.0f} per 100 ({counts})"


def _counted(study: Study) -> str:
    return "" if counts_people(study) else f" {study.unit_name or 'units'}"


def _difference(finding: Finding, study: Study, effect: Absolute) -> str:
    if finding.measure in (Measure.DIFFERENCE, Measure.EFFECT_SIZE):
        return f"{value_of(finding)}; 95 % interval {_reported(finding) or NOT_READ}"
    if finding.phase in (Phase.OPEN_LABEL, Phase.UNCONTROLLED):
        return _NO_CONTROL
    if _of_control(finding, study):
        return _OTHER_ROW
    if finding.measure not in SHARES:
        return NOT_APPLICABLE if finding.measure is Measure.STATEMENT else NOT_READ
    return _from_counts(effect)


def _from_counts(effect: Absolute) -> str:
    """The difference per 100 with its interval and the people to treat, or why there is none."""
    groups = (effect.treated, effect.control)
    if effect.difference is None:
        return f"not given: {effect.why}"
    if any(arm is not None and arm.people < FEWEST_FOR_PERCENT for arm in groups):
        return f"not given: fewer than {FEWEST_FOR_PERCENT} in a group"
    if effect.interval is None:
        return f"{_more(effect.difference)} per 100 (interval not given: {effect.why})"
    low, high = effect.interval
    told = f"{_more(effect.difference)} per 100 (95 % interval {_more(low)} to {_more(high)})"
    if effect.needed is None:
        return told
    number, ends = ceil(effect.needed.number), (ceil(effect.needed.low), ceil(effect.needed.high))
    one = "one more" if effect.difference > 0 else "one fewer"
    return f"{told}; {one} for every {number} treated ({ends[0]} to {ends[1]})"


def _more(difference: float) -> str:
    """``12 more``, ``3 fewer`` or ``0``."""
    number = round(abs(difference))
    return f"{number} {'more' if difference > 0 else 'fewer'}" if number else "0"
