"""Harms, on the sheet: what is known of each, by counts, and what every document says of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from analysis.appraise.harms import admitted, is_general
from analysis.appraise.wording.result import number
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding
from analysis.model.words import EventCount, Measure, TermKind
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, people_in, short_name
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import document_name
from analysis.show.tables.harms import (
    MOST_DOCUMENTS,
    NO_COUNT,
    SHOWN,
    HarmRow,
    counts_of_scale,
    harm_rows,
    harms_told,
    of_risk,
    shown_status,
)
from analysis.show.tables.layout import columns_of, laid_out
from analysis.show.value import Absent, Lines, Mark, Phrase, Run, Sign, joined
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.number import slug
from analysis.text.prose.phrases import capital, counted, listed

_MARKS: Mapping[HarmStatus, Mark] = {
    HarmStatus.NAMED: Mark.FULL,
    HarmStatus.MINIMISED: Mark.HALF,
    HarmStatus.DENIED: Mark.CROSS,
    HarmStatus.NAMED_AND_DENIED: Mark.CROSS,
    HarmStatus.SILENT: Mark.RING,
    HarmStatus.NOT_RELEVANT: Mark.DASH,
}
_NOT_JUDGED = Sign(Mark.ASKED, shown_status(None), shown=False)


class HarmsRow(NamedTuple):
    """A row: a harm, or a sum over all of them; how often it was reported; what stands for each document."""

    name: Phrase
    report: str | Absent
    signs: Mapping[str, Sign | str]


#: Pages whose own words on harm are told.
_MOST_PAGES = 5


def harms_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many harms in their order; the first column says of how many."""
    every = review.once(harm_rows)
    known = [row for row in every if row.harm]
    if not known:
        none = Phrase(
            (Run("Not checked:", strong=True), " harms.csv or mentions.csv lists none. That is no sign of safety.")
        )
        return SheetPart("Harms: not checked", (none,), _table([], review))
    general = [row for row in every if not row.harm and is_general(row.term, review.evidence)]
    rows = [_row(row) for row in (*known[:most], *general[:1])]
    rows.append(HarmsRow(Phrase((Run("Silent on", strong=True),)), "", _silent(review)))
    table = _table(rows, review, f" ({most} of {len(known)})" if len(known) > most else "")
    beside = (_rates(known, review), *_cases(known, review), _own_words(every, review))
    heading = harms_told(known, len(review.document_ids))
    return SheetPart(heading, tuple(filter(None, beside)), table, key=_key(table))


def _table(rows: Sequence[HarmsRow], review: EvidenceReview, shown: str = "") -> Table:
    names = review.document_ids
    if len(names) > MOST_DOCUMENTS:
        words = list(dict.fromkeys(sign.word for row in rows for sign in row.signs.values() if isinstance(sign, Sign)))
        columns = [TableColumn(capital(word), partial(_how_many, word, len(names))) for word in words]
    else:
        columns = [TableColumn(cut(document_name(name, review), 24), partial(_sign, name)) for name in names]
    harm, report = columns_of("sheet-harms")
    return laid_out("sheet-harms", rows, (replace(harm, name=f"{harm.name}{shown}"), report, *columns))


def _sign(document: str, row: HarmsRow) -> Sign | str:
    return row.signs.get(document, _NOT_JUDGED)


def _how_many(word: str, every: int, row: HarmsRow) -> str:
    """Of how many documents a row has the mark of that word."""
    found = Counter(sign.word for sign in row.signs.values() if isinstance(sign, Sign))
    return f"{found[word]} of {every}" if found else ""


def _row(row: HarmRow) -> HarmsRow:
    name = Phrase((Run(cut(capital(row.term), 34), strong=row.is_serious),))
    report = ", ".join(one.short for one in row.shown) or (Absent(NO_COUNT) if row.harm else "")
    signs = {name: Sign(_MARKS[one.status], shown_status(one), shown=False) for name, one in row.views.items()}
    return HarmsRow(name, report, signs)


def _silent(review: EvidenceReview) -> dict[str, Sign | str]:
    """Of the listed harms that apply to each judged document, on how many it is silent: ``16/19``."""
    return {
        name: "/".join(str(count_of(f"harms.{of}.{slug(name)}", review)) for of in ("silent", "relevant"))
        for name in review.appraised.harms
    }


