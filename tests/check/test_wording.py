"""Denials of harm and absolute words: what is flagged, and what a fair reader would let pass."""

import pytest

from analysis.check.wording import absolute_wording, harm_denied
from tests.appraise.test_harms import TERMS, mentions
from tests.builders import miniset


def denials(folder, *parts: str):
    return list(harm_denied(miniset.appraised(folder / "data", "\n".join(parts))))


def claims(wording: str) -> str:
    return f"""claims.csv
id,line,quote,category,direction,outcome,figure,unit,wording
C001,4,no side effects,safety,denies,any side effect,,,{wording}
C002,9,may bruise,safety,asserts,bruising,,,plain

links.csv
claim
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("any side effect,named", True, id="risk in general admitted"),
        pytest.param("bruising,minimised", True, id="a harm made small"),
        pytest.param("any side effect,minimised", False, id="harm in general made small"),
        pytest.param("bruising,denied", False, id="nothing admitted"),
    ],
)
def test_a_denial_is_told_beside_what_the_document_admits(tmp_path, said, told):
    (remark,) = denials(tmp_path, TERMS, claims("plain"), mentions("C001,any side effect,denied", f"C002,{said}"))
    assert (remark.claims, "denies a harm: any side effect" in remark.message) == (("C001",), True)
    assert ("itself speaks of" in remark.message and '"may bruise" (line 9)' in remark.message) is told


def test_a_denial_with_a_reserve_is_none(tmp_path):
    assert not denials(tmp_path, TERMS, claims("hedged"), mentions("C002,bruising,named"))


def test_a_denial_that_studies_bear_out_is_let_pass(tmp_path):
    rows = "claims.csv\nid,category,direction,outcome,figure,unit\nC001,safety,denies,bruising,,\n"
    none_seen = "findings.csv\nid,outcome,event\nF001,bruising,none\n\nlinks.csv\nclaim,stance\nC001,supports\n"
    assert not denials(tmp_path, rows, none_seen)
    assert denials(tmp_path / "seen", rows, none_seen.replace(",none", ",measured"))
    assert denials(tmp_path / "else", rows, "links.csv\nclaim\n")


@pytest.mark.parametrize(
    ("category", "direction", "flags"),
    [("efficacy", "asserts", 1), ("mechanism", "asserts", 1), ("safety", "asserts", 0), ("efficacy", "denies", 0)],
)
def test_absolute_words_are_of_effect_and_mechanism(tmp_path, category, direction, flags):
    rows = f"claims.csv\nid,category,direction,outcome,wording\nC001,{category},{direction},safety,absolute\n"
    assert len(list(absolute_wording(miniset.appraised(tmp_path / "data", rows)))) == flags
