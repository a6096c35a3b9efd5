"""The harms, row by row: how often studies report each, and what every document says of it, in its own words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.harms import TOLD, HarmView, harm_terms, is_general
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.records import Harm
from analysis.model.words import Saying, Seriousness, TermKind
from analysis.show.tables.harm_reports import HarmReport, ReportKind, harm_reports
from analysis.show.value import NOT_JUDGED
from analysis.text.prose.phrases import counted, listed, verb

#: Statuses and sayings in the words that readers see, where these are others than the rows'.
SHOWN: Mapping[str, str] = {HarmStatus.MINIMISED: "made small", HarmStatus.NOT_RELEVANT: "not its site"}

#: By what a document says of a harm, the saying whose words show it.
_WORDS_OF = {
    HarmStatus.MINIMISED: Saying.MINIMISED,
    HarmStatus.DENIED: Saying.DENIED,
    HarmStatus.NAMED_AND_DENIED: Saying.DENIED,
}
# Ways to speak of risk as a whole, with the word for each; that which makes least of it first.
_RISK = {Saying.DENIED: "denied", Saying.MINIMISED: "made small", Saying.NAMED: "named"}
# Harms that a title names.
_MOST_TITLED = 2
_NAMING = (HarmStatus.NAMED, HarmStatus.NAMED_AND_DENIED)


class HarmRow(NamedTuple):
    """A harm's term, its row in harms.csv if it has one, what each judged document says of it, and studies' numbers."""

    term: str
    harm: Harm | None
    views: Mapping[str, HarmView]
    reports: tuple[HarmReport, ...]

    @property
    def naming(self) -> tuple[int, int]:
        """How many judged documents name it, without making it small; and of how many to which it is relevant."""
        named = [view for view in self.views.values() if view.status in _NAMING]
        return len(named), sum(view.status is not HarmStatus.NOT_RELEVANT for view in self.views.values())

    @property
    def most_counted(self) -> float:
        """The largest count on the common scale; 0 for none."""
        return max((float(one.finding.value or 0) for one in counts_of_harms([self])), default=0.0)


class Said(NamedTuple):
    """One thing that a document says of a harm: a word, and the document's own words or what part it is about."""

    word: str
    words: str = ""


def harm_rows(review: EvidenceReview) -> tuple[HarmRow, ...]:
    """Each harm, serious ones first, then counted before estimated ones; none where nobody judged any document.

    Terms that only documents name come last.
    """
    by_document = {document: {view.harm: view for view in views} for document, views in review.appraised.harms.items()}
    terms, reports = harm_terms(review.evidence) if by_document else (), review.evidence.once(harm_reports)
    rows = (
        HarmRow(
            term,
            review.evidence.harm.get(term),
            {document: views[term] for document, views in by_document.items()},
            reports.get(term, ()),
        )
        for term in terms
    )
    return tuple(sorted(rows, key=_order))


def _order(row: HarmRow) -> tuple[int, int, float]:
    seriousness = list(Seriousness).index(row.harm.seriousness) if row.harm else len(Seriousness)
    if not row.reports:
        return seriousness, len(ReportKind), 0.0
    first = row.reports[0]
    return seriousness, list(ReportKind).index(first.kind), -float(first.finding.value or 0)


def counts_of_harms(rows: Iterable[HarmRow]) -> list[HarmReport]:
    """The counts of harms that stand on one scale."""
    return [one for row in rows for one in row.reports if one.kind is ReportKind.COUNT]


def named_by(rows: Iterable[HarmRow], document: str) -> str:
    """How many of the listed harms that are relevant to a document it names, without making them small."""
    views = [row.views[document] for row in rows if document in row.views]
    relevant = sum(view.status is not HarmStatus.NOT_RELEVANT for view in views)
    return f"{sum(view.status in _NAMING for view in views)} of {relevant}" if views else NOT_JUDGED


def harms_told(rows: Sequence[HarmRow]) -> str:
    """The finding: that the listed harms with the highest counts are named nowhere; else how many known harms are.

    To be made small, or denied in another place, is to be named here. Only judged documents count.
    """
    judged = max(len(row.views) for row in rows)
    where = f"named in none of the {judged} documents" if judged > 1 else "not named in the document"
    nowhere = [row for row in rows if all(view.status not in TOLD for view in row.views.values())]
    bars = sorted((row for row in rows if row.most_counted), key=lambda row: -row.most_counted)
    unnamed = next((place for place, row in enumerate(bars) if row not in nowhere), len(bars))
    often = [row.term for row in bars[: min(unnamed, _MOST_TITLED)]]
    if often and len(bars) > 1:
        most = "harm with the highest count" if len(often) == 1 else "two harms with the highest counts"
        return f"The {most}, {listed(often)}, {verb(len(often), 'is', 'are')} {where}"
    if nowhere:
        return f"{len(nowhere)} of {counted(len(rows), 'known harm')} {verb(len(nowhere), 'is', 'are')} {where}"
    return f"{'Each' if len(rows) > 1 else 'The'} known harm is named in a document"


def shown_status(view: HarmView | None) -> str:
    """What a document says of a harm, in the word that readers see."""
    return SHOWN.get(view.status, view.status) if view else NOT_JUDGED


def said(row: HarmRow, document: str, review: EvidenceReview) -> tuple[Said, ...]:
    """What a document says of a harm, and which narrower harms it denies, each with the words that say so."""
    view, evidence = row.views.get(document), review.evidence
    if view is None:
        return (Said(NOT_JUDGED),)
    quote = _quote(view, _WORDS_OF.get(view.status), review)
    if view.status is HarmStatus.NAMED_AND_DENIED:
        found = [Said(HarmStatus.NAMED), Said(HarmStatus.DENIED, quote)]
    else:
        found = [Said(shown_status(view), quote)]
    if row.harm:
        found += [
            Said(HarmStatus.DENIED, mention.harm)
            for mention in evidence.mentions_of.get(document, ())
            if mention.says is Saying.DENIED and row.term in evidence.lineage(mention.harm, TermKind.HARM)[1:]
        ]
    return tuple(dict.fromkeys(found))


def of_risk(rows: Iterable[HarmRow], document: str, review: EvidenceReview) -> tuple[Said, ...]:
    """What a document says of risk as a whole: every way in which it does, that which makes least of it first."""
    views = [row.views.get(document) for row in rows if is_general(row.term, review.evidence)]
    found = [
        Said(word, quote)
        for saying, word in _RISK.items()
        for view in views
        if view and (quote := _quote(view, saying, review))
    ]
    return tuple(found) or (Said(NOT_JUDGED if None in views else HarmStatus.SILENT),)


def _quote(view: HarmView, saying: Saying | None, review: EvidenceReview) -> str:
    """The first words of a document by which it says so of a harm; empty where there are none."""
    claims = review.evidence.claim
    quotes = (
        claims[one.claim].quote
        for one in review.evidence.mentions_of.get(view.document, ())
        if one.says is saying and one.claim in view.claims and one.claim in claims
    )
    return next((f"“{quote}”" for quote in quotes), "")
