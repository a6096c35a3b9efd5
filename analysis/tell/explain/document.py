"""Everything behind one document: its row, its claims counted, what it says of harms, and its flags."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import HarmView
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus, Verdict
from analysis.model.records import Document
from analysis.model.words import Category, Sourcing
from analysis.tell.explain.rows import column_lines, paragraphs
from analysis.tell.formats.screen import as_line


def document_lines(document: Document, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a document.

    Flags on its claims are counted by check; those on the document as a whole are printed in full.
    """
    return paragraphs(
        (f"{document.id}: {document.title}", *column_lines(document, "documents", skip=("id", "title"))),
        _claims(document, review.appraised),
        _harms(document, review.appraised),
        _flags(document, review),
    )


def _claims(document: Document, appraised: AppraisedEvidence) -> Iterator[str]:
    evidence = appraised.evidence
    claims = evidence.claims_of.get(document.id, ())
    verdicts = (appraised.own[claim.id].verdict for claim in claims)
    cited = dict.fromkeys(one.study for one in evidence.references_of.get(document.id, ()) if one.study)
    yield f"Claims: {len(claims)}"
    yield f"  by category: {_counts((claim.category for claim in claims), Category)}"
    yield f"  by sourcing: {_counts((claim.sourcing for claim in claims), Sourcing)}"
    yield f"  by verdict over the studies that it cites: {_counts(verdicts, Verdict)}"
    yield f"Studies that it cites: {', '.join(cited) or 'none that is known here'}"


def _counts(given: Iterable[str], words: Iterable[str]) -> str:
    found = Counter(given)
    return ", ".join(f"{found[word]} {word}" for word in words if found[word]) or "none"


def _harms(document: Document, appraised: AppraisedEvidence) -> Iterator[str]:
    views = appraised.harms.get(document.id)
    if views is None:
        yield "Harms: not judged"
        return
    relevant = [view for view in views if view.relevant]
    beside = [view for view in views if not view.relevant and view.claims]
    yield f"Harms that studies listed here report and that bear on what it describes: {len(relevant)}"
    yield from _by_status(relevant)
    if beside:
        yield "It also speaks of"
        yield from _by_status(beside)


def _by_status(views: Sequence[HarmView]) -> Iterator[str]:
    for status in HarmStatus:
        named = (view for view in views if view.status is status)
        said = [f"{view.harm} ({' '.join(view.claims)})" if view.claims else view.harm for view in named]
        if said:
            yield f"  {status}: {len(said)}: {', '.join(said)}"


def _flags(document: Document, review: EvidenceReview) -> Iterator[str]:
    claims = review.evidence.claim
    on_claims = [flag for flag in review.flags_on_claims if claims[flag.claim].document == document.id]
    on_document = [flag for flag in review.flags_on_documents.get(document.id, ()) if flag.claim not in claims]
    yield f"Flags on its claims: {len(on_claims)}"
    for check, count in Counter(flag.check for flag in on_claims).items():
        yield f"  {check}: {count}"
    yield f"Flags on the document as a whole: {len(on_document)}"
    for flag in on_document:
        yield f"  {as_line(flag)}"
