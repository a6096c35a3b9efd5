"""Numbers: the quantities that a text states, and how they round."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from analysis.text.prose.quotes import Shapes, Span
from analysis.text.prose.units import decimals_of, rounded


class Quantity(NamedTuple):
    """A number or a range with its unit, as a text states it.

    ``text``, ``span``: What is printed, and where.
    ``low``, ``high``: The number, or the two ends of a range. Of a share always per cent: ``9 in 10`` is 90.
    ``unit``: As printed (``weeks``, ``mg/day``), words in lower case; ``%`` however the percentage is printed.
    ``kind``: ``share`` (of a group, or a change in per cent), ``concentration``, ``dose``, ``duration``, ``age``,
        ``points`` or ``count``.
    ``numerator``, ``denominator``: Where a share is printed with its counts, else ``None``.
    """

    text: str
    span: Span
    low: Decimal
    high: Decimal
    unit: str
    kind: str
    numerator: int | None = None
    denominator: int | None = None


# English number words; those above are printed in digits.
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORDS = {word: number for number, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), 1)}
_WORDS |= {word: 10 * number for number, word in enumerate(_TENS.split("|"), 2)} | {"a": 1, "an": 1}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}

#: Names for parts of a shape, see ``Shapes``.
PARTS = {
    "DIGITS": r"(?:(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.·]\d+)?|\.\d+)",
    "SMALL": rf"(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES})",
    "WORD": rf"\b(?:SMALL(?: (?:{'|'.join(_SCALES)}))?|a (?:{'|'.join(_SCALES)}))\b",
    # A number that belongs to a code (L4-5, COVID-19, 2.5.1) or to another number does not start here.
    "START": r"(?<![\w.,/·])(?<![A-Za-z][-–])(?<!\d[-–—])",
    "NUM": "START(?:DIGITS|WORD)",
    "RANGE": (
        r"(?P<between>between )?(?P<low>NUM)"
        r"(?:(?:(?: ?(?:%|per ?cent))?(?: ?[-–—] ?|-? ?\bto\b[ -]|(?(between) and |(?!)))|-? or[ -])"
        r"(?P<high>DIGITS|WORD))?"
    ),
    "PERCENT": (
        r"(?:\d[\d.]* ?(?:%|per ?cent)|NUM (?:in|out of|of) (?:every )?(?:the )?(?:\d+|WORD)"
        r"|NUM per (?:\d{1,3}(?:[, ]\d{3})+|\d+00)\b|\b(?:half|(?:WORD|a)[ -](?:third|quarter|fifth|tenth)s?)(?= of ))"
    ),
    # Up to three words that can stand between a number and what it counts.
    "SEVERAL": (
        r"(?:(?!(?:of|in|to|or|and|the|is|are|was|were|for|on|with|at|by|per|out|more|than|from|after|then)\b)"
        r"[A-Za-z’'-]+ ){0,3}?"
    ),
    "ANY": r"(?:\w+ ){0,3}?",
    "PEOPLE": (
        r"(?:patients?|people|persons?|participants?|subjects?|volunteers?|women|men|children|adults?|girls|boys|babies"
        r"|infants|cases|users|individuals|responders|respondents|clients|athletes|recipients|sufferers|pregnancies|births"
        r"|procedures|operations|knees|hips|shoulders|eyes|teeth|joints|episodes|trials|studies)\b"
    ),
    "COUNTED": (
        r"(?:PEOPLE|(?:injections?|sessions?|treatments?|visits?|appointments?|doses?|shots?|jabs?|needles?|pills?|tablets?"
        r"|capsules?|drops|puffs?|cups?|portions?|servings?|meals?|courses?|cycles?|rounds?|times|exercises|repetitions"
        r"|sets|reviews?|surveys?|reports|doctors|clinics|hospitals|countries|centres|centers)\b)"
    ),
    "TIME": r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?|decades?)\b",
    "UNIT": (
        r"(?:mg|mcg|[µμ]g|ng|g|kg|ml|cc|dl|l|iu|mmol|meq|gy|international units|units|milligrams?|micrograms?|grams?"
        r"|millilit(?:re|er)s?)(?: ?/ ?(?:kg|m2|m²|ml|dl|l|day|d|h|week)| per (?:day|kilogram|kg|week|ml))*(?!\w)"
    ),
    # What a percentage stands beside when it is a strength, not a share: a preparation, or a substance by the ending of
    # its name (WHO stems for nonproprietary names, -caine, -olone, -conazole …; chemical endings, -ose, -oxide …).
    "PREPARATION": (
        r"(?:solutions?|creams?|gels?|ointments?|lotions?|foams?|shampoos?|sprays?|drops|emulsions?|concentrations?"
        r"|strength|saline|alcohol|oxygen|w/v|w/w|v/v|paste|syrup|mouthwash|bleach)\b"
    ),
    "SUBSTANCE": (
        r"\b(?!(?:those|whose|(?:over)?dose|close|lose|loose|choose|nose|a?rose|hose|\w*pose)\b)\w*(?:ose|caine|sone"
        r"|olone|azole|oxide|chloride|iodine|phosphate|nitrate|sulph?ate|acetate|citrate|glycer(?:in|ol|ine)|phenol|ethanol"
        r"|saicin|oxidil|etinoin|fenac|profen|quinone|hexidine|acid|sodium|urea|menthol|atropine)\b"
    ),
}
_pattern = Shapes(PARTS)

# Shapes of a share printed with its counts, the more telling first. A measure after it makes it something else.
_NO_MEASURE_AFTER = r"(?! ?(?:TIME|UNIT|%|cm|mm|inch|[-–/]|or \d|to \d)|\.\d)"
_SHARES = (
    r"(?P<x>NUM) ?[(\[](?P<p>DIGITS) ?%[)\]] (?:out )?of (?:(?:the|our) )?(?P<n>DIGITS|WORD)(?: SEVERALPEOPLE)?",
    r"(?P<x>NUM)(?: ?/ ?| (?:out )?of (?:the )?)(?P<n>DIGITS|WORD)(?: [\w’'-]+){0,8}? ?[(\[](?P<p>DIGITS) ?%[)\]]",
    r"(?P<x>NUM)(?: ?/ ?| (?:out )?of (?:(?:the|these|those|all|our|every) )?)(?P<n>DIGITS|WORD) SEVERALPEOPLE",
    rf"(?P<x>NUM) out of (?:every )?(?P<n>DIGITS|WORD){_NO_MEASURE_AFTER}",
    rf"(?P<x>START\d+) of (?:the )?(?P<n>\d+)\b{_NO_MEASURE_AFTER}",
    rf"(?P<x>NUM)[ -]in[ -](?:every )?(?!(?:19|20)\d\d\b)(?P<n>DIGITS|WORD)(?!\d){_NO_MEASURE_AFTER}(?: PEOPLE)?",
    r"(?P<x>NUM) (?:SEVERALPEOPLE )?(?:per|in every) (?P<n>\d{1,3}(?:[, ]\d{3})+|\d+00|WORD)\b(?: PEOPLE)?",
)
_FRACTION = (
    r"(?<![\w-])(?:(?P<x>WORD|an?)[ -])?(?P<part>half|thirds?|quarters?|fifths?|tenths?)"
    r"(?= of (?!an? )| (?:the|these|those|all) )"
)
_PERCENTAGE = r"RANGE\+? ?(?:(?P<points>(?:%|per[ -]?cent(?:age)?)[ -]points?\b)|%|per[ -]?cent\b)"
_STRENGTH_AFTER = r" (?:SUBSTANCE|SEVERALPREPARATION)"
_STRENGTH_BEFORE = (
    r"\b(?:(?:concentrations?|strengths?) (?:(?:of|at|rang(?:es?|ing)|from|between|was|were|is|are|about|up|to|used) )*"
    r"|(?:solutions?|diluted|dilutions?|containing) (?:(?:of|to|at|about) )?|SUBSTANCE )$"
)
_MEASURED = (
    (r"RANGE[ -]?(?P<unit>(?:years?|months?)(?:[ -]old| of age)\b)", "age"),
    (r"(?<=\baged )RANGE(?P<unit>(?: (?:years|months)\b)?)", "age"),
    (r"RANGE[ -]?(?P<unit>TIME)", "duration"),
    (r"RANGE[ -]?(?P<unit>UNIT)", "dose"),
    (r"RANGE[ -](?P<unit>points?\b)", "points"),
    (r"RANGE[ -]SEVERAL(?P<unit>COUNTED)", "count"),
)

# Words before a number that make it a name or a date: "type 2 diabetes", "stage 4 patients", "in 2004 patients".
_NAMED = r"\b(?:type|phase|stage|grade|group|level|step|arm|vitamin|figure|table|chapter|section|page|version|no) $"
_DATED = r"\b(?:in|since|from|by|until|during|of|between|and|to) $"


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Quantities that the text states, in the order in which they stand; none overlaps another.

    Found: percentages, ``x of n`` and ``x/n (p%)``, ``1 in 5``, ``16 per 1,000``, ``half of``, durations, ages, doses,
    concentrations, points and counts of people, sessions and the like; in digits or words, single or as a range. Not
    found: years, list numbers, citation markers, telephone numbers, codes (``L4-5``, ``COVID-19``), the level of an
    interval (``95% CI``), p values, and numbers without a unit.
    """
    found: list[Quantity] = []
    for finder in (_counted_shares, _fractions, _percentages, _measured):
        for quantity in finder(text):
            if all(quantity.span.end <= q.span.start or q.span.end <= quantity.span.start for q in found):
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def find_numbers(text: str) -> tuple[tuple[Decimal, Decimal], ...]:
    """Both ends of every number or range in the text, in digits or words, whatever it counts; in their order.

    A single number has equal ends. Numbers within codes (``L4-5``) are left out, dates and list numbers are not.
    """
    ranges = _pattern("RANGE").finditer(text)
    ends = ((_number(match["low"]), _number(match["high"] or match["low"])) for match in ranges)
    return tuple((min(pair), max(pair)) for pair in ends)


