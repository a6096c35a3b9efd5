"""The card of a disagreement: both sentences side by side, and what is the matter between them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.model.records import Claim
from analysis.notebook.cards.card import Card, Explanation, lines
from analysis.notebook.frames.disagreements import DisagreeingPair, disagreement_pairs
from analysis.show.tables.cells import title_of
from analysis.show.tables.disagreements import ITS_REFERENCES

if TYPE_CHECKING:
    import pandas as pd

    from analysis.notebook.cards.of_review import ReviewCards

NOT_CHECKED = "Not checked: disagreements.csv is not there or lists none."


@dataclass(frozen=True, repr=False)
class ShownDisagreement(Card):
    """Two claims that disagree. Where none are listed it says so, and its id is empty.

    ``topic``: The category of claims for which it was asked; empty for any.
    """

    topic: str = ""

    what = "disagreement"
    frame = "disagreements"

    @classmethod
    def of(cls, review: "ReviewCards", name: str, topic: str, or_gravest: bool) -> "ShownDisagreement":
        """The card of the disagreement of that id, or of the gravest on a topic; see ``Review.disagreement``."""
        pairs = {one.row.id: one for one in disagreement_pairs(review.evidence_review)}
        if not pairs:
            return cls("", review)
        on_topic = [one for one, pair in pairs.items() if not topic or topic in pair.topics]
        card = review._card(cls, name, pairs, on_topic, or_gravest)
        other = f'No pair is about "{topic}"; the pairs on every topic are taken instead.'
        instead = card.instead if on_topic or name in pairs else f"{card.instead} {other}".strip()
        return replace(card, instead=instead, topic=topic if on_topic else "")

    @property
    def among(self) -> "pd.DataFrame":
        """The pairs on its topic, gravest first: rows of ``review.disagreement_pairs``."""
        pairs = disagreement_pairs(self._made)
        kept = [one.row.id for one in pairs if not self.topic or self.topic in one.topics]
        return self.review.disagreement_pairs.loc[kept]

    @property
    def claims(self) -> "pd.DataFrame":
        """Its claims: rows of ``review.claims``."""
        pair = self._pair
        kept = [one.id for one in (pair.first, pair.second) if one] if pair else []
        return self.review.claims.loc[kept]

    @property
    def text(self) -> Explanation:
        """Both sentences and what is the matter, a line each."""
        pair = self._pair
        if pair is None:
            return Explanation(NOT_CHECKED)
        words = [f"{self._place(one)}: “{one.quote}”" if one else ITS_REFERENCES for one in (pair.first, pair.second)]
        return Explanation("\n".join([*words, *(f"{name}: {said}" for name, said in _said(pair))]))

    @property
    def _pair(self) -> DisagreeingPair | None:
        return next((one for one in disagreement_pairs(self._made) if one.row.id == self.id), None)

    def _place(self, claim: Claim) -> str:
        return f"{title_of(claim.document, self._made)} · line {claim.line} · claim {claim.id}"

    def _body(self) -> Markup:
        pair = self._pair
        if pair is None:
            return Markup('<p class="quote">{}</p>').format(NOT_CHECKED)
        return self._side(pair.first) + self._side(pair.second) + lines(_said(pair))

    def _side(self, claim: Claim | None) -> Markup:
        """One of the two sentences under its place; two stand beside each other where there is room."""
        side = Markup(
            '<div style="display: inline-block; vertical-align: top; width: min(100%, 20rem); margin-right: 1rem">'
            '<p class="place">{}</p><p class="quote">{}</p></div>'
        )
        if claim is None:
            return side.format("held against", ITS_REFERENCES)
        return side.format(self._place(claim), Markup("<q>{}</q>").format(claim.quote))


def _said(pair: DisagreeingPair) -> Iterator[tuple[str, object]]:
    yield "What the matter is", pair.row.note
    yield "How they disagree", pair.row.kind
    yield "How much it matters", pair.row.severity
