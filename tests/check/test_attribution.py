"""Comparators and regimens of claims, against those of their studies."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.attribution import other_comparator, regimen_unlike
from tests.appraise.test_regimen import SESSIONS, evidence
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


@pytest.mark.parametrize(
    ("studies", "flagged"),
    [
        pytest.param([{"sessions": "1"}, {"sessions": "2"}], True, id="every one differs"),
        pytest.param([{"sessions": "1"}, {"sessions": "5"}], False, id="one agrees"),
        pytest.param([{"sessions": "1"}, {"sessions": ""}], False, id="one was not read"),
        pytest.param([{"sessions": "1", "role": "wider"}], False, id="only a wider one differs"),
        pytest.param([{"sessions": "1", "agent": "peppermint"}], False, id="another agent"),
    ],
)
def test_a_protocol_is_flagged_only_if_every_own_study_differs(studies: list[dict[str, str]], flagged: bool) -> None:
    found = evidence(SESSIONS, *studies)
    assert bool(list(regimen_unlike(AppraisedEvidence(found)))) is flagged


def test_the_flag_names_values_and_studies() -> None:
    (remark,) = regimen_unlike(AppraisedEvidence(evidence(SESSIONS, {"sessions": "1"}, {"sessions": "2-3"})))
    assert "gives 4-6 sessions as the number of treatments" in remark.message
    assert "found 1 treatment in s1 and 2-3 treatments in s2" in remark.message
