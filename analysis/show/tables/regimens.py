"""Regimens that documents describe, each held against the rows of the studies of the same agent."""

from collections.abc import Iterator

from analysis.appraise.regimen_part import RegimenPart, part_of
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Claim
from analysis.model.words import Category, Comparison
from analysis.show.tables.cells import NONE, NOT_APPLICABLE, NOT_READ, Cell, figure_of, framed, words, yes_no
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted


def regimens(review: EvidenceReview) -> Frame:
    """Figures of protocols, strengths and lengths of follow-up beside what each study of the agent had."""
    claims = [claim for claim in review.evidence.claims if _is_shown(claim)]
    held = [one for claim in claims for one in review.appraised.regimens.get(claim.id, ())]
    silent = sum(not one.told for one in held)
    columns = ("Claim", "Words", "Figure", "Quantity", "Study", "Cited by the document", "Agent", "Condition")
    return framed(
        "regimens",
        "Regimens in claims against those of the studies",
        "Was the treatment given in the studies as the document says that it is given? One row a claim and study of "
        "the same agent.",
        (*columns, "The study's value", "Comparison", "Why"),
        (row for claim in claims for row in _rows(claim, review)),
        (
            "Only like is compared: numbers of treatments, times between them, concentrations, amounts and lengths of "
            "follow-up. Ranges that overlap agree; weeks and months convert at 30.4375 days a month.",
            f"Not shown: {counted(silent, 'pair')} of a claim and a study that the document does not cite, as the "
            "value was not read.",
            "Agent and condition are those of the study. A study that differs may treat another condition.",
        )
        if claims
        else (),
        empty="No row: no claim states a figure of a regimen.",
    )


def _is_shown(claim: Claim) -> bool:
    return claim.figure is not None and (claim.category is Category.PROTOCOL or part_of(claim) is not None)


def _rows(claim: Claim, review: EvidenceReview) -> Iterator[tuple[Cell, ...]]:
    part = part_of(claim)
    head = (claim.id, claim.quote, figure_of(claim))
    held = [one for one in review.appraised.regimens.get(claim.id, ()) if one.told]
    for one in held:
        study = one.study
        yield (
            *(*head, one.part.value, study.study, yes_no(one.own), study.agent, study.condition),
            *(words(one.value, NOT_READ), one.comparison.value, one.why),
        )
    if not held:
        named = part.value if part else "none that the row of a study has"
        nothing = (NONE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE)
        yield (*head, named, *nothing, Comparison.CANNOT_TELL.value, _missing(claim, part))


def _missing(claim: Claim, part: RegimenPart | None) -> str:
    if part is None:
        return "studies.csv has no column for this quantity"
    return f"no study of {claim.agent} listed here gives the {part}" if claim.agent else "the claim names no agent"
