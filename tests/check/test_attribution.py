"""Comparators, regimens, patients and agents of claims, against those of their studies."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.attribution import (
    agent_beside_figure,
    one_patient_as_findings,
    other_agent,
    other_comparator,
    regimen_unlike,
)
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


@pytest.mark.parametrize(("stance", "flagged"), [("indirect", True), ("supports", False)])
def test_a_study_that_bears_a_claim_out_is_of_no_other_agent(tmp_path, stance, flagged):
    fragment = f"claims.csv\ncategory,figure,unit\nprotocol,,\n\nlinks.csv\nagent_fit,stance\ndifferent,{stance}\n"
    assert bool(list(other_agent(miniset.appraised(tmp_path / "data", fragment)))) is flagged


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
        pytest.param([{"sessions": "1"}, {"sessions": ""}], True, id="one was not read"),
        pytest.param([{"sessions": ""}], False, id="none was read"),
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


# One patient

ONE = "claims.csv\nid,quote,statement,figure,unit,sourcing,marker,wording\nC001,{},It is so.,,,{},{}"
CASE = "studies.csv\nstudy,design,participants\nito2011,{}"
BEARS = "links.csv\nclaim,stance,why,leans,agent_fit,outcome_fit\nC001,indirect,no comparator,for,same,{}"


def of_one(folder, words, sourcing="explicit,[1]", wording="plain", design="case report,1", outcome="same"):
    parts = (ONE.format(words, sourcing, wording), CASE.format(design), BEARS.format(outcome))
    return list(one_patient_as_findings(miniset.appraised(folder / "data", "\n\n".join(parts))))


@pytest.mark.parametrize(
    ("given", "flagged"),
    [
        pytest.param({"words": "ginger relieves nausea"}, True, id="by its marker"),
        pytest.param({"words": "ginger relieved nausea in a patient"}, False, id="told as one patient"),
        pytest.param({"words": "a case report tells of relief"}, False, id="told as a case report"),
        pytest.param({"words": "ginger may relieve nausea", "wording": "hedged"}, False, id="hedged"),
        pytest.param({"words": "ginger relieves nausea", "design": "case report,4"}, False, id="of four patients"),
        pytest.param({"words": "ginger relieves nausea", "design": "case series,1"}, True, id="a series of one"),
        pytest.param({"words": "ginger relieves nausea", "design": "case series,9"}, False, id="a series"),
        pytest.param({"words": "ginger relieves nausea", "sourcing": "none,"}, False, id="no finding told"),
        pytest.param({"words": "was associated with relief", "sourcing": "none,"}, True, id="a finding told"),
        pytest.param(
            {"words": "was associated with relief", "sourcing": "none,", "outcome": "different"}, False, id="not near"
        ),
    ],
)
def test_one_patient_is_no_finding_in_patients(tmp_path, given, flagged):
    assert bool(of_one(tmp_path, **given)) is flagged


def test_an_inferred_source_is_said_to_be(tmp_path):
    (inferred,) = of_one(tmp_path / "inferred", "was associated with relief", "none,")
    (marked,) = of_one(tmp_path / "marked", "ginger relieves nausea")
    assert "the closest study listed here is ito2011, a case report of one patient" in inferred.message
    assert "its marker leads to ito2011" in marked.message


# Another agent beside a figure

AGENTS = """terms.csv
term,kind,broader
plant extracts,agent,
ginger,agent,plant extracts
strong ginger,agent,ginger
birch tar,agent,plant extracts
lemonade,agent,

claims.csv
id,quote,statement,category,agent,outcome,figure,unit
C001,75% of travellers felt better,They did.,efficacy,{figured},nausea,75,%
C002,{words},It is given.,{category},{agent},{outcome},,
"""


def beside(
    folder, agent="birch tar", words="birch tar is caustic", figured="plant extracts", category="protocol",
    outcome="composition", more="",
):  # fmt: skip
    given = AGENTS.format(agent=agent, words=words, figured=figured, category=category, outcome=outcome)
    return list(agent_beside_figure(miniset.appraised(folder / "data", f"{given}\n{more}")))


@pytest.mark.parametrize(
    ("given", "flagged"),
    [
        pytest.param({}, True, id="another extract"),
        pytest.param({"agent": "strong ginger"}, False, id="a strength of what was studied"),
        pytest.param({"agent": "lemonade"}, False, id="under another name"),
        pytest.param({"figured": "ginger"}, False, id="the figure is said of its own agent"),
        pytest.param({"category": "context"}, False, id="not offered"),
        pytest.param(
            {"more": "studies.csv\nstudy,agent\nito2011,ginger\nabe2012,birch tar\n"},
            True,
            id="studied itself",
        ),
    ],
)
def test_a_figure_of_one_agent_stands_beside_another(tmp_path, given, flagged):
    assert bool(beside(tmp_path, **given)) is flagged


@pytest.mark.parametrize(
    ("given", "flagged"),
    [
        pytest.param({"words": "birch tar is given"}, False, id="merely named"),
        pytest.param({"words": "birch tar is caustic"}, True, id="destroys, by the document's words"),
        pytest.param(
            {"words": "birch tar is caustic", "category": "safety"}, False, id="a warning, which offers nothing"
        ),
        pytest.param(
            {
                "words": "birch tar is given",
                "more": "studies.csv\nstudy,agent\nito2011,ginger\nabe2012,birch tar\n\n"
                "findings.csv\nid,study\nF001,ito2011\nF002,abe2012\n\n"
                "harms.csv\nharm,seriousness,findings\nburns,serious,F002\n",
            },
            True,
            id="a serious harm reported",
        ),
    ],
)
def test_a_risk_that_is_not_named_is_what_is_left_out(tmp_path, given, flagged):
    assert bool(beside(tmp_path, **given)) is flagged
