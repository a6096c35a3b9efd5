"""Certainty: how sure the findings listed here make the answer to a clinical question, with the reasons.

A certainty belongs to a question, never to a claim; a claim falls under questions. It speaks of the studies listed
here, as no systematic search was made.

Source: GRADE. Start, results and the reasons to rate down or up as in pmc.ncbi.nlm.nih.gov/articles/PMC6692166/table/T1
and bmjopen.bmj.com/highwire/markup/215908; Balshem et al. 2011, GRADE guidelines 3 (J Clin Epidemiol 64:401-6).
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise import ladder
from analysis.appraise.bias import NOT_ASSESSED
from analysis.model.evidence import Evidence
from analysis.model.judgements import CertaintyStep, Question
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Category, Certainty, CertaintyDomain, Design, Fit, Phase, TermKind, Tool

#: What stands with every certainty.
LABEL = "Studies listed here; no systematic search."

NO_STUDY = "not rated: no study listed here"
NOT_THERE = "not rated: none of the findings that it names can be taken"
NO_PATIENTS = "not rated: no finding is known to come from a study of patients"
NO_STEPS = "not rated: no steps recorded"
NO_SECOND_RATER = "not rated: no steps recorded by a second rater"


class EvidenceBody(StrEnum):
    """The comparison behind a finding, as certainty starts from it; strongest first."""

    RANDOMISED = "randomised"
    JUDGED = "compared without randomisation, judged with ROBINS-I"
    COMPARED = "compared without randomisation"
    UNCONTROLLED = "no control group"


#: The level at which each kind of evidence starts. Randomised high, observational low: GRADE guidelines 3. High where
#: ROBINS-I judges the lack of randomisation as bias: Schünemann et al. 2019, GRADE guidelines 18 (J Clin Epidemiol
#: 111:105-14). Case series and reports very low: bjsm.bmj.com/highwire/markup/110605.
STARTS: Mapping[EvidenceBody, Certainty] = {
    EvidenceBody.RANDOMISED: Certainty.HIGH,
    EvidenceBody.JUDGED: Certainty.HIGH,
    EvidenceBody.COMPARED: Certainty.LOW,
    EvidenceBody.UNCONTROLLED: Certainty.VERY_LOW,
}

#: Fewest and most levels that each reason may move. Down: one if serious, two if very serious. Up: two for a very large
#: effect only. Sources as above; for rating up Guyatt et al. 2011, GRADE guidelines 9 (J Clin Epidemiol 64:1311-6).
BOUNDS: Mapping[CertaintyDomain, tuple[int, int]] = {
    CertaintyDomain.RISK_OF_BIAS: (-2, 0),
    CertaintyDomain.INCONSISTENCY: (-2, 0),
    CertaintyDomain.INDIRECTNESS: (-2, 0),
    CertaintyDomain.IMPRECISION: (-2, 0),
    CertaintyDomain.PUBLICATION_BIAS: (-2, 0),
    CertaintyDomain.LARGE_EFFECT: (0, 2),
    CertaintyDomain.DOSE_RESPONSE: (0, 1),
    CertaintyDomain.PLAUSIBLE_CONFOUNDING: (0, 1),
}

#: The reasons to rate down: what every rating has to consider.
REASONS_DOWN = tuple(domain for domain, (least, _) in BOUNDS.items() if least < 0)

# Designs without patients' results of their own, or that are not known.
_NO_RESULTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE, Design.ANIMAL, Design.LABORATORY, Design.UNKNOWN)

_LEVELS = tuple(Certainty)


class CertaintyRating(NamedTuple):
    """The certainty of one question, and everything it was taken from.

    Attributes
    ----------
    question
        The question, as asked.
    findings, studies
        The findings that it names and that are there, in its order, and their studies, each once.
    body, start
        The strongest comparison behind the findings and the level that it starts at; ``None`` without such a finding.
    steps
        The recorded steps that count, in the order of ``CertaintyDomain``, those that move nothing included.
    level
        The certainty, ``None`` if the question is not rated.
    at_most
        Whether the certainty may be lower, as one reason to rate down was not read.
    why_not
        Why it is not rated; empty if it is.
    """

    question: Question
    findings: tuple[Finding, ...]
    studies: tuple[Study, ...]
    body: EvidenceBody | None
    start: Certainty | None
    steps: tuple[CertaintyStep, ...]
    level: Certainty | None
    at_most: bool
    why_not: str

    @property
    def words(self) -> str:
        """The certainty in words: ``low``, ``at most moderate``, or why there is none."""
        return f"{'at most ' * self.at_most}{self.level}" if self.level else self.why_not

    @property
    def not_considered(self) -> tuple[CertaintyDomain, ...]:
        """Reasons to rate down that no step says anything of."""
        considered = {step.domain for step in self.steps}
        return tuple(domain for domain in REASONS_DOWN if domain not in considered)


def rate(question: Question, evidence: Evidence) -> CertaintyRating:
    """Rate the certainty of a question: the start of its strongest findings, moved by the recorded steps.

    Steps come from ``certainty.csv``. Where raters recorded steps of their own, two of them must have judged the
    question; where none did, the table stands alone. The sum of the steps never leaves the four levels.
    """
    named = (evidence.finding.get(key) for key in question.findings.split())
    findings = tuple(finding for finding in named if finding is not None and finding.study in evidence.study)
    studies = tuple(dict.fromkeys(evidence.study[finding.study] for finding in findings))
    body = _strongest(findings, evidence)
    start = STARTS[body] if body else None
    steps = _counted(question, start, evidence)
    why_not = _why_not(question, findings, start, steps, evidence)
    level = None if why_not or start is None else _moved(start, steps)
    return CertaintyRating(question, findings, studies, body, start, steps, level, False, why_not)


def certainty_phrase(rating: CertaintyRating | None) -> str:
    """What is said of certainty beside a verdict: ``low certainty``, ``at most moderate certainty``, or none rated."""
    return f"{rating.words} certainty" if rating and rating.level else "certainty not rated"


def body_of(finding: Finding, evidence: Evidence) -> EvidenceBody | None:
    """The comparison behind a finding whose study is listed; ``None`` if it is not known or not one of patients.

    A review's finding counts as randomised if its phase says so, and otherwise as the best design listed inside it.
    """
    study = evidence.study[finding.study]
    standing = ladder.evidence_level(study, finding.phase, ladder.QuestionType.BENEFIT, evidence)
    if standing.tier is ladder.Tier.RANDOMISED:
        return EvidenceBody.RANDOMISED
    apart = finding.phase in (Phase.OPEN_LABEL, Phase.UNCONTROLLED)
    if standing.tier is ladder.Tier.CONTROLLED or (study.design is Design.CASE_CONTROL and not apart):
        return EvidenceBody.JUDGED if _judged_with_robins(finding, evidence) else EvidenceBody.COMPARED
    if study.design in _NO_RESULTS or (study.design is Design.SYSTEMATIC_REVIEW and standing.level is None):
        return None
    return EvidenceBody.UNCONTROLLED


def allowed(step: CertaintyStep, start: Certainty | None) -> bool:
    """Whether a step moves in its domain's direction and no further; up only from a start below high."""
    least, most = BOUNDS[step.domain]
    return least <= step.step <= (0 if start is Certainty.HIGH else most)