def share(numerator: int, denominator: int, decimals: int) -> Decimal:
    """The share in per cent, rounded half up to so many decimals.

    Raises ``ValueError`` if the denominator is not positive.
    """
    return rounded(_exact_share(numerator, denominator), decimals)


def rounds_to(value: Decimal, printed: Decimal, decimals: int) -> bool:
    """Whether the value, rounded half up to so many decimals, is the printed number."""
    return rounded(value, decimals) == printed


def recompute(numerator: int, denominator: int, percent_text: str) -> str:
    """How a printed percentage (``"84.8%"``, ``"85"``) compares with its counts.

    Returns: ``consistent``: equal after rounding half up to the printed decimals. ``off_by_rounding``: less than one
    unit of the last printed digit away, as cutting off or rounding the wrong way leaves it. ``inconsistent``: further
    away.
    Raises ``ValueError`` if the text holds no number or the denominator is not positive.
    """
    match = _pattern("DIGITS").search(percent_text)
    if match is None:
        raise ValueError(f"{percent_text!r} holds no percentage such as 84.8%")
    printed, exact = _number(match[0]), _exact_share(numerator, denominator)
    decimals = decimals_of(printed)
    if rounds_to(exact, printed, decimals):
        return "consistent"
    return "off_by_rounding" if abs(exact - printed) < Decimal(1).scaleb(-decimals) else "inconsistent"


