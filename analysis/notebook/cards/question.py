"""The card of a clinical question: the certainty of its findings, each step with its reason."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.appraise.body.imprecision import imprecision_lines
from analysis.notebook.cards.card import Card, lines

if TYPE_CHECKING:
    import pandas as pd


class ShownQuestion(Card):
    """A clinical question: the certainty of the findings listed for it, each step with its reason."""

    what = "question"
    frame = "questions"

    @property
    def findings(self) -> "pd.DataFrame":
        """The findings that answer it: rows of ``review.findings``."""
        rating = self._made.appraised.certainty[self.id]
        return self.review.findings.loc[[finding.id for finding in rating.findings]]

    @property
    def steps(self) -> "pd.DataFrame":
        """The steps of its certainty: rows of ``review.certainty``."""
        found = self.review.certainty
        return found[found["question"] == self.id]

    def _body(self) -> Markup:
        rating = self._made.appraised.certainty[self.id]
        head = Markup('<p class="quote">{}</p>').format(rating.question.words)
        steps = lines((f"{step.domain}: {step.step:+d}", step.reason) for step in rating.steps)
        bears = lines(("imprecision", line) for line in imprecision_lines(rating, self._made.evidence))
        findings = self._rows("findings", lambda finding: finding in rating.findings)
        return head + self._described("questions", rating) + steps + bears + findings
