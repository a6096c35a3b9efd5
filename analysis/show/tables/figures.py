"""Figures, designs and regimens that claims state, each held against what the studies report."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.design import DesignComparison, agreeing, naming, witnesses
from analysis.appraise.figure_match import is_result
from analysis.appraise.regimen import RegimenComparison, RegimenPart, part_of
from analysis.check.design import why
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.conclusions import Comparison, Scope
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Category
from analysis.show.table import Table
from analysis.show.tables.cells import (
    NONE,
    NOT_APPLICABLE,
    NOT_READ,
    NOT_STATED,
    control_of,
    counts_of,
    figure_of,
    interval_of,
    of_finding,
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
    matches = {claim.id: review.appraised.figure_matches.get(claim.id, ()) for claim in claims}
    verified = {name: [one.finding.verified for one in ones if one.agrees] for name, ones in matches.items()}
    unsure = [claim for claim, answers in verified.items() if answers and not any(answers)]
    found = sum(map(bool, verified.values()))
    only = f"; {len(unsure)} of {found} only with one that nobody has verified ({listed(unsure)})" if unsure else ""
    rows = (row for claim in claims for row in _figures(claim, review))
    return laid_out("figures", rows, _OF_FIGURE, agreeing=found, claims=len(claims), unsure=only)


class FigureRow(NamedTuple):
    """A claim with one finding that its figure was held against, or with none, and what came of it."""

    claim: Claim
    finding: Finding | None
    study: Study | None
    comparison: Comparison
    why: str


def _figures(claim: Claim, review: EvidenceReview) -> Iterator[FigureRow]:
    matches = review.appraised.figure_matches.get(claim.id, ())
    for one in matches:
        yield FigureRow(claim, one.finding, review.evidence.study.get(one.finding.study), one.comparison, one.why)
    if not matches:
        cited = review.assessment(claim, Scope.OWN).cited_studies.studies
        missing = (
            f"no recorded finding of {listed(cited)} has a value in {claim.unit}" if cited else "no study is cited"
        )
        yield FigureRow(claim, None, None, Comparison.CANNOT_TELL, missing)


_OF_FIGURE: Computed = {
    "Figure": lambda row: figure_of(row.claim),
    "Design": of_finding("study.design", "not in studies.csv"),
    "Months": of_finding("finding.months", NOT_READ),
    "Agent": of_finding("study.agent", NOT_STATED),
    "Condition": of_finding("study.condition", NOT_STATED),
    "Value": of_finding(value_of),
    "Control arm": of_finding(control_of),
    "Counts": lambda row: row.finding and counts_of(row.finding, row.study),
    "95 % interval (sampling error only)": lambda row: row.finding and interval_of(row.finding, row.study),
}


def designs(review: EvidenceReview) -> Table:
    """Evidence that claims name, its design held against the study that each seems to speak of."""
    found = review.appraised.designs.values()
    return laid_out(
        "designs",
        sorted(found, key=lambda one: one.stated is None),
        _of_design(review),
        claims=len(review.evidence.claims),
        stated=sum(one.stated is not None for one in found),
    )


def _of_design(review: EvidenceReview) -> Computed:
    def study(one: DesignComparison) -> Study | None:
        return review.evidence.study.get(one.attributed.study) if one.attributed else None

    def unnamed(one: DesignComparison, named: str) -> Absent:
        return Absent(named if one.stated else NOT_APPLICABLE)

    def attributed(one: DesignComparison) -> str:
        return one.attributed.study if one.attributed else unnamed(one, "none can be named")

    def finding(one: DesignComparison) -> str | None:
        if one.attributed is None:
            return None
        return one.attributed.finding.id if one.attributed.finding else Absent("named by its marker")

    def gap(one: DesignComparison) -> int | str:
        return one.gap if one.gap is not None else unnamed(one, "not known")

    def verified(one: DesignComparison) -> bool | str | None:
        found = one.attributed
        return found and (found.verified if found.finding else "not needed: named by its marker")

    return {
        "Attributed study": attributed,
        "Its design": lambda one: getattr(study(one), "design", None),
        "Witnesses": lambda one: _witnessed(one, study(one), review)[0],
        "Witnesses that agree": lambda one: _witnessed(one, study(one), review)[1],
        "Finding": finding,
        "Verified": verified,
        "Gap in levels": gap,
        "Why": lambda one: why(one, review.evidence),
        "Without unverified facts": lambda one: _without_unverified(one, review),
    }


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
            "The study's value": lambda row: row.held and (row.held.value or NOT_READ),
        },
        silent=sum(not one.told for one in held),
    )


class RegimenRow(NamedTuple):
    """A claim with a study that its regimen was held against, or with none, and what came of it."""

    claim: Claim
    part: RegimenPart | None
    held: RegimenComparison | None
    comparison: Comparison
    why: str


def _regimens(claim: Claim, review: EvidenceReview) -> Iterator[RegimenRow]:
    part = part_of(claim)
    held = [one for one in review.appraised.regimens.get(claim.id, ()) if one.told]
    for one in held:
        yield RegimenRow(claim, one.part, one, one.comparison, one.why)
    if not held:
        unread = (
            f"no study of {claim.agent} listed here gives the {part}" if claim.agent else "the claim names no agent"
        )
        why = unread if part else "studies.csv has no column for this quantity"
        yield RegimenRow(claim, part, None, Comparison.CANNOT_TELL, why)
