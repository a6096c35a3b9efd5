"""Flags on the stated design: what a document calls its evidence against what the evidence is."""

import re
from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.design import (
    DesignComparison,
    Witness,
    WitnessSource,
    design_in_title,
    disagreement,
    naming,
    witnesses,
)
from analysis.appraise.figure_match import Attribution, match_figure
from analysis.appraise.verdict.cited_studies import cited_studies_of
from analysis.model.conclusions import DesignOutcome
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_claim, on_row
from analysis.model.records import Claim, Study
from analysis.model.words import Design, Phase
from analysis.text.prose.phrases import listed, with_article


def stated_design(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim is credited to a design that its study does not have."""
    for comparison in appraised.designs.values():
        told = comparison.outcome in (DesignOutcome.CONTRADICTED, DesignOutcome.NOT_GIVEN)
        if told and _is_in_line(comparison.claim, appraised.evidence):
            claim = comparison.claim
            what = f'is credited to a "{claim.stated_design}"'
            found = "; ".join(filter(None, (_found(comparison, appraised), _unlisted(comparison, appraised.evidence))))
            attributed, remedy = comparison.attributed, "name the design as it is, or cite the study that was meant"
            if attributed and not attributed.verified:
                remedy = f"confirm {listed(_ids(attributed))} in the source; then {remedy}"
            study = attributed.study if attributed else ""
            yield on_claim(claim, "stated_design", what, found, remedy, study, joint=": ")


def stated_design_not_in_line(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The words of a claim's stated design are not in the line that the claim names."""
    for claim in appraised.evidence.claims:
        if claim.stated_design and not _is_in_line(claim, appraised.evidence):
            what = f"needs to stand in line {claim.line} of document {claim.document}"
            remedy = "copy the words by which the sentence names its evidence, or empty the cell"
            subject, found = f"the stated design of claim {claim.id}", f'"{claim.stated_design}" does not'
            yield on_row(claim, "stated_design", subject, what, found, remedy)


def _is_in_line(claim: Claim, evidence: Evidence) -> bool:
    """Whether the stated design may stand in its line: it does, or the line, or the quote in it, is not there."""
    line = evidence.line_of(claim)
    return claim.quote not in line or not line or _plainly(claim.stated_design) in _plainly(line)


def _plainly(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold())


def _found(comparison: DesignComparison, appraised: AppraisedEvidence) -> str:
    """The reason, and what the answer would be without the unverified findings where it rests on them."""
    reason, rest = why(comparison, appraised.evidence), appraised.verified.designs.get(comparison.claim.id)
    if comparison.attributed is None or comparison.attributed.verified or rest is None:
        return reason
    return f"{reason} (without them: {rest.outcome}, {why(rest, appraised.verified.evidence)})"


def why(comparison: DesignComparison, evidence: Evidence) -> str:
    """The reason for an outcome, in one clause built from the rows."""
    attributed = comparison.attributed
    match comparison.outcome:
        case DesignOutcome.VAGUE:
            return _unnamed(comparison, evidence)
        case DesignOutcome.CANNOT_TELL if comparison.unread:
            return f"{', '.join(comparison.unread)} may give it: not read in full"
        case DesignOutcome.CANNOT_TELL if attributed:
            return _undecided(evidence.study[attributed.study], evidence)
        case DesignOutcome.CANNOT_TELL:
            return "no study can be named that the sentence speaks of"
        case DesignOutcome.NOT_GIVEN:
            return DesignOutcome.NOT_GIVEN.value
    assert attributed is not None
    study = evidence.study[attributed.study]
    finding = attributed.finding
    apart = f", {comparison.apart}" if comparison.apart else ""
    probably = "" if attributed.verified else "probably "
    pointed = f"the figures of that sentence {probably}point to" if finding else "the marker leads to"
    elsewhere = finding and finding.phase not in _PHASES_OF.get(study.design, ())
    part = f", and the figure to its {finding.phase} part" if finding and elsewhere else ""
    gap = f", {comparison.gap} levels below the design named" if comparison.gap and comparison.gap > 0 else ""
    ids = _ids(attributed)
    lacking = "not verified" if any(one.read_at for one in attributed.findings) else "read in no source"
    resting = f"; provisional, as {listed(ids)} {'was' if len(ids) == 1 else 'were'} {lacking}"
    unsure = "" if attributed.verified else resting
    titled = _titled(comparison, study, evidence)
    return f"{pointed} {study.study}, {with_article(study.design)}{apart or titled}{part}{gap}{unsure}"


def _unnamed(comparison: DesignComparison, evidence: Evidence) -> str:
    """What a claim that names evidence but no design leaves to be looked at."""
    claim = comparison.claim
    cited = [evidence.study[key] for key in cited_studies_of(claim, evidence).studies if key in evidence.study]
    found = listed(f"{study.study} ({study.design})" for study in cited)
    return f'"{claim.stated_design}" names no design; {f"the document cites {found}" if found else "no study is cited"}'


def _undecided(study: Study, evidence: Evidence) -> str:
    """Why nothing can be said of a claim although its study can be named."""
    found = witnesses(study, evidence)
    if study.design is Design.UNKNOWN:
        others = "".join(f"; {one.source}: {one.says}" for one in naming(found))
        return f"the design of {study.study} is not known{others}"
    return f"the witnesses of the design of {study.study} disagree ({' · '.join(map(str, naming(found)))})"


def _titled(comparison: DesignComparison, study: Study, evidence: Evidence) -> str:
    """What the study's title says of its design, best of all as the document itself prints it; else nothing."""
    found = design_in_title(study, comparison.claim.document, evidence)
    if found is None:
        return ""
    witness = found.witness
    if study.design in witness.designs and witness.says != study.design.value:
        return ""
    whose = f"the title that document {comparison.claim.document} itself prints" if found.printed else found.whose
    as_is = "as" if study.design in witness.designs else "though"
    return f', {as_is} {whose} says ("{witness.quote}")'


def _unlisted(comparison: DesignComparison, evidence: Evidence) -> str:
    """That no result listed of the study gives the claim's own figure, where only its sentence leads to the study."""
    claim, attributed = comparison.claim, comparison.attributed
    if attributed is None or attributed.finding is None or not claim.outcome:
        return ""
    agrees = any(one.agrees for one in match_figure(claim, (attributed.study,), evidence))
    return "" if agrees else f"no result of it listed here gives {claim.figure} {claim.unit} for {claim.outcome}"


def design_witnesses_disagree(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two witnesses of a study's design name designs that exclude each other."""
    for study in appraised.evidence.studies:
        if pair := disagreement(witnesses(study, appraised.evidence), study):
            what, found = "need to agree", " and ".join(map(_testimony, pair))
            remedy = "read again how the study was done; correct the design, or the entry in citations.bib"
            yield on_row(study, "design", f"the witnesses of the design of {study.study}", what, found, remedy)


def _testimony(witness: Witness) -> str:
    quote = f' ("{witness.quote}")' if witness.quote else ""
    whose = "our table" if witness.source is WitnessSource.TABLE else f"its {witness.source}"
    return f"{whose} says {witness.says}{quote}"


# The part of a study that its design names; a figure from another part is said to be.
_PHASES_OF = {
    Design.RANDOMISED_TRIAL: (Phase.RANDOMISED,),
    Design.CROSS_OVER_TRIAL: (Phase.RANDOMISED,),
    Design.SYSTEMATIC_REVIEW: (Phase.REVIEW, Phase.RANDOMISED),
    **dict.fromkeys((Design.CONTROLLED_TRIAL, Design.COHORT, Design.CASE_CONTROL), (Phase.CONTROLLED,)),
    Design.CASE_SERIES: (Phase.UNCONTROLLED,),
    Design.SINGLE_ARM_TRIAL: (Phase.UNCONTROLLED, Phase.OPEN_LABEL),
}


def _ids(attributed: Attribution) -> list[str]:
    return sorted({one.id for one in attributed.findings})
