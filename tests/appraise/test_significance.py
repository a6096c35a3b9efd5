"""Whether a p value is below the level, and whether an interval says the same."""

import pytest

from analysis.appraise.significance import significant


@pytest.mark.parametrize(
    ("p", "below"),
    [
        ("0.015", True),
        (".049", True),
        ("0.05", False),
        ("<0.05", True),
        ("<0.1", None),
        (">0.05", False),
        (">0.01", None),
        ("=0.2", False),
        ("", None),
    ],
)
def test_p_value_is_told_below_the_level(p, below):
    assert significant(p) is below


@pytest.mark.parametrize(("p", "below"), [("0.04", None), ("0.06", None), ("0.02", True), ("0.2", False)])
def test_p_value_near_the_level_is_not_told_if_so_asked(p, below):
    assert significant(p, near=True) is below
