"""Bars of claims by verdict, with words in them and behind them, all of a plot on one scale."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from matplotlib.axes import Axes

from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim
from analysis.model.words import Scope, Verdict
from analysis.show.plots.canvas import SMALL, Words, write_amid
from analysis.show.plots.marks import draw_box
from analysis.show.plots.palette import GREY, PAPER, Fill

_K = TypeVar("_K", bound=Hashable)


class Segment(NamedTuple):
    """A stretch of a bar: how many claims (or what else) it counts, how it is filled, and what is printed in it."""

    claims: float
    fill: Fill
    text: str = ""


class Bar(NamedTuple):
    """A bar: what it counts, how many claims have which verdict, its segments, and the words printed behind it.

    ``inch`` is how wide a claim is in inches.
    """

    name: str
    verdicts: Counter[Verdict]
    segments: Sequence[Segment]
    beside: Words
    inch: float = 1.0

    @property
    def claims(self) -> int:
        """Number of claims."""
        return self.verdicts.total()

    def draw(self, axes: Axes, x: float, middle: float, high: float) -> None:
        """Draw the bar from ``x`` on; axes in inches downwards."""
        for claims, fill, text in self.segments:
            wide = claims * self.inch
            draw_box(axes, fill, x, middle, wide, high)
            if text:
                (line,) = write_amid(axes, x + wide / 2, middle, Words((text,), SMALL, colour=fill.ink), align="center")
                line.set_bbox({"facecolor": PAPER if fill.hatch else "none", "edgecolor": "none", "pad": 1.2})
            x += wide
        write_amid(axes, x + 0.06, middle, self.beside)


def draw_zero(axes: Axes, left: float, y: float, high: float) -> None:
    """Draw the line on which bars stand."""
    axes.plot([left, left], [y, y + high], color=GREY, linewidth=0.8)


def verdicts_by(review: EvidenceReview, key: Callable[[Claim], _K]) -> Mapping[_K, Counter[Verdict]]:
    """How many claims have which verdict over the studies that their own document cites, by ``key`` of the claim."""
    found: dict[_K, Counter[Verdict]] = {}
    for claim in review.evidence.claims:
        found.setdefault(key(claim), Counter())[review.verdict(claim, Scope.OWN)] += 1
    return found


def scale(bars: Iterable[Bar], room: float) -> float:
    """Upper end of a scale from 0 on which every bar, with the words beside it, fits into the room.

    The room is in inches. Words wider than nine tenths of it are taken as that wide.
    """
    return (
        max((bar.claims * room / (room - min(bar.beside.width + 0.1, 0.9 * room)) for bar in bars), default=0.0) or 1.0
    )
