"""Figures, designs and regimens that claims state, each held against what the studies report."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from analysis.appraise.design import DesignComparison, agreeing, naming, witnesses
from analysis.appraise.figure_match import FigureMatch, is_result
from analysis.appraise.regimen import RegimenComparison, part_of
from analysis.check.design import why
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.conclusions import Comparison, Scope
from analysis.model.records import Claim, Study
from analysis.model.words import Category
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import (
    NONE,
    NOT_APPLICABLE,
    NOT_READ,
    NOT_STATED,
    control_of,
    counts_of,
    figure_of,
    interval_of,
    value_of,
)
from analysis.show.tables.layout import Computed, laid_out
from analysis.show.value import Absent
from analysis.text.prose.phrases import listed


def figures(review: EvidenceReview) -> Table:
    """Figures of benefit and safety claims beside every finding of the documents' studies in their unit.

    Its note says how many agree with a finding, and how many of these only with one that nobody has verified.
    """
    claims = [claim for claim in review.evidence.claims if is_result(claim) and block(claim) in HEADLINE_BLOCKS]
    matches = review.appraised.figure_matches
    verified = {one.id: [two.finding.verified for two in matches.get(one.id, ()) if two.agrees] for one in claims}
    unsure = [claim for claim, answers in verified.items() if answers and not any(answers)]
    found = sum(map(bool, verified.values()))
    only = f"; {len(unsure)} of {found} only with one that nobody has verified ({listed(unsure)})" if unsure else ""
    rows = (row for claim in claims for row in _figures(claim, review))
    return laid_out("figures", rows, _OF_FIGURE, agreeing=found, claims=len(claims), unsure=only)


class HeldRow(NamedTuple):
    """A claim with one thing that its figure was held against, or with none, and what came of it.

    ``study``: The study of a finding, as far as it has a row.
    """

    claim: Claim
    held: FigureMatch | RegimenComparison | None
    comparison: Comparison
    why: str
    study: Study | None = None


def _figures(claim: Claim, review: EvidenceReview) -> Iterator[HeldRow]:
    matches = review.appraised.figure_matches.get(claim.id, ())
    for one in matches:
        yield HeldRow(claim, one, one.comparison, one.why, review.evidence.study.get(one.finding.study))
    if not matches:
        cited = review.assessment(claim, Scope.OWN).cited_studies.studies
        missing = (
            f"no recorded finding of {listed(cited)} has a value in {claim.unit}" if cited else "no study is cited"
        )
        yield HeldRow(claim, None, Comparison.CANNOT_TELL, missing)


def _within(part: str, place: str, absent: str) -> Callable[[Any], Any]:
    """What a row that has the part holds at a place, ``absent`` where that is nothing; ``None`` without the part."""
    column = TableColumn("", place, absent)
    return lambda row: getattr(row, part) and column.value(row)


_OF_FIGURE: Computed = {
    "Figure": lambda row: figure_of(row.claim),
    "Design": _within("held", "study.design", "not in studies.csv"),
    "Months": _within("held", "held.finding.months", NOT_READ),
    "Agent": _within("held", "study.agent", NOT_STATED),
    "Condition": _within("held", "study.condition", NOT_STATED),
    "Value": lambda row: row.held and value_of(row.held.finding),
    "Control arm": lambda row: row.held and control_of(row.held.finding),
    "Counts": lambda row: row.held and counts_of(row.held.finding, row.study),
    "95 % interval (sampling error only)": lambda row: row.held and interval_of(row.held.finding, row.study),
}


def designs(review: EvidenceReview) -> Table:
    """Evidence that claims name, its design held against the study that each seems to speak of."""
    found = review.appraised.designs.values()

    def study(one: DesignComparison) -> Study | None:
        return review.evidence.study.get(one.attributed.study) if one.attributed else None

    def unnamed(one: DesignComparison, named: str) -> Absent:
        return Absent(named if one.stated else NOT_APPLICABLE)

    def verified(one: DesignComparison) -> bool | str | None:
        named = one.attributed
        return named and (named.verified if named.finding else "not needed: named by its marker")

    return laid_out(
        "designs",
        sorted(found, key=lambda one: one.stated is None),
        {
            "Attributed study": lambda one: (
                one.attributed.study if one.attributed else unnamed(one, "none can be named")
            ),
            "Its design": lambda one: getattr(study(one), "design", None),
            "Witnesses": lambda one: _witnessed(one, study(one), review)[0],
            "Witnesses that agree": lambda one: _witnessed(one, study(one), review)[1],
            "Finding": _within("attributed", "attributed.finding.id", "named by its marker"),
            "Verified": verified,
            "Gap in levels": lambda one: unnamed(one, "not known") if one.gap is None else one.gap,
            "Why": lambda one: why(one, review.evidence),
            "Without unverified facts": lambda one: _without_unverified(one, review),
        },
        claims=len(review.evidence.claims),
        stated=sum(one.stated is not None for one in found),
    )


def _witnessed(one: DesignComparison, study: Study | None, review: EvidenceReview) -> tuple[str, str]:
    """What the witnesses of the study's design say, and how many of them agree with the design stated."""
    if study is None or one.stated is None:
        return NONE, NOT_APPLICABLE
    found = witnesses(study, review.evidence)
    return " · ".join(map(str, found)), f"{len(agreeing(found, one.stated))} of {len(naming(found))}"


def _without_unverified(one: DesignComparison, review: EvidenceReview) -> str:
    """The outcome with the unverified facts left out, with its reason where it would be another."""
    verified = review.appraised.verified
    other = verified.designs.get(one.claim.id)
    if other is None or other.outcome is one.outcome:
        return "the same"
    return f"{other.outcome}: {why(other, verified.evidence)}"


def regimens(review: EvidenceReview) -> Table:
    """Figures of protocols, strengths and lengths of follow-up beside what each study of the agent had."""
    figures = (claim for claim in review.evidence.claims if claim.figure is not None)
    claims = [claim for claim in figures if claim.category is Category.PROTOCOL or part_of(claim) is not None]
    held = [one for claim in claims for one in review.appraised.regimens.get(claim.id, ())]
    return laid_out(
        "regimens",
        (row for claim in claims for row in _regimens(claim, review)),
        {
            "Figure": lambda row: figure_of(row.claim),
            "Quantity": lambda row: part_of(row.claim),
            "The study's value": lambda row: row.held and (row.held.value or NOT_READ),
        },
        silent=sum(not one.told for one in held),
    )


def _regimens(claim: Claim, review: EvidenceReview) -> Iterator[HeldRow]:
    held = [one for one in review.appraised.regimens.get(claim.id, ()) if one.told]
    for one in held:
        yield HeldRow(claim, one, one.comparison, one.why)
    if not held:
        part = part_of(claim)
        unread = (
            f"no study of {claim.agent} listed here gives the {part}" if claim.agent else "the claim names no agent"
        )
        why = unread if part else "studies.csv has no column for this quantity"
        yield HeldRow(claim, None, Comparison.CANNOT_TELL, why)
