"""Contents: everything that the reports show, worked out once; every format is a function of it."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.report.outline.manuals import manuals
from analysis.report.outline.references import Reference, references
from analysis.show.cards.claim import ClaimCard, cards
from analysis.show.plots.catalogue import Plot, as_svg, plots
from analysis.show.summary.headline import headline
from analysis.show.summary.one_page import OnePage, one_page
from analysis.show.tables.catalogue import FRAMES
from analysis.show.tables.table import Table


class Contents(NamedTuple):
    """What every format is made from.

    Attributes
    ----------
    review
        What was appraised and found wrong.
    frames
        Every table, in the order of ``FRAMES``, then the checks' manuals.
    headline
        The numbers and sentences of the top.
    plots, drawings, pictures
        The plots; the SVG of each by its name, and the PNG. Pictures take long to draw and few formats need them, so
        `contents` leaves them out and `with_pictures` puts them in.
    cards
        A card for each claim, in their order.
    one_page
        The summary on one page; ``None`` leaves it out.
    references
        Each study's reference by its key, as one formatter words it for all formats.
    """

    review: EvidenceReview
    frames: tuple[Table, ...]
    headline: tuple[str, str, str]
    plots: tuple[Plot, ...]
    drawings: Mapping[str, str]
    pictures: Mapping[str, bytes]
    cards: tuple[ClaimCard, ...]
    one_page: OnePage | None
    references: Mapping[str, Reference]

    @property
    def appraised(self) -> AppraisedEvidence:
        """The evidence appraised."""
        return self.review.appraised

    def frame(self, name: str) -> Table | None:
        """The frame of that name, ``None`` if there is none."""
        return next((frame for frame in self.frames if frame.name == name), None)

    def with_pictures(self, pictures: Mapping[str, bytes]) -> "Contents":
        """The same with the plots' pictures."""
        return self._replace(pictures=pictures)


class Drawn(NamedTuple):
    """The plots, and the SVG of each by its name: what takes longest, and what else waits for."""

    plots: tuple[Plot, ...]
    drawings: Mapping[str, str]


def drawn(review: EvidenceReview) -> Drawn:
    """Draw the plots. The same evidence gives the same drawings."""
    found = plots(review)
    return Drawn(found, {plot.name: as_svg(plot) for plot in found})


def contents(review: EvidenceReview, done: Drawn | None = None) -> Contents:
    """Work out everything that the reports show but the pictures; ``done`` is what was drawn already.

    The same evidence gives the same contents.
    """
    done = done or drawn(review)
    return Contents(
        review,
        (*(make(review) for make in FRAMES.values()), manuals(review)),
        headline(review),
        done.plots,
        done.drawings,
        {},
        cards(review),
        one_page(review),
        references(review.evidence.entries),
    )
