"""Harms, on the sheet: what is known of each, by counts, and what every document says of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.harms import TOLD, HarmView, admitted, is_general, largest_count, reported
from analysis.appraise.wording.value import number
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding, Harm
from analysis.model.words import EventCount, Measure, Saying, Seriousness, TermKind
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, people_in, short_name
from analysis.show.table import Table, TableColumn
from analysis.show.tables.harm_rows import harm_rows
from analysis.show.tables.layout import columns_of, laid_out
from analysis.show.value import Absent, Lines, Mark, Phrase, Run, Sign, joined
from analysis.text.prose.phrases import counted, listed, verb

#: Most documents that have a column each; of more, it is counted how many say what.
MOST_COLUMNS = 7

_MARKS: Mapping[HarmStatus, Mark] = {
    HarmStatus.NAMED: Mark.FULL,
    HarmStatus.MINIMISED: Mark.HALF,
    HarmStatus.DENIED: Mark.CROSS,
    HarmStatus.NAMED_AND_DENIED: Mark.CROSS,
    HarmStatus.SILENT: Mark.RING,
    HarmStatus.NOT_RELEVANT: Mark.DASH,
}
#: What the marks are called: a reader asks what a document does with a harm.
_WORDS = {
    HarmStatus.NAMED: "named",
    HarmStatus.MINIMISED: "made small",
    HarmStatus.DENIED: "denied",
    HarmStatus.NAMED_AND_DENIED: "named and denied",
    HarmStatus.SILENT: "silent",
    HarmStatus.NOT_RELEVANT: "does not apply",
}
_NOT_JUDGED = Sign(Mark.ASKED, "not judged", shown=False)

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class HarmsRow(NamedTuple):
    """A row: a harm, or a sum over all of them; how often it was reported; what stands for each document.

    ``recalled``: Whether the count is one of events recalled from memory, which bears no word of its own.
    """

    name: Phrase
    report: str | Absent
    signs: Mapping[str, Sign | str]
    recalled: bool = False


def in_words(count: int) -> str:
    """A small count as a heading has it."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def harms_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many harms, serious ones first, then those counted most; the heading says of how many."""
    matrix, evidence = {row.term: row.views for row in harm_rows(review)}, review.evidence
    if not matrix:
        none = Phrase(
            (Run("Not checked:", strong=True), " harms.csv or mentions.csv lists none. That is no sign of safety.")
        )
        return SheetPart("Harms: not checked", (none,), _table([], review))
    known = sorted((one for one in evidence.harms if one.harm in matrix), key=lambda one: _order(one, review))
    rows = [_row(harm, matrix[harm.harm], review) for harm in known[:most]]
    general = [term for term in matrix if term not in evidence.harm and is_general(term, evidence)]
    rows += [HarmsRow(Phrase((cut(_capital(term), 34),)), "", _signs(matrix[term])) for term in general[:1]]
    if known:
        rows.append(HarmsRow(Phrase((Run("Silent on", strong=True),)), "", _silent(matrix, review)))
    heading = _heading(known, matrix, review)
    table = _table(rows, review, f" ({most} of {len(known)})" if len(known) > most else "")
    return SheetPart(f"Harms: {heading}", tuple(_beside(known, review)), table, key=key(table))


def _table(rows: Sequence[HarmsRow], review: EvidenceReview, shown: str = "") -> Table:
    names = review.document_ids
    if len(names) > MOST_COLUMNS:
        words = list(dict.fromkeys(sign.word for row in rows for sign in row.signs.values() if isinstance(sign, Sign)))
        columns = [TableColumn(_capital(word), _counting(word, len(names))) for word in words]
    else:
        columns = [TableColumn(_column(name, review), _sign_of(name)) for name in names]
    harm, report = columns_of("sheet-harms")
    recalled = any(row.recalled for row in rows)
    named = (replace(harm, name=f"{harm.name}{shown}"), replace(report, name="Events recalled") if recalled else report)
    return laid_out("sheet-harms", rows, (*named, *columns))


def _sign_of(document: str) -> Callable[[HarmsRow], Sign | str]:
    return lambda row: row.signs.get(document, _NOT_JUDGED)


def _column(name: str, review: EvidenceReview) -> str:
    document = review.evidence.document.get(name)
    return f"{name} {cut(document.short_name, 18)}" if document and document.short_name else name


