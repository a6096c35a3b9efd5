"""Faults of direction: a claim that is said to deny while its words assert, or the other way round."""

import re
from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark, on_row
from analysis.model.words import Direction
from analysis.text.prose.wording import denies_harm

# Words, and beginnings and ends of words, by which English says that something is not so: those that are negative in
# form and those that are negative in meaning. The list is this project's; a word too many only lets a slip pass.
_NEGATIVE = re.compile(
    r"\b(?<!than )(?:no|not|none|nor|never|neither|nobody|nothing|nowhere|without|cannot|hardly|scarcely|barely"
    r"|rarely|seldom|little|few|only|rather than|instead of|fail\w*|lack\w*|absen\w+|den(?:y|ies|ied)|refus\w+"
    r"|avoid\w*|stop\w*|prevent\w*|exclud\w*|reject\w*|false\w*|myth\w*|wrong\w*|free|zero|too \w+|non\w+"
    r"|un(?!der|til|it|ion|iv|ique)\w+|in(?:effect\w+|suffic\w+|capable)|im(?:possib\w+|probab\w+)"
    r"|dis(?:agree|prov|continu|satisf|advantag|appoint|lik|suad|courag|appear)\w*)\b|less\b|n['’]t\b",
    re.IGNORECASE,
)

# A main verb denied at the head of a statement: its subject, in up to seven words, and an auxiliary with "not".
_DENIED_VERB = re.compile(
    r"(?:(?!(?:that|which|who|where|when|if|for|because)\b)[\w’'-]+ ){1,7}?"
    r"(?:(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would) not|cannot|(?:do|does|did|is|are|was|were)"
    r"n['’]t|never)\b(?! only\b)",
    re.IGNORECASE,
)


def direction_unlike_words(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's direction is not that of its words."""
    for claim in appraised.evidence.claims:
        words = f"{claim.quote} · {claim.statement}"
        if claim.direction is Direction.DENIES and not _NEGATIVE.search(words) and not denies_harm(claim.quote):
            found, write = "neither its quote nor its statement has a negative word", Direction.ASSERTS
        elif claim.direction is Direction.ASSERTS and all(map(_DENIED_VERB.match, (claim.quote, claim.statement))):
            found, write = "its quote and its statement deny their verb", Direction.DENIES
        else:
            continue
        found = f'but {found}: "{claim.quote}"; "{claim.statement}"'
        remedy = f'write "{write}", or word the statement so that it says what is denied'
        yield on_row(claim, "direction", f"claim {claim.id}", f'"{claim.direction}"', found, remedy, joint=", ")
