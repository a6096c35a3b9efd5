"""When a claim says a result was seen, against when its study saw it."""

import pytest

from analysis.check.times import other_time
from tests.builders import miniset


def timed(folder, quote, months, sourcing="explicit,[1]"):
    fragment = f"""claims.csv
id,quote,figure,unit,sourcing,marker
C001,75% of patients felt better {quote},75,%,{sourcing}

findings.csv
id,value,months
F001,75,{months}
"""
    return list(other_time(miniset.appraised(folder / "data", fragment)))


@pytest.mark.parametrize(
    ("quote", "months"),
    [
        ("at 6 months", "6"),
        ("after 26 weeks", "6"),
        ("at six months", "6"),
        ("after one year", "12"),
        ("12 weeks later", "2.8"),
        ("12 weeks after", "3"),
        ("at 6 months", ""),
        ("in 6 sessions", "3"),
        ("after 6 weeks of treatment", "3"),
        ("", "6"),
    ],
)
def test_same_time_in_other_units_and_times_not_told_pass(tmp_path, quote, months):
    assert not timed(tmp_path, quote, months)


@pytest.mark.parametrize(
    ("quote", "months", "said"),
    [
        ("at 18 months", "6", "18 months"),
        ("after 6 weeks", "6", "6 weeks"),
        ("at 5-year follow-up", "12", "5 years"),
    ],
)
def test_another_time_is_flagged_with_both(tmp_path, quote, months, said):
    (remark,) = timed(tmp_path, quote, months)
    assert said in remark.message
    assert f"for {months} months" in remark.message


def test_study_of_a_mere_list_is_not_held_against_a_claim(tmp_path):
    assert not timed(tmp_path, "at 18 months", "6", "list-only,")
