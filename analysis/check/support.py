"""Flags on support: claims that studies speak against, leave open, or do not bear out."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy, known_here
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.appraise.verdict.rules import UNSUPPORTED, reports_event
from analysis.appraise.wording.wording_ladder import is_aim, rank, worded_as
from analysis.check.appeals import spoken
from analysis.check.wording import held_against
from analysis.model.conclusions import DesignOutcome, Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, claim_in_place, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Certainty, Direction, Fit, ReadAs, Severity, Sourcing, Stance, Why, Wording
from analysis.text.prose.phrases import counted, listed
from analysis.text.prose.wording import names
from analysis.text.rows import rows_beside

#: Studies that a message names before it counts the rest.
_MOST_NAMED = 3

_BASED_ON = {
    CitedBy.MARKER: "the study its marker leads to",
    CitedBy.LIST: "the document's reference list (no marker leads from the claim to it)",
}


_UNCERTAIN = (Verdict.NOT_CONFIRMED, Verdict.MIXED, Verdict.CONFLICTING, Verdict.FINDINGS_DIFFER)
_NOWHERE = (Verdict.NOT_ADDRESSED, Verdict.NONE_KNOWN, Verdict.PROPOSED, Verdict.NOT_SEEN)
# What bears on a claim from afar: too little for plain words, and enough for a reserve.
_FROM_AFAR = (Verdict.INDIRECT, Verdict.SEEN_IN_ANIMALS)
# How the condition of a study fits that looked at other people, or does not tell those of the claim apart.
_OF_OTHERS = (Fit.DIFFERENT, Fit.BROADER)

# An indirect study that does not say what is cited. Another condition, agent or comparator has a check of its own
# (attribution.py); for any other reason the study says it, and cannot show it.
_BESIDE_THE_POINT = {Why.OTHER_OUTCOME, Why.OTHER_SPECIES}


def against_the_evidence(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Studies listed here contradict a claim, wholly or in part, whether or not its document cites them."""
    for claim in appraised.evidence.claims:
        found = appraised.known[claim.id]
        if found.verdict in (Verdict.CONTRADICTED, Verdict.PARTLY_CONTRADICTED):
            part = found.verdict is Verdict.PARTLY_CONTRADICTED or claim_type(claim) is ClaimType.MECHANISM
            yield _remark(claim, found, appraised, found.verdict, Severity.MEDIUM if part else Severity.HIGH)


