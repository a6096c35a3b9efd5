"""The comparisons that a claim's links bear on, and the word of each by the first line of its table that holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import NOT_PATIENTS, TEXTS, ClaimType, claim_type, question_of
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink
from analysis.appraise.verdict.rules import HARM_REPORTED, RULES, RULES_OF_FACTS, RULES_OF_MECHANISM, Rule
from analysis.appraise.verdict.voters import voters
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Link
from analysis.model.records import Claim
from analysis.model.words import Basis, EventCount, Leaning, Stance

#: Events that occurred, however they were counted.
OCCURRED = (EventCount.MEASURED, EventCount.RECALLED, EventCount.CASE)

# Claims whose links are gathered by the comparison that they bear on.
_BY_COMPARISON = (ClaimType.HELP, ClaimType.HARM_RATE, ClaimType.PROGNOSIS)


class Compared(NamedTuple):
    """What links are gathered by: the group of their question, else the study's condition and comparator.

    All are empty where nothing is compared: of facts, of a mechanism, and of a harm that can occur or is denied.
    """

    group: str
    condition: str = ""
    comparator: str = ""

    def __str__(self) -> str:
        against = f"against {self.comparator}" if self.comparator else "without a comparison group"
        return self.group or (f"{self.condition}, {against}" if self.condition else "")


#: Where nothing is compared.
NO_COMPARISON = Compared("")


class VerdictPart(NamedTuple):
    """The word of one comparison by its rule, with its links and those of them that vote."""

    comparison: Compared
    rule: Rule
    links: tuple[RatedLink, ...]
    voting: tuple[RatedLink, ...]

    @property
    def verdict(self) -> Verdict:
        """The word."""
        return self.rule.verdict

    @property
    def deciding(self) -> RatedLink | None:
        """The first voting link that the word names: a *partly supports* does not decide a *supported*."""
        return next((one for one in self.voting if _names(self.verdict, one.link)), None)


def parts_of(claim: Claim, speaking: Iterable[RatedLink], evidence: Evidence) -> tuple[VerdictPart, ...]:
    """The comparisons that the links which address a claim bear on, in the order of those links."""
    asks = claim_type(claim)
    walk = _WALKS.get(asks, _of_comparison)
    parts = []
    for comparison, links in grouped((_compared(one, asks, evidence), one) for one in speaking).items():
        voting = voters(links, question_of(claim), evidence)
        parts.append(VerdictPart(comparison, walk(links, voting), links, voting))
    return tuple(parts)


def _compared(one: RatedLink, asks: ClaimType, evidence: Evidence) -> Compared:
    if asks not in _BY_COMPARISON:
        return NO_COMPARISON
    return comparison_of(one, evidence)


def comparison_of(one: RatedLink, evidence: Evidence) -> Compared:
    """What a link compares: the group of its question, else the study's condition and comparator."""
    asked = evidence.question.get(one.link.question)
    return Compared(asked.group) if asked and asked.group else Compared("", one.study.condition, one.study.comparator)


def _of_comparison(_: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    """The first line of ``RULES`` that holds for one comparison, from the fifth; the others are of the whole claim."""
    against = [one.link for one in voting if one.link.stance in AGAINST]
    other = [link for link in against if link.basis is not Basis.NO_DIFFERENCE_FOUND]
    holds = (
        not voting,
        0 < len(against) < len(voting),
        bool(against) and not other,
        any(link.stance is Stance.CONTRADICTS for link in other),
        bool(against),
        any(one.link.stance is Stance.SUPPORTS for one in voting),
        True,
    )
    return RULES[4 + holds.index(True)]


def _of_harm_rate(links: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    """As of any comparison, but an event that speaks against graded safety is said before what supports it."""
    if not any(one.link.stance in AGAINST for one in voting) and any(map(reports_event, links)):
        return HARM_REPORTED
    return _of_comparison(links, voting)


def reports_event(one: RatedLink) -> bool:
    """Whether an *indirect* link leans against a claim by an event that occurred."""
    leans = one.link.stance is Stance.INDIRECT and one.link.leans is Leaning.AGAINST
    return leans and one.finding is not None and one.finding.event in OCCURRED


def _of_fact(_: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    stances = {one.link.stance for one in voting}
    holds = (not stances.isdisjoint(AGAINST), not stances.isdisjoint(FOR), True)
    return RULES_OF_FACTS[holds.index(True)]


def _of_mechanism(_: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    seen = [one.study.design for one in voting if one.link.stance in FOR and one.study.design not in TEXTS]
    against = any(one.link.stance in AGAINST for one in voting)
    holds = (
        against and bool(seen),
        against,
        any(design not in NOT_PATIENTS for design in seen),
        bool(seen),
        bool(voting),
        True,
    )
    return RULES_OF_MECHANISM[holds.index(True)]


_WALKS: Mapping[ClaimType, Callable[[Sequence[RatedLink], Sequence[RatedLink]], Rule]] = {
    ClaimType.HARM_RATE: _of_harm_rate,
    ClaimType.FACT: _of_fact,
    ClaimType.MECHANISM: _of_mechanism,
}


def _names(verdict: Verdict, link: Link) -> bool:
    """Whether a voting link is one that its verdict names."""
    match verdict:
        case Verdict.SUPPORTED:
            return link.stance is Stance.SUPPORTS
        case Verdict.CONTRADICTED:
            return link.stance in AGAINST and link.basis is not Basis.NO_DIFFERENCE_FOUND
        case Verdict.REPORTED | Verdict.SEEN_IN_PATIENTS | Verdict.SEEN_IN_ANIMALS | Verdict.PROPOSED:
            return link.stance in FOR
    return True
