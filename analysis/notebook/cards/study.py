"""The card of a study: its reference, what was read of it, and its findings."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.notebook.cards.card import Card
from analysis.show.tables.studies import citation

if TYPE_CHECKING:
    import pandas as pd


class ShownStudy(Card):
    """A study: its reference, what was read of it, and its findings."""

    what = "study"
    frame = "studies"

    @property
    def findings(self) -> "pd.DataFrame":
        """Its results: rows of ``review.findings``."""
        found = self.review.findings
        return found[found["study"] == self.id]

    @property
    def links(self) -> "pd.DataFrame":
        """The claims judged by it: rows of ``review.links``."""
        found = self.review.links
        return found[found["study"] == self.id]

    def _body(self) -> Markup:
        evidence = self._made.evidence
        head = Markup('<p class="quote">{}</p>').format(citation(evidence.entry.get(self.id)))
        described = self._described("studies", evidence.study[self.id])
        return head + described + self._rows("findings", lambda finding: finding.study == self.id)