def _strongest(findings: tuple[Finding, ...], evidence: Evidence) -> EvidenceBody | None:
    bodies = {body_of(finding, evidence) for finding in findings}
    return next((body for body in EvidenceBody if body in bodies), None)


def _judged_with_robins(finding: Finding, evidence: Evidence) -> bool:
    """Whether any domain of ROBINS-I was judged for the finding's study and outcome."""
    return (finding.study, finding.outcome) in evidence.once(_judged)


def _judged(evidence: Evidence) -> frozenset[tuple[str, str]]:
    rows = (row for row in evidence.appraisals if row.tool is Tool.ROBINS_I and row.judgement != NOT_ASSESSED)
    return frozenset((row.study, row.outcome) for row in rows)


def _counted(question: Question, start: Certainty | None, evidence: Evidence) -> tuple[CertaintyStep, ...]:
    """The first step of each domain that the rules allow; the others are faults at their rows."""
    by_domain: dict[CertaintyDomain, CertaintyStep] = {}
    for step in evidence.steps_of.get(question.id, ()):
        if allowed(step, start):
            by_domain.setdefault(step.domain, step)
    return tuple(by_domain[domain] for domain in CertaintyDomain if domain in by_domain)


def _why_not(
    question: Question,
    findings: tuple[Finding, ...],
    start: Certainty | None,
    steps: tuple[CertaintyStep, ...],
    evidence: Evidence,
) -> str:
    """Why a question is not rated; empty if it is."""
    raters = evidence.once(_questions_judged)
    holds = {
        NO_STUDY: not question.findings.split(),
        NOT_THERE: not findings,
        NO_PATIENTS: start is None,
        NO_STEPS: not steps,
        NO_SECOND_RATER: bool(raters) and sum(question.id in judged for judged in raters) < 2,
    }
    return next((why for why, is_so in holds.items() if is_so), "")


