"""How well two raters agree on the stance of the pairs that both rated.

Stance is nominal: no order of its five words is assumed, so no weights are used. Agreement between two raters of the
same kind of machine shows that the brief can be followed twice, not that the judgements are right; ``Agreement.kinds``
keeps which it is.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple, TypeVar

from analysis.model.evidence import Evidence, Ratings
from analysis.model.judgements import Link
from analysis.model.words import RaterKind, Stance

#: Resamples of a bootstrap interval; Efron & Tibshirani 1993, ch. 13, ask for 1,000 or more for a percentile interval.
RESAMPLES = 1000

_SEED = 20000

Pair = tuple[Stance, Stance]
Table = Mapping[Pair, int]

_W = TypeVar("_W", bound=str)


class Coefficient(NamedTuple):
    """A coefficient with its 95 % percentile bootstrap interval by claim; ``None`` where it is not defined."""

    value: float | None
    low: float | None
    high: float | None


class Disputed(NamedTuple):
    """A pair on which the raters differ, with what was settled (``None`` if the pair has no adjudicated link)."""

    claim: str
    study: str
    first: Stance
    second: Stance
    settled: Stance | None


class Agreement(NamedTuple):
    """Agreement of two raters over a set of pairs.

    Attributes
    ----------
    first, second, kinds
        The raters' names and kinds.
    scope
        ``all pairs``, or ``relevant pairs``: those that either rater found to be more than *does not address*.
    pairs, agreed
        Number of pairs that both rated, and on how many they chose the same word.
    raw, kappa, ac1
        Share agreed; Cohen's kappa (Cohen 1960, Educ Psychol Meas 20:37-46); Gwet's AC1 (Gwet 2008, Br J Math Stat
        Psychol 61:29-48).
    by_stance
        For each word, the specific agreement: twice the pairs on which both chose it over the times either did
        (Spitzer & Fleiss 1974, Br J Psychiatry 125:341-7), with that numerator and denominator.
    table
        How often the first chose one word and the second another.
    """

    first: str
    second: str
    kinds: tuple[RaterKind | None, RaterKind | None]
    scope: str
    pairs: int
    agreed: int
    raw: Coefficient
    kappa: Coefficient
    ac1: Coefficient
    by_stance: tuple[tuple[Stance, int, int], ...]
    table: Table


def agreement(evidence: Evidence) -> tuple[Agreement, ...]:
    """Agreement of the first two raters who rated links: over all pairs that both rated, then over the relevant ones.

    Empty if fewer than two raters rated links, or if they have no pair in common.
    """
    raters = [ratings for ratings in evidence.ratings if ratings.links]
    return _between(raters[0], raters[1], evidence) if len(raters) > 1 else ()


def agreement_by_raters(evidence: Evidence) -> tuple[Agreement, ...]:
    """Agreement of each two raters, in their order, as ``agreement`` has that of the first two."""
    raters = [ratings for ratings in evidence.ratings if ratings.links]
    return tuple(one for first, second in combinations(raters, 2) for one in _between(first, second, evidence))


def _between(first: Ratings, second: Ratings, evidence: Evidence) -> tuple[Agreement, ...]:
    both = _paired(first, second)
    kind = {rater.name: rater.kind for rater in evidence.raters}
    relevant = {key: pair for key, pair in both.items() if set(pair) != {Stance.DOES_NOT_ADDRESS}}
    kinds = (kind.get(first.rater), kind.get(second.rater))
    return tuple(
        _agreement(first.rater, second.rater, kinds, scope, pairs)
        for scope, pairs in (("all pairs", both), ("relevant pairs", relevant))
        if pairs
    )


def disputed(evidence: Evidence) -> tuple[Disputed, ...]:
    """Pairs on which the first two raters differ, in file order."""
    raters = [ratings for ratings in evidence.ratings if ratings.links]
    if len(raters) < 2:
        return ()
    settled = {(link.claim, link.study): link.stance for link in evidence.links}
    return tuple(
        Disputed(*key, first, second, settled.get(key))
        for key, (first, second) in _paired(*raters[:2]).items()
        if first is not second
    )


def raw_agreement(table: Mapping[tuple[_W, _W], int]) -> float | None:
    """Share of pairs on which both chose the same word; ``None`` without pairs."""
    total = sum(table.values())
    return sum(count for (first, second), count in table.items() if first == second) / total if total else None


def kappa(table: Mapping[tuple[_W, _W], int]) -> float | None:
    """Cohen's unweighted kappa; ``None`` without pairs, or where one word was used throughout."""
    raw = raw_agreement(table)
    if raw is None:
        return None
    firsts, seconds = _margins(table)
    chance = sum(firsts[word] * seconds[word] for word in firsts) / sum(table.values()) ** 2
    return None if chance == 1 else (raw - chance) / (1 - chance)


