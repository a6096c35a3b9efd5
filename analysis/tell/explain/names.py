"""Everything behind one name: the manual of a check, or the rows, rules and places behind anything with an id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from textwrap import dedent

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import overall
from analysis.appraise.interval import counts_people, wilson
from analysis.appraise.ladder import EDITION
from analysis.appraise.verdict import RULES, Assessment, RatedLink
from analysis.check.catalogue import CHECKS, Check, check_named
from analysis.check.design import why
from analysis.check.evidence_review import EvidenceReview
from analysis.model.place import Origin
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Scope, Stance
from analysis.schema import TABLES
from analysis.tell.explain.document import document_lines
from analysis.tell.explain.question import claim_lines, question_lines
from analysis.tell.explain.rows import regimen_lines, witness_lines
from analysis.tell.explain.wording import settling_lines
from analysis.tell.formats.problems import as_line, printable
from analysis.tell.numbers.all_numbers import number_lines, numbers_by_id
from analysis.tell.numbers.number import Number


class UnknownName(LookupError):
    """No check, claim, study, finding, question, document or number has the name. The text offers the nearest."""


def explain(name: str, review_data: Callable[[], EvidenceReview]) -> str:
    """Explain a check, a claim, a study, a finding, a question, a document or a number.

    Where a record and a number have one name, such as a finding and its value, both are explained.

    Parameters
    ----------
    name
        Name of a check, id of a claim, a finding, a question, a document or a number, or key of a study.
    review_data
        Reads, appraises and checks the data; called only for a name that is not a check's.

    Raises
    ------
    UnknownName
        If nothing has that name.
    """
    check = check_named(name)
    if check:
        return printable_lines(_check(check))
    review = review_data()
    appraised = review.appraised
    told = _record(name, review)
    known = numbers_by_id(review)
    if name in known:
        told = chain(() if told is None else (*told, ""), number_lines(known[name], appraised))
    if told is None:
        raise UnknownName(_unknown(name, appraised, known))
    return printable_lines(told)


def _record(name: str, review: EvidenceReview) -> Iterator[str] | None:
    """The lines on the record of that name; ``None`` if there is none."""
    appraised, evidence = review.appraised, review.evidence
    if name in evidence.claim:
        return _claim(evidence.claim[name], review)
    if name in evidence.study:
        return _study(evidence.study[name], appraised)
    if name in evidence.finding:
        return _finding(evidence.finding[name], appraised)
    if name in appraised.certainty:
        return question_lines(appraised.certainty[name], appraised)
    if name in evidence.document:
        return document_lines(evidence.document[name], review)
    return None


def printable_lines(lines: Iterable[str]) -> str:
    """Lines joined, control characters in them escaped."""
    return "\n".join(printable(line) for text in lines for line in text.split("\n"))


def _unknown(name: str, appraised: AppraisedEvidence, known: Mapping[str, Number]) -> str:
    from difflib import get_close_matches

    evidence = appraised.evidence
    named = (evidence.claim, evidence.study, evidence.finding, appraised.certainty, evidence.document)
    names = [*(check.name for check in CHECKS), *(name for records in named for name in records), *known]
    near = get_close_matches(name, names, 3)
    offer = (
        f"did you mean {' or '.join(near)}?" if near else f"the checks are: {', '.join(check.name for check in CHECKS)}"
    )
    return f'"{name}" is no check, claim, study, finding, question, document or number; {offer}'


def _check(check: Check) -> Iterator[str]:
    title, _, rest = check.manual.partition("\n")
    yield f"{check.name}: {check.kind}, severity {check.severity}"
    yield ""
    yield title
    yield dedent(rest).rstrip()


def _claim(claim: Claim, review: EvidenceReview) -> Iterator[str]:
    appraised = review.appraised
    document = appraised.evidence.document.get(claim.document)
    yield f'{claim.id}: "{claim.quote}"'
    yield f"  {claim.place}{f' ({document.title})' if document else ''}"
    yield f"  {claim.statement}"
    yield from _columns(claim, "claims", skip=("id", "document", "line", "quote", "statement"))
    for scope in Scope:
        yield ""
        yield from _assessment(appraised.assessments[claim.id, scope], appraised)
    yield from _traces(claim, appraised)
    yield from regimen_lines(claim, appraised)
    yield from _design(claim, appraised)
    yield from claim_lines(claim, appraised)
    yield from settling_lines(claim, appraised)
    unsure = review.provisional_flags.get(claim.id, ())
    flags = [problem for problem in review.problems if problem.claim == claim.id]
    yield ""
    yield f"Problems: {len(flags)}"
    for problem in flags:
        note = " (provisional: rests on a finding that was not verified)" if problem.check in unsure else ""
        yield f"  {as_line(problem)}{note}"


def _assessment(assessment: Assessment, appraised: AppraisedEvidence) -> Iterator[str]:
    whose = "the studies the document cites" if assessment.scope is Scope.OWN else "all studies known here"
    provisional = assessment.scope in appraised.provisional.get(assessment.claim.id, ())
    yield f"Verdict by {whose}: {assessment.verdict}{' (provisional)' if provisional else ''}"
    yield f"  rule {assessment.rule}: {RULES[assessment.rule - 1]}"
    yield f"  question: {f'{assessment.question} ({EDITION})' if assessment.question else 'no level applies'}"
    if assessment.scope is Scope.OWN:
        cited = assessment.cited_studies
        yield f"  reached by: {cited.cited_by} ({', '.join(cited.studies) or 'no study'})"
    if assessment.deciding:
        yield f"  decided by: {_standing(assessment.deciding)}"
    for one in assessment.weighed:
        yield from _weighed(one, "; a weightier link decides" if one in assessment.outweighed else "")
    for row in assessment.screened:
        yield f"  {row.study}: {Stance.DOES_NOT_ADDRESS}, as all claims like it"
        yield f"    {row.reason} Judged by {row.judged_by}. [{_where(row.origin)}]"
    for one in assessment.over_cap:
        yield from _weighed(one, "; above its cap, so it does not count (see: explain link-above-cap)")


def _weighed(one: RatedLink, remark: str) -> Iterator[str]:
    link = one.link
    basis = f" ({link.basis})" if link.basis else ""
    yield f"  {link.study}: {link.stance}{basis}{remark}"
    if link.stance is not Stance.DOES_NOT_ADDRESS:
        fits = f"condition {link.condition_fit}, agent {link.agent_fit}, outcome {link.outcome_fit}"
        yield f"    {_standing(one)}; {fits}"
        if one.finding and not one.finding.verified:
            yield f"    {one.finding.id} was not verified: what rests on it is provisional"
    yield f"    {link.rationale} Judged by {link.judged_by}. [{_where(link.origin)}]"


def _standing(one: RatedLink) -> str:
    level = (
        f"level {one.evidence_level.level}"
        if one.evidence_level.level
        else one.evidence_level.why or "no level applies"
    )
    part = f", {one.finding.id} ({one.phase})" if one.finding else ""
    return f"{one.study.study}{part}: {one.study.design}, {level}"


def _traces(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    traces = appraised.figure_matches.get(claim.id, ())
    if traces:
        yield ""
        yield f"Figure {claim.figure} {claim.unit} against the findings of the studies cited:"
    for one in traces:
        finding = one.finding
        about = f"{finding.outcome}, {finding.phase}{'' if finding.verified else ', not verified'}"
        yield f"  {one.comparison}: {finding.id} of {finding.study} ({about}): {one.why}"


def _design(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    comparison = appraised.designs.get(claim.id)
    if comparison is None:
        return
    yield ""
    yield f'Stated design "{claim.stated_design}" ({comparison.stated or "no design"}): {comparison.outcome}'
    yield f"  {why(comparison, appraised.evidence)}"
    without = appraised.verified.designs.get(claim.id)
    if without and without.outcome is not comparison.outcome:
        yield f"  without the unverified findings: {without.outcome}; {why(without, appraised.verified.evidence)}"


def _study(study: Study, appraised: AppraisedEvidence) -> Iterator[str]:
    evidence = appraised.evidence
    entry = evidence.entry.get(study.study)
    yield f"{study.study}: {study.design}"
    if entry:
        yield f"  {entry.fields.get('title', 'no title')} [{_where(entry.origin)}]"
    yield from witness_lines(study, appraised)
    yield from _columns(study, "studies", skip=("study", "design"))
    for finding in evidence.findings_of.get(study.study, ()):
        yield ""
        yield from _finding(finding, appraised)
    yield from _bias(study, appraised)
    links = [link for link in evidence.links if link.study == study.study]
    yield ""
    yield f"Claims judged by it: {len(links)}"
    for stance in Stance:
        claims = [link.claim for link in links if link.stance is stance]
        if claims:
            listed = "" if stance is Stance.DOES_NOT_ADDRESS else f": {', '.join(claims)}"
            yield f"  {stance}: {len(claims)}{listed}"


def _bias(study: Study, appraised: AppraisedEvidence) -> Iterator[str]:
    """Risk of bias of each result of a study, domain by domain, with reason, text, rater and place."""
    for result in appraised.bias:
        if result.study != study.study:
            continue
        yield ""
        yield f"Risk of bias of {result.outcome}, {result.phase}, by {result.tool} ({result.form.source}):"
        for domain in result.domains:
            row = result.rows.get(domain.name)
            yield f"  {domain.label}: {result.word(domain)}"
            if row is None:
                yield "    no row: nobody judged this domain"
                continue
            read = f"Read at {row.read_at}. " if row.read_at else ""
            yield f"    {row.reason} {read}Judged by {row.judged_by}. [{_where(row.origin)}]"
        whole = overall(result)
        yield f"  overall: {whole.judgement or 'not told'} ({whole.why})"


def _finding(finding: Finding, appraised: AppraisedEvidence) -> Iterator[str]:
    value = f"{finding.value} {finding.unit}".strip() if finding.value is not None else "no number"
    yield f"{finding.id} of {finding.study}: {finding.outcome}, {finding.measure}: {value}"
    yield from _columns(finding, "findings", skip=("id", "study", "outcome", "measure", "value", "unit"))
    yield from _interval(finding, appraised.evidence.study.get(finding.study))
    claims = [link.claim for link in appraised.evidence.links if link.finding == finding.id]
    yield f"  rests on it: {', '.join(claims) or 'no link'}"


def _interval(finding: Finding, study: Study | None) -> Iterator[str]:
    """The interval of a share of people; for other units why there is none; nothing without counts that can be."""
    cases, people = finding.numerator, finding.denominator
    if cases is None or people is None or not 0 <= cases <= people:
        return
    if counts_people(study):
        interval = wilson(cases, people)
        yield f"  95 % Wilson interval: {100 * interval.low:.1f} to {100 * interval.high:.1f} % (sampling error only)"
    elif study:
        yield f"  95 % Wilson interval: not given, as {study.unit_name or 'units'} of one person are not independent"


def _columns(record: Claim | Study | Finding, table: str, skip: tuple[str, ...]) -> Iterator[str]:
    """The columns of a record, one a line; empty ones are said to be."""
    for field in TABLES[table].fields:
        if field.name not in skip:
            yield f"  {field.name}: {_shown(getattr(record, field.name))}"
    yield f"  [{_where(record.origin)}]"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None or value == "" else str(value)


def _where(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}"
