"""Parts of a regimen: which quantity of a treatment a claim's figure is, by its unit, its outcome and its words."""

import re
from collections.abc import Iterator
from enum import StrEnum

from analysis.model.records import Claim
from analysis.model.words import Category
from analysis.text.prose.numbers import find_quantities
from analysis.text.prose.units import Unit, UnitKind, unit_of
from analysis.text.vocabulary.shapes import Shapes, parts


class RegimenPart(StrEnum):
    """A part of a regimen: a quantity that a row of ``studies.csv`` has."""

    TREATMENTS = "number of treatments"
    INTERVAL = "time between treatments"
    CONCENTRATION = "concentration"
    AMOUNT = "amount given"
    FOLLOW_UP = "length of follow-up"


_pattern = Shapes(parts("regimen"))


def part_of(claim: Claim) -> RegimenPart | None:
    """Which part of a regimen a claim's figure is; ``None`` if it is none, or its words do not say which.

    Numbers of treatments, times between them and amounts are parts of a regimen only in a claim on protocol; a strength
    in per cent is in any claim, and a length of follow-up in any but those.
    """
    unit = unit_of(claim.unit)
    if claim.figure is None or unit is None:
        return None
    protocol = claim.category is Category.PROTOCOL
    match unit.kind:
        case UnitKind.TREATMENT | UnitKind.INJECTION:
            return RegimenPart.TREATMENTS if protocol and not _is_rate(claim) else None
        case UnitKind.VOLUME | UnitKind.MASS:
            return RegimenPart.AMOUNT if protocol else None
        case UnitKind.SHARE:
            return RegimenPart.CONCENTRATION if _is_strength(claim, unit) else None
        case UnitKind.TIME:
            return _interval(claim) if protocol else _follow_up(claim)


def amount_of_agent(claim: Claim) -> bool:
    """Whether the claim's words say that its figure is an amount of its agent, not of what it is made or mixed with."""
    of_agent = rf"^ (?:of )?(?:\w+ )?{re.escape(claim.agent)}\b"
    return bool(claim.agent) and any(re.search(of_agent, after, re.IGNORECASE) for _, _, after in _mentions(claim))


def says_apart(claim: Claim) -> bool:
    """Whether the claim's own words put days or more between the treatments that it counts."""
    texts = (claim.quote, claim.statement)
    return any(_pattern("DAYS_APART").search(text) for text in texts)


def _mentions(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Where the quote, then the statement, holds the figure: what kind of quantity it is there, the words around it."""
    figure = claim.figure
    for text in (claim.quote, claim.statement):
        for one in find_quantities(text):
            if figure and (one.low, one.high) == (figure.low, figure.high):
                yield one.kind, text[: one.span.start], text[one.span.end :]


def _is_rate(claim: Claim) -> bool:
    return "per " in claim.outcome or any(_pattern("RATE_AFTER").search(after) for _, _, after in _mentions(claim))


def _is_strength(claim: Claim, unit: Unit) -> bool:
    if unit.whole is not None or unit.size != 1:
        return False
    kind = next((kind for kind, _, _ in _mentions(claim)), "")
    return bool(_pattern("STRENGTH_NAMED").search(claim.outcome)) or kind == "concentration"


def _interval(claim: Claim) -> RegimenPart | None:
    named = _pattern("INTERVAL_NAMED").search(claim.outcome)
    said = _said(claim, "INTERVAL_BEFORE", "INTERVAL_AFTER")
    treated = _pattern("TREATMENT").search(f"{claim.outcome} {claim.quote} {claim.statement}")
    return RegimenPart.INTERVAL if named or (said and treated) else None


def _follow_up(claim: Claim) -> RegimenPart | None:
    said = _said(claim, "FOLLOW_UP_BEFORE", "FOLLOW_UP_AFTER")
    return RegimenPart.FOLLOW_UP if said or _pattern("FOLLOW_UP_NAMED").search(claim.outcome) else None


def _said(claim: Claim, before: str, after: str) -> bool:
    """Whether the words before the figure, or those after it, are of a shape."""
    return any(_pattern(before).search(one) or _pattern(after).search(other) for _, one, other in _mentions(claim))
