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


def flag_numbers(review: EvidenceReview) -> Iterator[Number]:
    """Every number of faults, flags and waivers."""
    found, claims = review.problems, review.evidence.claim
    ran = sum(check.on for check in CHECKS)
    yield Number("checks", str(ran), ran, "checks that run without being asked for", "The checks are listed by name.")
    yield Number.counting("faults", "faults", _FAULT, (one for one in found if one.kind is Kind.FAULT))
    flags = Number.counting("flags", "flags", _FLAG, (one for one in found if one.kind is Kind.FLAG))
    yield from flags.and_by(_OF_SEVERITY, Way(attrgetter("check"), "raised by “{}”"))
    of_document = Way(lambda one: claims[one.claim].document, "of document {}")
    yield from flags.part("on-claims", "on claims", lambda one: one.claim in claims).and_by(_OF_SEVERITY, of_document)
    yield flags.part("elsewhere", "on documents and references", lambda one: one.claim not in claims)
    checks, designs = review.flags, review.appraised.designs
    every = Number.counting("claims", "claims", _CLAIM, review.evidence.claims)
    flagged = every.part("flagged", "with at least one flag", lambda claim: claim.id in checks)
    yield from flagged.and_by(Way(attrgetter("document"), "in document {}"))
    stating = every._replace(id="stated-designs").of(claim for claim in every.records if claim.id in designs)
    said = "flagged for the study design that they name"
    yield stating.part("flagged", said, lambda claim: "stated-design" in checks.get(claim.id, ()))
    yield Number.counting("waivers", "flags set aside", _WAIVER, review.evidence.waivers)
