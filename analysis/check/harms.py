"""Harms: what a document leaves out of the harms of what it offers, asks and leaves open, or makes small."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import TOLD, HarmView, admitted, bears_on, is_general, largest_count, ranked, serious_harms
from analysis.appraise.ladder import SAFETY_OUTCOMES, ClaimType, claim_type
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import FOR
from analysis.check.appeals import spoken
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.judgements import Mention
from analysis.model.problem import Remark, Subject, on_claim
from analysis.model.records import Claim, Finding, Harm
from analysis.model.words import Category, Direction, EventCount, Saying, Seriousness, Severity, TermKind, Wording
from analysis.text.prose.phrases import listed, listed_in_part
from analysis.text.prose.units import UnitKind, unit_of
from analysis.text.prose.wording import asks_of_harm, is_on_safety, names, questions, small_harm

_RISKS = "DISCERN, item 11: does it describe the risks?"
#: What a document ought to say of each harm.
HOW_OFTEN = "how often each was seen and in how many people; where nobody counted, say that"

#: Harms, claims or words that a message names before it counts the rest.
_MOST_NAMED = 3

# How many of the commonest events a page must say nothing of to be flagged: a choice of this project, as a page that
# names one of them has told its reader that grave events occur.
_COMMONEST = 2


def names_no_harm(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """No harm is entered for a document, though studies listed here report harms of what it describes."""
    evidence = appraised.evidence
    for document, views in appraised.harms.items():
        relevant = [view.harm for view in views if view.relevant]
        if not relevant or admitted(document, evidence) or _in_text(document, evidence):
            continue
        general = [mention for mention in evidence.mentions_of.get(document, ()) if mention.says is not Saying.DENIED]
        remark = f"; it speaks of risk in general only, {quoted(general, evidence)}" if general else ""
        named = f"{listed(relevant[:_MOST_NAMED])}{remark} ({_RISKS})"
        found = f"studies listed here report harms that bear on what it describes, such as {named}"
        remedy = f"name the harms that are known, {HOW_OFTEN}"
        entered = "" if document in evidence.texts else ", as its claims are entered here"
        yield on_document(document, appraised, f"names no harm that can occur{entered}", found, remedy)


def harms_not_entered(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The text of a document seems to name a harm, and no row of mentions.csv says that it does."""
    evidence = appraised.evidence
    complaints = {claim.outcome for claim in evidence.claims}
    for document, views in appraised.harms.items():
        word = "" if admitted(document, evidence) else _in_text(document, evidence)
        # A complaint that is treated is a harm only where one is known.
        if word and (word.lower() not in complaints or any(view.relevant for view in views)):
            what, found = "has no harm entered that it tells of", f'its text has "{word}"'
            remedy = "read it again; add what it says of harms to claims.csv and mentions.csv"
            yield on_document(document, appraised, what, found, remedy)


def _in_text(document: str, evidence: Evidence) -> str:
    copy = evidence.texts.get(document)
    return harm_named("\n".join(copy.lines), evidence) if copy else ""


def harm_named(text: str, evidence: Evidence) -> str:
    """The first word in a text that names a harm in particular, by the tables' terms or as leaflets do; else empty.

    A harm whose name holds a complaint that is treated (*severe pain*) is not looked for.
    """
    complaints = {one.term for one in evidence.terms if one.kind in (TermKind.OUTCOME, TermKind.CONDITION)}
    terms = {*evidence.harm, *(one.term for one in evidence.terms if one.kind is TermKind.HARM)}
    told = sorted(one for one in terms if not is_general(one, evidence) and complaints.isdisjoint(one.split()))
    found = next((one for one in told if re.search(rf"\b{re.escape(one)}\b", text, re.IGNORECASE)), "")
    return found or names("sign", text)


