"""Harms: each harm against what every document says of it, and the same counted by document."""

from collections.abc import Callable, Mapping

from analysis.appraise.harms import HarmView, admitted, is_general, reported
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding
from analysis.model.words import TermKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_APPLICABLE, NOT_READ, document_name, title_of, value_of
from analysis.show.tables.harm_rows import SHOWN, HarmRow, harm_rows, shown_status
from analysis.show.tables.layout import Computed, columns_of, laid_out
from analysis.show.value import NOT_JUDGED, Absent, Home, Name, Phrase, joined, names
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import Number, slug

#: What each status means, in the word that readers see.
MEANINGS: Mapping[str, str] = {SHOWN.get(status, status): status.meaning for status in HarmStatus} | {
    NOT_JUDGED: "nobody has judged what the document says of harms",
}

#: What stands for the studies where only documents speak of a harm.
BROADER = "a broader term than a listed harm"
BY_DOCUMENTS_ONLY = "by no study listed here"

_NAMED = (HarmStatus.NAMED, HarmStatus.MINIMISED, HarmStatus.NAMED_AND_DENIED)


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


def harms_by_document(review: EvidenceReview) -> Table:
    """Harms counted by document and by what it says of them, with what it says of risk in general and its flags."""
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

    counted_words = (*_NAMED, HarmStatus.DENIED, HarmStatus.SILENT)
    return laid_out(
        "harms-by-document",
        review.document_ids if judged else (),
        {
            "Document": str,
            "Title": lambda name: title_of(name, review),
            "Offers the treatment": offers,
            "Relevant harms": counts("relevant"),
            **{word.capitalize(): counts(word) for word in counted_words},
            "Harms it names": told,
            "Risk in general": lambda name: _general(name, review),
            "Flags on the document": flags,
        },
    )


def _general(name: str, review: EvidenceReview) -> Phrase | str:
    """What a document says of risk in general."""
    views = review.appraised.harms.get(name)
    if views is None:
        return Absent(NOT_JUDGED)
    return joined(
        (_told(view) for view in views if view.claims and is_general(view.harm, review.evidence)), between="; "
    )
