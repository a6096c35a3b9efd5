"""Harms: what a document leaves out of the harms of what it offers."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import TOLD, HarmView, admitted, bears_on, largest_count, ranked, reported
from analysis.check.manuals import example, source
from analysis.model.evidence import Evidence
from analysis.model.judgements import Mention
from analysis.model.problem import Remark, Subject
from analysis.model.records import Claim, Finding, Harm
from analysis.model.words import Category, Measure, Saying, Seriousness
from analysis.text.prose.phrases import counted, listed
from analysis.text.prose.units import UnitKind, unit_of

_RISKS = "DISCERN, item 11: does it describe the risks?"
_HOW_OFTEN = "how often each was seen and in how many people; where nobody counted, say that"

#: Harms, claims or words that a message names before it counts the rest.
_MOST_NAMED = 3

# How many of the commonest events a page must say nothing of to be flagged: a choice of this project, as a page that
# names one of them has told its reader that grave events occur.
_COMMONEST = 2


@source("DISCERN, item 11: does it describe the risks of each treatment?")
@example("mentions.csv", "claim,harm", passes="C001,heartburn", fails="C001,any side effect")
@example("terms.csv", "term,kind,broader", fails="any side effect,harm,\nheartburn,harm,any side effect")
def names_no_harm(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document names not one harm that can occur, though studies listed here report harms of what it describes.

    A reader cannot weigh a benefit against risks that are not named. A remark on risks in general names none. A harm
    that is named and made small in the same breath is named.
    """
    evidence = appraised.evidence
    for document, views in appraised.harms.items():
        relevant = [harm.harm for harm in _commonest_first(views, evidence)]
        if not relevant or admitted(document, evidence):
            continue
        general = [mention for mention in evidence.mentions_of.get(document, ()) if mention.says is not Saying.DENIED]
        remark = f"; it speaks of risk in general only, {quoted(general, evidence)}" if general else ""
        named = f"{listed(relevant[:_MOST_NAMED])}{remark} ({_RISKS})"
        found = f"studies listed here report harms that bear on what it describes, such as {named}"
        remedy = f"name the harms that are known, {_HOW_OFTEN}"
        yield on_document(document, appraised, "names no harm that can occur", found, remedy)


