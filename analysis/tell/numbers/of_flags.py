"""Numbers of faults and flags: by severity, check and document, on claims and on documents, and what was set aside."""

from collections.abc import Iterator

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Kind, Severity
from analysis.tell.numbers.number import Number

_FLAG = "A flag is what one check found wrong with what a document says; flags that a waiver sets aside do not count."
_FAULT = "A fault is what one check found wrong with the files."
_CLAIM = "A claim counts once, however many flags it has."
_WAIVER = "One row of waivers.csv sets one flag aside."
_STATED_DESIGN = "stated-design"


def flag_numbers(review: EvidenceReview) -> Iterator[Number]:
    """Every number of faults, flags and waivers."""
    found, claims = review.problems, review.evidence.claim
    yield Number("checks", str(len(CHECKS)), len(CHECKS), "checks that were run", "The checks are listed by name.")
    yield Number.counting("faults", "faults", _FAULT, tuple(one for one in found if one.kind is Kind.FAULT))
    flags = Number.counting("flags", "flags", _FLAG, tuple(one for one in found if one.kind is Kind.FLAG))
    yield flags
    yield from _by_severity(flags)
    yield from flags.by(lambda one: one.check, "raised by “{}”")
    on_claims = flags.part("on-claims", "on claims", lambda one: one.claim in claims)
    yield on_claims
    yield from _by_severity(on_claims)
    yield from on_claims.by(lambda one: claims[one.claim].document, "of document {}")
    yield flags.part("elsewhere", "on documents and references", lambda one: one.claim not in claims)
    yield from _claims(review)
    yield Number.counting("waivers", "flags set aside", _WAIVER, review.evidence.waivers)


def _by_severity(flags: Number) -> Iterator[Number]:
    return flags.by(lambda one: one.severity, "of {} severity", Severity)


def _claims(review: EvidenceReview) -> Iterator[Number]:
    """Claims with a flag, and those flagged for the design that they name."""
    names = review.flags
    whole = Number.counting("claims", "claims", _CLAIM, review.evidence.claims)
    flagged = whole.part("flagged", "with at least one flag", lambda claim: claim.id in names)
    yield flagged
    yield from flagged.by(lambda claim: claim.document, "in document {}")
    named = tuple(claim for claim in review.evidence.claims if claim.id in review.appraised.designs)
    designs = Number.counting("stated-designs", "claims", _CLAIM, named)
    said = "flagged for the study design that they name"
    yield designs.part("flagged", said, lambda claim: _STATED_DESIGN in names.get(claim.id, ()))
