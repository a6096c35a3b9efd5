"""Flags on attribution: sources that studied another condition, agent, comparator or regimen than is claimed."""

import re
from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.regimen import unlike_own
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, claim_in_place, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Fit, Stance, TermKind
from analysis.text.prose.phrases import listed


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
            result = f"the result that its figure agrees with, {finding.id} of {finding.study}, is of {agent}"
            remedy = "say which agent the figure belongs to, or give that of the agent claimed"
            yield on_claim(claim, "agent", f"is about {claim.agent}", result, remedy, finding.study)


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
            yield Remark(place, subject, what, found, remedy, subject.claims, bearing[0].study.study)


# A comparator's name by which nobody can tell what was given: it may be anything, and is never held against anything.
_UNTOLD = re.compile(
    r"\b(?:placebos?|shams?|dummy|inactive|inert|vehicle|controls?|usual|standard|routine|conventional|normal|other"
    r"|alternatives?|comparators?|single)\b",
    re.IGNORECASE,
)
# Names of having nothing, which are one comparator.
_NOTHING = re.compile(
    r"\b(?:no (?:\w+ )?(?:treatment|therapy|intervention)|nothing|untreated|without (?:\w+ )?treatment|waiting[ -]list"
    r"|wait[ -]?list)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(["a", "alone", "an", "and", "any", "in", "of", "on", "only", "or", "the", "to", "with"])


@source("indirect comparisons (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example("claims.csv", "comparator,sourcing,marker", passes="placebo,explicit,[1]", fails="wrist bands,explicit,[1]")
@example("studies.csv", "study,comparator", fails="ito2011,dimenhydrinate")
def other_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim compares with one thing, and the study that its marker leads to compared with another.

    Better than nothing is not better than a treatment. Only studies that a marker leads to and that bear on the claim
    are looked at; names that do not say what was given ("placebo", "usual care") and names that share a word are not
    held against each other.
    """
    for claim in appraised.evidence.claims:
        marked = claim.comparator and appraised.own[claim.id].cited_studies.cited_by is CitedBy.MARKER
        bearing = bearing_on(claim, appraised) if marked else []
        if bearing and all(_unlike(claim.comparator, one.study.comparator, appraised) for one in bearing):
            studies = [one.study for one in bearing]
            named = ", ".join(f"{one.study} ({one.comparator or 'without a comparison group'})" for one in studies)
            what, found = f"compares with {claim.comparator}", f"what its marker leads to compared otherwise: {named}"
            remedy = "name the comparison that was made, or cite a study of the one that is claimed"
            yield on_claim(claim, "comparator", what, found, remedy, studies[0].study)


def _unlike(claimed: str, studied: str, appraised: AppraisedEvidence) -> bool:
    """Whether two names of comparators surely mean two things."""
    from analysis.text.citation.references import american, words

    if not studied:
        return True
    if _UNTOLD.search(claimed) or _UNTOLD.search(studied):
        return False
    nothing = [bool(_NOTHING.search(name)) for name in (claimed, studied)]
    if any(nothing):
        return not all(nothing)
    lines = (appraised.evidence.lineage(name, TermKind.AGENT) for name in (claimed, studied))
    ours, theirs = ({american(word).removesuffix("s") for term in line for word in words(term)} for line in lines)
    return (ours - _SMALL_WORDS).isdisjoint(theirs)


@source("indirectness of intervention (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example(
    "claims.csv", "quote,category,outcome,figure,unit", passes="1-2 sessions,protocol,number of sessions,1-2,sessions"
)
@example(
    "claims.csv", "quote,category,outcome,figure,unit", fails="4-6 sessions,protocol,number of sessions,4-6,sessions"
)
def regimen_unlike(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document describes another regimen than every one of its own studies of that treatment.

    What the studies found is then not known of what the document describes. Numbers of treatments, times between them,
    concentrations and amounts are held against the studies' rows, each like with like, a month as 30.4375 days; ranges
    that overlap agree. Nothing is flagged where one study agrees, or where the value of one was not read.
    """
    for claim in appraised.evidence.claims:
        own = unlike_own(claim, appraised.evidence) if claim.figure and claim.category is Category.PROTOCOL else ()
        if own:
            found = listed(f"{one.value} in {one.study.study}" for one in own)
            what = f"gives {claim.figure} {claim.unit} as the {own[0].part}"
            remedy = "cite a study of the regimen described, or describe that of the studies"
            yield on_claim(claim, "figure", what, f"found {found}", remedy, own[0].study.study)
