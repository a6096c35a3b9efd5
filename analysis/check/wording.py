"""Flags on wording: absolute words, harms that are denied, and words that need surer evidence than there is."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.ladder import SAFETY_OUTCOMES
from analysis.appraise.wording.wording_ladder import rank, worded_as
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Certainty, Direction, Wording

_ABOUT_EFFECT = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON, Category.MECHANISM)


@source("DISCERN, item 8: does it refer to areas of uncertainty?")
@example("claims.csv", "id,wording", passes="C001,hedged", fails="C001,absolute")
def absolute_wording(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of effect, mechanism or safety is worded without any reserve.

    No treatment works for everybody or is without risk; words such as "never", "extremely" or "the root cause" leave no
    room for the uncertainty of any study. A plain warning of a harm is not meant, however firmly it is worded.
    """
    for claim in appraised.evidence.claims:
        reassures = claim.category is Category.SAFETY and claim.outcome in SAFETY_OUTCOMES
        praises = claim.category in _ABOUT_EFFECT or reassures
        if claim.wording is Wording.ABSOLUTE and praises and claim.direction is Direction.ASSERTS:
            yield on_claim(claim, "wording", "is worded absolutely", "", "word it as the evidence allows")


@source("DISCERN, item 11: does it describe the risks of each treatment?")
@example("claims.csv", "id,category,direction", passes="C001,safety,asserts", fails="C001,safety,denies")
@example("findings.csv", "event", passes="measured")
def harm_denied(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim denies a harm without reserve.

    Every intervention can harm; a denial keeps a reader from weighing it and from seeking help in time. A hedged
    denial, such as "should not hurt", is not meant.
    """
    for claim in appraised.evidence.claims:
        denied = claim.category is Category.SAFETY and claim.direction is Direction.DENIES
        if denied and claim.wording is not Wording.HEDGED:
            remedy = "withdraw the denial; say which harms are known, how often they were seen, and in how many people"
            yield on_claim(claim, "direction", "denies a harm", claim.outcome or "any", remedy, joint=": ")


_OF_BENEFIT = (Category.EFFICACY, Category.COMPARISON, Category.INDICATION)


@source("Santesso et al. 2020, GRADE guidelines 26 (see appraise/wording_ladder.py).")
@example("claims.csv", "quote,figure,unit,wording", passes="may relieve it,,,hedged", fails="relieves it,,,plain")
def stronger_than_certainty(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit is worded as surely as only surer evidence would allow.

    A statement of effect without reserve stands for high certainty, "probably" for moderate, "may" for low. The claim
    is held against the questions that it falls under: against the highest certainty of those with its own condition,
    agent and outcome, and where there is none, of all. Hedged claims, aims ("to relieve pain"), effects given as found
    ("was associated with") and a bare "is used for" are not meant, nor is a claim without a rated question, nor a
    result given as a figure, which the checks on figures judge.
    """
    for claim in appraised.evidence.claims:
        held = held_against(claim, appraised)
        if held is not None and rank(held.needed) > rank(held.certainty):
            question = held.rating.question
            found = (
                f"{held.which} that it falls under, {question.id} ({question.words}), is rated {held.rating.words} by "
                f"the studies listed here, without a systematic search{_whatever_found(held.certainty)}"
            )
            what = f"is worded {_how(claim, held.words)}, as {held.needed} certainty would allow"
            yield on_claim(claim, "wording", what, found, "say how sure the evidence is")


class WordingComparison(NamedTuple):
    """A claim's words against the certainty of its evidence.

    ``needed``, ``words``: The certainty that the words stand for, and the words that say so.
    ``certainty``, ``rating``: The highest certainty of the questions that count, and the rating that has it.
    ``which``: How that question was chosen, in words.
    """

    needed: Certainty
    words: tuple[str, ...]
    certainty: Certainty
    rating: CertaintyRating
    which: str


def held_against(claim: Claim, appraised: AppraisedEvidence) -> WordingComparison | None:
    """A claim's words beside the certainty of its questions; ``None`` for a claim that is not to be held against any.

    That is one that promises no benefit, denies one, gives it as a figure or holds back as much as *may*; that falls
    under no rated question; or that fits its questions only by broader or narrower terms while one of them, which names
    findings, is not rated.
    """
    promises = claim.category in _OF_BENEFIT and claim.direction is Direction.ASSERTS and claim.figure is None
    if not promises or claim.wording is Wording.HEDGED:
        return None
    rated, which = _rated(claim, appraised)
    if not rated or rank((worded := worded_as(claim)).certainty) <= rank(Certainty.LOW):
        return None
    certainty, rating = max(rated, key=lambda one: rank(one[0]))
    return WordingComparison(worded.certainty, worded.words, certainty, rating, which)


def _rated(claim: Claim, appraised: AppraisedEvidence) -> tuple[list[tuple[Certainty, CertaintyRating]], str]:
    """The rated questions that a claim is held against, closest first, and how one of them is spoken of."""
    fits = appraised.questions.get(claim.id, ())
    exact = _levels([appraised.certainty[fit.question.id] for fit in fits if fit.exact])
    if exact:
        return exact, "the question" if len(exact) == 1 else "the highest rated question"
    ratings = [appraised.certainty[fit.question.id] for fit in fits]
    if any(one.findings and one.level is None for one in ratings):
        return [], ""
    rated = _levels(ratings)
    return rated, "the only rated question" if len(rated) == 1 else f"the highest rated of {len(rated)} questions"


def _levels(ratings: list[CertaintyRating]) -> list[tuple[Certainty, CertaintyRating]]:
    return [(one.level, one) for one in ratings if one.level]


def _whatever_found(certainty: Certainty) -> str:
    """That certainty is of a result and not of a benefit, where it is high enough to be taken for one."""
    return (
        "" if certainty is Certainty.VERY_LOW else "; that is the certainty of what was found, which may be no benefit"
    )


def _how(claim: Claim, words: tuple[str, ...]) -> str:
    """How a claim is worded, with the words that say so where there are any."""
    if claim.wording is Wording.ABSOLUTE:
        return "absolutely"
    return f'with "{words[0]}"' if words else "without reserve"
