"""What raters said of a claim and a study, each without sight of the others, and what was adjudicated."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from analysis.appraise.raters.confirmed import unconfirmed
from analysis.appraise.verdict.rated_link import AGAINST, FOR
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Link
from analysis.model.words import Stance
from analysis.text.prose.phrases import counted

#: The words that a pair of claim and study may have; of several links the first that one of them has (DESIGN, raters).
PAIR_WORDS = (Verdict.CONFLICTING, *AGAINST, *FOR, Stance.INDIRECT, Stance.DOES_NOT_ADDRESS)

NO_REASON = "no reason given"


def pair_word(links: Iterable[Link]) -> Stance | Verdict | None:
    """The one word for all links of a pair, *conflicting* if they speak for and against it; ``None`` without links."""
    said = {link.stance for link in links}
    if said.intersection(FOR) and said.intersection(AGAINST):
        return Verdict.CONFLICTING
    return next((word for word in PAIR_WORDS if word in said), None)


class RatedPair(NamedTuple):
    """A claim and a study that a rater judged.

    ``rated`` holds the link of each rater who judged by the rules of the adjudicator, in the order of the raters;
    ``adjudicated`` the adjudicated links, none where there is none.
    """

    claim: str
    study: str
    rated: Mapping[str, Link]
    adjudicated: tuple[Link, ...]

    @property
    def word(self) -> Stance | Verdict | None:
        """The adjudicated word (``pair_word``)."""
        return pair_word(self.adjudicated)

    @property
    def agreed(self) -> Stance | None:
        """The word that all who judged it chose, two raters or more; ``None`` if they differ or one judged alone."""
        said = {link.stance for link in self.rated.values()}
        return said.pop() if len(said) == 1 and len(self.rated) > 1 else None

    @property
    def overruled(self) -> bool:
        """Whether all who judged it, two or more, chose one word and another was adjudicated."""
        return self.agreed is not None and self.word is not None and self.agreed is not self.word

    @property
    def reason(self) -> str:
        """The reasons for overruling raters that its adjudicated links give, each once; empty if they give none."""
        return "; ".join(dict.fromkeys(link.overrule_reason for link in self.adjudicated if link.overrule_reason))

    @property
    def overruling(self) -> str:
        """A sentence without its full stop: what all raters said, what was adjudicated, and why."""
        who = "Both raters" if len(self.rated) == 2 else f"All {counted(len(self.rated), 'rater')}"
        return f"{who} said “{self.agreed}”; adjudicated “{self.word}”: {self.reason or NO_REASON}"


def rated_pairs(evidence: Evidence) -> tuple[RatedPair, ...]:
    """Every pair of a claim and a study that a rater judged, in the order of the raters and their files.

    Who judged by other rules than the adjudicator of a pair (``rules_sha256``; blank on both sides is equal) says
    nothing of how it was adjudicated, and is left out of it; a pair that is not adjudicated, as by a link that was
    carried and not confirmed, has all its raters.
    """
    rules = {rater.name: rater.rules_sha256 for rater in evidence.raters}
    rated = grouped(((link.claim, link.study), (one.rater, link)) for one in evidence.ratings for link in one.links)
    found = []
    for pair, links in rated.items():
        adjudicated = () if pair in evidence.once(unconfirmed) else evidence.links_on.get(pair, ())
        binding = {rules.get(link.judged_by, "") for link in adjudicated}
        peers = {name: link for name, link in links if not binding or rules.get(name, "") in binding}
        found += [RatedPair(*pair, peers, adjudicated)] if peers else []
    return tuple(found)


def disputed(evidence: Evidence) -> tuple[RatedPair, ...]:
    """The pairs on which raters differ."""
    return tuple(pair for pair in evidence.once(rated_pairs) if len({link.stance for link in pair.rated.values()}) > 1)


def overruled(evidence: Evidence) -> tuple[RatedPair, ...]:
    """The pairs on which all raters agree, two or more, and on which another word was adjudicated."""
    return tuple(pair for pair in evidence.once(rated_pairs) if pair.overruled)
