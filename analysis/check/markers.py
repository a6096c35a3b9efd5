"""Faults of markers: those that the claim's line does not have, and those that lead nowhere though they should."""

from collections.abc import Collection, Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.keys import unsound
from analysis.check.manuals import example, source
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_row
from analysis.model.words import Sourcing
from analysis.text.citation.markers import find_markers, numbers
from analysis.text.prose.quotes import find


@source("the data dictionary: the citation marker as printed.")
@example("claims.csv", "line,sourcing,marker", passes="1,explicit,[1]", fails="1,explicit,[2]")
@example("page1.txt", "In all, 91% felt better [1].")
def marker_not_in_line(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's marker is not in the line that the claim names.

    The marker decides which study the claim is held against. Without a copy of the text nothing is compared, nor where
    the quote is not in the line either. Blanks and the way in which numbers are raised make no difference.
    """
    for claim in appraised.evidence.claims:
        copy = appraised.evidence.texts.get(claim.document)
        if not claim.marker or copy is None or claim.line > len(copy.lines):
            continue
        line = copy.lines[claim.line - 1]
        if not find(claim.quote, line):
            continue  # That the quote is not in the line is the fault.
        found = find_markers(line)
        if not _printed(claim.marker, line, {number for marker in found for number in marker.numbers}):
            there = " · ".join(marker.text for marker in found)
            what = f"needs to stand in line {claim.line} of document {claim.document}"
            remedy = f"that line has {there}" if there else "copy the marker from the text, or leave the cell blank"
            yield on_row(claim, "marker", f"the marker of claim {claim.id}", what, f'"{claim.marker}" does not', remedy)


def _printed(marker: str, line: str, references: Collection[int]) -> bool:
    """Whether a line has a marker, or markers for the same references. Bare digits may be any number of the line."""
    wanted = set(numbers(marker))
    if wanted and wanted.issubset(references):
        return True
    return _plain(marker) in _plain(line) and not (marker.isdigit() and references)


def _plain(text: str) -> str:
    return "".join(text.split()).replace("\\", "")


@source("DESIGN, words: sourcing.")
@example("claims.csv", "id,sourcing,marker", passes="C001,explicit,[1]", fails="C001,explicit,[7]")
def unlisted_reference(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's sourcing is explicit, and no printed reference has the number of its marker; or the other way round.

    A marker that leads to nothing is *dangling*, and one that leads to a printed reference is *explicit*. Only
    documents with rows in ``references.csv`` are looked at.
    """
    evidence = appraised.evidence
    if not _references_are_sound(evidence):
        return
    for claim in evidence.claims:
        listed = {reference.number for reference in evidence.references_of.get(claim.document, ())}
        wanted = set(numbers(claim.marker))
        if not listed or not wanted:
            continue
        nowhere = sorted(wanted - listed)
        if claim.sourcing is Sourcing.EXPLICIT and nowhere:
            what = f"needs a reference {nowhere[0]} of document {claim.document} in references.csv"
            found = "there is none"
            remedy = 'add the printed reference, or write "dangling" if the document prints none'
            yield on_row(claim, "marker", f"the marker {claim.marker} of claim {claim.id}", what, found, remedy)
        elif claim.sourcing is Sourcing.DANGLING and not nowhere:
            found = f"but document {claim.document} prints the reference that its marker {claim.marker} stands for"
            yield on_row(claim, "sourcing", f"claim {claim.id}", 'is "dangling"', found, 'write "explicit"', joint=", ")


def _references_are_sound(evidence: Evidence) -> bool:
    """Whether every row of references.csv became a record, so that none is missed for a damaged cell."""
    sheet = evidence.sheet("references")
    if sheet is None or any(file == sheet.file for file, _ in unsound(evidence)):
        return False
    return len(evidence.records_of(sheet)) == len(sheet.rows)
