"""A verdict in words: with the certainty of its question, each comparison by itself, and how far it is judged.

DESIGN, appraisal: the table of claims. A word never says more than its rows: at very low certainty it is "some support"
or "some evidence against", and where a study that nobody judged could change it, it holds "so far".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.certainty import CertaintyRating, certainty_phrase
from analysis.appraise.ladder import NOT_PATIENTS, Tier
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink
from analysis.appraise.verdict.rules import COUNTER_EXAMPLE, VerdictPart, reports_event
from analysis.appraise.wording.result import with_unit
from analysis.model.conclusions import Verdict
from analysis.model.evidence import grouped
from analysis.model.judgements import Link
from analysis.model.words import Basis, Certainty, Design, EventCount, Fit, Stance, Status
from analysis.text.prose.phrases import counted

Ratings = Mapping[str, CertaintyRating]

# Comparisons of one word that are named before the others are counted.
_MOST_NAMED = 3

# Verdicts of a claim without levels that are said with what stands behind them.
_SAID_ALIKE = (Verdict.INDIRECT, Verdict.CONFLICTING)

_VERY_LOW = {
    Verdict.SUPPORTED: "some support",
    Verdict.PARTLY_SUPPORTED: "some support",
    Verdict.CONTRADICTED: "some evidence against",
    Verdict.PARTLY_CONTRADICTED: "some evidence against",
}


def verdict_words(found: Assessment, certainty: Ratings) -> str:
    """The verdict in words, by the ratings of questions; where links name no question, that it is not rated is said."""
    so_far = f" so far ({found.judged:,} of {found.of:,} judged)" if found.so_far else ""
    return f"{_words(found, certainty)}{so_far}"


class PartWords(NamedTuple):
    """The word of one comparison, and what is said of it in brackets; empty for nothing."""

    word: str
    aside: str = ""

    def __str__(self) -> str:
        return f"{self.word} ({self.aside})" if self.aside else self.word


def part_words(part: VerdictPart, certainty: Ratings) -> PartWords:
    """The word of one comparison of a claim that asks how much or how often, with its certainty."""
    match part.verdict:
        case Verdict.CONFLICTING:
            bases = {one.link.basis for one in part.voting if one.link.stance in AGAINST}
            # Not settled where everything against is that no difference was found.
            return PartWords("not settled" if bases == {Basis.NO_DIFFERENCE_FOUND} else part.verdict)
        case Verdict.INDIRECT:
            return PartWords("indirect: not directly tested", _reasons(part.links))
        case Verdict.HARM_REPORTED:
            return _harm(part.links)
    rating = _lowest(part, certainty)
    if rating and rating.level is Certainty.VERY_LOW:
        return PartWords(_VERY_LOW.get(part.verdict, part.verdict), "very uncertain")
    return PartWords(part.verdict, certainty_phrase(rating))


def comparisons_in_full(found: Assessment, certainty: Ratings) -> Iterator[str]:
    """Each word with its comparisons in full; nothing where the verdict in words names them all."""
    told = _told(found)
    shortened = len(told) > _MOST_NAMED or not all(part.comparison.group for part in told)
    if found.question and len(told) > 1 and shortened:
        for words, parts in grouped((part_words(part, certainty), part) for part in told).items():
            yield f"{words}: {' · '.join(str(part.comparison) for part in parts)}"


def stance_words(link: Link) -> str:
    """A stance with what stands behind it: the basis of one against, why an *indirect* is one and where it leans."""
    leans = f"leans {link.leans}" if link.leans else ""
    behind = ", ".join(filter(None, (link.basis, link.why, leans)))
    return f"{link.stance} ({behind})" if behind else str(link.stance)


def remarks_on_studies(found: Assessment) -> Iterator[tuple[str, str]]:
    """What is said of studies that speak of the claim: retracted, doubted, or beside a review that includes them."""
    for study in dict.fromkeys(one.study for one in found.weighed if one.is_direct):
        if study.status is Status.RETRACTED:
            yield study.study, "retracted, does not vote"
        elif study.status is Status.EXPRESSION_OF_CONCERN:
            yield study.study, "votes; its journal has expressed concern"
    voting = [one for part in found.parts for one in part.voting]
    reviews = {one.study.study for one in voting if one.study.design is Design.SYSTEMATIC_REVIEW}
    for study in dict.fromkeys(one.study for one in voting):
        for review in reviews.intersection(study.included_in.split()):
            yield study.study, f"votes beside {review}, which includes it: whether it pools this result is not recorded"


def _words(found: Assessment, certainty: Ratings) -> str:
    match found.verdict:
        case Verdict.NOT_ASSESSED if found.cited_studies.cited_by in (CitedBy.UNREAD, CitedBy.UNREACHED):
            return f"{found.verdict}: {found.cited_studies.cited_by}"
        case Verdict.REPORTED:
            return f"reported in {counted(len(found.reported_in), 'study', 'studies')}"
        case Verdict.SEEN_IN_PATIENTS:
            seen = [one for one in found.parts[0].voting if one.link.stance in FOR]
            patients = [one for one in seen if one.study.design not in NOT_PATIENTS]
            compared = any(one.evidence_level.tier >= Tier.CONTROLLED for one in patients)
            return f"{found.verdict} ({'with' if compared else 'without'} a control group)"
    told = _told(found)
    if found.rule is COUNTER_EXAMPLE:
        return f"{found.verdict} by a counter-example"
    if not told or (found.question is None and found.verdict not in _SAID_ALIKE):
        return str(found.verdict)
    alone = len(told) == 1 and told[0].verdict is found.verdict
    return _one(told[0], found, certainty) if alone else _composed(told, found, certainty)


def _told(found: Assessment) -> Sequence[VerdictPart]:
    """The comparisons that have a word, those of the verdict's own first; of *indirect* ones alone the first."""
    told = [part for part in found.parts if part.verdict is not Verdict.INDIRECT] or found.parts[:1]
    order = (found.verdict, *Verdict)
    return sorted(told, key=lambda part: order.index(part.verdict))


