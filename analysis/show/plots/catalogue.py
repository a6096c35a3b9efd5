"""The plots: every picture that the reports show, in the order in which they show it, and the makers for any frame."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from analysis.check.evidence_review import EvidenceReview
from analysis.show.plots.annotated_sentence import annotated_sentence
from analysis.show.plots.arcs import arcs
from analysis.show.plots.boxes import boxes
from analysis.show.plots.claims_map import claims_map
from analysis.show.plots.count_bars import bars
from analysis.show.plots.dots import dots
from analysis.show.plots.grid import mark_grid
from analysis.show.plots.harms_matrix import harms_matrix
from analysis.show.plots.plot import Plot
from analysis.show.plots.risk_of_bias import risk_of_bias
from analysis.show.plots.steps import steps

#: Name of each plot of the report to the function that makes its pages, in the order of the report.
PLOTS: Mapping[str, Callable[[EvidenceReview], tuple[Plot, ...]]] = {
    "harms-matrix": harms_matrix,
    "claims-map": claims_map,
    "risk-of-bias": risk_of_bias,
    "annotated-sentence": annotated_sentence,
}

#: Name of each kind of plot to the function that draws it of a data frame.
FRAME_PLOTS: Mapping[str, Callable[..., Plot]] = MappingProxyType(
    {"grid": mark_grid, "dots": dots, "bars": bars, "boxes": boxes, "arcs": arcs, "steps": steps}
)


def plots(review: EvidenceReview) -> tuple[Plot, ...]:
    """Every plot of the review, always in the order of ``PLOTS``.

    A plot with more rows than a page holds is followed by its further pages: ``claims-map-2`` and so on. Where there is
    nothing to draw, a plot says so in words.
    """
    return tuple(plot for maker in PLOTS.values() for plot in maker(review))


def plot_named(name: str, review: EvidenceReview) -> Plot:
    """The plot of that name, or the page of one, as a notebook asks for it. Raises ``KeyError`` if there is none."""
    found = {plot.name: plot for one, maker in PLOTS.items() if name.startswith(one) for plot in maker(review)}
    return found[name]
