"""A flagged sentence of a document: its words, what is wrong with them and what the source says; gravest first.

The one way in which the sheet, the table of flagged sentences and the cards of a report tell of it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from analysis.appraise.printed_figure import as_printed
from analysis.check.evidence_review import EvidenceReview
from analysis.check.standing import whole_quotes
from analysis.model.conclusions import Head
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.show.tables.flags.source_in_short import source_in_short
from analysis.show.tables.flags.told_flag import ToldFlag, told_flag
from analysis.show.value import Phrase, Run, joined
from analysis.text.prose.wording import names, praise_of_nobody, small_harm

# Checks that say of a claim all that a source statement without a study would.
_SAYS_NONE = "unsupported"


class FlaggedSentence(NamedTuple):
    """A sentence of a document with what is wrong with it.

    ``claims``: The claims flagged, those of the gravest flag first.
    ``flags``, ``told``: The flags, gravest first, and each as it is told.
    ``words``: The document's words, as far as its claims quote them, those marked that the flags are about.
    ``in_short``: What the source says of the first claim, in a line; empty where no study bears on it and a flag says
        so.
    """

    claims: tuple[Claim, ...]
    flags: tuple[Problem, ...]
    told: tuple[ToldFlag, ...]
    words: Phrase
    in_short: Phrase


def gravest(review: EvidenceReview) -> tuple[FlaggedSentence, ...]:
    """Every flagged sentence, in the order of all flags (``check.priority.KEYS``); none without flags on claims."""
    return tuple(_flagged(flags, review) for flags in review.priority.sentences(review.flags_on_claims))


def _flagged(flags: Sequence[Problem], review: EvidenceReview) -> FlaggedSentence:
    claims = tuple(dict.fromkeys(claim for flag in flags for claim in review.priority.claims(flag)))
    source = review.appraised.source_statement[claims[0].id]
    is_said = not source.results and any(flag.check == _SAYS_NONE for flag in flags)
    return FlaggedSentence(
        claims=claims,
        flags=tuple(flags),
        told=tuple(told_flag(one, review) for one in flags),
        words=_words(flags, review),
        in_short=Phrase() if is_said else source_in_short(source, review.evidence),
    )


def _words(flags: Sequence[Problem], review: EvidenceReview) -> Phrase:
    """The words of the claims in their order, each fragment in quotation marks; the marked ones may lie outside."""
    marks = {mark for flag in flags for claim in review.priority.claims(flag) for mark in _marks(flag, claim)}
    claims = {claim for flag in flags for claim in review.priority.claims(flag)}
    found = _fragments(sorted(claims, key=lambda claim: (claim.origin.line, claim.id)), review.evidence)
    named = marks.difference(claim.quote for claim in claims)
    apart = [mark for mark in sorted(named) if not any(mark in one for one in found)]
    every = [*apart, *found]
    more = (" …",) if len(every) > _MOST_FRAGMENTS else ()
    return Phrase((*joined((_marked(one, marks) for one in every[:_MOST_FRAGMENTS]), " … "), *more))


#: Fragments that are given of one sentence before the rest is left to its claims.
_MOST_FRAGMENTS = 3

_WORD = re.compile(r"\w+")


def _fragments(claims: Sequence[Claim], evidence: Evidence) -> tuple[str, ...]:
    """The claims' words without repetition: stretches of the line where the text is at hand, else the quotes.

    A quote of which every word stands in the others is left out.
    """
    quotes, line = whole_quotes(claims), evidence.line_of(claims[0])
    if line and all(quote in line for quote in quotes):
        return tuple(_stretches(quotes, line))
    kept = list(quotes)
    for quote in quotes:
        others = {word for other in kept if other != quote for word in _WORD.findall(other)}
        if others.issuperset(_WORD.findall(quote)):
            kept.remove(quote)
    return tuple(kept)


def _stretches(quotes: Sequence[str], line: str) -> Iterator[str]:
    """The quotes as stretches of their line, in its order; those that overlap or touch are one."""
    start = end = -1
    for first, last in sorted((line.index(one), line.index(one) + len(one)) for one in quotes):
        if start < 0 or line[end:first].strip():
            if start >= 0:
                yield line[start:end]
            start, end = first, last
        end = max(end, last)
    yield line[start:end]


def _marks(flag: Problem, claim: Claim) -> tuple[str, ...]:
    """The words that a flag is about: those that its check looks for, else all of the claim."""
    design = claim.stated_design if flag.head is Head.ATTRIBUTION or flag.check in _OF_APPEAL else ""
    figure = str(as_printed(claim)) if claim.figure is not None and flag.check in _OF_FIGURE else ""
    small = _small(claim.quote) if flag.head is Head.HARM else ""
    praise = praise_of_nobody(claim.quote) if flag.check == "recommended-by-nobody" else ""
    found = tuple(word for word in (design, figure if figure in claim.quote else "", small, praise) if word)
    return found or (claim.quote,)


_OF_APPEAL = ("vague-sourcing", "evidence-left-out")
_OF_FIGURE = ("stated-design", "differing-figure", "untraced-figure", "figure-without-comparator", "other-time")


def _small(quote: str) -> str:
    """The word by which a claim calls the treatment safe or its harms small."""
    return names("safe", quote) or names("seldom", quote) or small_harm(quote)


def _marked(text: str, marks: set[str]) -> Iterator[Run]:
    """A fragment in quotation marks, the words marked that stand in it; all of it where it is within one of them."""
    yield Run("“", quoted=True)
    inside = {text.index(mark) + at for mark in marks if mark in text for at in range(len(mark))}
    for marked, places in groupby(range(len(text)), key=inside.__contains__):
        yield Run("".join(text[at] for at in places), quoted=True, marked=marked)
    yield Run("”", quoted=True)
