"""Flags on wording: absolute words, and harms that are denied."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import SAFETY_OUTCOMES
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_claim
from analysis.model.words import Category, Direction, Wording

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
