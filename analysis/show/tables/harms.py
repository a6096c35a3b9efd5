"""The harms: how often studies report each, what every document says of it in its own words, and by which claims.

Nothing is put on one scale but the counts of one study in one unit: an estimate is no count, and neither is a rate
where it was not read how many people were treated.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain, takewhile
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.harms import TOLD, HarmView, harm_terms, is_general, reported
from analysis.appraise.wording.result import number, value_in_words, with_unit
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding, Harm
from analysis.model.words import EventCount, Measure, Saying, Seriousness, TermKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_APPLICABLE, NOT_READ, document_name, value_of
from analysis.show.tables.layout import Computed, columns_of, laid_out
from analysis.show.tables.studies import study_names
from analysis.show.value import NOT_JUDGED, Absent, Home, Name, Phrase, joined, names
from analysis.text.prose.phrases import counted, listed, spelled, verb

#: Documents that have a column each beside the harms; of more it is counted how many say what.
MOST_DOCUMENTS = 7

#: What stands for a harm of which studies give no number.
NO_COUNT = "no count read"

#: Statuses in the words that readers see, where these are others than the rows'.
SHOWN: Mapping[str, str] = {HarmStatus.MINIMISED: "made small", HarmStatus.NOT_RELEVANT: "does not apply"}

# By what a document says of a harm, the saying whose words show it.
_WORDS_OF = {
    HarmStatus.MINIMISED: Saying.MINIMISED,
    HarmStatus.DENIED: Saying.DENIED,
    HarmStatus.NAMED_AND_DENIED: Saying.DENIED,
}
# Ways to speak of risk as a whole, with the word for each; that which makes least of it first.
_RISK = {Saying.DENIED: "denied", Saying.MINIMISED: "made small", Saying.NAMED: "named"}
_NAMING = (HarmStatus.NAMED, HarmStatus.NAMED_AND_DENIED)


class NumberKind(StrEnum):
    """What kind of number a study gives of a harm; the first that a harm has is drawn."""

    COUNT = "count"
    """One of the counts of one study, which bars compare."""
    ESTIMATE = "estimate"
    """A share that somebody recalled or guessed, in per cent."""
    OTHER = "other"
    """A share, a count of another study, single cases: words alone."""


class HarmNumber(NamedTuple):
    """A number that studies give of a harm.

    ``findings``: What gives it; several only of single cases. ``short``: It in words; ``words``: The same with the
    studies, where it is no count or estimate.
    """

    kind: NumberKind
    findings: tuple[Finding, ...]
    short: str
    words: str

    @property
    def finding(self) -> Finding:
        """The first finding that gives it."""
        return self.findings[0]

    @property
    def is_recalled(self) -> bool:
        """Whether it was recalled from memory, so that no rate follows from it."""
        return self.finding.event is EventCount.RECALLED


class HarmRow(NamedTuple):
    """A harm's term, its row in harms.csv if it has one, what each judged document says of it, and studies' numbers."""

    term: str
    harm: Harm | None
    views: Mapping[str, HarmView]
    numbers: tuple[HarmNumber, ...]

    @property
    def naming(self) -> tuple[int, int]:
        """How many judged documents name it, without making it small; and of how many to which it is relevant."""
        return _named(self.views.values())

    @property
    def most_counted(self) -> float:
        """The largest count on the common scale; 0 for none."""
        return max((float(one.finding.value or 0) for one in self.numbers if one.kind is NumberKind.COUNT), default=0.0)

    @property
    def shown(self) -> tuple[HarmNumber, ...]:
        """How often it was reported, where there is little room: its first number, and the first in words after it."""
        return (*self.numbers[:1], *[one for one in self.numbers[1:] if one.kind is NumberKind.OTHER][:1])

    @property
    def is_serious(self) -> bool:
        """Whether it is known to be serious."""
        return self.harm is not None and self.harm.seriousness is Seriousness.SERIOUS

    @property
    def is_untold(self) -> bool:
        """Whether it bears on a document, and none tells of it: to be made small here is to be told of."""
        views = self.views.values()
        return any(view.relevant for view in views) and not any(view.status in TOLD for view in views)


class Said(NamedTuple):
    """One thing that a document says of a harm: a word; the document's own words, or what part of it this is about."""

    word: str
    quote: str = ""
    part: str = ""

    @property
    def words(self) -> str:
        """The document's own words in quotation marks, or the part."""
        return f"“{self.quote}”" if self.quote else self.part


