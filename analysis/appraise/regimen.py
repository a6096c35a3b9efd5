"""Regimens: how often, how far apart, how strong and how much, as a claim has it and as the studies' rows have it.

Which part of a regimen a claim's figure is, is told by its unit, its outcome and its words. Only like is held against
like. Two ranges that overlap agree; ranges apart differ; where a row does not say, or says it of something else,
nothing can be told.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.verdict.cited_studies import cited_studies_of
from analysis.model.conclusions import Comparison
from analysis.model.evidence import Evidence
from analysis.model.figure import Figure
from analysis.model.records import Claim, Study
from analysis.model.words import Category, TermKind
from analysis.text.prose.numbers import find_quantities
from analysis.text.prose.units import Unit, UnitKind, convert, rounded, shown, unit_of
from analysis.text.vocabulary.shapes import Shapes, parts


class RegimenPart(StrEnum):
    """A part of a regimen: a quantity that a row of ``studies.csv`` has."""

    TREATMENTS = "number of treatments"
    INTERVAL = "time between treatments"
    CONCENTRATION = "concentration"
    AMOUNT = "amount given"
    FOLLOW_UP = "length of follow-up"


class RegimenComparison(NamedTuple):
    """A claim's figure beside a study's row.

    ``own``: Whether the claim's document cites the study for it.
    ``value``: The study's value with its unit; empty if it was not read.
    ``comparison``: *Agrees*, *differs* or *cannot tell*, with the reason in ``why``.
    """

    claim: Claim
    part: RegimenPart
    study: Study
    own: bool
    value: str
    comparison: Comparison
    why: str

    @property
    def told(self) -> bool:
        """Whether a reader needs to see it: the document cites the study, or the study's value was read."""
        return self.own or bool(self.value)


#: Where the figure of each part stands in a study's row, and in what unit; an amount stands in the words of its dose.
COLUMNS = {
    RegimenPart.TREATMENTS: ("sessions", "treatments"),
    RegimenPart.INTERVAL: ("interval_weeks", "weeks"),
    RegimenPart.CONCENTRATION: ("concentration", "%"),
    RegimenPart.FOLLOW_UP: ("follow_up_months", "months"),
}

# Words by which an amount may be one of several: per site, per day, per kilogram.
_SPREAD = re.compile(
    r"\b(?:each|per|every|into|in|at|to|daily|day|twice|times|weekly|both|sites?|kg)\b|/", re.IGNORECASE
)

_pattern = Shapes(parts("regimen"))

_Outcome = tuple[str, Comparison, str]


def part_of(claim: Claim) -> RegimenPart | None:
    """Which part of a regimen a claim's figure is; ``None`` if it is none, or its words do not say which.

    Numbers of treatments, times between them and amounts are parts of a regimen only in a claim on protocol; a strength
    in per cent is in any claim, and a length of follow-up in any but those.
    """
    unit, protocol = unit_of(claim.unit), claim.category is Category.PROTOCOL
    if claim.figure is None or unit is None:
        return None
    match unit.kind:
        case UnitKind.TREATMENT | UnitKind.INJECTION:
            rate = "per " in claim.outcome or any(
                _pattern("RATE_AFTER").search(after) for *_, after in _mentions(claim)
            )
            return RegimenPart.TREATMENTS if protocol and not rate else None
        case UnitKind.VOLUME | UnitKind.MASS:
            return RegimenPart.AMOUNT if protocol else None
        case UnitKind.SHARE:
            return RegimenPart.CONCENTRATION if _is_strength(claim, unit) else None
        case UnitKind.TIME if protocol:
            treated = _pattern("TREATMENT").search(f"{claim.outcome} {claim.quote} {claim.statement}")
            named = _pattern("INTERVAL_NAMED").search(claim.outcome)
            return (
                RegimenPart.INTERVAL
                if named or (treated and _said(claim, "INTERVAL_BEFORE", "INTERVAL_AFTER"))
                else None
            )
        case UnitKind.TIME:
            named = _pattern("FOLLOW_UP_NAMED").search(claim.outcome)
            return RegimenPart.FOLLOW_UP if named or _said(claim, "FOLLOW_UP_BEFORE", "FOLLOW_UP_AFTER") else None


def amount_of_agent(claim: Claim) -> bool:
    """Whether the claim's words say that its figure is an amount of its agent, not of what it is made or mixed with."""
    of_agent = rf"^ (?:of )?(?:\w+ )?{re.escape(claim.agent)}\b"
    return bool(claim.agent) and any(re.search(of_agent, after, re.IGNORECASE) for _, _, after in _mentions(claim))


def says_apart(claim: Claim) -> bool:
    """Whether the claim's own words put days or more between the treatments that it counts."""
    return any(map(_pattern("DAYS_APART").search, (claim.quote, claim.statement)))


def regimen(claim: Claim, evidence: Evidence) -> tuple[RegimenComparison, ...]:
    """Hold a claim's figure against the row of each study of the claim's agent, or of a narrower one.

    The studies that the document cites for the claim come first, then all others known here. Empty if the figure is no
    part of a regimen, or if the claim names no agent.
    """
    part, figure, unit = part_of(claim), claim.figure, unit_of(claim.unit)
    if part is None or figure is None or unit is None or not claim.agent:
        return ()
    cited = cited_studies_of(claim, evidence).studies
    found = []
    for study in (evidence.study[key] for key in dict.fromkeys((*cited, *evidence.study)) if key in evidence.study):
        if claim.agent in evidence.lineage(study.agent, TermKind.AGENT):
            if part is RegimenPart.AMOUNT:
                value, comparison, why = _against_dose(claim, figure, unit, study)
            else:
                value, comparison, why = _against_column(claim, part, figure, unit, study, evidence)
            akin = not claim.condition or evidence.in_line(claim.condition, study.condition, TermKind.CONDITION)
            if comparison is Comparison.DIFFERS and not akin:
                comparison, why = Comparison.CANNOT_TELL, f"{why}, but the study treats {study.condition}"
            found.append(RegimenComparison(claim, part, study, study.study in cited, value, comparison, why))
    return tuple(found)


