"""The harms, row by row: how often studies report each, and what every document says of it, in its own words.

Nothing is put on one scale but the counts of one study in one unit: an estimate is no count, and neither is a rate
where it was not read how many people were treated.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.harms import TOLD, HarmView, harm_terms, is_general, reported
from analysis.appraise.wording.value import number, value_in_words, with_unit
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence
from analysis.model.records import Finding, Harm
from analysis.model.words import EventCount, Measure, Saying, Seriousness, TermKind
from analysis.show.tables.studies import study_names
from analysis.show.value import NOT_JUDGED
from analysis.text.prose.phrases import counted, listed, verb

#: What stands for a harm of which studies give no number.
NO_COUNT = "no count read"

#: Statuses in the words that readers see, where these are others than the rows'.
SHOWN: Mapping[str, str] = {HarmStatus.MINIMISED: "made small", HarmStatus.NOT_RELEVANT: "not its site"}

# By what a document says of a harm, the saying whose words show it.
_WORDS_OF = {
    HarmStatus.MINIMISED: Saying.MINIMISED,
    HarmStatus.DENIED: Saying.DENIED,
    HarmStatus.NAMED_AND_DENIED: Saying.DENIED,
}
# Ways to speak of risk as a whole, with the word for each; that which makes least of it first.
_RISK = {Saying.DENIED: "denied", Saying.MINIMISED: "made small", Saying.NAMED: "named"}
_NAMING = (HarmStatus.NAMED, HarmStatus.NAMED_AND_DENIED)
# Harms that a title names.
_MOST_TITLED = 2


class NumberKind(StrEnum):
    """What kind of number a study gives of a harm; the first that a harm has is drawn."""

    COUNT = "count"
    """One of the counts of one study, which bars compare."""
    ESTIMATE = "estimate"
    """A share that somebody recalled or guessed, in per cent."""
    OTHER = "other"
    """A share, a count of another study, a single case: words alone."""


class HarmNumber(NamedTuple):
    """A number that a study gives of a harm, in words."""

    kind: NumberKind
    finding: Finding
    words: str


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
        counts = (float(one.finding.value or 0) for one in self.numbers if one.kind is NumberKind.COUNT)
        return max(counts, default=0.0)


class Said(NamedTuple):
    """One thing that a document says of a harm: a word, and the document's own words or what part it is about."""

    word: str
    words: str = ""


def harm_rows(review: EvidenceReview) -> tuple[HarmRow, ...]:
    """Each harm, serious ones first, then counted before estimated ones; none where nobody judged any document.

    Terms that only documents name come last.
    """
    evidence = review.evidence
    views = {document: {view.harm: view for view in views} for document, views in review.appraised.harms.items()}
    numbers = evidence.once(_numbers)
    terms = harm_terms(evidence) if views else ()

    def place(row: HarmRow) -> tuple[int, int, float]:
        seriousness = list(Seriousness).index(row.harm.seriousness) if row.harm else len(Seriousness)
        kind = list(NumberKind).index(row.numbers[0].kind) if row.numbers else len(NumberKind)
        return seriousness, kind, -float(row.numbers[0].finding.value or 0) if row.numbers else 0.0

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

    def of(one: Finding) -> HarmNumber | None:
        study = f", {names[one.study]}"
        if one.value is not None and one.measure is Measure.COUNT:
            on_scale = (one.study, one.unit) == scale
            kind = NumberKind.COUNT if on_scale else NumberKind.OTHER
            words = number(one.value) if on_scale else with_unit(one.value, one.unit) + study
        elif one.value is not None and one.measure in SHARES:
            guess = one.event is EventCount.RECALLED and one.denominator is None and one.unit == "%"
            kind = NumberKind.ESTIMATE if guess else NumberKind.OTHER
            words = f"about {number(one.value)} %" if guess else value_in_words(one) + study
        elif one.event is EventCount.CASE:
            kind, words = NumberKind.OTHER, f"single case{study}"
        else:
            return None
        return HarmNumber(kind, one, words if one.verified else f"{words} (not verified)")

    def place(one: HarmNumber) -> tuple[int, float]:
        return order.index(one.kind), -float(one.finding.value or 0)

    return {harm: tuple(sorted(filter(None, map(of, each)), key=place)) for harm, each in found.items()}


def _named(views: Iterable[HarmView]) -> tuple[int, int]:
    statuses = [view.status for view in views]
    return sum(one in _NAMING for one in statuses), sum(one is not HarmStatus.NOT_RELEVANT for one in statuses)


def named_by(rows: Iterable[HarmRow], document: str) -> str:
    """How many of the listed harms that are relevant to a document it names, without making them small."""
    views = [row.views[document] for row in rows if document in row.views]
    return "{} of {}".format(*_named(views)) if views else NOT_JUDGED


def harms_told(rows: Sequence[HarmRow], documents: int) -> str:
    """The finding: that the listed harms with the highest counts are named nowhere; else how many known harms are.

    To be made small, or denied in another place, is to be named here. Of so many documents only judged ones count.
    """
    judged = max(len(row.views) for row in rows)
    of_these = "" if judged == documents else " that were judged"
    where = f"named in none of the {judged} documents{of_these}" if documents > 1 else "not named in the document"
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


def said_of(row: HarmRow, document: str, review: EvidenceReview) -> tuple[Said, ...]:
    """What a document says of a harm, and which narrower harms it denies, each with the words that say so."""
    view, evidence = row.views.get(document), review.evidence
    if view is None:
        return (Said(NOT_JUDGED),)
    quote = _quote(view, _WORDS_OF.get(view.status), review)
    found = [Said(shown_status(view), quote)]
    if view.status is HarmStatus.NAMED_AND_DENIED:
        found = [Said(HarmStatus.NAMED), Said(HarmStatus.DENIED, quote)]
    denied = (one.harm for one in evidence.mentions_of.get(document, ()) if one.says is Saying.DENIED and row.harm)
    parts = (term for term in denied if row.term in evidence.lineage(term, TermKind.HARM)[1:])
    return (
        *(found or [Said(shown_status(view), quote)]),
        *(Said(HarmStatus.DENIED, one) for one in dict.fromkeys(parts)),
    )


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
    return next((f"“{claims[claim].quote}”" for claim in saying_so if claim in claims), "")