def _questions_judged(evidence: Evidence) -> tuple[frozenset[str], ...]:
    """The questions that each rater recorded a step of, raters without any left out."""
    raters = (ratings.certainty for ratings in evidence.ratings if ratings.certainty)
    return tuple(frozenset(step.question for step in steps) for steps in raters)


def _moved(start: Certainty, steps: tuple[CertaintyStep, ...]) -> Certainty:
    place = _LEVELS.index(start) - sum(step.step for step in steps)
    return _LEVELS[min(max(place, 0), len(_LEVELS) - 1)]


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
    known = evidence.once(_fits_of_terms)
    if (*terms, comparator) not in known:
        fits = _fitting(terms, comparator, evidence)
        known[*terms, comparator] = tuple(sorted(fits, key=lambda fit: fit.distance))
    return known[*terms, comparator]


def _fits_of_terms(_: Evidence) -> dict[tuple[str | None, ...], tuple[QuestionFit, ...]]:
    """What was found so far, by the terms of claims."""
    return {}


def closest(fits: tuple[QuestionFit, ...]) -> tuple[QuestionFit, ...]:
    """Those of a claim's questions that none is closer than; empty for none."""
    return tuple(fit for fit in fits if fit.distance == fits[0].distance)


def _fitting(terms: tuple[str, str, str], comparator: str | None, evidence: Evidence) -> Iterator[QuestionFit]:
    """The questions that a claim of those terms falls under, in file order; a comparison has a comparator."""
    kinds = (TermKind.CONDITION, TermKind.AGENT, TermKind.OUTCOME)
    for question in evidence.questions:
        if comparator not in (None, question.comparator):
            continue
        asked = (question.condition, question.agent, question.outcome)
        steps = [_steps(*pair, evidence) for pair in zip(terms, asked, kinds, strict=True)]
        apart = [abs(step) for step in steps if step is not None]
        if len(apart) == len(steps):
            condition, agent, outcome = (_fit(step) for step in steps if step is not None)
            yield QuestionFit(question, condition, agent, outcome, (sum(map(bool, apart)), sum(apart)))


def _steps(claimed: str, asked: str, kind: TermKind, evidence: Evidence) -> int | None:
    """Steps from the claim's term down to the question's, negative if that is broader; ``None`` off its line."""
    if not asked:
        return None
    above_asked, above_claimed = evidence.lineage(asked, kind), evidence.lineage(claimed, kind)
    if claimed in above_asked:
        return above_asked.index(claimed)
    return -above_claimed.index(asked) if asked in above_claimed else None


def _fit(steps: int) -> Fit:
    return Fit.SAME if steps == 0 else Fit.NARROWER if steps > 0 else Fit.BROADER
