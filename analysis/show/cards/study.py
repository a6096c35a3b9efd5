"""A study on a claim's card: what it says of the claim, what that rests on, and whether it decides."""

from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from analysis.appraise.ladder import Tier
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import DIRECT, RatedLink
from analysis.model.conclusions import Scope
from analysis.model.judgements import Link, Screening
from analysis.model.words import Fit, Stance

#: Parts that a study has in a verdict, weightiest first, as cards word them.
DECIDES = "decides"
VOTES = "votes"
LISTED = "listed only"
VOID = "does not count: it says more than its finding can show"
CARRIED = "carried, not confirmed: it does not count"
PARTS = (DECIDES, VOTES, LISTED, VOID, CARRIED)


class CardStudy(NamedTuple):
    """A study that speaks of the claim or beside it.

    ``rated``: Its link, with the finding that the stance rests on, if it names one.
    ``part``: ``decides``, ``votes``, ``listed only`` or why it does not count; for each scope where they differ.
    """

    rated: RatedLink
    part: str

    @property
    def is_near(self) -> bool:
        """Whether it speaks of the claim itself, or compares groups beside it."""
        return self.rated.is_direct or self.rated.evidence_level.tier >= Tier.CONTROLLED


class Silent(NamedTuple):
    """Studies that were judged not to address the claim, for one reason, and who judged."""

    studies: tuple[str, ...]
    reason: str
    judged_by: str


def card_studies(own: Assessment, over_all: Assessment) -> tuple[CardStudy, ...]:
    """The studies whose link says more than *does not address*: deciding, then voting, then the rest.

    Within these the stronger tier first, then what is nearest to the claim, then the order of ``studies.csv``. None if
    there are none.
    """
    speaking = [one for one in _given(over_all) if one.link.stance is not Stance.DOES_NOT_ADDRESS]
    speaking += over_all.carried
    mine = {one.link: one for one in (*_given(own), *own.carried)}
    found = []
    for one in speaking:
        there = mine.get(one.link)
        parts = {**({Scope.OWN: _part(there, own)} if there else {}), Scope.ALL: _part(one, over_all)}
        order = (min(map(PARTS.index, parts.values())), -one.evidence_level.tier, _distance(one.link))
        found.append((order, CardStudy(one, _told(parts))))
    return tuple(card for _, card in sorted(found, key=itemgetter(0)))


def _distance(link: Link) -> int:
    """How far what a study looked at is from the claim: how many of its terms are others."""
    return (link.condition_fit, link.agent_fit, link.comparator_fit, link.outcome_fit).count(Fit.DIFFERENT)


def _given(found: Assessment) -> tuple[RatedLink, ...]:
    """The links that were judged, those that say more than they may included."""
    return (*found.weighed, *found.over_cap)


def silent_studies(over_all: Assessment) -> tuple[Silent, ...]:
    """The studies that do not address the claim, each reason once, in the order in which they are listed."""
    rows: list[Link | Screening] = [one.link for one in over_all.weighed if one.link.stance is Stance.DOES_NOT_ADDRESS]
    reasons: dict[tuple[str, str], list[str]] = {}
    for row in (*rows, *over_all.screened):
        reason = row.rationale if isinstance(row, Link) else row.reason
        reasons.setdefault((reason, row.judged_by), []).append(row.study)
    return tuple(Silent(tuple(studies), reason, judge) for (reason, judge), studies in reasons.items())


def not_assessed(over_all: Assessment) -> tuple[str, ...]:
    """Studies listed here that nobody has judged against the claim; empty if each was."""
    judged = {one.link.study for one in _given(over_all)} | {row.study for row in over_all.screened}
    return tuple(study for study in over_all.cited_studies.studies if study not in judged)


def _part(one: RatedLink, assessment: Assessment) -> str:
    if one in assessment.over_cap or one in assessment.carried:
        return VOID if one in assessment.over_cap else CARRIED
    if assessment.deciding and one.link == assessment.deciding.link:
        return DECIDES
    return VOTES if one.link.stance in DIRECT and one not in assessment.outweighed else LISTED


def _told(parts: Mapping[Scope, str]) -> str:
    """One part for both verdicts if they are equal; else each with its verdict."""
    said = set(parts.values())
    if said == {LISTED} or (len(said) == 1 and len(parts) == len(Scope)):
        return said.pop()
    return "; ".join(f"{part} (verdict {scope})" for scope, part in parts.items())
