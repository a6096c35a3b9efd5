"""What would settle the open claims: the study that would be needed, and what the source says until then."""

from analysis.appraise.ladder import EDITION
from analysis.appraise.wording.source_statement import SourceStatement
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Scope
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Name, Phrase, joined


def what_would_settle(review: EvidenceReview) -> Table:
    """Open claims of benefit and safety, each with the study that would settle it and what the source says."""
    needed, source = review.appraised.evidence_needed, review.appraised.source_statement
    claims = sorted(
        (claim for claim in review.evidence.claims if claim.id in needed),
        key=lambda claim: list(Block).index(block(claim)),
    )
    return laid_out(
        "what-would-settle",
        claims,
        {
            "Words": lambda claim: f"“{claim.quote}”",
            "Verdict own": lambda claim: review.verdict(claim, Scope.OWN),
            "Verdict all": lambda claim: review.verdict(claim, Scope.ALL),
            "Question": lambda claim: needed[claim.id].question,
            "What would settle it": lambda claim: needed[claim.id].words,
            "What the source says": lambda claim: source[claim.id].text,
            "Rests on": lambda claim: rests_on(source[claim.id], " and "),
        },
        vague=sum(bool(needed[claim.id].missing) for claim in claims),
        edition=EDITION,
    )


def rests_on(source: SourceStatement, last: str = "") -> Phrase:
    """Findings, then studies, that sentences rest on; ``last`` stands before the last of them."""
    homes = ((Home.FINDINGS, source.findings), (Home.STUDIES, source.studies))
    return joined(([Name(home, one)] for home, found in homes for one in found), last=last)
