"""How well raters agree, the pairs that they share, and where they were overruled, as data frames."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from analysis.appraise.raters.agreement import FEWEST_PAIRS, Agreement
from analysis.appraise.raters.rated_pairs import PAIR_WORDS, overruled
from analysis.model.words import Category, Stance
from analysis.notebook.frames.derived import DerivedFrame, FrameColumn
from analysis.notebook.frames.rows import shared_pairs
from analysis.show.tables.judgement import kinds_of, meaning_of
from analysis.tell.numbers.of_judgements import printed_coefficient
from analysis.text.prose.phrases import listed


def _coefficients() -> Iterator[FrameColumn]:
    enough = f"missing where it is not defined or fewer than {FEWEST_PAIRS} pairs are shared"
    for name, what, meaning in (
        ("share", "raw", "share of the pairs on which all chose the same word, from 0 to 1"),
        ("kappa", "kappa", "Cohen's kappa of two raters"),
        ("ac1", "ac1", "Gwet's AC1 of two raters"),
        ("weighted", "weighted", "kappa of two raters with linear weights, over ordered words"),
        ("alpha", "alpha", "Krippendorff's alpha, ordinal over ordered words, else nominal"),
    ):
        yield FrameColumn(name, f"{meaning}; {enough}", Decimal, _end(what, "value"))
        for end, words in (("low", "lower"), ("high", "upper")):
            told = f"{words} end of its 95 % interval, by bootstrap of whole claims, studies or questions"
            yield FrameColumn(f"{name}_{end}", told, Decimal, _end(what, end))


def _end(what: str, end: str) -> Callable[[Agreement], float | None]:
    return lambda one: getattr(getattr(one, what), end, None)


def _rater(place: int) -> Callable[[Agreement], str | None]:
    return lambda one: one.raters[place] if len(one.raters) == 2 else None


def _printed(one: Agreement) -> str:
    name, of = ("kappa", one.kappa) if len(one.raters) == 2 else ("alpha", one.alpha)
    return f"{name if of else ''} {printed_coefficient(of)}".strip()


#: The frames of how raters agree, by name.
AGREEMENT_FRAMES: Mapping[str, DerivedFrame] = {
    "agreement": DerivedFrame(
        "a kind of judgement and two raters or more, over all pairs or some, with how well they agree",
        lambda review: review.appraised.agreement,
        (
            FrameColumn("judged", "what was judged: stances, categories of claims …", str),
            FrameColumn("first", "one of two raters; missing for more", str, _rater(0)),
            FrameColumn("second", "the other of two; missing for more", str, _rater(1)),
            FrameColumn("raters", "the raters", str, lambda one: listed(one.raters)),
            FrameColumn("kinds", "what they are, in their order, once if all are alike", str, kinds_of),
            FrameColumn(
                "among",
                "all pairs; or the relevant ones, that any found to be more than does not address; or those judged by "
                "either, that not all left not assessed",
                str,
                "scope",
            ),
            FrameColumn("pairs", "number of things that two of them or more judged", int),
            FrameColumn("agreed", "on how many all who did chose the same word", int),
            *_coefficients(),
            FrameColumn("printed", "kappa with its interval as printed, or why there is none", str, _printed),
            FrameColumn("shows", "what agreement between raters of their kinds can show, a sentence", str, meaning_of),
        ),
    ),
    "shared_pairs": DerivedFrame(
        "a claim and a study that two raters judged, each without sight of the other; a row for each two raters",
        shared_pairs,
        (
            FrameColumn("first", "one rater", str, lambda row: row.raters[0]),
            FrameColumn("second", "the other rater", str, lambda row: row.raters[1]),
            FrameColumn("claim", "the claim", str, "first.claim"),
            FrameColumn("study", "key of the study", str, "first.study"),
            FrameColumn("category", "what the claim is about", Category),
            FrameColumn("first_stance", "what the one rater chose", Stance, "first.stance"),
            FrameColumn("second_stance", "what the other chose", Stance, "second.stance"),
            FrameColumn(
                "same", "whether both chose the same word", bool, lambda row: row.first.stance is row.second.stance
            ),
            FrameColumn(
                "adjudicated",
                "the adjudicated word, of several links the first by rule; missing where there is none",
                tuple(PAIR_WORDS),
                "pair.word",
            ),
            FrameColumn(
                "unanimous",
                "whether all raters who judged the pair chose the same word",
                bool,
                lambda row: row.pair.agreed is not None,
            ),
            FrameColumn("overruled", "whether they did and another was adjudicated", bool, "pair.overruled"),
        ),
    ),
    "overruled": DerivedFrame(
        "a claim and a study of which all raters, two or more, chose one word and another was adjudicated",
        lambda review: review.evidence.once(overruled),
        (
            FrameColumn("claim", "the claim", str),
            FrameColumn("study", "key of the study", str),
            FrameColumn("raters", "how many raters chose the word", int, lambda row: len(row.rated)),
            FrameColumn("agreed", "what all of them chose", Stance),
            FrameColumn("adjudicated", "the adjudicated word", tuple(PAIR_WORDS), "word"),
            FrameColumn("reason", "why they were overruled; missing where no reason is given", str),
        ),
    ),
}
