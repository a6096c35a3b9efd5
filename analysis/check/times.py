"""Flags on times: when a claim says a result was seen, against when its study saw it."""

from collections.abc import Iterator
from decimal import Decimal

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim, Finding
from analysis.text.prose.quotes import Shapes

# Where a claim's words say when a result was seen: "at 6 months", "12 weeks after", "3-month follow-up".
_time_shape = Shapes(
    {
        "NUMBER": r"(?P<number>\d+(?:\.\d+)?|WORD)",
        "WORD": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
        "UNIT": r"(?P<unit>day|week|month|year)s?",
    }
)
_TIMES = (
    r"\b(?:at|after|by|within) (?:about )?NUMBER[ -]UNIT\b(?! of\b)",
    r"\bNUMBER[ -]UNIT (?:later|after|afterwards|follow-?up|on)\b",
)


@source("quotation error, content (de Lacey et al., BMJ 1985;291:884-6).")
@example("claims.csv", "quote,sourcing,marker,figure", passes="75% felt better after four weeks,explicit,[1],75")
@example("claims.csv", "quote,sourcing,marker,figure", fails="75% felt better after 12 months,explicit,[1],75")
def other_time(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim gives a study's figure for another time than the study does.

    What is seen after weeks need not last for years. Times in other units are converted; they are the same if either
    is the other to the nearest whole number, as 26 weeks is 6 months. Only claims whose marker leads to the study are
    looked at, and only where the time of every finding that gives the figure was read.
    """
    for claim in appraised.evidence.claims:
        agreeing = [one.finding for one in appraised.figure_matches.get(claim.id, ()) if one.agrees]
        read = [finding.months for finding in agreeing if finding.months is not None]
        if not read or len(read) < len(agreeing):
            continue
        times = _stated_times(claim)
        if not times or cited_studies_of(claim, appraised.evidence).cited_by is not CitedBy.MARKER:
            continue
        if not any(_same_time(number, unit, months) for number, unit in times for months in read):
            yield _at_other_time(claim, times, agreeing[0])


def _at_other_time(claim: Claim, times: list[tuple[Decimal, str]], finding: Finding) -> Remark:
    said = " and ".join(f"{number:f} {unit}{'' if number == 1 else 's'}" for number, unit in times)
    found = f"{finding.id} of {finding.study} has it for {finding.months} months"
    remedy = "give the figure with its own time, or cite the study that followed people as long"
    return on_claim(claim, "quote", f"gives {claim.figure} {claim.unit} for {said}", found, remedy, finding.study)


def _stated_times(claim: Claim) -> list[tuple[Decimal, str]]:
    """Numbers and units of the times that a claim's quote states, else its statement."""
    for text in (claim.quote, claim.statement):
        found = [match for shape in _TIMES for match in _time_shape(shape).finditer(text)]
        if found:
            return [(_number(match["number"]), match["unit"].lower()) for match in found]
    return []


def _number(printed: str) -> Decimal:
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    lower = printed.lower()
    return Decimal(names.index(lower) + 1) if lower in names else Decimal(printed)


def _same_time(number: Decimal, unit: str, months: Decimal) -> bool:
    from analysis.text.prose.units import convert, rounded, unit_of

    stated, month = unit_of(unit), unit_of("month")
    assert stated is not None
    assert month is not None
    ours, theirs = convert(number, stated, month), convert(months, month, stated)
    return rounded(ours, 0) == rounded(months, 0) or rounded(theirs, 0) == rounded(number, 0)
