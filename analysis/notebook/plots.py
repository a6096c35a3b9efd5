"""The plots as functions: each takes a frame, a series or a review and, as ``ax``, axes to draw on, which it returns.

Without ``ax`` a figure of the plot's own size is opened, which a notebook shows at the end of its cell. Nothing is
shown here and no setting of matplotlib is changed. ``review.plot(name, …)`` gives the same as a picture with its words.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from matplotlib.axes import Axes

from analysis.notebook.review import Review
from analysis.show.plots.catalogue import FRAME_PLOTS, plot_named
from analysis.show.plots.plot import Plot


def _of_frame(make: Callable[..., Plot]) -> Callable[..., Axes]:
    """A maker of a plot as a function that draws it: the same arguments, and ``ax``."""

    @wraps(make)
    def draw(data: Any, *, ax: Axes | None = None, **options: Any) -> Axes:
        return make(data, **options).draw(ax)

    of_make = inspect.signature(make)
    ax = inspect.Parameter("ax", inspect.Parameter.KEYWORD_ONLY, default=None, annotation="Axes | None")
    draw.__signature__ = of_make.replace(  # type: ignore[attr-defined] # what help and Tab show
        parameters=[*of_make.parameters.values(), ax], return_annotation="Axes"
    )
    return draw


def _of_review(name: str) -> Callable[..., Axes]:
    def draw(review: Review, *, ax: Axes | None = None) -> Axes:
        return plot_named(name, review.evidence_review).draw(ax)

    draw.__name__ = draw.__qualname__ = name.replace("-", "_")
    draw.__doc__ = f"Draw the plot {name} of the reports from a review, on ``ax`` or on new axes, and return them."
    return draw


grid = _of_frame(FRAME_PLOTS["grid"])
dots = _of_frame(FRAME_PLOTS["dots"])
bars = _of_frame(FRAME_PLOTS["bars"])
boxes = _of_frame(FRAME_PLOTS["boxes"])
arcs = _of_frame(FRAME_PLOTS["arcs"])
steps = _of_frame(FRAME_PLOTS["steps"])
harms_matrix = _of_review("harms-matrix")
claims_map = _of_review("claims-map")
risk_of_bias = _of_review("risk-of-bias")
annotated_sentence = _of_review("annotated-sentence")
