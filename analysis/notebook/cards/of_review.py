"""The cards of a review, each by its name; without a name that of the gravest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from analysis.model.conclusions import Kind
from analysis.model.problem import Problem
from analysis.notebook.cards import records
from analysis.notebook.cards.card import Card
from analysis.notebook.cards.claim import ShownClaim
from analysis.notebook.frames.catalogue import ReviewFrames
from analysis.notebook.known import unknown
from analysis.tell.explain.names import UnknownName

_CardT = TypeVar("_CardT", bound=Card)


@dataclass(frozen=True, repr=False)
class ReviewCards(ReviewFrames):
    """The cards of a review.

    Without a name each gives the card of what matters most. An unknown name raises ``UnknownName``; with
    ``or_gravest`` it gives the card that no name would, and the card says so.
    """

    def on_claims(self, claims: Set[str]) -> Self:
        """The review of some claims, by their ids; no verdict is taken again."""
        return replace(self, evidence_review=self._whole.on_claims(claims))

    def claim(self, id: str = "", *, or_gravest: bool = False) -> ShownClaim:  # noqa: A002
        """The card of a claim; without an id, or for an unknown ``or_gravest``, of the gravest flag, else the first.

        >>> review.claim("C270").number
        91.0
        """
        flagged = (flag.claim for flag in self._gravest_first(self.evidence_review.flags_on_claims))
        return self._card(ShownClaim, id, self.evidence_review.evidence.claim, flagged, or_gravest)

    def document(self, id: str = "", *, or_gravest: bool = False) -> records.ShownDocument:  # noqa: A002
        """The card of a document; without an id, or for an unknown ``or_gravest``, of the gravest flag or the first."""
        claims, documents = self.evidence_review.evidence.claim, self.evidence_review.evidence.document
        flags = self._gravest_first(one for one in self.evidence_review.problems if one.kind is Kind.FLAG)
        flagged = (claims[one.claim].document if one.claim in claims else one.document for one in flags)
        return self._card(records.ShownDocument, id, documents, flagged, or_gravest)

    def study(self, key: str = "", *, or_gravest: bool = False) -> records.ShownStudy:
        """The card of a study; without a key, or for an unknown ``or_gravest``, that decides most verdicts over all."""
        verdicts = self.evidence_review.appraised.known.values()
        most = Counter(found.deciding.study.study for found in verdicts if found.deciding).most_common()
        return self._card(records.ShownStudy, key, self.evidence_review.evidence.study, dict(most), or_gravest)

    def question(self, id: str = "", *, or_gravest: bool = False) -> records.ShownQuestion:  # noqa: A002
        """The card of a clinical question; without an id, or for an unknown ``or_gravest``, that of most claims."""
        under = self.evidence_review.appraised.questions.values()
        most = Counter(fit.question.id for fits in under for fit in fits).most_common()
        return self._card(records.ShownQuestion, id, self.evidence_review.appraised.certainty, dict(most), or_gravest)

    def condition(self, term: str = "", *, or_gravest: bool = False) -> records.ShownCondition:
        """The card of a condition; without a term, or for an unknown ``or_gravest``, that of which most is asked."""
        there = records.conditions(self.evidence_review)
        return self._card(records.ShownCondition, term, dict.fromkeys(there), there, or_gravest)

    def _gravest_first(self, flags: Iterable[Problem]) -> Iterator[Problem]:
        yield from self._whole.priority.gravest_first(flags)  # put in order only where the first is asked for

    def _card(
        self, kind: type[_CardT], name: str, there: Mapping[str, object], gravest: Iterable[str], or_gravest: bool
    ) -> _CardT:
        """The card of a kind by its name; without one that of the first that is gravest, else of the first there."""
        if name in there:
            return kind(name, self)
        what = kind.what
        if not there:
            raise UnknownName(f"{self!r} holds no {what}")
        if name and not or_gravest:
            raise unknown(name, there, what)
        first = next((one for one in gravest if one in there), "") or next(iter(there))
        return kind(first, self, f'There is no {what} "{name}" here; {first} is shown instead.' if name else "")

    def harm(self, term: str = "", *, region: str = "", or_gravest: bool = False) -> records.ShownHarm:
        """The card of a harm. Without a term the gravest seen in a region, or in no part of the body in particular.

        Where no harm is listed for the region, those of every region are taken, and the card says so; where none is
        listed at all, the card says that nothing was checked.

        >>> review.harm(region="neck").row["seriousness"]
        'serious'
        """
        evidence = self.evidence_review.evidence
        if not evidence.harms:
            return records.ShownHarm("", self)
        where = region if any(one.region and records.is_seen_in(one, region) for one in evidence.harms) else ""
        card = self._card(records.ShownHarm, term, evidence.harm, records.harms_in(where, evidence), or_gravest)
        if term in evidence.harm:
            return replace(card, region=region if records.is_seen_in(evidence.harm[term], region) else "")
        other = f'No harm is listed for the region "{region}"; the harms of every region are taken instead.'
        return replace(card, instead=f"{card.instead} {other if where != region else ''}".strip(), region=where)

    def disagreement(self, id: str = "", *, topic: str = "", or_gravest: bool = False) -> records.ShownDisagreement:  # noqa: A002
        """The card of two claims that disagree. Without an id the gravest, of those on a topic: a category of claims.

        Where no pair is on the topic, those on every topic are taken, and the card says so; where none is listed at
        all, the card says that nothing was checked.

        >>> review.disagreement().row["severity"]
        'high'
        """
        pairs = dict.fromkeys(records.pairs_on("", self.evidence_review))
        if not pairs:
            return records.ShownDisagreement("", self)
        on_topic = records.pairs_on(topic, self.evidence_review)
        card = self._card(records.ShownDisagreement, id, pairs, on_topic, or_gravest)
        other = f'No pair is about "{topic}"; the pairs on every topic are taken instead.'
        instead = card.instead if on_topic or id in pairs else f"{card.instead} {other}".strip()
        return replace(card, instead=instead, topic=topic if on_topic else "")
