"""How a document points from a claim to its evidence: flags on its sourcing, and faults of its markers as recorded."""

from collections.abc import Iterable, Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import sentence_of
from analysis.appraise.verdict.cited_studies import author_lists, reach_of, year_of
from analysis.check.harms import on_document
from analysis.check.keys import misses_rows
from analysis.check.support import needs_source
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, claim_in_place, on_claim, on_row
from analysis.model.records import Claim, Document, PrintedReference
from analysis.model.words import Sourcing
from analysis.text.citation.authors import compare_families
from analysis.text.citation.markers import Work, find_markers, is_meant, named_works, numbers, works
from analysis.text.prose.phrases import counted, listed


def dangling_marker(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim carries a citation marker that leads nowhere."""
    for claim in appraised.evidence.claims:
        if claim.sourcing is Sourcing.DANGLING:
            what = f"the marker {claim.marker} leads to no reference of the document"
            yield _remark(claim, what, "", "print the reference that the marker stands for")


def vague_sourcing(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim appeals to studies without saying which."""
    for claim in appraised.evidence.claims:
        if claim.sourcing is Sourcing.VAGUE:
            what = f'it appeals to "{claim.stated_design or "evidence"}" without saying which'
            references = appraised.evidence.references_of.get(claim.document, ())
            listed = f"the document lists {counted(len(references), 'reference')}, and no marker tells which is meant"
            found = listed if references else ""
            yield _remark(claim, what, found, "name the studies, with a marker that leads to each")


def cites_nothing(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document names no source for anything that it says of help, harm or healing."""
    for document, claims in _needing_source(appraised):
        if not document.reference_list and {claim.sourcing for claim in claims} == {Sourcing.NONE}:
            what = f"names no source for any of its {counted(len(claims), 'claim')} of help, harm or healing"
            yield on_document(document.id, appraised, what, "", "name the sources, with a marker that leads to each")


def list_without_markers(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document lists references, and nothing leads from its claims to any of them."""
    for document, claims in _needing_source(appraised):
        left = [claim for claim in claims if claim.sourcing in (Sourcing.LIST_ONLY, Sourcing.VAGUE)]
        marked = any(claim.marker for claim in appraised.evidence.claims_of[document.id])
        if document.reference_list and not marked and any(one.sourcing is Sourcing.LIST_ONLY for one in left):
            printed = len(appraised.evidence.references_of.get(document.id, ()))
            of = f"{counted(printed, 'reference')} " if printed else "references "
            what = f"ends in a list of {of}to which no marker leads from {len(left)} of its {len(claims)} claims"
            found = "those of help, harm or healing are counted"
            yield on_document(document.id, appraised, what, found, "put a marker at each claim")


def _needing_source(appraised: AppraisedEvidence) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with those of their claims that a fair reader would ask a source for; none without such a claim."""
    for document in appraised.evidence.documents:
        claims = [one for one in appraised.evidence.claims_of.get(document.id, ()) if needs_source(one)]
        if claims:
            yield document, claims


def _remark(claim: Claim, what: str, evidence: str, remedy: str) -> Remark:
    subject = claim_in_place(claim, ":")
    return Remark(claim.origin.at("sourcing"), subject, what, evidence, remedy, subject.claims)


def marker_not_in_line(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's marker is not in the line that the claim names."""
    for document in appraised.evidence.documents:
        astray = tuple(_out_of_line(document, appraised.evidence))
        exchanged = [claim for claim, _ in astray if any(_is_in(claim.marker, line) for _, line in astray)]
        if len(exchanged) > 1 and 2 * len(exchanged) >= len(astray):
            named = listed(claim.id for claim, _ in astray)
            what = f"need to stand in the lines of their claims of document {document.id}"
            remedy = "exchange the markers, or move the column back, until each stands beside its claim"
            found = "each stands in the line of another of them"
            yield on_row(exchanged[0], "marker", f"the markers of {named}", what, found, remedy)
            continue
        for claim, line in astray:
            there = " · ".join(marker.text for marker in find_markers(line))
            what = f"needs to stand in line {claim.line} of document {claim.document}"
            remedy = f"that line has {there}" if there else "copy the marker from the text, or leave the cell blank"
            yield on_row(claim, "marker", f"the marker of claim {claim.id}", what, f'"{claim.marker}" does not', remedy)


def _out_of_line(document: Document, evidence: Evidence) -> Iterator[tuple[Claim, str]]:
    """Claims whose marker is not in their line, with the line; a quote that is not there either is the fault."""
    for claim in evidence.claims_of.get(document.id, ()):
        line = evidence.line_of(claim)
        if claim.marker and claim.quote in line and not _is_in(claim.marker, line):
            yield claim, line


def named_otherwise(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A sentence names another author and year than the reference that its marker leads to."""
    evidence = appraised.evidence
    for claim in evidence.claims:
        reach = reach_of(claim.marker, claim.document, evidence)
        if claim.sourcing is not Sourcing.EXPLICIT or reach.astray or works(claim.marker):
            continue
        sentence = sentence_of(claim, evidence) or claim.quote
        # A work that opens the sentence is its subject, not a second marker.
        beside = (marker.text for marker in find_markers(sentence) if marker.span.start or marker.numbers)
        markers = (reach_of(text, claim.document, evidence) for text in beside)
        reached = {*reach.references, *(one for found in markers for one in found.references)}
        for text, work, surely in named_works(sentence):
            others = [
                one
                for one in evidence.references_of[claim.document]
                if is_meant(work, author_lists(one, evidence), year_of(one, evidence))
            ]
            if (others or surely) and not _is_among(work, reached, evidence):
                what = f'names "{text}", and its marker {claim.marker} leads to another work'
                printed = [f"{one.number}: {one.authors} {one.year}" for one in (*reach.references, *others)]
                remedy = "put the marker of the work that is named, or name the one that is cited"
                yield on_claim(claim, "marker", what, f"the document prints {'; '.join(printed)}", remedy)
                break


def _is_among(work: Work, references: Iterable[PrintedReference], evidence: Evidence) -> bool:
    """Whether any author of these references has the first name of a work, or nobody knows their authors."""
    lists = [author_lists(one, evidence) for one in references]
    authors = (name for found in lists for one in found for name in one.names)
    return not all(lists) or any(compare_families(work.names[0], name.family) for name in authors)


def _meant(marker: str) -> set[int | Work]:
    """What a marker stands for: numbers, and works by author and year."""
    return {*numbers(marker), *works(marker)}


def _is_in(marker: str, line: str) -> bool:
    """Whether a line has a marker, or markers for the same references. Bare digits may be any number of the line."""
    wanted = _meant(marker)
    references = {one for found in find_markers(line) for one in _meant(found.text)}
    if wanted and wanted.issubset(references):
        return True
    return _plain(marker) in _plain(line) and not (marker.isdigit() and references)


def _plain(text: str) -> str:
    return "".join(text.split()).replace("\\", "")


def unlisted_reference(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's sourcing is explicit, and its marker leads to no one printed reference; or the other way round."""
    evidence = appraised.evidence
    if misses_rows("references", evidence):
        return
    for claim in evidence.claims:
        if not claim.marker or not evidence.references_of.get(claim.document):
            continue
        astray = reach_of(claim.marker, claim.document, evidence).astray
        if claim.sourcing is Sourcing.EXPLICIT and astray:
            what = f"needs one reference {astray[0]} of document {claim.document} in references.csv"
            remedy = 'add the printed reference, or write "dangling" if the document prints none'
            found = "there is none, or more than one fits"
            yield on_row(claim, "marker", f"the marker {claim.marker} of claim {claim.id}", what, found, remedy)
        elif claim.sourcing is Sourcing.DANGLING and not astray:
            found = f"but document {claim.document} prints the reference that its marker {claim.marker} stands for"
            yield on_row(claim, "sourcing", f"claim {claim.id}", 'is "dangling"', found, 'write "explicit"', joint=", ")
