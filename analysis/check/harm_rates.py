"""Flags on how often harm occurs, as a claim has it: called safe without limit, or rare without a rate."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import serious_harms
from analysis.appraise.ladder import SAFETY_OUTCOMES, ClaimType, claim_type
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import FOR
from analysis.check.appeals import spoken
from analysis.check.harms import HOW_OFTEN, gives_share, in_part
from analysis.model.conclusions import Verdict
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, EventCount, Severity, Wording
from analysis.text.prose.appeals import names, small_harm


def called_safe(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim calls the treatment safe, without reserve and without a limit."""
    for claim in _without_rate(appraised):
        excepted = names("excepts", spoken(claim, appraised.evidence))
        called = names("safe", f"{claim.quote}\n{claim.statement}")
        if called and not excepted and claim_type(claim) is ClaimType.HARM_RATE and not _small(claim):
            views = appraised.harms.get(claim.document, ())
            serious = in_part(serious_harms((claim,), views, appraised.evidence))
            found = f"serious harms are known where it is given: {serious}" if serious else ""
            remark = on_claim(claim, "quote", "is called safe without limit", found, f"say {HOW_OFTEN}")
            grave = serious or claim.wording is Wording.ABSOLUTE
            yield replace(remark, severity=Severity.HIGH if grave else None)


def rate_word_without_rate(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim says that harm is rare or small, and nothing near it says how rare."""
    for claim in _without_rate(appraised):
        word = _small(claim)
        if word:
            what, found = f'says "{word}" of harm without a rate', "no study listed here bears one out"
            yield on_claim(claim, "quote", what, found, f"say {HOW_OFTEN}")


def _without_rate(appraised: AppraisedEvidence) -> Iterator[Claim]:
    """Claims that say without reserve how often harm occurs, without a rate that is next to them or shown."""
    for claim in appraised.evidence.claims:
        plain = claim.direction is Direction.ASSERTS and claim.wording is not Wording.HEDGED and not claim.comparator
        if plain and claim.category is Category.SAFETY and not _rate_shown(appraised.known[claim.id]):
            line = appraised.evidence.claims_on[claim.document, claim.line]
            beside = [one for one in line if abs((one.sentence or 0) - (claim.sentence or 0)) <= 1]
            if not any(gives_share(one) and one.category is Category.SAFETY for one in beside):
                yield claim


def _rate_shown(found: Assessment) -> bool:
    """Whether studies bear a claim out by a rate: events that were counted, none perhaps, out of so many people."""
    rates = (one.finding for one in found.weighed if one.finding and one.link.stance in FOR)
    counted = any(one.event in (EventCount.MEASURED, EventCount.NONE) and one.denominator for one in rates)
    return counted and found.verdict in (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)


def _small(claim: Claim) -> str:
    """The word by which a claim makes harm rare or small; empty where none does."""
    words = f"{claim.quote}\n{claim.statement}"
    return names("seldom", words) or (small_harm(words) if claim.outcome in SAFETY_OUTCOMES else "")
