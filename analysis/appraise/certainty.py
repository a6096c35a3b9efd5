"""Certainty: how sure the findings listed here make the answer to a clinical question, with the reasons.

A certainty belongs to a question, never to a claim; a claim falls under questions (``question_fit.py``). It speaks of
the studies listed here, as no systematic search was made, unless its body is one named systematic review. Where no step
of a question says its ``state``, nobody judged it by these rules yet, and a step with a reason is read as judged.

Source: GRADE. Start, results and the reasons to rate down or up as in pmc.ncbi.nlm.nih.gov/articles/PMC6692166/table/T1
and bmjopen.bmj.com/highwire/markup/215908; Balshem et al. 2011, GRADE guidelines 3 (J Clin Epidemiol 64:401-6).
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise import ladder
from analysis.appraise.bias import NOT_ASSESSED, JudgedPeople, judged_people
from analysis.appraise.harms import reported
from analysis.model.evidence import Evidence
from analysis.model.judgements import CertaintyStep, Question
from analysis.model.records import Finding, Study
from analysis.model.words import Certainty, CertaintyDomain, Design, EventCount, StepState, TermKind, Tool

#: What stands with every certainty but that of a named systematic review.
LABEL = "Our rating, listed studies; no systematic search."

NO_STUDY = "no study listed here"
NOT_THERE = "none of the findings that it names can be taken"
NO_PATIENTS = "no finding is known to come from a study of patients"
NO_DENOMINATOR = "cases without a denominator are listed, not rated"
NO_STEPS = "no steps recorded"
NO_SECOND_RATER = "no steps recorded by a second rater"


class EvidenceBody(StrEnum):
    """The comparison behind a finding, as certainty starts from it; strongest first."""

    RANDOMISED = "randomised"
    JUDGED = "compared without randomisation, judged with ROBINS-I"
    COMPARED = "compared without randomisation"
    UNCONTROLLED = "no control group"


#: The level at which each kind of evidence starts. Randomised high, observational low: GRADE guidelines 3. High where
#: ROBINS-I judges the lack of randomisation as bias: Schünemann et al. 2019, GRADE guidelines 18 (J Clin Epidemiol
#: 111:105-14). An absent control group is a step down for risk of bias, and no lower start besides: GRADE guidelines 4
#: (Guyatt et al. 2011, J Clin Epidemiol 64:407-15).
STARTS: Mapping[EvidenceBody, Certainty] = {
    **dict.fromkeys((EvidenceBody.RANDOMISED, EvidenceBody.JUDGED), Certainty.HIGH),
    **dict.fromkeys((EvidenceBody.COMPARED, EvidenceBody.UNCONTROLLED), Certainty.LOW),
}

#: The reasons to rate down: what every rating has to consider.
REASONS_DOWN = tuple(CertaintyDomain)[:5]

#: Fewest and most levels that each reason may move. Down: one if serious, two if very serious. Up: two for a very large
#: effect only. Sources as above; for rating up Guyatt et al. 2011, GRADE guidelines 9 (J Clin Epidemiol 64:1311-6).
BOUNDS: Mapping[CertaintyDomain, tuple[int, int]] = {
    **dict.fromkeys(REASONS_DOWN, (-2, 0)),
    CertaintyDomain.LARGE_EFFECT: (0, 2),
    CertaintyDomain.DOSE_RESPONSE: (0, 1),
    CertaintyDomain.PLAUSIBLE_CONFOUNDING: (0, 1),
}

#: Designs without patients' results of their own, or that are not known.
NO_RESULTS = (*ladder.WITHOUT_PATIENTS, Design.UNKNOWN)

# Signs of the levels, highest first: Guyatt et al. 2008, BMJ 336:924-6.
_SIGNS = dict(zip(Certainty, ("⊕⊕⊕⊕", "⊕⊕⊕○", "⊕⊕○○", "⊕○○○"), strict=True))

#: States of a step for which nothing was judged, so that it moves nothing.
MOVES_NOTHING = (StepState.UNREAD, StepState.NOT_APPLICABLE, StepState.NOT_ASSESSED)


class CertaintyRating(NamedTuple):
    """The certainty of one question, and everything it was taken from.

    ``findings``, ``studies``: Findings that the question names and that are there, in its order; their studies, once.
    ``body``, ``start``: The strongest comparison behind the findings and the level that it starts at; ``None``
        without such a finding.
    ``steps``: The recorded steps that count, in the order of ``CertaintyDomain``, those that move nothing included.
    ``level``: The certainty, ``None`` if the question is not rated.
    ``at_most``: Whether the certainty may be lower, as one reason to rate down was not read.
    ``why_not``: Why it is not rated; empty if it is.
    ``people``: The people behind the findings, and those in trials whose risk of bias was judged.
    ``since``: Trials listed here that are later than the search of ``review``.
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
    people: JudgedPeople
    since: tuple[str, ...]

    @property
    def words(self) -> str:
        """The certainty in words: ``low``, ``at most moderate``, ``not rated (no study listed here)``."""
        return f"{'at most ' * self.at_most}{self.level}" if self.level else f"not rated ({self.why_not})"

    @property
    def in_what(self) -> str:
        """In what the certainty is, with the threshold: ``worthwhile effect; threshold 12 (Abe 1999)``."""
        asked = self.question
        source = f" ({asked.threshold_source})" if asked.threshold_source else ""
        threshold = "not read" if asked.threshold is None else f"{asked.threshold:f}"
        return f"{asked.target or 'not judged'}; threshold {threshold}{source}"

    @property
    def review(self) -> Study | None:
        """The systematic review that alone is the body of evidence, with a date of its search; else ``None``."""
        one = self.studies[0] if len(self.studies) == 1 else None
        return one if one and one.design is Design.SYSTEMATIC_REVIEW and one.searched_to else None

    @property
    def label(self) -> str:
        """Of what body of evidence it is: ``LABEL``, or the review with its signs, search and later trials."""
        if not (self.review and self.level):
            return LABEL
        sign = "" if self.at_most else f"{_SIGNS[self.level]} "
        name, listed = self.review.short_name or self.review.study, ", ".join(self.since) or "none"
        which = name if "review" in name.lower() else f"the review {name}"
        return f"{sign}{which}, searched to {self.review.searched_to}; trials listed since: {listed}."

    @property
    def is_compared(self) -> bool:
        """Whether any finding comes from a comparison of groups."""
        return self.body not in (None, EvidenceBody.UNCONTROLLED)

    @property
    def bias_was_judged(self) -> bool:
        """Whether trials with half of the people were judged; that there is no control group needs no judge."""
        return self.people.half or self.body is EvidenceBody.UNCONTROLLED

    @property
    def not_considered(self) -> tuple[CertaintyDomain, ...]:
        """Reasons to rate down that no step says anything of."""
        considered = {step.domain for step in self.steps}
        return tuple(domain for domain in REASONS_DOWN if domain not in considered)


