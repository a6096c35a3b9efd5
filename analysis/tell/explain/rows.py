"""Explained from the studies' rows: a claim's regimen beside theirs, and the witnesses of a study's design."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.witness import concord, witnesses
from analysis.model.records import Claim, Study


def regimen_lines(claim: Claim, appraised: AppraisedEvidence) -> Iterator[str]:
    """A claim's figure against the row of every study of its agent; no line if it is no part of a regimen."""
    held = appraised.regimens.get(claim.id, ())
    if held:
        yield ""
        yield f"Figure {claim.figure} {claim.unit} ({held[0].part}) against the rows of the studies of {claim.agent}:"
    for one in (one for one in held if one.told):
        cited = "cited" if one.own else "not cited by the document"
        yield f"  {one.comparison}: {one.study.study} ({cited}; {one.study.condition}): {one.why}"
    silent = sum(not one.told for one in held)
    if silent:
        yield f"  not read in {silent} that the document does not cite"


def witness_lines(study: Study, appraised: AppraisedEvidence) -> Iterator[str]:
    """What each witness of a study's design says, and whether they agree."""
    found = witnesses(study, appraised.evidence)
    yield f"  witnesses of its design: {concord(found, study)}"
    for one in found:
        yield f"    {one}{f' (“{one.quote}”)' if one.quote else ''}"
