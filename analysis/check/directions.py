"""Faults of direction: a claim that is said to deny while its words assert, or the other way round."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark, on_row
from analysis.model.words import Direction
from analysis.text.prose.appeals import tells
from analysis.text.prose.wording import denies_harm


def direction_unlike_words(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's direction is not that of its words."""
    for claim in appraised.evidence.claims:
        words, both = f"{claim.quote} · {claim.statement}", (claim.quote, claim.statement)
        # A negative word too many in the list, which is this project's, only lets a slip pass.
        if claim.direction is Direction.DENIES and not tells("negative", words) and not denies_harm(claim.quote):
            found, write = "neither its quote nor its statement has a negative word", Direction.ASSERTS
        elif claim.direction is Direction.ASSERTS and all(tells("denied verb", text) for text in both):
            found, write = "its quote and its statement deny their verb", Direction.DENIES
        else:
            continue
        found = f'but {found}: "{claim.quote}"; "{claim.statement}"'
        remedy = f'write "{write}", or word the statement so that it says what is denied'
        yield on_row(claim, "direction", f"claim {claim.id}", f'"{claim.direction}"', found, remedy, joint=", ")
