"""Everything behind one document, study, finding or question: its row, what it says or gives, and what rests on it."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from analysis.appraise.absolute import Absolute, absolute, counts_people, why_dependent, wilson
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import Result, overall
from analysis.appraise.certainty import LABEL, MOVES_NOTHING, CertaintyRating, body_of
from analysis.appraise.design import concord, witnesses
from analysis.appraise.effect import imprecision_lines
from analysis.appraise.ladder import QuestionType, question_of
from analysis.appraise.raters.rated_pairs import PAIR_WORDS, pair_word
from analysis.appraise.wording.result import in_words, on_harm
from analysis.appraise.wording.source import is_doubted, people_and_units, status_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus, Verdict
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.records import Claim, Document, Finding, Study
from analysis.model.words import Category, Sourcing, Stance
from analysis.tell.explain.rows import (
    as_written,
    column_lines,
    comparison_in_words,
    judged_lines,
    paragraphs,
    problem_lines,
    unverified_lines,
)
from analysis.text.prose.phrases import counted, listed, tallied, verb


def document_answer(document: Document, review: EvidenceReview) -> Iterator[str]:
    """Its claims by the verdict of its own references, the gravest of its flags, and what it says of harms."""
    claims, views = review.evidence.claims_of.get(document.id, ()), review.appraised.harms.get(document.id)
    verdicts = tallied(Counter(review.appraised.own[claim.id].verdict for claim in claims), Verdict) or "none"
    yield f"{document.id}: {document.title}: {counted(len(claims), 'claim')}; by the studies that it cites {verdicts}"
    flags = _of(document, review)
    yield f"{counted(len(flags), 'flag')}{f'; the gravest: {flags[0].message}' if flags else ''}"
    if views is None:
        yield "Harms: not judged"
    else:
        relevant = [view for view in views if view.relevant]
        said = tallied(Counter(view.status for view in relevant), HarmStatus) or "none"
        yield f"Harms that studies listed here report and that bear on what it describes: {len(relevant)}; {said}"


def _of(document: Document, review: EvidenceReview) -> list[Problem]:
    """The flags on a document's claims and on itself, gravest first."""
    claims = {claim.id for claim in review.evidence.claims_of.get(document.id, ())}
    on_claims = [flag for flag in review.flags_on_claims if not claims.isdisjoint(flag.claims)]
    return review.priority.gravest_first([*on_claims, *_on_itself(document, review)])


def _on_itself(document: Document, review: EvidenceReview) -> list[Problem]:
    claims = review.evidence.claim
    return [flag for flag in review.flags_on_documents.get(document.id, ()) if flag.claim not in claims]