def _exact_share(numerator: int, denominator: int) -> Decimal:
    if denominator <= 0:
        raise ValueError(f"a share needs a positive number of people, not {denominator}")
    return Decimal(100 * numerator) / Decimal(denominator)


def _number(printed: str) -> Decimal:
    parts = [part for part in re.split(r"[\s-]", printed.lower()) if part]
    if not parts[0].isalpha():
        return Decimal(re.sub(r"[,\s]", "", printed.replace("·", ".")))
    return Decimal(sum(_WORDS.get(part, 0) for part in parts) * _SCALES.get(parts[-1], 1))


def _counted_shares(text: str) -> Iterator[Quantity]:
    for shape in _SHARES:
        for match in _pattern(shape).finditer(text):
            part, whole = _number(match["x"]), _number(match["n"])
            if 0 < whole >= part and not _is_name(text, match.start(), match["x"]):
                value = _number(match["p"]) if match.groupdict().get("p") else 100 * part / whole
                counts = (int(part), int(whole)) if part == int(part) and whole == int(whole) else (None, None)
                yield Quantity(match[0], Span(*match.span()), value, value, "%", "share", *counts)


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _pattern(_FRACTION).finditer(text):
        part = match["part"].lower().rstrip("s")
        if match["x"] or part == "half":
            count, whole = int(_number(match["x"] or "a")), _FRACTIONS[part]
            value = _exact_share(count, whole)
            yield Quantity(match[0], Span(*match.span()), value, value, "%", "share", count, whole)


def _percentages(text: str) -> Iterator[Quantity]:
    for match in _pattern(_PERCENTAGE).finditer(text):
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() :]
        if re.match(r"\s?(?:CI\b|CrI\b|confidence|credible|prediction)", after):
            continue
        strength = _pattern(_STRENGTH_AFTER).match(after) or _pattern(_STRENGTH_BEFORE).search(before)
        kind = "points" if match["points"] else "concentration" if strength else "share"
        yield _quantity(match, "percentage points" if match["points"] else "%", kind)


def _measured(text: str) -> Iterator[Quantity]:
    for shape, kind in _MEASURED:
        for match in _pattern(shape).finditer(text):
            unit = match["unit"].strip()
            if _is_name(text, match.start("low"), match["low"]):
                continue
            if kind == "dose":
                mixed = re.search(r"(?:/|per )\s?(?:ml|dl|l)$", unit, re.IGNORECASE)
                yield _quantity(match, unit, "concentration" if mixed else "dose")
            else:
                unit = unit.lower() or "years"
                yield _quantity(match, re.split(r"[\s-]", unit)[0] if kind == "age" else unit, kind)


def _quantity(match: re.Match[str], unit: str, kind: str) -> Quantity:
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    return Quantity(match[0], Span(*match.span()), min(low, high), max(low, high), unit, kind)


def _is_name(text: str, start: int, number: str) -> bool:
    before = text[max(0, start - 20) : start]
    dated = re.fullmatch(r"(?:19|20)\d\d", number) and _pattern(_DATED).search(before)
    return bool(dated or _pattern(_NAMED).search(before))
