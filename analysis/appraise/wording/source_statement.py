"""What the source says: beside a claim, what the studies listed found that bears on it, for it and against it.

Of benefit it is the best controlled comparison, and where there is none, that there is none; of harm the events
reported, the gravest first, before any count of people; of a fact or a mechanism what a study reports. Of a benefit the
result of one group alone is never told. Source of all rules: DESIGN, appraisal, *What the source says*.
"""

from collections.abc import Iterable
from typing import NamedTuple

from analysis.appraise.harms import is_general, reported, serious_events
from analysis.appraise.ladder import LEVELS, NOT_PATIENTS, SAFETY_OUTCOMES, ClaimType, Tier, claim_type
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import known_here
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink
from analysis.appraise.wording.result import compares, in_words, no_difference, none_seen, on_harm
from analysis.appraise.wording.source import treatment_in_words, unread_in_words
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Finding
from analysis.model.words import Blinding, Category, Direction, Fit, Leaning, Measure, Seriousness, Stance, Status, Why
from analysis.text.prose.phrases import counted
from analysis.text.vocabulary.refused import telling

# How far the study's term may be from the claim's, nearest first.
_FITS = (Fit.SAME, Fit.NARROWER, Fit.NOT_STATED, Fit.BROADER, Fit.DIFFERENT)

# Quantities that count events of a harm, whether or not its term is listed as one.
_EVENTS = (Measure.COUNT, Measure.SHARE_WITH_EVENT, Measure.RATE)

_OF_HARM = (ClaimType.HARM_RATE, ClaimType.HARM_OCCURS)


class SourceResult(NamedTuple):
    """A result told beside a claim.

    ``finding``: Its id; empty where the study was linked for what it gave to its patients.
    ``side``: Whether it speaks for the claim or against it; ``None`` for neither, and of an event of a harm.
    ``why``: Why it speaks of the claim from afar only; empty where it tests it.
    """

    study: str
    finding: str
    side: Leaning | None = None
    why: str = ""


class SourceStatement(NamedTuple):
    """What the studies listed say that bears on a claim, a sentence each, and the results that it rests on.

    ``told_by`` is the study of each sentence. There are none where no study listed here bears on the claim.
    """

    sentences: tuple[str, ...]
    results: tuple[SourceResult, ...] = ()
    told_by: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[str, ...]:
        """Ids of the findings that it rests on."""
        return tuple(dict.fromkeys(one.finding for one in self.results if one.finding))

    @property
    def studies(self) -> tuple[str, ...]:
        """Keys of the studies that it rests on."""
        return tuple(dict.fromkeys(one.study for one in self.results))

    @property
    def text(self) -> str:
        """The sentences in one line."""
        return " ".join(self.sentences)


def source_statement(known: Assessment, evidence: Evidence) -> SourceStatement:
    """What the studies listed say that bears on a claim, by its assessment over all that are known here."""
    claim, asks = known.claim, claim_type(known.claim)
    if asks in _OF_HARM:
        told = [
            (in_words(one, evidence.study[one.study], is_harm=True), SourceResult(one.study, one.id))
            for one in _events(claim, known.speaking, evidence)
        ]
    else:
        told = [
            (_in_words(one, claim, evidence), _result(one, claim))
            for one in _for_and_against(claim, known.speaking, evidence)
        ]
    if not told:
        return SourceStatement((_nothing(known, evidence),))
    sentences, results = map(dict.fromkeys, zip(*told, strict=True))
    told_by = {words: one.study for words, one in told}
    return SourceStatement(tuple(sentences), tuple(results), tuple(told_by.values()))


def _result(one: RatedLink, claim: Claim) -> SourceResult:
    why = str(one.link.why or Stance.INDIRECT) if one.link.stance is Stance.INDIRECT else ""
    return SourceResult(one.study.study, one.link.finding if one.finding else "", _side(one, claim), why)


def _for_and_against(claim: Claim, rows: Iterable[RatedLink], evidence: Evidence) -> list[RatedLink]:
    """The best row against the claim, then the best for it; where there is none on a side, the best that is on neither.

    Of a fact what is on neither side is told only if nothing is on any. Of a trial with several outcomes the one
    closest to the claim's counts.
    """
    helps = claim_type(claim) is ClaimType.HELP
    rows = [one for one in rows if not helps or _is_comparison(one, claim, evidence)]
    rows = [one._replace(finding=None) if _is_alone(one, claim, evidence) else one for one in rows]
    farthest_first = sorted(rows, key=lambda one: -_FITS.index(one.link.outcome_fit))
    closest = {one.study.study: one.link.outcome_fit for one in farthest_first}
    best: dict[Leaning | None, RatedLink] = {}
    for one in sorted(rows, key=lambda one: _strength(one, helps=helps)):
        if one.link.outcome_fit is closest[one.study.study]:
            best.setdefault(_side(one, claim), one)
    if not helps and len(best) > 1:
        best.pop(None, None)
    return [best[side] for side in (Leaning.AGAINST, Leaning.FOR, None) if side in best][:2]


def _is_comparison(one: RatedLink, claim: Claim, evidence: Evidence) -> bool:
    """Whether a row compares groups on what the claim is about; a review does whose studies nobody recorded."""
    finding, link = one.finding, one.link
    if finding and (finding.measure is Measure.COUNT or on_harm(finding, evidence)):
        return False
    fits = [link.condition_fit, link.agent_fit, link.outcome_fit]
    fits += [link.comparator_fit] if link.comparator_fit and claim.category is Category.COMPARISON else []
    reviewed = one.is_ungraded_review and finding is not None and compares(finding)
    return (one.evidence_level.tier >= Tier.CONTROLLED or reviewed) and (one.is_direct or Fit.DIFFERENT not in fits)


