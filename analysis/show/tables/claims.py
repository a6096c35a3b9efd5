"""Every claim on a row, and claims counted by document, category, sourcing and verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.records import Claim
from analysis.model.words import Category, Sourcing
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_STATED, figure_of, title_of
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
from analysis.text.prose.phrases import counted

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


#: What a row of claims.csv says, as a claim's card lists it.
ABOUT = (
    TableColumn("Category", "category", under="About", label=False),
    TableColumn("Direction", "direction"),
    TableColumn("Condition", "condition", NOT_STATED, under="About"),
    TableColumn("Agent", "agent", "not about the treatment", under="About"),
    TableColumn("Comparator", "comparator", NONE),
    TableColumn("Outcome", _outcome, under="About"),
    TableColumn("Figure", figure_of, under="About"),
    TableColumn("Stated design", "stated_design", NONE, under="About"),
    TableColumn("Wording", "wording", under="Sourcing"),
    TableColumn("Sourcing", "sourcing"),
    TableColumn("Marker", "marker", NONE, under="Sourcing"),
    TableColumn("Note", "note"),
)
_ON_CARDS_ALONE = ("Direction", "Comparator", "Note")


def claims(review: EvidenceReview) -> Table:
    """Every claim with its place, its terms, its verdicts and its flags."""
    return Table(
        "claims",
        "Claims",
        "What does each document claim, and what do the studies say of it? One row a claim.",
        tuple(_columns(review)),
        review.evidence.claims,
        (
            "“Figure” is as the document prints it.",
            "“Verdict own” is taken over the studies that the document cites, “Verdict all” over all that are listed "
            "here. “by list”: no marker leads from the claim to a study, so the document's whole list is taken.",
            f"Levels are those of {EDITION}. Where no level applies, a verdict speaks of that fact alone, never of "
            "benefit.",
            "“Provisional” names what would change if the facts that nobody has verified were left out.",
        ),
        empty="No row: no claim was read.",
    )


def safety_claims(review: EvidenceReview) -> Table:
    """The claims about harm and safety, in the order of the documents, with the columns that a first reader needs."""
    about = tuple(claim for claim in review.evidence.claims if claim.category is Category.SAFETY)
    every = {column.name: column for column in _columns(review)}
    return Table(
        "safety-claims",
        "Claims about harm and safety",
        "What does each document say of harms, and what do the studies that it cites say of that? One row a claim.",
        (
            *(replace(every["Claim"], describes=None, leads=Home.CLAIMS), every["Document"], every["Line"]),
            *(every["Words"], every["Statement"]),
            replace(every["Outcome"], under="Harm", label=False),
            replace(every["Figure"], under="Harm"),
            replace(every["Wording"], under=""),
            every["Verdict own"],
            replace(every["Sourcing"], under="Verdict own"),
            *(every["Flags"], every["Provisional"]),
        ),
        about,
        (
            f"{len(about)} of {len(review.evidence.claims)} claims are about harm or safety; the table of all claims "
            "has them too.",
        ),
    )


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    reached = review.appraised.own

    yield TableColumn("Claim", "id", describes=Home.CLAIMS)
    yield TableColumn("Document", "document", under="Claim")
    yield TableColumn("Line", "line", under="Claim")
    yield TableColumn("Words", "quote")
    yield TableColumn("Statement", "statement", under="Words", label=False)
    yield from (column for column in ABOUT if column.name not in _ON_CARDS_ALONE)
    yield TableColumn("Own studies", lambda claim: REACHED[reached[claim.id].cited_studies.cited_by], under="Sourcing")
    yield TableColumn("Verdict own", lambda claim: review.appraised.verdict_words(claim.id, Scope.OWN))
    yield TableColumn("Level own", lambda claim: _level(review.assessment(claim, Scope.OWN)), under="Verdict own")
    yield TableColumn("Verdict all", lambda claim: review.appraised.verdict_words(claim.id, Scope.ALL))
    yield TableColumn("Level all", lambda claim: _level(review.assessment(claim, Scope.ALL)), under="Verdict all")
    yield TableColumn("Provisional", lambda claim: would_change(claim, review), "no", under="Flags")
    yield TableColumn("Flags", lambda claim: names(Home.CHECKS, review.flags.get(claim.id, ())), NONE)


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
    return Table(
        "documents",
        "Claims by document and category",
        "What does each document make claims about? One row a document; cells count claims.",
        count_columns(("Document", "Title"), tuple(Category)),
        tuple(_by_document("category", Category, review)),
    )


def sourcing(review: EvidenceReview) -> Table:
    """Claims counted by document and by how the document sources them."""
    return Table(
        "sourcing",
        "Claims by document and sourcing",
        "How does each document source its claims? One row a document; cells count claims.",
        count_columns(("Document", "Title"), tuple(Sourcing)),
        tuple(_by_document("sourcing", Sourcing, review)),
        (
            "explicit: a marker leads to the document's own list. dangling: a marker leads nowhere. vague: studies "
            "are appealed to and not named. list-only: a list of references, and nothing leads from the claim to it. "
            "none: neither.",
        ),
    )


def _by_document(whole: str, words: Iterable[str], review: EvidenceReview) -> Iterator[CountRow]:
    """The counts of ``whole`` by its words, document by document and for all of them."""
    known, ids = review.once(numbers_by_id), [*(f"{whole}.{slug(word)}" for word in words), "claims"]
    for name in review.document_ids:
        yield count_row((name, title_of(name, review)), [f"{one}.{slug(name)}" for one in ids], known)
    yield count_row((TOTAL, ALL_CLAIMS), ids, known, total=True)


def support_by_document(review: EvidenceReview) -> Table:
    """Benefit and safety claims of each document, counted by verdict over its own studies."""
    weighty = review.once(numbers_by_id)[HEADLINE]
    return Table(
        "support-by-document",
        "Benefit and safety claims by document and verdict",
        "What do the studies that a document cites say of its claims of benefit and safety? One row a document and "
        "subject; cells count claims.",
        count_columns(("Document", "About"), verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)),
        tuple(_support(review)),
        (
            f"Counted: {weighty.value} of {counted(len(review.evidence.claims), 'claim')}; the others are about "
            "neither benefit nor safety.",
        ),
    )


def _support(review: EvidenceReview) -> Iterator[CountRow]:
    known = review.once(numbers_by_id)
    verdicts = [slug(word) for word in verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)]
    for name in review.document_ids:
        for part in HEADLINE_BLOCKS:
            ids = [*(f"{part}.own.{word}.{slug(name)}" for word in verdicts), f"{part}.{slug(name)}"]
            yield count_row((name, part), ids, known)
    ids = [*(f"{HEADLINE}.own.{word}" for word in verdicts), HEADLINE]
    yield count_row((TOTAL, "benefit and safety"), ids, known, total=True)