def commonest_events_unnamed(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document names harms, and none of those that are counted most often among the ones that may be serious."""
    evidence = appraised.evidence
    for document, views in appraised.harms.items():
        status = {view.harm: view.status for view in views if view.relevant}
        commonest = commonest_events(views, evidence)
        told = admitted(document, evidence)
        names_some = told or _in_text(document, evidence)
        if commonest and names_some and not any(status[harm.harm] in TOLD for harm, _ in commonest):
            events = listed(_event(harm, finding, evidence) for harm, finding in commonest)
            no_rate = all(finding.denominator is None for _, finding in commonest)
            what = f"leaves out {listed(harm.harm for harm, _ in commonest)}"
            among = "counted most often among the harms that bear on what it describes and are not known to be minor"
            rates = "; no rate can be computed from counts" if no_rate else ""
            named = f"; it names {quoted(told, evidence)}" if told else ""
            found = f"{among}: {events}{rates}{named} ({_RISKS})"
            remedy = "name them, and say what is known of how often they occur"
            yield on_document(document, appraised, what, found, remedy, joint=", ")


def commonest_events(views: Iterable[HarmView], evidence: Evidence) -> list[tuple[Harm, Finding]]:
    """Of the harms that bear on a document and may be serious, those counted most often, with their counts."""
    relevant = {view.harm for view in views if view.relevant}
    grave = (one for one in ranked(evidence.harms, evidence) if one.seriousness is not Seriousness.NOT_SERIOUS)
    counts = [(one, found) for one in grave if one.harm in relevant and (found := largest_count(one, evidence))]
    return sorted(counts, key=lambda pair: -(pair[1].value or 0))[:_COMMONEST]


def narrow_safety_net(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document says when to seek help, and none of its warning signs is of a serious harm that it ought to cover."""
    evidence = appraised.evidence
    for document, views in appraised.harms.items():
        signs = [mention for mention in evidence.mentions_of.get(document, ()) if mention.says is Saying.WARNING_SIGN]
        harms = (evidence.harm[view.harm] for view in views if view.relevant)
        serious = [harm.harm for harm in harms if harm.seriousness is Seriousness.SERIOUS]
        # Who names nerve damage has named a serious harm, though not that it may be permanent.
        kinds = {one for harm in serious for one in evidence.lineage(harm, TermKind.HARM)[:2]}
        told = any(view.harm in kinds and view.status in TOLD for view in views)
        covered = any(bears_on(mention, harm, evidence) for mention in signs for harm in serious)
        if serious and not covered and not told:
            what = "names no serious harm and no sign to seek help for"
            if signs:
                named = f"{in_part(mention.harm for mention in signs)} ({quoted(signs, evidence)})"
                what = f"says when to seek help, and its warning signs are of {named}"
            found = f"studies listed here report serious harms that bear on what it describes: {in_part(serious)}"
            remedy = "add the signs of the serious harms that are known"
            remark = on_document(document, appraised, what, f"{found} ({_RISKS})", remedy)
            yield remark if signs else replace(remark, severity=Severity.MEDIUM)


def on_document(
    document: str, appraised: AppraisedEvidence, what: str, evidence: str, remedy: str, joint: str = "; "
) -> Remark:
    """A remark on a whole document, at its row."""
    place, subject = appraised.evidence.document[document].origin.at("id"), Subject(f"document {document}")
    return Remark(place, subject, what, evidence, remedy, document=document, joint=joint)


def quoted(mentions: Iterable[Mention], evidence: Evidence) -> str:
    """The words of the claims that mention something, with their lines; the first three, then how many more."""
    claims = [evidence.claim[name] for name in dict.fromkeys(mention.claim for mention in mentions)]
    return in_part(f'"{claim.quote}" (line {claim.line})' for claim in claims)


def in_part(items: Iterable[str]) -> str:
    """The first three different items of a list, then how many more there are."""
    return listed_in_part(tuple(dict.fromkeys(items)), _MOST_NAMED)


def gives_share(claim: Claim) -> bool:
    """Whether a claim's figure is a share of something: a percentage, ``in 5``, ``of 40``, ``per 1,000``."""
    unit = unit_of(claim.unit)
    return claim.figure is not None and unit is not None and unit.kind is UnitKind.SHARE


def _event(harm: Harm, finding: Finding, evidence: Evidence) -> str:
    """A harm with its count, region and source: ``fainting (30 events; region: neck; ito2011, survey)``."""
    study = evidence.study.get(finding.study)
    source = f"{finding.study}, {study.design}" if study else finding.study
    count = f"{finding.value} {finding.unit}".strip()
    place = (study.region if study else "") or harm.region
    region = f"region: {place}" if place else ""
    return f"{harm.harm} ({'; '.join(part for part in (count, finding.group, region, source) if part)})"


def question_unanswered(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document asks for the side effects or risks of a treatment, and what follows names no harm."""
    evidence = appraised.evidence
    for document, copy in evidence.texts.items():
        agents = {claim.agent for claim in evidence.claims_of.get(document, ())} - {""}
        asked = (one for one in questions(copy.lines) if asks_of_harm(one[1], agents))
        for number, question, answer, last in asked:
            lines = range(number, last + 1)
            claims = [claim for line in lines for claim in evidence.claims_on.get((document, line), ())]
            answered = any(one.category is Category.SAFETY and one.direction is Direction.DENIES for one in claims)
            if answered or is_on_safety(question, answer) or harm_named(answer, evidence):
                continue
            what = f'asks "{question}" (line {number}), and the answer names no harm'
            remedy = f"name the harms that are known, {HOW_OFTEN}"
            remark = on_document(document, appraised, what, f"it ends in line {last}", remedy)
            grave = Severity.MEDIUM if admitted(document, evidence) else None
            yield replace(remark, claims=tuple(claim.id for claim in claims), severity=grave)


def called_safe(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim calls the treatment safe, without reserve and without a limit."""
    for claim in _without_rate(appraised):
        excepted = names("excepts", spoken(claim, appraised.evidence))
        called = names("safe", f"{claim.quote}\n{claim.statement}")
        if called and not excepted and claim_type(claim) is ClaimType.HARM_RATE and not _small(claim):
            views = appraised.harms.get(claim.document, ())
            serious = in_part(serious_harms((claim,), views, appraised.evidence))
            found = f"serious harms are known where it is given: {serious}" if serious else ""
            remark = on_claim(claim, "quote", "is called safe without limit", found, f"say {HOW_OFTEN}")
            grave = serious or claim.wording is Wording.ABSOLUTE
            yield replace(remark, severity=Severity.HIGH if grave else None)


def rate_word_without_rate(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim says that harm is rare or small, and nothing near it says how rare."""
    for claim in _without_rate(appraised):
        if word := _small(claim):
            what, found = f'says "{word}" of harm without a rate', "no study listed here bears one out"
            yield on_claim(claim, "quote", what, found, f"say {HOW_OFTEN}")


def _without_rate(appraised: AppraisedEvidence) -> Iterator[Claim]:
    """Claims that say without reserve how often harm occurs, without a rate that is next to them or shown."""
    for claim in appraised.evidence.claims:
        plain = claim.direction is Direction.ASSERTS and claim.wording is not Wording.HEDGED and not claim.comparator
        if plain and claim.category is Category.SAFETY and not _rate_shown(appraised.known[claim.id]):
            line = appraised.evidence.claims_on[claim.document, claim.line]
            beside = [one for one in line if abs((one.sentence or 0) - (claim.sentence or 0)) <= 1]
            if not any(gives_share(one) and one.category is Category.SAFETY for one in beside):
                yield claim


def _rate_shown(found: Assessment) -> bool:
    """Whether studies bear a claim out by a rate: events that were counted, none perhaps, out of so many people."""
    rates = (one.finding for one in found.weighed if one.finding and one.link.stance in FOR)
    counted = any(one.event in (EventCount.MEASURED, EventCount.NONE) and one.denominator for one in rates)
    return counted and found.verdict in (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)


def _small(claim: Claim) -> str:
    """The word by which a claim makes harm rare or small; empty where none does."""
    words = f"{claim.quote}\n{claim.statement}"
    return names("seldom", words) or (small_harm(words) if claim.outcome in SAFETY_OUTCOMES else "")
