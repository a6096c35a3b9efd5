"""Controlled comparisons for a condition: each study that had a control group, how fair that is, and its shares.

A comparison of two groups tells what a treatment does only as far as they differ in the treatment alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.figure_match import outcome_fit
from analysis.appraise.harms import reported
from analysis.appraise.ladder import COMPARED
from analysis.appraise.wording.result import compares, on_harm
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Link, Question
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Category, Design, Fit, Measure, Phase, TermKind, Why, Word


class Fairness(Word):
    """In what the groups of a comparison differ, the fairest first."""

    ALONE = "treatment alone", "the arms differ in the treatment only, as judged here"
    CO_TREATMENT = "same co-treatment in both arms", "what was found holds within that course of treatments"
    NOT_JUDGED = "not judged", "nobody judged whether the arms differ in anything else"
    CONFOUNDED = "confounded", "the arms differ in something else too: what the treatment adds cannot be told"


class ControlledStudy(NamedTuple):
    """A study that compared groups, with its shares of people and its other comparisons, nearest to what was claimed.

    ``shares`` have a value in both groups; reviews stand here only with such a share, of one group of trials.
    """

    study: Study
    fairness: Fairness
    shares: tuple[Finding, ...]
    others: tuple[Finding, ...]


class ControlledComparisons(NamedTuple):
    """The studies with a control group in the condition asked for or, where none is, in the next broader term.

    ``asked``: The condition that claims name; where they name none, that of the study that is meant; empty for none.
    ``condition``: The term under which the studies were found; empty where none was.
    """

    asked: str
    condition: str
    studies: tuple[ControlledStudy, ...]


_NEAREST = (Fit.SAME, Fit.NARROWER, Fit.BROADER, Fit.NOT_STATED, Fit.DIFFERENT)


def controlled_comparisons(claims: Sequence[Claim], meant: Study | None, evidence: Evidence) -> ControlledComparisons:
    """What was read of controlled comparisons for the claims of one sentence; ``meant`` is the study it speaks of.

    Of studies of the claims' agent, and of those that a link calls *confounded*, as their agent is then the treatment
    with something else. Of harms where a claim is on safety, else of anything but harms.
    """
    asked = next((one.condition for one in claims if one.condition), meant.condition if meant else "")
    for condition in evidence.lineage(asked, TermKind.CONDITION)[:2]:
        there = [one for one in evidence.studies if condition in evidence.lineage(one.condition, TermKind.CONDITION)]
        found = [made for one in there if (made := _controlled(one, claims, evidence))]
        if found:
            return ControlledComparisons(asked, condition, tuple(sorted(found, key=_fairest)))
    return ControlledComparisons(asked, "", ())


def fairness(study: Study, evidence: Evidence) -> Fairness:
    """In what a study's groups differ, by the links on it and by the groups of the questions that it answers.

    *Confounded* if a link says so. Else by what the group of a question says, whose words tell *with* from *without
    co-treatment* (see the column); one that says neither knows of none. Without link and question nobody judged.
    """
    links, asked = evidence.once(_links).get(study.study, ()), evidence.once(_asked).get(study.study, ())
    if any(link.why is Why.CONFOUNDED for link in links):
        return Fairness.CONFOUNDED
    groups = [one.group or one.comparator for one in asked]
    if any("co-treatment" in group and "without co-treatment" not in group for group in groups):
        return Fairness.CO_TREATMENT
    return Fairness.ALONE if groups or any(link.finding for link in links) else Fairness.NOT_JUDGED


def _links(evidence: Evidence) -> Mapping[str, Sequence[Link]]:
    return grouped((link.study, link) for link in evidence.links)


def _asked(evidence: Evidence) -> Mapping[str, Sequence[Question]]:
    return grouped((finding.study, one) for one in evidence.questions for finding in reported(one, evidence))


def _controlled(study: Study, claims: Sequence[Claim], evidence: Evidence) -> ControlledStudy | None:
    fair, agents = fairness(study, evidence), {one.agent for one in claims if one.agent}
    own = not agents or not agents.isdisjoint(evidence.lineage(study.agent, TermKind.AGENT))
    if not own and fair is not Fairness.CONFOUNDED:
        return None
    safety = any(one.category is Category.SAFETY for one in claims)
    there = [one for one in evidence.findings_of.get(study.study, ()) if one.phase in COMPARED and compares(one)]
    # Of the study's own agent, and not of another factor of it or of its control group.
    there = [one for one in there if not one.group or study.agent in one.group or one.group in study.agent]
    there = [one for one in there if safety is on_harm(one, evidence)]
    near = sorted(there, key=lambda one: _distance(one, claims, evidence))
    shares = tuple(one for one in near if one.measure in SHARES and one.comparator_value is not None)
    others = tuple(one for one in near if one not in shares and one.verified)
    if not (shares or (others and study.design is not Design.SYSTEMATIC_REVIEW)):
        return None
    return ControlledStudy(study, fair, shares, others)


def _distance(finding: Finding, claims: Iterable[Claim], evidence: Evidence) -> tuple[int, bool, int]:
    """How far a finding is from what the first claim says, then from the others; a statement before a mere p value."""
    fits = [_NEAREST.index(outcome_fit(one.outcome, finding.outcome, evidence)) for one in claims]
    return fits[0], finding.measure is Measure.P_VALUE, min(fits)


def _fairest(found: ControlledStudy) -> tuple[int, bool, bool, int]:
    """Fairest first, then with shares, randomised, and with the most people."""
    randomised = any(one.phase is Phase.RANDOMISED for one in (*found.shares, *found.others))
    people = found.study.participants or 0
    return list(Fairness).index(found.fairness), not found.shares, not randomised, -people