def _is_alone(one: RatedLink, claim: Claim, evidence: Evidence) -> bool:
    """Whether a row gives, of a benefit in patients, what was found in one group alone: a number, or praise."""
    finding, asks = one.finding, claim_type(claim)
    if finding is None or compares(finding) or asks is ClaimType.HELP:
        return finding is not None and not compares(finding)
    if on_harm(finding, evidence) or one.study.design in NOT_PATIENTS:
        return False
    if finding.measure is Measure.STATEMENT:
        return claim.category is Category.INDICATION or any(map(str.isdigit, telling(finding.note)))
    return finding.measure is not Measure.COUNT and asks is not ClaimType.PROGNOSIS


def _strength(one: RatedLink, *, helps: bool) -> tuple[object, ...]:
    """What stands first is told: the claim itself and its own terms before the strongest design, then a number."""
    finding, level = one.finding, one.evidence_level
    fits = [_FITS.index(fit) for fit in (one.link.condition_fit, one.link.agent_fit, one.link.outcome_fit)]
    return (
        one.study.status is Status.RETRACTED,
        helps and finding is None,
        not one.is_direct,
        one.link.why is Why.CONFOUNDED,
        finding is not None and not finding.verified,
        max(fits) >= _FITS.index(Fit.BROADER),
        -level.tier,
        level.level or len(LEVELS) + 1,
        finding.value is None if finding else not one.study.dose,
        *fits,
        one.study.blinding is not Blinding.DOUBLE,
        -(one.study.participants or 0),
    )


def _side(one: RatedLink, claim: Claim) -> Leaning | None:
    """On which side a row speaks; a null comparison of which nobody judged it speaks against a benefit."""
    link, finding = one.link, one.finding
    side = Leaning.FOR if link.stance in FOR else Leaning.AGAINST if link.stance in AGAINST else link.leans
    if side or claim_type(claim) is not ClaimType.HELP or finding is None or not no_difference(finding):
        return None if side is Leaning.NEITHER else side
    return Leaning.FOR if claim.direction is Direction.DENIES else Leaning.AGAINST


def _in_words(one: RatedLink, claim: Claim, evidence: Evidence) -> str:
    why = f": {one.link.why}" if one.link.why else ""
    remark = f"indirect for this claim{why}" if one.link.stance is Stance.INDIRECT else ""
    if one.finding is None:
        helps = claim_type(claim) is ClaimType.HELP
        return unread_in_words(one.study, remark) if helps else treatment_in_words(one.study)
    return in_words(one.finding, one.study, remark, is_harm=on_harm(one.finding, evidence))


def _events(claim: Claim, rows: Iterable[RatedLink], evidence: Evidence) -> list[Finding]:
    """The gravest event of each of two studies, then what was counted among the most people.

    Beside one that a certain harm can occur, what was judged to speak of it comes before graver events. With what
    was judged beside a claim on harm in general stand the serious harms listed for its condition.
    """
    linked = ((one.finding, one.is_direct) for one in rows if one.finding)
    aside = {one: int(not direct) for one, direct in linked if on_harm(one, evidence) or one.measure in _EVENTS}
    if aside and (claim.outcome in SAFETY_OUTCOMES or is_general(claim.outcome, evidence)):
        aside = dict.fromkeys(serious_events(claim, evidence), 2) | aside
    grave = {one.id: harm.seriousness for harm in evidence.harms for one in reported(harm, evidence)}
    names_harm = claim.direction is Direction.ASSERTS and claim_type(claim) is ClaimType.HARM_OCCURS

    def gravity(one: Finding) -> tuple[object, ...]:
        retracted = evidence.study[one.study].status is Status.RETRACTED
        seriousness = [*Seriousness, None].index(grave.get(one.id))
        return retracted, names_harm and aside[one], seriousness, aside[one], not one.verified, -(one.value or 0)

    found = sorted(aside, key=gravity)
    events = {one.study: one for one in reversed(found) if not none_seen(one)}
    counts = [one for one in found if one.denominator or none_seen(one)]
    most = sorted(counts, key=lambda one: -(one.denominator or 0))[:1]
    return list(dict.fromkeys((*sorted(events.values(), key=gravity)[:2], *most)))


def _nothing(known: Assessment, evidence: Evidence) -> str:
    """That none of the studies listed bears on the claim, or that this was not assessed of all of them."""
    claim, asks = known.claim, claim_type(known.claim)
    here = f"of the {counted(len(evidence.studies), 'study', 'studies')} {known_here(evidence)}"
    named = "; ".join(filter(None, (claim.outcome, claim.agent, claim.condition)))
    looked_for = {ClaimType.HELP: "compared anything that ", **dict.fromkeys(_OF_HARM, "has an event recorded that ")}
    said = f"{looked_for.get(asks, '')}bears on this claim{f' ({named})' if named else ''}"
    if known.verdict is Verdict.NOT_ASSESSED or known.unjudged:
        return f"Whether any {here} {said} was not assessed."
    return f"None {here}, as read, {said}{'; that does not show safety' if asks in _OF_HARM else ''}."
