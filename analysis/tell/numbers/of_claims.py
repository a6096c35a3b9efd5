"""Numbers of claims: by document, category, sourcing, verdict and the design that decides, and their own figures."""

from collections.abc import Callable, Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import EDITION
from analysis.appraise.verdict import Assessment, CitedBy
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, block
from analysis.model.records import Claim
from analysis.model.words import Category, Scope, Sourcing, Verdict
from analysis.tell.numbers.number import Number

HEADLINE = "benefit-or-safety"

_SAID = {Block.BENEFIT: "of benefit", Block.SAFETY: "of safety", Block.OTHER: "of other things"}

_OWN_LINES = (Verdict.INDIRECT, Verdict.NOT_ADDRESSED, Verdict.NOTHING_CITED, Verdict.NONE_KNOWN, Verdict.NOT_ASSESSED)

_ROW = "One row of claims.csv is one claim."
_SOURCING = "How the document itself sources the claim, as recorded in claims.csv."
_REACH = "A claim's marker leads to a study; without a marker the document's whole list is taken; else nothing."
_PROVISIONAL = "The verdict would be another without the findings that are marked verified = no."
_DESIGN = "What the claim names as its evidence, compared with the study that its figure or marker leads to."
_OPEN = "The verdict over own or over all studies leaves the claim of benefit or safety open."
_FIGURE = "The figure as the document prints it; no result of a study."
_ABOUT = "Safety by its category; benefit if it asks whether the treatment helps; else other."
_VERDICT = {
    Scope.OWN: "Verdict by the first rule that holds, over the studies that the claim's own document cites.",
    Scope.ALL: "Verdict by the first rule that holds, over all studies listed here.",
}


def claim_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of claims: totals, then counts by one thing, by two and more, then the figures of claims."""
    claims = appraised.evidence.claims
    yield from _documents(appraised)
    whole = Number.counting("claims", "claims", _ROW, claims)
    documents = tuple(dict.fromkeys([*appraised.evidence.document, *(claim.document for claim in claims)]))
    yield whole
    yield from whole.by(_document, "in document {}", documents)
    yield from _parted(Number.counting("category", "claims", _ROW, claims), Category, "of the category “{}”")
    yield from _parted(Number.counting("sourcing", "claims", _SOURCING, claims), Sourcing, "sourced “{}”")
    yield from _verdicts(appraised)
    yield from _strength(appraised)
    yield from _others(appraised)
    for claim in claims:
        if claim.figure is not None:
            value, said = f"{claim.figure} {claim.unit}".strip(), f"figure of claim {claim.id}, in {claim.place}"
            yield Number(claim.id, value, claim.figure.text, said, _FIGURE, (claim,))


def decided(found: Assessment) -> str:
    """What decides a verdict: a level of the ladder, no level, or, where no direct link does, the verdict itself."""
    if found.verdict in _OWN_LINES or found.deciding is None:
        return found.verdict
    if found.question is None:
        return "no level"
    level = found.deciding.evidence_level.level
    return "off ladder" if level is None else f"level {level}"


def _document(claim: Claim) -> str:
    return claim.document


def _documents(appraised: AppraisedEvidence) -> Iterator[Number]:
    known = appraised.evidence.document
    strange = {claim.document: claim for claim in appraised.evidence.claims if claim.document not in known}
    rule = "One row of documents.csv is one document; one that only a claim names counts too."
    yield Number.counting("documents", "documents", rule, (*known.values(), *strange.values()))


def _parted(whole: Number, words: type[Category] | type[Sourcing], what: str) -> Iterator[Number]:
    """Counts by the words of a column, empty ones kept, each then by document where there is any."""
    for part in whole.by(lambda claim: getattr(claim, whole.id), what, words):
        yield part
        yield from part.by(_document, "in document {}")


def _verdicts(appraised: AppraisedEvidence) -> Iterator[Number]:
    claims = appraised.evidence.claims
    for scope in Scope:
        whole = Number.counting(scope, "claims", _VERDICT[scope], claims)
        other = Verdict.NONE_KNOWN if scope is Scope.OWN else Verdict.NOTHING_CITED
        words = tuple(verdict for verdict in Verdict if verdict is not other)
        for part in whole.by(_verdict(appraised, scope), f"with the verdict “{{}}” over {_studies(scope)}", words):
            yield part
            if scope is Scope.OWN:
                yield from part.by(_document, "in document {}")
        unsure = tuple(claim for claim in claims if scope in appraised.provisional.get(claim.id, ()))
        said = f"claims whose verdict over {_studies(scope)} is provisional"
        yield Number.counting(f"provisional.{scope}", said, _PROVISIONAL, unsure)
        if scope is Scope.OWN:
            yield from _headline(appraised, words)


def _verdict(appraised: AppraisedEvidence, scope: Scope) -> Callable[[Claim], str]:
    return lambda claim: appraised.assessments[claim.id, scope].verdict


def _studies(scope: Scope) -> str:
    return "own studies" if scope is Scope.OWN else "all studies"


def _headline(appraised: AppraisedEvidence, words: tuple[Verdict, ...]) -> Iterator[Number]:
    """What headline shares count: claims of benefit and safety together."""
    weighty = tuple(claim for claim in appraised.evidence.claims if block(claim) in HEADLINE_BLOCKS)
    whole = Number.counting(HEADLINE, "claims of benefit or safety", _ABOUT, weighty)
    yield whole
    by_verdict = whole._replace(id=f"{HEADLINE}.own", rule=_VERDICT[Scope.OWN])
    verdicts = by_verdict.by(_verdict(appraised, Scope.OWN), "with the verdict “{}” over own studies", words)
    yield from verdicts
    unsure = appraised.provisional
    provisional = whole.part(
        "provisional", "with a provisional verdict", lambda one: Scope.OWN in unsure.get(one.id, ())
    )
    yield provisional._replace(rule=_PROVISIONAL)
    sourced = whole.part(
        "sourced", "with a marker", lambda one: appraised.own[one.id].cited_studies.cited_by is CitedBy.MARKER
    )
    yield sourced._replace(what=f"{whole.what} from which a marker leads to a source", rule=_REACH)


def _strength(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Claims by what they are about, by verdict, and by the level of the finding that decides."""
    for part, said in _SAID.items():
        claims = tuple(claim for claim in appraised.evidence.claims if block(claim) is part)
        whole = Number.counting(part, f"claims {said}", _ABOUT, claims)
        yield whole
        yield from whole.by(_document, "in document {}")
        for scope in Scope:
            yield from _cells(whole._replace(id=f"{part}.{scope}", rule=_VERDICT[scope]), scope, appraised)


