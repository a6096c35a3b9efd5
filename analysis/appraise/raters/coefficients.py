"""Coefficients of agreement over a table of chosen words, with their intervals."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

#: Resamples of a bootstrap interval; Efron & Tibshirani 1993, ch. 13, ask for 1,000 or more for a percentile interval.
RESAMPLES = 1000

_SEED = 20000

#: How often raters chose which words for one thing, in the raters' order; those of three and more who judged it.
Table = Mapping[tuple[str, ...], int]


class Coefficient(NamedTuple):
    """A coefficient with its 95 % percentile bootstrap interval by cluster; ``None`` where it is not defined."""

    value: float | None
    low: float | None
    high: float | None


def raw_agreement(table: Table) -> float | None:
    """Share of things for which all chose the same word; ``None`` without any."""
    total = sum(table.values())
    return sum(count for words, count in table.items() if len(set(words)) == 1) / total if total else None


def kappa(table: Table, order: Sequence[str] = ()) -> float | None:
    """Kappa of two raters; ``None`` without pairs, or where one word was used throughout.

    Unweighted (Cohen 1960, Educ Psychol Meas 20:37-46); over words in an ``order`` with linear weights (Cohen 1968,
    Psychol Bull 70:213-20), where pairs with a word that the order lacks do not count.
    """
    place = {word: number for number, word in enumerate(order)}

    def apart(one: str, other: str) -> int:
        return abs(place[one] - place[other]) if order else int(one != other)

    pairs = {pair: count for pair, count in table.items() if not order or place.keys() >= set(pair)}
    firsts, seconds = margins(pairs)
    chance = sum(apart(one, other) * firsts[one] * seconds[other] for one in firsts for other in seconds)
    found = sum(apart(*pair) * count for pair, count in pairs.items())
    return 1 - found * sum(pairs.values()) / chance if chance else None


def ac1(table: Table, words: Sequence[str]) -> float | None:
    """AC1 of two raters over a list of two words or more, used or not; ``None`` without pairs.

    Gwet 2008, Br J Math Stat Psychol 61:29-48.
    """
    raw = raw_agreement(table)
    if raw is None:
        return None
    firsts, seconds = margins(table)
    shares = [(firsts[word] + seconds[word]) / (2 * sum(table.values())) for word in words]
    chance = sum(share * (1 - share) for share in shares) / (len(words) - 1)
    return (raw - chance) / (1 - chance)


def margins(table: Table) -> tuple[Counter[str], Counter[str]]:
    """How often the first of two raters chose each word, and how often the second did."""
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for (first, second), count in table.items():
        firsts[first] += count
        seconds[second] += count
    return firsts, seconds


def with_intervals(
    functions: Sequence[Callable[[Table], float | None]], clusters: Sequence[Sequence[tuple[str, ...]]]
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
