"""Faults of findings and of searches: numbers that cannot be, and words that a study or an outcome does not bear."""

from collections.abc import Iterator
from decimal import Decimal

from analysis.appraise.absolute import NO_EFFECT, RATIOS, SHARES, significant
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import NO_RESULTS
from analysis.appraise.ladder import RANDOMISED
from analysis.model.problem import Remark, on_row
from analysis.model.records import Finding, Study
from analysis.model.words import Design, EventCount, Measure, Phase, TermKind
from analysis.text.prose.numbers import unlike_counts
from analysis.text.prose.phrases import with_article
from analysis.text.prose.units import PER_CENT, UnitKind, convert, rounded, unit_of

_OR_MEASURE = "correct the number or the measure"


# The columns of each arm: its value, its cases and its people.
_ARMS = (
    ("value", "numerator", "denominator"),
    ("comparator_value", "comparator_numerator", "comparator_denominator"),
)


def impossible_number(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A finding holds numbers that cannot be, in themselves or beside the row of its study."""
    evidence = appraised.evidence
    for finding in evidence.findings:
        for arm in _ARMS:
            yield from _counts(finding, *arm)
        yield from _interval(finding)
        if study := evidence.study.get(finding.study):
            yield from (*_people(finding, study), *_time(finding, study))


def taken_beyond_found(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Rows were taken from more hits of a search than concerned the subject."""
    for one in appraised.evidence.searches:
        if one.taken > one.found:
            subject, needed = f'the search for "{one.words}"', f"found {one.found}, and no more can be taken"
            yield on_row(one, "taken", subject, needed, f"{one.taken} were", "correct found or taken")


def _impossible(finding: Finding, column: str, needed: str, found: str, remedy: str) -> Remark:
    return on_row(finding, column, f"finding {finding.id}:", needed, found, remedy)


def _counts(finding: Finding, in_value: str, in_cases: str, in_people: str) -> Iterator[Remark]:
    value: Decimal | None = getattr(finding, in_value)
    cases: int | None = getattr(finding, in_cases)
    people: int | None = getattr(finding, in_people)
    if cases is not None and people is not None and cases > people:
        needed, found = f"a numerator needs to be {people} or less, its denominator", f"found {cases}"
        yield _impossible(finding, in_cases, needed, found, "swap or correct the two")
    share = _share(value, finding)
    if share is None:
        return
    if not 0 <= share <= 100:
        needed, found = "a share needs to lie between 0 and 100 %", f"found {value} {finding.unit}"
        yield _impossible(finding, in_value, needed, found, "correct the value or the measure")
    elif cases is None or people is None or cases > people:
        return
    elif unlike_counts(share, cases, people):
        needed = f"{cases} of {people} does not give {value} {finding.unit}"
        yield _impossible(finding, in_value, needed, "", "correct the value or the counts")


def _share(value: Decimal | None, finding: Finding) -> Decimal | None:
    """The value in per cent, ``None`` if it is no share of people or units."""
    unit = unit_of(finding.unit)
    if value is None or unit is None or unit.kind is not UnitKind.SHARE or finding.measure not in SHARES:
        return None
    return convert(value, unit, PER_CENT)


def _interval(finding: Finding) -> Iterator[Remark]:
    value, low, high = finding.value, finding.ci_low, finding.ci_high
    if finding.measure in RATIOS and value is not None and value <= 0:
        yield _impossible(finding, "value", "a ratio needs to be above 0", f"found {value}", _OR_MEASURE)
    if low is None or high is None:
        return
    ends, or_measure = f"found {low} to {high}", "correct the interval or the measure"
    if low > high:
        yield _impossible(finding, "ci_low", "an interval needs its lower end first", ends, "swap the two ends")
    elif value is not None and not low <= value <= high:
        needed, found = f"a value needs to lie within its interval, {low} to {high}", f"found {value}"
        yield _impossible(finding, "value", needed, found, "correct the value or the interval")
    elif finding.measure in RATIOS and low < 0:
        yield _impossible(finding, "ci_low", "the interval of a ratio needs to be 0 or more", ends, _OR_MEASURE)
    elif not all(0 <= share <= 100 for share in (_share(low, finding), _share(high, finding)) if share is not None):
        needed = "the interval of a share needs to lie between 0 and 100 %"
        yield _impossible(finding, "ci_low" if low < 0 else "ci_high", needed, ends, or_measure)


def _time(finding: Finding, study: Study) -> Iterator[Remark]:
    months, follow_up = finding.months, study.follow_up_months
    if months is not None and follow_up is not None and rounded(months, follow_up.decimals) > follow_up.high:
        needed = f"{study.study} has a follow-up in months of {follow_up}"
        found = f"found a result at {months} months"
        yield _impossible(finding, "months", needed, found, "correct the time, or the follow-up in studies.csv")


def _people(finding: Finding, study: Study) -> Iterator[Remark]:
    most = _most(study)
    if most is None or finding.measure not in (*SHARES, Measure.MEAN_CHANGE):
        return
    has = f"{study.study} has {most} {study.unit_name or 'people'}"
    counted = {in_people: getattr(finding, in_people) or 0 for *_, in_people in _ARMS}
    for column, people in counted.items():
        if people > most:
            remedy = "correct the count, or the number in studies.csv"
            yield _impossible(finding, column, has, f"found results of {people}", remedy)
            return
    parallel = study.design is Design.RANDOMISED_TRIAL and finding.phase is Phase.RANDOMISED
    if parallel and all(counted.values()) and sum(counted.values()) > most:
        found = f"found {' and '.join(map(str, counted.values()))} in two arms"
        remedy = "correct the counts, or the number in studies.csv"
        yield _impossible(finding, "comparator_denominator", has, found, remedy)


def _most(study: Study) -> int | None:
    """The most of whom a result can be: people, or units of which a person has several; ``None`` if not read."""
    if study.unit_name:
        return max(study.units, study.participants or 0) if study.units is not None else None
    return study.participants


# Designs whose groups, if there are any, chance did not make. Of the others the word does not say.
_NOT_RANDOMISED = {*Design}.difference(NO_RESULTS, RANDOMISED, (Design.SYSTEMATIC_REVIEW,))


def phase_unlike_design(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A finding is called randomised, and its study's design is one in which chance does not make the groups."""
    for finding in appraised.evidence.findings:
        study = appraised.evidence.study.get(finding.study)
        if study and finding.phase is Phase.RANDOMISED and study.design in _NOT_RANDOMISED:
            what, found = f'cannot be "{finding.phase}"', f"{study.study} is {with_article(study.design)}"
            remedy = 'write "controlled" if groups are compared and "uncontrolled" if not, or correct the design'
            yield on_row(finding, "phase", f"finding {finding.id}", what, found, remedy)


def misplaced_pools(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A finding of what is no systematic review pools trials, or one pools a review."""
    studies = appraised.evidence.study
    for finding in appraised.evidence.findings:
        pooled = [studies[key] for key in finding.pools.split() if key in studies]
        reviews = [study.study for study in pooled if study.design is Design.SYSTEMATIC_REVIEW]
        own = studies.get(finding.study)
        if pooled and own and own.design is not Design.SYSTEMATIC_REVIEW:
            found, remedy = f"{own.study} is {with_article(own.design)}", "empty the cell, or correct the design"
        elif reviews:
            found, remedy = f"{reviews[0]} is a systematic review", "name the trials that the result rests on"
        else:
            continue
        what = "needs to be a review's result that pools trials"
        yield on_row(finding, "pools", f"finding {finding.id}", what, found, remedy)


def misplaced_event(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A finding says how events of a harm were counted and is of no harm, or says there were none and counts some."""
    evidence = appraised.evidence
    terms = {term.term for term in evidence.terms if term.kind is TermKind.HARM}
    listed_there = {key for harm in evidence.harms for key in harm.findings.split()}
    for finding in evidence.findings:
        subject, known = f"finding {finding.id}", finding.outcome in terms or finding.id in listed_there
        if finding.event and not known and "terms" not in evidence.absent:
            what, found = f'has the event "{finding.event}"', f'"{finding.outcome}" is no term of a harm'
            remedy = "empty the cell, name the finding in harms.csv, or add the term to terms.csv as a harm"
            yield on_row(finding, "event", subject, what, found, remedy, joint=", but ")
        elif finding.event is EventCount.NONE and finding.numerator:
            what, found = 'needs a numerator of 0 beside the event "none"', f"found {finding.numerator}"
            yield on_row(finding, "event", subject, what, found, "say how they were counted, or correct the numerator")


def p_against_interval(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A difference or ratio has a p value and an interval of which one calls it significant and the other does not."""
    for finding in appraised.evidence.findings:
        # The p value of another measure may belong to a comparison that its interval does not show.
        low, high, verdict = finding.ci_low, finding.ci_high, significant(finding.p, near=True)
        if finding.measure not in NO_EFFECT or low is None or high is None or verdict is None or low > high:
            continue
        none = NO_EFFECT[finding.measure]
        if (low > none or high < none) is not verdict:
            side = "holds" if verdict else "excludes"
            what = f"a p value of {finding.p} does not go with an interval that {side} {none or 'nought'}"
            remedy = "correct the interval or the p value"
            yield on_row(finding, "p", f"finding {finding.id}:", what, f"{low} to {high}", remedy, joint=", ")
