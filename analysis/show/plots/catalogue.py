"""The plots: every picture that the reports show, in the order in which they show it."""

from analysis.check.evidence_review import EvidenceReview
from analysis.show.plots.design_bars import design_reached
from analysis.show.plots.document_bars import support_by_document
from analysis.show.plots.evidence_map import evidence_map
from analysis.show.plots.harms import harms_plot
from analysis.show.plots.plot import Plot, as_svg
from analysis.show.plots.risk_of_bias import risk_of_bias
from analysis.show.plots.traced_figures import figures_traced

__all__ = ["Plot", "as_svg", "plots"]


def plots(review: EvidenceReview) -> tuple[Plot, ...]:
    """Every plot of the review.

    ``evidence-map``, ``design-reached``, ``support-by-document``, ``risk-of-bias`` and ``figures-traced``, always in
    this order. A plot with more rows than a page holds is followed by its further pages: ``evidence-map-2`` and so on.
    Where there is nothing to draw, a plot says so in words.
    """
    return (
        *evidence_map(review),
        design_reached(review),
        *support_by_document(review),
        *risk_of_bias(review),
        *harms_plot(review),
        *figures_traced(review),
    )