def unlike_own(claim: Claim, evidence: Evidence) -> tuple[RegimenComparison, ...]:
    """The document's own studies of the claim's agent, if the regimen of each of them differs from the claim's.

    A study of which the value was not read is left aside. Empty if one agrees, if of one it cannot be told, or if the
    document cites a reference that is no study here.
    """
    if cited_studies_of(claim, evidence).unnamed:
        return ()
    own = tuple(one for one in regimen(claim, evidence) if one.own and one.value)
    return own if all(one.comparison is Comparison.DIFFERS for one in own) else ()


def _mentions(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Where the quote, then the statement, holds the figure: what kind of quantity it is there, the words around it."""
    figure = claim.figure
    for text in (claim.quote, claim.statement):
        for one in find_quantities(text):
            if figure and (one.low, one.high) == (figure.low, figure.high):
                yield one.kind, text[: one.span.start], text[one.span.end :]


def _is_strength(claim: Claim, unit: Unit) -> bool:
    if unit.whole is not None or unit.size != 1:
        return False
    kind = next((kind for kind, _, _ in _mentions(claim)), "")
    return bool(_pattern("STRENGTH_NAMED").search(claim.outcome)) or kind == "concentration"


def _said(claim: Claim, before: str, after: str) -> bool:
    """Whether the words before the figure, or those after it, are of the shape of that name."""
    return any(_pattern(before).search(one) or _pattern(after).search(other) for _, one, other in _mentions(claim))


def _against_column(
    claim: Claim, part: RegimenPart, figure: Figure, unit: Unit, study: Study, evidence: Evidence
) -> _Outcome:
    column, name = COLUMNS[part]
    held: Figure | None = getattr(study, column)
    theirs = unit_of(name)
    assert theirs is not None
    if held is None:
        return "", Comparison.CANNOT_TELL, f"{part} not read"
    value = f"{held} {name.removesuffix('s') if held.text == '1' else name}"
    if unit.kind is UnitKind.INJECTION:
        # Injections on days apart, by the claim's own words or by a claim of the same line, are a treatment each.
        line = evidence.claims_on.get((claim.document, claim.line), ())
        if not (says_apart(claim) or any(part_of(one) is RegimenPart.INTERVAL for one in line)):
            why = f"{figure} {claim.unit} against {value}: one treatment may take several {claim.unit}"
            return value, Comparison.CANNOT_TELL, why
        unit = theirs
    return value, *_compared(figure, unit, held, theirs, name)


def _compared(figure: Figure, unit: Unit, held: Figure, theirs: Unit, name: str) -> tuple[Comparison, str]:
    """Whether two ranges overlap, in one unit and rounded half up to the decimals of the coarser."""
    same = unit.size == theirs.size
    decimals = min(figure.decimals, held.decimals) if same else held.decimals
    low, high = (convert(end, unit, theirs) for end in (figure.low, figure.high))
    ours = figure.text if same else shown(low) if low == high else f"{shown(low)}-{shown(high)}"
    converted = "" if same else f"{figure} as printed is {ours} {name}; "
    if max(rounded(low, decimals), rounded(held.low, decimals)) > min(
        rounded(high, decimals), rounded(held.high, decimals)
    ):
        return Comparison.DIFFERS, f"{converted}{ours} against {held}"
    if (low, high) == (held.low, held.high):
        return Comparison.AGREES, f"{converted}same {'range' if held.is_range else 'number'}"
    exact = max(low, held.low) <= min(high, held.high)
    how = "" if exact else f", rounded half up to {decimals} decimals"
    return Comparison.AGREES, f"{converted}{ours} overlaps {held}{how}"


def _against_dose(claim: Claim, figure: Figure, unit: Unit, study: Study) -> _Outcome:
    """Hold an amount against those that a row's dose names.

    It differs only from a single amount, where both are said to be of the agent as a whole.
    """
    if not study.dose:
        return "", Comparison.CANNOT_TELL, "dose not read"
    found = ((one, unit_of(one.unit)) for one in find_quantities(study.dose))
    like = [(one, theirs) for one, theirs in found if theirs is not None and theirs.kind is unit.kind]
    if not like:
        return study.dose, Comparison.CANNOT_TELL, f"the dose as read names no amount that compares with {claim.unit}"
    for one, theirs in like:
        if max(convert(figure.low, unit, theirs), one.low) <= min(convert(figure.high, unit, theirs), one.high):
            return study.dose, Comparison.AGREES, f"{figure} {claim.unit} overlaps {one.text}"
    why = f"{figure} {claim.unit} against {' and '.join(one.text for one, _ in like)}"
    spread = any(_SPREAD.search(text) for text in (study.dose, claim.quote, claim.statement))
    if len(like) > 1 or spread or not amount_of_agent(claim):
        return study.dose, Comparison.CANNOT_TELL, f"{why}: of what, or how often, is not told"
    return study.dose, Comparison.DIFFERS, why
