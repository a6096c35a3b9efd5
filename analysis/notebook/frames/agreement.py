"""How well raters agree, the pairs that they share, and where they were overruled, as data frames."""

from collections.abc import Callable, Mapping

from analysis.appraise.raters.agreement import Agreement
from analysis.appraise.raters.rated_pairs import overruled
from analysis.notebook.frames.derived import DerivedFrame
from analysis.notebook.frames.rows import shared_pairs
from analysis.show.tables.judgement import kinds_of, meaning_of
from analysis.tell.numbers.of_judgements import printed_coefficient
from analysis.text.prose.phrases import listed


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
        {
            "first": _rater(0),
            "second": _rater(1),
            "raters": lambda one: listed(one.raters),
            "kinds": kinds_of,
            "rules": lambda one: "not kept" if one.rules == "" else one.rules,
            "printed": _printed,
            "shows": meaning_of,
        },
    ),
    "shared_pairs": DerivedFrame(
        "a claim and a study that two raters judged, each without sight of the other; a row for each two raters",
        shared_pairs,
        {
            "same": lambda row: row.first.stance is row.second.stance,
            "unanimous": lambda row: row.pair.agreed is not None,
        },
    ),
    "overruled": DerivedFrame(
        "a claim and a study of which all raters, two or more, chose one word and another was adjudicated",
        lambda review: review.evidence.once(overruled),
        {"raters": lambda row: len(row.rated)},
    ),
}
