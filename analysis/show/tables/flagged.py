"""What is wrong: flagged claims first, then problems that concern no claim, then flags that somebody set aside."""

from collections.abc import Iterator

from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import KEYS
from analysis.check.waivers import holds
from analysis.model.words import Severity
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.value import Home
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.prose.phrases import counted, listed


def flagged(review: EvidenceReview) -> Table:
    """Flags on claims, gravest first."""
    rows = review.priority.gravest_first(review.flags_on_claims)
    claims, on = (count_of(name, review) for name in ("claims", "claims.flagged"))
    severities = (f"{count_of(f'flags.on-claims.{severity}', review)} {severity}" for severity in Severity)
    return Table(
        "flagged",
        "Flagged claims",
        "What is wrong with which claim, and what would put it right? One row a claim and flag, gravest first.",
        tuple(_columns(review)),
        tuple(rows),
        (
            f"Flagged: {on} of {counted(claims, 'claim')}, by {counted(len(rows), 'flag')}: {listed(severities)}.",
            f"Order: {'; then '.join(key.words for key in KEYS)}.",
            "“Provisional” is yes where the flag would go if the facts that nobody has verified were left out.",
        ),
        empty="No row: no check raised a flag on a claim.",
    )


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    claim = review.evidence.claim
    yield TableColumn("Severity", "severity")
    yield TableColumn("Flag", "check", leads=Home.CHECKS)
    yield TableColumn("Claim", "claim", leads=Home.CLAIMS)
    yield TableColumn("Document", lambda problem: claim[problem.claim].document, under="Claim")
    yield TableColumn("Line", lambda problem: claim[problem.claim].line, under="Claim")
    yield TableColumn("Words", lambda problem: claim[problem.claim].quote)
    yield TableColumn("What is wrong", "message")
    yield TableColumn("Remedy", "remedy")
    yield TableColumn("Study", "study", NONE, under="What is wrong", leads=Home.STUDIES)
    yield TableColumn("Provisional", review.is_provisional)


def flagged_documents(review: EvidenceReview) -> Table:
    """Flags on a document as a whole, gravest first; those that also concern one claim are among the flagged claims."""
    documents = {problem: document for document, problems in review.flags_on_documents.items() for problem in problems}
    on_none = (problem for problem in documents if problem.claim not in review.evidence.claim)
    return Table(
        "flagged-documents",
        "Flagged documents",
        "What is wrong with a document as a whole, and what would put it right? One row a document and flag, gravest "
        "first.",
        (
            TableColumn("Severity", "severity"),
            TableColumn("Flag", "check", leads=Home.CHECKS),
            TableColumn("Document", documents.__getitem__),
            TableColumn("Title", lambda flag: review.evidence.document[documents[flag]].title, under="Document"),
            TableColumn("What is wrong", "message"),
            TableColumn("Remedy", "remedy"),
        ),
        tuple(review.priority.gravest_first(on_none)),
        empty="No row: no check raised a flag on a document as a whole.",
    )


def other_problems(review: EvidenceReview) -> Table:
    """Faults of the files, and flags on something other than a claim or a document."""
    on_documents = {problem for problems in review.flags_on_documents.values() for problem in problems}
    elsewhere = {*review.flags_on_claims, *on_documents}
    rows = [problem for problem in review.problems if problem not in elsewhere]
    return Table(
        "other-problems",
        "Faults of the files and other problems",
        "What is wrong with the files themselves? One row a problem; what rests on a faulty row cannot be relied on.",
        (
            TableColumn("Kind", "kind"),
            TableColumn("Severity", "severity", under="Kind"),
            TableColumn("Check", "check", under="Kind", leads=Home.CHECKS),
            TableColumn("Place", "place", words=str),
            TableColumn("Claim", "claim", NONE, under="Place", leads=Home.CLAIMS),
            TableColumn("Study", "study", NONE, under="Place", leads=Home.STUDIES),
            TableColumn("What is wrong", "message"),
            TableColumn("Remedy", "remedy"),
        ),
        tuple(rows),
        empty="No row: no fault was found; what could not be checked is under “Not checked”.",
    )


def set_aside(review: EvidenceReview) -> Table:
    """Flags that a waiver sets aside, with who did so, why and until when."""
    as_of = review.appraised.as_of
    return Table(
        "set-aside",
        "Flags set aside",
        "Which flags did somebody set aside, and why? One row a waiver.",
        (
            TableColumn("Flag", "check", leads=Home.CHECKS),
            TableColumn("Claim", "claim", NONE, leads=Home.CLAIMS),
            TableColumn("Study", "study", "any", leads=Home.STUDIES),
            TableColumn("Reason", "reason"),
            TableColumn("By", "by"),
            TableColumn("Until", "until"),
            TableColumn("In force", lambda waiver: holds(waiver, review.appraised)),
        ),
        review.evidence.waivers,
        row_notes=(
            f"Held against {as_of}." if as_of else "Not checked: whether a waiver has expired, as no day was given.",
        ),
        empty="No row: no flag is set aside.",
    )
