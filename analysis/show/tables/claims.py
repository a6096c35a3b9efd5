"""Every claim on a row, and claims counted by document, category, sourcing and verdict."""

from collections.abc import Iterator, Sequence

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.records import Claim
from analysis.model.words import Category, Sourcing
from analysis.show.table import Table
from analysis.show.tables.cells import NOT_STATED, figure_of, title_of
from analysis.show.tables.layout import Computed, columns_of, laid_out
from analysis.show.tables.strength import (
    ALL_CLAIMS,
    OFF_LADDER,
    TOTAL,
    CountRow,
    count_columns,
    count_row,
    level_of,
    level_row,
    row_of,
)
from analysis.show.value import Home, Name, Phrase, names
from analysis.tell.numbers.all_numbers import numbers_by_id, verdicts_shown
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_claims import HEADLINE

#: How a document leads from a claim to studies, in words.
REACHED = {
    CitedBy.MARKER: "by marker",
    CitedBy.LIST: "by list",
    CitedBy.NONE: "none cited",
    CitedBy.UNREAD: CitedBy.UNREAD,
    CitedBy.UNREACHED: CitedBy.UNREACHED,
    CitedBy.ALL: "",
}


def _outcome(claim: Claim) -> str:
    return claim.outcome or ("none promised" if claim.category is Category.INDICATION else NOT_STATED)


#: What a claim's columns compute of its row alone.
_OF_ROW: Computed = {"Outcome": _outcome, "Figure": figure_of}

#: What a row of claims.csv says, as a claim's card lists it.
ABOUT = columns_of("claim-about", _OF_ROW)


def claims(review: EvidenceReview) -> Table:
    """Every claim with its place, its terms, its verdicts and its flags."""
    reached, words = review.appraised.own, review.appraised.verdict_words
    return laid_out(
        "claims",
        review.evidence.claims,
        {
            **_OF_ROW,
            "Own studies": lambda claim: REACHED[reached[claim.id].cited_studies.cited_by],
            "Verdict own": lambda claim: words(claim.id, Scope.OWN),
            "Level own": lambda claim: _level(review.assessment(claim, Scope.OWN)),
            "Verdict all": lambda claim: words(claim.id, Scope.ALL),
            "Level all": lambda claim: _level(review.assessment(claim, Scope.ALL)),
            "Provisional": lambda claim: would_change(claim, review),
            "Flags": lambda claim: names(Home.CHECKS, review.flags.get(claim.id, ())),
        },
        edition=EDITION,
    )


def _level(found: Assessment) -> str | int:
    """Level of the deciding finding, else the words for the row in which the claim is counted."""
    row = row_of(found)
    return level_of(found.deciding, found) if found.deciding and row in (*map(level_row, LEVELS), OFF_LADDER) else row


def would_change(claim: Claim, review: EvidenceReview) -> Phrase:
    """What of a claim would change without the unverified facts: verdicts, flags that would go or come."""
    scopes = [f"verdict {scope}" for scope in review.appraised.provisional.get(claim.id, ())]
    raised = review.flags.get(claim.id, ())
    pieces: list[str | Name] = [", ".join(scopes)] if scopes else []
    for name in review.provisional_flags.get(claim.id, ()):
        lead = "flag " if name in raised else "would be flagged "
        pieces += [f"{', ' if pieces else ''}{lead}", Name(Home.CHECKS, name)]
    return Phrase(pieces)


def documents(review: EvidenceReview) -> Table:
    """Claims counted by document and category."""
    return _by_document("documents", "category", tuple(Category), review)


def sourcing(review: EvidenceReview) -> Table:
    """Claims counted by document and by how the document sources them."""
    return _by_document("sourcing", "sourcing", tuple(Sourcing), review)


def _by_document(table: str, whole: str, words: Sequence[str], review: EvidenceReview) -> Table:
    """The counts of ``whole`` by its words, document by document and for all of them."""
    ids = [*(f"{whole}.{slug(word)}" for word in words), "claims"]
    rows = [
        count_row((name, title_of(name, review)), [f"{one}.{slug(name)}" for one in ids], review)
        for name in review.document_ids
    ]
    every = count_row((TOTAL, ALL_CLAIMS), ids, review, total=True)
    return laid_out(table, (*rows, every), count_columns(("Document", "Title"), words))


def support_by_document(review: EvidenceReview) -> Table:
    """Benefit and safety claims of each document, counted by verdict over its own studies."""
    return laid_out(
        "support-by-document",
        _support(review),
        count_columns(("Document", "About"), verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)),
        weighty=review.once(numbers_by_id)[HEADLINE].value,
        claims=len(review.evidence.claims),
    )


def _support(review: EvidenceReview) -> Iterator[CountRow]:
    verdicts = [slug(word) for word in verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)]
    for name in review.document_ids:
        for part in HEADLINE_BLOCKS:
            ids = [*(f"{part}.own.{word}.{slug(name)}" for word in verdicts), f"{part}.{slug(name)}"]
            yield count_row((name, part), ids, review)
    ids = [*(f"{HEADLINE}.own.{word}" for word in verdicts), HEADLINE]
    yield count_row((TOTAL, "benefit and safety"), ids, review, total=True)
