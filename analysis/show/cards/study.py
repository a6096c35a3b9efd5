"""Studies on a claim's card: what each says of the claim and whether it decides; those behind it in a few words."""

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple

from analysis.appraise.ladder import Tier
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import DIRECT, RatedLink
from analysis.model.conclusions import Scope
from analysis.model.evidence import grouped
from analysis.model.words import Design, Fit
from analysis.text.prose.phrases import counted

#: Parts that a study has in a verdict, weightiest first, as cards word them.
DECIDES = "decides"
VOTES = "votes"
LISTED = "listed only"
VOID = "does not count: it says more than its finding can show"
CARRIED = "carried, not confirmed: it does not count"
PARTS = (DECIDES, VOTES, LISTED, VOID, CARRIED)

#: Kinds of study as a line names them, one and several; any other is one of the *others*.
_KINDS: Mapping[Design, tuple[str, str]] = {
    Design.SYSTEMATIC_REVIEW: ("review", "reviews"),
    Design.RANDOMISED_TRIAL: ("trial", "trials"),
    Design.CROSS_OVER_TRIAL: ("trial", "trials"),
    Design.COHORT: ("cohort", "cohorts"),
    Design.CASE_SERIES: ("series", "series"),
    Design.CASE_REPORT: ("case", "cases"),
    Design.SURVEY: ("survey", "surveys"),
}
_OTHER = ("other", "others")

# Kinds that are named before the rest is counted together.
_MOST_NAMED = 2


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


def card_studies(own: Assessment, over_all: Assessment) -> tuple[CardStudy, ...]:
    """The studies whose link says more than *does not address*: deciding, then voting, then the rest.

    Within these the stronger tier first, then what is nearest to the claim, as fewest of its terms are others, then the
    order of ``studies.csv``. None if there are none.
    """
    speaking = [one for one in _given(over_all) if one.speaks]
    speaking += over_all.carried
    mine = {one.link: one for one in (*_given(own), *own.carried)}
    found = []
    for one in speaking:
        there = mine.get(one.link)
        parts = {**({Scope.OWN: _part(there, own)} if there else {}), Scope.ALL: _part(one, over_all)}
        fits = (one.link.condition_fit, one.link.agent_fit, one.link.comparator_fit, one.link.outcome_fit)
        order = (min(map(PARTS.index, parts.values())), -one.evidence_level.tier, fits.count(Fit.DIFFERENT))
        found.append((order, CardStudy(one, _told(parts))))
    return tuple(card for _, card in sorted(found, key=itemgetter(0)))


def _given(found: Assessment) -> tuple[RatedLink, ...]:
    """The links that were judged, those that say more than they may included."""
    return (*found.weighed, *found.over_cap)


def silent_studies(over_all: Assessment) -> Mapping[str, str]:
    """By study why it does not address the claim; those of one reason and judge stand together."""
    links = (one.link for one in over_all.weighed if not one.speaks)
    rows = [((link.rationale, link.judged_by), link.study) for link in links]
    rows += [((row.reason, row.judged_by), row.study) for row in over_all.screened]
    return {study: why for (why, _), studies in grouped(rows).items() for study in studies}


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


def studies_behind(found: Assessment) -> tuple[str, ...]:
    """Keys of the studies that speak of the claim or beside it, by their comparison, then by their design."""
    ordered = sorted(found.speaking, key=lambda one: (-one.evidence_level.tier, list(Design).index(one.study.design)))
    return tuple(dict.fromkeys(one.study.study for one in ordered))


def behind(found: Assessment, names: Mapping[str, str]) -> str:
    """``Ito 2011, randomised trial``, or ``4 reviews, 5 trials, 2 others``; *none* where no study speaks of it."""
    designs = {one.study.study: one.study.design for one in found.weighed}
    keys = studies_behind(found)
    if len(keys) < 2:
        return f"{names[keys[0]]}, {designs[keys[0]]}" if keys else "none"
    kinds = Counter(_KINDS.get(designs[key], _OTHER) for key in keys)
    named = [kind for kind in kinds if kind is not _OTHER]
    named = named if len(kinds) <= _MOST_NAMED + 1 else named[:_MOST_NAMED]
    rest = len(keys) - sum(kinds[kind] for kind in named)
    others = counted(rest, *(_OTHER if named else ("study", "studies")))
    return ", ".join((*(counted(kinds[kind], *kind) for kind in named), *([others] if rest else [])))
