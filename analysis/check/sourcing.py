"""Flags on sourcing: how a document points, or does not point, from a claim to its evidence."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, claim_in_place
from analysis.model.records import Claim
from analysis.model.words import Sourcing
from analysis.text.prose.phrases import counted


@source("citation error, major: the source cannot be identified (de Lacey et al., BMJ 1985;291:884-6).")
@example("claims.csv", "id,sourcing,marker", passes="C001,explicit,[1]", fails="C001,dangling,[52]")
def dangling_marker(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim carries a citation marker that leads nowhere.

    The marker promises a source that no reader of the document can find.
    """
    for claim in _sourced(appraised, Sourcing.DANGLING):
        what = f"the marker {claim.marker} leads to no reference of the document"
        yield _remark(claim, what, "", "print the reference that the marker stands for")


@source("DISCERN, item 4: is it clear what sources of information were used?")
@example("claims.csv", "id,sourcing,marker", passes="C001,explicit,[1]")
@example("claims.csv", "id,sourcing,stated_design", fails="C001,vague,studies")
def vague_sourcing(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim appeals to studies without saying which.

    "Studies show" cannot be checked. A list of references somewhere in the document does not tell which is meant.
    """
    for claim in _sourced(appraised, Sourcing.VAGUE):
        what = f'it appeals to "{claim.stated_design or "evidence"}" without saying which'
        references = appraised.evidence.references_of.get(claim.document, ())
        listed = f"the document lists {counted(len(references), 'reference')}, and no marker tells which is meant"
        yield _remark(claim, what, listed if references else "", "name the studies, with a marker that leads to each")


@source("DISCERN, item 4: is it clear what sources of information were used?")
@example("claims.csv", "id,sourcing,marker", passes="C001,explicit,[1]")
@example("claims.csv", "id,sourcing", fails="C001,list-only")
def list_only_sourcing(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document lists references, but nothing leads from the claim to any of them.

    A reader cannot tell which reference, if any, is meant for the claim.
    """
    what = "the document ends in a list of references, and no marker leads from the claim to it"
    for claim in _sourced(appraised, Sourcing.LIST_ONLY):
        yield _remark(claim, what, "", "put a marker at the claim")


def _sourced(appraised: AppraisedEvidence, sourcing: Sourcing) -> Iterator[Claim]:
    return (claim for claim in appraised.evidence.claims if claim.sourcing is sourcing)


def _remark(claim: Claim, what: str, evidence: str, remedy: str) -> Remark:
    return Remark(claim.origin.at("sourcing"), claim_in_place(claim, ":"), what, evidence, remedy, claim.id)
