"""Flags on balance: what a document leaves without a comparison, and what it asks and does not answer."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import measures_said, sentence_of
from analysis.appraise.harms import admitted
from analysis.appraise.printed_figure import as_printed, unlike_printed
from analysis.check.harms import HOW_OFTEN, gives_share, harm_named, on_document
from analysis.check.manuals import example, source
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Measure, Severity
from analysis.text.prose.appeals import tells
from analysis.text.prose.questions import asks_of_harm, is_on_safety, questions


@source("DISCERN, item 12: does it describe what would happen if no treatment is used?")
@example("claims.csv", "category,figure,unit,comparator", passes="efficacy,91,%,placebo", fails="efficacy,91,%,")
def figure_without_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit gives a share or a rate and says nothing of those who were not treated so.

    Many conditions ease by themselves, and many people improve after a sham: 80 % is much if 20 % improve without the
    treatment, and little if 75 % do. A comparison counts that stands anywhere in the sentence, in the claim's statement
    or in a claim near it on the same outcome; nothing is said of a figure that the quote does not print, nor of those
    who would choose the treatment again.
    """
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


@source("DISCERN, item 11: does it describe the risks of each treatment?")
@example("page1.txt", "Any side effects?", passes="Of 9 with a rash 91% felt better.", fails="In all, 91% felt better.")
@example("claims.csv", "id,line,stated_design", "C001,2,")
def question_unanswered(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document asks for the side effects or risks of a treatment, and what follows names no harm.

    Who reads the question takes what follows for the whole of the answer. It reaches to the next question. A harm is
    named by a term of the tables or as leaflets name them, or by a claim that denies one, which has a flag of its own;
    whether it is safe is answered by a word on safety. Without the document's text nothing is asked.
    """
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
