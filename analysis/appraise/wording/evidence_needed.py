"""What would settle a claim: the study that would be needed, by the question that the claim asks.

Beside a bare "is used for" stands what is known of help: that somebody used a treatment says nothing of it.

Sources: which study answers which question, OCEBM 2011 (see ``ladder.py``); that a question needs its patients, its
treatment, its comparator and its outcome, Richardson et al. 1995 (ACP J Club 123:A12-3), known as PICO.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.certainty import CertaintyRating, certainty_phrase
from analysis.appraise.harms import reported
from analysis.appraise.ladder import ClaimType, QuestionType, claim_type, question_of
from analysis.appraise.question_fit import questions_of
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rules import COUNTER_EXAMPLE, UNSUPPORTED
from analysis.appraise.wording.result import compares, in_words
from analysis.appraise.wording.source import NONE_IN_PARTICULAR, in_sentence
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.judgements import Question
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Fit, TermKind
from analysis.text.prose.phrases import capital, counted, listed

#: Verdicts that leave a claim open: those that make it unsupported, and that no study is known at all.
OPEN = (*UNSUPPORTED, Verdict.NONE_KNOWN)

# Outcomes that one sentence names.
_MOST_OUTCOMES = 3


class EvidenceNeeded(NamedTuple):
    """What would settle a claim.

    ``words``: What is needed, in a sentence or two.
    ``missing``: What the claim must name first: of agent, condition and outcome those that it leaves blank.
    ``asked``: The row of ``questions.csv`` that the comparator or the time was taken from; empty if from none.
    """

    words: str
    missing: tuple[str, ...] = ()
    asked: str = ""


def evidence_needed(own: Assessment, known: Assessment, evidence: Evidence) -> EvidenceNeeded | None:
    """What would settle a claim, by its assessments over its document's own studies and over all that are known here.

    ``None`` for a claim that is not open over either or that a study listed here answers, and for one that is neither
    of benefit nor of safety or that denies a benefit.
    """
    claim = known.claim
    question = question_of(claim)
    benefit = question is QuestionType.BENEFIT and claim.direction is Direction.ASSERTS
    refuted = known.verdict is Verdict.CONTRADICTED and known.rule is COUNTER_EXAMPLE
    is_open = {own.verdict, known.verdict} & set(OPEN) and not (refuted or known.verdict is Verdict.SUPPORTED)
    answers = benefit or claim.category is Category.SAFETY
    return _of_question(claim, evidence) if is_open and answers else None


def needed_together(claims: Sequence[Claim], evidence: Evidence) -> EvidenceNeeded:
    """What would settle claims of one condition that ask the same: their outcomes measured in one study.

    Agent and comparator are those of the first; of more than three outcomes the others are counted.
    """
    outcomes = list(dict.fromkeys(claim.outcome for claim in claims if claim.outcome))
    more = [counted(len(outcomes) - _MOST_OUTCOMES, "other")] if len(outcomes) > _MOST_OUTCOMES else []
    asked = claims[0]._replace(outcome=listed([*outcomes[:_MOST_OUTCOMES], *more]))
    return _of_question(asked, evidence)


def known_help(claim: Claim, certainty: Mapping[str, CertaintyRating], evidence: Evidence) -> str:
    """What is known of help in the condition of a bare "is used for", in one sentence; empty for any other claim.

    ``certainty`` holds the ratings by question id. Told is a result of the first question of benefit that compares the
    claim's agent with something in its condition, the same condition first, with its certainty; others are counted.
    """
    if claim.category is not Category.INDICATION or claim_type(claim) is not ClaimType.FACT or not claim.condition:
        return ""
    found = [one for one in evidence.questions if one.findings and _asks_of_help(one, claim, evidence)]
    found.sort(key=lambda one: one.condition != claim.condition)
    if not found:
        return f"Of help in {claim.condition} no controlled comparison is listed here."
    told = max(
        filter(compares, reported(found[0], evidence)),
        key=lambda one: (one.verified, one.value is not None),
        default=None,
    )
    study = evidence.study.get(told.study) if told else None
    result = f"{in_words(told, study, is_harm=False)} " if told and study else ""
    rest = f"; {counted(len(found) - 1, 'other question')} of it" if len(found) > 1 else ""
    return f"{result}({found[0].id}, {found[0].words}: {certainty_phrase(certainty.get(found[0].id))}{rest}.)"


def _of_question(claim: Claim, evidence: Evidence) -> EvidenceNeeded:
    match question_of(claim):
        case QuestionType.BENEFIT:
            return _trial(claim, evidence)
        case QuestionType.HARMS:
            return _follow_up(claim)
    return _case(claim)


def _asks_of_help(question: Question, claim: Claim, evidence: Evidence) -> bool:
    within = evidence.in_line(claim.condition, question.condition, TermKind.CONDITION)
    agent = not claim.agent or evidence.in_line(claim.agent, question.agent, TermKind.AGENT)
    of_harm = (question.outcome, TermKind.HARM) in evidence.broader
    return within and agent and question.comparator not in NONE_IN_PARTICULAR and not of_harm


def _trial(claim: Claim, evidence: Evidence) -> EvidenceNeeded:
    asked = _closest(claim, evidence)
    comparator = claim.comparator or (asked.comparator if asked else "placebo or usual care")
    time = asked.time if asked and asked.time not in NONE_IN_PARTICULAR else ""
    when = f"at {time}, defined beforehand" if time else "with the outcome and its time defined beforehand"
    against = f"{comparator}," if "," in comparator else comparator
    trial = (
        f"a randomised trial of {claim.agent or 'that agent'} against {against} in people with "
        f"{in_sentence(claim.condition) or 'that condition'}, measuring {claim.outcome or 'that outcome'}"
        f"{' ' if time else ', '}{when}."
    )
    return _needed(trial, claim, ("agent", "condition", "outcome"), asked.id if asked else "")


def _closest(claim: Claim, evidence: Evidence) -> Question | None:
    """The closest question with the claim's own condition that has a comparator: by outcome, else of any outcome."""
    falls_under = (fit.question for fit in questions_of(claim, evidence) if fit.condition is Fit.SAME)
    others = (
        question
        for question in evidence.questions
        if question.condition == claim.condition and evidence.in_line(claim.agent, question.agent, TermKind.AGENT)
    )
    return next((one for one in (*falls_under, *others) if one.comparator not in NONE_IN_PARTICULAR), None)


