"""What would settle the open claims: the study that would be needed, and what the source says until then."""

from collections.abc import Iterator

from analysis.appraise.ladder import EDITION
from analysis.appraise.wording.source_statement import SourceStatement
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Scope
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.value import Home, Name, Phrase, joined
from analysis.text.prose.phrases import counted


def what_would_settle(review: EvidenceReview) -> Table:
    """Open claims of benefit and safety, each with the study that would settle it and what the source says."""
    found = review.appraised.evidence_needed
    claims = sorted(
        (claim for claim in review.evidence.claims if claim.id in found),
        key=lambda claim: list(Block).index(block(claim)),
    )
    vague = sum(bool(found[claim.id].missing) for claim in claims)
    return Table(
        "what-would-settle",
        "What would settle it",
        "Which study would settle a claim of benefit or safety that its own document's studies, or all listed here, do "
        "not bear out? One row a claim, benefit first.",
        tuple(_columns(review)),
        tuple(claims),
        row_notes=(
            f"Open: {counted(len(claims), 'claim')}. Of these {vague} must first name what they are about.",
            *_NOTES,
        ),
        empty="No row: no claim of benefit or safety is open.",
    )


_NOTES = (
    f"The kind of study follows the question that a claim asks ({EDITION}); its patients, treatment, comparator and "
    "outcome are the claim's own. Where it names no comparator, that of a listed question on its condition is taken, "
    "else placebo or usual care.",
    "A harm that can occur, or of which none is known, takes one documented case; how often it occurs takes a count of "
    "the people treated.",
    "What the source says is made from its rows: of benefit the best controlled comparison for the claim and the best "
    "against it, or that there is none; of harm the events reported, the gravest first, before any count of people.",
)


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    needed, source = review.appraised.evidence_needed, review.appraised.source_statement

    yield TableColumn("Claim", "id", leads=Home.CLAIMS)
    yield TableColumn("Document", "document", under="Claim")
    yield TableColumn("Line", "line", under="Claim")
    yield TableColumn("Words", lambda claim: f"“{claim.quote}”")
    yield TableColumn("Verdict own", lambda claim: review.verdict(claim, Scope.OWN))
    yield TableColumn("Verdict all", lambda claim: review.verdict(claim, Scope.ALL))
    settles, said = "What would settle it", "What the source says"
    yield TableColumn("Question", lambda claim: needed[claim.id].question, "a harm: can it occur?", under=settles)
    yield TableColumn(settles, lambda claim: needed[claim.id].words)
    yield TableColumn(said, lambda claim: source[claim.id].text)
    yield TableColumn("Rests on", lambda claim: rests_on(source[claim.id], " and "), NONE, under=said)


def rests_on(source: SourceStatement, last: str = "") -> Phrase:
    """Findings, then studies, that sentences rest on; ``last`` stands before the last of them."""
    homes = ((Home.FINDINGS, source.findings), (Home.STUDIES, source.studies))
    return joined(([Name(home, one)] for home, found in homes for one in found), last=last)
