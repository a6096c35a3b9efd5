"""What could be said instead of a claim, with the rows that it rests on, and what would settle the claim."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.certainty_wording import held_against
from analysis.model.place import Origin
from analysis.model.records import Claim


def settling_lines(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    """Lines on a claim's wording, on the sentence offered and its rows, and on what would settle the claim.

    The part on wording is left out for a claim that is not held against any certainty, that on settling for one that
    is not open.
    """
    yield from _wording(claim, appraised)
    yield from _offered(claim, appraised)
    one = appraised.evidence_needed.get(claim.id)
    if one is not None:
        yield ""
        yield "What would settle it:"
        yield f"  {one.words}"
        for question in appraised.evidence.questions:
            if question.id == one.asked:
                yield f"  comparator or time from {question.id} [{_where(question.origin)}]"


def _wording(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    held = held_against(claim, appraised)
    if held is not None:
        question = held.rating.question
        yield ""
        yield f"Wording: stands for {held.needed} certainty (see: explain stronger-than-certainty)"
        yield f"  {held.which}: {question.id} ({question.words}): {held.certainty} [{_where(question.origin)}]"


def _offered(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    evidence, offered = appraised.evidence, appraised.suggested_wording[claim.id]
    yield ""
    yield "What could be said and be true (made from the rows by rule; no rater judged it):"
    yield f"  {offered.sentence}"
    for key in offered.findings:
        finding = evidence.finding[key]
        yield f"  rests on {key} of {finding.study} [{_where(finding.origin)}]"
    for key in offered.studies:
        yield f"  rests on the row of {key} [{_where(evidence.study[key].origin)}]"


def _where(origin: Origin) -> str:
    return f"{origin.file}:{origin.line}"