def rate(question: Question, evidence: Evidence) -> CertaintyRating:
    """Rate the certainty of a question: the start of its strongest findings, moved by the recorded steps.

    Steps come from ``certainty.csv``. Where raters recorded steps of their own, two of them must have judged the
    question; where none did, the table stands alone. The sum of the steps never leaves the four levels. With one reason
    down unread the level is *at most* that; with two, or risk of bias, there is none but the very low that is sure.
    """
    findings = tuple(finding for finding in reported(question, evidence) if finding.study in evidence.study)
    studies = tuple(dict.fromkeys(evidence.study[finding.study] for finding in findings))
    bodies = {body_of(finding, evidence) for finding in findings}
    body = next((one for one in EvidenceBody if one in bodies), None)
    start = STARTS[body] if body else None
    steps = counted_steps(evidence.steps_of.get(question.id, ()), body)
    people = judged_people(findings, evidence)
    raters = evidence.once(_questions_judged)
    reasons = {
        NO_STUDY: not question.findings.split(),
        NOT_THERE: not findings,
        NO_DENOMINATOR: all(finding.event in (EventCount.CASE, EventCount.RECALLED) for finding in findings),
        NO_PATIENTS: start is None,
        NO_STEPS: not steps,
        NO_SECOND_RATER: bool(raters) and sum(question.id in judged for judged in raters) < 2,
    }
    why_not = next((why for why, holds in reasons.items() if holds), "")
    level = None
    if start and not why_not:
        levels = list(Certainty)
        place = levels.index(start) - sum(step.step for step in steps)
        level = levels[min(max(place, 0), len(levels) - 1)]
    rating = CertaintyRating(question, findings, studies, body, start, steps, level, False, why_not, people, ())
    rating = rating._replace(since=tuple(_since(rating, evidence)))
    unread = _unread(rating) if level not in (None, Certainty.VERY_LOW) else ()
    if len(unread) > 1 or CertaintyDomain.RISK_OF_BIAS in unread:
        return rating._replace(level=None, why_not=f"{' and '.join(unread)} not read")
    return rating._replace(at_most=bool(unread))


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
    compared = study.design is Design.CASE_CONTROL and finding.phase not in ladder.ALONE
    if compared or standing.tier is ladder.Tier.CONTROLLED:
        judged = (finding.study, finding.outcome) in evidence.once(_judged_with_robins)
        return EvidenceBody.JUDGED if judged else EvidenceBody.COMPARED
    if study.design in NO_RESULTS or (study.design is Design.SYSTEMATIC_REVIEW and standing.level is None):
        return None
    return EvidenceBody.UNCONTROLLED


