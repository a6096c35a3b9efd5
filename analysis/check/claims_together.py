"""Claims beside each other: that cannot both hold, as raters judged or as figures show, or that say the same.

What a claim says once its place and wording are set aside is its proposition; claims of one are judged alike, or a
reason is given (DESIGN, words).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from operator import attrgetter

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.raters.confirmed import unconfirmed
from analysis.appraise.raters.rated_pairs import pair_word
from analysis.model.conclusions import Head
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Disagreement, Link
from analysis.model.problem import Remark, claim_in_place, on_row
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, DisagreementKind, Severity


def contradicts_itself(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document says two things that cannot both hold, and a reader who acts on one may come to harm."""
    for row in appraised.evidence.disagreements:
        claim, other = (appraised.evidence.claim.get(key) for key in (row.claim, row.other))
        grave = row.kind is DisagreementKind.DIRECT and row.severity is Severity.HIGH
        if grave and claim and other and claim.document == other.document:
            if _reassures(other) and not _reassures(claim):
                claim, other = other, claim
            what = f'cannot hold together with "{other.quote}" (line {other.line})'
            remedy = "withdraw the denial and keep the warning" if _reassures(claim) else "correct one of the two"
            place, head, found = row.origin.at("claim"), Head.HARM if _reassures(claim) else None, row.note.rstrip(".")
            yield Remark(place, claim_in_place(claim), what, found, remedy, (claim.id,), joint=": ", head=head)


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


# Columns of a claim that say which proposition it is, and of a link what is carried with it.
_PROPOSITION = ("category", "direction", "condition", "agent", "comparator", "outcome", "figure")
_JUDGED = ("stance", "basis", "why", "leans", "condition_fit", "agent_fit", "comparator_fit", "outcome_fit", "finding")

# Rows that a message names.
_NAMED = 5


def carried_amiss(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link was carried from a claim that says something else, from no judged link, or not as it was judged."""
    evidence = appraised.evidence
    for link in evidence.links:
        source, claim = evidence.claim.get(link.carried_from), evidence.claim.get(link.claim)
        if source and claim and (found := _amiss(link, claim, source, evidence)):
            subject, what = f"the link of {claim.id} to {link.study}", f"was carried from {source.id}"
            remedy = "judge the pair by itself, and empty carried_from"
            yield on_row(link, "carried_from", subject, what, found, remedy)


def _amiss(link: Link, claim: Claim, source: Claim, evidence: Evidence) -> str:
    """Why a link could not be carried from a claim; empty if it could."""
    unlike = [name for name in _PROPOSITION if getattr(claim, name) != getattr(source, name)]
    links = evidence.links_on.get((source.id, link.study), ())
    judged = [one for one in links if not one.carried_from]
    differing = [[name for name in _JUDGED if getattr(one, name) != getattr(link, name)] for one in judged]
    if unlike or source is claim:
        return f"which has another {unlike[0]}" if unlike else "the claim itself"
    if not judged:
        return "whose own link was carried" if links else f"which has no link to {link.study}"
    fewest = min(differing, key=len)
    return f"which was judged with another {fewest[0]}" if fewest else ""


def carried_not_confirmed(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Links were carried from other claims, and no person confirmed them: they count in no verdict."""
    awaiting = appraised.evidence.once(unconfirmed)
    rows = [one for one in appraised.evidence.links if one.carried_from and (one.claim, one.study) in awaiting]
    if rows:
        named = ", ".join(f"{one.claim} {one.study}" for one in rows[:_NAMED])
        what, found = "are carried, not confirmed", f"{len(rows)}, the first {named}"
        remedy = "look at each pair, and write what you say of it into confirmations.csv"
        yield on_row(rows[0], "carried_from", "links", what, found, remedy, joint=": ")


def proposition_judged_in_two_ways(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Claims that ask the same of the same things were judged unlike by a study, and no row among them says why."""
    evidence = appraised.evidence
    asked = (claim for claim in evidence.claims if claim_type(claim) is not ClaimType.NONE)
    alike = grouped(((claim_type(claim), *attrgetter(*_PROPOSITION)(claim)), claim.id) for claim in asked)
    for claims in alike.values():
        unlike = _unlike(claims, evidence) if len(claims) > 1 else ()
        for claim, found in grouped((rows[0].claim, (rows[0], other)) for rows, other in unlike).items():
            (row, other), studies = found[0], ", ".join(one.study for one, _ in found[:_NAMED])
            more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            subject, what = f"{claim} and {other}", "are alike in all that makes a proposition, and were judged unlike"
            remedy = f"judge them alike, or name {other} and the reason in overrule_reason or the rationale"
            yield on_row(row, "stance", subject, what, f"by {studies}{more}", remedy, joint=" ")


def _unlike(claims: Sequence[str], evidence: Evidence) -> Iterator[tuple[tuple[Link, ...], str]]:
    """The links of pairs whose word is not that of most such claims by the study, with the first claim that has that.

    A row of either claim that names the other gives a reason.
    """
    for study in dict.fromkeys(link.study for claim in claims for link in evidence.links_of.get(claim, ())):
        rows = {claim: links for claim in claims if (links := evidence.links_on.get((claim, study), ()))}
        words = {claim: pair_word(links) for claim, links in rows.items()}
        usual = Counter(words.values()).most_common(1)[0][0]
        alike = [claim for claim, word in words.items() if word is usual]
        for claim in (claim for claim in words if claim not in alike):
            named = (
                _names(rows[claim], other) or _names(rows[other], claim)
                for other in rows
                if words[other] is not words[claim]
            )
            if not any(named):
                yield rows[claim], alike[0]


def _names(links: Sequence[Link], claim: str) -> bool:
    """Whether a row says something of another claim."""
    return any(re.search(rf"\b{claim}\b", f"{link.rationale} {link.overrule_reason}") for link in links)
