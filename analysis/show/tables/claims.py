"""Every claim on a row, and claims counted by document, category, sourcing and verdict."""

from collections import Counter
from collections.abc import Sequence

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict import Assessment, CitedBy
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.records import Claim
from analysis.model.words import Category, Scope, Sourcing
from analysis.show.tables.cells import NONE, NOT_STATED, Cell, figure_of, framed, words
from analysis.show.tables.frame import Frame
from analysis.show.tables.strength import ALL_CLAIMS, OFF_LADDER, TOTAL, level_of, level_row, row_of, verdict_columns
from analysis.text.prose.phrases import counted

#: How ``Reach.how`` is worded: how a document leads from a claim to studies.
REACHED = {CitedBy.MARKER: "by marker", CitedBy.LIST: "by list", CitedBy.NONE: "none cited"}


def claims(review: EvidenceReview) -> Frame:
    """Every claim with its place, its terms, its verdicts and its flags."""
    columns = (
        *("Claim", "Document", "Line", "Words", "Statement", "Category", "Condition", "Agent", "Outcome", "Figure"),
        *("Stated design", "Wording", "Sourcing", "Marker", "Own studies", "Verdict own", "Level own"),
        *("Verdict all", "Level all", "Provisional", "Flags"),
    )
    return framed(
        "claims",
        "Claims",
        "What does each document claim, and what do the studies say of it? One row a claim.",
        columns,
        (_claim(claim, review) for claim in review.evidence.claims),
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


def _claim(claim: Claim, review: EvidenceReview) -> tuple[Cell, ...]:
    own = review.assessment(claim, Scope.OWN)
    bare_indication = claim.category is Category.INDICATION
    return (
        claim.id,
        claim.document,
        claim.line,
        claim.quote,
        claim.statement,
        claim.category.value,
        words(claim.condition, NOT_STATED),
        words(claim.agent, "not about the treatment"),
        words(claim.outcome, "none promised" if bare_indication else NOT_STATED),
        figure_of(claim),
        words(claim.stated_design, NONE),
        claim.wording.value,
        claim.sourcing.value,
        words(claim.marker, NONE),
        REACHED.get(own.cited_studies.cited_by, own.cited_studies.cited_by),
        review.verdict(claim, Scope.OWN).value,
        _level(own),
        review.verdict(claim, Scope.ALL).value,
        _level(review.assessment(claim, Scope.ALL)),
        provisional_words(claim, review),
        ", ".join(review.flags.get(claim.id, ())) or NONE,
    )


def _level(found: Assessment) -> Cell:
    """Level of the deciding finding, else the words for the row in which the claim is counted."""
    row = row_of(found)
    return level_of(found.deciding, found) if found.deciding and row in (*map(level_row, LEVELS), OFF_LADDER) else row


def provisional_words(claim: Claim, review: EvidenceReview) -> str:
    """What of a claim would change without the unverified facts: verdicts, flags that would go or come."""
    scopes = [f"verdict {scope}" for scope in review.appraised.provisional.get(claim.id, ())]
    raised = review.flags.get(claim.id, ())
    flags = [
        f"flag {name}" if name in raised else f"would be flagged {name}"
        for name in review.provisional_flags.get(claim.id, ())
    ]
    return ", ".join([*scopes, *flags]) or "no"


def documents(review: EvidenceReview) -> Frame:
    """Claims counted by document and category."""
    found = Counter((claim.document, claim.category) for claim in review.evidence.claims)
    rows = [(_title(name, review), [found[name, category] for category in Category]) for name in review.document_ids]
    return _counts(
        "documents",
        "Claims by document and category",
        "What does each document make claims about? One row a document; cells count claims.",
        ("Document", "Title", *Category),
        rows,
    )


def sourcing(review: EvidenceReview) -> Frame:
    """Claims counted by document and by how the document sources them."""
    found = Counter((claim.document, claim.sourcing) for claim in review.evidence.claims)
    rows = [(_title(name, review), [found[name, how] for how in Sourcing]) for name in review.document_ids]
    return _counts(
        "sourcing",
        "Claims by document and sourcing",
        "How does each document source its claims? One row a document; cells count claims.",
        ("Document", "Title", *Sourcing),
        rows,
        (
            "explicit: a marker leads to the document's own list. dangling: a marker leads nowhere. vague: studies "
            "are appealed to and not named. list-only: a list of references, and nothing leads from the claim to it. "
            "none: neither.",
        ),
    )


def support_by_document(review: EvidenceReview) -> Frame:
    """Benefit and safety claims of each document, counted by verdict over its own studies."""
    columns = verdict_columns(Scope.OWN)
    weighty = [claim for claim in review.evidence.claims if block(claim) in HEADLINE_BLOCKS]
    found = Counter((claim.document, block(claim), review.verdict(claim, Scope.OWN)) for claim in weighty)
    rows = [
        ((name, part.value), [found[name, part, verdict] for verdict in columns])
        for name in review.document_ids
        for part in HEADLINE_BLOCKS
    ]
    return _counts(
        "support-by-document",
        "Benefit and safety claims by document and verdict",
        "What do the studies that a document cites say of its claims of benefit and safety? One row a document and "
        "subject; cells count claims.",
        ("Document", "About", *columns),
        rows,
        (
            f"Counted: {len(weighty)} of {counted(len(review.evidence.claims), 'claim')}; the others are about "
            "neither benefit nor safety.",
        ),
        last=(TOTAL, "benefit and safety"),
    )


def _title(name: str, review: EvidenceReview) -> tuple[str, str]:
    document = review.evidence.document.get(name)
    return name, document.title if document else "not in documents.csv"


def _counts(
    name: str,
    title: str,
    caption: str,
    columns: Sequence[str],
    rows: list[tuple[tuple[str, str], list[int]]],
    notes: Sequence[str] = (),
    last: tuple[str, str] = (TOTAL, ALL_CLAIMS),
) -> Frame:
    """A frame of counts with a total at the end of each row and of each column."""
    sums = [sum(column) for column in zip(*(counts for _, counts in rows), strict=True)] or [0] * (len(columns) - 2)
    lines = ((*head, *counts, sum(counts)) for head, counts in [*rows, (last, sums)])
    return framed(name, title, caption, (*map(str, columns), TOTAL), lines, notes)
