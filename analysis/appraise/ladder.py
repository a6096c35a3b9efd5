"""The ladder: the level of a finding for a clinical question.

A level belongs to a finding, that is to a study, a phase of it and a question. It is a search order for the likely best
evidence, not a verdict on a claim.

Source of the rungs: Oxford Centre for Evidence-Based Medicine, 2011 Levels of Evidence, as transcribed in
pmc.ncbi.nlm.nih.gov/articles/PMC4530008/table/T4 and in Br J Sports Med
(bjsm.bmj.com/highwire/markup/117566/expansion).
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import NamedTuple

from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Study
from analysis.model.words import Category, Design, Phase
from analysis.text.prose.units import UnitKind, unit_of
from analysis.text.rows import rows_beside
from analysis.text.vocabulary.shapes import Shapes, parts

#: The edition, as every report names it.
EDITION = "OCEBM 2011"

#: Outcome terms of safety claims to which a level applies whatever their wording: see ``question_of``.
SAFETY_OUTCOMES = ("safety", "frequency of harm")


class QuestionType(StrEnum):
    """An OCEBM 2011 question, in the words of its table."""

    BENEFIT = "does it help?"
    HARMS = "common or rare harms"
    PROGNOSIS = "prognosis"


class Tier(IntEnum):
    """Kinds of comparison behind a finding, weakest first. The strongest tier with a direct link decides a verdict."""

    OFF_LADDER = 0
    UNCONTROLLED = 1
    CONTROLLED = 2
    RANDOMISED = 3


#: The levels as reports show them, highest first, and what stands on each; the same numbers serve the three questions.
LEVELS: Mapping[int, str] = {
    1: "systematic review of randomised trials",
    2: "randomised trial",
    3: "controlled study without randomisation",
    4: "case series or other study without a control group",
    5: "mechanism-based reasoning",
}

#: Designs in which chance made the groups, or the order of treatments.
RANDOMISED = (Design.RANDOMISED_TRIAL, Design.CROSS_OVER_TRIAL)
_CONTROLLED = (Design.CONTROLLED_TRIAL, Design.COHORT)
#: Designs that can hold a comparison of groups that chance did not make.
COMPARING_DESIGNS = (*RANDOMISED, *_CONTROLLED, Design.CASE_CONTROL, Design.SYSTEMATIC_REVIEW)

# The level of each design is a row of the table beside this file. OCEBM 2011, rows "Does this intervention help?" and
# "What are the common harms?": a randomised trial is level 2, a non-randomised controlled cohort or follow-up study
# level 3, a case series or case-control study level 4. Row "What will happen if we do not add a therapy?": a cohort
# study or the control arm of a randomised trial is level 3, a case series or case-control study level 4. Level 2 needs
# an inception cohort, which the tables do not tell apart from other cohorts, so no study is given it.
_RUNGS = {Design(row["design"]): row for row in rows_beside(__file__)}
_TREATMENT_LEVELS, _PROGNOSIS_LEVELS = (
    {design: int(row[question]) for design, row in _RUNGS.items() if row[question]}
    for question in ("treatment", "prognosis")
)
#: Designs that stand on no rung, and the words that say why.
OFF_LADDER: Mapping[Design, str] = {design: row["why_none"] for design, row in _RUNGS.items() if row["why_none"]}

#: Designs that bring no result of patients: texts, in which somebody only says so, and what is seen elsewhere.
TEXTS, NOT_PATIENTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE), (Design.ANIMAL, Design.LABORATORY)
WITHOUT_PATIENTS = (*TEXTS, *NOT_PATIENTS)
#: Parts of a study that have no control group, and those in which groups are compared, whatever a row names.
ALONE, COMPARED = (Phase.OPEN_LABEL, Phase.UNCONTROLLED), (Phase.RANDOMISED, Phase.CONTROLLED)

# The best level of a comparison of groups that chance did not make (OCEBM 2011: non-randomised controlled study).
_CONTROLLED_LEVEL = 3


class EvidenceLevel(NamedTuple):
    """Where a finding stands: its level (``None`` off the ladder), its tier, and why it has no level."""

    level: int | None
    tier: Tier
    why: str = ""


# OCEBM 2011, rows "Does this intervention help?" and "What are the common harms?": level 1.
_REVIEW_OF_TRIALS = EvidenceLevel(1, Tier.RANDOMISED)
# A finding from a part of a study without a control group (OCEBM 2011: case series).
_UNCONTROLLED = EvidenceLevel(4, Tier.UNCONTROLLED)


class ClaimType(StrEnum):
    """What is asked of a claim, and so the words of its verdict (DESIGN, appraisal: the table of claims)."""

    HELP = "does it help?"
    HARM_RATE = "how often does it harm?"
    HARM_OCCURS = "can the harm occur?"
    PROGNOSIS = "what happens without treatment?"
    MECHANISM = "is the process seen?"
    FACT = "is it reported?"
    NONE = "nothing is asked"


_TYPES = {
    Category.EFFICACY: ClaimType.HELP,
    Category.COMPARISON: ClaimType.HELP,
    Category.PROGNOSIS: ClaimType.PROGNOSIS,
    Category.MECHANISM: ClaimType.MECHANISM,
    Category.CAVEAT: ClaimType.NONE,
    Category.CONTEXT: ClaimType.NONE,
}

# Words that say how small, how safe or how frequent, and leave room for a case.
_graded = Shapes(parts("ladder"))("GRADED")

_QUESTIONS = {
    ClaimType.HELP: QuestionType.BENEFIT,
    ClaimType.HARM_RATE: QuestionType.HARMS,
    ClaimType.PROGNOSIS: QuestionType.PROGNOSIS,
}


def claim_type(claim: Claim) -> ClaimType:
    """What is asked of a claim.

    An indication that promises an outcome asks whether the treatment helps; a bare "is used for" states a fact. A
    safety claim in graded words, with a rate, or with an outcome in ``SAFETY_OUTCOMES`` asks for a rate; of "can occur"
    and "none known" one documented case decides.
    """
    if claim.category is Category.INDICATION:
        return ClaimType.HELP if claim.outcome else ClaimType.FACT
    if claim.category is Category.SAFETY:
        unit = unit_of(claim.unit)  # a figure that is a share of something says how often
        is_rate = unit is not None and unit.kind is UnitKind.SHARE
        says_how_often = claim.outcome in SAFETY_OUTCOMES or is_rate or _graded.search(claim.statement)
        return ClaimType.HARM_RATE if says_how_often else ClaimType.HARM_OCCURS
    return _TYPES.get(claim.category, ClaimType.FACT)


def question_of(claim: Claim) -> QuestionType | None:
    """The OCEBM question that a claim asks, or ``None`` where no level applies."""
    return _QUESTIONS.get(claim_type(claim))


def evidence_level(study: Study, phase: Phase | None, question: QuestionType, evidence: Evidence) -> EvidenceLevel:
    """Where a finding of a study stands for a question.

    ``phase``: The part of the study that the finding comes from; ``None`` for the study as a whole. Of a review,
        ``randomised`` is a finding that rests on randomised trials alone. ``controlled`` is a comparison whether or not
        the study's row names a comparator; the designs without groups to compare stay without.
    ``evidence``: Needed for a review, whose standing is that of the studies listed as ``included_in`` it.
    """
    if study.design is Design.SYSTEMATIC_REVIEW and phase in (None, Phase.REVIEW):
        return _of_review(study, question, evidence)
    if study.design is Design.SYSTEMATIC_REVIEW and phase is Phase.RANDOMISED:
        return _REVIEW_OF_TRIALS
    if study.design in OFF_LADDER:
        return EvidenceLevel(None, Tier.OFF_LADDER, OFF_LADDER[study.design])
    if phase in ALONE:
        return _UNCONTROLLED
    levels = _PROGNOSIS_LEVELS if question is QuestionType.PROGNOSIS else _TREATMENT_LEVELS
    if phase is Phase.CONTROLLED and study.design in COMPARING_DESIGNS:
        return EvidenceLevel(max(_CONTROLLED_LEVEL, levels.get(study.design, 0)), Tier.CONTROLLED)
    level = levels[study.design]
    if study.design in RANDOMISED:
        return EvidenceLevel(level, Tier.RANDOMISED)
    if study.design in _CONTROLLED and study.comparator:
        return EvidenceLevel(level, Tier.CONTROLLED)
    return _UNCONTROLLED


def _of_review(review: Study, question: QuestionType, evidence: Evidence) -> EvidenceLevel:
    """A review of randomised trials is level 1; of anything else it takes the best level of what it reviews."""
    inside = [
        evidence_level(study, None, question, evidence)
        for study in evidence.included_in.get(review.study, ())
        if study.design is not Design.SYSTEMATIC_REVIEW
    ]
    if not inside:
        return EvidenceLevel(None, Tier.OFF_LADDER, "ungraded: which studies are behind the review is not recorded")
    best = max(inside, key=lambda one: one.tier)
    if best.tier is Tier.RANDOMISED and question is not QuestionType.PROGNOSIS:
        return _REVIEW_OF_TRIALS
    return best


def design_level(design: Design) -> int | None:
    """Level that a stated design would have for the question "does it help?", ``None`` off the ladder."""
    return 1 if design is Design.SYSTEMATIC_REVIEW else _TREATMENT_LEVELS.get(design)
