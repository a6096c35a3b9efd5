"""Regimens that documents describe, each held against the rows of the studies of the same agent."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from analysis.appraise.regimen import RegimenComparison
from analysis.appraise.regimen_part import RegimenPart, part_of
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim
from analysis.model.words import Category, Comparison
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_APPLICABLE, NOT_READ, figure_of
from analysis.show.value import Home
from analysis.text.prose.phrases import counted


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
        _COLUMNS,
        tuple(row for claim in claims for row in _rows(claim, review)),
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


def _rows(claim: Claim, review: EvidenceReview) -> Iterator[RegimenRow]:
    part = part_of(claim)
    held = [one for one in review.appraised.regimens.get(claim.id, ()) if one.told]
    for one in held:
        yield RegimenRow(claim, one.part, one, one.comparison, one.why)
    if not held:
        yield RegimenRow(claim, part, None, Comparison.CANNOT_TELL, _missing(claim, part))


_COLUMNS = (
    TableColumn("Claim", attrgetter("claim.id"), under="Figure", leads=Home.CLAIMS),
    TableColumn("Words", attrgetter("claim.quote"), under="Figure", label=False),
    TableColumn("Figure", attrgetter("claim"), words=figure_of),
    TableColumn("Quantity", attrgetter("part"), "none that the row of a study has"),
    TableColumn("Study", lambda row: row.held and row.held.study.study, NONE, leads=Home.STUDIES),
    TableColumn("Cited by the document", lambda row: row.held and row.held.own, NOT_APPLICABLE, under="Study"),
    TableColumn("Agent", lambda row: row.held and row.held.study.agent, NOT_APPLICABLE, under="What it treats"),
    TableColumn(
        "Condition",
        lambda row: row.held and row.held.study.condition,
        NOT_APPLICABLE,
        under="What it treats",
        label=False,
    ),
    TableColumn("The study's value", lambda row: row.held.value or NOT_READ if row.held else None, NOT_APPLICABLE),
    TableColumn("Comparison", attrgetter("comparison")),
    TableColumn("Why", attrgetter("why"), under="Comparison", label=False),
)


def _missing(claim: Claim, part: RegimenPart | None) -> str:
    if part is None:
        return "studies.csv has no column for this quantity"
    return f"no study of {claim.agent} listed here gives the {part}" if claim.agent else "the claim names no agent"
