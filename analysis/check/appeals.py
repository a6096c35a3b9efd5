"""Flags on appeals: to studies at large, to nobody named, to clinical studies of cells, and against other care."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import sentence_of
from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.raters.confirmed import unconfirmed
from analysis.appraise.verdict.rated_link import AGAINST
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim, Study
from analysis.model.words import Category, Design, Direction, Severity, Sourcing, Status, TermKind, Wording
from analysis.text.prose.phrases import listed
from analysis.text.prose.spans import sentences
from analysis.text.prose.wording import forgoes_care, names, praise_of_nobody, tells

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PRAISED = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON, Category.SAFETY)

# Years after which a page that bears no date may be taken to have been able to know a study: a choice of this project.
_KNOWN_AFTER = 10


def evidence_left_out(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit appeals to studies at large, and the document says nothing of those that found otherwise."""
    evidence = appraised.evidence
    for claim in evidence.claims:
        design = appraised.designs.get(claim.id)
        vague = design.outcome is DesignOutcome.VAGUE if design else claim.sourcing is Sourcing.VAGUE
        appeals = vague and claims_help(claim) and not _owns_doubt(claim.document, evidence)
        left = _left_out(claim, evidence) if appeals else {}
        if left:
            appeal = claim.stated_design or "evidence"
            what = f'appeals to "{appeal}", silent on studies that found otherwise'
            oldest_first = sorted(left, key=lambda study: (left[study], study.study))
            named = listed(f"{study.study} ({study.design}, {left[study]})" for study in oldest_first)
            yield on_claim(claim, "quote", what, named, "say what these studies found as well", joint=": ")


def _owns_doubt(document: str, evidence: Evidence) -> bool:
    """Whether a document says that studies differ or are wanting."""
    copy, claims = evidence.texts.get(document), evidence.claims_of[document]
    told = copy.lines if copy else [text for claim in claims for text in (claim.quote, claim.statement)]
    every = (line[start:end] for line in told for start, end in sentences(line))
    return any(names("doubt", one) and tells("of studies", one) for one in every)


def _left_out(claim: Claim, evidence: Evidence) -> dict[Study, int]:
    """Studies that found otherwise than a claim, that its document could have known and does not cite, with years."""
    cited = {one.study for one in evidence.references_of.get(claim.document, ())}
    page = (one for one in evidence.claims_of[claim.document] if claim_type(one) in (ClaimType.HELP, ClaimType.FACT))
    conditions = {claim.condition} - {""} or {one.condition for one in page} - {""}
    last, years = _last_known_year(claim.document, evidence), _years(evidence)

    def alike(other: Claim, study: Study) -> bool:
        same = evidence.in_line(claim.agent, other.agent, TermKind.AGENT)
        same = same and evidence.in_line(claim.outcome, other.outcome, TermKind.OUTCOME)
        studied = [other.condition, study.condition]
        of_one = (all(evidence.in_line(one, each, TermKind.CONDITION) for each in studied) for one in conditions)
        return same and any(of_one)

    return {
        study: years[study.study]
        for other, study in evidence.once(_found_otherwise)
        if years.get(study.study, last + 1) <= last and alike(other, study)
        if cited.isdisjoint((study.study, *study.included_in.split()))
    }


def _found_otherwise(evidence: Evidence) -> list[tuple[Claim, Study]]:
    """Claims of benefit with the studies that were judged to speak against them."""
    against = {(link.claim, link.study): None for link in evidence.links if link.stance in AGAINST}
    judged = (pair for pair in against if pair not in evidence.once(unconfirmed))
    pairs = ((evidence.claim.get(claim), evidence.study.get(study)) for claim, study in judged)
    return [
        (claim, study)
        for claim, study in pairs
        if claim and study and claims_help(claim) and study.status is not Status.RETRACTED
    ]


def _years(evidence: Evidence) -> Mapping[str, int]:
    found = ((entry.key, _YEAR.search(entry.fields.get("year", ""))) for entry in evidence.entries)
    return {key: int(year[0]) for key, year in found if year}


def _last_known_year(document: str, evidence: Evidence) -> int:
    """The last year of which a document could have known the studies."""
    row, copy = evidence.document.get(document), evidence.texts.get(document)
    if row and row.retrieved:
        return row.retrieved.year - 1
    texts = [one.year for one in evidence.references_of.get(document, ())] + [*(copy.lines if copy else ())]
    named = [int(year) for text in texts for year in _YEAR.findall(text)]
    return max(named) - 1 if named else max(_years(evidence).values(), default=0) - _KNOWN_AFTER


def recommended_by_nobody(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim says that the treatment is recommended, or held to be the best, and not by whom."""
    for claim in appraised.evidence.claims:
        praises = claim.direction is Direction.ASSERTS and claim.category in _PRAISED
        words = praise_of_nobody(spoken(claim, appraised.evidence)) if praises else ""
        if words and claim.sourcing is not Sourcing.EXPLICIT:
            what, remedy = f'says "{words}" without naming anybody', "name who recommends it, and where"
            severity = Severity.LOW if claim.wording is Wording.HEDGED else None
            yield replace(on_claim(claim, "quote", what, "", remedy), severity=severity)


def cells_as_clinical_studies(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Clinical studies are named for what was seen in cells, tissue or animals."""
    for claim in appraised.evidence.claims:
        words = f"{claim.stated_design}: {spoken(claim, appraised.evidence)}"
        clinical, seen = names("clinical", words), _seen_in(claim, words, appraised)
        if clinical and seen and claim.direction is Direction.ASSERTS:
            what, remedy = f'is credited to "{clinical}"', "say in what it was seen, and that this was not in patients"
            yield on_claim(claim, "stated_design", what, f"it speaks of {seen.lower()}", remedy)


def _seen_in(claim: Claim, words: str, appraised: AppraisedEvidence) -> str:
    """Cells or animals that a claim's words name, or the designs of its studies if all are of cells or animals."""
    cells = names("cells", words)
    first, last = sorted((words.rfind(cells), words.rfind(names("clinical", words))))
    if cells and not (tells("apart", words[first:last]) or tells("lacking", words[:first])):
        return cells
    bearing = [one.study for one in appraised.known[claim.id].speaking]
    of_cells = all(study.design in (Design.ANIMAL, Design.LABORATORY) for study in bearing)
    return listed(f"{study.study}, {study.design}" for study in bearing) if of_cells else ""


def forgo_other_care(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document advises to go without a treatment, a doctor or a vaccine."""
    for claim in appraised.evidence.claims:
        words = "" if claim.category is Category.CAVEAT else forgoes_care(spoken(claim, appraised.evidence))
        if words:
            what, remedy = f'advises to forgo other care: "{words}"', "withdraw it; leave that to reader and doctor"
            yield on_claim(claim, "quote", what, "", remedy)


def spoken(claim: Claim, evidence: Evidence) -> str:
    """The sentence of the document that makes a claim; without its text, the quote and the proposition as recorded."""
    return sentence_of(claim, evidence) or f"{claim.quote}\n{claim.statement}"


def claims_help(claim: Claim) -> bool:
    """Whether a claim says that the treatment helps."""
    return claim_type(claim) is ClaimType.HELP and claim.direction is Direction.ASSERTS
