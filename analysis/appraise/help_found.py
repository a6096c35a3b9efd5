"""What is found of help in a condition: its comparisons, which way each points, and what they come to together.

The directions are those of the verdicts: of the links that vote; where none tests a claim directly, of what leans.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.ladder import QuestionType, Tier
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink, voters
from analysis.appraise.verdict.rules import comparison_of
from analysis.appraise.wording.result import compares, no_difference
from analysis.model.evidence import grouped
from analysis.model.words import Basis, Certainty, Fit, Leaning, Stance, Why, Word


class HelpFound(Word):
    """What the strongest study of a treatment in a condition comes to, strongest first.

    The first five have a controlled study of this treatment in this condition or in a part of it. A study of a broader
    or another condition is *elsewhere* however it was done: people with this condition may not have been in it.
    """

    FOR = "for", "a comparison favours it, wholly or in part"
    MIXED = "mixed", "comparisons differ"
    NO_DIFFERENCE = "no difference", "a comparison found none"
    AGAINST = "against", "a comparison speaks against it"
    INDIRECT = "indirect", "compared in a way that tells no direction"
    UNCONTROLLED = "no comparison", "studies without a control group, or single cases"
    ELSEWHERE = "elsewhere only", "studies of another treatment or condition"
    NONE = "no study", "none listed bears on it"
    NOT_JUDGED = "not judged", "a study that could tell was not judged"

    @property
    def is_controlled(self) -> bool:
        """Whether there is a controlled study of the treatment in the condition."""
        return self in list(HelpFound)[:5]

    @property
    def is_absent(self) -> bool:
        """Whether no study of the treatment in the condition is listed, of any kind."""
        return self in (HelpFound.ELSEWHERE, HelpFound.NONE)


class HelpComparison(NamedTuple):
    """What was compared for a condition, and how it came out.

    ``against``: The comparison in words, as its questions are grouped.
    ``found``: Which way it points, ``UNCONTROLLED`` where groups were not compared.
    ``is_direct``: Whether it tests a claim itself, and does not only lean.
    ``told``: The result to tell, then the first on the other side where results differ.
    ``links``: The results that count, weightiest first.
    ``beside``: Keys of other studies that point the same way as the first.
    ``rating``: The certainty of the question that the first of them bears on, ``None`` without one.
    """

    against: str
    found: HelpFound
    is_direct: bool
    told: tuple[RatedLink, ...]
    links: tuple[RatedLink, ...]
    beside: tuple[str, ...]
    rating: CertaintyRating | None

    @property
    def is_controlled(self) -> bool:
        """Whether groups were compared."""
        return self.found is not HelpFound.UNCONTROLLED


def help_comparisons(
    condition: str, links: Iterable[RatedLink], appraised: AppraisedEvidence
) -> tuple[HelpComparison, ...]:
    """The comparisons that links bear on: of just the condition first, then what tests a claim, then the strongest."""
    by_stance = sorted(links, key=lambda one: list(Stance).index(one.link.stance))
    findings = grouped(((one.study.study, one.link.finding, link_found(one)), one) for one in by_stance)
    ranked = sorted((first for first, *_ in findings.values()), key=lambda one: weight(one, appraised))
    groups = grouped((str(comparison_of(one, appraised.evidence)), one) for one in ranked)
    found = [_comparison(name, group, appraised) for name, group in groups.items()]

    def place(one: HelpComparison) -> tuple[object, ...]:
        lead, studies = one.told[0], {told.study.study for told in one.told} | set(one.beside)
        rank, elsewhere = weight(lead, appraised), lead.study.condition != condition
        return not one.is_controlled, elsewhere, not one.is_direct, rank[0], -len(studies), *rank

    return tuple(sorted(found, key=place))


def strongest(
    found: HelpFound, compared: Iterable[HelpComparison], speaking: Iterable[RatedLink], appraised: AppraisedEvidence
) -> tuple[RatedLink, ...]:
    """The highest level, then the weightiest, of what tests a claim, else of what is in the condition, else of all."""

    def strength(one: RatedLink) -> tuple[object, ...]:
        level = one.evidence_level
        return -level.tier, level.level or 9, one.link.condition_fit is not Fit.SAME, *weight(one, appraised)

    direct = [one for comparison in compared if comparison.is_direct for one in comparison.links]
    every = direct or [one for one in speaking if in_condition(one)] or speaking
    ranked = sorted(every, key=strength)
    if found is HelpFound.MIXED:
        sides = grouped((link_found(one) is HelpFound.FOR, one) for one in ranked)
        return tuple(sides[side][0] for side in (True, False) if side in sides)
    return tuple(ranked[:1]) if found is not HelpFound.NOT_JUDGED else ()


def in_condition(one: RatedLink) -> bool:
    """Whether a study is of the claim's treatment, in its condition or a part of it."""
    return one.link.condition_fit in (Fit.SAME, Fit.NARROWER) and of_agent(one)


