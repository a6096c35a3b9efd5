"""Figures, designs and regimens that claims state, each held against what the studies report."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.design import DesignComparison
from analysis.appraise.figure_match import is_result
from analysis.appraise.regimen import RegimenComparison
from analysis.appraise.regimen_part import RegimenPart, part_of
from analysis.appraise.witness import agreeing, naming, witnesses
from analysis.check.design import why
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.conclusions import Comparison, Scope
from analysis.model.records import Claim, Finding, Study
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
    of_finding,
    value_of,
)
from analysis.show.value import Absent, Home
from analysis.text.prose.phrases import counted, listed

_INTERVAL = "95 % interval (sampling error only)"


def figures(review: EvidenceReview) -> Table:
    """Figures of benefit and safety claims beside every finding of the documents' studies in their unit."""
    claims = [claim for claim in review.evidence.claims if is_result(claim) and block(claim) in HEADLINE_BLOCKS]
    return Table(
        "figures",
        "Figures in claims against findings",
        "Which result gives the figure that a claim states? One row a claim and finding with a value in the claim's "
        "unit.",
        tuple(_figure_columns()),
        tuple(row for claim in claims for row in _figures(claim, review)),
        row_notes=(
            _agreeing(claims, review),
            "“Figure” is as the document prints it; agent and condition are those of the study.",
            "The interval is Wilson's, for the sampling error of a share of people; it says nothing of bias.",
        ),
        empty="No row: no claim of benefit or safety states a figure.",
    )


def _agreeing(claims: list[Claim], review: EvidenceReview) -> str:
    """How many figures agree with a finding, and how many of these only with one that nobody has verified."""
    matches = {claim.id: review.appraised.figure_matches.get(claim.id, ()) for claim in claims}
    verified = {name: [one.finding.verified for one in ones if one.agrees] for name, ones in matches.items()}
    unsure = [claim for claim, answers in verified.items() if answers and not any(answers)]
    found = sum(map(bool, verified.values()))
    only = f"; {len(unsure)} of {found} only with one that nobody has verified ({listed(unsure)})" if unsure else ""
    return (
        f"Agreeing with a finding: {found} of {counted(len(claims), 'figure')}{only}. A figure agrees only if number "
        "and quantity agree."
    )


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


def _figure_columns() -> Iterator[TableColumn]:
    yield TableColumn("Claim", "claim.id", under="Figure", leads=Home.CLAIMS)
    yield TableColumn("Words", "claim.quote", under="Figure", label=False)
    yield TableColumn("Figure", "claim", words=figure_of)
    yield TableColumn("Finding", "finding.id", NONE, leads=Home.FINDINGS)
    yield TableColumn("Study", "finding.study", NONE, under="Finding", leads=Home.STUDIES)
    yield TableColumn("Design", of_finding("study.design", "not in studies.csv"), NONE, under="Finding")
    yield TableColumn("Phase", "finding.phase", NONE, under="Finding")
    yield TableColumn("Months", of_finding("finding.months", NOT_READ), NONE, under="Finding")
    yield TableColumn("Agent", of_finding("study.agent", NOT_STATED), NONE, under="Measured")
    yield TableColumn("Condition", of_finding("study.condition", NOT_STATED), NONE, under="Measured")
    yield TableColumn("Outcome", "finding.outcome", NONE, under="Measured")
    yield TableColumn("Measure", "finding.measure", NONE, under="Measured", label=False)
    yield TableColumn("Value", "finding", NONE, value_of)
    yield TableColumn("Control arm", "finding", NONE, control_of, under="Value")
    yield TableColumn("Counts", lambda row: row.finding and counts_of(row.finding, row.study), NONE, under="Value")
    yield TableColumn(_INTERVAL, lambda row: row.finding and interval_of(row.finding, row.study), NONE, under="Value")
    yield TableColumn("Verified", "finding.verified", NONE)
    yield TableColumn("Comparison", "comparison")
    yield TableColumn("Why", "why", under="Comparison", label=False)