def allowed(step: CertaintyStep, barred: str) -> bool:
    """Whether a step moves in its domain's direction and no further, and not up where that is barred."""
    least, most = BOUNDS[step.domain]
    return least <= step.step <= (0 if barred else most)


def no_way_up(body: EvidenceBody | None, steps: Iterable[CertaintyStep]) -> str:
    """Why evidence is not rated up, whatever its effect; empty if it may be (GRADE guidelines 9)."""
    if body and STARTS[body] is Certainty.HIGH:
        return f"the evidence starts {Certainty.HIGH} ({body})"
    if body is EvidenceBody.UNCONTROLLED:
        return "there is no comparison"
    return "a step down was taken" if any(step.step < 0 for step in steps) else ""


def states_of(domain: CertaintyDomain, rating: CertaintyRating) -> tuple[StepState, ...]:
    """States that a step may have: one trial has no inconsistency, and without a search nobody knows what is absent."""
    one_trial = len(rating.studies) == 1 and rating.studies[0].design is not Design.SYSTEMATIC_REVIEW
    if domain is CertaintyDomain.INCONSISTENCY and one_trial:
        return (StepState.NOT_APPLICABLE,)
    if domain is CertaintyDomain.PUBLICATION_BIAS:
        found = (StepState.JUDGED, StepState.SECOND_HAND) if rating.review else ()
        return (*found, StepState.NOT_ASSESSED)
    return (StepState.JUDGED, StepState.SECOND_HAND, StepState.UNREAD)


def _unread(rating: CertaintyRating) -> list[CertaintyDomain]:
    """Reasons to rate down that nobody read of; none where no step says its state.

    One without a step is unread too, and risk of bias where the trials judged hold less than half of the people.
    """
    state = {step.domain: step.state for step in rating.steps}
    if not any(state.values()):
        return []
    if state.get(CertaintyDomain.RISK_OF_BIAS) is StepState.JUDGED and not rating.bias_was_judged:
        state[CertaintyDomain.RISK_OF_BIAS] = StepState.UNREAD
    asked = [domain for domain in REASONS_DOWN if StepState.UNREAD in states_of(domain, rating)]
    return [domain for domain in asked if state.get(domain, StepState.UNREAD) in MOVES_NOTHING]


def _since(rating: CertaintyRating, evidence: Evidence) -> Iterator[str]:
    """Trials of the question's condition and agent, listed here, of a later year than the search of its review."""
    asked, in_line = rating.question, evidence.in_line
    searched_to = rating.review.searched_to if rating.review else None
    for study in evidence.studies if searched_to else ():
        entry = evidence.entry.get(study.study)
        if (
            study.design in (*ladder.RANDOMISED, Design.CONTROLLED_TRIAL)
            and in_line(study.condition, asked.condition, TermKind.CONDITION)
            and in_line(study.agent, asked.agent, TermKind.AGENT)
            and entry
            and f"{searched_to:%Y}" < entry.fields.get("year", "") <= "9999"
        ):
            yield study.short_name or study.study


def _judged_with_robins(evidence: Evidence) -> frozenset[tuple[str, str]]:
    rows = (row for row in evidence.appraisals if row.tool is Tool.ROBINS_I and row.judgement != NOT_ASSESSED)
    return frozenset((row.study, row.outcome) for row in rows)


def counted_steps(steps: Iterable[CertaintyStep], body: EvidenceBody | None) -> tuple[CertaintyStep, ...]:
    """The first step of each domain that the rules allow, of one question's; the others are faults at their rows."""
    by_domain: dict[CertaintyDomain, CertaintyStep] = {}
    barred = no_way_up(body, steps := tuple(steps))
    for step in steps:
        if allowed(step, barred) and not (step.step and step.state in MOVES_NOTHING):
            by_domain.setdefault(step.domain, step)
    return tuple(by_domain[domain] for domain in CertaintyDomain if domain in by_domain)


def _questions_judged(evidence: Evidence) -> tuple[frozenset[str], ...]:
    """The questions that each rater recorded a step of, raters without any left out."""
    raters = (ratings.certainty for ratings in evidence.ratings if ratings.certainty)
    return tuple(frozenset(step.question for step in steps) for steps in raters)
