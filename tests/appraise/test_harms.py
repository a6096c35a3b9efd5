"""What each document says of each harm: what counts as naming one, which harms are relevant, and what is not judged."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import harm_terms, is_general, judged_documents, largest_count
from analysis.model.conclusions import HarmStatus
from analysis.model.evidence import Evidence
from tests.builders import miniset

TERMS = """
terms.csv
term,kind,broader
any side effect,harm,
bleeding,harm,any side effect
haemorrhage,harm,bleeding
nosebleed,harm,bleeding
tissue damage,harm,any side effect
bruising,harm,tissue damage
permanent bruising,harm,bruising
sickness,condition,
motion sickness,condition,sickness
seasickness,condition,motion sickness
"""

HARMS = """
harms.csv
harm,seriousness,conditions,findings
bleeding,not stated,,
haemorrhage,serious,,
bruising,not serious,,
permanent bruising,serious,,
"""


def mentions(*rows: str) -> str:
    return "\n".join(("mentions.csv", "claim,harm,says", *rows)) + "\n\n"


def statuses(folder, *said: str, harms: str = HARMS, more: str = "") -> dict[str, str]:
    """Status of each harm on the example's page."""
    found = miniset.appraised(folder / "data", "\n".join((TERMS, harms, mentions(*said), more)))
    return {view.harm: view.status.value for view in found.harms["page1"]}


# What counts as naming


@pytest.mark.parametrize(
    ("said", "harm", "status"),
    [
        pytest.param(("C001,bruising,named",), "bruising", "named", id="the harm itself"),
        pytest.param(("C001,nosebleed,named",), "bleeding", "named", id="a narrower harm"),
        pytest.param(("C001,bleeding,named",), "haemorrhage", "named", id="the next broader harm that is listed"),
        pytest.param(
            ("C001,bruising,named",), "permanent bruising", "silent", id="a harm that lasts, by one that may pass"
        ),
        pytest.param(("C001,permanent bruising,named",), "bruising", "named", id="a harm, by one that lasts"),
        pytest.param(("C001,tissue damage,named",), "bruising", "silent", id="a broader term that is not listed"),
        pytest.param(("C001,any side effect,named",), "bruising", "silent", id="risk in general"),
        pytest.param(("C001,bruising,warning sign",), "bruising", "named", id="a warning sign"),
        pytest.param(("C001,bruising,minimised",), "bruising", "minimised", id="made small"),
        pytest.param(("C001,bruising,minimised", "C002,bruising,named"), "bruising", "named", id="also plainly"),
        pytest.param(("C001,bruising,denied",), "bruising", "denied", id="denied"),
        pytest.param(("C001,bruising,denied", "C002,bruising,minimised"), "bruising", "named and denied", id="both"),
    ],
)
def test_mention_counts_for_a_harm(tmp_path, said, harm, status):
    assert statuses(tmp_path, *said, more="claims.csv\nid\nC001\nC002")[harm] == status


def test_denial_in_general_stands_once(tmp_path):
    found = statuses(tmp_path, "C001,any side effect,denied")
    assert found.pop("any side effect") == "denied"
    assert set(found.values()) == {"silent"}


def test_denial_of_a_part_of_a_harm_does_not_deny_the_harm(tmp_path):
    found = statuses(tmp_path, "C001,nosebleed,denied")
    assert (found["bleeding"], found["nosebleed"]) == ("silent", "denied")


def test_making_harm_in_general_small_admits_none(tmp_path):
    said = ("C001,any side effect,denied", "C002,any side effect,minimised")
    assert statuses(tmp_path, *said, more="claims.csv\nid\nC001\nC002")["any side effect"] == "denied"


def test_claims_that_say_it_are_kept_once_each(tmp_path):
    said = mentions("C001,nosebleed,named", "C001,bleeding,named")
    found = miniset.appraised(tmp_path / "data", TERMS + HARMS + "\n" + said)
    assert {view.harm: view.claims for view in found.harms["page1"]}["bleeding"] == ("C001",)


# Relevance


