"""Likeness of numbers: sizes, roundings and conversions, whatever quantity they are."""

import pytest

from analysis.appraise.likeness import likeness
from tests.builders.build import claim, finding


def alike(figure: str, unit: str, value: str, found: str, **counts: str) -> tuple[bool, str]:
    columns = {"numerator": "", "denominator": ""} | counts
    return likeness(claim(figure=figure, unit=unit), finding(value=value, unit=found, **columns))


def test_the_sign_of_a_finding_is_left_aside() -> None:
    assert alike("44", "%", "-44", "%") == (True, "same number")


@pytest.mark.parametrize(("value", "same"), [("2.5", True), ("2.4", False), ("3.49", True), ("3.5", False)])
def test_a_number_without_decimals_stands_for_all_that_round_half_up_to_it(value: str, same: bool) -> None:
    assert alike("3", "points", value, "points")[0] is same


def test_printed_decimals_bind() -> None:
    assert alike("85.0", "%", "84.8", "%") == (False, "85.0 against 84.8")


def test_counts_that_do_not_give_the_value_are_not_used() -> None:
    assert alike("50", "%", "83", "%", numerator="20", denominator="40") == (False, "50 against 83")


def test_counts_give_a_share_per_thousand_too() -> None:
    said = alike("16", "per 1,000", "2", "%", numerator="20", denominator="1250")
    assert said == (True, "20 of 1250 is 16 per 1,000: same number")
