"""Flags on support: claims that the document's own sources do not bear out."""

from collections.abc import Iterator

from analysis.appraise.appraised import Appraised
from analysis.appraise.verdict import UNSUPPORTED, Assessment
from analysis.model.problem import Remark
from analysis.model.words import Sourcing, Stance, Verdict

_BASED_ON = {
    "marker": "the study its marker leads to",
    "list": "the document's reference list (no marker leads from the claim to it)",
}


def unsupported(appraised: Appraised) -> Iterator[Remark]:
    """A claim is not borne out by what its own document cites.

    The message says which kind: nothing cited · not addressed · indirect · not confirmed · contradicted. "Not
    addressed" speaks of these studies only; it does not say that the claim is false.

    Passes::

        findings.csv
        id,phase
        F001,randomised

        links.csv
        claim,stance
        C001,supports

    Fails::

        links.csv
        claim,stance,finding
        C001,does not address,

    Source: DESIGN, appraisal, verdict.
    """
    for claim in appraised.evidence.claims:
        assessment = appraised.own[claim.id]
        if assessment.verdict in UNSUPPORTED:
            yield Remark(
                claim.origin.at("quote"),
                f"{claim.in_place} is unsupported: {reason(assessment)}",
                _REMEDIES[assessment.verdict],
                claim.id,
                assessment.deciding.study.study if assessment.deciding else "",
            )


_REMEDIES = {
    Verdict.NOTHING_CITED: "say what it rests on",
    Verdict.NOT_ADDRESSED: "say what it rests on, as these studies do not address it",
    Verdict.INDIRECT: "say in which condition, with which agent and against what it was shown; or cite a study of it",
    Verdict.NOT_CONFIRMED: "say that the cited study found no difference",
    Verdict.CONTRADICTED: "withdraw the claim, or say what the cited study found",
}


def reason(assessment: Assessment) -> str:
    """Why a claim is unsupported, in one clause built from its links."""
    based = _BASED_ON.get(assessment.reach.how, "")
    studies = ", ".join(assessment.reach.studies)
    match assessment.verdict:
        case Verdict.NOTHING_CITED if assessment.claim.sourcing is Sourcing.DANGLING:
            return f"nothing cited that can be found, as the marker {assessment.claim.marker} leads nowhere"
        case Verdict.NOTHING_CITED:
            return "nothing cited"
        case Verdict.NOT_ADDRESSED:
            return f"not addressed by {based}: {studies}"
        case Verdict.INDIRECT:
            return f"only indirect, by {based}: {_indirect(assessment)}"
        case Verdict.NOT_CONFIRMED:
            return f"not confirmed, by {based}: {_deciding(assessment)} found no difference"
        case Verdict.CONTRADICTED:
            return f"contradicted, by {based}: {_deciding(assessment)}"
    return ""


def _indirect(assessment: Assessment) -> str:
    return "; ".join(
        f"{one.study.study} ({one.study.design}, {one.study.condition}, {one.study.agent})"
        for one in assessment.weighed
        if one.link.stance is Stance.INDIRECT
    )


def _deciding(assessment: Assessment) -> str:
    one = assessment.deciding
    return f"{one.study.study} ({one.study.design})" if one else ""