def document_lines(document: Document, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a document further; flags on its claims counted by check, those on itself in full."""
    return paragraphs(
        column_lines(document, "documents", skip=("id", "title")),
        _claims(document, review.appraised),
        _harms(document, review.appraised),
        _flags(document, review),
    )


def _claims(document: Document, appraised: AppraisedEvidence) -> Iterator[str]:
    evidence = appraised.evidence
    claims = evidence.claims_of.get(document.id, ())
    cited = dict.fromkeys(one.study for one in evidence.references_of.get(document.id, ()) if one.study)
    yield f"Claims by category: {tallied(Counter(claim.category for claim in claims), Category) or 'none'}"
    yield f"Claims by sourcing: {tallied(Counter(claim.sourcing for claim in claims), Sourcing) or 'none'}"
    yield f"Studies that it cites: {', '.join(cited) or 'none that is known here'}"


def _harms(document: Document, appraised: AppraisedEvidence) -> Iterator[str]:
    views = appraised.harms.get(document.id, ())
    for title, relevant in (("Harms that bear on what it describes", True), ("It also speaks of", False)):
        found = [view for view in views if view.relevant is relevant and (relevant or view.claims)]
        if found:
            yield title
        for status in HarmStatus:
            named = (view for view in found if view.status is status)
            said = [f"{view.harm} ({' '.join(view.claims)})" if view.claims else view.harm for view in named]
            if said:
                yield f"  {status}: {len(said)}: {', '.join(said)}"


def _flags(document: Document, review: EvidenceReview) -> Iterator[str]:
    """Flags on its claims counted by check, those on itself one a line."""
    every, on_itself = _of(document, review), _on_itself(document, review)
    on_claims = Counter(flag.check for flag in every if flag not in on_itself)
    yield f"Flags on its claims: {on_claims.total()}"
    yield from (f"  {check}: {count}" for check, count in on_claims.items())
    yield f"Flags on the document as a whole: {len(on_itself)}"
    for flag in on_itself:
        yield from problem_lines(flag, every[0], review.evidence)


def study_answer(study: Study, review: EvidenceReview) -> Iterator[str]:
    """What a study is and how it was read, what it found where it compared groups, and how claims stand against it."""
    evidence, entry = review.evidence, review.evidence.entry.get(study.study)
    doubted = f"{status_in_words(study)}; " if is_doubted(study) else ""
    titled = f"; {entry.fields['title']}" if entry and "title" in entry.fields else ""
    yield f"{study.study}: {doubted}{study.design}, {people_and_units(study)}; read: {study.read_as.meaning}{titled}"
    findings = evidence.findings_of.get(study.study, ())
    told = comparison_in_words(findings, evidence)
    if not told:
        alone = f"; {counted(len(findings), 'finding')} of one group alone" if findings else ""
        yield f"What it found: nothing in a comparison, as far as read{alone}"
    else:
        yield f"What it found, of {counted(len(findings), 'finding')}: {told}"
    said = Counter(str(pair_word(links)) for pair, links in evidence.links_on.items() if pair[1] == study.study)
    yield f"{counted(said.total(), 'claim')} judged by it{f': {tallied(said, map(str, PAIR_WORDS))}' if said else ''}"


def study_lines(study: Study, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a study further, with all of each of its findings."""
    appraised = review.appraised
    return paragraphs(
        _study_row(study, appraised),
        *(_finding(one, review) for one in appraised.evidence.findings_of.get(study.study, ())),
        *(_bias(result, appraised.evidence) for result in appraised.bias if result.study == study.study),
        _claims_by_stance(study, appraised),
    )


def _study_row(study: Study, appraised: AppraisedEvidence) -> Iterator[str]:
    entry = appraised.evidence.entry.get(study.study)
    yield f"Its row and its entry{f' [{entry.origin}]' if entry else ': no entry'}"
    yield from witness_lines(study, appraised)
    yield from column_lines(study, "studies", skip=("study", "design"))


def witness_lines(study: Study, appraised: AppraisedEvidence) -> Iterator[str]:
    """What each witness of a study's design says, and whether they agree."""
    found = witnesses(study, appraised.evidence)
    yield f"  witnesses of its design: {concord(found, study)}"
    for one in found:
        yield f"    {one}{f' (“{one.quote}”)' if one.quote else ''}"


def _bias(result: Result, evidence: Evidence) -> Iterator[str]:
    yield f"Risk of bias of {result.outcome}, {result.phase}, by {result.tool} ({result.form.source}):"
    for domain in result.domains:
        row = result.rows.get(domain.name)
        yield f"  {domain.label}: {result.word(domain)}"
        if row is None:
            yield "    no row: nobody judged this domain"
        else:
            reason = f"{row.reason} Read at {row.read_at}." if row.read_at else row.reason
            yield from judged_lines(row, reason, evidence)
    whole = overall(result)
    yield f"  overall: {whole.judgement or 'not told'} ({whole.why})"


def _finding(finding: Finding, review: EvidenceReview) -> Iterator[str]:
    first, *_, rests = finding_answer(finding, review)
    yield from (first, *finding_lines(finding, review), f"  {rests}")


def _claims_by_stance(study: Study, appraised: AppraisedEvidence) -> Iterator[str]:
    links = [link for link in appraised.evidence.links if link.study == study.study]
    yield "Claims by what its findings say of them"
    for stance in Stance:
        claims = [link.claim for link in links if link.stance is stance]
        if claims:
            named = "" if stance is Stance.DOES_NOT_ADDRESS else f": {', '.join(claims)}"
            yield f"  {stance}: {len(claims)}{named}"


def finding_answer(finding: Finding, review: EvidenceReview) -> Iterator[str]:
    """A finding's value, the same in a sentence, and the claims that rest on it."""
    evidence = review.evidence
    value = as_written(finding.value, finding.unit) or "no number"
    yield f"{finding.id} of {finding.study}: {finding.outcome}, {finding.measure}: {value}"
    if finding.study in evidence.study:
        yield in_words(finding, evidence.study[finding.study], is_harm=on_harm(finding, evidence))
    claims = dict.fromkeys(link.claim for link in evidence.links if link.finding == finding.id)
    yield f"rests on it: {', '.join(claims) or 'no link'}"


def finding_lines(finding: Finding, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a finding further."""
    yield from column_lines(finding, "findings", skip=("id", "study", "outcome", "measure", "value", "unit"))
    yield from _interval(finding, review.evidence.study.get(finding.study))


def _interval(finding: Finding, study: Study | None) -> Iterator[str]:
    """The interval of a share of people; for other units why there is none; nothing without counts that can be."""
    cases, people = finding.numerator, finding.denominator
    if cases is None or people is None or not 0 <= cases <= people:
        return
    if counts_people(study):
        interval = wilson(cases, people)
        yield f"  95 % Wilson interval: {100 * interval.low:.1f} to {100 * interval.high:.1f} % (sampling error only)"
    elif study:
        yield f"  95 % Wilson interval: not given, as {why_dependent(study)}"


def question_answer(rating: CertaintyRating, review: EvidenceReview) -> Iterator[str]:
    """A question with its certainty, what a comparison found, and why the certainty is what it is."""
    question, evidence = rating.question, review.evidence
    provisional = " (provisional)" if question.id in review.appraised.provisional_certainty else ""
    yield f"{question.id}: {question.words}: certainty {rating.words}{provisional}"
    told = comparison_in_words(rating.findings, evidence)
    found = f"{counted(len(rating.findings), 'finding')} of {counted(len(rating.studies), 'study', 'studies')}"
    if told:
        yield f"What was found ({found}): {told}"
    else:
        yield f"What was found: {found}, none of which compares groups"
    moved = listed(f"{step.step:+d} for {step.domain}" for step in rating.steps if step.step) or "no step up or down"
    yield f"Why: it starts {f'{rating.start} ({rating.body}); {moved}' if rating.start else 'nowhere'}"


def question_lines(rating: CertaintyRating, review: EvidenceReview) -> Iterator[str]:
    """A question with its findings, each step of its certainty, what would change it, and the claims under it."""
    appraised = review.appraised
    return paragraphs(
        _asked(rating),
        chain([f"Findings: {len(rating.findings)}"], *(_answering(one, review) for one in rating.findings)),
        chain(_certainty(rating, appraised), _changes(rating, appraised)),
        _claims_under(rating, appraised),
    )


def questions_of_claim(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    """The questions that a claim of benefit falls under, closest first, with their certainty, or why there is none."""
    if question_of(claim) is not QuestionType.BENEFIT:
        return
    fits = appraised.questions.get(claim.id, ())
    if not fits:
        unnamed = [name for name in ("condition", "agent", "outcome") if not getattr(claim, name)]
        why = f"it names no {' and no '.join(unnamed)}" if unnamed else "none that is listed has its terms"
        yield f"Certainty: it falls under no question, as {why}"
        return
    yield f"Certainty of the questions it falls under, closest first ({LABEL.rstrip('.').lower()}):"
    for fit in fits:
        rating = appraised.certainty[fit.question.id]
        provisional = " (provisional)" if fit.question.id in appraised.provisional_certainty else ""
        yield f"  {fit.question.id}: {rating.words}{provisional}"
        yield f"    {fit.question.words}; {fit.words}"
        if rating.review:
            yield f"    {rating.label}"


def _asked(rating: CertaintyRating) -> Iterator[str]:
    question = rating.question
    yield f"In what: {rating.in_what}"
    risk = "not read" if question.baseline_risk is None else f"{question.baseline_risk} per 100"
    yield f"  importance: {question.importance or 'not judged'}; baseline risk: {risk}"
    yield f"  [{question.origin}]"


def _answering(finding: Finding, review: EvidenceReview) -> Iterator[str]:
    study = review.evidence.study[finding.study]
    control = as_written(finding.comparator_value, finding.unit)
    yield f"  {next(finding_answer(finding, review))}{f', control {control}' if control else ''}"
    body = body_of(finding, review.evidence) or "no known study of patients"
    yield f"    {study.design}, {finding.phase} part; counts as: {body} [{finding.origin}]"
    yield from _effect(absolute(finding, study))
    yield from unverified_lines(finding)


def _effect(effect: Absolute) -> Iterator[str]:
    if effect.treated is None or effect.control is None or effect.difference is None:
        return
    yield (
        f"    per 100: {effect.treated.per_100:.1f} treated, {effect.control.per_100:.1f} in the control group, "
        f"difference {effect.difference:.1f}"
    )
    if effect.interval:
        low, high = effect.interval
        yield f"    95 % interval of the difference: {low:.1f} to {high:.1f} (Newcombe, sampling error only)"
    if effect.needed:
        number, low, high = effect.needed
        one = "more" if effect.difference > 0 else "fewer"
        yield f"    people to treat for one {one}: {number:.1f} ({low:.1f} to {high:.1f})"
    if effect.why:
        yield f"    no interval: {effect.why}"


def _certainty(rating: CertaintyRating, appraised: AppraisedEvidence) -> Iterator[str]:
    yield "Certainty, step by step:"
    for step in rating.steps:
        moved = f"{step.step:+d}" if step.step else "considered and left"
        told = step.state if step.state in MOVES_NOTHING else f"{moved} ({step.state or 'state not judged'})"
        yield f"  {step.domain}: {told}"
        yield from judged_lines(step, step.reason, appraised.evidence)
    if rating.not_considered:
        yield f"  nobody considered: {listed(rating.not_considered)}"
    if rating.findings:
        yield f"  risk of bias: {rating.people.words}"
    yield from (f"  imprecision: {line}" for line in imprecision_lines(rating, appraised.evidence))
    yield f"  {rating.label}"


def _changes(rating: CertaintyRating, appraised: AppraisedEvidence) -> Iterator[str]:
    unverified = [finding.id for finding in rating.findings if not finding.verified]
    if unverified:
        then = appraised.verified.certainty[rating.question.id]
        same = "the same" if then.level is rating.level else then.words
        yield f"  without {listed(unverified)}, which {verb(len(unverified), 'was', 'were')} not verified: {same}"
    elif rating.findings:
        yield "  no finding of it is unverified"


def _claims_under(rating: CertaintyRating, appraised: AppraisedEvidence) -> Iterator[str]:
    under = [
        (claim, fit) for claim, fits in appraised.questions.items() for fit in fits if fit.question is rating.question
    ]
    yield f"Claims under it (its terms against the claim's): {len(under)}"
    for claim, fit in under:
        yield f"  {claim}: {fit.words}"
