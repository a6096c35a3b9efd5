"""The wording ladder: which certainty of the evidence the words of a claim would need.

Source: Santesso et al. 2020, GRADE guidelines 26 (J Clin Epidemiol 119:126-35, pubmed.ncbi.nlm.nih.gov/31711912), whose
statements are also in the AHRQ's chapter at ncbi.nlm.nih.gov/books/NBK563880. High certainty says "reduces", moderate
"probably" or "likely reduces", low "may reduce" or "the evidence suggests", very low "the evidence is very uncertain".
"""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.model.records import Claim
from analysis.model.words import Certainty, Wording
from analysis.text.prose.wording import find_strong, hedges
from analysis.text.vocabulary.shapes import Shapes, parts

#: The words that GRADE guidelines 26 gives to each certainty, highest first.
WORDING_LADDER: Mapping[Certainty, tuple[str, ...]] = {
    Certainty.HIGH: ("reduces", "increases", "results in"),
    Certainty.MODERATE: ("probably", "likely"),
    Certainty.LOW: ("may", "the evidence suggests"),
    Certainty.VERY_LOW: ("the evidence is very uncertain",),
}

_LEVELS = tuple(reversed(Certainty))

# Words that give an effect as seen or suggested, and as an aim.
_shape = Shapes(parts("wording ladder"))


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
    return any(map(_shape("AS_AIM").search, (claim.quote, claim.statement)))


def worded_as(claim: Claim) -> Worded:
    """The certainty that a claim's words stand for, read to the document's favour.

    *Probably* and *likely* stand for moderate; any other reserve for low: *may*, *can*, *usually*, an effect given as
    suggested or as an aim, and whatever the record's wording calls hedged. A plain or absolute statement without any
    stands for high.
    """
    texts = (claim.quote, claim.statement)
    found = [word for text in texts for word in hedges(text)]
    moderate = tuple(word for word in found if word.lower() in WORDING_LADDER[Certainty.MODERATE])
    reserved = (match[0] for name in ("AS_FOUND", "AS_AIM") for match in map(_shape(name).search, texts) if match)
    low = (*(word for word in found if word not in moderate), *reserved)
    if low:
        return Worded(Certainty.LOW, tuple(dict.fromkeys(low)))
    if moderate:
        return Worded(Certainty.MODERATE, tuple(dict.fromkeys(moderate)))
    if claim.wording is Wording.HEDGED:
        return Worded(Certainty.LOW)
    strong = find_strong(claim.quote) if claim.wording is Wording.ABSOLUTE else ()
    return Worded(Certainty.HIGH, strong)
