"""Flags on support: claims that the document's own sources do not bear out."""

from collections.abc import Iterable, Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import question_of
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.comparisons import reports_event
from analysis.appraise.verdict.rules import UNSUPPORTED
from analysis.check.manuals import example, source
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, ReadAs, Sourcing, Stance

_BASED_ON = {
    CitedBy.MARKER: "the study its marker leads to",
    CitedBy.LIST: "the document's reference list (no marker leads from the claim to it)",
}


@source("DESIGN, appraisal, verdict.")
@example("findings.csv", "id,phase", passes="F001,randomised")
@example("links.csv", "claim,stance", passes="C001,supports")
@example("links.csv", "claim,stance,finding", fails="C001,does not address,")
def unsupported(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit, of how safe it is or of prognosis is not borne out by what its own document cites.

    Meant are the claims to which a level of evidence applies; the others have a check of their own. The message says
    which kind, in the words of the verdict. "Not addressed" speaks of these studies only; it does not say that the
    claim is false.
    """
    yield from _unsupported((claim for claim in appraised.evidence.claims if question_of(claim)), appraised)


@source("DESIGN, appraisal, which claims a level applies to.")
@example("claims.csv", "id,category", "C001,protocol")
@example("links.csv", "claim,stance", passes="C001,supports")
@example("links.csv", "claim,stance,finding", fails="C001,does not address,")
def unsupported_fact(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A statement to which no level of evidence applies is not borne out by what its own document cites.

    How a treatment works, how it is given, by whom and for what it is used, and that a harm can occur: each can be
    looked up, and many are common knowledge; the document says of none where it stands.
    """
    yield from _unsupported((claim for claim in appraised.evidence.claims if not question_of(claim)), appraised)


def _unsupported(claims: Iterable[Claim], appraised: AppraisedEvidence) -> Iterator[Remark]:
    for claim in claims:
        assessment = appraised.own[claim.id]
        if assessment.verdict in UNSUPPORTED:
            why, study = reason(assessment, appraised.evidence), assessment.deciding
            key = study.study.study if study else ""
            yield on_claim(claim, "quote", "is unsupported", why, _remedy(assessment), key, joint=": ")


def _remedy(assessment: Assessment) -> str:
    if assessment.verdict is Verdict.INDIRECT and assessment.claim.category is Category.SAFETY:
        return "say which harms were looked for and found, and in how many people"
    return _REMEDIES[assessment.verdict]


_REMEDIES = {
    Verdict.NOTHING_CITED: "say what it rests on",
    Verdict.NOT_ADDRESSED: "say what it rests on, as these studies do not address it",
    Verdict.INDIRECT: "say in which condition, with which agent and against what it was shown; or cite a study of it",
    Verdict.NOT_CONFIRMED: "say that the cited study found no difference",
    Verdict.NOT_FOUND: "say what it rests on, as these studies do not report it",
    Verdict.HARM_REPORTED: "name the harm that was reported, and that nobody knows how often it occurs",
    Verdict.CONFLICTING: "say that the cited studies differ",
    Verdict.MIXED: "say for what it was found and for what it was not",
    Verdict.FINDINGS_DIFFER: "say that the cited studies differ",
    Verdict.NOT_SEEN: "say that the cited study looked for it and did not see it",
    **dict.fromkeys(
        (Verdict.CONTRADICTED, Verdict.PARTLY_CONTRADICTED), "withdraw the claim, or say what the cited study found"
    ),
}


def reason(assessment: Assessment, evidence: Evidence) -> str:
    """Why a claim is unsupported, in one clause built from its links."""
    so_far = f", so far ({assessment.judged} of {assessment.of} judged)" if assessment.so_far else ""
    return f"{_clause(assessment, evidence)}{so_far}"


def _clause(assessment: Assessment, evidence: Evidence) -> str:
    based = _BASED_ON.get(assessment.cited_studies.cited_by, "")
    studies = ", ".join(assessment.cited_studies.studies)
    match assessment.verdict:
        case Verdict.NOTHING_CITED if assessment.claim.sourcing is Sourcing.DANGLING:
            return f"nothing cited that can be found, as the marker {assessment.claim.marker} leads nowhere"
        case Verdict.NOTHING_CITED:
            return "nothing cited"
        case Verdict.NOT_ADDRESSED:
            return f"not addressed by {based}{_as_read(assessment, evidence)}: {studies}"
        case Verdict.INDIRECT:
            return f"only indirect, by {based}: {_indirect(assessment)}"
        case Verdict.NOT_CONFIRMED:
            return f"not confirmed, by {based}: {_deciding(assessment)} found no difference"
        case Verdict.HARM_REPORTED:
            events = dict.fromkeys(
                one.study.study for part in assessment.parts for one in part.links if reports_event(one)
            )
            return f"{assessment.verdict}, by {based}: {', '.join(events)}"
    return f"{assessment.verdict}, by {based}: {_deciding(assessment) or studies}"


def _as_read(assessment: Assessment, evidence: Evidence) -> str:
    """That a study may say more than was read of it, unless all were read in full."""
    read = {evidence.study[key].read_as for key in assessment.cited_studies.studies if key in evidence.study}
    return "" if read <= {ReadAs.FULL_TEXT} else ", as far as read"


def _indirect(assessment: Assessment) -> str:
    return "; ".join(
        f"{one.study.study} ({one.study.design}, {one.study.condition}, {one.study.agent})"
        for one in assessment.weighed
        if one.link.stance is Stance.INDIRECT
    )


def _deciding(assessment: Assessment) -> str:
    one = assessment.deciding
    return f"{one.study.study} ({one.study.design})" if one else ""
