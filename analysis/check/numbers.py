"""Figures of claims: without a unit or a comparison, not what the quote, its counts or a cited study gives, or when."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from analysis.appraise.absolute import WITHOUT_UNIT, significant
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import (
    FigureMatch,
    comparable,
    is_result,
    measures_said,
    sentence_of,
    stated_measures,
)
from analysis.appraise.likeness import as_printed, unlike_printed, value_beside
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of
from analysis.check.harms import gives_share
from analysis.check.keys import misses_rows
from analysis.model.conclusions import Comparison
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_claim, on_row
from analysis.model.records import Claim, Finding
from analysis.model.words import Category, Direction, Measure
from analysis.text.prose.numbers import contradictions, find_quantities, stated_significance
from analysis.text.prose.phrases import counted
from analysis.text.prose.units import convert, rounded, unit_of
from analysis.text.prose.wording import tells

#: What a study's findings can bear out. A protocol's figures are compared with study rows, not with findings.
_REPORTED = (Category.EFFICACY, Category.SAFETY, Category.COMPARISON, Category.INDICATION, Category.PROGNOSIS)


def figure_without_unit(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A figure has no unit, or a unit has no figure."""
    for claim in appraised.evidence.claims:
        if (claim.figure is None) == bool(claim.unit) and not _has_none(claim, appraised.evidence):
            missing, given = (
                ("figure", f'the unit "{claim.unit}"') if claim.unit else ("unit", f"the figure {claim.figure}")
            )
            found, remedy = "the cell is empty", f"write the {missing} as the document prints it, or empty both cells"
            yield on_row(claim, missing, f"claim {claim.id}", f"has {given} and needs a {missing}", found, remedy)


