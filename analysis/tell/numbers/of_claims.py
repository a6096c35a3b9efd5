"""Numbers of claims, by document, category, sourcing, verdict and the design that decides; of faults and flags."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import EDITION
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.conclusions import Kind, Scope, Verdict
from analysis.model.records import Claim
from analysis.model.words import Category, Severity, Sourcing
from analysis.tell.numbers.number import Number, Way, words_of

HEADLINE = "benefit-or-safety"

_IN_DOCUMENT = Way(attrgetter("document"), "in document {}")
_OF_CATEGORY = Way(attrgetter("category"), "of the category “{}”", Category)
_SOURCED = Way(attrgetter("sourcing"), "sourced “{}”", Sourcing)
_OF_SEVERITY = Way(attrgetter("severity"), "of {} severity", Severity)

_OWN_LINES = (
    Verdict.INDIRECT,
    Verdict.HARM_REPORTED,
    Verdict.NOT_ADDRESSED,
    Verdict.NOTHING_CITED,
    Verdict.NONE_KNOWN,
    Verdict.NOT_ASSESSED,
)
_STUDIES = {Scope.OWN: "own studies", Scope.ALL: "all studies"}


def claim_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of claims: totals, then counts by one thing, by two and more, then the figures of claims."""
    evidence = appraised.evidence
    claims = Number.known("claims", evidence.claims)
    documents = dict.fromkeys([*evidence.document, *(claim.document for claim in claims.records)])
    strange = {claim.document: claim for claim in evidence.claims if claim.document not in evidence.document}
    yield Number.known("documents", (*evidence.documents, *strange.values()))
    yield from claims.and_by(_IN_DOCUMENT._replace(words=documents))
    yield from claims.under("category").by(_OF_CATEGORY, _IN_DOCUMENT)
    yield from claims.under("sourcing").by(_SOURCED, _IN_DOCUMENT)
    yield from _verdicts(claims, appraised)
    yield from _strength(claims, appraised)
    yield from _others(claims, appraised)
    for claim in evidence.claims:
        if claim.figure is not None:
            said = f"figure of claim {claim.id}, in {claim.place}"
            value = f"{claim.figure} {claim.unit}".strip()
            yield Number(claim.id, value, claim.figure.text, said, words_of("figure").rule, (claim,))


def verdict_columns(scope: Scope) -> tuple[Verdict, ...]:
    """The verdicts that a scope can have, in the order of ``Verdict``."""
    other = Verdict.NONE_KNOWN if scope is Scope.OWN else Verdict.NOTHING_CITED
    return tuple(verdict for verdict in Verdict if verdict is not other)


def decided(found: Assessment) -> str:
    """What decides a verdict: a level of the ladder, a design where no level applies, or else the verdict itself."""
    if found.verdict in _OWN_LINES or found.deciding is None:
        return found.verdict
    if found.question is None:
        return found.deciding.study.design
    level = found.deciding.evidence_level.level
    return "off ladder" if level is None else f"level {level}"


def _verdicts(claims: Number, appraised: AppraisedEvidence) -> Iterator[Number]:
    own, known = map(claims.under, Scope)
    yield from own.by(_verdict(appraised, Scope.OWN, verdict_columns(Scope.OWN)), _IN_DOCUMENT)
    yield _provisional("provisional.own", claims.records, Scope.OWN, appraised)
    yield from _headline(claims, appraised)
    yield from known.by(_verdict(appraised, Scope.ALL, verdict_columns(Scope.ALL)))
    yield _provisional("provisional.all", claims.records, Scope.ALL, appraised)


def _verdict(appraised: AppraisedEvidence, scope: Scope, words: Iterable[str] = ()) -> Way:
    said = f"with the verdict “{{}}” over {_STUDIES[scope]}"
    return Way(lambda claim: appraised.assessments[claim.id, scope].verdict, said, words)


def _provisional(name: str, claims: Iterable[Claim], scope: Scope, appraised: AppraisedEvidence) -> Number:
    return Number.known(name, (claim for claim in claims if scope in appraised.provisional.get(claim.id, ())))


def _headline(claims: Number, appraised: AppraisedEvidence) -> Iterator[Number]:
    """What headline shares count: claims of benefit and safety together."""
    weighty = [claim for claim in claims.records if block(claim) in HEADLINE_BLOCKS]
    yield Number.known(HEADLINE, weighty)
    yield from Number.known(f"{HEADLINE}.own", weighty).by(_verdict(appraised, Scope.OWN, verdict_columns(Scope.OWN)))
    yield _provisional(f"{HEADLINE}.provisional", weighty, Scope.OWN, appraised)
    marked = (claim for claim in weighty if appraised.own[claim.id].cited_studies.cited_by is CitedBy.MARKER)
    yield Number.known(f"{HEADLINE}.sourced", marked)


def _strength(claims: Number, appraised: AppraisedEvidence) -> Iterator[Number]:
    """Claims by what they are about, by verdict, and by the level of the finding that decides."""
    for about in Block:
        whole = Number.known(about, (claim for claim in claims.records if block(claim) is about))
        yield from whole.and_by(_IN_DOCUMENT)
        for scope in Scope:
            then = (_IN_DOCUMENT,) if scope is Scope.OWN and about in HEADLINE_BLOCKS else ()
            part = whole._replace(id=f"{about}.{scope}", rule=words_of(scope).rule)
            yield from part.by(_verdict(appraised, scope), *then)
            yield from _levels(part, scope, appraised)


def _levels(whole: Number, scope: Scope, appraised: AppraisedEvidence) -> Iterator[Number]:
    found = appraised.assessments
    rule = f"{whole.rule} The level is that of the deciding finding by {EDITION}."
    levelled = (claim for claim in whole.records if decided(found[claim.id, scope]) != found[claim.id, scope].verdict)
    level = Way(lambda claim: decided(found[claim.id, scope]), f"decided by “{{}}” over {_STUDIES[scope]}")
    verdict = _verdict(appraised, scope)._replace(what="with the verdict “{}”")
    yield from Number.counting(whole.id, whole.what, rule, levelled).by(level, verdict)


def _others(claims: Number, appraised: AppraisedEvidence) -> Iterator[Number]:
    own, designs = appraised.own, appraised.designs
    reached = (CitedBy.MARKER, CitedBy.LIST, CitedBy.NONE)
    reaching = Way(lambda claim: own[claim.id].cited_studies.cited_by, "reaching studies by “{}”", reached)
    yield from claims.under("reach").by(reaching)
    figured = (claim for claim in claims.records if claim.figure is not None)
    yield Number.known("figures", figured)
    naming = [claim for claim in claims.records if claim.id in designs]
    outcome = Way(lambda claim: designs[claim.id].outcome, "with the outcome “{}”")
    yield from Number.known("stated-evidence", naming).and_by(outcome)
    stated = (claim for claim in naming if designs[claim.id].stated is not None)
    yield Number.known("stated-designs", stated)
    still_open = (claim for claim in claims.records if claim.id in appraised.evidence_needed)
    yield Number.known("open", still_open)


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
    yield from Number.known("claims.flagged", flagged).and_by(_IN_DOCUMENT)
    misstating = (claim for claim in flagged if claim.id in designs and "stated-design" in checks[claim.id])
    yield Number.known("stated-designs.flagged", misstating)
    yield Number.known("waivers", review.evidence.waivers)
