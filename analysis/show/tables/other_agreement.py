"""How well the raters agree on what is not a stance: risk of bias, certainty, harms."""

from operator import attrgetter

from analysis.appraise.agreement import RESAMPLES, Coefficient
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT
from analysis.check.evidence_review import EvidenceReview
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import FEW, NOT_APPLICABLE
from analysis.show.tables.judgement import agreed, given, meaning_of
from analysis.tell.numbers.of_judgements import printed_coefficient


def other_agreement(review: EvidenceReview) -> Table:
    """Agreement of the first two raters on risk of bias, steps of certainty, and what claims say of harms."""
    found = review.appraised.other_agreement
    return Table(
        "agreement-other",
        "Agreement on other judgements",
        "How often did two raters, blind to each other, judge alike what is not a stance? One row a kind of judgement.",
        _COLUMNS,
        found,
        row_notes=(
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
        ),
        empty="No row: not computed, as no two raters' own judgements of one kind share a pair.",
    )


def _weighted(one: Coefficient | None, ordered: int) -> str:
    if one is None:
        return f"{NOT_APPLICABLE}: the words have no order"
    if ordered < FEWEST_FOR_PERCENT:
        return f"{FEW} ordered pairs ({ordered})"
    return f"{printed_coefficient(one)}, over {ordered} pairs"


_COLUMNS = (
    TableColumn("Judged", attrgetter("judged")),
    TableColumn("Pairs", attrgetter("scope"), under="Judged"),
    TableColumn("First rater", attrgetter("first"), under="Raters"),
    TableColumn("Second rater", attrgetter("second"), under="Raters"),
    TableColumn("Agreed", agreed),
    TableColumn("Share agreed", lambda one: given(one, one.raw), under="Agreed"),
    TableColumn("Cohen's kappa", lambda one: given(one, one.kappa), under="Unweighted"),
    TableColumn("Gwet's AC1", lambda one: given(one, one.ac1), under="Unweighted"),
    TableColumn("Weighted kappa", lambda one: _weighted(one.weighted, one.ordered)),
    TableColumn("Recorded by one alone", lambda one: f"{one.first_alone} and {one.second_alone}"),
)
