"""The questions that a claim falls under, and how closely their terms are the claim's."""

from typing import NamedTuple

from analysis.appraise import ladder
from analysis.model.evidence import Evidence
from analysis.model.judgements import Question
from analysis.model.records import Claim
from analysis.model.words import Category, Fit, TermKind


class QuestionFit(NamedTuple):
    """A question that a claim falls under, and how the question's terms compare with the claim's.

    Each fit is *same*, or says that the question's term is *narrower* or *broader* than the claim's. ``distance`` is
    how many of the three differ, and how many steps of ``terms.csv`` lie between them.
    """

    question: Question
    condition: Fit
    agent: Fit
    outcome: Fit
    distance: tuple[int, int]

    @property
    def exact(self) -> bool:
        """Whether condition, agent and outcome are all the same."""
        return {self.condition, self.agent, self.outcome} == {Fit.SAME}

    @property
    def words(self) -> str:
        """The fit in words: ``same terms``, or ``condition narrower, agent narrower``."""
        fits = {"condition": self.condition, "agent": self.agent, "outcome": self.outcome}
        return ", ".join(f"{name} {fit}" for name, fit in fits.items() if fit is not Fit.SAME) or "same terms"


def questions_of(claim: Claim, evidence: Evidence) -> tuple[QuestionFit, ...]:
    """The questions that a claim falls under, closest first; empty for a claim that GRADE does not apply to.

    It applies to claims of benefit (``ladder.question_of``). Condition, agent and outcome must each be the same or lie
    in one line of ``terms.csv``, so that two agents under one broader term never meet. A claim that leaves one of the
    three blank has no question. A comparison falls only under questions with its own comparator.

    Closest is what differs in the fewest terms, then by the fewest steps between terms; of equals, what stands first.
    """
    terms = (claim.condition, claim.agent, claim.outcome)
    if ladder.question_of(claim) is not ladder.QuestionType.BENEFIT or not all(terms):
        return ()
    comparator = claim.comparator if claim.category is Category.COMPARISON else None
    return evidence.once(_fitting, terms, comparator)


def closest(fits: tuple[QuestionFit, ...]) -> tuple[QuestionFit, ...]:
    """Those of a claim's questions that none is closer than; empty for none."""
    return tuple(fit for fit in fits if fit.distance == fits[0].distance)


def _fitting(evidence: Evidence, terms: tuple[str, str, str], comparator: str | None) -> tuple[QuestionFit, ...]:
    """The questions that a claim of those terms falls under, closest first; a comparison has a comparator."""
    kinds = (TermKind.CONDITION, TermKind.AGENT, TermKind.OUTCOME)
    found = []
    for question in evidence.questions:
        asked = (question.condition, question.agent, question.outcome)
        steps = [_steps(*pair, evidence) for pair in zip(terms, asked, kinds, strict=True)]
        told = [step for step in steps if step is not None]
        if len(told) == len(steps) and comparator in (None, question.comparator):
            condition, agent, outcome = (
                Fit.SAME if not step else Fit.NARROWER if step > 0 else Fit.BROADER for step in told
            )
            found.append(QuestionFit(question, condition, agent, outcome, (sum(map(bool, told)), sum(map(abs, told)))))
    return tuple(sorted(found, key=lambda fit: fit.distance))


def _steps(claimed: str, asked: str, kind: TermKind, evidence: Evidence) -> int | None:
    """Steps from the claim's term down to the question's, negative if that is broader; ``None`` off its line."""
    if not asked:
        return None
    above_asked, above_claimed = evidence.lineage(asked, kind), evidence.lineage(claimed, kind)
    if claimed in above_asked:
        return above_asked.index(claimed)
    return -above_claimed.index(asked) if asked in above_claimed else None