def _counting(word: str, every: int) -> Callable[[HarmsRow], str]:
    def counted_signs(row: HarmsRow) -> str:
        found = sum(isinstance(sign, Sign) and sign.word == word for sign in row.signs.values())
        return f"{found} of {every}" if any(isinstance(sign, Sign) for sign in row.signs.values()) else ""

    return counted_signs


def _row(harm: Harm, views: Mapping[str, HarmView], review: EvidenceReview) -> HarmsRow:
    serious = harm.seriousness is Seriousness.SERIOUS
    name = Phrase((Run(cut(_capital(harm.harm), 34), strong=serious),))
    return HarmsRow(name, _report(harm, review), _signs(views), _is_recalled(largest_count(harm, review.evidence)))


def _is_recalled(finding: Finding | None) -> bool:
    return finding is not None and finding.event is EventCount.RECALLED


def _signs(views: Mapping[str, HarmView]) -> dict[str, Sign | str]:
    return {name: Sign(_MARKS[one.status], _WORDS[one.status], shown=False) for name, one in views.items()}


def _silent(matrix: Mapping[str, Mapping[str, HarmView]], review: EvidenceReview) -> dict[str, Sign | str]:
    """Of the listed harms that apply to each document, on how many it is silent: ``16/19``."""
    views = [(name, view) for term in review.evidence.harm if term in matrix for name, view in matrix[term].items()]
    found = grouped((name, view.status is HarmStatus.SILENT) for name, view in views if view.relevant)
    return {name: f"{sum(silent)}/{len(silent)}" for name, silent in found.items()}


def _order(harm: Harm, review: EvidenceReview) -> tuple[bool, Decimal, Decimal]:
    """Serious first; then the largest count, the largest estimate, what nobody counted."""
    most = largest_count(harm, review.evidence)
    estimate = max((one.value or Decimal() for one in _estimates(harm, review)), default=Decimal())
    return harm.seriousness is not Seriousness.SERIOUS, -((most.value if most else None) or Decimal()), -estimate


def _estimates(harm: Harm, review: EvidenceReview) -> list[Finding]:
    """Verified shares of people with the harm, measured or recalled, in whole numbers or per cent."""
    found = reported(harm, review.evidence)
    return [one for one in found if one.measure is Measure.SHARE_WITH_EVENT and one.verified and one.value is not None]


def _report(harm: Harm, review: EvidenceReview) -> str | Absent:
    """How often it was reported: a count, a share with its people or from memory, a case; or that no count was read."""
    most, shares = largest_count(harm, review.evidence), _estimates(harm, review)
    told = [number(most.value)] if most and most.value else []
    told = [f"{told[0]} {most.unit}".strip()] if most and told and not _is_recalled(most) else told
    for one in shares[:1]:
        counts = f"{one.numerator} of {one.denominator}" if one.numerator is not None and one.denominator else ""
        about = "about " if _is_recalled(one) else ""
        told.append(counts or f"{about}{number(one.value or Decimal())} {one.unit}".strip())
    cases = sum(one.event is EventCount.CASE for one in reported(harm, review.evidence))
    if not told and cases:
        told = [counted(cases, "case")]
    return ", ".join(told) or Absent("no count read")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unnamed(harm: Harm, matrix: Mapping[str, Mapping[str, HarmView]]) -> bool:
    """Whether no document that the harm bears on tells of it."""
    views = [view for view in matrix[harm.harm].values() if view.relevant]
    return bool(views) and not any(view.status in TOLD for view in views)


def _heading(known: Sequence[Harm], matrix: Mapping[str, Mapping[str, HarmView]], review: EvidenceReview) -> str:
    """What was found of the serious harms, and of those counted most often."""
    serious = [one for one in known if one.seriousness is Seriousness.SERIOUS]
    untold = sum(_unnamed(one, matrix) for one in serious)
    most = [one for one in known if one not in serious and largest_count(one, review.evidence)]
    top = next((place for place, one in enumerate(most) if not _unnamed(one, matrix)), len(most))
    recalled = all(
        one.event is EventCount.RECALLED for harm in most[:top] if (one := largest_count(harm, review.evidence))
    )
    often = (
        f"the {in_words(top) + ' ' if top > 1 else ''}{'recalled' if recalled else 'counted'} most often" if top else ""
    )
    if serious and untold == len(serious):
        which = f"any of the {in_words(untold)} serious ones" if untold > 1 else "the serious one"
        return f"no page names {which}{f', nor {often}' if often else ''}"
    if untold:
        return (
            f"{in_words(untold)} of {in_words(len(serious))} serious ones {verb(untold, 'is', 'are')} named on no page"
        )
    if often:
        return f"{often} {verb(top, 'is', 'are')} named on no page"
    return _how_many(matrix, review)


