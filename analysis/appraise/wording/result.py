"""A result in words: one finding as one plain sentence of fixed grammar, made of what its row and its study's row hold.

What was not read is said to be. A sentence never judges: it gives the design, the people, the condition, the agent, the
quantity with its number and unit, the time, and the comparator or its absence.
"""

import re
from decimal import Decimal

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES
from analysis.appraise.interval import counts_people, wilson
from analysis.appraise.wording.source import group_of, many, other_group, source_in_words, span
from analysis.appraise.wording.value import (
    ALONE,
    COMPARING,
    FEWEST_FOR_PERCENT,
    interval_in_words,
    reported_interval,
    with_unit,
)
from analysis.model.evidence import Evidence
from analysis.model.records import Finding, Study
from analysis.model.words import Basis, Measure, TermKind
from analysis.text.prose.phrases import counted, listed
from analysis.text.vocabulary.refused import refused, telling

# A remark that says which way a number points, as a finding's note words it.
_FAVOURS = re.compile(
    r"(?P<sign>\b(?:negative|positive) )?(?<!neither )(?<!none )\bfavours (?P<group>[^.;,]+)", re.IGNORECASE
)
_BETTER = re.compile(r"\b(?:negative|positive|higher|lower) is better\b", re.IGNORECASE)


def in_words(finding: Finding, study: Study, evidence: Evidence, basis: Basis | None = None) -> str:
    """One sentence that gives a finding, without any word of praise.

    Parameters
    ----------
    finding, study
        The finding and the row of the study that reports it.
    evidence
        Tells whether the finding's outcome is a harm.
    basis
        On what a link's *contradicts* rests; *no difference found* is said of a result without a number.
    """
    source = source_in_words(study, finding.phase, finding.group)
    rate = "; no rate can be computed from it" if _is_harm(finding, evidence) and finding.denominator is None else ""
    gaps = _unread(finding, study)
    unread = f"; not read: {listed(gaps)}" if gaps else ""
    told = f"{source}, {_result(finding, study, basis)}{_compared(finding, study)}{rate}{unread}"
    return f"{told}{'' if finding.verified else ' (not yet verified)'}."


def treatment_in_words(study: Study, *, regimen: bool) -> str:
    """One sentence that says what a study gave, for a claim that no result of it bears on.

    ``regimen`` adds the dose as recorded, the number of treatments, their interval, the concentration and the setting,
    as far as they were read.
    """
    return f"{source_in_words(study, None, study.agent)}, {study.agent} was given{_regimen(study) if regimen else ''}."


def _result(finding: Finding, study: Study, basis: Basis | None) -> str:
    """The quantity with its number, unit and time, as the finding's measure has it."""
    if not _has_number(finding):
        remark = telling(finding.note)
        if basis is Basis.NO_DIFFERENCE_FOUND:
            said = "is without a number: no difference was found"
        elif any(character.isdigit() for character in remark):
            said = f"is recorded as “{remark}”"
        else:
            said = f"is without a number{_quoted(remark)}"
        return f"what is reported on {_about(finding)}{_time(finding, study)} {said}"
    if finding.measure in SHARES:
        return _share_in_words(finding, study)
    value, when = with_unit(finding.value, finding.unit), _time(finding, study)
    match finding.measure:
        case Measure.MEAN_CHANGE:
            better = _BETTER.search(finding.note)
            way = f" ({better[0].lower()})" if better else ""
            return f"{finding.outcome} changed by {value} on average{way} in {group_of(finding, study)}{when}"
        case Measure.COUNT:
            return f"{value} were counted under “{finding.outcome}” ({finding.group})"
        case Measure.P_VALUE:
            return f"a test of {_about(finding)}{when} gave {_p(finding)}{_favours(finding)}"
    name = "difference between groups" if finding.measure is Measure.DIFFERENCE else str(finding.measure)
    return f"the {name} in {_about(finding)} was {value}{_interval(finding)}{when}{_favours(finding)}"


def _share_in_words(finding: Finding, study: Study) -> str:
    who, when = group_of(finding, study), _time(finding, study)
    share = _share(with_unit(finding.value, finding.unit), finding.numerator, finding.denominator, study)
    if finding.measure is not Measure.SHARE_IMPROVED:
        return f"the share of {who} under “{finding.outcome}” was {share}{when}"
    on = "" if finding.outcome.startswith("improve") else f" on {finding.outcome}"
    limit = f" (threshold: {finding.threshold})" if finding.threshold else ""
    return f"{share} of {who} counted as improved{on}{limit}{when}"


