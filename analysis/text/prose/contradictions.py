"""Contradictions: numbers that a text prints together and that cannot hold together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.text.prose.numbers import Quantity, find_quantities, number_of, recompute, share
from analysis.text.prose.quotes import Shapes
from analysis.text.vocabulary.shapes import parts
from analysis.text.vocabulary.words import word_lists


class Contradiction(NamedTuple):
    """Numbers as a text prints them, and what is wrong with them, in a few words."""

    printed: str
    wrong: str


class Significance(NamedTuple):
    """A difference that a text calls significant or not, and its p value as :func:`significant` takes it."""

    printed: str
    significant: bool
    p: str


_shape = Shapes({**parts("contradictions"), "PEOPLE": word_lists("numbers")["PEOPLE"]})


def contradictions(text: str) -> Iterator[Contradiction]:
    """Numbers of the text that contradict each other, as printed.

    Counts that do not give their percentage, by more than cutting off its last digit; more people counted than there
    are; more than 100 % of people; an interval whose ends are reversed, or that leaves out its estimate. What may be
    read in another way is left alone: ends below nought, an estimate with another sign than its interval.
    """
    for quantity in find_quantities(text) if re.search(r"\d ?(?:%|per ?cent)", text) else ():
        yield from _of_counts(quantity)
        yield from _beyond_all(quantity, text)
    for bounds in _shape("INTERVAL").finditer(text):
        before = text[max(0, bounds.start() - 60) : bounds.start()]
        yield from _of_interval(bounds, _shape("ESTIMATE").search(before))


def stated_significance(text: str) -> Iterator[Significance]:
    """Differences that the text calls significant or not significant beside a p value."""
    for match in _shape("SIGNIFICANCE").finditer(text):
        yield Significance(match[0], not match["not"], match["p"].replace(" ", "").replace("·", "."))


def _of_counts(quantity: Quantity) -> Iterator[Contradiction]:
    cases, people = quantity.numerator, quantity.denominator
    if cases is None or people is None:
        return
    if cases > people:
        yield Contradiction(quantity.text, "and more are counted than there are")
    elif recompute(cases, people, f"{quantity.low:f}") == "inconsistent":
        yield Contradiction(f"{quantity.low:f} % for {cases} of {people}", f"which is {share(cases, people, 1)} %")


def _beyond_all(quantity: Quantity, text: str) -> Iterator[Contradiction]:
    if quantity.kind != "share" or quantity.low <= 100 or quantity.numerator is not None:
        return
    before, after = text[max(0, quantity.span.start - 20) : quantity.span.start], text[quantity.span.end :][:120]
    people = _shape("OF_PEOPLE").match(after)
    if people and not _shape("GROWTH").search(before):
        yield Contradiction(quantity.text + people[0], "and a share cannot be above 100 %")


def _of_interval(bounds: re.Match[str], estimate: re.Match[str] | None) -> Iterator[Contradiction]:
    low, high = number_of(bounds["low"]), number_of(bounds["high"])
    if low > high:
        if high >= 0:
            yield Contradiction(bounds[0], "and the interval is reversed")
        return
    if estimate is None or (estimate["other"] and not estimate["unit"]):
        return
    value = number_of(estimate["estimate"])
    within = low <= value <= high or low <= -value <= high
    if not within:
        yield Contradiction(f"{estimate[0]}{bounds[0]}", "and the interval leaves out its estimate")
