"""Flags on attribution: sources that studied another condition or another agent than the claim is about."""

from collections.abc import Callable, Iterator

from analysis.appraise.appraised import Appraised
from analysis.appraise.verdict import Weighed
from analysis.model.problem import Remark
from analysis.model.records import Claim
from analysis.model.words import Fit, Stance


def other_condition(appraised: Appraised) -> Iterator[Remark]:
    """Every cited study that bears on a claim is about another condition.

    What was shown in one condition does not carry over to another by itself.

    Passes::

        links.csv
        claim,stance,condition_fit
        C001,indirect,broader

    Fails::

        links.csv
        claim,stance,condition_fit
        C001,indirect,different

    Source: indirectness of population (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).
    """
    yield from _misfits(
        appraised,
        lambda one: one.link.condition_fit,
        "condition_fit",
        lambda claim: claim.condition,
        lambda one: one.study.condition,
    )


def other_agent(appraised: Appraised) -> Iterator[Remark]:
    """Every cited study that bears on a claim used another agent.

    What one agent did says little about another that goes by the same name.

    Passes::

        links.csv
        claim,stance,agent_fit
        C001,indirect,same

    Fails::

        links.csv
        claim,stance,agent_fit
        C001,indirect,different

    Source: indirectness of intervention (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).
    """
    yield from _misfits(
        appraised, lambda one: one.link.agent_fit, "agent_fit", lambda claim: claim.agent, lambda one: one.study.agent
    )


def _misfits(
    appraised: Appraised,
    fit: Callable[[Weighed], Fit],
    column: str,
    claimed: Callable[[Claim], str],
    studied: Callable[[Weighed], str],
) -> Iterator[Remark]:
    for claim in appraised.evidence.claims:
        assessment = appraised.own[claim.id]
        bearing = [one for one in assessment.weighed if one.link.stance is not Stance.DOES_NOT_ADDRESS]
        if bearing and all(fit(one) is Fit.DIFFERENT for one in bearing):
            found = ", ".join(f"{one.study.study} ({studied(one)})" for one in bearing)
            yield Remark(
                bearing[0].link.origin.at(column),
                f"{claim.in_place} is about "
                f"{claimed(claim) or 'something else'}; the studies cited that bear on it are {found}",
                "say what was studied, or cite a study of what is claimed",
                claim.id,
                bearing[0].study.study,
            )
