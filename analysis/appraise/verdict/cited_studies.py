"""The studies that a document brings for a claim, and how it leads to them."""

from enum import StrEnum
from typing import NamedTuple

from analysis.model.evidence import Evidence
from analysis.model.records import Claim
from analysis.model.words import Sourcing
from analysis.text.citation.markers import numbers


class CitedBy(StrEnum):
    """How a document leads from a claim to studies."""

    MARKER = "marker"
    """The claim's own citation."""
    LIST = "list"
    """The document's list as a whole, no marker."""
    NONE = "none"
    UNREAD = "references not entered"
    """The document prints a list, of which no row was entered here."""
    ALL = "all"
    """Not by the document: every study listed here."""


class CitedStudies(NamedTuple):
    """The studies that a document brings for a claim, and how it leads to them.

    ``unnamed`` counts printed references whose study is not among ours, so that nobody has looked at them.
    """

    studies: tuple[str, ...]
    cited_by: CitedBy
    unnamed: int = 0


def cited_studies_of(claim: Claim, evidence: Evidence) -> CitedStudies:
    """Studies that the document cites for a claim: those its markers reach, else its whole list."""
    printed = evidence.references_of.get(claim.document, ())
    if claim.sourcing is Sourcing.DANGLING:
        return CitedStudies((), CitedBy.NONE)
    if not printed:
        document = evidence.document.get(claim.document)
        return CitedStudies((), CitedBy.UNREAD if document and document.reference_list else CitedBy.NONE)
    cited_by = CitedBy.LIST
    if claim.sourcing is Sourcing.EXPLICIT:
        cited_by = CitedBy.MARKER
        wanted = set(numbers(claim.marker))
        printed = tuple(reference for reference in printed if not wanted or reference.number in wanted)
    if not printed:
        return CitedStudies((), CitedBy.NONE)
    keys = dict.fromkeys(reference.study for reference in printed if reference.study)
    return CitedStudies(tuple(keys), cited_by, sum(not reference.study for reference in printed))


def all_studies(evidence: Evidence) -> CitedStudies:
    """Every study that is listed here."""
    return CitedStudies(tuple(study.study for study in evidence.studies), CitedBy.ALL)