def of_agent(one: RatedLink) -> bool:
    """Whether a study is of the claim's treatment, or does not say more of it."""
    return one.link.agent_fit in (Fit.SAME, Fit.NARROWER, Fit.NOT_STATED)


def weight(one: RatedLink, appraised: AppraisedEvidence) -> tuple[object, ...]:
    """What is told first: the strongest tier, what was verified and is rated highest, a number, the most people."""
    finding, rating = one.finding, appraised.certainty.get(one.link.question)
    told = finding is not None and finding.value is not None and compares(finding)
    exact = finding is not None and (finding.ci_low is not None or None not in (finding.numerator, finding.denominator))
    level = [*Certainty, None].index(rating.level if rating else None)
    unverified = finding is not None and not finding.verified
    return -one.evidence_level.tier, unverified, level, not told, not exact, -(one.study.participants or 0)


def link_found(one: RatedLink) -> HelpFound:
    """Which way a link points; of one that only leans nothing where the groups differed in something else too."""
    link = one.link
    if link.stance in FOR:
        return HelpFound.FOR
    if link.stance in AGAINST:
        return HelpFound.NO_DIFFERENCE if link.basis is Basis.NO_DIFFERENCE_FOUND else HelpFound.AGAINST
    if link.why is Why.CONFOUNDED:
        return HelpFound.INDIRECT
    if link.leans in (Leaning.FOR, Leaning.AGAINST):
        return HelpFound.FOR if link.leans is Leaning.FOR else HelpFound.AGAINST
    return HelpFound.NO_DIFFERENCE if one.finding and no_difference(one.finding) else HelpFound.INDIRECT


def _comparison(against: str, ranked: Sequence[RatedLink], appraised: AppraisedEvidence) -> HelpComparison:
    """What comes of the links of one comparison: of those that vote, else of those that compare anything at all."""
    voting = voters(ranked, QuestionType.BENEFIT, appraised.evidence)
    comparing = [one for one in voting or ranked if one.evidence_level.tier >= Tier.CONTROLLED]
    telling = {link_found(one) for one in comparing} - {HelpFound.INDIRECT}
    found = together(telling) if comparing else HelpFound.UNCONTROLLED
    lead = [one for one in comparing if link_found(one) in (found, HelpFound.FOR)] or comparing or ranked
    side = link_found(lead[0])
    apart = [one for one in comparing if link_found(one) in telling - {side}] if found is HelpFound.MIXED else []
    other = sorted(apart, key=lambda one: link_found(one) is not HelpFound.AGAINST)
    same = [one.study.study for one in comparing if link_found(one) is side and one.study is not lead[0].study]
    rating = appraised.certainty.get(lead[0].link.question)
    told = (lead[0], *other[:1])
    return HelpComparison(
        against, found, bool(voting and comparing), told, tuple(comparing or ranked), tuple(dict.fromkeys(same)), rating
    )


def together(told: Iterable[HelpFound]) -> HelpFound:
    """Several directions together, as verdicts of comparisons are composed (``verdict.rules``); of none *indirect*."""
    several = set(told)
    if several == {HelpFound.NO_DIFFERENCE, HelpFound.AGAINST}:
        return HelpFound.AGAINST
    return several.pop() if len(several) == 1 else HelpFound.MIXED if several else HelpFound.INDIRECT
