"""The wording ladder: which certainty of the evidence the words of a claim would need.

Source: Santesso et al. 2020, GRADE guidelines 26 (J Clin Epidemiol 119:126-35, pubmed.ncbi.nlm.nih.gov/31711912), whose
statements are also in the AHRQ's chapter at ncbi.nlm.nih.gov/books/NBK563880. High certainty says "reduces", moderate
"probably" or "likely reduces", low "may reduce" or "the evidence suggests", very low "the evidence is very uncertain".
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from analysis.model.records import Claim
from analysis.model.words import Certainty, Wording
from analysis.text.prose.wording import find_strong, hedges

#: The words that GRADE guidelines 26 gives to each certainty, highest first.
WORDING_LADDER: Mapping[Certainty, tuple[str, ...]] = {
    Certainty.HIGH: ("reduces", "increases", "results in"),
    Certainty.MODERATE: ("probably", "likely"),
    Certainty.LOW: ("may", "the evidence suggests"),
    Certainty.VERY_LOW: ("the evidence is very uncertain",),
}

_LEVELS = tuple(reversed(Certainty))

# Words that give an effect as seen or as suggested, and not as so: the ladder's "the evidence suggests".
_AS_FOUND = re.compile(
    r"\b(?:was|were|is|are|been) associated with\b|\b(?:findings|results|evidence|stud(?:y|ies)|data) (?:\w+ )?"
    r"(?:suggests?|supports?|indicates?)\b",
    re.IGNORECASE,
)

# Words that give an effect as an aim: what a treatment is for, not what it does.
_AS_AIM = re.compile(
    r"^\W*(?:in order )?to \w+|\b(?:aim|aims|aimed|intended|intends|meant|designed|hopes?|objective|purpose|option)"
    r" (?:\w+ )?(?:to|of|for)\b|\bmakes? sense\b|\b(?:technique|method|procedure|option|means|way) (?:for|of) \w+ing\b",
    re.IGNORECASE,
)


class Worded(NamedTuple):
    """How a claim is worded: the certainty that its words stand for, and the words that say so, as they stand in it.

    ``words`` is empty where no single word does: a plain statement, or a hedge that only a person saw.
    """

    certainty: Certainty
    words: tuple[str, ...] = ()


def rank(certainty: Certainty) -> int:
    """Place of a certainty, from 0 (very low) to 3 (high), so that two can be compared."""
    return _LEVELS.index(certainty)


def is_aim(claim: Claim) -> bool:
    """Whether a claim's words, or the proposition as recorded, give its effect as an aim."""
    return any(map(_AS_AIM.search, (claim.quote, claim.statement)))


def worded_as(claim: Claim) -> Worded:
    """The certainty that a claim's words stand for, read to the document's favour.

    *Probably* and *likely* stand for moderate; any other reserve for low: *may*, *can*, *usually*, an effect given as
    suggested or as an aim, and whatever the record's wording calls hedged. A plain or absolute statement without any
    stands for high.
    """
    texts = (claim.quote, claim.statement)
    found = [word.text for text in texts for word in hedges(text)]
    moderate = tuple(word for word in found if word.lower() in WORDING_LADDER[Certainty.MODERATE])
    reserved = (match[0] for shape in (_AS_FOUND, _AS_AIM) for match in map(shape.search, texts) if match)
    low = (*(word for word in found if word not in moderate), *reserved)
    if low:
        return Worded(Certainty.LOW, tuple(dict.fromkeys(low)))
    if moderate:
        return Worded(Certainty.MODERATE, tuple(dict.fromkeys(moderate)))
    if claim.wording is Wording.HEDGED:
        return Worded(Certainty.LOW)
    strong = find_strong(claim.quote) if claim.wording is Wording.ABSOLUTE else ()
    return Worded(Certainty.HIGH, tuple(word.text for word in strong))
