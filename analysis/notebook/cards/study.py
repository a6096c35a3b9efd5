"""The card of a study: its reference, what was read of it, and its findings."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.appraise.wording.source import is_doubted, status_in_words
from analysis.notebook.cards.card import Card
from analysis.show.tables.studies import citation
from analysis.text.prose.phrases import sentence

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
        study = evidence.study[self.id]
        doubted = Markup("<p><strong>{}</strong></p>").format(sentence(status_in_words(study)))
        head = Markup('<p class="quote">{}</p>').format(citation(evidence.entry.get(self.id)))
        head = doubted + head if is_doubted(study) else head
        described = self._described("studies", study)
        return head + described + self._rows("findings", lambda finding: finding.study == self.id)