def _cells(whole: Number, scope: Scope, appraised: AppraisedEvidence) -> Iterator[Number]:
    verdict = _verdict(appraised, scope)
    over = f"over {_studies(scope)}"
    for part in whole.by(verdict, f"with the verdict “{{}}” {over}"):
        yield part
        if scope is Scope.OWN and not whole.id.startswith(Block.OTHER):
            yield from part.by(_document, "in document {}")
    rule = f"{whole.rule} The level is that of the deciding finding by {EDITION}."
    ladder = [claim for claim in whole.records if decided(appraised.assessments[claim.id, scope]) != verdict(claim)]
    standing = whole._replace(rule=rule).of(ladder)
    for row in standing.by(lambda claim: decided(appraised.assessments[claim.id, scope]), f"decided by “{{}}” {over}"):
        yield row
        yield from row.by(verdict, "with the verdict “{}”")


def _others(appraised: AppraisedEvidence) -> Iterator[Number]:
    claims = appraised.evidence.claims
    reach = Number.counting("reach", "claims", _REACH, claims)
    words = (CitedBy.MARKER, CitedBy.LIST, CitedBy.NONE)
    reached = reach.by(lambda claim: appraised.own[claim.id].cited_studies.cited_by, "reaching studies by “{}”", words)
    yield from reached
    with_figure = tuple(claim for claim in claims if claim.figure is not None)
    yield Number.counting("figures", "claims that carry a figure", _ROW, with_figure)
    naming = tuple(claim for claim in claims if claim.id in appraised.designs)
    named = Number.counting("stated-evidence", "claims that name their evidence", _DESIGN, naming)
    yield named
    outcomes = named.by(lambda claim: appraised.designs[claim.id].outcome, "with the outcome “{}”")
    yield from outcomes
    designs = named._replace(id="stated-designs", what="claims that name a study design as their evidence")
    kept = tuple(claim for claim in naming if appraised.designs[claim.id].stated is not None)
    yield designs.of(kept)
    still_open = tuple(claim for claim in claims if claim.id in appraised.evidence_needed)
    yield Number.counting("open", "open claims of benefit or safety", _OPEN, still_open)
