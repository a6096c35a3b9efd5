"""Harms: each harm against what every document says of it, and the same counted by document."""

from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.appraise.harms import HarmView, admitted, harm_terms, is_general, reported
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Finding
from analysis.model.words import HarmStatus, TermKind
from analysis.show.plots.palette import NOT_JUDGED
from analysis.show.tables.cells import NONE, NOT_APPLICABLE, NOT_READ, NOT_STATED, Cell, framed, value_of, words, yes_no
from analysis.show.tables.frame import Frame

#: What each status means, for the notes of the tables and the key of the plot.
MEANINGS: Mapping[str, str] = {
    HarmStatus.NAMED: "told of as something that can occur, a warning sign included",
    HarmStatus.MINIMISED: "named only with a word that makes it small and no number, such as mild or rare",
    HarmStatus.NAMED_AND_DENIED: "told of in one place and denied in another",
    HarmStatus.DENIED: "said not to occur",
    HarmStatus.SILENT: "not a word of it",
    HarmStatus.NOT_RELEVANT: "not a word of it, and the document is about nothing in which it was reported",
    NOT_JUDGED: "nobody has judged what the document says of harms",
}

#: What stands for the studies where only documents speak of a harm.
BROADER = "a broader term than a listed harm"
BY_DOCUMENTS_ONLY = "by no study listed here"

_COUNTED = (
    HarmStatus.NAMED,
    HarmStatus.MINIMISED,
    HarmStatus.NAMED_AND_DENIED,
    HarmStatus.DENIED,
    HarmStatus.SILENT,
)


def matrix_rows(review: EvidenceReview) -> Mapping[str, Mapping[str, HarmView]]:
    """For each harm, serious ones first, what each judged document says of it; empty where nobody judged any."""
    by_document = {document: {view.harm: view for view in views} for document, views in review.appraised.harms.items()}
    if not by_document:
        return {}
    return {
        harm: {document: views[harm] for document, views in by_document.items()} for harm in harm_terms(review.evidence)
    }


def harms_matrix(review: EvidenceReview) -> Frame:
    """Every harm against every document: what is said of it, and by which claims."""
    documents = review.document_ids
    meanings = "; ".join(f"{word}: {meaning}" for word, meaning in MEANINGS.items() if word != NOT_JUDGED)
    return framed(
        "harms-matrix",
        "What the documents say of each harm",
        "Which harms that studies report does each document name, make small, deny or leave out? One row a harm, "
        "serious ones first, then those counted most often.",
        ("Harm", "Seriousness", "Region", "What was reported", *(f"Document {name}" for name in documents)),
        (
            (*_harm(harm, review), *(_said(views.get(name)) for name in documents))
            for harm, views in matrix_rows(review).items()
        ),
        (
            f"{meanings}.",
            "A harm is relevant to a document that presents the treatment for a condition in which the harm was "
            "reported, or for a narrower one. A document that names only a broader condition is not judged on it.",
            "A mention of a narrower harm counts for the broader one. A mention of the next broader harm counts for "
            "the narrower one, as a reader told of the one is warned of the other. A remark on side effects in general "
            "stands once, on a row of its own.",
            f"Rows that say “{BY_DOCUMENTS_ONLY}” or “{BROADER}” are there because a document says something of them; "
            "another document's silence on them is no omission.",
            "Counts and practitioners' estimates are no rates unless the number of people treated was read.",
        ),
        empty=_EMPTY,
    )


_EMPTY = "No row: not checked, as harms.csv or mentions.csv is not there or lists none."


def _harm(term: str, review: EvidenceReview) -> tuple[Cell, ...]:
    evidence = review.evidence
    harm = evidence.harm.get(term)
    if harm is None:
        broader = any(term in evidence.lineage(listed, TermKind.HARM) for listed in evidence.harm)
        return term, NOT_APPLICABLE, NOT_APPLICABLE, BROADER if broader else BY_DOCUMENTS_ONLY
    findings = reported(harm, evidence)
    return (
        term,
        harm.seriousness.value,
        words(harm.region, NOT_STATED),
        "; ".join(_reported(finding, review) for finding in findings) or NOT_READ,
    )


def _reported(finding: Finding, review: EvidenceReview) -> str:
    """A finding with whose it is and its study: ``F002: 30 events, events recalled (ito2011, survey)``."""
    study = review.evidence.study.get(finding.study)
    source = f"{finding.study}, {study.design}" if study else finding.study
    unsure = "" if finding.verified else "; not verified"
    return f"{finding.id}: {value_of(finding)}, {finding.group} ({source}{unsure})"


def _said(view: HarmView | None) -> str:
    if view is None:
        return NOT_JUDGED
    return f"{view.status}: {', '.join(view.claims)}" if view.claims else view.status.value


def harms_by_document(review: EvidenceReview) -> Frame:
    """Harms counted by document and by what it says of them, with what it says of risk in general and its flags."""
    return framed(
        "harms-by-document",
        "Harms by document",
        "Of the harms that bear on what a document describes, how many does it name? One row a document; cells count "
        "harms.",
        (
            *("Document", "Title", "Offers the treatment", "Relevant harms"),
            *(word.capitalize() for word in _COUNTED),
            *("Harms it names", "Risk in general", "Flags on the document"),
        ),
        (_document(name, review) for name in review.document_ids) if review.appraised.harms else (),
        (
            "Counted are the harms relevant to the document, each once; the words are those of the table of harms.",
            "“Harms it names” are in the document's own terms, those that no study listed here reports included.",
            "A harm that no study listed here reports is counted for no document; that does not mean it cannot occur.",
        ),
        empty=_EMPTY,
    )


def _document(name: str, review: EvidenceReview) -> tuple[Cell, ...]:
    evidence = review.evidence
    document = evidence.document.get(name)
    offers = document.offers if document else None
    head = (
        name,
        document.title if document else "not in documents.csv",
        "does not say" if offers is None else yes_no(offers),
    )
    flags = ", ".join(dict.fromkeys(flag.check for flag in review.flags_on_documents.get(name, ()))) or NONE
    views = review.appraised.harms.get(name)
    if views is None:
        return (*head, *(NOT_JUDGED for _ in range(len(_COUNTED) + 3)), flags)
    tally = Counter(view.status for view in views if view.relevant)
    told = dict.fromkeys(mention.harm for mention in admitted(name, evidence))
    return (
        *head,
        tally.total(),
        *(tally[status] for status in _COUNTED),
        ", ".join(told) or NONE,
        _general(views, review),
        flags,
    )


def _general(views: Iterable[HarmView], review: EvidenceReview) -> str:
    remarks = [view for view in views if view.claims and is_general(view.harm, review.evidence)]
    return "; ".join(_said(view) for view in remarks) or NONE
