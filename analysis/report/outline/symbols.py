"""Symbols: the sign that stands before a verdict or a stance, and what the word means, for the key of every report.

A sign never stands alone: the word is always beside it. The signs differ in shape, so that they can be told apart in
black and white.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.verdict import Assessment
from analysis.model.words import Severity, Stance, Verdict


class Symbol(NamedTuple):
    """A sign, the family of words whose colour it shares, and the word's meaning in one clause."""

    sign: str
    family: str
    meaning: str


#: Meanings after the rule table of the verdict (``appraise/verdict_rules.py``), in the order of the list.
VERDICTS: Mapping[Verdict, Symbol] = {
    Verdict.SUPPORTED: Symbol(
        "●",
        "for",
        "in each comparison that was tested, a study of the strongest kind bears out the whole of the claim and none "
        "of that kind speaks against it",
    ),
    Verdict.PARTLY_SUPPORTED: Symbol(
        "◐", "for", "such studies bear out a part of it, or bear it out only in some people or with another treatment"
    ),
    Verdict.MIXED: Symbol("◫", "both", "studies speak for it in one condition or comparison and against it in another"),
    Verdict.CONFLICTING: Symbol(
        "±", "both", "in one comparison, studies of the strongest kind speak for it and against it"
    ),
    Verdict.INDIRECT: Symbol(
        "○",
        "beside",
        "the studies concern another condition, agent or outcome, or have no control group where one is needed",
    ),
    Verdict.HARM_REPORTED: Symbol(
        "△", "against", "events of a harm were reported, and nobody counted out of how many people"
    ),
    Verdict.NOT_CONFIRMED: Symbol(
        "≈", "against", "such studies looked for a difference and found none; that does not show that there is none"
    ),
    Verdict.PARTLY_CONTRADICTED: Symbol("⊠", "against", "such studies speak against a part of it"),
    Verdict.CONTRADICTED: Symbol(
        "✕", "against", "such studies found the opposite, ruled it out, or document a case against it"
    ),
    Verdict.REPORTED: Symbol("◇", "beside", "a study reports it; that it is so says nothing of whether it helps"),
    Verdict.NOT_FOUND: Symbol("∄", "silent", "no listed study reports it; that does not make it false"),
    Verdict.SEEN_IN_PATIENTS: Symbol("◈", "beside", "the process was seen in patients"),
    Verdict.SEEN_IN_ANIMALS: Symbol("◌", "beside", "the process was seen in animals or cells, not in patients"),
    Verdict.PROPOSED: Symbol("…", "silent", "an author says so, and shows nothing"),
    Verdict.FINDINGS_DIFFER: Symbol("∓", "both", "some studies saw the process, others looked and did not"),
    Verdict.NOT_SEEN: Symbol("≉", "against", "studies looked for the process and did not see it"),
    Verdict.NOT_ADDRESSED: Symbol(
        "–", "silent", "none of the listed studies looked at it; that does not make it false"
    ),
    Verdict.NOTHING_CITED: Symbol("∅", "silent", "the document cites no study for it"),
    Verdict.NONE_KNOWN: Symbol("∅", "silent", "no study is listed here"),
    Verdict.NOT_ASSESSED: Symbol("?", "unknown", "it has not been judged against any study; no information"),
    Verdict.NOT_JUDGED: Symbol("□", "silent", "a limit that the page sets itself, or about something else"),
}

#: Meanings after the brief that the raters worked from.
STANCES: Mapping[Stance, Symbol] = {
    Stance.SUPPORTS: Symbol(
        "●",
        "for",
        "the study bears out the whole claim, in the same condition, agent and outcome, by an adequate design",
    ),
    Stance.PARTLY_SUPPORTS: Symbol("◐", "for", "it bears out a part of the claim, or only with another treatment"),
    Stance.INDIRECT: Symbol(
        "○", "beside", "it concerns another condition, agent or outcome, or has no control group where one is needed"
    ),
    Stance.PARTLY_CONTRADICTS: Symbol("⊠", "against", "it speaks against a part of the claim; the basis says how"),
    Stance.CONTRADICTS: Symbol("✕", "against", "it speaks against the whole claim; the basis says how"),
    Stance.DOES_NOT_ADDRESS: Symbol("–", "silent", "it did not look at this"),
}

SEVERITIES: Mapping[Severity, Symbol] = {
    Severity.HIGH: Symbol("▲", "against", "matters much to a reader who acts on the document"),
    Severity.MEDIUM: Symbol("■", "beside", "matters to a reader who acts on the document"),
    Severity.LOW: Symbol("▪", "silent", "makes the document harder to check"),
}

#: Stands where a word for a claim may still change, as not every study was judged.
SO_FAR = Symbol("◔", "unknown", "so far: a study that nobody judged could change it")


def symbol_of(found: Assessment) -> Symbol:
    """The symbol of a verdict; a word for a claim has no filled sign while a study that could change it is unjudged."""
    symbol = VERDICTS[found.verdict]
    return SO_FAR if found.so_far and symbol.family == "for" else symbol


_LISTS: tuple[Mapping[StrEnum, Symbol], ...] = (STANCES, VERDICTS, SEVERITIES)  # type: ignore[assignment]

#: Symbol by word. A word that is both a verdict and a stance (*indirect*) has the same sign in both.
SYMBOLS: Mapping[str, Symbol] = {str(word): mark for words in _LISTS for word, mark in words.items()}

#: Place of a word in its list, for sorting by rank rather than by spelling.
RANKS: Mapping[str, int] = {str(word): rank for words in _LISTS for rank, word in enumerate(words)}
