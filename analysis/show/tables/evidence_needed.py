"""What would settle the open claims: the study that would be needed, and what could be said until then."""

from analysis.appraise.ladder import EDITION
from analysis.appraise.wording.evidence_needed import EvidenceNeeded
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.records import Claim
from analysis.model.words import Scope
from analysis.show.tables.cells import NONE, Cell, framed
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted, listed


def what_would_settle(review: EvidenceReview) -> Frame:
    """Open claims of benefit and safety, each with the study that would settle it and a sentence that would be true."""
    found = review.appraised.evidence_needed
    claims = sorted(
        (claim for claim in review.evidence.claims if claim.id in found),
        key=lambda claim: list(Block).index(block(claim)),
    )
    return framed(
        "what-would-settle",
        "What would settle it",
        "Which study would settle a claim of benefit or safety that its own document's studies, or all listed here, do "
        "not bear out? One row a claim, benefit first.",
        (
            *("Claim", "Document", "Line", "Words", "Verdict own", "Verdict all", "Question"),
            *("What would settle it", "What could be said and be true", "Rests on"),
        ),
        (_row(claim, found[claim.id], review) for claim in claims),
        (_tally([found[claim.id] for claim in claims]), *_NOTES) if claims else (),
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


def _tally(found: list[EvidenceNeeded]) -> str:
    vague = sum(bool(one.missing) for one in found)
    answered = sum(bool(one.study) for one in found)
    return (
        f"Open: {counted(len(found), 'claim')}. Of these {vague} must first name what they are about, and {answered} "
        "are answered by a study that the document does not cite."
    )


def _row(claim: Claim, one: EvidenceNeeded, review: EvidenceReview) -> tuple[Cell, ...]:
    offered = review.appraised.suggested_wording[claim.id]
    return (
        claim.id,
        claim.document,
        claim.line,
        f"“{claim.quote}”",
        review.verdict(claim, Scope.OWN).value,
        review.verdict(claim, Scope.ALL).value,
        one.question.value if one.question else "a harm: can it occur?",
        one.words,
        offered.sentence,
        listed((*offered.findings, *offered.studies)) or NONE,
    )
