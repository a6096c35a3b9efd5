"""Flags on attribution: sources that studied another condition, agent, comparator or regimen than is claimed."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.regimen import unlike_own
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import FOR
from analysis.check.appeals import claims_help, spoken
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, claim_in_place, on_claim
from analysis.model.records import Claim, Study
from analysis.model.words import Category, Design, Direction, Fit, Seriousness, TermKind, Wording
from analysis.text.citation.references import american, words
from analysis.text.prose.phrases import listed
from analysis.text.prose.wording import names


def other_condition(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Every cited study that bears on a claim is about another condition."""
    yield from _misfits(appraised, "condition")


def other_agent(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Every cited study that bears on a claim used another agent."""
    yield from _misfits(appraised, "agent")


def _misfits(appraised: AppraisedEvidence, noun: str) -> Iterator[Remark]:
    """Remarks on claims of which every cited study that bears on them differs in ``noun``, a column of both."""
    for claim in appraised.evidence.claims:
        bearing = appraised.own[claim.id].speaking
        borne_out = any(one.link.stance in FOR for one in bearing)
        if bearing and not borne_out and all(getattr(one.link, f"{noun}_fit") is Fit.DIFFERENT for one in bearing):
            place, subject = bearing[0].link.origin.at(f"{noun}_fit"), claim_in_place(claim)
            what = f"is about {getattr(claim, noun) or 'something else'}"
            studied = ", ".join(f"{one.study.study} ({getattr(one.study, noun)})" for one in bearing)
            found = f"the studies cited that bear on it are {studied}"
            remedy = "say what was studied, or cite a study of what is claimed"
            yield Remark(place, subject, what, found, remedy, subject.claims, bearing[0].study.study)


_SMALL_WORDS = frozenset(["a", "alone", "an", "and", "any", "in", "of", "on", "only", "or", "the", "to", "with"])


def other_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim compares with one thing, and the study that its marker leads to compared with another."""
    for claim in appraised.evidence.claims:
        marked = claim.comparator and appraised.own[claim.id].cited_studies.cited_by is CitedBy.MARKER
        bearing = appraised.own[claim.id].speaking if marked else ()
        if bearing and all(_unlike(claim.comparator, one.study.comparator, appraised) for one in bearing):
            studies = [one.study for one in bearing]
            named = ", ".join(f"{one.study} ({one.comparator or 'without a comparison group'})" for one in studies)
            what, found = f"compares with {claim.comparator}", f"what its marker leads to compared otherwise: {named}"
            remedy = "name the comparison that was made, or cite a study of the one that is claimed"
            yield on_claim(claim, "comparator", what, found, remedy, studies[0].study)


def _unlike(claimed: str, studied: str, appraised: AppraisedEvidence) -> bool:
    """Whether two names of comparators surely mean two things."""
    if not studied:
        return True
    if names("untold", claimed) or names("untold", studied):
        return False
    nothing = [bool(names("nothing", name)) for name in (claimed, studied)]
    if any(nothing):
        return not all(nothing)
    lines = (appraised.evidence.lineage(name, TermKind.AGENT) for name in (claimed, studied))
    ours, theirs = ({american(word).removesuffix("s") for term in line for word in words(term)} for line in lines)
    return (ours - _SMALL_WORDS).isdisjoint(theirs)


def regimen_unlike(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document describes another regimen than every one of its own studies of that treatment."""
    for claim in appraised.evidence.claims:
        stated = claim.figure and claim.category is Category.PROTOCOL and claim.wording is not Wording.HEDGED
        own = unlike_own(claim, appraised.evidence) if stated else ()
        if own:
            found = listed(f"{one.value} in {one.study.study}" for one in own)
            what = f"gives {claim.figure} {claim.unit} as the {own[0].part}"
            remedy = "cite a study of the regimen described, or describe that of the studies"
            yield on_claim(claim, "figure", what, f"found {found}", remedy, own[0].study.study)


def one_patient_as_findings(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A benefit is told of patients at large, and what was found was found in one."""
    for claim in appraised.evidence.claims:
        plain = claims_help(claim) and claim.wording is not Wording.HEDGED
        if plain and not names("single", spoken(claim, appraised.evidence)):
            how, keys = _sources(claim, appraised)
            studies = [appraised.evidence.study[key] for key in keys if key in appraised.evidence.study]
            if studies and all(_of_one(study) for study in studies):
                found = f"{how} {listed(f'{study.study}, a {study.design} of one patient' for study in studies)}"
                remedy = "say that one patient was treated, and that this shows no effect"
                yield on_claim(claim, "quote", "is told of patients at large", found, remedy, studies[0].study)


def _sources(claim: Claim, appraised: AppraisedEvidence) -> tuple[str, Collection[str]]:
    """What a claim seems to rest on, and how that was told."""
    own, known = appraised.own[claim.id], appraised.known[claim.id]
    if own.cited_studies.cited_by is CitedBy.MARKER:
        return "its marker leads to", own.cited_studies.studies
    agreeing = {one.finding.study for one in appraised.figure_matches.get(claim.id, ()) if one.agrees}
    tells_finding = names("found", f"{claim.quote} {claim.statement}")
    if agreeing or not tells_finding or any(one.is_direct for one in known.weighed):
        return "its figure agrees with", agreeing
    near = {one.study.study for one in known.speaking if one.link.agent_fit is one.link.outcome_fit is Fit.SAME}
    return "the closest study listed here is", near if len(near) == 1 else ()


def _of_one(study: Study) -> bool:
    series = study.design is Design.CASE_SERIES and study.participants == 1
    return series or (study.design is Design.CASE_REPORT and study.participants in (None, 1))


def agent_beside_figure(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document gives a figure under a name that covers several agents, and offers a more dangerous one untold."""
    evidence = appraised.evidence
    for claims in evidence.claims_of.values():
        told: set[str] = set()
        for figured, study, sure in _figures(claims, appraised):
            for claim in _offered_beside(figured, study, claims, evidence):
                risk = _untold(claim.agent, claims, evidence)
                if claim.agent not in told and risk:
                    told.add(claim.agent)
                    what = f"offers {claim.agent}, {risk}, as one kind of {figured.agent} and names no harm of it"
                    found = f"the {figured.figure} {figured.unit} of line {figured.line} {sure} of {study.agent}"
                    remedy = "say which harms are known of it, and that the figure is of another"
                    yield on_claim(claim, "agent", what, found, remedy, study.study)


def _figures(claims: Iterable[Claim], appraised: AppraisedEvidence) -> Iterator[tuple[Claim, Study, str]]:
    """A document's claims of benefit with a figure, the study that the figure agrees with, and how sure that is."""
    for claim in claims:
        for one in appraised.figure_matches.get(claim.id, ()):
            study = appraised.evidence.study.get(one.finding.study)
            if one.agrees and study and claims_help(claim):
                unread = f"is probably, as {one.finding.id} was read in no source,"
                yield claim, study, "is" if one.finding.verified else unread


def _offered_beside(figured: Claim, study: Study, claims: Iterable[Claim], evidence: Evidence) -> Iterator[Claim]:
    """What a document offers without a figure, under one name with the agent studied and apart from it."""
    above, akin = partial(evidence.lineage, kind=TermKind.AGENT), partial(evidence.in_line, kind=TermKind.AGENT)
    with_figure = {name for one in claims if one.figure is not None and claims_help(one) for name in above(one.agent)}
    for claim in claims:
        under_one_name = figured.agent in above(claim.agent)[1:] and figured.agent in above(study.agent)[1:]
        offered = claim.category is Category.PROTOCOL and claim.agent not in with_figure
        if offered and under_one_name and not akin(claim.agent, study.agent):
            yield claim


def _untold(agent: str, claims: Iterable[Claim], evidence: Evidence) -> str:
    """The risk of an agent of which a document names no harm; empty if it names one, or if none is known."""
    studies = [one for one in evidence.studies if agent in evidence.lineage(one.agent, TermKind.AGENT)]
    own = [claim for claim in claims if claim.agent == agent]
    told = (claim for claim in claims if claim.category is Category.SAFETY and claim.direction is Direction.ASSERTS)
    if not any(claim.agent in ("", *evidence.lineage(agent, TermKind.AGENT)) for claim in told):
        found = {finding.id for study in studies for finding in evidence.findings_of.get(study.study, ())}
        serious = (harm for harm in evidence.harms if harm.seriousness is Seriousness.SERIOUS)
        harmed = next((one.harm for one in serious if not found.isdisjoint(one.findings.split())), "")
        destroys = names("destroys", "\n".join(f"{claim.quote} {claim.statement}" for claim in own))
        return destroys or (f"of which {harmed} is reported" if harmed else "")
    return ""
