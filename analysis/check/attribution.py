"""Flags on attribution: sources that studied another condition or another agent than the claim is about."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, claim_in_place, on_claim
from analysis.model.records import Claim
from analysis.model.words import Fit, Stance, TermKind


@source("indirectness of population (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example("studies.csv", "study,condition", passes="ito2011,nausea of any cause")
@example("links.csv", "stance,why,leans,condition_fit", passes="indirect,other condition,for,broader")
@example("links.csv", "stance,why,leans,condition_fit", fails="indirect,other condition,for,different")
def other_condition(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Every cited study that bears on a claim is about another condition.

    What was shown in one condition does not carry over to another by itself.
    """
    yield from _misfits(appraised, "condition")


@source("indirectness of intervention (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example("links.csv", "stance,why,leans,agent_fit", passes="indirect,confounded,for,same")
@example("links.csv", "stance,why,leans,agent_fit", fails="indirect,other agent,for,different")
def other_agent(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Every cited study that bears on a claim used another agent.

    What one agent did says little about another that goes by the same name.
    """
    yield from _misfits(appraised, "agent")


@source("indirectness of intervention (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example("claims.csv", "quote,figure,agent", passes="75% felt better,75,ginger", fails="75% felt better,75,peppermint")
def figure_of_another_agent(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's figure comes from a study of another agent than the one that the claim is about.

    What one agent achieved is then printed as the result of another. A broader or narrower term of the claim's agent is
    not another one; nor is anything flagged where a study of the claim's own agent gives the figure too, or where every
    cited study that bears on the claim used another agent, which is a flag of its own.
    """
    evidence = appraised.evidence
    for claim in evidence.claims:
        found = [one.finding for one in appraised.figure_matches.get(claim.id, ()) if one.agrees]
        used = [(finding, evidence.study[finding.study].agent) for finding in found if finding.study in evidence.study]
        bearing = bearing_on(claim, appraised)
        elsewhere = bool(bearing) and all(one.link.agent_fit is Fit.DIFFERENT for one in bearing)
        akin = any(evidence.in_line(claim.agent, agent, TermKind.AGENT) for _, agent in used)
        if claim.agent and used and not elsewhere and not akin:
            finding, agent = used[0]
            yield on_claim(
                claim,
                "agent",
                f"is about {claim.agent}",
                f"the result that its figure agrees with, {finding.id} of {finding.study}, is of {agent}",
                "say which agent the figure belongs to, or give that of the agent claimed",
                finding.study,
            )


def bearing_on(claim: Claim, appraised: AppraisedEvidence) -> list[RatedLink]:
    """The cited studies that bear on a claim, with their links."""
    weighed = appraised.own[claim.id].weighed
    return [one for one in weighed if one.link.stance is not Stance.DOES_NOT_ADDRESS]


def _misfits(appraised: AppraisedEvidence, noun: str) -> Iterator[Remark]:
    """Remarks on claims of which every cited study that bears on them differs in ``noun``, a column of both."""
    for claim in appraised.evidence.claims:
        bearing = bearing_on(claim, appraised)
        if bearing and all(getattr(one.link, f"{noun}_fit") is Fit.DIFFERENT for one in bearing):
            place, subject = bearing[0].link.origin.at(f"{noun}_fit"), claim_in_place(claim)
            what = f"is about {getattr(claim, noun) or 'something else'}"
            studied = ", ".join(f"{one.study.study} ({getattr(one.study, noun)})" for one in bearing)
            found = f"the studies cited that bear on it are {studied}"
            remedy = "say what was studied, or cite a study of what is claimed"
            yield Remark(place, subject, what, found, remedy, claim.id, bearing[0].study.study)