def _has_none(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim's figure is a quantity that has no unit, by its words, else by the findings it was judged by."""
    if claim.figure is None:
        return False
    linked = (evidence.finding.get(link.finding) for link in evidence.links_of.get(claim.id, ()))
    stated = stated_measures(claim, evidence) or [found.measure for found in linked if found]
    return any(one in (*WITHOUT_UNIT, Measure.P_VALUE) for one in stated)


def figure_not_in_quote(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's figure is not among the numbers that its quote prints."""
    for claim in appraised.evidence.claims:
        if printed := unlike_printed(claim, sentence_of(claim, appraised.evidence)):
            what = f"needs the figure that its quote prints, {' or '.join(printed)}"
            remedy = "correct the figure or the unit, or quote the words that hold it"
            yield on_row(claim, "figure", f"claim {claim.id}", what, f"found {claim.figure} {claim.unit}", remedy)


def differing_figure(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's own citation reports the same quantity with another number."""
    for claim, traces in _figure_claims(appraised):
        if cited_studies_of(claim, appraised.evidence).cited_by is not CitedBy.MARKER:
            continue
        differing = [one for one in traces if one.comparison is Comparison.DIFFERS]
        if differing and not any(one.agrees for one in traces):
            finding = differing[0].finding
            assert claim.figure is not None
            found = f"{_named(finding)} gives {value_beside(claim.figure, finding.value or Decimal())} {finding.unit}"
            remedy = "read the cited study again, and correct the finding if it is wrong there"
            what = f"gives {claim.figure} {claim.unit}"
            yield replace(on_row(claim, "figure", f"claim {claim.id}", what, found, remedy), study=finding.study)


def untraced_figure(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """No result that was read in a cited study gives the claim's figure."""
    for claim, traces in () if misses_rows("findings", appraised.evidence) else _figure_claims(appraised):
        other = _in_another_unit(claim, appraised.evidence)
        if not (measures_said(claim, appraised.evidence) or other) or any(contradictions(claim.quote)):
            continue
        agreeing = [one for one in traces if one.agrees]
        if any(one.finding.verified for one in agreeing):
            continue
        differs = any(one.comparison is Comparison.DIFFERS for one in traces)
        if differs and cited_studies_of(claim, appraised.evidence).cited_by is CitedBy.MARKER:
            continue
        what = f"has a {claim.figure} {claim.unit}".rstrip() + " that no result read in a study of the document gives"
        found = other or _nearby(agreeing, traces)
        remedy, study = "name the study and the table that give the figure", ""
        if agreeing:
            finding, study = agreeing[0].finding, agreeing[0].finding.study
            remedy = f"read the source of {finding.id}; then correct the finding, or set it to verified"
        yield on_claim(claim, "figure", what, found, remedy, study)


def _in_another_unit(claim: Claim, evidence: Evidence) -> str:
    """The finding that a claim was judged by, where it gives the claim's number of something else than the claim."""
    assert claim.figure is not None
    ends = {abs(claim.figure.low), abs(claim.figure.high)}
    for finding in (evidence.finding.get(link.finding) for link in evidence.links_of.get(claim.id, ())):
        if finding is None or finding.value is None or {abs(finding.value)} != ends:
            continue
        if finding.unit and claim.unit and not comparable(finding.unit, claim.unit):
            return f"{_named(finding)} gives {finding.value} {finding.unit}"
    return ""


def _figure_claims(appraised: AppraisedEvidence) -> Iterator[tuple[Claim, tuple[FigureMatch, ...]]]:
    """Claims of effect or harm that carry a figure of their quote's and whose documents cite a study."""
    for claim in appraised.evidence.claims:
        if not is_result(claim) or unlike_printed(claim, sentence_of(claim, appraised.evidence)):
            continue
        if claim.category in _REPORTED and cited_studies_of(claim, appraised.evidence).studies:
            yield claim, appraised.figure_matches.get(claim.id, ())


def _nearby(agreeing: list[FigureMatch], traces: tuple[FigureMatch, ...]) -> str:
    said = [f"{_named(one.finding)}, not verified, is the same figure ({one.why})" for one in agreeing[:1]]
    other = next((one for one in traces if one.same_number and one not in agreeing and one.finding.verified), None)
    other = other or next((one for one in traces if one.same_number and not agreeing), None)
    if other:
        said.append(f"{_named(other.finding)} has the number for something else ({other.why})")
    return "; ".join(said)


def _named(finding: Finding) -> str:
    months = f", {finding.months} months" if finding.months is not None else ""
    return f"{finding.id} of {finding.study} ({finding.outcome}, {finding.measure}, {finding.phase}{months})"


def contradicting_numbers(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim prints numbers that cannot hold together."""
    for claim in appraised.evidence.claims:
        if not any(map(str.isdigit, claim.quote)):
            continue
        for printed, wrong in contradictions(claim.quote):
            remedy = "correct the number that is wrong"
            yield on_claim(claim, "quote", f"prints {printed}", wrong, remedy, joint=", ")
        for printed, called, p in stated_significance(claim.quote):
            if significant(p, near=True) is (not called):
                wrong, remedy = "and the p value says otherwise", "correct the p value or the word"
                yield on_claim(claim, "quote", f"prints {printed}", wrong, remedy, joint=", ")


# Words beside a time by which it is when a result was seen: "at 6 months", "12 weeks after", "3-month follow-up".
_BEFORE = re.compile(r"\b(?:at|after|by|within) (?:about )?$", re.IGNORECASE)
_OF_STUDIES = re.compile("day|week|month|year")
_AFTER = re.compile(r"\s(?:later|after|afterwards|follow-?up|on)\b", re.IGNORECASE)


def other_time(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim gives a study's figure for another time than the study does."""
    for claim in appraised.evidence.claims:
        agreeing = [one.finding for one in appraised.figure_matches.get(claim.id, ()) if one.agrees]
        read = [finding.months for finding in agreeing if finding.months is not None]
        if not read or len(read) < len(agreeing):
            continue
        times = stated_times(claim)
        if not times or cited_studies_of(claim, appraised.evidence).cited_by is not CitedBy.MARKER:
            continue
        if not any(_same_time(number, unit, months) for number, unit in times for months in read):
            finding, said = agreeing[0], " and ".join(counted(number, unit) for number, unit in times)
            what = f"gives {claim.figure} {claim.unit} for {said}"
            found = f"{finding.id} of {finding.study} has it for {finding.months} months"
            remedy = "give the figure with its own time, or cite the study that followed people as long"
            yield on_claim(claim, "quote", what, found, remedy, finding.study)


def stated_times(claim: Claim) -> list[tuple[Decimal, str]]:
    """Numbers and units of the times that a claim's quote states, else its statement."""
    for text in (claim.quote, claim.statement):
        times = [one for one in find_quantities(text) if one.kind == "duration" and _OF_STUDIES.match(one.unit)]
        found = [(one.high, one.unit.removesuffix("s")) for one in times if _seen(text, *one.span)]
        if found:
            return found
    return []


def _seen(text: str, start: int, end: int) -> bool:
    before = _BEFORE.search(text[max(0, start - 20) : start]) and not re.match(r"\sof\b", text[end:][:4])
    return bool(before or _AFTER.match(text[end:][:20]))


def _same_time(number: Decimal, unit: str, months: Decimal) -> bool:
    stated, month = unit_of(unit), unit_of("month")
    assert stated is not None
    assert month is not None
    ours, theirs = convert(number, stated, month), convert(months, month, stated)
    return rounded(ours, 0) == rounded(months, 0) or rounded(theirs, 0) == rounded(number, 0)


def figure_without_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit gives a share or a rate and says nothing of those who were not treated so."""
    evidence = appraised.evidence
    for claim in evidence.claims:
        praises = claim.category is Category.EFFICACY and claim.direction is Direction.ASSERTS
        if not praises or not gives_share(claim) or _compared(claim, evidence) or unlike_printed(claim):
            continue
        if measures_said(claim, evidence) != (Measure.SHARE_CHOOSING,):
            what = f"gives {as_printed(claim)} {claim.unit} and nothing to compare it with"
            found = "not how people did without the treatment, or with another (DISCERN, item 12)"
            remedy = "give the figure of the control group beside it, or say that there was none"
            yield on_claim(claim, "comparator", what, found, remedy, joint=": ")


#: Lines within which another claim on the same outcome is read with a figure: a choice of this project.
_NEAR = 2


def _compared(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim's sentence or statement, or a claim near it on the same outcome, says how others did."""
    near = (
        one
        for one in evidence.claims_of.get(claim.document, (claim,))
        if one.line == claim.line or (abs(one.line - claim.line) <= _NEAR and one.outcome == claim.outcome)
    )
    texts = (sentence_of(claim, evidence), claim.quote, claim.statement)
    return any(one.comparator for one in near) or any(tells("compared", text) for text in texts)
