"""Bars of benefit and safety claims by verdict: one a document, and one a rung of the ladder; empty ones are kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from analysis.appraise.verdict.rules import OF_EFFECTS
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.conclusions import Scope, Verdict
from analysis.model.records import Claim
from analysis.show.plots.count_bars import BarRow, bar_key, bar_pages
from analysis.show.plots.marks import key
from analysis.show.plots.palette import VERDICTS, Fill
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.cells import title_of
from analysis.tell.numbers.all_numbers import verdicts_shown
from analysis.tell.numbers.of_claims import HEADLINE, verdict_columns
from analysis.text.prose.phrases import counted

# Inches: a page of bars.
_PAGE = 8.0
_ORDER = tuple(word for word in verdict_columns(Scope.OWN) if word in OF_EFFECTS)
_NOT_FALSE = "“not addressed” speaks of these studies only; it does not say that a claim is false."

Counts = Mapping[Block, Mapping[str, Counter[Verdict]]]


def by_document(review: EvidenceReview) -> Counts:
    """Verdicts of the claims of every document, over the studies that it cites."""
    return _verdicts(review, review.document_ids, lambda claim: claim.document)


def by_design(review: EvidenceReview) -> Counts:
    """Verdicts of the claims that reach every rung, or stand on none, over the studies that each document cites."""
    return _verdicts(review, strength_rows(Scope.OWN), lambda claim: row_of(review.assessment(claim, Scope.OWN)))


def _verdicts(review: EvidenceReview, labels: Iterable[str], label: Callable[[Claim], str]) -> Counts:
    found = {part: {name: Counter[Verdict]() for name in labels} for part in HEADLINE_BLOCKS}
    for claim in review.evidence.claims:
        if (part := block(claim)) in found:
            found[part][label(claim)][review.verdict(claim, Scope.OWN)] += 1
    return found


def support_by_document(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot of the documents, on as many pages as they need, all on one scale."""
    found = by_document(review)
    total = _total(found)
    absent = ", ".join(word for word in verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review) if not total[word])
    lead = "Verdicts over the studies that each document itself cites. The numbers count claims."
    return _plot(
        "support-by-document",
        "Benefit and safety claims of each document by verdict",
        found,
        {name: title_of(name, review) for name in review.document_ids},
        lead,
        [f"No benefit or safety claim is: {absent}.", _NOT_FALSE] if absent else [_NOT_FALSE],
    )


def _plot(
    name: str, title: str, found: Counts, details: Mapping[str, str], lead: str, notes: Sequence[str]
) -> tuple[Plot, ...]:
    rows = [
        BarRow(
            f"{part.capitalize()}: {counted(sum(one.total() for one in labels.values()), 'claim')}",
            label,
            [(verdict, verdicts[verdict], VERDICTS[verdict]) for verdict in _ORDER if verdicts[verdict]],
            f"{verdicts.total():,}",
            detail=details.get(label, ""),
        )
        for part, labels in found.items()
        for label, verdicts in labels.items()
    ]
    total = _total(found)
    used: dict[str, Fill] = {verdict: VERDICTS[verdict] for verdict in _ORDER if total[verdict]}
    alt = f"{'; '.join([*(row.told for row in rows if row.segments), 'every other row, 0'])}."
    pages = [(alt, [*page, key(bar_key(used))]) for page in bar_pages(rows, _PAGE)] if rows else [(alt, [])]
    return paged_plot(name, title, pages, lead=lead, notes=notes)


def _total(found: Counts) -> Counter[Verdict]:
    return sum((verdicts for labels in found.values() for verdicts in labels.values()), Counter())