@pytest.mark.parametrize(
    ("conditions", "offered", "relevant"),
    [
        pytest.param("", "anything", True, id="any condition"),
        pytest.param("motion sickness", "motion sickness", True, id="the condition"),
        pytest.param("motion sickness", "seasickness", True, id="a narrower condition"),
        pytest.param("motion sickness", "sickness", False, id="only a broader condition"),
        pytest.param("migraine; motion sickness", "seasickness", True, id="one of several"),
        pytest.param("migraine", "motion sickness", False, id="another condition"),
    ],
)
def test_harm_is_relevant_to_what_a_document_offers(tmp_path, conditions, offered, relevant):
    harms = f"harms.csv\nharm,conditions\nbleeding,{conditions}\n"
    fragment = f"{TERMS}\n{harms}\n{mentions('C001,bruising,named')}claims.csv\nid,condition\nC001,{offered}"
    found = {view.harm: view for view in miniset.appraised(tmp_path / "data", fragment).harms["page1"]}
    assert found["bleeding"].relevant is relevant
    assert found["bleeding"].status is (HarmStatus.SILENT if relevant else HarmStatus.NOT_RELEVANT)


@pytest.mark.parametrize(
    ("category", "direction"), [("safety", "asserts"), ("efficacy", "denies"), ("provider", "asserts")]
)
def test_other_claims_offer_nothing(tmp_path, category, direction):
    fragment = f"claims.csv\nid,category,direction\nC001,{category},{direction}\n\n{mentions('C001,heartburn,named')}"
    (view,) = miniset.appraised(tmp_path / "data", fragment).harms["page1"]
    assert not view.relevant
    assert view.status is HarmStatus.NAMED


# Order, general terms, and what is not judged


def test_serious_harms_come_first_then_the_commonest_then_what_only_documents_say(tmp_path):
    fragment = f"""{TERMS}
harms.csv
harm,seriousness,findings
bruising,not serious,F002
bleeding,not serious,F003
haemorrhage,serious,

findings.csv
id,measure,value,unit
F002,count,3,events
F003,count,30,events

{mentions("C001,any side effect,named")}"""
    evidence = miniset.appraised(tmp_path / "data", fragment).evidence
    assert harm_terms(evidence) == ("haemorrhage", "bleeding", "bruising", "any side effect")


def test_only_the_top_of_the_tree_is_general(tmp_path):
    evidence = miniset.appraised(tmp_path / "data", TERMS).evidence
    assert [term.term for term in evidence.terms if is_general(term.term, evidence)] == ["any side effect"]


def test_document_with_claims_of_safety_and_no_mention_is_not_judged(tmp_path):
    fragment = """
documents.csv
id
page1
page2
page3

claims.csv
id,document,category
C001,page1,safety
C002,page2,safety
C003,page3,efficacy
"""
    found = miniset.appraised(tmp_path / "data", fragment)
    assert judged_documents(found.evidence) == ("page1", "page3")
    assert list(found.harms) == ["page1", "page3"]


@pytest.mark.parametrize(
    "empty", ["harms.csv\nharm", "mentions.csv\nclaim", "missing harms.csv", "missing mentions.csv"]
)
def test_nothing_is_judged_without_both_tables(tmp_path, empty):
    assert miniset.appraised(tmp_path / "data", empty).harms == {}


def test_nothing_comes_of_no_evidence():
    assert AppraisedEvidence(Evidence()).harms == {}


def test_the_largest_count_of_a_harm_is_one_that_somebody_verified(tmp_path) -> None:
    fragment = """
findings.csv
id,outcome,measure,value,unit,numerator,denominator,verified
F001,bleeding,count,3,people,3,40,yes
F002,bleeding,count,9,people,9,40,no
F003,bleeding,count,5,people,5,40,yes

harms.csv
harm,conditions,findings
bleeding,,F001 F002 F003
"""
    evidence = miniset.appraised(tmp_path, fragment).evidence
    found = largest_count(evidence.harms[0], evidence)
    assert found is not None
    assert found.id == "F003"