def harm_rows(review: EvidenceReview) -> tuple[HarmRow, ...]:
    """Each harm, serious ones first, then counted before estimated ones, those with most first.

    Terms that only documents name come last. There is none where nobody judged any document.
    """
    evidence = review.evidence
    views = {document: {view.harm: view for view in views} for document, views in review.appraised.harms.items()}
    numbers = evidence.once(_numbers)
    terms = harm_terms(evidence) if views else ()

    def place(row: HarmRow) -> tuple[bool, bool, int, float]:
        kind = list(NumberKind).index(row.numbers[0].kind) if row.numbers else len(NumberKind)
        most = float(row.numbers[0].finding.value or 0) if row.numbers else 0.0
        return row.harm is None, not row.is_serious, kind, -most

    made = (
        HarmRow(
            term, evidence.harm.get(term), {name: said[term] for name, said in views.items()}, numbers.get(term, ())
        )
        for term in terms
    )
    return tuple(sorted(made, key=place))


def _numbers(evidence: Evidence) -> Mapping[str, tuple[HarmNumber, ...]]:
    """By harm the numbers that studies give of it, those that are drawn first."""
    names, order = study_names(evidence), list(NumberKind)
    found = {harm.harm: [one for one in reported(harm, evidence) if one.study in names] for harm in evidence.harms}
    counts = Counter((one.study, one.unit) for each in found.values() for one in each if one.measure is Measure.COUNT)
    scale = max(counts, key=lambda key: counts[key], default=("", ""))

    def made(kind: NumberKind, short: str, *findings: Finding) -> HarmNumber:
        short = short if all(one.verified for one in findings) else f"{short} (not verified)"
        studies = listed(dict.fromkeys(names[one.study] for one in findings))
        return HarmNumber(kind, findings, short, f"{short}, {studies}" if kind is NumberKind.OTHER else short)

    def of(each: Iterable[Finding]) -> Iterator[HarmNumber]:
        cases = list[Finding]()
        for one in each:
            if one.value is not None and one.measure is Measure.COUNT:
                on_scale = (one.study, one.unit) == scale
                kind = NumberKind.COUNT if on_scale else NumberKind.OTHER
                yield made(kind, number(one.value) if on_scale else with_unit(one.value, one.unit), one)
            elif one.value is not None and one.measure in SHARES:
                guess = one.event is EventCount.RECALLED and one.denominator is None and one.unit == "%"
                kind = NumberKind.ESTIMATE if guess else NumberKind.OTHER
                yield made(kind, f"about {number(one.value)} %" if guess else value_in_words(one), one)
            elif one.event is EventCount.CASE:
                cases.append(one)
        if cases:
            yield made(NumberKind.OTHER, counted(len(cases), "case"), *cases)

    def place(one: HarmNumber) -> tuple[int, float]:
        return order.index(one.kind), -float(one.finding.value or 0)

    return {harm: tuple(sorted(of(each), key=place)) for harm, each in found.items()}


def counts_of_scale(rows: Iterable[HarmRow]) -> tuple[HarmNumber, ...]:
    """The counts of one study that are compared with each other, as the rows have them."""
    return tuple(one for row in rows for one in row.numbers if one.kind is NumberKind.COUNT)


def what_is_counted(counts: Sequence[HarmNumber]) -> str:
    """What the compared counts are of: ``events recalled``; empty without any."""
    return f"{counts[0].finding.unit or 'events'}{' recalled' * counts[0].is_recalled}" if counts else ""


def _named(views: Iterable[HarmView]) -> tuple[int, int]:
    statuses = [view.status for view in views]
    return sum(one in _NAMING for one in statuses), sum(one is not HarmStatus.NOT_RELEVANT for one in statuses)


def named_by(rows: Iterable[HarmRow], document: str) -> str:
    """How many of the listed harms that are relevant to a document it names, without making them small."""
    views = [row.views[document] for row in rows if document in row.views]
    return "{} of {}".format(*_named(views)) if views else NOT_JUDGED


def harms_told(rows: Iterable[HarmRow], documents: int) -> str:
    """The finding: which serious harms, and which of those counted most often, no document names; else how many.

    To be made small, or denied in another place, is to be named here. Of so many documents only judged ones count.
    """
    known = [row for row in rows if row.harm]
    page = "page" if all(len(row.views) == documents for row in known) else "judged page"
    serious, untold = [row for row in known if row.is_serious], [row for row in known if row.is_untold]
    unnamed, often = sum(row in untold for row in serious), _often(known)
    if serious and unnamed == len(serious):
        which = f"any of the {spelled(unnamed)} known to be serious" if unnamed > 1 else "the one known to be serious"
        return f"Harms: no {page} names {which}{f', nor {often[0]}' if often else ''}"
    which, are = f"{len(untold)} of the {len(known)} that studies report", len(untold)
    if unnamed:
        which, are = f"{spelled(unnamed)} of the {spelled(len(serious))} known to be serious", unnamed
    elif often:
        which, are = often
    if are:
        return f"Harms: {which} {verb(are, 'is', 'are')} named on no {page}"
    if not any(view.relevant for row in known for view in row.views.values()):
        return f"Harms: none that studies report bears on what a {page} offers"
    return f"Harms: each that studies report is named on a {page}, or bears on none"


