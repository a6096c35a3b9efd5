"""Numbers of faults and flags: by severity, check and document, on claims and on documents, and what was set aside."""

from collections.abc import Iterator
from operator import attrgetter

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.words import Severity
from analysis.tell.numbers.number import Number, Way, words_of

_OF_SEVERITY = Way(attrgetter("severity"), "of {} severity", Severity)


def flag_numbers(review: EvidenceReview) -> Iterator[Number]:
    """Every number of faults, flags and waivers."""
    found, claims = review.problems, review.evidence.claim
    ran = sum(check.on for check in CHECKS)
    yield Number("checks", str(ran), ran, *words_of("checks"))
    yield Number.known("faults", (one for one in found if one.kind is Kind.FAULT))
    flags = Number.known("flags", (one for one in found if one.kind is Kind.FLAG))
    yield from flags.and_by(_OF_SEVERITY, Way(attrgetter("check"), "raised by “{}”"))
    of_document = Way(lambda one: claims[one.claim].document, "of document {}")
    yield from flags.part("on-claims", "on claims", lambda one: one.claim in claims).and_by(_OF_SEVERITY, of_document)
    yield flags.part("elsewhere", "on documents and references", lambda one: one.claim not in claims)
    checks, designs = review.flags, review.appraised.designs
    flagged = [claim for claim in review.evidence.claims if claim.id in checks]
    yield from Number.known("claims.flagged", flagged).and_by(Way(attrgetter("document"), "in document {}"))
    misstating = (claim for claim in flagged if claim.id in designs and "stated-design" in checks[claim.id])
    yield Number.known("stated-designs.flagged", misstating)
    yield Number.known("waivers", review.evidence.waivers)
