"""Flags on what a document leaves out of harms or takes back, where a manual's fragments do not reach."""

import pytest

from analysis.check import attribution, balance, harms
from tests.appraise.test_harms import TERMS, mentions
from tests.builders import miniset

COUNTED = """
harms.csv
harm,seriousness,region,conditions,findings
bruising,not serious,,,F002
bleeding,not stated,nose,,F003
haemorrhage,serious,,motion sickness,F004

findings.csv
id,measure,value,unit,verified
F002,count,300,events,yes
F003,count,30,events,yes
F004,count,3,events,{verified}
"""


def found(check, folder, *parts: str):
    return list(check(miniset.appraised(folder / "data", "\n".join(parts))))


def test_relevant_harms_that_a_silent_document_leaves_out_are_named_commonest_first(tmp_path):
    (remark,) = found(
        harms.names_no_harm, tmp_path, TERMS, COUNTED.format(verified="yes"), mentions("C001,any side effect,named")
    )
    assert "bruising, bleeding and haemorrhage" in remark.message
    assert 'in general only, "91% felt better" (line 4)' in remark.message
    assert "DISCERN, item 11" in remark.message
    assert (remark.place.file.rpartition("/")[2], remark.place.line) == ("documents.csv", 2)


def test_document_is_not_accused_of_harms_that_its_conditions_make_irrelevant(tmp_path):
    fragment = "harms.csv\nharm,conditions\nbleeding,migraine\n"
    assert not found(harms.names_no_harm, tmp_path, TERMS, fragment, mentions("C001,any side effect,named"))


@pytest.mark.parametrize("says", ["named", "minimised", "warning sign"])
def test_harm_told_of_in_any_way_is_named(tmp_path, says):
    assert not found(harms.names_no_harm, tmp_path, mentions(f"C001,heartburn,{says}"))


def test_denial_names_no_harm(tmp_path):
    assert found(harms.names_no_harm, tmp_path, mentions("C001,heartburn,denied"))


def test_commonest_are_given_with_count_region_and_source(tmp_path):
    parts = (COUNTED.format(verified="yes"), mentions("C001,bruising,named"))
    (remark,) = found(harms.commonest_events_unnamed, tmp_path, *parts)
    assert "bleeding (30 events; ginger; region: nose; ito2011, randomised trial)" in remark.message
    assert "300" not in remark.message
    assert "no rate can be computed" not in remark.message


def test_count_that_nobody_verified_accuses_no_document(tmp_path):
    fragment = COUNTED.format(verified="no").replace("bleeding,not stated", "bleeding,not serious")
    assert not found(harms.commonest_events_unnamed, tmp_path, fragment, mentions("C001,bruising,named"))


def test_one_of_the_commonest_is_enough(tmp_path):
    parts = (COUNTED.format(verified="yes"), mentions("C001,haemorrhage,minimised"))
    assert not found(harms.commonest_events_unnamed, tmp_path, *parts)


def test_document_that_names_no_harm_has_that_flag_alone(tmp_path):
    parts = (TERMS, COUNTED.format(verified="yes"), mentions("C001,any side effect,named"))
    assert not found(harms.commonest_events_unnamed, tmp_path, *parts)
    assert not found(harms.harm_without_rate, tmp_path, *parts)


@pytest.mark.parametrize(("unit", "flags"), [("%", 0), ("in 5", 0), ("per 1,000", 0), ("weeks", 1)])
def test_a_share_says_how_often(tmp_path, unit, flags):
    fragment = f'claims.csv\nid,category,figure,unit\nC001,safety,3,"{unit}"\n'
    assert len(found(harms.harm_without_rate, tmp_path, fragment)) == flags


@pytest.mark.parametrize(
    ("said", "wording", "flags"),
    [
        pytest.param("any side effect,named", "plain", 1, id="risk in general admitted"),
        pytest.param("bruising,minimised", "plain", 1, id="a harm made small"),
        pytest.param("any side effect,minimised", "plain", 0, id="harm in general made small"),
        pytest.param("bruising,denied", "plain", 0, id="nothing admitted"),
        pytest.param("bruising,named", "hedged", 0, id="a hedged denial"),
    ],
)
def test_denial_is_held_against_what_is_admitted(tmp_path, said, wording, flags):
    claims = f"claims.csv\nid,wording\nC001,{wording}\nC002,plain\n"
    rows = mentions("C001,any side effect,denied", f"C002,{said}")
    remarks = found(balance.denies_admitted_harm, tmp_path, TERMS, claims, rows)
    assert [remark.claim for remark in remarks] == ["C001"] * flags


def test_many_admissions_are_one_flag_a_document(tmp_path):
    claims = "claims.csv\nid\nC001\nC002\nC003\n"
    rows = mentions("C001,any side effect,denied", "C002,any side effect,denied", "C003,bruising,named")
    assert len(found(balance.denies_admitted_harm, tmp_path, TERMS, claims, rows)) == 1


def test_warning_sign_of_a_listed_broader_harm_covers_the_serious_one(tmp_path):
    fragment = "harms.csv\nharm,seriousness\nbleeding,not stated\nhaemorrhage,serious\n"
    assert not found(harms.narrow_safety_net, tmp_path, TERMS, fragment, mentions("C001,bleeding,warning sign"))


def test_document_without_warning_signs_has_no_narrow_safety_net(tmp_path):
    fragment = "harms.csv\nharm,seriousness\nheartburn,not serious\nfainting,serious\n"
    assert not found(harms.narrow_safety_net, tmp_path, fragment)


@pytest.mark.parametrize(
    ("category", "direction", "unit", "flags"),
    [
        ("efficacy", "asserts", "%", 1),
        ("efficacy", "denies", "%", 0),
        ("safety", "asserts", "%", 0),
        ("efficacy", "asserts", "weeks", 0),
    ],
)
def test_only_shares_of_benefit_need_a_comparison(tmp_path, category, direction, unit, flags):
    fragment = f"claims.csv\nid,category,direction,unit\nC001,{category},{direction},{unit}\n"
    assert len(found(balance.figure_without_comparator, tmp_path, fragment)) == flags


def test_document_that_does_not_offer_the_treatment_sells_nothing(tmp_path):
    assert not found(balance.sells_what_it_describes, tmp_path, "documents.csv\nid,offers\npage1,no\n")


@pytest.mark.parametrize(
    ("claimed", "used", "flags"),
    [
        pytest.param("ginger", "ginger", 0, id="the same"),
        pytest.param("ginger", "ginger root", 0, id="narrower"),
        pytest.param("ginger root", "ginger", 0, id="broader"),
        pytest.param("peppermint", "ginger", 1, id="another"),
    ],
)
def test_figure_belongs_to_the_agent_claimed(tmp_path, claimed, used, flags):
    fragment = f"""
claims.csv
id,quote,figure,agent
C001,75% of patients felt better,75,{claimed}

studies.csv
study,agent
ito2011,{used}

terms.csv
term,kind,broader
ginger,agent,
ginger root,agent,ginger
"""
    assert len(found(attribution.figure_of_another_agent, tmp_path, fragment)) == flags
