"""Symbols: the sign that stands before a verdict, a stance or a severity; the word says itself what it means.

A sign never stands alone: the word is always beside it. The signs differ in shape, so that they can be told apart in
black and white.
"""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import FOR
from analysis.model.conclusions import Verdict
from analysis.model.records import Claim
from analysis.model.word import Word
from analysis.model.words import Severity, Stance
from analysis.show.plots.palette import signs_of
from analysis.show.value import Mark, Sign


class Symbol(NamedTuple):
    """A sign, and the family of words whose colour it shares."""

    sign: str
    family: str


VERDICTS: Mapping[Verdict, Symbol] = {Verdict(word): Symbol(*sign) for word, sign in signs_of("verdict").items()}
STANCES: Mapping[Stance, Symbol] = {Stance(word): Symbol(*sign) for word, sign in signs_of("stance").items()}
SEVERITIES: Mapping[Severity, Symbol] = {Severity(word): Symbol(*sign) for word, sign in signs_of("severity").items()}

#: Stands where a word for a claim may still change, as not every study was judged.
SO_FAR = Symbol("◔", "unknown")


def symbol_of(found: Assessment) -> Symbol:
    """The symbol of a verdict; a word for a claim has no filled sign while a study that could change it is unjudged."""
    symbol = VERDICTS[found.verdict]
    return SO_FAR if found.so_far and symbol.family == "for" else symbol


def stance_symbol(claim: Claim, stance: Stance) -> Symbol:
    """The symbol of a stance on a claim; what bears out a plain fact, as a bare use, has the open one of *reported*."""
    return VERDICTS[Verdict.REPORTED] if stance in FOR and claim_type(claim) is ClaimType.FACT else STANCES[stance]


# The mark of each family of words. A word that speaks for a part has half of it; where nothing is asked, a dash stands.
_MARKS = {
    "for": Mark.FULL,
    "both": Mark.HALF,
    "against": Mark.CROSS,
    "beside": Mark.GREY,
    "silent": Mark.RING,
    "unknown": Mark.ASKED,
}
_OWN_MARKS = {Verdict.PARTLY_SUPPORTED: Mark.HALF, Verdict.NOT_JUDGED: Mark.DASH}


def verdict_sign(found: Assessment) -> Sign:
    """The drawn mark of a verdict with its word: *so far* while a study that could change it is unjudged."""
    symbol = symbol_of(found)
    mark = Mark.ASKED if symbol is SO_FAR else _OWN_MARKS.get(found.verdict, _MARKS[symbol.family])
    return Sign(mark, f"{found.verdict} so far" if found.so_far else str(found.verdict))


_LISTS: tuple[Mapping[Word, Symbol], ...] = (STANCES, VERDICTS, SEVERITIES)  # type: ignore[assignment]

#: Symbol by word. A word that is both a verdict and a stance (*indirect*) has the same sign in both.
SYMBOLS: Mapping[str, Symbol] = {str(word): mark for words in _LISTS for word, mark in words.items()}

#: Place of a word in its list, for sorting by rank rather than by spelling.
RANKS: Mapping[str, int] = {str(word): rank for words in _LISTS for rank, word in enumerate(words)}
