"""How well raters agree, and the pairs that they share, as data frames: any number of raters, any overlap."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter

from analysis.appraise.agreement import Agreement, agreement_by_raters
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Category, Stance
from analysis.notebook.frames.derived import DerivedFrame, FrameColumn
from analysis.notebook.frames.rows import shared_pairs
from analysis.show.tables.judgement import meaning_of
from analysis.tell.numbers.of_judgements import printed_coefficient

_SCOPES = ("all pairs", "relevant pairs")


def _agreements(review: EvidenceReview) -> tuple[Agreement, ...]:
    return agreement_by_raters(review.evidence)


def _coefficients() -> Iterator[FrameColumn]:
    enough = f"missing where it is not defined or fewer than {FEWEST_FOR_PERCENT} pairs are shared"
    for name, what, meaning in (
        ("share", "raw", "share of the pairs on which both chose the same word, from 0 to 1"),
        ("kappa", "kappa", "Cohen's kappa"),
        ("ac1", "ac1", "Gwet's AC1"),
    ):
        yield FrameColumn(name, f"{meaning}; {enough}", Decimal, _if_enough(f"{what}.value"))
        for end, words in (("low", "lower"), ("high", "upper")):
            told = f"{words} end of its 95 % interval, by bootstrap of whole claims"
            yield FrameColumn(f"{name}_{end}", told, Decimal, _if_enough(f"{what}.{end}"))


def _if_enough(what: str) -> Callable[[Agreement], float | None]:
    of = attrgetter(what)
    return lambda one: of(one) if one.pairs >= FEWEST_FOR_PERCENT else None


def _printed(one: Agreement) -> str:
    return f"kappa {printed_coefficient(one.kappa)}" if one.pairs >= FEWEST_FOR_PERCENT else "too few for a coefficient"


#: The frames of how raters agree, by name.
AGREEMENT_FRAMES: Mapping[str, DerivedFrame] = {
    "agreement": DerivedFrame(
        "two raters, over all pairs that both judged or over the relevant ones, with how well they agree",
        lambda review: review.once(_agreements),
        (
            FrameColumn("first", "one rater", str, attrgetter("first")),
            FrameColumn("second", "the other rater", str, attrgetter("second")),
            FrameColumn(
                "among",
                "all pairs, or the relevant ones: those that either found to be more than does not address",
                _SCOPES,
                attrgetter("scope"),
            ),
            FrameColumn("pairs", "number of pairs that both judged", int, attrgetter("pairs")),
            FrameColumn("agreed", "on how many of them both chose the same word", int, attrgetter("agreed")),
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
            FrameColumn("claim", "the claim", str, attrgetter("first.claim")),
            FrameColumn("study", "key of the study", str, attrgetter("first.study")),
            FrameColumn("category", "what the claim is about", Category, attrgetter("category")),
            FrameColumn("first_stance", "what the one rater chose", Stance, attrgetter("first.stance")),
            FrameColumn("second_stance", "what the other chose", Stance, attrgetter("second.stance")),
            FrameColumn(
                "same",
                "whether both chose the same word",
                bool,
                lambda row: row.first.stance is row.second.stance,
            ),
            FrameColumn(
                "settled",
                "the stance settled in links.csv; missing where it has none",
                Stance,
                lambda row: row.settled and row.settled.stance,
            ),
            FrameColumn(
                "unanimous",
                "whether all raters who judged the pair chose the same word",
                bool,
                attrgetter("unanimous"),
            ),
            FrameColumn(
                "overruled",
                "whether they did and another was settled",
                bool,
                attrgetter("overruled"),
            ),
            FrameColumn(
                "own_reason",
                "whether the settled row's reason is none of the raters'; missing where nothing was settled",
                bool,
                attrgetter("own_reason"),
            ),
            FrameColumn(
                "reason",
                "the settled row's reason",
                str,
                lambda row: row.settled and row.settled.rationale,
            ),
        ),
    ),
}