def _lowest(part: VerdictPart, certainty: Ratings) -> CertaintyRating | None:
    """The lowest rating of the questions that the voting links bear on; ``None`` where one of them has none."""
    ratings = [certainty.get(one.link.question) for one in part.voting]
    rated = [rating for rating in ratings if rating and rating.level]
    return max(rated, key=lambda one: [*Certainty].index(one.level or Certainty.HIGH)) if rated == ratings else None


def _one(part: VerdictPart, found: Assessment, certainty: Ratings) -> str:
    words = part_words(part, certainty)
    if part.verdict is Verdict.INDIRECT:
        return str(words._replace(aside=_reasons(one for each in found.parts for one in each.links)))
    if _in_part(part):
        return f"{words._replace(word=f'{words.word} for {part.comparison}')}, rest not tested"
    return str(words)


def _composed(told: Sequence[VerdictPart], found: Assessment, certainty: Ratings) -> str:
    """Each word with its comparisons, behind the verdict where none of them has it."""
    named = told[0].verdict is not found.verdict
    said = []
    for words, parts in grouped((part_words(part, certainty), part) for part in told).items():
        word = "for" if named and words.word == Verdict.SUPPORTED else words.word
        said.append(str(words._replace(word=f"{word} {_where(parts, told)}")))
    return f"{f'{found.verdict}: ' if named else ''}{'; '.join(said)}"


def _where(parts: Iterable[VerdictPart], told: Iterable[VerdictPart]) -> str:
    """Where a word holds: the first comparisons, or conditions with how many of their comparisons; others counted."""
    here, of = (Counter(part.comparison.group or part.comparison.condition for part in some) for some in (parts, told))
    names = [
        name if here[name] == of[name] else f"{here[name]} of {counted(of[name], 'comparison')} in {name}"
        for name in here
    ]
    more = len(names) - _MOST_NAMED
    *first, last = [*names[:_MOST_NAMED], *([counted(more, "other")] if more > 0 else [])]
    return f"in {', in '.join(first)} and in {last}" if first else f"in {last}"


def _in_part(part: VerdictPart) -> bool:
    """Whether every voting link reaches a part of the claim alone, as its study is narrower or the claim names less."""
    fits = [(one.link.condition_fit, one.link.comparator_fit, one.link.outcome_fit) for one in part.voting]
    partly = all(one.link.stance in (Stance.PARTLY_SUPPORTS, Stance.PARTLY_CONTRADICTS) for one in part.voting)
    return partly and all(Fit.NARROWER in each or Fit.NOT_STATED in each for each in fits) and bool(fits)


def _reasons(links: Iterable[RatedLink]) -> str:
    """Why an indirect does not test the claim and where it leans, each once; empty where nobody judged either."""
    found = dict.fromkeys(
        f"{one.link.why or 'why not judged'}, leans {one.link.leans or 'not judged'}"
        for one in links
        if one.link.stance is Stance.INDIRECT and (one.link.why or one.link.leans)
    )
    return "; ".join(found)


def _harm(links: Iterable[RatedLink]) -> PartWords:
    """A harm without a rate, with recalled estimates beside it; where events and people were counted, their number."""
    found = [one.finding for one in links if reports_event(one) and one.finding]
    with_people = [one for one in found if one.event is EventCount.MEASURED and one.numerator and one.denominator]
    if with_people:
        told = [f"{one.outcome}: {one.numerator:,} of {one.denominator:,}" for one in with_people]
        return PartWords("harm reported", "; ".join(told))
    recalled = [
        f"{one.outcome}: {with_unit(one.value, one.unit)}"
        for one in found
        if one.event is EventCount.RECALLED and one.value is not None
    ]
    return PartWords(Verdict.HARM_REPORTED, f"recalled, {'; '.join(recalled)}" if recalled else "")
