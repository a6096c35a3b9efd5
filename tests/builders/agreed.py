"""A review of which a person has confirmed all that letters to publishers may need."""

from dataclasses import replace
from datetime import date

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.judgements import Confirmation, Rater
from analysis.model.words import Answer, RaterKind
from analysis.report.outline.letter import letter


def agreed(review: EvidenceReview) -> EvidenceReview:
    """The review after every finding was verified and a person agreed with each row that a letter lacked."""
    read = tuple(one._replace(verified=True) for one in review.evidence.findings)
    origin = review.evidence.claims[0].origin
    person = Rater(origin, "mori", RaterKind.PERSON, "general practitioner", "", "")
    evidence = replace(review.evidence, findings=read, raters=(*review.evidence.raters, person), confirmations=())
    while True:
        found = EvidenceReview.of(AppraisedEvidence(evidence))
        letters = [letter(document, found) for document in evidence.documents]
        rows = sorted({row[:2] for one in letters for _, lacking in one.lacking for row in lacking})
        if not rows:
            return found
        day = date(2029, 5, 1)
        said = (
            Confirmation(origin, *row, "mori", person.profession, "the text", day, Answer.AGREE, "") for row in rows
        )
        evidence = replace(evidence, confirmations=(*evidence.confirmations, *said))
