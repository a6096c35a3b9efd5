"""The card of a document: what it is, how many of its claims are flagged, what it leaves out."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.notebook.cards.card import Card, lines
from analysis.show.tables.cells import document_name
from analysis.text.prose.phrases import sentence

if TYPE_CHECKING:
    import pandas as pd


class ShownDocument(Card):
    """A document: what it is, what its claims come out as, its flags as a whole and its references."""

    what = "document"
    frame = "documents"

    @property
    def claims(self) -> "pd.DataFrame":
        """What it claims: rows of ``review.claims``."""
        found = self.review.claims
        return found[found["document"] == self.id]

    @property
    def flags(self) -> "pd.DataFrame":
        """The flags on it and on its claims, gravest first: rows of ``review.flags``."""
        found = self.review.flags
        return found[found["document"] == self.id]

    @property
    def references(self) -> "pd.DataFrame":
        """The references that it prints: rows of ``review.references``."""
        found = self.review.references
        return found[found["document"] == self.id]

    def _body(self) -> Markup:
        document, made = self._made.evidence.document[self.id], self._made
        claims = made.evidence.claims_of.get(self.id, ())
        head = Markup('<p class="place">{} · document {}</p><p class="quote">{}</p>').format(
            document.kind, document_name(self.id, made), document.title
        )
        wrong = (("What is wrong", sentence(flag.message)) for flag in made.flags_on_documents.get(self.id, ()))
        flagged = sum(claim.id in made.flags for claim in claims)
        found = (("Found at", document.url), ("Retrieved", document.retrieved))
        said = lines([("Claims", len(claims)), ("of them flagged", flagged), *wrong, *found])
        return head + said + self._rows("references", lambda row: row.document == self.id)
