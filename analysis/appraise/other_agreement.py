"""How well two raters agree on risk of bias, on the certainty of the evidence, and on what claims say of harms.

As for stance (``agreement``), a coefficient compares the first two raters who judged the thing, over what both judged;
what only one recorded is counted beside it and enters no coefficient. Kappa is weighted only over words that stand on
one scale: a pair in which either rater gave no judgement, *not assessed* or *not applicable*, has no distance.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from analysis.appraise.agreement import Coefficient, ac1_over, kappa, raw_agreement, with_intervals
from analysis.appraise.bias import FORMS, NOT_ASSESSED
from analysis.model.evidence import Evidence, Ratings
from analysis.model.words import RaterKind, Saying, Tool

Pair = tuple[str, str]
Kinds = tuple[RaterKind | None, RaterKind | None]

_Key = tuple[str, ...]
_Coefficient = Callable[[Mapping[Pair, int]], float | None]

#: Steps of certainty as words, least certain first; GRADE rates down and up by one level or two.
STEPS = ("-2", "-1", "0", "1", "2")

#: What the pairs of an agreement are.
CERTAINTY = "steps of certainty"
HARMS = "what claims say of harms"


class OtherAgreement(NamedTuple):
    """Agreement of two raters over one kind of judgement.

    Attributes
    ----------
    first, second, kinds
        The raters' names and kinds.
    judged
        What was judged: ``risk of bias, RoB 2``, ``CERTAINTY``, ``HARMS``.
    scope
        ``all pairs``, or ``judged by either``: those that at least one rater did not leave *not assessed*.
    pairs, agreed
        Number of things that both judged, and on how many they chose the same word.
    first_alone, second_alone
        Number of things that only one of the two recorded.
    raw, kappa, ac1
        As in ``agreement.Agreement``, the intervals by study, question or claim.
    weighted
        Cohen's kappa with linear weights (Cohen 1968, Psychol Bull 70:213-20) over the pairs of ordered words;
        ``None`` where the words have no order.
    ordered
        Number of those pairs.
    table
        How often the first chose one word and the second another.
    """

    first: str
    second: str
    kinds: Kinds
    judged: str
    scope: str
    pairs: int
    agreed: int
    first_alone: int
    second_alone: int
    raw: Coefficient
    kappa: Coefficient
    ac1: Coefficient
    weighted: Coefficient | None
    ordered: int
    table: Mapping[Pair, int]


class _Judged(NamedTuple):
    """A kind of judgement: each rater's words by what was judged, whose first part says which belong together."""

    name: str
    words: tuple[str, ...]
    order: tuple[str, ...]
    first: Mapping[_Key, str]
    second: Mapping[_Key, str]


def other_agreement(evidence: Evidence) -> tuple[OtherAgreement, ...]:
    """Agreement on risk of bias, a tool at a time, on steps of certainty, and on what claims say of harms.

    A kind of judgement that fewer than two raters made, or of which no two judged the same thing, is not there.
    """
    kind = {rater.name: rater.kind for rater in evidence.raters}
    found: list[OtherAgreement] = []
    for table, kinds_of in (("appraisals", _appraisals), ("certainty", _certainty), ("mentions", _mentions)):
        raters = [ratings for ratings in evidence.ratings if getattr(ratings, table)]
        if len(raters) < 2:
            continue
        first, second = raters[:2]
        kinds = (kind.get(first.rater), kind.get(second.rater))
        for judged in kinds_of(first, second):
            found += _agreements(first.rater, second.rater, kinds, judged)
    return tuple(found)


def weighted_kappa(table: Mapping[Pair, int], order: Sequence[str]) -> float | None:
    """Cohen's kappa with linear weights over words in that order.

    Pairs with a word that the order lacks do not count. ``None`` without pairs, or where one word was used throughout.
    """
    place = {word: number for number, word in enumerate(order)}
    pairs = {(place[a], place[b]): count for (a, b), count in table.items() if a in place and b in place}
    total = sum(pairs.values())
    firsts, seconds = Counter[int](), Counter[int]()
    for (a, b), count in pairs.items():
        firsts[a] += count
        seconds[b] += count
    chance = sum(abs(a - b) * firsts[a] * seconds[b] for a in firsts for b in seconds)
    apart = sum(abs(a - b) * count for (a, b), count in pairs.items())
    return 1 - apart * total / chance if chance else None


def _appraisals(first: Ratings, second: Ratings) -> Iterator[_Judged]:
    for tool in Tool:
        form = FORMS[tool]
        yield _Judged(f"risk of bias, {tool}", form.words, form.ordered, *(_by(tool, one) for one in (first, second)))


def _by(tool: Tool, ratings: Ratings) -> Mapping[_Key, str]:
    rows = (row for row in ratings.appraisals if row.tool is tool)
    return {(row.study, row.outcome, row.phase, row.domain): row.judgement for row in rows}


def _certainty(first: Ratings, second: Ratings) -> Iterator[_Judged]:
    def steps(ratings: Ratings) -> Mapping[_Key, str]:
        return {(row.question, row.domain): str(row.step) for row in ratings.certainty}

    yield _Judged(CERTAINTY, STEPS, STEPS, steps(first), steps(second))


def _mentions(first: Ratings, second: Ratings) -> Iterator[_Judged]:
    def says(ratings: Ratings) -> Mapping[_Key, str]:
        return {(row.claim, row.harm): row.says.value for row in ratings.mentions}

    yield _Judged(HARMS, tuple(word.value for word in Saying), (), says(first), says(second))


def _agreements(first: str, second: str, kinds: Kinds, judged: _Judged) -> Iterator[OtherAgreement]:
    both = {key: (word, judged.second[key]) for key, word in judged.first.items() if key in judged.second}
    scopes = {"all pairs": both}
    if NOT_ASSESSED in judged.words:
        scopes["judged by either"] = {key: pair for key, pair in both.items() if set(pair) != {NOT_ASSESSED}}
    for scope, pairs in scopes.items():
        if not pairs:
            continue
        table = Counter(pairs.values())
        raw, cohen, gwet, *weighted = _coefficients(pairs, judged)
        yield OtherAgreement(
            first=first,
            second=second,
            kinds=kinds,
            judged=judged.name,
            scope=scope,
            pairs=len(pairs),
            agreed=sum(count for (one, other), count in table.items() if one == other),
            first_alone=len(judged.first) - len(both),
            second_alone=len(judged.second) - len(both),
            raw=raw,
            kappa=cohen,
            ac1=gwet,
            weighted=weighted[0] if weighted else None,
            ordered=sum(count for pair, count in table.items() if set(pair) <= set(judged.order)),
            table=table,
        )


def _coefficients(pairs: Mapping[_Key, Pair], judged: _Judged) -> tuple[Coefficient, ...]:
    """Raw agreement, kappa, AC1 and, of ordered words, weighted kappa; the first part of a key is the cluster."""
    clusters: dict[str, list[Pair]] = {}
    for key, pair in pairs.items():
        clusters.setdefault(key[0], []).append(pair)
    words = _all_words(judged.words, pairs.values())
    functions: list[_Coefficient] = [raw_agreement, kappa, partial(ac1_over, words=words)]
    if judged.order:
        functions.append(partial(weighted_kappa, order=judged.order))
    return with_intervals(functions, list(clusters.values()))


def _all_words(words: Sequence[str], pairs: Iterable[Pair]) -> tuple[str, ...]:
    """The words of the list, then any that a rater made up, which is a fault of its own."""
    return tuple(dict.fromkeys([*words, *(word for pair in pairs for word in pair)]))
