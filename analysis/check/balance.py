"""Flags on balance: what a document leaves without a comparison, and what it asks and does not answer."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import measures_said, sentence_of
from analysis.appraise.harms import admitted
from analysis.appraise.printed_figure import as_printed, unlike_printed
from analysis.check.harms import HOW_OFTEN, gives_share, harm_named, on_document
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Measure, Severity
from analysis.text.prose.appeals import tells
from analysis.text.prose.questions import asks_of_harm, is_on_safety, questions


def figure_without_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit gives a share or a rate and says nothing of those who were not treated so."""
    evidence = appraised.evidence
    for claim in evidence.claims:
        praises = claim.category is Category.EFFICACY and claim.direction is Direction.ASSERTS
        if not praises or not gives_share(claim) or _compared(claim, evidence) or unlike_printed(claim):
            continue
        if measures_said(claim, evidence) != (Measure.SHARE_CHOOSING,):
            what = f"gives {as_printed(claim)} {claim.unit} and nothing to compare it with"
            found = "not how people did without the treatment, or with another (DISCERN, item 12)"
            remedy = "give the figure of the control group beside it, or say that there was none"
            yield on_claim(claim, "comparator", what, found, remedy, joint=": ")


#: Lines within which another claim on the same outcome is read with a figure: a choice of this project.
_NEAR = 2


def _compared(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim's sentence or statement, or a claim near it on the same outcome, says how others did."""
    near = (
        one
        for one in evidence.claims_of.get(claim.document, (claim,))
        if one.line == claim.line or (abs(one.line - claim.line) <= _NEAR and one.outcome == claim.outcome)
    )
    texts = (sentence_of(claim, evidence), claim.quote, claim.statement)
    return any(one.comparator for one in near) or any(tells("compared", text) for text in texts)


def question_unanswered(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document asks for the side effects or risks of a treatment, and what follows names no harm."""
    evidence = appraised.evidence
    for document, copy in evidence.texts.items():
        agents = {claim.agent for claim in evidence.claims_of.get(document, ())} - {""}
        asked = (one for one in questions(copy.lines) if asks_of_harm(one[1], agents))
        for number, question, answer, last in asked:
            lines = range(number, last + 1)
            claims = [claim for line in lines for claim in evidence.claims_on.get((document, line), ())]
            answered = any(one.category is Category.SAFETY and one.direction is Direction.DENIES for one in claims)
            if answered or is_on_safety(question, answer) or harm_named(answer, evidence):
                continue
            what = f'asks "{question}" (line {number}), and the answer names no harm'
            remedy = f"name the harms that are known, {HOW_OFTEN}"
            remark = on_document(document, appraised, what, f"it ends in line {last}", remedy)
            grave = Severity.MEDIUM if admitted(document, evidence) else None
            yield replace(remark, claims=tuple(claim.id for claim in claims), severity=grave)