def _often(known: Iterable[HarmRow]) -> tuple[str, int] | None:
    """The verified counts from the largest on, as far as no document tells of the harm: in words, and how many."""
    counts = [row for row in known if row.most_counted and row.numbers[0].finding.verified]
    counts.sort(key=lambda row: -row.most_counted)
    most = len(list(takewhile(lambda row: row.is_untold, counts)))
    if not most or len(counts) == 1:
        return None
    how = "recalled" if counts[0].numbers[0].is_recalled else "counted"
    return f"the {spelled(most)} {how} most often", most


def shown_status(view: HarmView | None) -> str:
    """What a document says of a harm, in the word that readers see."""
    return SHOWN.get(view.status, view.status) if view else NOT_JUDGED


def said_of(row: HarmRow, document: str, review: EvidenceReview) -> tuple[Said, ...]:
    """What a document says of a harm, and which narrower harms it denies, each with the words that say so."""
    view, evidence = row.views.get(document), review.evidence
    if view is None:
        return (Said(NOT_JUDGED),)
    quote = _quote(view, _WORDS_OF.get(view.status), review)
    both = view.status is HarmStatus.NAMED_AND_DENIED
    found = (Said(HarmStatus.NAMED), Said(HarmStatus.DENIED, quote)) if both else (Said(shown_status(view), quote),)
    denied = (one.harm for one in evidence.mentions_of.get(document, ()) if one.says is Saying.DENIED and row.harm)
    parts = (term for term in denied if row.term in evidence.lineage(term, TermKind.HARM)[1:])
    return (*found, *(Said(HarmStatus.DENIED, part=one) for one in dict.fromkeys(parts)))


def of_risk(rows: Iterable[HarmRow], document: str, review: EvidenceReview) -> tuple[Said, ...]:
    """What a document says of risk as a whole: every way in which it does, that which makes least of it first."""
    views = [row.views.get(document) for row in rows if is_general(row.term, review.evidence)]
    quotes = ((word, _quote(view, saying, review)) for saying, word in _RISK.items() for view in views if view)
    found = tuple(Said(word, quote) for word, quote in quotes if quote)
    return found or (Said(NOT_JUDGED if None in views else HarmStatus.SILENT),)


def _quote(view: HarmView, saying: Saying | None, review: EvidenceReview) -> str:
    """The first words of a document by which it says so of a harm; empty where there are none."""
    mentions, claims = review.evidence.mentions_of.get(view.document, ()), review.evidence.claim
    saying_so = (one.claim for one in mentions if one.says is saying and one.claim in view.claims)
    return next((claims[claim].quote for claim in saying_so if claim in claims), "")


#: What stands for the studies where only documents speak of a harm.
BROADER = "a broader term than a listed harm"
BY_DOCUMENTS_ONLY = "by no study listed here"


def harms_matrix(review: EvidenceReview) -> Table:
    """Every harm against every document: what is said of it, and by which claims."""
    by_seriousness = grouped(
        (row.harm.seriousness if row.harm else NOT_APPLICABLE, row) for row in review.once(harm_rows)
    )
    computed: Computed = {
        "Region": lambda row: row.harm.region if row.harm else Absent(NOT_APPLICABLE),
        "How often": lambda row: "; ".join(one.words for one in row.numbers),
        "What was reported": lambda row: _reports(row, review),
    }
    named = TableColumn("Named by", lambda row: "{} of {}".format(*row.naming) if row.harm else Absent(NOT_APPLICABLE))
    documents = (
        TableColumn(f"Document {document_name(name, review)}", partial(_said_in, name)) for name in review.document_ids
    )
    return laid_out(
        "harms-matrix",
        chain.from_iterable(by_seriousness.values()),
        (*columns_of("harms-matrix", computed), *documents, named),
        meanings="; ".join(f"{SHOWN.get(status, status)}: {status.meaning}" for status in HarmStatus),
        by_documents=BY_DOCUMENTS_ONLY,
        broader=BROADER,
    )


def _said_in(document: str, row: HarmRow) -> Phrase | str:
    view = row.views.get(document)
    if view is None:
        return Absent(NOT_JUDGED)
    status = shown_status(view)
    return Phrase((f"{status}: ", *names(Home.CLAIMS, view.claims))) if view.claims else status


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
