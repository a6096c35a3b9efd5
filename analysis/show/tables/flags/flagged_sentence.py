"""A flagged sentence of a document: its words, what is wrong with them and what the source says; gravest first.

The one way in which the sheet, the table of flagged sentences and the cards of a report tell of it. The full sentences
of the source are those of ``appraise.wording.source_statement``; the same results are told here in fewer words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.bias import people_compared
from analysis.appraise.likeness import as_printed
from analysis.appraise.wording.result import (
    COMPARING,
    compares,
    control_in_words,
    no_difference,
    none_seen,
    number,
    on_harm,
    reported_interval,
    reports_harm,
    value_in_words,
    with_unit,
)
from analysis.appraise.wording.source import is_doubted, other_group, people_nouns, units_in_words
from analysis.appraise.wording.source_statement import SourceResult, SourceStatement
from analysis.check.evidence_review import EvidenceReview
from analysis.check.standing import whole_quotes
from analysis.model.conclusions import Head
from analysis.model.evidence import Evidence, grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Design, EventCount, Leaning, Measure, TermKind
from analysis.show.tables.answers.told_result import named_only
from analysis.show.tables.flags.told_flag import ToldFlag, told_flag
from analysis.show.value import Home, Name, Phrase, Run, joined
from analysis.text.prose.phrases import capital, counted, listed
from analysis.text.prose.wording import names, praise_of_nobody, small_harm
from analysis.text.vocabulary.refused import telling

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
    quote = claim.quote
    small = (names("safe", quote) or names("seldom", quote) or small_harm(quote)) if flag.head is Head.HARM else ""
    praise = praise_of_nobody(quote) if flag.check == "recommended-by-nobody" else ""
    found = tuple(word for word in (design, figure if figure in quote else "", small, praise) if word)
    return found or (quote,)


_OF_APPEAL = ("vague-sourcing", "evidence-left-out")
_OF_FIGURE = ("stated-design", "differing-figure", "untraced-figure", "figure-without-comparator", "other-time")


def _marked(text: str, marks: set[str]) -> Iterator[Run]:
    """A fragment in quotation marks, the words marked that stand in it; all of it where it is within one of them."""
    yield Run("“", quoted=True)
    inside = {text.index(mark) + at for mark in marks if mark in text for at in range(len(mark))}
    for marked, places in groupby(range(len(text)), key=inside.__contains__):
        yield Run("".join(text[at] for at in places), quoted=True, marked=marked)
    yield Run("”", quoted=True)


# What the source says, in short: what speaks against the claim first, a line in all

# Words beyond which a remark on a result, or the name of a comparator, is left to the study's own row.
_MOST_WORDS, _MOST_OF_COMPARATOR = 12, 6

# Designs that assert, and bring no data of their own.
_TEXTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE)

_SIDES = {Leaning.FOR: "for it", Leaning.AGAINST: "against it"}


def source_in_short(told: SourceStatement, evidence: Evidence) -> Phrase:
    """The results in one line, each with its study; the statement itself where no study bears on the claim."""
    if not told.results:
        return Phrase(told.sentences)
    findings = {one.finding: evidence.finding[one.finding] for one in told.results if one.finding}
    if any(on_harm(one, evidence) for one in findings.values()):
        return events_in_short(findings.values(), evidence)
    against_first = sorted(told.results, key=lambda one: one.side is Leaning.FOR)
    return joined((_result(one, evidence) for one in against_first), " ")


def source_in_brief(told: SourceStatement, evidence: Evidence, asked: str = "") -> Phrase:
    """The first of the results with its study's name alone, one of the study ``asked`` for before others.

    It is the statement itself where no study bears on the claim.
    """
    if not told.results:
        return Phrase(told.sentences)
    one = min(told.results, key=lambda one: (one.study != asked, one.side is Leaning.FOR))
    study, finding = evidence.study[one.study], evidence.finding.get(one.finding)
    if finding is None or not on_harm(finding, evidence):
        said = _found(one, study, finding)
    else:
        said = f"{finding.outcome}: none reported" if none_seen(finding) else _event(finding, study)
    return Phrase((capital(said), " (", Name(Home.STUDIES, one.study), ")."))


def events_in_short(findings: Iterable[Finding], evidence: Evidence) -> Phrase:
    """Events of harms in one line, study by study, then what was looked for and not seen; whether a rate is known."""
    found = tuple(findings)
    seen, unseen = [one for one in found if not none_seen(one)], [one for one in found if none_seen(one)]
    by_study = grouped((one.study, one) for one in seen)
    events = joined((_events(evidence.study[key], found) for key, found in by_study.items()), "; ")
    rate = "." if not seen or any(one.denominator for one in seen) else "; no rate can be computed."
    unharmed = joined((_unharmed(one, evidence) for one in unseen), "; ")
    return joined(((*part, end) for part, end in ((events, rate), (unharmed, ".")) if part), " ")


def _result(one: SourceResult, evidence: Evidence) -> Iterator[str | Name]:
    """``No difference found in pain: share improved 46 % against 36 % (Ito 2011: randomised trial, 110 people)``."""
    study, finding = evidence.study[one.study], evidence.finding.get(one.finding)
    yield capital(_found(one, study, finding))
    uncounted = finding is not None and finding.measure in SHARES and finding.denominator is None
    people = people_compared(finding, study) if finding else study.participants
    more = ("counts not read" if uncounted else "", f"indirect: {one.why}" if one.why else "")
    yield from _named(study, people, finding, *more, condition=study.condition)
    yield "."


def _found(one: SourceResult, study: Study, finding: Finding | None) -> str:
    """What was found, and on which side it speaks."""
    if finding is None:
        short = study.dose and len(study.dose.split()) <= _MOST_WORDS
        return f"{study.agent} was given{f' as “{study.dose}”' if short else ''}"
    value = _value(finding, study)
    if compares(finding) and no_difference(finding):
        return f"No difference found in {finding.outcome}{f': {value}' if value else ''}"
    if study.design in _TEXTS and not value:
        return f"Asserted without data: {finding.outcome}"
    side = f"{_SIDES[one.side]}, " if one.side in _SIDES else ""
    remark = telling(finding.note).rstrip(".")
    words = remark if 0 < len(remark.split()) <= _MOST_WORDS else "in words, without a number"
    return f"{side}{finding.outcome}: {value or words}"


def _value(finding: Finding, study: Study) -> str:
    """The number of a result beside that of the control group, or with its interval; empty without a number."""
    if finding.value is None or finding.measure is Measure.STATEMENT:
        return ""
    if finding.measure is Measure.P_VALUE:
        return f"p {number(finding.value)}, size not read"
    value = _share(finding, finding.value, value_in_words(finding))
    if finding.measure in COMPARING:
        interval = reported_interval(finding)
        return f"{finding.measure} {value}{f' (95 % interval {interval})' if interval else ''}"
    if finding.comparator_value is None:
        return f"{finding.measure} {value}"
    other = other_group(finding, study)
    named = f" with {other}" if other and len(other.split()) <= _MOST_OF_COMPARATOR else ""
    control = _share(finding, finding.comparator_value, control_in_words(finding))
    return f"{finding.measure} {value} against {control}{named}"


def _share(finding: Finding, value: Decimal | None, told: str) -> str:
    """A value with its counts; without them alone, as once is said that they were not read."""
    return with_unit(value, finding.unit) if finding.denominator is None else told


def _named(
    study: Study, people: int | None, finding: Finding | None, *more: str, condition: str = ""
) -> Iterator[str | Name]:
    """Which study, how it was done, in how many of whom; and what a reader must know before leaning on it."""
    whom = counted(people, *people_nouns(study.design)) if people else units_in_words(study)
    size = f"{whom}, " if whom and study.design is not Design.CASE_REPORT else ""
    unsure = "provisional: not yet verified" if finding and not finding.verified else ""
    doubt = str(study.status) if is_doubted(study) else ""
    told = "; ".join(filter(None, (f"{study.design}, {size}{condition}".rstrip(", "), *more, doubt, unsure)))
    yield from (" (", Name(Home.STUDIES, study.study), f": {told})")


def _events(study: Study, found: Sequence[Finding]) -> Iterator[str | Name]:
    """``spinal headache, 164 events; fainting, 9 events (Ito 2011: survey, 171 respondents)``."""
    yield "; ".join(f"{_event(one, study)}{_cause(one, study)}" for one in found)
    yield from _named(study, found[0].denominator or study.participants, found[0])


def _event(finding: Finding, study: Study) -> str:
    """A harm with its count, which may be of events recalled; of an estimate, whose it is."""
    stated = finding.value is None or finding.measure is Measure.STATEMENT
    value = "" if stated else _share(finding, finding.value, value_in_words(finding))
    whose = finding.group if finding.measure in SHARES and finding.denominator is None else ""
    value += " recalled" * (finding.measure is Measure.COUNT and finding.event is EventCount.RECALLED)
    case = named_only(finding, study) or ("one case" if study.design is Design.CASE_REPORT else "")
    return ", ".join(filter(None, (finding.outcome, value or case, whose)))


def _cause(finding: Finding, study: Study) -> str:
    """Of a case, how sure its author is of the cause."""
    told = finding.value is None and study.participants == 1 and 0 < len(finding.causality.split()) <= _MOST_WORDS
    return f" ({finding.causality})" if told else ""


def _unharmed(finding: Finding, evidence: Evidence) -> Iterator[str | Name]:
    """That a study saw none, apart from harms that are told of it elsewhere, and that it cannot show safety."""
    study = evidence.study[finding.study]
    lineage = evidence.lineage(finding.outcome, TermKind.HARM)
    # *Adverse event* stands beside *bruising* in the terms; a reader of "none" takes it for all that can happen.
    every = len(lineage) <= 2 and any(one.broader == finding.outcome for one in evidence.terms)
    told = {one.outcome for one in evidence.findings_of[study.study] if every and reports_harm(one, evidence)}
    apart = f" apart from {listed(sorted(told))}" if told else ""
    yield f"{capital(finding.outcome)}: none reported{apart}, which cannot show safety"
    yield from _named(study, finding.denominator or study.participants, finding, condition=study.condition)
