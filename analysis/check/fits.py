"""Faults of fit: judgements on a pair that the terms, or the finding's own numbers, do not bear out."""

from collections.abc import Iterator

from analysis.appraise.absolute import NO_EFFECT, significant
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import outcome_fit, term_fit
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Category, Direction, Fit, Measure, Phase, Stance, TermKind, Wording
from analysis.text.prose.wording import names

# Claims that name what a treatment is made of or how it is given, which may be a part of the study's mixture.
_OF_PARTS = (Category.MECHANISM, Category.PROTOCOL, Category.PROVIDER, Category.ACCESS)

_NOT_SAME = (Fit.DIFFERENT, *(fit for fit in Fit if fit not in (Fit.SAME, Fit.DIFFERENT)))


def fit_unlike_terms(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link's word for how condition, agent or outcome fit is not what the terms say."""
    evidence = appraised.evidence
    addressing = (link for link in evidence.links if link.stance is not Stance.DOES_NOT_ADDRESS)
    for link in addressing:
        claim, study = evidence.claim.get(link.claim), evidence.study.get(link.study)
        if claim is None or study is None:
            continue
        for noun, claimed, studied, fit in _compared(link, claim, study, evidence):
            right = _right(noun, fit, claim)
            given: Fit = getattr(link, f"{noun}_fit")
            if right and given not in right:
                subject = f'by terms.csv the study\'s {noun} ({link.study}: "{studied}")'
                what = f'is {_THAN.get(right[0], f"{right[0]} than")} the claim\'s ({link.claim}: "{claimed}")'
                remedy = f'write "{right[0]}", or correct the {noun} of the claim, of the study or in terms.csv'
                yield on_row(link, f"{noun}_fit", subject, what, f'found "{given}"', remedy)


_THAN = {Fit.SAME: "the same as", Fit.DIFFERENT: "another than"}


def _compared(link: Link, claim: Claim, study: Study, evidence: Evidence) -> Iterator[tuple[str, str, str, Fit | None]]:
    """A noun, the claim's term, the study's, and the fit that terms.csv gives; ``None`` where it cannot tell."""
    for noun, kind in (("condition", TermKind.CONDITION), ("agent", TermKind.AGENT)):
        claimed, studied = getattr(claim, noun), getattr(study, noun)
        fit = term_fit(claimed, studied, (kind,), evidence)
        known = {(claimed, kind), (studied, kind)} <= evidence.broader.keys()
        yield noun, claimed, studied, fit if claimed and studied and (known or fit is not Fit.DIFFERENT) else None
    if (finding := evidence.finding.get(link.finding)) and claim.outcome:
        yield "outcome", claim.outcome, finding.outcome, outcome_fit(claim.outcome, finding.outcome, evidence)


def _right(noun: str, fit: Fit | None, claim: Claim) -> tuple[Fit, ...]:
    """The words that are right, the most exact first; empty where any is."""
    match fit:
        case None | Fit.NOT_STATED:
            return ()
        case Fit.DIFFERENT:
            part = noun == "agent" and claim.category in _OF_PARTS
            return () if part or noun == "outcome" else _NOT_SAME
        case Fit.NARROWER if noun != "condition":
            return (Fit.NARROWER, Fit.SAME)
        case Fit.BROADER if noun == "agent":
            return (Fit.BROADER, Fit.SAME)
    return (fit,)


def stance_unlike_finding(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link *supports* a claim in the direction opposite to that of the finding it rests on."""
    evidence = appraised.evidence
    for link in evidence.links:
        claim, finding = evidence.claim.get(link.claim), evidence.finding.get(link.finding)
        if claim is None or finding is None or not _plainly_supports(link, claim, finding):
            continue
        better = _does_better(finding, claim)
        if better is not (claim.direction is Direction.DENIES):
            continue
        shown = "a difference" if better else "no such difference"
        beside = "" if finding.comparator_value is None else f" against {finding.comparator_value}"
        what = (
            f"{claim.direction} a benefit and {finding.id} of {link.study} found {shown} ({finding.value}{beside} "
            f"{finding.unit}, p {finding.p}), so it does not support the claim"
        )
        remedy = 'write "contradicts" with its basis, or correct the direction of the claim or the finding'
        yield on_row(link, "stance", link.claim, what, f'found "{link.stance}"', remedy)


def _plainly_supports(link: Link, claim: Claim, finding: Finding) -> bool:
    words = f"{claim.quote} {claim.statement}"
    compares = bool(claim.comparator or names("compares", words))
    compared = claim.category is Category.COMPARISON or (claim.category is Category.EFFICACY and not claim.figure)
    return (
        link.stance is Stance.SUPPORTS
        and link.outcome_fit is Fit.SAME
        and claim.wording is not Wording.HEDGED
        and finding.phase in (Phase.RANDOMISED, Phase.CONTROLLED)
        and (claim.direction is Direction.DENIES or (compared and compares))
        and claim.category in (Category.EFFICACY, Category.COMPARISON)
        and not names("not all", words)
    )


def _does_better(finding: Finding, claim: Claim) -> bool | None:
    """Whether the treated did significantly better than the control group; ``None`` where the numbers do not say.

    A comparison may say that an event is more frequent, so that fewer events do not tell which way it points.
    """
    difference = significant(finding.p)
    compared = finding.measure in NO_EFFECT or finding.comparator_value is not None
    if not difference or not compared:
        return difference if compared else None
    if finding.value is None or finding.comparator_value is None:
        return None
    if finding.measure is Measure.SHARE_IMPROVED:
        return finding.value > finding.comparator_value
    if finding.measure is Measure.SHARE_WITH_EVENT and claim.category is Category.EFFICACY:
        return finding.value < finding.comparator_value
    return None


def finding_unlike_figure(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link rests on one finding of a study, and the claim's figure is that of another finding of it."""
    evidence = appraised.evidence
    for link in evidence.links:
        if link.stance not in (Stance.SUPPORTS, Stance.PARTLY_SUPPORTS) or link.finding not in evidence.finding:
            continue
        traces = [one for one in appraised.figure_matches.get(link.claim, ()) if one.finding.study == link.study]
        agreeing = [one.finding for one in traces if one.agrees]
        if agreeing and link.finding not in {finding.id for finding in agreeing}:
            named = ", ".join(finding.id for finding in agreeing)
            figure = evidence.claim[link.claim].figure
            what, found = f"rests on {link.finding}", f"and the claim's figure, {figure}, is that of {named}"
            remedy = f"name {agreeing[0].id} if that was meant, or correct the figure"
            yield on_row(link, "finding", f"the link of {link.claim} to {link.study}", what, found, remedy, joint=", ")
