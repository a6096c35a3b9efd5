"""A flagged sentence of a document: its words, what is wrong with them and what the source says; gravest first.

The one way in which the sheet, the table of flagged sentences and the cards of a report tell of it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from analysis.appraise.printed_figure import as_printed
from analysis.check.evidence_review import EvidenceReview
from analysis.check.said_once import whole_quotes
from analysis.model.conclusions import Head, Scope
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Severity
from analysis.show.tables.cells import rests_on
from analysis.show.tables.flag_sentence import flag_sentence
from analysis.show.tables.source_in_short import source_in_short
from analysis.show.value import Phrase, Run, joined
from analysis.tell.who_judged import with_kinds
from analysis.text.prose.appeals import names, praise_of_nobody, small_harm
from analysis.text.prose.phrases import sentence

#: Quotes that an entry gives of one sentence before it leaves the rest to the report.
_MOST_QUOTES = 3

# Checks that say of a claim all that a source statement without a study would.
_SAYS_NONE = "unsupported"


class ToldFlag(NamedTuple):
    """A flag as it is told: its head, what is wrong in a short sentence, and whether it is provisional.

    Provisional is what would go without the facts that nobody has verified.
    """

    head: Head | None
    sentence: str
    provisional: bool

    @property
    def phrase(self) -> Phrase:
        """``Head. What is wrong.``, the head strong."""
        unsure = (Run(" Provisional: it rests on a fact that nobody has verified.", soft=True),) * self.provisional
        head = (Run(f"{self.head.capitalize()}.", strong=True), " ") if self.head else ()
        return Phrase((*head, self.sentence, *unsure))


class FlaggedSentence(NamedTuple):
    """A sentence of a document with what is wrong with it.

    ``claims``: The claims flagged, those of the gravest flag first.
    ``flags``, ``told``: The flags, gravest first, and each as it is told.
    ``wrong``: What is wrong, as the flags say it in full beside the first claim.
    ``words``: The document's words, as far as its claims quote them, those marked that the flags are about.
    ``source``: What the source says of the first claim, by sentence; ``in_short``: The same in a line, empty where no
        study bears on it and a flag says so; ``rests_on``: The rows that it rests on.
    ``quotes``: The exact words of the claims of the gravest flag.
    ``judged_by``: Who judged what the flags rest on, with what they are.
    """

    claims: tuple[Claim, ...]
    flags: tuple[Problem, ...]
    told: tuple[ToldFlag, ...]
    wrong: tuple[str, ...]
    words: Phrase
    source: tuple[str, ...]
    in_short: Phrase
    rests_on: Phrase
    quotes: tuple[str, ...]
    judged_by: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        """That of the gravest flag on it."""
        return self.flags[0].severity

    @property
    def kinds(self) -> tuple[str, ...]:
        """Names of the checks that raised its flags."""
        return tuple(dict.fromkeys(one.check for one in self.flags))

    @property
    def provisional(self) -> bool:
        """Whether any of its flags is."""
        return any(one.provisional for one in self.told)

    @property
    def anchor(self) -> str:
        """Name of the first claim's first flag within a report."""
        return f"{self.claims[0].id}-{self.kinds[0]}"


def gravest(review: EvidenceReview) -> tuple[FlaggedSentence, ...]:
    """Every flagged sentence, in the order of all flags (``check.priority.KEYS``); none without flags on claims."""
    return tuple(_flagged(flags, review) for flags in review.priority.sentences(review.flags_on_claims))


def told_flag(flag: Problem, review: EvidenceReview) -> ToldFlag:
    """A flag as it is told."""
    return ToldFlag(flag.head, flag_sentence(flag, review), review.is_provisional(flag))


def _flagged(flags: Sequence[Problem], review: EvidenceReview) -> FlaggedSentence:
    claims = tuple(dict.fromkeys(claim for flag in flags for claim in review.priority.claims(flag)))
    source = review.appraised.source_statement[claims[0].id]
    is_said = not source.results and any(flag.check == _SAYS_NONE for flag in flags)
    return FlaggedSentence(
        claims=claims,
        flags=tuple(flags),
        told=tuple(told_flag(one, review) for one in flags),
        wrong=tuple(sentence(one.beside(claims[0].id)) for one in flags),
        words=_words(flags, review),
        source=source.sentences,
        in_short=Phrase() if is_said else source_in_short(source, review.evidence),
        rests_on=rests_on(source),
        quotes=whole_quotes(review.priority.claims(flags[0]))[:_MOST_QUOTES],
        judged_by=_judges(claims, review),
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


def _judges(claims: Sequence[Claim], review: EvidenceReview) -> tuple[str, ...]:
    """Who judged the links, the mentions and the disagreements of the claims."""
    evidence, ids = review.evidence, {claim.id for claim in claims}
    judges = (
        *(link.judged_by for claim in claims for link in evidence.links_of.get(claim.id, ())),
        *(row.judged_by for claim in claims for row in review.assessment(claim, Scope.ALL).screened),
        *(one.judged_by for one in evidence.mentions if one.claim in ids),
        *(row.judged_by for row in evidence.disagreements if row.claim in ids or row.other in ids),
    )
    return with_kinds(judges, evidence)