def _how_many(matrix: Mapping[str, Mapping[str, HarmView]], review: EvidenceReview) -> str:
    left = [int(str(one).split("/")[0]) for one in _silent(matrix, review).values()]
    if not left:
        return "no study listed reports one that bears on what the pages offer"
    least, most = min(left), max(left)
    if not most:
        return "every one that studies report is named, or does not apply"
    return f"pages leave out {least if least == most else f'{least} to {most}'} of those that studies report"


def _beside(known: Sequence[Harm], review: EvidenceReview) -> Iterator[Phrase]:
    yield from filter(None, (_rates(known, review), *_cases(known, review), _own_words(review)))


def _rates(known: Sequence[Harm], review: EvidenceReview) -> Phrase:
    """Whether a rate is known of any harm; the survey or study that counted the most events, with its totals."""
    evidence = review.evidence
    found = [one for harm in known for one in reported(harm, evidence) if one.study in evidence.study]
    uncounted = (EventCount.RECALLED, EventCount.CASE)
    counted_in = [one for one in found if one.denominator and one.numerator is not None and one.event not in uncounted]
    harms = counted(len({one.outcome for one in counted_in}), "harm")
    opening = Run(f"People were counted for {harms}." if counted_in else "No rate is known.", strong=True)
    recalled = [one for one in found if _is_recalled(one) and one.measure is Measure.COUNT]
    if not recalled:
        return Phrase((opening,)) if known else Phrase()
    study = evidence.study[recalled[0].study]
    listed_here = {key for harm in known for key in harm.findings.split()}
    counts = [one for one in evidence.findings_of[study.study] if one.measure is Measure.COUNT and one.verified]
    totals = sorted((one for one in counts if one.id not in listed_here), key=lambda one: -(one.value or 0))
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


def _cases(known: Sequence[Harm], review: EvidenceReview) -> Iterator[Phrase]:
    """Serious harms of which only cases are documented, by the part of the body."""
    evidence = review.evidence
    serious = [one for one in known if one.seriousness is Seriousness.SERIOUS]
    cases = [(harm, one) for harm in serious for one in reported(harm, evidence) if one.event is EventCount.CASE]
    for region, found in grouped((harm.region, (harm, one)) for harm, one in cases).items():
        harms = listed(dict.fromkeys(cut(harm.harm, 34) for harm, _ in found))
        studies = dict.fromkeys(one.study for _, one in found)
        whose = joined(([short_name(key, evidence)] for key in studies), ", ")
        place = f"{_capital(region)}: " if region else ""
        cases_told = counted(len(studies), "documented case")
        yield Phrase((Run(f"{place}{harms}", strong=True), f", {cases_told} (", *whose, ")."))


def _own_words(review: EvidenceReview) -> Phrase:
    """What each document says of harm in general, in its own words, and which names none."""
    evidence, parts = review.evidence, list[tuple[str | Run, ...]]()
    for name in review.appraised.harms:
        said = [one for one in evidence.mentions_of.get(name, ()) if is_general(one.harm, evidence)]
        loud = sorted(
            (one for one in said if one.says in (Saying.DENIED, Saying.MINIMISED)),
            key=lambda one: one.says is not Saying.DENIED,
        )
        names = dict.fromkeys(one.harm for one in admitted(name, evidence))
        if loud:
            quote = Run(f"“{cut(evidence.claim[loud[0].claim].quote)}”", quoted=True)
            then = f", then names {counted(len(names), 'harm')}" if loud[0].says is Saying.DENIED and names else ""
            parts.append((Run(name, strong=True), ": ", quote, then))
        elif not names:
            parts.append((Run(name, strong=True), ": names none"))
    return Phrase((*joined(parts, "; "), ".")) if parts else Phrase()


def key(table: Table) -> Lines:
    """The marks of a table with what they mean, each once, in the order of the statuses."""
    found = dict.fromkeys(value for row in table.values for value in row if isinstance(value, Sign))
    order = [*_MARKS.values(), Mark.ASKED]
    return Lines(Sign(one.mark, one.word) for one in sorted(found, key=lambda one: order.index(one.mark)))
