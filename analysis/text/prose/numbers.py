"""Numbers: the quantities that a text states, how they round, and those that cannot hold together."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from analysis.text.prose.spans import Span
from analysis.text.prose.units import decimals_of, rounded
from analysis.text.vocabulary.shapes import Shapes, parts, shapes, word_lists


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


# English number words, and how they are put together: "three hundred and twelve", "two thousand five", "a dozen".
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_VALUES = {word: number for number, word in enumerate(f"{_ONES}|{_TEENS}".split("|"), 1)}
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS.split("|"), 2)} | {"a": 1}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SMALL = rf"(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_TEENS}|{_ONES})\b"
_HUNDREDS = rf"(?:(?:{_SMALL}|a)\s(?:hundred|dozen)\b(?:\s(?:and\s)?{_SMALL})?|{_SMALL})"
_IN_WORDS = re.compile(
    rf"\b(?:(?:{_HUNDREDS}|a)\s(?:thousand|million)\b(?:,?\s(?:and\s)?{_HUNDREDS}(?:\sthousand\b)?)?|{_HUNDREDS})",
    re.IGNORECASE,
)

_IN_DIGITS = re.compile(r"\d[\d,]*(?:[.·]\d+)?")
_SIGNS = str.maketrans("−–·", "--.")

_PARTS = {**word_lists("numbers"), **parts("numbers")}
_pattern = Shapes(_PARTS)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Quantities that the text states, in the order in which they stand; none overlaps another.

    Found: percentages, ``x of n`` and ``x/n (p%)``, ``1 in 5``, ``16 per 1,000``, ``half of``, durations, ages, doses,
    concentrations, points and counts of people, sessions and the like; in digits or words, single or as a range. Not
    found: years, list numbers, citation markers, telephone numbers, codes (``L4-5``, ``COVID-19``), the level of an
    interval (``95% CI``), p values, and numbers without a unit.
    """
    told = _Digits(text)
    found: list[Quantity] = []
    taken = bytearray(len(text))
    for finder in (_counted_shares, _fractions, _percentages, _measured):
        for quantity in finder(told):
            if not any(taken[slice(*quantity.span)]):
                taken[slice(*quantity.span)] = b"x" * len(quantity.text)
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


class PrintedNumber(NamedTuple):
    """A number or the two ends of a range, whatever it counts, and where it is printed."""

    low: Decimal
    high: Decimal
    span: Span


def find_numbers(text: str) -> tuple[PrintedNumber, ...]:
    """Every number or range in the text, in digits or words, whatever it counts; in their order.

    A single number has equal ends. Numbers within codes (``L4-5``) are left out, dates and list numbers are not.
    """
    told = _Digits(text)
    ranges = _pattern("RANGE").finditer(told.text)
    ends = ((number_of(match["low"]), number_of(match["high"] or match["low"]), told.span(match)) for match in ranges)
    return tuple(PrintedNumber(min(one, other), max(one, other), span) for one, other, span in ends)


