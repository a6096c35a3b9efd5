"""The plots: every picture that the reports show, in the order in which they show it."""

from analysis.appraise.appraised import Appraised
from analysis.model.problem import Problem
from analysis.show.bias_plot import risk_of_bias
from analysis.show.design_bars import design_reached
from analysis.show.document_bars import support_by_document
from analysis.show.evidence_map import evidence_map
from analysis.show.harms_plot import harms_plot
from analysis.show.material import Material
from analysis.show.plot import Plot, as_svg, styled
from analysis.show.traced_figures import figures_traced

__all__ = ["Plot", "as_svg", "plots"]


def plots(appraised: Appraised, problems: tuple[Problem, ...]) -> tuple[Plot, ...]:
    """Every plot of the appraised evidence.

    ``evidence-map``, ``design-reached``, ``support-by-document``, ``risk-of-bias`` and ``figures-traced``, always in
    this order. A plot with more rows than a page holds is followed by its further pages: ``evidence-map-2`` and so on.
    Where there is nothing to draw, a plot says so in words.
    """
    material = Material(appraised, problems)
    with styled():
        return (
            *evidence_map(appraised),
            design_reached(appraised),
            *support_by_document(material),
            *risk_of_bias(material),
            *harms_plot(material),
            *figures_traced(material),
        )
