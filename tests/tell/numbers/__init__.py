"""Tests of the numbers of the reports."""

from collections.abc import Iterable, Mapping

from analysis.tell.numbers.number import Number


def by_id(numbers: Iterable[Number]) -> Mapping[str, Number]:
    """The numbers by their id."""
    return {number.id: number for number in numbers}
