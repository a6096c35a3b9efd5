"""Harms: each harm against what every document says of it, and the same counted by document."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.harms import HarmView, admitted, harm_terms, is_general, reported
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence
from analysis.model.records import Finding, Harm
from analysis.model.words import TermKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_APPLICABLE, NOT_READ, NOT_STATED, document_name, title_of, value_of
from analysis.show.value import NOT_JUDGED, Absent, Home, Name, Phrase, joined, names
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import Number, slug

#: What each status means, for the notes of the tables and the key of the plot.
MEANINGS: Mapping[str, str] = {status: status.meaning for status in HarmStatus} | {
    NOT_JUDGED: "nobody has judged what the document says of harms",
}

#: What stands for the studies where only documents speak of a harm.
BROADER = "a broader term than a listed harm"
BY_DOCUMENTS_ONLY = "by no study listed here"

_NAMED = (HarmStatus.NAMED, HarmStatus.MINIMISED, HarmStatus.NAMED_AND_DENIED)


def matrix_rows(review: EvidenceReview) -> Mapping[str, Mapping[str, HarmView]]:
    """For each harm, serious ones first, what each judged document says of it; empty where nobody judged any."""
    by_document = {document: {view.harm: view for view in views} for document, views in review.appraised.harms.items()}
    if not by_document:
        return {}
    return {
        harm: {document: views[harm] for document, views in by_document.items()} for harm in harm_terms(review.evidence)
    }


def harms_matrix(review: EvidenceReview) -> Table:
    """Every harm against every document: what is said of it, and by which claims."""
    documents, none = review.document_ids, Absent(NOT_APPLICABLE)
    meanings = "; ".join(f"{word}: {meaning}" for word, meaning in MEANINGS.items() if word != NOT_JUDGED)
    return Table(
        "harms-matrix",
        "What the documents say of each harm",
        "Which harms that studies report does each document name, make small, deny or leave out? One row a harm, "
        "serious ones first, then those counted most often.",
        (
            TableColumn("Harm", "term"),
            TableColumn("Seriousness", lambda row: row.harm and row.harm.seriousness, NOT_APPLICABLE, under="Harm"),
            TableColumn("Region", lambda row: row.harm.region if row.harm else none, NOT_STATED, under="Harm"),
            TableColumn("What was reported", lambda row: _reports(row, review)),
            *(TableColumn(f"Document {document_name(name, review)}", _said_in(name)) for name in documents),
        ),
        tuple(HarmRow(term, review.evidence.harm.get(term), views) for term, views in matrix_rows(review).items()),
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


class HarmRow(NamedTuple):
    """A harm's term, its row in harms.csv if it has one, and what each judged document says of it."""

    term: str
    harm: Harm | None
    views: Mapping[str, HarmView]


def _said_in(document: str) -> Callable[[HarmRow], Phrase | str]:
    def said(row: HarmRow) -> Phrase | str:
        view = row.views.get(document)
        if view is None:
            return Absent(NOT_JUDGED)
        return _told(view) if view.claims else view.status

    return said


def _reports(row: HarmRow, review: EvidenceReview) -> Phrase | Absent:
    """The findings that report a harm, each with whose it is and its study; or who else speaks of it.

    ``F002: 30 events, events recalled (ito2011, survey)``
    """
    evidence = review.evidence
    if row.harm is None:
        broader = any(row.term in evidence.lineage(listed, TermKind.HARM) for listed in evidence.harm)
        return Absent(BROADER if broader else BY_DOCUMENTS_ONLY)
    return joined((_report(finding, evidence) for finding in reported(row.harm, evidence)), "; ") or Absent(NOT_READ)


def _report(finding: Finding, evidence: Evidence) -> Phrase:
    study = evidence.study.get(finding.study)
    said = f"{f', {study.design}' if study else ''}{'' if finding.verified else '; not verified'})"
    value = f": {value_of(finding)}, {finding.group} ("
    return Phrase((Name(Home.FINDINGS, finding.id), value, Name(Home.STUDIES, finding.study), said))


def _told(view: HarmView) -> Phrase:
    return Phrase((f"{view.status}: ", *names(Home.CLAIMS, view.claims)))


def harms_by_document(review: EvidenceReview) -> Table:
    """Harms counted by document and by what it says of them, with what it says of risk in general and its flags."""
    return Table(
        "harms-by-document",
        "Harms by document",
        "Of the harms that bear on what a document describes, how many does it name? One row a document; cells count "
        "harms.",
        tuple(_columns(review)),
        review.document_ids if review.appraised.harms else (),
        (
            "Counted are the harms relevant to the document, each once; the words are those of the table of harms.",
            "“Harms it names” are in the document's own terms, those that no study listed here reports included.",
            "A harm that no study listed here reports is counted for no document; that does not mean it cannot occur.",
        ),
        empty=_EMPTY,
    )


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    evidence, known, judged = review.evidence, review.once(numbers_by_id), review.appraised.harms

    def offers(name: str) -> bool | None:
        return getattr(evidence.document.get(name), "offers", None)

    def counts(status: str) -> Callable[[str], Number | int | None]:
        return lambda name: known.get(f"harms.{slug(status)}.{slug(name)}", 0) if name in judged else None

    def told(name: str) -> str:
        named = dict.fromkeys(mention.harm for mention in admitted(name, evidence))
        return ", ".join(named) if name in judged else Absent(NOT_JUDGED)

    def flags(name: str) -> Phrase:
        return names(Home.CHECKS, dict.fromkeys(flag.check for flag in review.flags_on_documents.get(name, ())))

    yield TableColumn("Document", str)
    yield TableColumn("Title", lambda name: title_of(name, review), under="Document")
    yield TableColumn("Offers the treatment", offers, "does not say", under="Document")
    yield TableColumn("Relevant harms", counts("relevant"), NOT_JUDGED)
    for word in (*_NAMED, HarmStatus.DENIED, HarmStatus.SILENT):
        yield TableColumn(word.capitalize(), counts(word), NOT_JUDGED)
    yield TableColumn("Harms it names", told, NONE)
    yield TableColumn("Risk in general", lambda name: _general(name, review), NONE, under="Harms it names")
    yield TableColumn("Flags on the document", flags, NONE)


def _general(name: str, review: EvidenceReview) -> Phrase | str:
    """What a document says of risk in general."""
    views = review.appraised.harms.get(name)
    if views is None:
        return Absent(NOT_JUDGED)
    return joined(
        (_told(view) for view in views if view.claims and is_general(view.harm, review.evidence)), between="; "
    )
