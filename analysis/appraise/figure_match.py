"""Figures traced: a claim's figure held against every finding of a set of studies, and the study it seems to come from.

Two figures agree only when number *and* quantity agree. A share of patients improved, a mean change and a difference
between arms are different quantities; so are different outcomes. How a share is printed is not: 1.6 %, 16 per 1,000
and 2 of 125 are one number. A number that agrees by rounding is said to. Figures of a protocol, such as a number of
sessions or the strength of a solution, are no results; ``regimen.py`` holds them against the rows of the studies.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.appraise.absolute import RATIOS
from analysis.appraise.likeness import likeness, unlike_printed
from analysis.appraise.regimen import part_of
from analysis.appraise.verdict.cited_studies import CitedBy, CitedStudies
from analysis.model.conclusions import Comparison
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Claim, Finding
from analysis.model.words import Category, Fit, Measure, TermKind
from analysis.text.prose.measures import measures_of
from analysis.text.prose.spans import sentence_with
from analysis.text.prose.units import UnitKind, same_unit, unit_of


class FigureMatch(NamedTuple):
    """A claim's figure beside one finding.

    ``comparison`` is *agrees*, *differs* or *cannot tell*; ``same_number`` whether the numbers agree after rounding;
    ``why`` is the reason in a few words, with the rounding where there was any.
    """

    claim: Claim
    finding: Finding
    comparison: Comparison
    same_number: bool
    why: str

    @property
    def agrees(self) -> bool:
        """Whether number and quantity agree."""
        return self.comparison is Comparison.AGREES

    @property
    def is_given(self) -> bool:
        """Whether the finding agrees and was read in a source, so that its study can be said to give the figure."""
        return self.agrees and self.finding.verified


class Attribution(NamedTuple):
    """The study that a claim's sentence seems to speak of, and the findings that say so.

    ``findings`` are those that agree with figures of the sentence, that of the claim itself first; empty where the
    document's own marker names the study.
    """

    study: str
    findings: tuple[Finding, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether it rests on a marker, or on a finding that was read in a source: else it is provisional."""
        return not self.findings or any(one.verified for one in self.findings)

    @property
    def finding(self) -> Finding | None:
        """The finding that agrees with the claim's own figure, or with another figure of its sentence."""
        return self.findings[0] if self.findings else None


def match_figure(claim: Claim, studies: Iterable[str], evidence: Evidence) -> tuple[FigureMatch, ...]:
    """Hold a claim's figure against each finding of the studies that has a value in the claim's unit.

    A share compares with a share however either is printed. Empty for a claim without a figure, or whose figure is part
    of a protocol. Studies and findings come in the order given and in file order.
    """
    if not is_result(claim):
        return ()
    stated = stated_measures(claim, evidence)
    found = (finding for study in studies for finding in evidence.findings_of.get(study, ()))
    return tuple(
        _compared(claim, stated, finding, evidence)
        for finding in found
        if finding.value is not None and comparable(_as_stated(finding, stated).unit, claim.unit)
    )


def is_result(claim: Claim) -> bool:
    """Whether a claim's figure is one that a study can have found: not part of a protocol, nor a strength."""
    return claim.figure is not None and claim.category is not Category.PROTOCOL and part_of(claim) is None


def comparable(unit: str, other: str) -> bool:
    """Whether figures in the two units can be one number: the same unit, or both a share of something."""
    first, second = unit_of(unit), unit_of(other)
    shares = first is not None and second is not None and first.kind is second.kind is UnitKind.SHARE
    return shares or same_unit(unit, other)


def _as_stated(finding: Finding, stated: Sequence[Measure]) -> Finding:
    """A finding as the reduction of a risk that its ratio gives, where the claim states one; else as it is."""
    if Measure.RELATIVE_REDUCTION in stated and finding.measure in RATIOS and finding.value and finding.value < 1:
        return finding._replace(value=100 * (1 - finding.value), unit="%", measure=Measure.RELATIVE_REDUCTION)
    return finding


