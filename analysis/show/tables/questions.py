"""The clinical questions, all of them: how sure the evidence on each is, what moved that, and each result."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, Absolute, Arm, absolute
from analysis.appraise.certainty import LABEL, MOVES_NOTHING, CertaintyRating
from analysis.appraise.interval import counts_people
from analysis.appraise.question_fit import closest
from analysis.appraise.wording.plain_sentence import plain_sentence
from analysis.appraise.wording.value import ALONE, FEWEST_FOR_PERCENT, reported_interval
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Finding, Study
from analysis.model.words import Measure
from analysis.show.table import Table
from analysis.show.tables.cells import (
    FEW,
    NO_CONTROL,
    NOT_APPLICABLE,
    NOT_READ,
    control_of,
    value_of,
    words,
)
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Name, Phrase, joined, names
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.prose.phrases import capital, counted, listed


def questions(review: EvidenceReview) -> Table:
    """Every question with the evidence listed for it, where its certainty starts, and what moved it."""
    ratings, fits = review.appraised.certainty.values(), review.appraised.questions.items()

    def under(rating: CertaintyRating) -> Phrase:
        near = ((claim, closest(found)) for claim, found in fits)
        return names(Home.CLAIMS, (claim for claim, found in near if any(f.question is rating.question for f in found)))

    return laid_out(
        "questions",
        ratings,
        {
            "Studies (people)": _studies,
            "Start": lambda one: f"{one.start} ({one.body})" if one.start else None,
            "Steps": lambda one: ". ".join(capital(step) for step in steps_of(one)),
            "Results": lambda one: _results(one, review),
            "In plain words": lambda one: plain_sentence(one, review.evidence),
            "Risk of bias": lambda one: one.people.words if one.findings else None,
            "Body": lambda one: one.label if one.review else None,
            "Provisional": lambda one: one.question.id in review.appraised.provisional_certainty,
            "Claims": under,
            "Judged by": lambda one: ", ".join(dict.fromkeys(step.judged_by for step in one.steps)),
        },
        label=LABEL,
        rated=count_of("questions.rated", review),
        unsure=count_of("questions.provisional", review),
        unjudged=sum(bool(one.steps) and not any(step.state for step in one.steps) for one in ratings),
    )


def _studies(rating: CertaintyRating) -> Phrase:
    """The studies with their people."""
    return joined(([Name(Home.STUDIES, one.study), f": {people_of(one)}"] for one in rating.studies), "; ")


def steps_of(rating: CertaintyRating) -> Iterator[str]:
    """The steps that moved the certainty, ``−1 imprecision: few people``, each with its reason; then the others.

    Those for which nothing was judged come by their state, and reasons to rate down that nobody considered last.
    """
    for step in rating.steps:
        if step.step:
            yield f"{step.step:+d} {step.domain}: {step.reason.rstrip('.')}".replace("-", "−", 1)
    still = {step.domain: step.state for step in rating.steps if not step.step}
    for state in (None, *MOVES_NOTHING):
        left = [domain for domain, one in still.items() if (one if one in MOVES_NOTHING else None) is state]
        if left:
            yield f"{state or 'considered and left'}: {listed(left)}"
    if rating.steps and rating.not_considered:
        yield f"not considered: {listed(rating.not_considered)}"


def people_of(study: Study) -> str:
    """Number of people in a study, with the units analysed where they are others."""
    people = words(study.participants, NOT_READ)
    if counts_people(study):
        return people
    return f"{people}, {words(study.units, NOT_READ)} {study.unit_name or 'units'} analysed"


_WITHIN = "within the difference"
_OTHER_ROW = "in another result"


def _results(rating: CertaintyRating, review: EvidenceReview) -> Phrase:
    """Every result that answers a question: its finding, both groups, the difference per 100, what was counted."""
    parts: list[list[str | Name]] = []
    for finding in rating.findings:
        study = review.evidence.study[finding.study]
        told = told_result(finding, study)
        time = f" at {counted(finding.months, 'month')}" if finding.months is not None else ""
        of = f"{finding.outcome}, {finding.measure} ({finding.group}){time}"
        sides = f"{told.treated}; control: {told.control}; difference: {told.difference}"
        if finding.measure is Measure.STATEMENT:
            sides = finding.note.rstrip(".")
        limit = f"; improved: {finding.threshold}" if finding.threshold else ""
        verified = "" if finding.verified else "; not verified"
        parts.append([Name(Home.FINDINGS, finding.id), f": {of}: {sides}{limit}{verified}"])
    return joined(parts, ". ")


class ToldResult(NamedTuple):
    """A result in words: what stands for the treated group, for the control group and for their difference."""

    treated: str
    control: str
    difference: str


def told_result(finding: Finding, study: Study) -> ToldResult:
    """A result of a study in words; what was not read is said in its place."""
    effect = absolute(finding, study)
    return ToldResult(*_arms(finding, study, effect), _difference(finding, study, effect))


def _arms(finding: Finding, study: Study, effect: Absolute) -> tuple[str, str]:
    """What stands for the treated and for the control group."""
    if finding.measure in (*DIFFERENCES, *RATIOS):
        return _WITHIN, _WITHIN
    interval = reported_interval(finding)
    read = f"{value_of(finding)}; 95 % interval {interval} as reported" if interval else value_of(finding)
    own = _per_100(effect.treated, study) if effect.treated else read
    if _of_control(finding, study):
        return _OTHER_ROW, own
    return own, _per_100(effect.control, study) if effect.control else control_of(finding)


def _of_control(finding: Finding, study: Study) -> bool:
    """Whether the finding's value is that of the control group, as its group is named in the study's comparator."""
    return bool(finding.group) and finding.group in study.comparator and finding.group not in study.agent


def _per_100(arm: Arm, study: Study) -> str:
    units = "" if counts_people(study) else f" {study.unit_name or 'units'}"
    counts = f"{arm.cases} of {arm.people}{units}"
    return counts if arm.people < FEWEST_FOR_PERCENT else f"{counts} ({arm.per_100:.0f} per 100)"


def _difference(finding: Finding, study: Study, effect: Absolute) -> str:
    if finding.measure in (*DIFFERENCES, *RATIOS):
        interval = reported_interval(finding)
        return f"{value_of(finding)}; 95 % interval {f'{interval} as reported' if interval else NOT_READ}"
    if finding.phase in ALONE:
        return NO_CONTROL
    if _of_control(finding, study):
        return _OTHER_ROW
    if finding.measure not in SHARES:
        return NOT_APPLICABLE if finding.measure is Measure.STATEMENT else NOT_READ
    return _from_counts(effect)


def _from_counts(effect: Absolute) -> str:
    """The difference per 100 with its interval and the people to treat, or why there is none."""
    if effect.difference is None:
        return f"not given: {effect.why}"
    if any(arm is not None and arm.people < FEWEST_FOR_PERCENT for arm in (effect.treated, effect.control)):
        return f"{FEW} in a group"
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
