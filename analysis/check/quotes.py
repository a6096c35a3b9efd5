"""Faults of quotes: texts that changed, and quotes that are not in the line their claim names."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark, on_row
from analysis.model.records import Claim
from analysis.model.words import Sourcing
from analysis.text.prose.quotes import nearest, words

#: A quote is the shortest fragment that identifies a claim (DESIGN, data): fifteen words at most.
LONGEST_QUOTE = 15


def changed_document(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The copy of a document is not the text that was read: its SHA-256 or its number of lines differs."""
    for document in appraised.evidence.documents:
        copy = appraised.evidence.texts.get(document.id)
        if appraised.evidence.document[document.id] is not document:
            continue  # That its id stands already is the fault.
        if copy and copy.sha256 != document.sha256:
            what, found = f"needs the SHA-256 {document.sha256[:12]}…", f"{copy.file} has {copy.sha256[:12]}…"
            remedy = "fetch the version that was read, or read this one again and update its row and its claims' lines"
            yield on_row(document, "sha256", f"the text of document {document.id}", what, found, remedy)
        elif copy and len(copy.lines) != document.lines:
            what, found = "needs the lines of its text", f"{copy.file} has {len(copy.lines)}, found {document.lines}"
            remedy = f'write "{len(copy.lines)}"'
            yield on_row(document, "lines", f"the row of document {document.id}", what, found, remedy)


def quote_not_in_line(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A quote is not letter for letter in the line that its claim names."""
    for claim in appraised.evidence.claims:
        copy = appraised.evidence.texts.get(claim.document)
        if copy is None:
            continue
        if claim.line > len(copy.lines):
            yield _beyond(claim, len(copy.lines))
        elif claim.quote not in copy.lines[claim.line - 1]:
            near = nearest(claim.quote, copy.lines)
            what = f"needs to stand in line {claim.line} of document {claim.document}"
            remedy = f'line {near[0]} has "{near[1]}"' if near else "copy the fragment from the text, letter for letter"
            yield on_row(claim, "quote", f"the quote of claim {claim.id}", what, f'"{claim.quote}" does not', remedy)


def line_beyond_document(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim names a line that its document does not have."""
    for claim in appraised.evidence.claims:
        document = appraised.evidence.document.get(claim.document)
        if document and claim.line > document.lines and claim.document not in appraised.evidence.texts:
            yield _beyond(claim, document.lines)


def _beyond(claim: Claim, lines: int) -> Remark:
    what = f"needs a line of document {claim.document}, which has {lines}"
    return on_row(claim, "line", f"claim {claim.id}", what, f"found {claim.line}", "correct the line, counted from 1")


def long_quote(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A quote is longer than fifteen words."""
    for claim in appraised.evidence.claims:
        length = words(claim.quote)
        if length > LONGEST_QUOTE:
            what, found = f"needs {LONGEST_QUOTE} words at most", f"that of claim {claim.id} has {length}"
            yield on_row(claim, "quote", "a quote", what, found, "keep the shortest fragment that identifies the claim")


def duplicate_claim(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two claims of a document have the same line, quote and statement."""
    first: dict[tuple[str, int, str, str], Claim] = {}
    for claim in appraised.evidence.claims:
        same = first.setdefault((claim.document, claim.line, claim.quote, claim.statement.casefold()), claim)
        if same is not claim and same.id != claim.id:
            found = f"{claim.id} repeats {same.id}, on line {same.origin.line}"
            remedy = "remove one of the two rows, or say what sets them apart"
            yield on_row(claim, "statement", "a claim", "stands once", found, remedy)


def wrong_marker(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's marker and its sourcing do not go together."""
    for claim in appraised.evidence.claims:
        marked = claim.sourcing in (Sourcing.EXPLICIT, Sourcing.DANGLING)
        if claim.marker and not marked:
            what = f"has the marker {claim.marker}, so its sourcing is explicit or dangling"
            remedy = 'write "explicit" if the marker leads to a printed reference, else "dangling"'
            yield on_row(claim, "sourcing", f"claim {claim.id}", what, f'found "{claim.sourcing}"', remedy)
        elif marked and not claim.marker:
            what, found = f'is "{claim.sourcing}", which needs the marker as printed', "the cell is empty"
            yield on_row(claim, "marker", f"claim {claim.id}", what, found, "copy the marker, such as [52]")