def _rates(known: Sequence[HarmRow], review: EvidenceReview) -> Phrase:
    """Whether a rate is known of any harm; the study that counted most of them from memory, with its totals."""
    evidence, apart = review.evidence, (EventCount.RECALLED, EventCount.CASE)
    found = [finding for row in known for one in row.numbers for finding in one.findings]
    rated = [one for one in found if one.denominator and one.numerator is not None and one.event not in apart]
    harms = counted(len({one.outcome for one in rated}), "harm")
    opening = Run(f"People were counted for {harms}." if rated else "No rate is known.", strong=True)
    recalled = [one.finding for one in counts_of_scale(known) if one.is_recalled]
    if not recalled:
        return Phrase((opening,))
    study, told = evidence.study[recalled[0].study], {one.id for one in found}
    counts = [one for one in evidence.findings_of[study.study] if one.measure is Measure.COUNT and one.verified]
    totals = sorted((one for one in counts if one.id not in told), key=lambda one: -(one.value or 0))
    who = (f" {people_in(study) or study.design.value} (", short_name(study.study, evidence), ") recalled ")
    return Phrase((opening, *who, *_totals(totals, evidence), "."))


def _totals(totals: Sequence[Finding], evidence: Evidence) -> Iterator[Run | str]:
    """The count of all events, and those that are among them by their terms, each with its own count."""
    if not totals:
        yield "events"
        return
    every, *rest = totals
    yield Run(f"{number(every.value or Decimal())} {every.unit or 'events'}", strong=True)
    among = [one for one in rest if every.outcome in evidence.lineage(one.outcome, TermKind.HARM)]
    if among:
        said = listed(f"{cut(one.outcome, 34)} ({number(one.value or Decimal())})" for one in among[:2])
        yield from (", among them ", Run(said, strong=True))


def _cases(known: Sequence[HarmRow], review: EvidenceReview) -> Iterator[Phrase]:
    """Serious harms of which cases are documented, by the part of the body."""
    cases = [
        (row.harm, one)
        for row in known
        if row.harm and row.is_serious
        for number in row.numbers
        for one in number.findings
        if one.event is EventCount.CASE
    ]
    for region, found in grouped((harm.region, (harm, one)) for harm, one in cases).items():
        harms = listed(dict.fromkeys(cut(harm.harm, 34) for harm, _ in found))
        studies = dict.fromkeys(one.study for _, one in found)
        whose = joined(([short_name(key, review.evidence)] for key in studies), ", ")
        told = f"{capital(region)}: {harms}" if region else harms
        yield Phrase((Run(told, strong=True), f", {counted(len(studies), 'documented case')} (", *whose, ")."))


def _own_words(every: Sequence[HarmRow], review: EvidenceReview) -> Phrase:
    """What each document says of harm in general, in its own words, and which names none."""
    parts = list[tuple[str | Run, ...]]()
    for name in review.appraised.harms:
        said, document = of_risk(every, name, review)[0], Run(name, strong=True)
        names = {one.harm for one in admitted(name, review.evidence)}
        if said.word in (HarmStatus.DENIED, SHOWN[HarmStatus.MINIMISED]):
            then = f", then names {counted(len(names), 'harm')}" if said.word == HarmStatus.DENIED and names else ""
            parts.append((document, ": ", Run(f"“{cut(said.quote)}”", quoted=True), then))
        elif not names:
            parts.append((document, ": names none"))
    left = len(parts) - _MOST_PAGES
    more = f"; {counted(left, 'page')} more: see the report" if left > 0 else ""
    return Phrase((*joined(parts[:_MOST_PAGES], "; "), f"{more}.")) if parts else Phrase()


def _key(table: Table) -> Lines:
    """The marks of a table with what they mean, each once, in the order of the statuses."""
    found = dict.fromkeys(value for row in table.values for value in row if isinstance(value, Sign))
    order = [*_MARKS.values(), Mark.ASKED]
    return Lines(Sign(one.mark, one.word) for one in sorted(found, key=lambda one: order.index(one.mark)))
