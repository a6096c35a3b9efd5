"""Flags on the stated design: what a document calls its evidence against what the evidence is."""

from collections.abc import Iterator

from analysis.appraise.appraised import Appraised
from analysis.appraise.design import DesignComparison
from analysis.appraise.trace import Attribution
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark
from analysis.model.words import Design, DesignOutcome, Phase
from analysis.text.phrases import listed, with_article


def stated_design(appraised: Appraised) -> Iterator[Remark]:
    """A claim is credited to a design that its study does not have.

    The study is the one that the claim's marker leads to, or the one of the document's list whose findings give the
    claim's figures. Without such a study the claim is flagged only if every listed study of the stated design was read
    in full and none gives the figure; otherwise the answer is *cannot tell* and there is no flag.

    Passes::

        claims.csv
        id,quote,figure,stated_design
        C001,75% of travellers felt better,75,randomised trial

    Fails::

        claims.csv
        id,quote,figure,stated_design
        C001,75% of travellers felt better,75,randomised trial

        studies.csv
        study,design
        ito2011,case series

        findings.csv
        id,phase
        F001,uncontrolled

    Source: quotation error, content, major: the source contradicts what is said of it (PLoS ONE 2017;12:e0184727).
    """
    for comparison in appraised.designs.values():
        if comparison.outcome in (DesignOutcome.CONTRADICTED, DesignOutcome.NOT_GIVEN):
            claim = comparison.claim
            yield Remark(
                claim.origin.at("stated_design"),
                f"{claim.in_place} is credited to a "
                f'"{claim.stated_design}": {why(comparison, appraised.evidence)}{_otherwise(comparison, appraised)}',
                _remedy(comparison),
                claim.id,
                comparison.attributed.study if comparison.attributed else "",
            )


def _otherwise(comparison: DesignComparison, appraised: Appraised) -> str:
    """What the answer would be without the unverified findings, where it rests on them."""
    rest = appraised.verified.designs.get(comparison.claim.id)
    if comparison.attributed is None or comparison.attributed.verified or rest is None:
        return ""
    return f" (without them: {rest.outcome}, {why(rest, appraised.verified.evidence)})"


def why(comparison: DesignComparison, evidence: Evidence) -> str:
    """The reason for an outcome, in one clause built from the rows."""
    attributed = comparison.attributed
    match comparison.outcome:
        case DesignOutcome.CANNOT_TELL if comparison.unread:
            return f"{', '.join(comparison.unread)} may give it: not read in full"
        case DesignOutcome.CANNOT_TELL:
            return "no study can be named that the sentence speaks of"
        case DesignOutcome.NOT_GIVEN:
            return DesignOutcome.NOT_GIVEN.value
    assert attributed is not None
    study = evidence.study[attributed.study]
    finding = attributed.finding
    pointed = "the figures of that sentence point to" if finding else "the marker leads to"
    elsewhere = finding and finding.phase not in _PHASES_OF.get(study.design, ())
    part = f", and the figure to its {finding.phase} part" if finding and elsewhere else ""
    gap = f", {comparison.gap} levels below the design named" if comparison.gap and comparison.gap > 0 else ""
    unsure = "" if attributed.verified else f"; provisional, as {_listed(attributed)} not verified"
    return f"{pointed} {study.study}, {with_article(study.design)}{part}{gap}{unsure}"


def _listed(attributed: Attribution) -> str:
    """The findings behind an attribution, each once, as the subject of a sentence."""
    ids = tuple(dict.fromkeys(finding.id for finding in attributed.findings))
    return f"{listed(ids)} {'was' if len(ids) == 1 else 'were'}"


# The part of a study that its design names; a figure from another part is said to be.
_PHASES_OF = {
    Design.RANDOMISED_TRIAL: (Phase.RANDOMISED,),
    Design.CROSS_OVER_TRIAL: (Phase.RANDOMISED,),
    Design.SYSTEMATIC_REVIEW: (Phase.REVIEW, Phase.RANDOMISED),
    Design.CASE_SERIES: (Phase.UNCONTROLLED,),
    Design.SINGLE_ARM_TRIAL: (Phase.UNCONTROLLED, Phase.OPEN_LABEL),
}


def _remedy(comparison: DesignComparison) -> str:
    attributed = comparison.attributed
    if attributed and not attributed.verified:
        ids = listed(dict.fromkeys(finding.id for finding in attributed.findings))
        return f"confirm {ids} in the source; then name the design as it is, or cite the study that was meant"
    return "name the design as it is, or cite the study that was meant"
