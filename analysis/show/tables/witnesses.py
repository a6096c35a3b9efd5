"""Witnesses of design: what our table, the study's own title and its publication type say, side by side."""

from analysis.appraise.witness import NO_RECORD, Witness, WitnessSource, concord, witnesses
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Study
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE
from analysis.show.value import Home
from analysis.text.prose.phrases import counted


def design_witnesses(review: EvidenceReview) -> Table:
    """Witnesses of every study's design, and whether they agree."""
    studies = review.evidence.studies
    found = [(study, witnesses(study, review.evidence)) for study in studies]
    untyped = sum(three[2].says == NO_RECORD for _, three in found)
    return Table(
        "design-witnesses",
        "Witnesses of each study's design",
        "Do our table, the study's own title and its publication type agree on how it was done? One row a study.",
        (
            TableColumn("Study", lambda row: row[0].study, leads=Home.STUDIES),
            TableColumn("Our table", lambda row: _said(row, WitnessSource.TABLE).says),
            TableColumn("Its title", lambda row: _said(row, WitnessSource.TITLE).says),
            TableColumn("Words of the title", lambda row: _said(row, WitnessSource.TITLE).quote, NONE),
            TableColumn("Publication type", lambda row: _said(row, WitnessSource.PUBLICATION_TYPE).says),
            TableColumn("Witnesses", lambda row: concord(row[1], row[0])),
        ),
        tuple(found),
        row_notes=(
            f"Publication type: {NO_RECORD} for {untyped} of {counted(len(studies), 'study', 'studies')}. It is read "
            "from the field publication_type of the bibliography, in MEDLINE's words.",
            "Designs that one study may bear together agree: a cross-over trial is randomised, and a cohort without a "
            "comparison group may be called a case series.",
        ),
        empty="No row: no study is listed.",
    )


def _said(row: tuple[Study, tuple[Witness, ...]], source: WitnessSource) -> Witness:
    return next(witness for witness in row[1] if witness.source is source)
