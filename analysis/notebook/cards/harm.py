"""The card of a harm: what was reported of it, in what kind of study, and what each document says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.appraise.harms import ranked
from analysis.model.records import Harm
from analysis.notebook.cards.card import Card, Explanation, Rows, lines
from analysis.notebook.frames.harms import RATES, harm_reports

if TYPE_CHECKING:
    import pandas as pd

    from analysis.notebook.cards.of_review import ReviewCards

NOT_CHECKED = "Not checked: harms.csv is not there or lists none."


@dataclass(frozen=True, repr=False)
class ShownHarm(Card):
    """A harm, how it is known, and what the documents say of it. Where none is listed it says so, and its id is empty.

    ``region``: The part of the body for which it was asked; empty for any.
    """

    region: str = ""

    what = "harm"
    frame = "harms"

    reports = Rows("harm_reports", "harm", "The findings that report it")

    @classmethod
    def of(cls, review: "ReviewCards", name: str, region: str, or_gravest: bool) -> "ShownHarm":
        """The card of the harm of that name, or of the gravest of a region; see ``Review.harm``."""
        evidence = review.evidence_review.evidence
        if not evidence.harms:
            return cls("", review)
        where = region if any(one.region and _seen_in(one, region) for one in evidence.harms) else ""
        gravest = (one.harm for one in ranked(evidence.harms, evidence) if _seen_in(one, where))
        card = review._card(cls, name, evidence.harm, gravest, or_gravest)
        if name in evidence.harm:
            return replace(card, region=region if _seen_in(evidence.harm[name], region) else "")
        other = f'No harm is listed for the region "{region}"; the harms of every region are taken instead.'
        return replace(card, instead=f"{card.instead} {other if where != region else ''}".strip(), region=where)

    @property
    def among(self) -> "pd.DataFrame":
        """The harms of its region and those of no part in particular, gravest first: rows of ``review.harms``."""
        evidence = self._made.evidence
        kept = [one.harm for one in ranked(evidence.harms, evidence) if _seen_in(one, self.region)]
        return self.review.harms.loc[kept]

    @property
    def place(self) -> str:
        """The part of the body that it was asked for, in words that follow *the harms listed*."""
        return f"for the {self.region} or for no part in particular" if self.region else "here"

    @property
    def text(self) -> Explanation:
        """What is known of it, a line each."""
        return Explanation("\n".join(f"{name}: {words}" for name, words in self._said()) or NOT_CHECKED)

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
        (_, harm), *said = [*self._said()] or [("", "")]
        return Markup('<p class="quote">{}</p>{}').format(harm or NOT_CHECKED, lines(said))


def _seen_in(harm: Harm, region: str) -> bool:
    """Whether a harm was seen in a region or in no part in particular: its cell has every word of the region."""
    words, cell = (set(re.findall(r"\w+", text.casefold())) for text in (region, harm.region))
    return not cell or words <= cell
