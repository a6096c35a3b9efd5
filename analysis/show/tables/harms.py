"""Harms: each harm against what every document says of it, and by which claims."""

from collections.abc import Callable, Mapping

from analysis.appraise.harms import HarmView, reported
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding
from analysis.model.words import TermKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_APPLICABLE, NOT_READ, document_name, value_of
from analysis.show.tables.harm_rows import SHOWN, HarmRow, harm_rows, shown_status
from analysis.show.tables.layout import Computed, columns_of, laid_out
from analysis.show.value import NOT_JUDGED, Absent, Home, Name, Phrase, joined, names

#: What each status means, in the word that readers see.
MEANINGS: Mapping[str, str] = {SHOWN.get(status, status): status.meaning for status in HarmStatus} | {
    NOT_JUDGED: "nobody has judged what the document says of harms",
}

#: What stands for the studies where only documents speak of a harm.
BROADER = "a broader term than a listed harm"
BY_DOCUMENTS_ONLY = "by no study listed here"


def harms_matrix(review: EvidenceReview) -> Table:
    """Every harm against every document: what is said of it, and by which claims."""
    meanings = "; ".join(f"{word}: {meaning}" for word, meaning in MEANINGS.items() if word != NOT_JUDGED)
    computed: Computed = {
        "Region": lambda row: row.harm.region if row.harm else Absent(NOT_APPLICABLE),
        "How often": lambda row: "; ".join(one.words for one in row.numbers),
        "What was reported": lambda row: _reports(row, review),
    }
    named = TableColumn("Named by", lambda row: "{} of {}".format(*row.naming) if row.harm else Absent(NOT_APPLICABLE))
    documents = (TableColumn(f"Document {document_name(name, review)}", _said_in(name)) for name in review.document_ids)
    return laid_out(
        "harms-matrix",
        [row for rows in grouped(map(_seriousness, review.once(harm_rows))).values() for row in rows],
        (*columns_of("harms-matrix", computed), *documents, named),
        meanings=meanings,
        by_documents=BY_DOCUMENTS_ONLY,
        broader=BROADER,
    )


def _seriousness(row: HarmRow) -> tuple[str, HarmRow]:
    return row.harm.seriousness if row.harm else NOT_APPLICABLE, row


def _said_in(document: str) -> Callable[[HarmRow], Phrase | str]:
    def said(row: HarmRow) -> Phrase | str:
        view = row.views.get(document)
        if view is None:
            return Absent(NOT_JUDGED)
        return _told(view) if view.claims else shown_status(view)

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
    return Phrase((f"{shown_status(view)}: ", *names(Home.CLAIMS, view.claims)))