def more_certain_than_the_evidence(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim is worded with more certainty than the studies listed here leave it."""
    for claim in appraised.evidence.claims:
        found = appraised.known[claim.id]
        plain = claim.wording is not Wording.HEDGED and claim.direction is Direction.ASSERTS and not _is_harm(claim)
        if not plain or rank(worded_as(claim)) <= rank(Certainty.LOW):
            continue
        held = held_against(claim, appraised)
        if found.verdict in _UNCERTAIN:
            yield _remark(claim, found, appraised, f"worded without reserve, and {found.verdict}")
        elif held and held.certainty is Certainty.VERY_LOW:
            question = f"{held.rating.question.id} ({held.rating.question.words})"
            rated = (
                f"{held.which} that it falls under, {question}, is rated {held.rating.words} by the studies listed here"
            )
            yield on_claim(claim, "wording", "is worded without reserve", rated, "say how sure the evidence is")


def harm_rate_unknown(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim says how safe something is, and nobody counted out of how many its events came."""
    for claim in appraised.evidence.claims:
        found = appraised.known[claim.id]
        if found.verdict is Verdict.HARM_REPORTED and not names("excepts", spoken(claim, appraised.evidence)):
            grave = Severity.HIGH if claim.wording is Wording.ABSOLUTE else None
            yield _remark(claim, found, appraised, f"says how safe it is, and {found.verdict}", grave)


def unsupported(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """No study listed here bears out a claim of help, of prognosis or of what a treatment does in tissue."""
    for claim in appraised.evidence.claims:
        found = appraised.known[claim.id]
        hedged, told = claim.wording is Wording.HEDGED, appraised.designs.get(claim.id)
        as_it_is = told is not None and told.outcome is DesignOutcome.MATCHED
        afar = found.verdict in _FROM_AFAR and (not hedged or _is_of_others(found)) and not as_it_is
        flagged = found.verdict in _NOWHERE or afar
        if flagged and needs_source(claim) and not _is_harm(claim) and appraised.own[claim.id].verdict in UNSUPPORTED:
            what = f"borne out by none of the {counted(found.of, 'study', 'studies')} {known_here(appraised.evidence)}"
            yield _remark(claim, found, appraised, what, Severity.LOW if hedged else None)


def _is_of_others(found: Assessment) -> bool:
    """Whether every study that bears on a claim has people with another condition, or does not tell hers apart."""
    return bool(found.claim.condition) and all(one.link.condition_fit in _OF_OTHERS for one in found.speaking)


def not_in_cited_study(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The study that a claim's marker leads to does not bear it out."""
    for claim in appraised.evidence.claims:
        own = appraised.own[claim.id]
        if own.cited_studies.cited_by is not CitedBy.MARKER or own.verdict not in UNSUPPORTED:
            continue
        why = {one.link.why for one in own.weighed if one.link.stance is Stance.INDIRECT}
        if own.verdict is Verdict.INDIRECT and not why <= _BESIDE_THE_POINT:
            continue
        severity = Severity.LOW if claim_type(claim) is ClaimType.FACT else None
        yield _remark(claim, own, appraised, "not borne out by the study that is cited for it", severity)


def needs_source(claim: Claim) -> bool:
    """Whether a fair reader would ask for the source of a claim.

    Of help, of prognosis, of how safe it is, of a harm denied; of a mechanism only where the treatment is said to heal,
    mend or relieve by it.
    """
    kind = claim_type(claim)
    if is_aim(claim) or not claim.agent:
        return False
    if kind is ClaimType.MECHANISM:
        return bool(claim.agent) and bool(names("mends", f"{claim.quote} {claim.statement}"))
    denied = kind is ClaimType.HARM_OCCURS and claim.direction is Direction.DENIES
    asserted = kind in (ClaimType.HELP, ClaimType.PROGNOSIS) and claim.direction is Direction.ASSERTS
    return asserted or denied or kind is ClaimType.HARM_RATE


def _is_harm(claim: Claim) -> bool:
    return claim_type(claim) in (ClaimType.HARM_RATE, ClaimType.HARM_OCCURS)


def _remark(
    claim: Claim, found: Assessment, appraised: AppraisedEvidence, what: str, severity: Severity | None = None
) -> Remark:
    """A remark on a claim's support; one step lower where a study that nobody judged could change the verdict."""
    study = found.deciding.study.study if found.deciding else ""
    remark = on_claim(claim, "quote", what, reason(found, appraised.evidence), _remedy(found), study)
    if found.so_far and severity is not Severity.LOW:
        severity = Severity.MEDIUM if severity is Severity.HIGH else Severity.LOW
    return replace(remark, subject=claim_in_place(claim, ":"), severity=severity)


def _remedy(assessment: Assessment) -> str:
    if assessment.verdict is Verdict.INDIRECT and assessment.claim.category is Category.SAFETY:
        return "say which harms were looked for and found, and in how many people"
    return _REMEDIES[assessment.verdict]


# What to do about each verdict, of the table beside this file.
_REMEDIES = {row["verdict"]: row["remedy"] for row in rows_beside(__file__)}


def reason(assessment: Assessment, evidence: Evidence) -> str:
    """Why a claim is not borne out over a scope, in one clause built from its links."""
    so_far = f", so far ({assessment.judged} of {assessment.of} judged)" if assessment.so_far else ""
    return f"{_clause(assessment, evidence)}{so_far}"


def _clause(assessment: Assessment, evidence: Evidence) -> str:
    over_all = assessment.scope is Scope.ALL
    based = "" if over_all else _BASED_ON.get(assessment.cited_studies.cited_by, "")
    by, deciding = f", by {based}" if based else "", _study(assessment.deciding) if assessment.deciding else ""
    match assessment.verdict:
        case Verdict.NOTHING_CITED if assessment.claim.sourcing is Sourcing.DANGLING:
            return f"nothing cited that can be found, as the marker {assessment.claim.marker} leads nowhere"
        case Verdict.NOT_ADDRESSED if over_all:
            return f"none looked at it{_as_read(assessment, evidence)}"
        case Verdict.NOT_ADDRESSED | Verdict.NOT_FOUND if not over_all:
            named = ", ".join(assessment.cited_studies.studies)
            return f"{assessment.verdict} by {based}{_as_read(assessment, evidence)}: {named}"
        case Verdict.INDIRECT:
            return f"only indirect{by}: {_indirect(assessment)}"
        case Verdict.NOT_CONFIRMED:
            return f"not confirmed{by}: {deciding} found no difference"
        case Verdict.HARM_REPORTED:
            events = (one.study.study for part in assessment.parts for one in part.links if reports_event(one))
            return f"events{by}: {', '.join(dict.fromkeys(events))}"
        case Verdict.MIXED | Verdict.CONFLICTING:
            return listed(f"{part.verdict}: {_study(part.deciding)}" for part in assessment.parts if part.deciding)
        case Verdict.CONTRADICTED | Verdict.PARTLY_CONTRADICTED if deciding:
            assert assessment.deciding is not None
            return f"{deciding}{by}: {assessment.deciding.link.basis or 'found otherwise'}"
    return f"{assessment.verdict}{by}{f': {deciding}' if deciding else ''}"


def _as_read(assessment: Assessment, evidence: Evidence) -> str:
    """That a study may say more than was read of it, unless all were read in full."""
    read = {evidence.study[key].read_as for key in assessment.cited_studies.studies if key in evidence.study}
    return "" if read <= {ReadAs.FULL_TEXT} else ", as far as read"


def _indirect(assessment: Assessment) -> str:
    near = [one for one in assessment.weighed if one.link.stance is Stance.INDIRECT]
    told = dict.fromkeys(
        f"{one.study.study} ({one.study.design}, {one.study.condition}, {one.study.agent})" for one in near
    )
    more = f"; and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    return "; ".join([*told][:_MOST_NAMED]) + more


def _study(one: RatedLink) -> str:
    return f"{one.study.study} ({one.study.design})"
