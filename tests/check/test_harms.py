"""Flags on what a document leaves out of harms or takes back, where a manual's fragments do not reach."""

import pytest

from analysis.check import harms
from analysis.model.words import Severity
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


def test_relevant_harms_that_a_silent_document_leaves_out_are_named_serious_first(tmp_path):
    (remark,) = found(
        harms.names_no_harm, tmp_path, TERMS, COUNTED.format(verified="yes"), mentions("C001,any side effect,named")
    )
    assert "haemorrhage, bleeding and bruising" in remark.message
    assert 'in general only, "91% felt better" (line 4)' in remark.message
    assert "DISCERN, item 11" in remark.message
    assert (remark.place.file.rpartition("/")[2], remark.place.line) == ("documents.csv", 2)


def test_document_is_not_accused_of_harms_that_its_conditions_make_irrelevant(tmp_path):
    fragment = "harms.csv\nharm,conditions\nbleeding,migraine\n"
    assert not found(harms.names_no_harm, tmp_path, TERMS, fragment, mentions("C001,any side effect,named"))


@pytest.mark.parametrize("says", ["named", "minimised", "warning sign"])
def test_harm_told_of_in_any_way_is_named(tmp_path, says):
    assert not found(harms.names_no_harm, tmp_path, mentions(f"C001,heartburn,{says}"))


@pytest.mark.parametrize(("text", "noted"), [("Some had a rash.", True), ("In all, 91% felt better [1].", False)])
def test_a_harm_in_the_text_that_is_not_entered_is_our_slip(tmp_path, text, noted):
    parts = (TERMS, f"page1.txt\n{text}\n", mentions("C001,any side effect,named"))
    assert bool(found(harms.harms_not_entered, tmp_path / "note", *parts)) is noted
    assert bool(found(harms.names_no_harm, tmp_path / "flag", *parts)) is not noted


def test_without_its_text_a_document_is_judged_by_what_is_entered(tmp_path):
    (remark,) = found(harms.names_no_harm, tmp_path, TERMS, mentions("C001,any side effect,named"))
    assert "names no harm that can occur, as its claims are entered here" in remark.message


def test_denial_names_no_harm(tmp_path):
    assert found(harms.names_no_harm, tmp_path, mentions("C001,heartburn,denied"))


def test_commonest_are_given_with_count_region_and_source(tmp_path):
    parts = (COUNTED.format(verified="yes"), mentions("C001,bruising,named"))
    (remark,) = found(harms.commonest_events_unnamed, tmp_path, *parts)
    assert "bleeding (30 events; ginger; region: nose; ito2011, randomised trial)" in remark.message
    assert "leaves out bleeding" in remark.message
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


def test_warning_sign_of_a_listed_broader_harm_covers_the_serious_one(tmp_path):
    fragment = "harms.csv\nharm,seriousness\nbleeding,not stated\nhaemorrhage,serious\n"
    assert not found(harms.narrow_safety_net, tmp_path, TERMS, fragment, mentions("C001,bleeding,warning sign"))


@pytest.mark.parametrize(("named", "flagged"), [("heartburn", True), ("fainting", False)])
def test_silence_on_when_to_seek_help_is_flagged_where_no_serious_harm_is_named(tmp_path, named, flagged):
    fragment = "harms.csv\nharm,seriousness\nheartburn,not serious\nfainting,serious\n"
    remarks = found(harms.narrow_safety_net, tmp_path, fragment, mentions(f"C001,{named},named"))
    assert [remark.severity for remark in remarks] == ([Severity.MEDIUM] if flagged else [])


def test_who_names_nerve_damage_names_a_serious_harm(tmp_path):
    terms = "terms.csv\nterm,kind,broader\nnerve damage,harm,\npermanent nerve damage,harm,nerve damage\n"
    fragment = "harms.csv\nharm,seriousness\nnerve damage,not stated\npermanent nerve damage,serious\n"
    assert not found(harms.narrow_safety_net, tmp_path, terms, fragment, mentions("C001,nerve damage,named"))
