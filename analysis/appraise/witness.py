"""Witnesses of a study's design, kept apart: our table, the study's own title, and its publication type."""

from enum import StrEnum
from itertools import combinations, product
from typing import NamedTuple

from analysis.model.evidence import Evidence
from analysis.model.records import Study
from analysis.model.words import Design
from analysis.text.prose.designs import find_phrases, possible_designs, telling_types, titled_design

#: The field of ``citations.bib`` that holds MEDLINE's publication types, separated by semicolons.
TYPE_FIELD = "publication_type"

NO_RECORD = "no record"
NAMES_NONE = "names no design"


class WitnessSource(StrEnum):
    """Who says what the design is."""

    TABLE = "table"
    TITLE = "title"
    PUBLICATION_TYPE = "publication type"


class Witness(NamedTuple):
    """One witness of a study's design.

    ``source``: Who it is.
    ``says``: The design in our words, or the publication types as recorded; ``no record`` where there is nothing to
        ask, and ``names no design`` where there is and it does not say.
    ``designs``: The designs that this leaves possible; empty if it names none.
    ``quote``: The words of a title that name the design; empty for the others.
    """

    source: WitnessSource
    says: str
    designs: frozenset[Design] = frozenset()
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.source}: {self.says}"


# Designs that one study may bear together, so that neither name excludes the other. Cohort and series: Dekkers et al.
# 2012, Ann Intern Med 156:37-40; they part where there is a group to compare with.
_TOGETHER = (
    {Design.RANDOMISED_TRIAL, Design.CROSS_OVER_TRIAL},
    {Design.CROSS_SECTIONAL, Design.SURVEY},
    {Design.ANIMAL, Design.LABORATORY},
)
_WITHOUT_CONTROL = {Design.COHORT, Design.SINGLE_ARM_TRIAL, Design.CASE_SERIES}
_OF_SEVERAL_PATIENTS = {Design.CASE_SERIES, Design.CASE_REPORT}


def akin(one: Design, other: Design) -> bool:
    """Whether a document may call the one by the name of the other without a change of strength."""
    return one is other or {one, other} == _TOGETHER[0]


def witnesses(study: Study, evidence: Evidence) -> tuple[Witness, Witness, Witness]:
    """The three witnesses of a study's design, those without anything to say among them."""
    entry = evidence.entry.get(study.study)
    fields = entry.fields if entry else {}
    known, types = study.design is not Design.UNKNOWN, fields.get(TYPE_FIELD, "")
    telling = "; ".join(telling_types(types)) or (NAMES_NONE if types else NO_RECORD)
    return (
        Witness(WitnessSource.TABLE, study.design.value, frozenset({study.design} if known else ())),
        title_witness(fields.get("title", "")),
        Witness(WitnessSource.PUBLICATION_TYPE, telling, possible_designs(types)),
    )


def title_witness(title: str) -> Witness:
    """What a title says of its study's design, with the words that say it."""
    design = titled_design(title)
    if design is None:
        return Witness(WitnessSource.TITLE, NAMES_NONE if title else NO_RECORD)
    quote = next((phrase.text for phrase in find_phrases(title) if phrase.design in {design}), "")
    if design is Design.NARRATIVE_REVIEW and "narrative" not in title.lower():
        # A title that ends in "a review" leaves open how the literature was searched.
        return Witness(WitnessSource.TITLE, "review", frozenset({design, Design.SYSTEMATIC_REVIEW}), quote)
    return Witness(WitnessSource.TITLE, design.value, frozenset({design}), quote)


class TitledDesign(NamedTuple):
    """What a title says of its study's design, and whose title it is: as the document prints it, or its own."""

    witness: Witness
    printed: bool

    @property
    def whose(self) -> str:
        """Which title says so."""
        return "the title that the page prints" if self.printed else "its own title"


def design_in_title(study: Study, document: str, evidence: Evidence) -> TitledDesign | None:
    """The first title that names a design: of the references that a document prints, else of the bibliography."""
    titles = [(one.title, True) for one in evidence.references_of.get(document, ()) if one.study == study.study]
    entry = evidence.entry.get(study.study)
    titles += [(entry.fields.get("title", ""), False)] if entry else []
    found = (TitledDesign(title_witness(title), printed) for title, printed in titles)
    return next((one for one in found if one.witness.quote), None)


def naming(found: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """Those of the witnesses that name a design."""
    return tuple(one for one in found if one.designs)


def agreeing(found: tuple[Witness, ...], stated: Design) -> tuple[Witness, ...]:
    """Those of the witnesses that allow the design stated."""
    return tuple(one for one in found if any(akin(stated, design) for design in one.designs))


def disagreement(found: tuple[Witness, ...], study: Study) -> tuple[Witness, Witness] | None:
    """The first two witnesses whose designs exclude each other, ``None`` if no two do."""
    for one, other in combinations(naming(found), 2):
        if not any(_together(*pair, study) for pair in product(one.designs, other.designs)):
            return one, other
    return None


def concord(found: tuple[Witness, ...], study: Study) -> str:
    """Whether those of the witnesses that name a design agree, in words; one alone has nothing to agree with."""
    pair = disagreement(found, study)
    if pair:
        return f"{pair[0].source} and {pair[1].source} disagree"
    count = len(naming(found))
    return f"{count} of {count} agree" if count > 1 else "not compared: fewer than two name a design"


def _together(one: Design, other: Design, study: Study) -> bool:
    pair = {one, other}
    return (
        one is other
        or pair in _TOGETHER
        or (pair <= _WITHOUT_CONTROL and not study.comparator)
        or (pair == _OF_SEVERAL_PATIENTS and study.participants != 1)
    )
