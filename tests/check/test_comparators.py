"""What a claim says it is better than, against what its study compared with."""

import pytest

from analysis.check.comparators import other_comparator
from tests.builders import miniset


def compared(folder, claimed, studied, sourcing="explicit,[1]"):
    fragment = f"""claims.csv
id,comparator,sourcing,marker
C001,{claimed},{sourcing}

studies.csv
study,comparator
ito2011,{studied}
"""
    return list(other_comparator(miniset.appraised(folder / "data", fragment)))


@pytest.mark.parametrize(
    ("claimed", "studied"),
    [
        ("dimenhydrinate", "dimenhydrinate tablets"),
        ("tap-water bath", "baths in tap water"),
        ("placebo", "sugar tablets"),
        ("wrist bands", "sham treatment"),
        ("usual care", "exercise"),
        ("no treatment", "waiting list"),
        ("untreated travellers", "no treatment"),
        ("", "exercise"),
    ],
)
def test_names_that_may_mean_the_same_are_not_flagged(tmp_path, claimed, studied):
    assert not compared(tmp_path, claimed, studied)


@pytest.mark.parametrize(
    ("claimed", "studied", "said"),
    [
        ("wrist bands", "dimenhydrinate", "ito2011 (dimenhydrinate)"),
        ("wrist bands", "no treatment", "ito2011 (no treatment)"),
        ("wrist bands", "", "without a comparison group"),
    ],
)
def test_two_comparators_are_flagged_with_both_names(tmp_path, claimed, studied, said):
    (remark,) = compared(tmp_path, claimed, studied)
    assert claimed in remark.message
    assert said in remark.message


def test_study_of_a_mere_list_is_not_held_against_a_claim(tmp_path):
    assert not compared(tmp_path, "wrist bands", "dimenhydrinate", "list-only,")
