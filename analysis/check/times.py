"""Flags on times: when a claim says a result was seen, against when its study saw it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim, Finding
from analysis.text.prose.units import convert, rounded, unit_of

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
            yield _at_other_time(claim, times, agreeing[0])


def _at_other_time(claim: Claim, times: list[tuple[Decimal, str]], finding: Finding) -> Remark:
    said = " and ".join(f"{number:f} {unit}{'' if number == 1 else 's'}" for number, unit in times)
    found = f"{finding.id} of {finding.study} has it for {finding.months} months"
    remedy = "give the figure with its own time, or cite the study that followed people as long"
    return on_claim(claim, "quote", f"gives {claim.figure} {claim.unit} for {said}", found, remedy, finding.study)


def stated_times(claim: Claim) -> list[tuple[Decimal, str]]:
    """Numbers and units of the times that a claim's quote states, else its statement."""
    from analysis.text.prose.numbers import find_quantities

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