class _Digits:
    """A text with its number words in digits, which knows where each of its parts stands in the text as printed."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self._ends = [0]
        self._shifts = [0]
        parts, done = [], 0
        for match in _IN_WORDS.finditer(printed):
            parts += [printed[done : match.start()], str(_value(match[0]))]
            done = match.end()
            self._ends.append(self._ends[-1] + len(parts[-2]) + len(parts[-1]))
            self._shifts.append(done - self._ends[-1])
        self.text = "".join((*parts, printed[done:]))

    def at(self, position: int) -> int:
        """Where a position of the text stands in the text as printed."""
        return position + self._shifts[bisect_right(self._ends, position) - 1]

    def span(self, match: re.Match[str]) -> Span:
        """Where a match of the text stands in the text as printed."""
        return Span(self.at(match.start()), self.at(match.end()))


def _value(words: str) -> int:
    """The number that number words say."""
    total = part = 0
    for word in re.split(r"[\s,-]+", words.lower()):
        scale = _SCALES.get(word, 0)
        if scale > 100:
            total, part = total + max(part, 1) * scale, 0
        elif scale:
            part = max(part, 1) * scale
        else:
            part += _VALUES.get(word, 0)
    return total + part


def rounds_to(value: Decimal, printed: Decimal, decimals: int) -> bool:
    """Whether the value, rounded half up to so many decimals, is the printed number."""
    return rounded(value, decimals) == printed


def unlike_counts(percent: Decimal, numerator: int, denominator: int) -> bool:
    """Whether a printed percentage is not that of its counts, nor left so by cutting off or rounding the wrong way.

    It is then one unit of its last digit away, or more. Raises ``ValueError`` if the denominator is not positive.
    """
    return abs(_exact_share(numerator, denominator) - percent) >= Decimal(1).scaleb(-decimals_of(percent))


def _exact_share(numerator: int, denominator: int) -> Decimal:
    if denominator <= 0:
        raise ValueError(f"a share needs a positive number of people, not {denominator}")
    return Decimal(100 * numerator) / Decimal(denominator)


def number_of(printed: str) -> Decimal:
    """A number as it is printed, whatever its sign, its point and what parts its thousands: ``1,234``, ``−0·5``."""
    return Decimal(re.sub(r"[,\s]", "", printed.translate(_SIGNS)))


def _counted_shares(told: _Digits) -> Iterator[Quantity]:
    # Two counts make a share, and with a percentage they are three numbers.
    printed = len(_IN_DIGITS.findall(told.text))
    # The more telling shapes stand first.
    for shape, _ in shapes()["counted share"] if printed > 1 else ():
        for match in _pattern(shape).finditer(told.text) if printed > 2 or "PERCENT" not in shape else ():
            groups = match.groupdict()
            part, whole, percent = number_of(match["x"]), number_of(match["n"]), groups.get("p")
            in_words = "digits" in groups and not told.printed[told.at(match.start("x"))].isdigit()
            # More than there are is a slip where it is called "of", and beside a slash another kind of number.
            possible = part <= whole or (percent and "/" not in match[0])
            if whole > 0 and possible and not in_words and not _is_name(told.text, match.start(), match["x"]):
                value = number_of(percent) if percent else 100 * part / whole
                counts = (int(part), int(whole)) if part == int(part) and whole == int(whole) else (None, None)
                yield _told(told, match, value, value, "%", "share", *counts)


def _fractions(told: _Digits) -> Iterator[Quantity]:
    for match in _pattern("FRACTION").finditer(told.text):
        part = match["part"].lower().rstrip("s")
        if match["x"] or part == "half":
            count, whole = int(match["x"]) if (match["x"] or "a").isdigit() else 1, _FRACTIONS[part]
            value = _exact_share(count, whole)
            yield _told(told, match, value, value, "%", "share", count, whole)


def _percentages(told: _Digits) -> Iterator[Quantity]:
    for match in _pattern("PERCENTAGE").finditer(told.text):
        before, after = told.text[max(0, match.start() - 60) : match.start()], told.text[match.end() :][:120]
        if re.match(r"\s?(?:CI\b|CrI\b|confidence|credible|prediction)", after):
            continue
        strength = _pattern("STRENGTH_AFTER").match(after) or _pattern("STRENGTH_BEFORE").search(before)
        kind = "points" if match["points"] else "concentration" if strength else "share"
        yield _measure(told, match, "percentage points" if match["points"] else "%", kind)


def _measured(told: _Digits) -> Iterator[Quantity]:
    for shape, kind in shapes()["measured"] if _IN_DIGITS.search(told.text) else ():
        for match in _pattern(shape).finditer(told.text):
            unit = match["unit"].strip()
            if _is_name(told.text, match.start("low"), match["low"]):
                continue
            if kind == "dose":
                mixed = re.search(r"(?:/|per )\s?(?:ml|dl|l)$", unit, re.IGNORECASE)
                yield _measure(told, match, unit, "concentration" if mixed else "dose")
            else:
                unit = unit.lower() or "years"
                yield _measure(told, match, re.split(r"[\s-]", unit)[0] if kind == "age" else unit, kind)


def _measure(told: _Digits, match: re.Match[str], unit: str, kind: str) -> Quantity:
    low = number_of(match["low"])
    high = number_of(match["high"]) if match["high"] else low
    return _told(told, match, min(low, high), max(low, high), unit, kind)


def _told(told: _Digits, match: re.Match[str], *what: Any) -> Quantity:
    span = told.span(match)
    return Quantity(told.printed[span.start : span.end], span, *what)


def _is_name(text: str, start: int, number: str) -> bool:
    before = text[max(0, start - 30) : start]
    dated = re.fullmatch(r"(?:19|20)\d\d", number) and _pattern("DATED").search(before)
    return bool(dated or _pattern("NAMED").search(before))


_contradicting = Shapes({**parts("contradictions"), "PEOPLE": word_lists("numbers")["PEOPLE"]})


def contradictions(text: str) -> Iterator[tuple[str, str]]:
    """Numbers of the text that contradict each other, as printed, and what is wrong with them, in a few words.

    Counts that do not give their percentage, by more than cutting off its last digit; more people counted than there
    are; more than 100 % of people; an interval whose ends are reversed, or that leaves out its estimate. What may be
    read in another way is left alone: ends below nought, an estimate with another sign than its interval.
    """
    for quantity in find_quantities(text) if re.search(r"\d ?(?:%|per ?cent)", text) else ():
        yield from _of_counts(quantity)
        yield from _beyond_all(quantity, text)
    for bounds in _contradicting("INTERVAL").finditer(text):
        before = text[max(0, bounds.start() - 60) : bounds.start()]
        yield from _of_interval(bounds, _contradicting("ESTIMATE").search(before))


def stated_significance(text: str) -> Iterator[tuple[str, bool, str]]:
    """Differences beside a p value: the words, whether they call it significant, and the p value, such as ``<0.05``."""
    for match in _contradicting("SIGNIFICANCE").finditer(text):
        yield match[0], not match["not"], match["p"].replace(" ", "").replace("·", ".")


def _of_counts(quantity: Quantity) -> Iterator[tuple[str, str]]:
    cases, people = quantity.numerator, quantity.denominator
    if cases is None or people is None:
        return
    if cases > people:
        yield quantity.text, "and more are counted than there are"
    elif unlike_counts(quantity.low, cases, people):
        yield f"{quantity.low:f} % for {cases} of {people}", f"which is {rounded(_exact_share(cases, people), 1)} %"


def _beyond_all(quantity: Quantity, text: str) -> Iterator[tuple[str, str]]:
    if quantity.kind != "share" or quantity.low <= 100 or quantity.numerator is not None:
        return
    before, after = text[max(0, quantity.span.start - 20) : quantity.span.start], text[quantity.span.end :][:120]
    people = _contradicting("OF_PEOPLE").match(after)
    if people and not _contradicting("GROWTH").search(before):
        yield quantity.text + people[0], "and a share cannot be above 100 %"


def _of_interval(bounds: re.Match[str], estimate: re.Match[str] | None) -> Iterator[tuple[str, str]]:
    low, high = number_of(bounds["low"]), number_of(bounds["high"])
    if low > high:
        if high >= 0:
            yield bounds[0], "and the interval is reversed"
        return
    if estimate is None or (estimate["other"] and not estimate["unit"]):
        return
    value = number_of(estimate["estimate"])
    within = low <= value <= high or low <= -value <= high
    if not within:
        yield f"{estimate[0]}{bounds[0]}", "and the interval leaves out its estimate"
