"""Appraisals: faults of what was judged of risk of bias, and studies that counted something else than people."""

from collections.abc import Iterator
from itertools import chain

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import FORMS, NOT_ASSESSED, RANDOMISATION, Result, fitting_tool, results
from analysis.check.raters import tables
from analysis.model.evidence import Evidence
from analysis.model.judgements import Appraisal
from analysis.model.problem import Remark, on_row
from analysis.model.records import Finding, Study
from analysis.model.words import ReadAs
from analysis.text.prose.phrases import counted, listed, with_article
from analysis.text.spelling import did_you_mean


def unknown_domain(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An appraisal names a domain, or uses a word of judgement, that its tool does not have."""
    for row in chain.from_iterable(tables("appraisals", appraised.evidence)):
        form = FORMS[row.tool]
        if row.domain not in form.names:
            yield _unknown(row, "domain", row.domain, form.names)
        if row.judgement not in form.words:
            yield _unknown(row, "judgement", row.judgement, form.words)


def wrong_tool(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A result was judged with a tool that does not fit the study's design and the part that the result comes from."""
    for result in _results(appraised.evidence):
        study = appraised.evidence.study.get(result.study)
        if study is None:
            continue
        fits = fitting_tool(study, result.phase)
        if fits is result.tool:
            continue
        row = next(iter(result.rows.values()))
        subject = f"{with_article(study.design)} ({result.study}), part “{result.phase}”,"
        needed, found = f"needs {fits or 'no tool: none of those here fits it'}", f"found {result.tool}"
        first = f'judge its domains with "{fits}"' if fits else "remove the rows"
        yield on_row(row, "tool", subject, needed, found, f"{first}, or correct the phase or the design")


def unread_judgement(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A domain was judged without a text that it was judged on, or of a study that nobody read."""
    for row in chain.from_iterable(tables("appraisals", appraised.evidence)):
        if row.judgement == NOT_ASSESSED:
            continue
        study = appraised.evidence.study.get(row.study)
        if not row.read_at:
            field, found = "read_at", "read_at is blank"
        elif study and study.read_as is ReadAs.NOT_READ:
            field, found = "judgement", 'studies.csv says "not read"'
        else:
            continue
        what = f'is judged "{row.judgement}", which needs a text that was read'
        remedy = f'name the text in read_at, or write "{NOT_ASSESSED}"'
        yield on_row(row, field, f"{row.domain} of {row.study}", what, found, remedy)


def incomplete_appraisal(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A result has a domain that was judged, but lacks other domains of its tool."""
    for result in _results(appraised.evidence):
        misnamed = len(result.domains) - len(result.form.domains)
        judged = any(row.judgement != NOT_ASSESSED for row in result.rows.values())
        if judged and len(result.missing) > misnamed:
            row = next(iter(result.rows.values()))
            names = listed(f'"{domain.name}"' for domain in result.missing)
            what, found = f"needs all {len(result.form.domains)} domains of {result.tool}", f"it lacks {names}"
            remedy = f'add a row for each; write "{NOT_ASSESSED}" where nothing was read'
            yield on_row(row, "domain", f"{result.outcome} of {result.study}, {result.phase},", what, found, remedy)


def differing_randomisation(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The randomisation of one trial is judged in two ways, for two of its results."""
    for rows in tables("appraisals", appraised.evidence):
        first: dict[str, Appraisal] = {}
        for row in rows:
            if row.domain == RANDOMISATION:
                was = first.setdefault(row.study, row)
                if row.judgement != was.judgement:
                    what = f'is judged "{was.judgement}" for {was.outcome}'
                    found = f'for {row.outcome} "{row.judgement}"'
                    yield on_row(row, "judgement", f"{row.domain} of {row.study}", what, found, "judge it once")


def unit_of_analysis(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A study counted knees, teeth or the like, of which one person may have several, and not people."""
    evidence = appraised.evidence
    for study in evidence.studies:
        found = [one.id for one in evidence.findings_of.get(study.study, ()) if _rests_on_units(one, study)]
        if study.units is None or not found or (study.participants or 0) >= study.units:
            continue
        name, people = study.unit_name or "units", "how many people they belong to was not read"
        if study.participants is not None:
            people = f"they belong to {counted(study.participants, 'person', 'people')}"
        independent = (
            f"{name} of one person are not independent, so that an interval is too narrow and a p value too small "
            f"({listed(found)}) unless the analysis allowed for it"
        )
        then = "if it was read how people were counted, say so in participants and limits"
        what, remedy = f"analysed {study.units} {name}, and {people}", f"read these figures with that in mind; {then}"
        yield on_row(study, "units", study.study, what, independent, remedy)


def _rests_on_units(finding: Finding, study: Study) -> bool:
    """Whether a finding has counts, an interval or a p value, and its counts are not those of the people."""
    of_people = finding.denominator is not None and finding.denominator == study.participants
    told = finding.p or finding.ci_low is not None or finding.denominator is not None
    return bool(told) and not of_people


def _unknown(row: Appraisal, field: str, found: str, allowed: tuple[str, ...]) -> Remark:
    remedy = did_you_mean(found, allowed, f"write one of: {' · '.join(allowed)}")
    return on_row(row, field, str(row.tool), f'has no {field} "{found}" (study {row.study})', "", remedy)


def _results(evidence: Evidence) -> Iterator[Result]:
    return chain.from_iterable(map(results, tables("appraisals", evidence)))