def _follow_up(claim: Claim) -> EvidenceNeeded:
    """OCEBM 2011, common harms: people followed up, in numbers large enough to rule out the harm."""
    condition = f" for {in_sentence(claim.condition)}" if claim.condition else ""
    study = (
        f"a follow-up study of consecutive people treated with {claim.agent or 'that agent'}{condition}, large enough "
        "to rule out the harms in question, which asks every one of them about harm at set times and "
        "gives each harm as the number harmed out of the number treated."
    )
    return _needed(study, claim)


def _case(claim: Claim) -> EvidenceNeeded:
    """A harm that can occur, or of which none is known: one documented case decides, no level applies."""
    harm, agent = claim.outcome or "harm", claim.agent or "that agent"
    words = (
        f"that {harm} never follows {agent} is refuted by one documented case with its cause stated; that none was "
        "reported does not show it."
        if claim.direction is Direction.DENIES
        else f"that {harm} can follow {agent} is shown by one documented case with its cause stated; how often and for "
        "how long it does takes a follow-up study of consecutive treated people."
    )
    return _needed(words, claim)


def _needed(needed: str, claim: Claim, names: tuple[str, ...] = ("agent",), asked: str = "") -> EvidenceNeeded:
    """What is needed, after what of ``names`` the claim leaves blank and must name first."""
    missing = tuple(name for name in names if not getattr(claim, name))
    first = f"First the claim must name its {listed(missing)}; then {needed}"
    return EvidenceNeeded(first if missing else capital(needed), missing, asked)