def designs(review: EvidenceReview) -> Table:
    """Evidence that claims name, its design held against the study that each seems to speak of."""
    found = review.appraised.designs.values()
    stated = sum(one.stated is not None for one in found)
    return Table(
        "designs",
        "Stated designs against the studies",
        "Is the study behind a claim of the design that the document says? One row a claim that names its evidence.",
        tuple(_design_columns(review)),
        tuple(sorted(found, key=lambda one: one.stated is None)),
        (
            f"{counted(len(found), 'claim')} of {len(review.evidence.claims)} "
            f"{'names' if len(found) == 1 else 'name'} evidence in the sentence; the words of {stated} of them name a "
            "design. Words that name none, such as “studies”, are vague and overstate no design.",
            "The attributed study is the one that a marker leads to, else the one whose findings give the figures of "
            "the sentence; the finding is the claim's own or, where it has none, another of the same sentence.",
            "“Gap in levels”: how many levels the finding stands below the stated design; “not known” where either "
            "has none.",
            "Witnesses of the study's design, kept apart: our table, the study's own title, and its publication type "
            "where one is recorded. Those that agree with the stated design are counted out of those that name one.",
        ),
        empty="No row: no claim names its evidence.",
    )


def _design_columns(review: EvidenceReview) -> Iterator[TableColumn]:
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

    yield TableColumn("Claim", "claim.id", leads=Home.CLAIMS)
    yield TableColumn("Words", "claim.quote", under="Claim", label=False)
    yield TableColumn("Stated design", "claim.stated_design")
    yield TableColumn("Taken as", "stated", "no design", under="Stated design")
    yield TableColumn("Outcome", "outcome")
    yield TableColumn("Attributed study", attributed, leads=Home.STUDIES)
    yield TableColumn(
        "Its design", lambda one: getattr(study(one), "design", None), NONE, under="Attributed study", label=False
    )
    yield TableColumn("Witnesses", lambda one: _witnessed(one, study(one), review)[0])
    yield TableColumn("Witnesses that agree", lambda one: _witnessed(one, study(one), review)[1], under="Witnesses")
    yield TableColumn("Finding", finding, NONE, leads=Home.FINDINGS)
    yield TableColumn("Verified", verified, NONE, under="Finding")
    yield TableColumn("Gap in levels", gap, under="Attributed study")
    yield TableColumn("Why", lambda one: why(one, review.evidence), under="Outcome", label=False)
    yield TableColumn("Without unverified facts", lambda one: _without_unverified(one, review))


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
    silent = sum(not one.told for one in held)
    return Table(
        "regimens",
        "Regimens in claims against those of the studies",
        "Was the treatment given in the studies as the document says that it is given? One row a claim and study of "
        "the same agent.",
        _REGIMEN,
        tuple(row for claim in claims for row in _regimens(claim, review)),
        row_notes=(
            "Only like is compared: numbers of treatments, times between them, concentrations, amounts and lengths of "
            "follow-up. Ranges that overlap agree; weeks and months convert at 30.4375 days a month.",
            f"Not shown: {counted(silent, 'pair')} of a claim and a study that the document does not cite, as the "
            "value was not read.",
            "Agent and condition are those of the study. A study that differs may treat another condition.",
        ),
        empty="No row: no claim states a figure of a regimen.",
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


_TREATS = "What it treats"
_REGIMEN = (
    TableColumn("Claim", "claim.id", under="Figure", leads=Home.CLAIMS),
    TableColumn("Words", "claim.quote", under="Figure", label=False),
    TableColumn("Figure", "claim", words=figure_of),
    TableColumn("Quantity", "part", "none that the row of a study has"),
    TableColumn("Study", "held.study.study", NONE, leads=Home.STUDIES),
    TableColumn("Cited by the document", lambda row: row.held and row.held.own, NOT_APPLICABLE, under="Study"),
    TableColumn("Agent", "held.study.agent", NOT_APPLICABLE, under=_TREATS),
    TableColumn("Condition", "held.study.condition", NOT_APPLICABLE, under=_TREATS, label=False),
    TableColumn("The study's value", lambda row: row.held.value or NOT_READ if row.held else None, NOT_APPLICABLE),
    TableColumn("Comparison", "comparison"),
    TableColumn("Why", "why", under="Comparison", label=False),
)
