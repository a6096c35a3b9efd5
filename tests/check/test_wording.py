"""Denials of harm and absolute words: what is flagged, and what a fair reader would let pass."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.wording import absolute_wording, direction_unlike_words, harm_denied
from analysis.model.evidence import Evidence
from tests.appraise.test_harms import TERMS, mentions
from tests.builders import miniset
from tests.builders.build import claim


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


@pytest.mark.parametrize(
    ("direction", "quote", "statement", "wrong"),
    [
        ("denies", "sleep did not improve", "Sleep does not improve.", False),
        ("denies", "painless injections", "The injections do not hurt.", False),
        ("denies", "harmless", "The cream is harmless.", False),
        ("denies", "few side effects", "Side effects are few.", False),
        ("denies", "is ineffective", "The diet is ineffective.", False),
        ("denies", "sleep improved", "Sleep improves.", True),
        ("denies", "under a skin disease", "A disease of the skin improves.", True),
        ("denies", "20 points fewer than without treatment", "Relapses are fewer than without treatment.", True),
        ("asserts", "sleep improved", "Sleep improves.", False),
        ("asserts", "sleep did not improve", "Sleep does not improve.", True),
        ("asserts", "it cannot cure", "Ginger cannot cure nausea.", True),
        ("asserts", "pain that did not respond", "Pain that did not respond to drugs is an indication.", False),
        ("asserts", "not only pain", "Ginger does not only relieve nausea.", False),
        ("asserts", "people who do not eat", "People who do not eat are helped.", False),
    ],
)
def test_direction_is_that_of_the_words(direction, quote, statement, wrong):
    row = claim(direction=direction, quote=quote, statement=statement)
    remarks = list(direction_unlike_words(AppraisedEvidence(Evidence(claims=(row,)))))
    assert bool(remarks) is wrong
    assert all(f'"{direction}"' in remark.message for remark in remarks)
