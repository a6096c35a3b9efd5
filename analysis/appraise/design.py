"""Designs: what a document calls its evidence, held against the study that it seems to speak of, and who bears it out.

Witnesses of a study's design are kept apart: our table, the study's own title, and its publication type.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import combinations, product
from typing import NamedTuple

from analysis.appraise.figure_match import Attribution, attribution
from analysis.appraise.ladder import QuestionType, design_level, evidence_level
from analysis.appraise.verdict.cited_studies import CitedStudies, cited_studies_of
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Study
from analysis.model.words import Design, Phase, ReadAs, TermKind
from analysis.text.prose.designs import (
    design_of,
    find_phrases,
    opposed_words,
    possible_designs,
    telling_types,
    titled_design,
)

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
    found = (TitledDesign(title_witness(title), printed) for title, printed in _titles(study, document, evidence))
    return next((one for one in found if one.witness.quote), None)


def _titles(study: Study, document: str, evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """The titles of a study, and whether the document prints them: its references first, then the bibliography."""
    yield from ((one.title, True) for one in evidence.references_of.get(document, ()) if one.study == study.study)
    if entry := evidence.entry.get(study.study):
        yield entry.fields.get("title", ""), False


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


class DesignComparison(NamedTuple):
    """A stated design beside the evidence.

    ``stated``: The design that the document's words name; ``None`` if they name none.
    ``outcome``: Contradicted · not given · matched · vague · cannot tell. Vague words overstate nothing.
    ``attributed``: The study that the sentence seems to speak of; ``None`` if none can be named.
    ``gap``: Levels between the stated design and what the attributed finding is; ``None`` without both levels.
    ``unread``: Listed studies of the stated design whose results were not read in full, so that they may hold the
        figure.
    ``apart``: What the attributed study is where a word of the design stated excludes it, as *retrospective by its
        title*; empty where none does.
    """

    claim: Claim
    stated: Design | None
    outcome: DesignOutcome
    attributed: Attribution | None
    gap: int | None
    unread: tuple[str, ...]
    apart: str = ""


def stated_design(claim: Claim, evidence: Evidence) -> Design | None:
    """The design that a claim's words name, by ``terms.csv``, else by common usage; ``None`` if they name none."""
    phrase = claim.stated_design
    if not phrase:
        return None
    listed = evidence.broader.get((phrase, TermKind.DESIGN_PHRASE))
    if listed is not None:
        return Design(listed) if listed in list(Design) else None
    return design_of(phrase)


def compare_design(claim: Claim, evidence: Evidence) -> DesignComparison | None:
    """Hold a claim's stated design against its document's studies; ``None`` if it names no evidence at all."""
    if not claim.stated_design:
        return None
    stated = stated_design(claim, evidence)
    reach = cited_studies_of(claim, evidence)
    attributed = attribution(claim, reach, evidence)
    study = evidence.study.get(attributed.study) if attributed else None
    if study and (apart := _apart(claim, study, evidence)):
        return DesignComparison(claim, stated, DesignOutcome.CONTRADICTED, attributed, None, (), apart)
    if stated is None:
        return DesignComparison(claim, None, DesignOutcome.VAGUE, None, None, ())
    if attributed and study:
        return _against_study(claim, stated, attributed, study, evidence)
    return _against_list(claim, stated, reach, evidence)


def _apart(claim: Claim, study: Study, evidence: Evidence) -> str:
    """What a study is by its title or by our table that a word of the stated design excludes; empty if nothing."""
    titles = " · ".join(title for title, _ in _titles(study, claim.document, evidence))
    read = study.read_as in (ReadAs.FULL_TEXT, ReadAs.ABSTRACT)
    table = _LAYOUTS.get(study.design, "") if read else ""
    for own, whose in ((titles, "its title"), (f"{titles} {table}", "our table")):
        if opposed := opposed_words(claim.stated_design, own):
            return f"{opposed[1]} by {whose}"
    return ""


# How the groups of a trial were laid out by its design: chance made groups, or the order of treatments in each person.
_LAYOUTS = {Design.RANDOMISED_TRIAL: "parallel-group", Design.CROSS_OVER_TRIAL: "cross-over"}


def _against_study(
    claim: Claim, stated: Design, attributed: Attribution, study: Study, evidence: Evidence
) -> DesignComparison:
    phase = attributed.finding.phase if attributed.finding else None
    place = evidence_level(study, phase, QuestionType.BENEFIT, evidence)
    level = design_level(stated)
    gap = place.level - level if place.level is not None and level is not None else None
    controlled = phase in (None, Phase.RANDOMISED, Phase.REVIEW) or not gap
    found, same = witnesses(study, evidence), akin(stated, study.design)
    # The study's title or publication type may bear the stated design out against our own table.
    if study.design is Design.UNKNOWN or (not same and disagreement(found, study) and agreeing(found, stated)):
        outcome = DesignOutcome.CANNOT_TELL
    elif same and controlled:
        outcome = DesignOutcome.MATCHED
    else:
        outcome = DesignOutcome.CONTRADICTED
    return DesignComparison(claim, stated, outcome, attributed, gap, ())


def _against_list(claim: Claim, stated: Design, reach: CitedStudies, evidence: Evidence) -> DesignComparison:
    """Without an attributed study: whether any study of that design is listed, and whether it was read in full."""
    listed = [evidence.study[key] for key in reach.studies if key in evidence.study]
    candidates = [study for study in listed if akin(stated, study.design) or study.design is Design.UNKNOWN]
    unread = tuple(study.study for study in candidates if study.read_as is not ReadAs.FULL_TEXT)
    settled = bool(listed) and not unread and not reach.unnamed and claim.figure is not None
    outcome = DesignOutcome.NOT_GIVEN if settled else DesignOutcome.CANNOT_TELL
    return DesignComparison(claim, stated, outcome, None, None, unread)
