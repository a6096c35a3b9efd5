"""The cards of a harm and of a disagreement, of which the gravest is shown: of a region or on a topic, if one is asked.

Where none is listed a card says so, and its id is empty.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.appraise.harms import ranked
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Harm
from analysis.notebook.cards.card import Card, Explanation, Rows, lines, titled_place
from analysis.notebook.frames.derived import DisagreeingPair, disagreement_pairs
from analysis.notebook.frames.results import RATES, harm_reports
from analysis.show.tables.disagreements import ITS_REFERENCES

if TYPE_CHECKING:
    import pandas as pd

_NOT_CHECKED = "Not checked: {}.csv is not there or lists none."


def is_seen_in(harm: Harm, region: str) -> bool:
    """Whether a harm was seen in a region or in no part in particular: its cell has every word of the region."""
    words, cell = (set(re.findall(r"\w+", text.casefold())) for text in (region, harm.region))
    return not cell or words <= cell


def harms_in(region: str, evidence: Evidence) -> list[str]:
    """The harms of a region and those of no part in particular, gravest first; all where the region is empty."""
    return [one.harm for one in ranked(evidence.harms, evidence) if is_seen_in(one, region)]


def pairs_on(topic: str, review: EvidenceReview) -> list[str]:
    """Ids of the disagreements on a topic, gravest first; all where the topic is empty."""
    return [one.row.id for one in disagreement_pairs(review) if not topic or topic in one.topics]


@dataclass(frozen=True, repr=False)
class ShownHarm(Card):
    """A harm, how it is known, and what the documents say of it.

    ``region``: The part of the body for which it was asked; empty for any.
    """

    region: str = ""

    what = "harm"
    frame = "harms"

    reports = Rows("harm_reports", "harm", "The findings that report it")

    @property
    def among(self) -> "pd.DataFrame":
        """The harms of its region and those of no part in particular, gravest first: rows of ``review.harms``."""
        return self.review.harms.loc[harms_in(self.region, self._made.evidence)]

    @property
    def place(self) -> str:
        """The part of the body that it was asked for, in words that follow *the harms listed*."""
        return f"for the {self.region} or for no part in particular" if self.region else "here"

    @property
    def text(self) -> Explanation:
        """What is known of it, a line each."""
        said = "\n".join(f"{name}: {words}" for name, words in self._said())
        return Explanation(said or _NOT_CHECKED.format("harms"))

    def _said(self) -> Iterator[tuple[str, object]]:
        """What is said of it, by name; nothing where no harm is listed."""
        evidence = self._made.evidence
        if self.id not in evidence.harm:
            return
        harm = evidence.harm[self.id]
        reports = [one for one in harm_reports(self._made) if one.harm is harm]
        yield "Harm", harm.harm
        yield "Seriousness", harm.seriousness
        yield "Where it was seen", harm.region or "in no part in particular"
        known = (
            f"{one.words} ({one.name}{f', {one.design}' if one.design else ''}"
            f"{'' if one.finding.verified else ', not read in a source'})"
            for one in reports
        )
        yield "How it is known", "; ".join(known) or "no finding is entered"
        yield "How often", reports[0].rate if reports else RATES[1]
        views = [view for found in self._made.appraised.harms.values() for view in found if view.harm == self.id]
        said = "; ".join(f"{view.document}: {view.status}" for view in views)
        yield "What documents say", said or "nobody judged it"
        yield "Note", harm.note

    def _body(self) -> Markup:
        (_, harm), *said = [*self._said()] or [("", _NOT_CHECKED.format("harms"))]
        return Markup('<p class="quote">{}</p>{}').format(harm, lines(said))


@dataclass(frozen=True, repr=False)
class ShownDisagreement(Card):
    """Two claims that disagree.

    ``topic``: The category of claims for which it was asked; empty for any.
    """

    topic: str = ""

    what = "disagreement"
    frame = "disagreements"

    @property
    def among(self) -> "pd.DataFrame":
        """The pairs on its topic, gravest first: rows of ``review.disagreement_pairs``."""
        return self.review.disagreement_pairs.loc[pairs_on(self.topic, self._made)]

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
            return Explanation(_NOT_CHECKED.format("disagreements"))
        sides = [
            f"{titled_place(one, self._made)}: “{one.quote}”" if one else ITS_REFERENCES
            for one in (pair.first, pair.second)
        ]
        return Explanation("\n".join([*sides, *(f"{name}: {said}" for name, said in _said(pair))]))

    @property
    def _pair(self) -> DisagreeingPair | None:
        return next((one for one in disagreement_pairs(self._made) if one.row.id == self.id), None)

    def _body(self) -> Markup:
        pair = self._pair
        if pair is None:
            return Markup('<p class="quote">{}</p>').format(_NOT_CHECKED.format("disagreements"))
        return self._side(pair.first) + self._side(pair.second) + lines(_said(pair))

    def _side(self, claim: Claim | None) -> Markup:
        """One of the two sentences under its place; two stand beside each other where there is room."""
        side = Markup(
            '<div style="display: inline-block; vertical-align: top; width: min(100%, 20rem); margin-right: 1rem">'
            '<p class="place">{}</p><p class="quote">{}</p></div>'
        )
        if claim is None:
            return side.format("held against", ITS_REFERENCES)
        return side.format(titled_place(claim, self._made), Markup("<q>{}</q>").format(claim.quote))


def _said(pair: DisagreeingPair) -> tuple[tuple[str, object], ...]:
    row = pair.row
    return ("What the matter is", row.note), ("How they disagree", row.kind), ("How much it matters", row.severity)
