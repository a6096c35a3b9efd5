"""Coefficients of agreement over a table of chosen words, with their intervals."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, permutations
from typing import NamedTuple

from analysis.model.evidence import grouped

#: Fewest shared pairs for a share, a coefficient or an interval; below it the counts stand alone (DESIGN, raters).
FEWEST_PAIRS = 20

#: Resamples of a bootstrap interval; Efron & Tibshirani 1993, ch. 13, ask for 1,000 or more for a percentile interval.
RESAMPLES = 1000

_SEED = 20000

#: How often raters chose which words for one thing, in the raters' order; those of three and more who judged it.
Table = Mapping[tuple[str, ...], int]
#: What identifies one thing that raters judge; its first part says which things belong together.
Key = tuple[str, ...]


class Coefficient(NamedTuple):
    """A coefficient with its 95 % percentile bootstrap interval by cluster; ``None`` where it is not defined."""

    value: float | None
    low: float | None
    high: float | None


def coefficients(
    chosen: Mapping[Key, tuple[str, ...]], listed: Sequence[str], order: Sequence[str], *, of_two: bool
) -> dict[str, Coefficient | None]:
    """The coefficients, by name, of the words chosen for each thing, of those listed; ``None`` of too few pairs.

    ``raw`` and ``alpha`` are of any raters, ``kappa``, ``ac1`` and, over words in an ``order``, ``weighted`` of two.
    """
    table = Counter(chosen.values())
    ordered, words = on_scale(table, order), tuple(dict.fromkeys((*listed, *chain.from_iterable(table))))
    functions: dict[str, Callable[[Table], float | None]] = {}
    if len(chosen) >= FEWEST_PAIRS:
        functions["raw"] = raw_agreement
        functions |= {"kappa": kappa, "ac1": partial(ac1, words=words)} if of_two else {}
    if (len(chosen) if ordered is None else ordered) >= FEWEST_PAIRS:
        functions["alpha"] = partial(krippendorff_alpha, order=order)
        functions |= {"weighted": partial(kappa, order=order)} if of_two and order else {}
    clusters = grouped((key[0], pair) for key, pair in chosen.items())
    found = with_intervals(tuple(functions.values()), list(clusters.values())) if functions else ()
    none = dict.fromkeys(("raw", "kappa", "ac1", "weighted", "alpha"))
    return none | dict(zip(functions, found, strict=True))


def on_scale(table: Table, order: Sequence[str]) -> int | None:
    """How many things have two words in the ``order`` or more; ``None`` if no words are ordered."""
    counts = (count for words, count in table.items() if sum(word in order for word in words) > 1)
    return sum(counts) if order else None


def specific_agreement(table: Table, listed: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Of two raters each word used, twice the pairs on which both chose it, and the times either did."""
    firsts, seconds = margins(table)
    for word in dict.fromkeys((*listed, *firsts, *seconds)):
        if firsts[word] + seconds[word]:
            yield word, 2 * table.get((word, word), 0), firsts[word] + seconds[word]


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


def krippendorff_alpha(table: Table, order: Sequence[str] = ()) -> float | None:
    """Krippendorff's alpha of any number of raters, of whom each may have judged some of the things only.

    ``None`` where it is not defined: nothing judged twice, or one word used throughout. After Krippendorff 2011,
    Computing Krippendorff's Alpha-Reliability (repository.upenn.edu/asc_papers/43), section D; written out here, as no
    package that this one needs anyway has it.

    ``table``: The words that the raters of a thing chose, to the number of such things. Who chose which does not
        matter; a rater who did not judge it is left out, and a thing with one word counts for nothing.
    ``order``: The words of an ordered scale, from one end to the other: then the metric is ordinal, and words off the
        scale count as not judged. Without it the metric is nominal.
    """
    things: Counter[tuple[str, ...]] = Counter()
    for words, count in table.items():
        things[tuple(sorted(word for word in words if not order or word in order))] += count
    paired = [(Counter(words), len(words), count) for words, count in things.items() if len(words) > 1 and count]
    totals: Counter[str] = Counter()
    for words_of, _, count in paired:
        for word, times in words_of.items():
            totals[word] += times * count
    squares = _squares(totals, order)
    expected = sum(totals[one] * totals[other] * square for (one, other), square in squares.items())
    observed = sum(
        count * words_of[one] * words_of[other] * squares[one, other] / (size - 1)
        for words_of, size, count in paired
        for one, other in permutations(words_of, 2)
    )
    return 1 - (totals.total() - 1) * observed / expected if expected else None


def _squares(totals: Mapping[str, int], order: Sequence[str]) -> Mapping[tuple[str, str], float]:
    """Squared distance of each two different words: 1, or by how many judgements lie from the one to the other."""
    words = [word for word in order if word in totals] if order else list(totals)
    squares: dict[tuple[str, str], float] = {}
    for place, one in enumerate(words):
        for far, other in enumerate(words[place + 1 :], place + 2):
            between = sum(totals[word] for word in words[place:far])
            apart = between - (totals[one] + totals[other]) / 2 if order else 1
            squares[one, other] = squares[other, one] = apart**2
    return squares


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
