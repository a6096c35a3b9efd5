"""The studies that a document brings for a claim, and how it leads to them."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.model.evidence import Evidence
from analysis.model.records import Claim, PrintedReference
from analysis.model.words import Sourcing, Word
from analysis.text.citation.markers import is_meant, numbers, works
from analysis.text.citation.names import AuthorList, indexed_names, readings
from analysis.text.prose.phrases import counted


class CitedBy(Word):
    """How a document leads from a claim to studies."""

    MARKER = "marker", "the claim's own citation"
    LIST = "list", "the document's list as a whole, no marker"
    NONE = "none", "no list is printed, or the marker leads to none of it"
    UNREAD = "references not entered", "the document prints a list, of which no row was entered here"
    UNREACHED = "its marker fits no one reference entered here", "which reference it means cannot be told from the rows"
    ALL = "all", "every study listed here, not by the document"


class CitedStudies(NamedTuple):
    """The studies that a document brings for a claim, and how it leads to them.

    ``unnamed`` counts printed references whose study is not among ours, so that nobody has looked at them.
    """

    studies: tuple[str, ...]
    cited_by: CitedBy
    unnamed: int = 0


class MarkerReach(NamedTuple):
    """The printed references that a marker leads to, and those parts of it that lead to none, or to several."""

    references: tuple[PrintedReference, ...]
    astray: tuple[str, ...]


def reach_of(marker: str, document: str, evidence: Evidence) -> MarkerReach:
    """Where a marker leads in a document's list: by its numbers, and by author and year where one reference fits."""
    printed = evidence.references_of.get(document, ())
    parts: dict[str, list[PrintedReference]] = {
        str(number): [one for one in printed if one.number == number] for number in numbers(marker)
    }
    for work in works(marker):
        fitting = [one for one in printed if is_meant(work, author_lists(one, evidence), year_of(one, evidence))]
        parts[str(work)] = fitting if len(fitting) == 1 else []
    reached = dict.fromkeys(one for found in parts.values() for one in found)
    return MarkerReach(tuple(reached), tuple(part for part, found in (parts or {marker: []}).items() if not found))


def author_lists(reference: PrintedReference, evidence: Evidence) -> Sequence[AuthorList]:
    """What a reference's authors may be read as, as printed; where none are printed, those of the bibliography."""
    entry = evidence.entry.get(reference.study)
    return readings(reference.authors) or ([indexed_names(entry.makers)] if entry else [])


def year_of(reference: PrintedReference, evidence: Evidence) -> str:
    """The year of a reference as printed; where none is printed, that of the bibliography."""
    entry = evidence.entry.get(reference.study)
    return reference.year or (entry.fields.get("year", "") if entry else "")


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
        cited_by, printed = CitedBy.MARKER, reach_of(claim.marker, claim.document, evidence).references
    if not printed:
        return CitedStudies((), CitedBy.UNREACHED)
    keys = dict.fromkeys(reference.study for reference in printed if reference.study)
    return CitedStudies(tuple(keys), cited_by, sum(not reference.study for reference in printed))


def known_here(evidence: Evidence) -> str:
    """What all studies known here are called after their number: *listed here*; with a log of searches *we found*."""
    return "we found" if evidence.searches else "listed here"


def search_made(evidence: Evidence) -> str:
    """How they were searched for: how many searches were logged and to which day, none of them systematic."""
    days = [one.date for one in evidence.searches]
    logged = f"{counted(len(days), 'search', 'searches')} logged, to {max(days)}; " if days else ""
    return f"{logged}no systematic search"


def listed_here(evidence: Evidence) -> str:
    """Which studies a verdict over all was taken over, and which it was not."""
    return f"{known_here(evidence)}; {search_made(evidence)}"


def all_studies(evidence: Evidence) -> CitedStudies:
    """Every study that is listed here."""
    return CitedStudies(tuple(study.study for study in evidence.studies), CitedBy.ALL)
