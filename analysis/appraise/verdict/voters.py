"""Which links of one comparison vote: of the strongest tier, each trial once, each body of trials once.

DESIGN, appraisal, verdict. On benefit the strongest tier with a direct link decides and weaker ones do not vote; a
counter-example votes in every tier, a review of nobody knows what in none. Elsewhere there are no tiers. A trial's
result yields to a review's where the review's finding pools the trial at the same outcome and time; of two reviews that
pool mostly the same trials one votes. A retracted study never votes.
"""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from analysis.appraise.bias import FORMS
from analysis.appraise.ladder import QuestionType, Tier
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.model.evidence import Evidence
from analysis.model.words import Design, Status, Tool

_MET = ("yes", "not applicable")


def voters(links: Sequence[RatedLink], question: QuestionType | None, evidence: Evidence) -> tuple[RatedLink, ...]:
    """The links that vote among those of one comparison, in their order."""
    speaking = [one for one in links if one.is_direct and one.study.status is not Status.RETRACTED]
    if question is not QuestionType.BENEFIT:
        return _counted_once(speaking, evidence)
    graded = [one for one in speaking if not one.is_ungraded_review]
    free = _counted_once(graded, evidence)
    strongest = max((one.evidence_level.tier for one in free if not one.is_counter_example), default=Tier.OFF_LADDER)
    return tuple(one for one in free if one.is_counter_example or one.evidence_level.tier is strongest)


def _counted_once(links: Sequence[RatedLink], evidence: Evidence) -> tuple[RatedLink, ...]:
    """Links without reviews that mostly repeat another one, and without trials whose result a review pools."""
    reviews = [one for one in links if one.study.design is Design.SYSTEMATIC_REVIEW]
    repeated = {
        min(pair, key=lambda one: _precedence(one, evidence)).link
        for pair in combinations(reviews, 2)
        if _share_most_trials(*pair)
    }
    counting = [one for one in links if one.link not in repeated]
    kept = [one for one in reviews if one.link not in repeated]
    return tuple(one for one in counting if not any(pools(review, one) for review in kept))


def pools(review: RatedLink, trial: RatedLink) -> bool:
    """Whether a review's finding pools a trial's result: the trial is named, outcome and months are read and equal."""
    ours, theirs = review.finding, trial.finding
    if ours is None or theirs is None or not ours.outcome or ours.months is None:
        return False
    same = (ours.outcome, ours.months) == (theirs.outcome, theirs.months)
    return same and trial.study.study in ours.pools.split()


def _share_most_trials(one: RatedLink, other: RatedLink) -> bool:
    """Whether two reviews pool mostly the same trials: over half of the smaller one's."""
    ours, theirs = (set(review.finding.pools.split()) if review.finding else set() for review in (one, other))
    return one.study.study != other.study.study and 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _precedence(review: RatedLink, evidence: Evidence) -> tuple[int, date, int]:
    """The greater counts: fewest AMSTAR 2 critical items not met, then the newest search, then the first in the list.

    An item that nobody assessed counts as not met; a search whose date was not read as the oldest.
    """
    met = {
        row.domain
        for row in evidence.appraisals
        if row.study == review.study.study and row.tool is Tool.AMSTAR_2 and row.judgement in _MET
    }
    unmet = sum(domain.name not in met for domain in FORMS[Tool.AMSTAR_2].domains)
    return -unmet, review.study.searched_to or date.min, -evidence.studies.index(review.study)
