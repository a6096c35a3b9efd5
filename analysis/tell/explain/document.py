"""Everything behind one document: its row, its claims counted, what it says of harms, and its flags."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import HarmView
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus, Verdict
from analysis.model.problem import Problem
from analysis.model.records import Document
from analysis.model.words import Category, Sourcing
from analysis.tell.explain.rows import column_lines, paragraphs, problem_lines
from analysis.text.prose.phrases import counted


def document_answer(document: Document, review: EvidenceReview) -> Iterator[str]:
    """Its claims by the verdict of its own references, the gravest of its flags, and what it says of harms."""
    claims, views = review.evidence.claims_of.get(document.id, ()), review.appraised.harms.get(document.id)
    verdicts = _counts((review.appraised.own[claim.id].verdict for claim in claims), Verdict)
    yield f"{document.id}: {document.title}: {counted(len(claims), 'claim')}; by the studies that it cites {verdicts}"
    flags = _of(document, review)
    yield f"{counted(len(flags), 'flag')}{f'; the gravest: {flags[0].message}' if flags else ''}"
    if views is None:
        yield "Harms: not judged"
    else:
        relevant = [view for view in views if view.relevant]
        said = _counts((view.status for view in relevant), HarmStatus)
        yield f"Harms that studies listed here report and that bear on what it describes: {len(relevant)}; {said}"


def _of(document: Document, review: EvidenceReview) -> list[Problem]:
    """The flags on a document's claims and on itself, gravest first."""
    claims = {claim.id for claim in review.evidence.claims_of.get(document.id, ())}
    on_claims = [flag for flag in review.flags_on_claims if not claims.isdisjoint(flag.claims)]
    return review.priority.gravest_first([*on_claims, *_on_itself(document, review)])


def _on_itself(document: Document, review: EvidenceReview) -> list[Problem]:
    claims = review.evidence.claim
    return [flag for flag in review.flags_on_documents.get(document.id, ()) if flag.claim not in claims]


def document_lines(document: Document, review: EvidenceReview) -> Iterator[str]:
    """The lines that explain a document further.

    Flags on its claims are counted by check; those on the document as a whole are printed in full.
    """
    return paragraphs(
        column_lines(document, "documents", skip=("id", "title")),
        _claims(document, review.appraised),
        _harms(document, review.appraised),
        _flags(document, review),
    )


def _claims(document: Document, appraised: AppraisedEvidence) -> Iterator[str]:
    evidence = appraised.evidence
    claims = evidence.claims_of.get(document.id, ())
    cited = dict.fromkeys(one.study for one in evidence.references_of.get(document.id, ()) if one.study)
    yield f"Claims by category: {_counts((claim.category for claim in claims), Category)}"
    yield f"Claims by sourcing: {_counts((claim.sourcing for claim in claims), Sourcing)}"
    yield f"Studies that it cites: {', '.join(cited) or 'none that is known here'}"


def _counts(given: Iterable[str], words: Iterable[str]) -> str:
    found = Counter(given)
    return ", ".join(f"{found[word]} {word}" for word in words if found[word]) or "none"


def _harms(document: Document, appraised: AppraisedEvidence) -> Iterator[str]:
    views = appraised.harms.get(document.id, ())
    for title, relevant in (("Harms that bear on what it describes", True), ("It also speaks of", False)):
        found = [view for view in views if view.relevant is relevant and (relevant or view.claims)]
        if found:
            yield title
            yield from _by_status(found)


def _by_status(views: Sequence[HarmView]) -> Iterator[str]:
    for status in HarmStatus:
        named = (view for view in views if view.status is status)
        said = [f"{view.harm} ({' '.join(view.claims)})" if view.claims else view.harm for view in named]
        if said:
            yield f"  {status}: {len(said)}: {', '.join(said)}"


def _flags(document: Document, review: EvidenceReview) -> Iterator[str]:
    """Flags on its claims counted by check, those on itself one a line."""
    every, on_itself = _of(document, review), _on_itself(document, review)
    on_claims = Counter(flag.check for flag in every if flag not in on_itself)
    yield f"Flags on its claims: {on_claims.total()}"
    yield from (f"  {check}: {count}" for check, count in on_claims.items())
    yield f"Flags on the document as a whole: {len(on_itself)}"
    for flag in on_itself:
        yield from problem_lines(flag, every[0], review.evidence)
