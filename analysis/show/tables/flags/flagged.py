"""What is wrong: flagged claims first, then problems that concern no claim, then flags that somebody set aside."""

from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import KEYS
from analysis.check.standing import holds
from analysis.model.words import Severity
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.prose.phrases import listed


def flagged(review: EvidenceReview) -> Table:
    """Flags on claims, gravest first."""
    rows, claim = review.priority.gravest_first(review.flags_on_claims), review.evidence.claim
    severities = (f"{count_of(f'flags.on-claims.{severity}', review)} {severity}" for severity in Severity)
    return laid_out(
        "flagged",
        rows,
        {
            "Document": lambda problem: claim[problem.claim].document,
            "Line": lambda problem: claim[problem.claim].line,
            "Words": lambda problem: claim[problem.claim].quote,
            "Provisional": review.is_provisional,
        },
        on=count_of("claims.flagged", review),
        claims=count_of("claims", review),
        severities=listed(severities),
        order="; then ".join(key.words for key in KEYS),
    )


def flagged_documents(review: EvidenceReview) -> Table:
    """Flags on a document as a whole, gravest first; those that also concern one claim are among the flagged claims."""
    documents = {problem: document for document, problems in review.flags_on_documents.items() for problem in problems}
    on_none = (problem for problem in documents if problem.claim not in review.evidence.claim)
    return laid_out(
        "flagged-documents",
        review.priority.gravest_first(on_none),
        {
            "Document": documents.__getitem__,
            "Title": lambda flag: review.evidence.document[documents[flag]].title,
        },
    )


def other_problems(review: EvidenceReview) -> Table:
    """Faults of the files, and flags on something other than a claim or a document."""
    on_documents = {problem for problems in review.flags_on_documents.values() for problem in problems}
    elsewhere = {*review.flags_on_claims, *on_documents}
    return laid_out("other-problems", (problem for problem in review.problems if problem not in elsewhere))


def set_aside(review: EvidenceReview) -> Table:
    """Flags that a waiver sets aside, with who did so, why and until when."""
    as_of, waivers = review.appraised.as_of, review.evidence.waivers
    in_force = {"In force": lambda waiver: holds(waiver, review.appraised)}
    day = str(as_of) if as_of and waivers else ""
    return laid_out("set-aside", waivers, in_force, as_of=day, timeless=bool(waivers) and not as_of)
