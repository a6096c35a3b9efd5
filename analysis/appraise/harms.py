"""Harms: what each document says of every harm that a study reports, and of those that only documents name.

A document is judged only on harms relevant to what it offers. Three rules keep the judgement charitable. A mention of a
narrower harm names the broader one. A mention of the direct broader term, if it is a listed harm itself, names the
narrower harm, as *bleeding* names *haemorrhage*, but not one that lasts, as *permanent nerve injury*. A denial reaches
no harm but its own term, so that "no side effects" stands once, on the row of that general remark.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Mention, Question
from analysis.model.records import Claim, Finding, Harm
from analysis.model.words import Category, Direction, Measure, Saying, Seriousness, TermKind

#: Claims by which a document offers the treatment for their condition.
_OFFERING = (Category.INDICATION, Category.EFFICACY)

# Words of a harm that say that it does not pass.
_LASTS = re.compile(r"\b(?:permanent|lasting|irreversible|fatal|death)\b")

#: Statuses of a harm that a reader of the document hears of as something that can occur.
TOLD = (HarmStatus.NAMED, HarmStatus.MINIMISED, HarmStatus.NAMED_AND_DENIED)


class HarmView(NamedTuple):
    """What one document says of one harm.

    ``claims`` are the ids of the claims that say it, in the order of ``mentions.csv``. ``relevant`` is whether a study
    reports the harm and the document offers something in which it can occur: only then does silence count.
    """

    document: str
    harm: str
    status: HarmStatus
    claims: tuple[str, ...]
    relevant: bool


def harm_views(evidence: Evidence) -> Mapping[str, tuple[HarmView, ...]]:
    """What each document says of each harm, by document id; the harms of every document in the order of `harm_terms`.

    Empty where no harm or no mention is listed. A document that is not judged (`judged_documents`) is not there.
    """
    if not evidence.harms or not evidence.mentions:
        return {}
    terms, offered = harm_terms(evidence), _offered(evidence)
    return {
        document: tuple(_view(document, term, offered.get(document, frozenset()), evidence) for term in terms)
        for document in judged_documents(evidence)
    }


def judged_documents(evidence: Evidence) -> tuple[str, ...]:
    """Documents, in file order, of which somebody judged what they say of harms.

    One that makes claims of safety of which none has a mention has not been judged; one without such claims is silent.
    """
    said = evidence.mentions_of
    on_safety = {claim.document for claim in evidence.claims if claim.category is Category.SAFETY}
    return tuple(document for document in evidence.document if document in said or document not in on_safety)


def harm_terms(evidence: Evidence) -> tuple[str, ...]:
    """The listed harms, serious first and then by count; then terms that a document mentions and no listed harm has.

    The latter are general remarks (``any side effect``), harms that no study listed here reports, and denials of a part
    of a listed harm.
    """
    listed = [harm.harm for harm in ranked(evidence.harms, evidence)]
    others = (
        mention.harm
        for mention in evidence.mentions
        if mention.harm not in evidence.harm and not any(bears_on(mention, harm, evidence) for harm in listed)
    )
    return tuple(dict.fromkeys([*listed, *others]))


def ranked(harms: Iterable[Harm], evidence: Evidence) -> list[Harm]:
    """Harms by seriousness, then by the largest count that a finding gives; without a count last, in file order."""

    def order(harm: Harm) -> tuple[int, Decimal]:
        counts = (one.value or Decimal() for one in reported(harm, evidence) if one.measure is Measure.COUNT)
        return list(Seriousness).index(harm.seriousness), -max(counts, default=Decimal())

    return sorted(harms, key=order)


def reported(row: Harm | Question, evidence: Evidence) -> tuple[Finding, ...]:
    """The findings that report a harm, or that answer a question, in the order in which its row names them."""
    return tuple(evidence.finding[name] for name in row.findings.split() if name in evidence.finding)


def largest_count(harm: Harm, evidence: Evidence) -> Finding | None:
    """The verified finding with the largest count of a harm; ``None`` if no verified finding counts it."""
    counts = [one for one in reported(harm, evidence) if one.measure is Measure.COUNT and one.verified]
    return max((one for one in counts if one.value is not None), key=lambda one: one.value or Decimal(), default=None)


def is_general(term: str, evidence: Evidence) -> bool:
    """Whether a term of harm names none in particular: it tops the tree of terms, as ``any side effect`` does."""
    narrower = any((one.broader, one.kind) == (term, TermKind.HARM) for one in evidence.terms)
    return narrower and len(evidence.lineage(term, TermKind.HARM)) == 1


def admitted(document: str, evidence: Evidence) -> tuple[Mention, ...]:
    """Mentions by which a document tells of a particular harm as something that can occur, made small or not."""
    return tuple(
        mention
        for mention in evidence.mentions_of.get(document, ())
        if mention.says is not Saying.DENIED and not is_general(mention.harm, evidence)
    )


def bears_on(mention: Mention, harm: str, evidence: Evidence) -> bool:
    """Whether a mention says something of a harm, by the rules at the head of this file."""
    if mention.harm == harm:
        return True
    if mention.says is Saying.DENIED or harm not in evidence.harm:
        return False
    if harm in evidence.lineage(mention.harm, TermKind.HARM):
        return True
    next_broader = mention.harm in evidence.harm and evidence.lineage(harm, TermKind.HARM)[1:2] == (mention.harm,)
    return next_broader and not (_LASTS.search(harm) and not _LASTS.search(mention.harm))


def gives_sign(view: HarmView, evidence: Evidence) -> bool:
    """Whether the document names the harm, or a broader one that warns of it, as a reason to seek help.

    A narrower one is no sign of the broader: who is to call for severe pain is not to call for any.
    """
    own = evidence.lineage(view.harm, TermKind.HARM)[:2]
    return any(
        mention.says is Saying.WARNING_SIGN and mention.harm in own and bears_on(mention, view.harm, evidence)
        for mention in evidence.mentions_of.get(view.document, ())
    )


def serious_events(claim: Claim, evidence: Evidence) -> Iterator[Finding]:
    """Findings on the serious harms that can occur in a claim's condition; in any where harm or claim names none."""
    broader = evidence.lineage(claim.condition, TermKind.CONDITION)
    for harm in evidence.harms:
        conditions = conditions_of(harm)
        elsewhere = claim.condition and conditions and set(conditions).isdisjoint(broader)
        if harm.seriousness is Seriousness.SERIOUS and not elsewhere:
            yield from (one for one in reported(harm, evidence) if one.study in evidence.study)


