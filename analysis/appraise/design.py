"""The stated design: what a document calls its evidence, held against the study that it seems to speak of."""

from typing import NamedTuple

from analysis.appraise.figure_match import Attribution, attribution
from analysis.appraise.ladder import QuestionType, design_level, evidence_level
from analysis.appraise.verdict.cited_studies import CitedStudies, cited_studies_of
from analysis.appraise.witness import agreeing, akin, disagreement, witnesses
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Study
from analysis.model.words import Design, Phase, ReadAs, TermKind
from analysis.text.prose.designs import design_of, opposed_words


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
    entry = evidence.entry.get(study.study)
    printed = (one.title for one in evidence.references_of.get(claim.document, ()) if one.study == study.study)
    titles = " · ".join((entry.fields.get("title", "") if entry else "", *printed))
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
    if study.design is Design.UNKNOWN or _otherwise_witnessed(stated, study, evidence):
        outcome = DesignOutcome.CANNOT_TELL
    elif akin(stated, study.design) and controlled:
        outcome = DesignOutcome.MATCHED
    else:
        outcome = DesignOutcome.CONTRADICTED
    return DesignComparison(claim, stated, outcome, attributed, gap, ())


def _otherwise_witnessed(stated: Design, study: Study, evidence: Evidence) -> bool:
    """Whether the study's title or publication type bears the stated design out against our own table."""
    if akin(stated, study.design):
        return False
    found = witnesses(study, evidence)
    return bool(disagreement(found, study) and agreeing(found, stated))


def _against_list(claim: Claim, stated: Design, reach: CitedStudies, evidence: Evidence) -> DesignComparison:
    """Without an attributed study: whether any study of that design is listed, and whether it was read in full."""
    listed = [evidence.study[key] for key in reach.studies if key in evidence.study]
    candidates = [study for study in listed if akin(stated, study.design) or study.design is Design.UNKNOWN]
    unread = tuple(study.study for study in candidates if study.read_as is not ReadAs.FULL_TEXT)
    settled = bool(listed) and not unread and not reach.unnamed and claim.figure is not None
    outcome = DesignOutcome.NOT_GIVEN if settled else DesignOutcome.CANNOT_TELL
    return DesignComparison(claim, stated, outcome, None, None, unread)
