"""Flags on disagreement: claims that cannot both hold, as raters judged or as the figures alone show."""

from collections.abc import Iterator
from itertools import chain, combinations

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.conclusions import Head
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Disagreement
from analysis.model.problem import Remark, claim_in_place, on_row
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, DisagreementKind, Severity


def contradicts_itself(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document says two things that cannot both hold, and a reader who acts on one may come to harm."""
    for row in appraised.evidence.disagreements:
        claim, other = (appraised.evidence.claim.get(key) for key in (row.claim, row.other))
        grave = row.kind is DisagreementKind.DIRECT and row.severity is Severity.HIGH
        if grave and claim and other and claim.document == other.document:
            pair = (other, claim) if _reassures(other) and not _reassures(claim) else (claim, other)
            yield _remark(row, *pair)


def differing_numbers(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two claims give numbers for the same thing that do not overlap."""
    alike = grouped(
        ((one.category, one.condition, one.agent, one.comparator, one.outcome, one.unit), (one, one.figure))
        for one in appraised.evidence.claims
        if one.figure is not None and one.outcome
    )
    for (claim, figure), (other, theirs) in chain.from_iterable(combinations(one, 2) for one in alike.values()):
        apart = figure.high < theirs.low or theirs.high < figure.low
        if apart and not _side_by_side(claim, other, appraised.evidence):
            what, remedy = f"gives {theirs} {claim.unit} for {claim.outcome}", "say which holds, and for whom"
            found = f"{claim.id} ({claim.place}) gives {figure}"
            yield on_row(other, "figure", f"{other.id} ({other.place})", what, found, remedy)


def _side_by_side(claim: Claim, other: Claim, evidence: Evidence) -> bool:
    """Whether two claims share a line, cite two sources, or one's figure is that of the other's control group."""
    if (claim.document, claim.line) == (other.document, other.line) or (
        claim.marker and other.marker and claim.marker != other.marker
    ):
        return True
    for one, figure in ((claim, other.figure), (other, claim.figure)):
        found = (evidence.finding.get(link.finding) for link in evidence.links_of.get(one.id, ()))
        controls = [abs(row.comparator_value) for row in found if row and row.comparator_value is not None]
        if figure and any(figure.low <= control <= figure.high for control in controls):
            return True
    return False


def odd_pair(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A row on disagreement does not name two different claims, or names a pair that another row has."""
    first: dict[frozenset[str], Disagreement] = {}
    for row in appraised.evidence.disagreements:
        alone = row.kind is DisagreementKind.AGAINST_REFERENCE
        pair = frozenset((row.claim, row.other))
        if row.claim == row.other or bool(row.other) is alone:
            needed = "one claim" if alone else "two different claims"
            what, found = f"needs {needed}", f'found "{row.claim}" and "{row.other}"'
        elif first.setdefault(pair, row) is not row:
            what, found = f"names the pair of {first[pair].id} again", ""
        else:
            continue
        yield on_row(row, "other", f'{row.id}, kind "{row.kind}",', what, found, "correct or remove the row")


def _reassures(claim: Claim) -> bool:
    """Whether a claim denies a harm: of two that cannot both hold, the one to take back."""
    return claim.category is Category.SAFETY and claim.direction is Direction.DENIES


def _remark(row: Disagreement, claim: Claim, other: Claim) -> Remark:
    place, what = row.origin.at("claim"), f'cannot hold together with "{other.quote}" (line {other.line})'
    remedy = "withdraw the denial and keep the warning" if _reassures(claim) else "correct one of the two"
    head = Head.HARM if _reassures(claim) else None
    return Remark(place, claim_in_place(claim), what, row.note.rstrip("."), remedy, (claim.id,), joint=": ", head=head)