def _compared(claim: Claim, stated: Sequence[Measure], finding: Finding, evidence: Evidence) -> FigureMatch:
    same_number, number = likeness(claim, _as_stated(finding, stated))
    fit = outcome_fit(claim.outcome, finding.outcome, evidence)
    comparison = Comparison.CANNOT_TELL
    if not stated:
        why = ", but the claim does not say which quantity its figure is"
    elif _as_stated(finding, stated).measure not in stated:
        why = f", other quantity: {finding.measure}, not {stated[0]}"
    elif fit is Fit.NOT_STATED:
        why = ", but the claim names no outcome"
    elif fit in (Fit.DIFFERENT, Fit.BROADER):
        why = f", {'other' if fit is Fit.DIFFERENT else 'broader'} outcome: {finding.outcome}"
    else:
        why = f"; the outcome measured, {finding.outcome}, is narrower" if fit is Fit.NARROWER else ""
        comparison = Comparison.AGREES if same_number else Comparison.DIFFERS
    return FigureMatch(claim, finding, comparison, same_number, number + why)


def stated_measures(claim: Claim, evidence: Evidence) -> tuple[Measure, ...]:
    """The quantities that a claim's figure may be, the likeliest first; empty where nothing says.

    Where its words do not (``measures_said``) the finding that the claim was judged by says it, if all such findings
    are of one quantity.
    """
    links = evidence.links_of.get(claim.id, ())
    judged = {evidence.finding[one.finding].measure for one in links if one.finding in evidence.finding}
    return measures_said(claim, evidence) or (tuple(judged) if len(judged) == 1 else ())


def measures_said(claim: Claim, evidence: Evidence) -> tuple[Measure, ...]:
    """The quantities that a claim's figure may be by its words: the sentence of the text, the quote, the statement."""
    harms = evidence.once(_harms)
    complaints = ("",) if claim.category is Category.SAFETY or claim.outcome in harms else ("", claim.outcome)
    texts = tuple(dict.fromkeys(filter(None, (sentence_of(claim, evidence), claim.quote, claim.statement))))
    said = (measures_of(text, claim.figure, complaint, harms) for complaint in complaints for text in texts)
    return next(filter(None, said), ())


def _harms(evidence: Evidence) -> tuple[str, ...]:
    return tuple(term.term for term in evidence.terms if term.kind is TermKind.HARM)


def sentence_of(claim: Claim, evidence: Evidence) -> str:
    """The sentence that holds the quote, where the document's text is present."""
    return sentence_with(claim.quote, evidence.line_of(claim))


def outcome_fit(claimed: str, measured: str, evidence: Evidence) -> Fit:
    """How the outcome measured stands to the outcome claimed, by ``terms.csv``."""
    return term_fit(claimed, measured, (TermKind.OUTCOME, TermKind.HARM), evidence) if claimed else Fit.NOT_STATED


def term_fit(claimed: str, found: str, kinds: tuple[TermKind, ...], evidence: Evidence) -> Fit:
    """How the term found stands to the term claimed in the lines of ``terms.csv``; *different* where in none."""
    if claimed == found:
        return Fit.SAME
    if any(claimed in evidence.lineage(found, kind) for kind in kinds):
        return Fit.NARROWER
    return Fit.BROADER if any(found in evidence.lineage(claimed, kind) for kind in kinds) else Fit.DIFFERENT


def attribution(claim: Claim, cited: CitedStudies, evidence: Evidence) -> Attribution | None:
    """The study that a claim's sentence seems to speak of, out of those that its document brings.

    A marker that reaches one study names it. Otherwise the figures decide: all claims of the same line that name the
    same evidence speak of one study, and it is the one whose findings agree with the most of their figures. ``None`` if
    no figure agrees, or if two studies agree equally well.
    """
    if cited.cited_by is CitedBy.MARKER and len(cited.studies) == 1:
        return Attribution(cited.studies[0])
    found: list[tuple[str, Finding]] = []
    same_line = evidence.claims_on.get((claim.document, claim.line), ())
    siblings = [one for one in same_line if one.stated_design == claim.stated_design and not unlike_printed(one)]
    for sibling in sorted(siblings, key=lambda one: one is not claim):
        agreeing = (one.finding for one in match_figure(sibling, cited.studies, evidence) if one.agrees)
        found += ((study, first) for study, (first, *_) in grouped((one.study, one) for one in agreeing).items())
    ranked = sorted(grouped(found).items(), key=lambda item: -len(item[1]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None
    return Attribution(*ranked[0])
