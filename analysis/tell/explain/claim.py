"""Everything behind one claim: its row, its verdicts, its figure and design, what the source says; a disagreement."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import EDITION
from analysis.appraise.raters.rated_pairs import overruled
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.appraise.wording.verdict_words import part_words, remarks_on_studies, stance_words
from analysis.check.design import why
from analysis.check.evidence_review import EvidenceReview
from analysis.check.wording import held_against
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence
from analysis.model.judgements import Disagreement
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Stance
from analysis.tell.explain.records import questions_of_claim
from analysis.tell.explain.rows import column_lines, judged_lines, paragraphs, problem_lines, unverified_lines
from analysis.text.prose.phrases import counted


def claim_answer(claim: Claim, review: EvidenceReview) -> Iterator[str]:
    """A claim's words with both verdicts, what is gravest of what is wrong with it, and what the source says."""
    own, of_all = (_in_words(review.assessment(claim, scope), review.appraised) for scope in Scope)
    verdicts = f"by its own references {own}; by all studies listed here {of_all}"
    yield f'{claim.id} "{claim.quote}" ({claim.place}): {verdicts}'
    flags = _flags(claim, review)
    if not flags:
        yield "What is wrong: no check flags it"
    else:
        flag, *more = flags
        unsure = " (provisional)" if review.is_provisional(flag) else ""
        also = f"; and {counted(len(more), 'more flag')}" if more else ""
        yield f"What is wrong{unsure}: {flag.message if len(flag.subject.claims) > 1 else flag.beside(claim.id)}{also}"
    yield f"What the source says: {review.appraised.source_statement[claim.id].text}"


def _flags(claim: Claim, review: EvidenceReview) -> list[Problem]:
    """The flags on a claim, gravest first."""
    return review.priority.gravest_first(one for one in review.flags_on_claims if claim.id in one.claims)


def _in_words(found: Assessment, appraised: AppraisedEvidence) -> str:
    """A verdict in words, with how many studies were judged."""
    words = appraised.verdict_words(found.claim.id, found.scope)
    judged = "" if found.so_far or not found.of else f" ({found.judged} of {found.of} judged)"
    return f"{words}{judged}{' (provisional)' if found.scope in appraised.provisional.get(found.claim.id, ()) else ''}"


