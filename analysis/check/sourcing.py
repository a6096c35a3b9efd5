"""Flags on sourcing: how a document points, or does not point, from a claim to its evidence."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark
from analysis.model.words import Sourcing
from analysis.text.prose.phrases import counted


def dangling_marker(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim carries a citation marker that leads nowhere.

    The marker promises a source that no reader of the document can find.

    Passes::

        claims.csv
        id,sourcing,marker
        C001,explicit,[1]

    Fails::

        claims.csv
        id,sourcing,marker
        C001,dangling,[52]

    Source: citation error, major: the source cannot be identified (de Lacey et al., BMJ 1985;291:884-6).
    """
    yield from _sourced(
        appraised,
        Sourcing.DANGLING,
        "the marker {marker} leads to no reference of the document",
        "print the reference that the marker stands for",
    )


def vague_sourcing(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim appeals to studies without saying which.

    "Studies show" cannot be checked. A list of references somewhere in the document does not tell which is meant.

    Passes::

        claims.csv
        id,sourcing,marker
        C001,explicit,[1]

    Fails::

        claims.csv
        id,sourcing,stated_design
        C001,vague,studies

    Source: DISCERN, item 4: is it clear what sources of information were used?
    """
    yield from _sourced(
        appraised,
        Sourcing.VAGUE,
        'it appeals to "{stated_design}" without saying which{listed}',
        "name the studies, with a marker that leads to each",
    )


def list_only_sourcing(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document lists references, but nothing leads from the claim to any of them.

    A reader cannot tell which reference, if any, is meant for the claim.

    Passes::

        claims.csv
        id,sourcing,marker
        C001,explicit,[1]

    Fails::

        claims.csv
        id,sourcing
        C001,list-only

    Source: DISCERN, item 4: is it clear what sources of information were used?
    """
    yield from _sourced(
        appraised,
        Sourcing.LIST_ONLY,
        "the document ends in a list of references, and no marker leads from the claim to it",
        "put a marker at the claim",
    )


def _sourced(appraised: AppraisedEvidence, sourcing: Sourcing, message: str, remedy: str) -> Iterator[Remark]:
    references = appraised.evidence.references_of
    for claim in appraised.evidence.claims:
        if claim.sourcing is sourcing:
            printed = counted(len(references.get(claim.document, ())), "reference")
            listed = f"; the document lists {printed}, and no marker tells which is meant"
            said = message.format(
                marker=claim.marker,
                stated_design=claim.stated_design or "evidence",
                listed=listed if claim.document in references else "",
            )
            yield Remark(
                claim.origin.at("sourcing"),
                f"{claim.in_place}: {said}",
                remedy,
                claim.id,
            )
