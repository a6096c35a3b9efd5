"""Witnesses of design: what our table, the study's own title and its publication type say, side by side."""

from analysis.appraise.witness import NO_RECORD, Witness, WitnessSource, concord, witnesses
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Study
from analysis.show.tables.cells import NONE, Cell, framed, words
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted


def design_witnesses(review: EvidenceReview) -> Frame:
    """Witnesses of every study's design, and whether they agree."""
    studies = review.evidence.studies
    found = [(study, witnesses(study, review.evidence)) for study in studies]
    untyped = sum(three[2].says == NO_RECORD for _, three in found)
    return framed(
        "design-witnesses",
        "Witnesses of each study's design",
        "Do our table, the study's own title and its publication type agree on how it was done? One row a study.",
        ("Study", "Our table", "Its title", "Words of the title", "Publication type", "Witnesses"),
        (_row(study, three) for study, three in found),
        (
            f"Publication type: {NO_RECORD} for {untyped} of {counted(len(studies), 'study', 'studies')}. It is read "
            "from the field publication_type of the bibliography, in MEDLINE's words.",
            "Designs that one study may bear together agree: a cross-over trial is randomised, and a cohort without a "
            "comparison group may be called a case series.",
        )
        if studies
        else (),
        empty="No row: no study is listed.",
    )


def _row(study: Study, three: tuple[Witness, Witness, Witness]) -> tuple[Cell, ...]:
    said = {witness.source: witness for witness in three}
    title = said[WitnessSource.TITLE]
    return (
        study.study,
        said[WitnessSource.TABLE].says,
        title.says,
        words(title.quote, NONE),
        said[WitnessSource.PUBLICATION_TYPE].says,
        concord(three, study),
    )