@source("DISCERN, item 11: does it describe the risks of each treatment?")
@example("claims.csv", "id,quote,category,outcome,figure,unit", passes="C001,5% had heartburn,safety,heartburn,5,%")
@example("claims.csv", "id,category,outcome,figure,unit", fails="C001,safety,heartburn,,")
@example("links.csv", "stance,finding", passes="does not address,")
def harm_without_rate(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document names harms and says of none how often it was seen.

    A harm that it denies is not counted, and a document that only makes harms small has no such flag. Whether a harm is
    one in ten or one in ten thousand decides for many; "rare" means different things to different readers. One figure
    with a denominator, a percentage for instance, is enough to pass.
    """
    evidence = appraised.evidence
    for document in appraised.harms:
        told = _plainly_told(document, evidence)
        mentioning = {mention.claim for mention in told}
        claims = [
            claim
            for claim in evidence.claims_of.get(document, ())
            if claim.category is Category.SAFETY or claim.id in mentioning
        ]
        if told and not any(map(gives_share, claims)):
            named = tuple(dict.fromkeys(mention.harm for mention in told))
            what = (
                f"names {counted(len(named), 'harm')} ({in_part(named)}) and gives no figure of how often any was "
                f"seen, and in how many people ({_RISKS})"
            )
            yield on_document(document, appraised, what, "", f"say {_HOW_OFTEN}")


@source("DISCERN, item 11: does it describe the risks of each treatment?")
@example("harms.csv", "harm,seriousness,findings", passes="heartburn,serious,F002", fails="fainting,serious,F002")
@example("findings.csv", "id,outcome,measure,unit", passes="F001,nausea,share improved,%\nF002,heartburn,count,events")
@example("findings.csv", "id,outcome,measure,unit", fails="F001,nausea,share improved,%\nF002,fainting,count,events")
def commonest_events_unnamed(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document names harms, and none of those that are counted most often among the ones that may be serious.

    Taken are the harms that bear on what it describes, are not known to be minor, and of which a verified finding gives
    a count: the two with the largest. A count orders events; it is no rate. A document that names no harm at all has
    a flag of its own.
    """
    evidence = appraised.evidence
    for document, views in appraised.harms.items():
        status = {view.harm: view.status for view in views if view.relevant}
        counts = [
            (harm, finding)
            for harm in ranked(evidence.harms, evidence)
            if harm.harm in status and harm.seriousness is not Seriousness.NOT_SERIOUS
            if (finding := largest_count(harm, evidence))
        ]
        commonest = sorted(counts, key=lambda pair: -(pair[1].value or 0))[:_COMMONEST]
        if commonest and admitted(document, evidence) and not any(status[harm.harm] in TOLD for harm, _ in commonest):
            events = listed(_event(harm, finding, evidence) for harm, finding in commonest)
            no_rate = all(finding.denominator is None for _, finding in commonest)
            told = [harm.harm for harm, _ in counts if status[harm.harm] in TOLD]
            but = f"; of the other harms counted it covers {listed(told)}" if told else ""
            what = (
                "does not name what was counted most often among the harms that bear on what it describes and are not "
                "known to be minor"
            )
            found = f"{events}{'; no rate can be computed from such counts' if no_rate else ''}{but} ({_RISKS})"
            remedy = "name them, and say what is known of how often they occur"
            yield on_document(document, appraised, what, found, remedy, joint=": ")


@source("DISCERN, item 11: does it describe the risks of each treatment?")
@example("harms.csv", "harm,seriousness", passes="heartburn,serious", fails="heartburn,not serious\nfainting,serious")
@example("mentions.csv", "claim,harm,says", "C001,heartburn,warning sign")
def narrow_safety_net(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document says when to seek help, and none of its warning signs is of a serious harm that it ought to cover.

    A reader takes the signs that are listed for all that matter. Held against it are only serious harms that studies
    listed here report and that bear on what the document describes.
    """
    evidence = appraised.evidence
    for document, views in appraised.harms.items():
        signs = [mention for mention in evidence.mentions_of.get(document, ()) if mention.says is Saying.WARNING_SIGN]
        harms = (evidence.harm[view.harm] for view in views if view.relevant)
        serious = [harm.harm for harm in harms if harm.seriousness is Seriousness.SERIOUS]
        covered = any(bears_on(mention, harm, evidence) for mention in signs for harm in serious)
        if signs and serious and not covered:
            named = f"{in_part(mention.harm for mention in signs)} ({quoted(signs, evidence)})"
            what = f"says when to seek help, and its warning signs are of {named}"
            bearing = f"that bears on what it describes: {in_part(serious)} ({_RISKS})"
            found = f"none is of a serious harm that studies listed here report and {bearing}"
            yield on_document(document, appraised, what, found, "add the signs of the serious harms that are known")


def _commonest_first(views: Iterable[HarmView], evidence: Evidence) -> list[Harm]:
    """The relevant harms, those first that a finding gives the largest share of, then those with the largest count."""

    def order(harm: Harm) -> tuple[Decimal, Decimal]:
        found = reported(harm, evidence)
        shares = [one.value for one in found if one.measure is Measure.SHARE_WITH_EVENT and one.value is not None]
        counts = [one.value for one in found if one.measure is Measure.COUNT and one.value is not None]
        return -max(shares, default=Decimal()), -max(counts, default=Decimal())

    return sorted((evidence.harm[view.harm] for view in views if view.relevant), key=order)


def _plainly_told(document: str, evidence: Evidence) -> tuple[Mention, ...]:
    """Mentions of particular harms that the document does not deny, if it names any without making it small."""
    denied = {one.harm for one in evidence.mentions_of.get(document, ()) if one.says is Saying.DENIED}
    told = tuple(mention for mention in admitted(document, evidence) if mention.harm not in denied)
    return told if any(mention.says is not Saying.MINIMISED for mention in told) else ()


def on_document(
    document: str,
    appraised: AppraisedEvidence,
    what: str,
    evidence: str,
    remedy: str,
    claim: str = "",
    joint: str = "; ",
) -> Remark:
    """A remark on a whole document, at its row."""
    place, subject = appraised.evidence.document[document].origin.at("id"), Subject(f"document {document}")
    claims = (claim,) if claim else ()
    return Remark(place, subject, what, evidence, remedy, claims, document="" if claim else document, joint=joint)


def quoted(mentions: Iterable[Mention], evidence: Evidence) -> str:
    """The words of the claims that mention something, with their lines; the first three, then how many more."""
    claims = [evidence.claim[name] for name in dict.fromkeys(mention.claim for mention in mentions)]
    return in_part(f'"{claim.quote}" (line {claim.line})' for claim in claims)


def in_part(items: Iterable[str]) -> str:
    """The first three different items of a list, then how many more there are."""
    every = tuple(dict.fromkeys(items))
    more = len(every) - _MOST_NAMED
    return listed([*every[:_MOST_NAMED], f"{more} more"] if more > 0 else every)


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
