"""What explain says of certainty: the whole chain behind a question, and the questions that a claim falls under."""

from collections.abc import Iterator
from itertools import chain

from analysis.appraise.absolute import Absolute, absolute
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import LABEL, MOVES_NOTHING, CertaintyRating, body_of
from analysis.appraise.effect import imprecision_lines
from analysis.appraise.ladder import QuestionType, question_of
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim, Finding
from analysis.tell.explain.rows import as_written, comparison_in_words, judged_lines, paragraphs, unverified_lines
from analysis.text.prose.phrases import counted, listed, verb


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
        _row(rating),
        chain([f"Findings: {len(rating.findings)}"], *(_finding(one, appraised) for one in rating.findings)),
        chain(_certainty(rating, appraised), _changes(rating, appraised)),
        _claims(rating, appraised),
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


def _row(rating: CertaintyRating) -> Iterator[str]:
    question = rating.question
    yield f"In what: {rating.in_what}"
    risk = "not read" if question.baseline_risk is None else f"{question.baseline_risk} per 100"
    yield f"  importance: {question.importance or 'not judged'}; baseline risk: {risk}"
    yield f"  [{question.origin}]"


def _finding(finding: Finding, appraised: AppraisedEvidence) -> Iterator[str]:
    study = appraised.evidence.study[finding.study]
    value = as_written(finding.value, finding.unit) or "no number"
    control = as_written(finding.comparator_value, finding.unit)
    beside = f", control {control}" if control else ""
    yield f"  {finding.id} of {finding.study}: {finding.outcome}, {finding.measure}: {value}{beside}"
    body = body_of(finding, appraised.evidence) or "no known study of patients"
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


def _claims(rating: CertaintyRating, appraised: AppraisedEvidence) -> Iterator[str]:
    under = [
        (claim, fit) for claim, fits in appraised.questions.items() for fit in fits if fit.question is rating.question
    ]
    yield f"Claims under it (its terms against the claim's): {len(under)}"
    for claim, fit in under:
        yield f"  {claim}: {fit.words}"
