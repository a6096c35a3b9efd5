"""What is known of help, beside a bare "is used for": that somebody used a treatment says nothing of it."""

from collections.abc import Mapping

from analysis.appraise.certainty import CertaintyRating, certainty_phrase
from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.wording.result import compares, in_words
from analysis.model.evidence import Evidence
from analysis.model.judgements import Question
from analysis.model.records import Claim
from analysis.model.words import Category, TermKind
from analysis.text.prose.phrases import counted

# Comparators of questions that compare with nothing, or with nothing in particular.
_NOT_COMPARED = ("", "none", "any")


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
    results = [evidence.finding[key] for key in found[0].findings.split() if key in evidence.finding]
    told = max(filter(compares, results), key=lambda one: (one.verified, one.value is not None), default=None)
    study = evidence.study.get(told.study) if told else None
    result = f"{in_words(told, study, is_harm=False)} " if told and study else ""
    rest = f"; {counted(len(found) - 1, 'other question')} of it" if len(found) > 1 else ""
    return f"{result}({found[0].id}, {found[0].words}: {certainty_phrase(certainty.get(found[0].id))}{rest}.)"


def _asks_of_help(question: Question, claim: Claim, evidence: Evidence) -> bool:
    within = evidence.in_line(claim.condition, question.condition, TermKind.CONDITION)
    agent = not claim.agent or evidence.in_line(claim.agent, question.agent, TermKind.AGENT)
    of_harm = (question.outcome, TermKind.HARM) in evidence.broader
    return within and agent and question.comparator not in _NOT_COMPARED and not of_harm
