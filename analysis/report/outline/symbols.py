"""Symbols: the sign that stands before a verdict or a stance, and what the word means, for the key of every report.

A sign never stands alone: the word is always beside it. The signs differ in shape, so that they can be told apart in
black and white.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from analysis.appraise.verdict import Assessment
from analysis.model.words import Severity, Stance, Verdict, Word


class Symbol(NamedTuple):
    """A sign, the family of words whose colour it shares, and the word's meaning in one clause."""

    sign: str
    family: str
    meaning: str


_W = TypeVar("_W", bound=Word)


def _signed(signs: Mapping[_W, tuple[str, str]]) -> Mapping[_W, Symbol]:
    """Symbols of words, by their signs and families; a word brings its meaning."""
    return {word: Symbol(*sign, word.meaning) for word, sign in signs.items()}


VERDICTS: Mapping[Verdict, Symbol] = _signed(
    {
        Verdict.SUPPORTED: ("●", "for"),
        Verdict.PARTLY_SUPPORTED: ("◐", "for"),
        Verdict.MIXED: ("◫", "both"),
        Verdict.CONFLICTING: ("±", "both"),
        Verdict.INDIRECT: ("○", "beside"),
        Verdict.HARM_REPORTED: ("△", "against"),
        Verdict.NOT_CONFIRMED: ("≈", "against"),
        Verdict.PARTLY_CONTRADICTED: ("⊠", "against"),
        Verdict.CONTRADICTED: ("✕", "against"),
        Verdict.REPORTED: ("◇", "beside"),
        Verdict.NOT_FOUND: ("∄", "silent"),
        Verdict.SEEN_IN_PATIENTS: ("◈", "beside"),
        Verdict.SEEN_IN_ANIMALS: ("◌", "beside"),
        Verdict.PROPOSED: ("…", "silent"),
        Verdict.FINDINGS_DIFFER: ("∓", "both"),
        Verdict.NOT_SEEN: ("≉", "against"),
        Verdict.NOT_ADDRESSED: ("–", "silent"),
        Verdict.NOTHING_CITED: ("∅", "silent"),
        Verdict.NONE_KNOWN: ("∅", "silent"),
        Verdict.NOT_ASSESSED: ("?", "unknown"),
        Verdict.NOT_JUDGED: ("□", "silent"),
    }
)

STANCES: Mapping[Stance, Symbol] = _signed(
    {
        Stance.SUPPORTS: ("●", "for"),
        Stance.PARTLY_SUPPORTS: ("◐", "for"),
        Stance.INDIRECT: ("○", "beside"),
        Stance.PARTLY_CONTRADICTS: ("⊠", "against"),
        Stance.CONTRADICTS: ("✕", "against"),
        Stance.DOES_NOT_ADDRESS: ("–", "silent"),
    }
)

SEVERITIES: Mapping[Severity, Symbol] = _signed(
    {Severity.HIGH: ("▲", "against"), Severity.MEDIUM: ("■", "beside"), Severity.LOW: ("▪", "silent")}
)

#: Stands where a word for a claim may still change, as not every study was judged.
SO_FAR = Symbol("◔", "unknown", "so far: a study that nobody judged could change it")


def symbol_of(found: Assessment) -> Symbol:
    """The symbol of a verdict; a word for a claim has no filled sign while a study that could change it is unjudged."""
    symbol = VERDICTS[found.verdict]
    return SO_FAR if found.so_far and symbol.family == "for" else symbol


_LISTS: tuple[Mapping[Word, Symbol], ...] = (STANCES, VERDICTS, SEVERITIES)  # type: ignore[assignment]

#: Symbol by word. A word that is both a verdict and a stance (*indirect*) has the same sign in both.
SYMBOLS: Mapping[str, Symbol] = {str(word): mark for words in _LISTS for word, mark in words.items()}

#: Place of a word in its list, for sorting by rank rather than by spelling.
RANKS: Mapping[str, int] = {str(word): rank for words in _LISTS for rank, word in enumerate(words)}