def ac1(table: Table) -> float | None:
    """Gwet's AC1 over the five words of the list, used or not; ``None`` without pairs."""
    return ac1_over(table, tuple(Stance))


def ac1_over(table: Mapping[tuple[_W, _W], int], words: Sequence[_W]) -> float | None:
    """Gwet's AC1 over any list of two words or more, used or not; ``None`` without pairs."""
    raw = raw_agreement(table)
    if raw is None:
        return None
    firsts, seconds = _margins(table)
    shares = [(firsts[word] + seconds[word]) / (2 * sum(table.values())) for word in words]
    chance = sum(share * (1 - share) for share in shares) / (len(words) - 1)
    return (raw - chance) / (1 - chance)


def _margins(table: Mapping[tuple[_W, _W], int]) -> tuple[Counter[_W], Counter[_W]]:
    firsts: Counter[_W] = Counter()
    seconds: Counter[_W] = Counter()
    for (first, second), count in table.items():
        firsts[first] += count
        seconds[second] += count
    return firsts, seconds


def _paired(first: Ratings, second: Ratings) -> dict[tuple[str, str], Pair]:
    def key(link: Link) -> tuple[str, str]:
        return link.claim, link.study

    others = {key(link): link.stance for link in second.links}
    return {key(link): (link.stance, others[key(link)]) for link in first.links if key(link) in others}


def _agreement(
    first: str,
    second: str,
    kinds: tuple[RaterKind | None, RaterKind | None],
    scope: str,
    rated: dict[tuple[str, str], Pair],
) -> Agreement:
    by_claim: dict[str, list[Pair]] = {}
    for (claim, _), pair in rated.items():
        by_claim.setdefault(claim, []).append(pair)
    table = Counter(rated.values())
    firsts, seconds = _margins(table)
    times = firsts + seconds
    raw, cohen, gwet = with_intervals((raw_agreement, kappa, ac1), list(by_claim.values()))
    return Agreement(
        first,
        second,
        kinds,
        scope,
        len(rated),
        sum(count for (one, other), count in table.items() if one is other),
        raw,
        cohen,
        gwet,
        tuple((word, 2 * table[word, word], times[word]) for word in Stance if times[word]),
        table,
    )


def with_intervals(
    functions: Sequence[Callable[[Mapping[tuple[_W, _W], int]], float | None]],
    clusters: Sequence[Sequence[tuple[_W, _W]]],
) -> tuple[Coefficient, ...]:
    """Coefficients of the pairs of all clusters, in the order of their functions, with percentile intervals.

    Clusters are resampled whole, as the pairs of one claim, study or question are not independent.
    """
    import numpy as np

    table = Counter(chain.from_iterable(clusters))
    counts = np.array([[counted[pair] for pair in table] for counted in map(Counter, clusters)])
    # The same draws as those of Python's ``random.Random(_SEED).choices``: numpy promises never to change this stream.
    draw = np.random.RandomState([_SEED])
    samples: list[list[float]] = [[] for _ in functions]
    for _ in range(RESAMPLES):
        taken = (draw.random_sample(len(clusters)) * len(clusters)).astype(int)
        drawn = np.bincount(taken, minlength=len(clusters)) @ counts
        sample = dict(zip(table, drawn.tolist(), strict=True))
        for values, function in zip(samples, functions, strict=True):
            value = function(sample)
            if value is not None:
                values.append(value)
    return tuple(
        Coefficient(function(table), _percentile(values, 0.025), _percentile(values, 0.975))
        for function, values in zip(functions, samples, strict=True)
    )


def _percentile(values: list[float], share: float) -> float | None:
    """The value below which that share lies, by the nearest rank; ``None`` without values."""
    ranked = sorted(values)
    return ranked[round(share * (len(ranked) - 1))] if ranked else None