def conditions_of(harm: Harm) -> tuple[str, ...]:
    """The conditions at whose treatment a harm can occur, parted by semicolons in its cell; empty for any."""
    return tuple(filter(None, map(str.strip, harm.conditions.split(";"))))


def serious_harms(claims: Iterable[Claim], views: Iterable[HarmView], evidence: Evidence) -> tuple[str, ...]:
    """The serious harms known where claims have the treatment given: in their conditions, else in their document's.

    ``views`` are those of the document; a harm that names no condition can occur in any.
    """
    conditions = {claim.condition for claim in claims} - {""}
    grave = [harm for harm in evidence.harms if harm.seriousness is Seriousness.SERIOUS]
    if not conditions:
        relevant = {view.harm for view in views if view.relevant}
        return tuple(harm.harm for harm in grave if harm.harm in relevant)
    lines = {one for condition in conditions for one in evidence.lineage(condition, TermKind.CONDITION)}
    return tuple(harm.harm for harm in grave if not conditions_of(harm) or not lines.isdisjoint(conditions_of(harm)))


def _offered(evidence: Evidence) -> Mapping[str, frozenset[str]]:
    """Conditions, with their broader terms, for which each document offers the treatment.

    A page on a broader term than a harm's condition does not offer the narrower one by name, and is not judged on it.
    """
    offering = (one for one in evidence.claims if one.category in _OFFERING and one.direction is Direction.ASSERTS)
    lines = ((one.document, evidence.lineage(one.condition, TermKind.CONDITION)) for one in offering)
    terms = grouped((document, term) for document, line in lines for term in line)
    return {document: frozenset(offered) for document, offered in terms.items()}


def _view(document: str, term: str, offered: frozenset[str], evidence: Evidence) -> HarmView:
    harm = evidence.harm.get(term)
    conditions = conditions_of(harm) if harm else ()
    relevant = harm is not None and (not conditions or not offered.isdisjoint(conditions))
    bearing = [one for one in evidence.mentions_of.get(document, ()) if bears_on(one, term, evidence)]
    status = _status({mention.says for mention in bearing}, is_general(term, evidence))
    if status is HarmStatus.SILENT and harm and not relevant:
        status = HarmStatus.NOT_RELEVANT
    return HarmView(document, term, status, tuple(dict.fromkeys(mention.claim for mention in bearing)), relevant)


def _status(said: set[Saying], general: bool) -> HarmStatus:
    """What the sayings come to. A warning sign names its harm; one plain mention outweighs those that make it small.

    To make harm in general small ("very safe") admits none, so it takes nothing from a denial of harm in general.
    """
    told = said & {Saying.NAMED, Saying.WARNING_SIGN}
    if Saying.DENIED in said:
        admitted = told or (not general and Saying.MINIMISED in said)
        return HarmStatus.NAMED_AND_DENIED if admitted else HarmStatus.DENIED
    if told:
        return HarmStatus.NAMED
    return HarmStatus.MINIMISED if said else HarmStatus.SILENT