def _about(finding: Finding) -> str:
    return f"{finding.outcome} ({finding.group})"


def _has_number(finding: Finding) -> bool:
    return finding.value is not None and finding.measure is not Measure.STATEMENT


def _quoted(remark: str) -> str:
    return f", recorded as “{remark}”" if remark else ""


def _share(value: str, cases: int | None, people: int | None, study: Study) -> str:
    """Counts first, then percentage and interval where they mean something; the percentage alone without counts."""
    if cases is None or people is None:
        return value
    units = f" {study.unit_name}" if study.unit_name else ""
    if people < FEWEST_FOR_PERCENT or not 0 <= cases <= people:
        return f"{cases} of {people}{units}"
    if not counts_people(study):
        return f"{cases} of {people}{units} ({value})"
    return f"{cases} of {people} ({value}; 95 % interval {interval_in_words(wilson(cases, people))})"


def _compared(finding: Finding, study: Study) -> str:
    """The control group's value beside the result, or that there was no control group."""
    if finding.measure is Measure.COUNT or finding.measure in COMPARING:
        return ""
    if finding.comparator_value is not None:
        value = with_unit(finding.comparator_value, finding.unit)
        if finding.measure in SHARES:
            value = _share(value, finding.comparator_numerator, finding.comparator_denominator, study)
        other = other_group(finding, study)
        return f", against {value} in the control group{f' ({other})' if other else ''}"
    return ", without a comparison group" if finding.phase in ALONE else ""


def _unread(finding: Finding, study: Study) -> tuple[str, ...]:
    """What a reader would want to know of a result and was not read of it."""
    measure, alone = finding.measure, finding.phase in ALONE or " vs " in finding.group
    gaps = {
        "counts": measure in SHARES and finding.denominator is None,
        "what counts as improved": measure is Measure.SHARE_IMPROVED and not finding.threshold,
        "size of the difference": measure is Measure.P_VALUE,
        "interval": measure in (*DIFFERENCES, *RATIOS) and not _interval(finding),
        "time": measure is not Measure.COUNT and not _time(finding, study),
        "result of the control group": not (alone or measure is Measure.COUNT) and finding.comparator_value is None,
    }
    return tuple(name for name, unread in gaps.items() if unread)


def _time(finding: Finding, study: Study) -> str:
    """When it was measured: the finding's own time, else, of a number, the study's follow-up; empty if not read."""
    if finding.months is not None:
        return f" at {counted(finding.months, 'month')}"
    if study.follow_up_months is None or not _has_number(finding):
        return ""
    return f" within a follow-up of {many(study.follow_up_months, 'month')}"


def _interval(finding: Finding) -> str:
    interval = reported_interval(finding)
    return f" (95 % interval {interval})" if interval else ""


def _p(finding: Finding) -> str:
    """The p value as ``p = 0.015`` or ``p < 0.05``."""
    text = finding.p or str(finding.value)
    sign = text[0] if text[0] in "<>=" else "="
    return f"p {sign} {Decimal(text.lstrip('<>='))}"


def _favours(finding: Finding) -> str:
    found = _FAVOURS.search(finding.note)
    if found is None or refused(found[0]):
        return ""
    return f"; {found['sign'].strip().lower() if found['sign'] else 'it'} favours {found['group']}"


def _regimen(study: Study) -> str:
    """The dose as recorded, then what the columns give of the course."""
    parts = (
        many(study.sessions, "treatment") if study.sessions else "",
        f"{many(study.interval_weeks, 'week')} apart" if study.interval_weeks else "",
        f"a concentration of {span(study.concentration)} %" if study.concentration else "",
        f"setting: {study.setting}" if study.setting and not refused(study.setting) else "",
    )
    course = "; ".join(filter(None, parts)) or "number, interval and concentration not read"
    return f"{'' if refused(study.dose) else _quoted(study.dose)} ({course})"


def _is_harm(finding: Finding, evidence: Evidence) -> bool:
    return any(term.kind is TermKind.HARM and term.term == finding.outcome for term in evidence.terms)