def claim_lines(claim: Claim, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a claim further, part by part; a part is left out where it does not apply."""
    appraised = review.appraised
    return paragraphs(
        _row(claim, appraised),
        *(_assessment(appraised.assessments[claim.id, scope], appraised) for scope in Scope),
        (
            f"Raters overruled on {pair.study}: {pair.overruling} [{pair.adjudicated[0].origin}]"
            for pair in appraised.evidence.once(overruled)
            if pair.claim == claim.id
        ),
        filter(None, [appraised.known_help(claim)]),
        _mentions(claim, appraised.evidence),
        _figure(claim, appraised),
        regimen_lines(claim, appraised),
        _design(claim, appraised),
        questions_of_claim(claim, appraised),
        _wording(claim, appraised),
        _source_statement(claim, appraised),
        _needed(claim, appraised),
        _problems(claim, review),
    )


def _row(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    document = appraised.evidence.document.get(claim.document)
    yield claim.statement
    if document:
        yield f"  of “{document.title}”"
    yield from column_lines(claim, "claims", skip=("id", "document", "line", "quote", "statement"))


def _assessment(assessment: Assessment, appraised: AppraisedEvidence) -> Iterator[str]:
    whose = "the studies the document cites" if assessment.scope is Scope.OWN else "all studies known here"
    yield f"Verdict by {whose}:"
    yield f"  rule {assessment.rule.number}: {assessment.rule}"
    if len(assessment.parts) > 1:
        for part in assessment.parts:
            yield f"  {part.comparison}: {part_words(part, appraised.certainty)} (rule {part.rule.number}: {part.rule})"
    for study, remark in remarks_on_studies(assessment):
        yield f"  {study}: {remark}"
    yield f"  question: {f'{assessment.question} ({EDITION})' if assessment.question else 'no level applies'}"
    if assessment.scope is Scope.OWN:
        cited = assessment.cited_studies
        yield f"  reached by: {cited.cited_by} ({', '.join(cited.studies) or 'no study'})"
    if assessment.deciding:
        yield f"  decided by: {_standing(assessment.deciding)}"
    for one in assessment.weighed:
        remark = "; does not vote" if one in assessment.outweighed else ""
        yield from _rated(one, remark, appraised.evidence)
    for row in assessment.screened:
        yield f"  {row.study}: {Stance.DOES_NOT_ADDRESS}, as all claims like it"
        yield from judged_lines(row, row.reason, appraised.evidence)
    for one in assessment.over_cap:
        remark = "; above its cap, so it does not count (see: explain link-above-cap)"
        yield from _rated(one, remark, appraised.evidence)
    for one in assessment.carried:
        yield from _rated(one, "; carried, not confirmed, so it does not count", appraised.evidence)


def _rated(one: RatedLink, remark: str, evidence: Evidence) -> Iterator[str]:
    link = one.link
    yield f"  {link.study}: {stance_words(link)}{remark}"
    if link.stance is not Stance.DOES_NOT_ADDRESS:
        comparator = f", comparator {link.comparator_fit}" if link.comparator_fit else ""
        fits = f"condition {link.condition_fit}, agent {link.agent_fit}{comparator}, outcome {link.outcome_fit}"
        yield f"    {_standing(one)}; {fits}"
        yield from unverified_lines(one.finding)
        yield from (f"    {words}" for words in one.reading)
    yield from judged_lines(link, link.rationale, evidence)


def _standing(one: RatedLink) -> str:
    known = one.evidence_level
    level = f"level {known.level}" if known.level else known.why or "no level applies"
    part = f", {one.finding.id} ({one.phase})" if one.finding else ""
    return f"{one.study.study}{part}: {one.study.design}, {level}"


def _mentions(claim: Claim, evidence: Evidence) -> Iterator[str]:
    for one in evidence.mentions:
        if one.claim == claim.id:
            yield f"Says of the harm {one.harm}: {one.says}"
            yield from judged_lines(one, "", evidence)


def _figure(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    matches = appraised.figure_matches.get(claim.id, ())
    if matches:
        yield f"Figure {claim.figure} {claim.unit} against the findings of the studies cited:"
    for one in matches:
        finding = one.finding
        about = f"{finding.outcome}, {finding.phase}{'' if finding.verified else ', not verified'}"
        yield f"  {one.comparison}: {finding.id} of {finding.study} ({about}): {one.why}"


def regimen_lines(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    """A claim's figure against the row of every study of its agent; no line if it is no part of a regimen."""
    held = appraised.regimens.get(claim.id, ())
    if held:
        yield f"Figure {claim.figure} {claim.unit} ({held[0].part}) against the rows of the studies of {claim.agent}:"
    for one in (one for one in held if one.told):
        cited = "cited" if one.own else "not cited by the document"
        yield f"  {one.comparison}: {one.study.study} ({cited}; {one.study.condition}): {one.why}"
    silent = sum(not one.told for one in held)
    if silent:
        yield f"  not read in {silent} that the document does not cite"


def _design(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    comparison = appraised.designs.get(claim.id)
    if comparison is None:
        return
    yield f'Stated design "{claim.stated_design}" ({comparison.stated or "no design"}): {comparison.outcome}'
    yield f"  {why(comparison, appraised.evidence)}"
    without = appraised.verified.designs.get(claim.id)
    if without and without.outcome is not comparison.outcome:
        yield f"  without the unverified findings: {without.outcome}; {why(without, appraised.verified.evidence)}"


def _wording(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    held = held_against(claim, appraised)
    if held is not None:
        question = held.rating.question
        yield f"Wording: stands for {held.needed} certainty (see: explain more-certain-than-the-evidence)"
        yield f"  {held.which}: {question.id} ({question.words}): {held.certainty} [{question.origin}]"


def _source_statement(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    evidence, told = appraised.evidence, appraised.source_statement[claim.id]
    yield "What the source says is made from the rows by rule; no rater judged it:"
    for key in told.findings:
        finding = evidence.finding[key]
        yield f"  rests on {key} of {finding.study} [{finding.origin}]"
    for key in told.studies:
        yield f"  rests on the row of {key} [{evidence.study[key].origin}]"


def _needed(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    needed = appraised.evidence_needed.get(claim.id)
    if needed is not None:
        yield "What would settle it:"
        yield f"  {needed.words}"
        question = appraised.evidence.question.get(needed.asked)
        if question is not None:
            yield f"  comparator or time from {question.id} [{question.origin}]"


def _problems(claim: Claim, review: EvidenceReview) -> Iterator[str]:
    unsure = review.provisional_flags.get(claim.id, ())
    found = [problem for problem in review.problems if claim.id in problem.claims]
    told = next(iter(_flags(claim, review)), None)
    yield f"Problems: {len(found)}"
    for problem in found:
        note = " (provisional: rests on a finding that was not verified)" if problem.check in unsure else ""
        yield from problem_lines(problem, told, review.evidence, "" if problem is told else note)


def disagreement_answer(one: Disagreement, review: EvidenceReview) -> Iterator[str]:
    """How grave a disagreement is and what was noted of it, then each claim in its place."""
    yield f"{one.id}: {one.kind}, severity {one.severity}{f': {one.note}' if one.note else ''}"
    for name in filter(None, (one.claim, one.other)):
        claim = review.evidence.claim.get(name)
        yield f'{name}: "{claim.quote}" ({claim.place})' if claim else f"{name}: not in claims.csv"
