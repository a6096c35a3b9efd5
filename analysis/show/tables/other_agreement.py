"""How well the raters agree on what is not a stance: risk of bias, certainty, harms."""

from analysis.appraise.agreement import RESAMPLES, Coefficient
from analysis.appraise.other_agreement import OtherAgreement
from analysis.check.evidence_review import EvidenceReview
from analysis.show.tables.cells import FEWEST_FOR_PERCENT, NOT_APPLICABLE, Cell, framed
from analysis.show.tables.frame import Frame
from analysis.show.tables.judgement import coefficient, meaning_of

# A coefficient of fewer pairs says little, and a bootstrap over a handful of studies less.
_FEW = f"not given: fewer than {FEWEST_FOR_PERCENT}"


def other_agreement(review: EvidenceReview) -> Frame:
    """Agreement of the first two raters on risk of bias, steps of certainty, and what claims say of harms."""
    found = review.appraised.other_agreement
    return framed(
        "agreement-other",
        "Agreement on other judgements",
        "How often did two raters, blind to each other, judge alike what is not a stance? One row a kind of judgement.",
        (
            *("Judged", "Pairs", "First rater", "Second rater", "Agreed", "Share agreed", "Cohen's kappa"),
            *("Gwet's AC1", "Weighted kappa", "Recorded by one alone"),
        ),
        (_row(one) for one in found),
        (
            *sorted({meaning_of(one) for one in found}),
            "Pairs: what both raters judged. “judged by either”: without the domains that both left not assessed.",
            "Weighted kappa: linear weights, over pairs in which both words stand on one scale. It is not given for "
            "answers such as yes, no and unclear, which do not.",
            "“Recorded by one alone” counts what only the first, and only the second, has a row for; it enters no "
            "coefficient. Where nothing says that the other saw it and left it, it may be an oversight.",
            "Kappa falls towards 0 where one word is used almost throughout, however often the raters agree "
            "(Feinstein & Cicchetti 1990, J Clin Epidemiol 43:543-9).",
            f"In brackets: 95 % interval, from {RESAMPLES:,} bootstrap resamples of whole studies, questions or "
            "claims.",
        )
        if found
        else (),
        empty="No row: not computed, as no two raters' own judgements of one kind share a pair.",
    )


def _row(one: OtherAgreement) -> tuple[Cell, ...]:
    return (
        one.judged,
        one.scope,
        one.first,
        one.second,
        f"{one.agreed} of {one.pairs}",
        *(coefficient(each) if one.pairs >= FEWEST_FOR_PERCENT else _FEW for each in (one.raw, one.kappa, one.ac1)),
        _weighted(one.weighted, one.ordered),
        f"{one.first_alone} and {one.second_alone}",
    )


def _weighted(one: Coefficient | None, ordered: int) -> str:
    if one is None:
        return f"{NOT_APPLICABLE}: the words have no order"
    if ordered < FEWEST_FOR_PERCENT:
        return f"{_FEW} ordered pairs ({ordered})"
    return f"{coefficient(one)}, over {ordered} pairs"
