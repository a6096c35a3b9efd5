"""What would settle the open claims: the study that would be needed, and what could be said until then."""

from collections.abc import Iterator

from analysis.appraise.ladder import EDITION
from analysis.appraise.wording.suggested_wording import SuggestedWording
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Scope
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.value import Home, Name, Phrase, joined
from analysis.text.prose.phrases import counted


def what_would_settle(review: EvidenceReview) -> Table:
    """Open claims of benefit and safety, each with the study that would settle it and a sentence that would be true."""
    found = review.appraised.evidence_needed
    claims = sorted(
        (claim for claim in review.evidence.claims if claim.id in found),
        key=lambda claim: list(Block).index(block(claim)),
    )
    vague = sum(bool(found[claim.id].missing) for claim in claims)
    answered = sum(bool(found[claim.id].study) for claim in claims)
    return Table(
        "what-would-settle",
        "What would settle it",
        "Which study would settle a claim of benefit or safety that its own document's studies, or all listed here, do "
        "not bear out? One row a claim, benefit first.",
        tuple(_columns(review)),
        tuple(claims),
        row_notes=(
            f"Open: {counted(len(claims), 'claim')}. Of these {vague} must first name what they are about, and "
            f"{answered} are answered by a study that the document does not cite.",
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
    "What could be said is built from the rows it rests on alone: the strongest design with a link to the claim, and "
    "before it, where it is another, the result behind the claim's own figure, harm or condition. It tells what a "
    "study found, not what the treatment does.",
)


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    needed, instead = review.appraised.evidence_needed, review.appraised.suggested_wording

    yield TableColumn("Claim", "id", leads=Home.CLAIMS)
    yield TableColumn("Document", "document", under="Claim")
    yield TableColumn("Line", "line", under="Claim")
    yield TableColumn("Words", lambda claim: f"“{claim.quote}”")
    yield TableColumn("Verdict own", lambda claim: review.verdict(claim, Scope.OWN))
    yield TableColumn("Verdict all", lambda claim: review.verdict(claim, Scope.ALL))
    settles, said = "What would settle it", "What could be said and be true"
    yield TableColumn("Question", lambda claim: needed[claim.id].question, "a harm: can it occur?", under=settles)
    yield TableColumn(settles, lambda claim: needed[claim.id].words)
    yield TableColumn(said, lambda claim: instead[claim.id].sentence)
    yield TableColumn("Rests on", lambda claim: rests_on(instead[claim.id], " and "), NONE, under=said)


def rests_on(instead: SuggestedWording, last: str = "") -> Phrase:
    """Findings, then studies, that a sentence rests on; ``last`` stands before the last of them."""
    homes = ((Home.FINDINGS, instead.findings), (Home.STUDIES, instead.studies))
    return joined(([Name(home, one)] for home, found in homes for one in found), last=last)
