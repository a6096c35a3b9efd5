"""A link with what it rests on: which way it speaks, where it stands for the claim's question, and whether it votes.

Of one comparison vote those of the strongest tier, each trial once, each body of trials once (DESIGN, appraisal,
verdict). On benefit the strongest tier with a direct link decides and weaker ones do not vote; a counter-example votes
in every tier, a review of nobody knows what in none. Elsewhere there are no tiers. A trial's result yields to a
review's where the review's finding pools the trial at the same outcome and time; of two reviews that pool mostly the
same trials one votes. A retracted study never votes.
"""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from analysis.appraise.bias import FORMS
from analysis.appraise.ladder import EvidenceLevel, QuestionType, Tier, evidence_level
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.records import NO_PASSAGE, Finding, Study
from analysis.model.words import Basis, Design, Phase, ReadAs, Stance, Status, Tool

#: Stances that speak of the claim itself, for it and against it. The others say that the study is beside the point.
FOR = (Stance.SUPPORTS, Stance.PARTLY_SUPPORTS)
AGAINST = (Stance.CONTRADICTS, Stance.PARTLY_CONTRADICTS)
DIRECT = (*FOR, *AGAINST)

_MET = ("yes", "not applicable")


class RatedLink(NamedTuple):
    """A link with what it rests on and where that stands for the claim's question."""

    link: Link
    study: Study
    finding: Finding | None
    phase: Phase | None
    evidence_level: EvidenceLevel

    @property
    def speaks(self) -> bool:
        """Whether it speaks of the claim or beside it: it says more than *does not address*."""
        return self.link.stance is not Stance.DOES_NOT_ADDRESS

    @property
    def is_direct(self) -> bool:
        """Whether it speaks of the claim itself."""
        return self.link.stance in DIRECT

    @property
    def reading(self) -> tuple[str, ...]:
        """Of a direct link, that no passage of its finding was kept, or that somebody else read it, in words."""
        if self.finding is None or not self.is_direct:
            return ()
        unkept = self.finding.passage in ("", NO_PASSAGE)
        told = (f"rests on {self.finding.id}, a finding without a passage kept",) if unkept else ()
        second_hand = self.finding.read_as is ReadAs.SECOND_HAND
        return (*told, f"{self.finding.id} was read second-hand") if second_hand else told

    @property
    def is_ungraded_review(self) -> bool:
        """Whether it is a review of which nobody recorded what studies stand behind it."""
        return self.study.design is Design.SYSTEMATIC_REVIEW and self.evidence_level.tier is Tier.OFF_LADDER

    @property
    def is_counter_example(self) -> bool:
        """Whether one documented case refutes the claim."""
        return self.link.stance in AGAINST and self.link.basis is Basis.COUNTER_EXAMPLE


def rated_link(link: Link, question: QuestionType | None, evidence: Evidence) -> RatedLink:
    """A link with its study, its finding and where that stands; its study must be in the evidence.

    Without a question there is no level, and the tier is that of the question "does it help?".
    """
    study = evidence.study[link.study]
    finding = evidence.finding.get(link.finding)
    phase = finding.phase if finding else None
    level = evidence_level(study, phase, question or QuestionType.BENEFIT, evidence)
    return RatedLink(link, study, finding, phase, level if question else level._replace(level=None))


def above_cap(one: RatedLink, question: QuestionType | None) -> bool:
    """Whether a link says more of a benefit than a finding without a control group can show (DESIGN, stance).

    Such a link reaches *indirect* at most; a documented counter-example may contradict. Nothing is said of a review
    whose studies are not recorded.
    """
    return (
        question is QuestionType.BENEFIT
        and one.is_direct
        and not one.is_counter_example
        and one.evidence_level.tier <= Tier.UNCONTROLLED
        and not one.is_ungraded_review
    )


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
