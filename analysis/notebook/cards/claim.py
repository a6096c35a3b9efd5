"""The card of a claim: its words in their place, both verdicts, what is wrong and what the source says."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.model.conclusions import Scope
from analysis.notebook.cards.card import Rows, folded, lines, titled_place
from analysis.notebook.cards.trace import TracedClaim
from analysis.show.cards import cards
from analysis.show.tables.cells import figure_of

if TYPE_CHECKING:
    import pandas as pd


class ShownClaim(TracedClaim):
    """A claim in its place: its words, both verdicts, what is wrong with it and what the source says."""

    what = "claim"
    frame = "claims"

    links = Rows("links", "claim", "The judgements on it")
    flags = Rows("flags", "claims", "The flags on it, gravest first", several=True)
    figures = Rows("figures", "claim", "Its figure beside the findings of its document's studies")

    @property
    def quote(self) -> str:
        """Its words, letter for letter."""
        return self._claim.quote

    @property
    def figures_beside(self) -> "pd.DataFrame":
        """The claims that give the numbers of its sentence, for the same evidence: rows of ``review.claims``."""
        return self.review.claims.loc[[one.id for one in self._beside if one.figure]]

    @property
    def parts(self) -> "pd.Series[Any]":
        """What a rate of success needs to be checked, by name; missing where the sentence leaves it open.

        *treatment · condition · comparison · outcome · number · design · study*: the last two are the design that the
        sentence names and the marker by which it leads to a study.
        """
        import pandas as pd

        claim = self._claim
        said = {
            "treatment": claim.agent,
            "condition": claim.condition,
            "comparison": claim.comparator,
            "outcome": claim.outcome,
            "number": "" if claim.figure is None else figure_of(claim),
            "design": claim.stated_design,
            "study": claim.marker,
        }
        return pd.Series({name: words or None for name, words in said.items()}, dtype="string")

    @property
    def verdicts(self) -> "pd.Series[Any]":
        """Its verdicts, *own* and *all*, with what decides them: its row of ``review.verdicts``."""
        return self.review.verdicts.loc[[self.id]].iloc[0]

    @property
    def references(self) -> "pd.DataFrame":
        """The studies that its document brings for it: rows of ``review.studies``; none where it brings none."""
        reached = self._made.assessment(self._claim, Scope.OWN).cited_studies.studies
        studies = self.review.studies
        return studies.loc[[key for key in reached if key in studies.index]]

    @property
    def source_statement(self) -> str:
        """What the studies listed say that bears on it."""
        return self._made.appraised.source_statement[self.id].text

    def _body(self) -> Markup:
        claim = self._claim
        card = next(one for one in self._made.once(cards) if one.claim is claim)
        provisional = self._made.appraised.provisional.get(self.id, ())
        verdicts = []
        for scope, over in ((Scope.OWN, "the page's own references"), (Scope.ALL, "all studies listed here")):
            words = self._made.appraised.verdict_words(self.id, scope)
            verdicts.append((f"By {over}", f"{words}, provisional" if scope in provisional else words))
        gravest, *others = [flag.message for flag in card.flags] or ["not flagged"]
        rest = [
            *(("More flags", message) for message in others),
            ("What the source says", self.source_statement),
            ("What would settle it", card.settle),
            *(("Raters overruled", f"{pair.study}: {pair.overruling}.") for pair in card.overruled),
        ]
        head = Markup('<p class="place">{}</p><p class="quote"><q>{}</q></p><p>{}</p>').format(
            titled_place(claim, self._made), claim.quote, claim.statement
        )
        more = ", ".join(dict.fromkeys(name.lower() for name, words in rest if words))
        studies = self._rows("pairs", lambda pair: pair.claim.id == self.id)
        return (
            head
            + lines([*verdicts, ("What is wrong", gravest)])
            + (folded(more, lines(rest)) if more else "")
            + studies
        )
