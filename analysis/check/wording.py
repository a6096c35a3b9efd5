"""Wording: absolute words, denied harms, a direction unlike its words; and words held against their evidence."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.harms import is_general
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.wording.wording_ladder import rank, worded_as
from analysis.check.harms import in_part, quoted
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.judgements import Mention
from analysis.model.problem import Remark, on_claim, on_row
from analysis.model.records import Claim
from analysis.model.words import Category, Certainty, Direction, EventCount, Saying, TermKind, Wording
from analysis.text.prose.wording import denies_harm, tells

_ABOUT_EFFECT = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON, Category.MECHANISM)


def absolute_wording(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of effect or mechanism is worded without any reserve."""
    for claim in appraised.evidence.claims:
        praises = claim.category in _ABOUT_EFFECT and claim.direction is Direction.ASSERTS
        if claim.wording is Wording.ABSOLUTE and praises:
            yield on_claim(claim, "wording", "is worded absolutely", "", "word it as the evidence allows")


def harm_denied(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim denies a harm without reserve."""
    evidence = appraised.evidence
    for claim in evidence.claims:
        denied = claim.category is Category.SAFETY and claim.direction is Direction.DENIES
        if denied and claim.wording is not Wording.HEDGED and not _is_absence_shown(appraised.known[claim.id]):
            told = admissions(claim, evidence)
            itself = f"the document itself speaks of {in_part(one.harm for one in told)}, {quoted(told, evidence)}"
            what, found = f"denies a harm: {claim.outcome or 'any'}", itself if told else ""
            remedy = "withdraw the denial; say which harms are known, how often they were seen, and in how many people"
            yield on_claim(claim, "direction", what, found, remedy)


def _is_absence_shown(found: Assessment) -> bool:
    """Whether studies bear a denial out: they looked and saw none, or found no more than without the treatment."""
    shown = (one.link.basis or (one.finding and EventCount.NONE is one.finding.event) for one in found.weighed)
    return found.verdict is Verdict.SUPPORTED and any(shown)


def admissions(claim: Claim, evidence: Evidence) -> list[Mention]:
    """Mentions by which a document tells of the harm that its claim denies, or of a narrower one; the particular first.

    A remark that makes harm in general small admits none.
    """
    said = evidence.mentions_of.get(claim.document, ())
    denied = {one.harm for one in said if one.claim == claim.id and one.says is Saying.DENIED} or {claim.outcome}
    told = [
        one
        for one in said
        if one.says is not Saying.DENIED
        and not (one.says is Saying.MINIMISED and is_general(one.harm, evidence))
        and not denied.isdisjoint(evidence.lineage(one.harm, TermKind.HARM))
    ]
    return [one for one in told if not is_general(one.harm, evidence)] or told


_OF_BENEFIT = (Category.EFFICACY, Category.COMPARISON, Category.INDICATION)


class WordingComparison(NamedTuple):
    """A claim's words against the certainty of its evidence.

    ``needed``: The certainty that the words stand for.
    ``certainty``, ``rating``: The highest certainty of the questions that count, and the rating that has it.
    ``which``: How that question was chosen, in words.
    """

    needed: Certainty
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
    if not rated or rank(needed := worded_as(claim)) <= rank(Certainty.LOW):
        return None
    certainty, rating = max(rated, key=lambda one: rank(one[0]))
    return WordingComparison(needed, certainty, rating, which)


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


def direction_unlike_words(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's direction is not that of its words."""
    for claim in appraised.evidence.claims:
        words, both = f"{claim.quote} · {claim.statement}", (claim.quote, claim.statement)
        # A negative word too many in the list, which is this project's, only lets a slip pass.
        if claim.direction is Direction.DENIES and not tells("negative", words) and not denies_harm(claim.quote):
            found, write = "neither its quote nor its statement has a negative word", Direction.ASSERTS
        elif claim.direction is Direction.ASSERTS and all(tells("denied verb", text) for text in both):
            found, write = "its quote and its statement deny their verb", Direction.DENIES
        else:
            continue
        found = f'but {found}: "{claim.quote}"; "{claim.statement}"'
        remedy = f'write "{write}", or word the statement so that it says what is denied'
        yield on_row(claim, "direction", f"claim {claim.id}", f'"{claim.direction}"', found, remedy, joint=", ")
