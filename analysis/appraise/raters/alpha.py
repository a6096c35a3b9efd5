"""Krippendorff's alpha: agreement of any number of raters, of whom each may have judged some of the things only.

After Krippendorff 2011, Computing Krippendorff's Alpha-Reliability (repository.upenn.edu/asc_papers/43), section D;
written out here, as no package that this one needs anyway has it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations

_Squares = Mapping[tuple[str, str], float]


def krippendorff_alpha(table: Mapping[tuple[str, ...], int], order: Sequence[str] = ()) -> float | None:
    """Alpha of judged things, or ``None`` where it is not defined: nothing judged twice, or one word used throughout.

    ``table``: The words that the raters of a thing chose, to the number of such things. Who chose which does not
        matter; a rater who did not judge it is left out, and a thing with one word counts for nothing.
    ``order``: The words of an ordered scale, from one end to the other: then the metric is ordinal, and words off the
        scale count as not judged. Without it the metric is nominal.
    """
    things: Counter[tuple[str, ...]] = Counter()
    for words, count in table.items():
        things[tuple(sorted(word for word in words if not order or word in order))] += count
    paired = [(Counter(words), len(words), count) for words, count in things.items() if len(words) > 1 and count]
    margins: Counter[str] = Counter()
    for words_of, _, count in paired:
        for word, times in words_of.items():
            margins[word] += times * count
    squares = _squares(margins, order)
    expected = sum(margins[one] * margins[other] * square for (one, other), square in squares.items())
    observed = sum(
        count * words_of[one] * words_of[other] * squares[one, other] / (size - 1)
        for words_of, size, count in paired
        for one, other in permutations(words_of, 2)
    )
    return 1 - (margins.total() - 1) * observed / expected if expected else None


def _squares(margins: Mapping[str, int], order: Sequence[str]) -> _Squares:
    """Squared distance of each two different words: 1, or by how many judgements lie from the one to the other."""
    words = [word for word in order if word in margins] if order else list(margins)
    squares: dict[tuple[str, str], float] = {}
    for place, one in enumerate(words):
        for far, other in enumerate(words[place + 1 :], place + 2):
            between = sum(margins[word] for word in words[place:far])
            apart = between - (margins[one] + margins[other]) / 2 if order else 1
            squares[one, other] = squares[other, one] = apart**2
    return squares
