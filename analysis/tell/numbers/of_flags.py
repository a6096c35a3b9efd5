"""Numbers of faults and flags: by severity, check and document, on claims and on documents, and what was set aside."""

from collections.abc import Iterator
from operator import attrgetter

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.words import Severity
from analysis.tell.numbers.number import Number, Way

_FLAG = "A flag is what one check found wrong with what a document says; flags that a waiver sets aside do not count."
_FAULT = "A fault is what one check found wrong with the files."
_CLAIM = "A claim counts once, however many flags it has."
_WAIVER = "One row of waivers.csv sets one flag aside."

_OF_SEVERITY = Way(attrgetter("severity"), "of {} severity", Severity)
_RAISED_BY = Way(attrgetter("check"), "raised by “{}”")

_STATED_DESIGN = "stated-design"


def flag_numbers(review: EvidenceReview) -> Iterator[Number]:
    """Every number of faults, flags and waivers."""
    found, claims = review.problems, review.evidence.claim
    ran = sum(check.on for check in CHECKS)
    yield Number("checks", str(ran), ran, "checks that run without being asked for", "The checks are listed by name.")
    yield Number.counting("faults", "faults", _FAULT, (one for one in found if one.kind is Kind.FAULT))
    flags = Number.counting("flags", "flags", _FLAG, (one for one in found if one.kind is Kind.FLAG))
    yield from flags.and_by(_OF_SEVERITY, _RAISED_BY)
    of_document = Way(lambda one: claims[one.claim].document, "of document {}")
    yield from flags.part("on-claims", "on claims", lambda one: one.claim in claims).and_by(_OF_SEVERITY, of_document)
    yield flags.part("elsewhere", "on documents and references", lambda one: one.claim not in claims)
    yield from _claims(review)
    yield Number.counting("waivers", "flags set aside", _WAIVER, review.evidence.waivers)


def _claims(review: EvidenceReview) -> Iterator[Number]:
    """Claims with a flag, and those flagged for the design that they name."""
    flags, designs = review.flags, review.appraised.designs
    claims = Number.counting("claims", "claims", _CLAIM, review.evidence.claims)
    flagged = claims.part("flagged", "with at least one flag", lambda claim: claim.id in flags)
    yield from flagged.and_by(Way(attrgetter("document"), "in document {}"))
    stating = claims._replace(id="stated-designs").of(claim for claim in claims.records if claim.id in designs)
    said = "flagged for the study design that they name"
    yield stating.part("flagged", said, lambda claim: _STATED_DESIGN in flags.get(claim.id, ()))
