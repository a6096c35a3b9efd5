"""Contents: everything that the reports show, worked out once; every format is a function of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.check.evidence_review import EvidenceReview
from analysis.report.outline.grid import Grid, grid
from analysis.report.outline.links import NameLinks
from analysis.report.outline.sections import ON_CARDS
from analysis.show.cards import ClaimCard, cards
from analysis.show.plots.catalogue import plots
from analysis.show.plots.plot import Plot, as_svg
from analysis.show.summary.one_sheet import on_screen
from analysis.show.summary.sheet import OneSheet
from analysis.show.table import Table
from analysis.show.tables.catalogue import all_tables


@dataclass(frozen=True)
class Contents:
    """What every format is made from.

    ``review``: What was appraised and found wrong.
    ``tables``: Every table, in the order of ``MAKERS``.
    ``plots``, ``drawings``: The plots, and the SVG of each by its name.
    ``cards``: A card for each claim, in their order.
    ``sheet``: The one sheet, as a page shows it.
    """

    review: EvidenceReview
    tables: tuple[Table, ...]
    plots: tuple[Plot, ...]
    drawings: Mapping[str, str]
    cards: tuple[ClaimCard, ...]
    sheet: OneSheet

    @cached_property
    def links(self) -> NameLinks:
        """Where the names in the reports lead."""
        return NameLinks(self.review.evidence)

    @cached_property
    def grids(self) -> Mapping[str, Grid]:
        """Every table but those on the cards, laid out, by its name."""
        return {table.name: grid(table, self.links) for table in self.tables if table.name not in ON_CARDS}

    @cached_property
    def sheet_grids(self) -> tuple[Grid, ...]:
        """The tables of the sheet, laid out, in the order of its parts."""
        return tuple(grid(part.table, self.links) for part in self.sheet.parts)


def drawings(review: EvidenceReview) -> Mapping[str, str]:
    """The SVG of each plot by its name. The same evidence gives the same drawings."""
    return {plot.name: as_svg(plot) for plot in review.once(plots)}


def contents(review: EvidenceReview) -> Contents:
    """Work out everything that the reports show. The same evidence gives the same contents."""
    once = review.once
    return Contents(review, all_tables(review), once(plots), once(drawings), once(cards), once(on_screen))
