"""Flags on what a document leaves out of harms or takes back, where a manual's fragments do not reach."""

import pytest

from analysis.check import harms
from analysis.check.catalogue import run
from analysis.check.harms import called_safe, rate_word_without_rate
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


def asked(folder, text: str, rows: str = "claims.csv\nid,line\nC001,2", more: str = mentions()):
    return found(
        harms.question_unanswered, folder, f"page1.txt\n{text}\n", f"{rows}\n", f"{more.strip()}\n", TERMS.strip()
    )


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("Are there side effects?\nIt is a mixture of roots.", 1, id="beside the point"),
        pytest.param("Are there side effects?\nSome had bleeding.", 0, id="a term of harm"),
        pytest.param("Are there side effects?\nA rash in some.", 0, id="a harm as leaflets name it"),
        pytest.param("Are there side effects? A rash in some.", 0, id="answered in its line"),
        pytest.param("Is it safe?\nIt is safe.", 0, id="safe"),
        pytest.param("Is it safe?\nIt is a mixture of roots.", 1, id="safe, beside the point"),
        pytest.param("What are the risk factors?\nAge and the sea.", 0, id="risk factors"),
        pytest.param("What are the complications?\nThey are many.", 0, id="of a disease, perhaps"),
        pytest.param("What are the risks of ginger?\nIt is a root.", 1, id="of the treatment"),
        pytest.param("Are there side effects?\nHow does it work?\nIt is a root.", 0, id="table of contents"),
        pytest.param("How does it work?\nIt is a root.", 0, id="another question"),
    ],
)
def test_a_question_on_harm_is_answered_with_a_harm(tmp_path, text, flags):
    assert len(asked(tmp_path, text)) == flags


def test_the_flag_has_the_question_its_line_and_the_claims_of_the_answer(tmp_path):
    (remark,) = asked(tmp_path, "Are there side effects?\nIt is a root.")
    assert 'asks "Are there side effects?" (line 1)' in remark.message
    assert (remark.claims, remark.severity) == (("C001",), None)


def test_it_is_less_grave_where_the_document_names_a_harm_elsewhere(tmp_path):
    (remark,) = asked(tmp_path, "Are there side effects?\nIt is a root.", more=mentions("C001,bruising,named"))
    assert remark.severity is Severity.MEDIUM


def test_a_denial_is_an_answer_with_a_flag_of_its_own(tmp_path):
    rows = "claims.csv\nid,line,category,direction\nC001,2,safety,denies"
    assert not asked(tmp_path, "Are there side effects?\nThere are none.", rows)


def test_without_the_text_nothing_is_asked(tmp_path):
    assert not found(harms.question_unanswered, tmp_path, "claims.csv\nid,quote\nC001,Are there side effects?")


COLUMNS = "id,line,quote,statement,category,condition,comparator,outcome,figure,unit,wording"
SERIOUS = "harms.csv\nharm,seriousness,conditions,findings\nfainting,serious,{},\n"


def on_rate(check, folder, *rows: str, more: str = "links.csv\nclaim\n"):
    fragment = f"claims.csv\n{COLUMNS}\n" + "\n".join(rows) + f"\n\n{more}"
    return list(check(miniset.appraised(folder / "data", fragment)))


def said(quote: str, outcome: str = "safety", figure: str = ",", wording: str = "plain", versus: str = "") -> str:
    return f"C001,4,{quote},It is so: {quote}.,safety,motion sickness,{versus},{outcome},{figure},{wording}"


@pytest.mark.parametrize(
    ("row", "flags"),
    [
        pytest.param(said("ginger is safe"), 1, id="safe"),
        pytest.param(said("ginger is safe", wording="hedged"), 0, id="hedged"),
        pytest.param(said("ginger is as safe as tea", versus="tea"), 0, id="compared"),
        pytest.param(said("safe in 99% of travellers", figure="99,%"), 0, id="with a rate"),
        pytest.param(said("with minimal discomfort"), 0, id="a word of size"),
        pytest.param(said("safe for the stomach", "stomach ache"), 1, id="safe for a part"),
        pytest.param(said("bruising can occur", "bruising"), 0, id="a harm named"),
    ],
)
def test_safe_without_limit_is_flagged(tmp_path, row, flags):
    assert len(on_rate(called_safe, tmp_path, row)) == flags


@pytest.mark.parametrize(("line", "sentence", "flags"), [("4", "2", 0), ("4", "", 0), ("4", "3", 1), ("5", "2", 1)])
def test_a_rate_next_to_it_is_enough(tmp_path, line, sentence, flags):
    columns = f"{COLUMNS},sentence"
    rows = (f"{said('ginger is safe')},{sentence and 1}", said("1 in 500 bruised", "bruising", "1,in 500"))
    other = f"{rows[1].replace('C001,4', f'C002,{line}')},{sentence}"
    fragment = f"claims.csv\n{columns}\n{rows[0]}\n{other}\n\nlinks.csv\nclaim\n"
    assert len(list(called_safe(miniset.appraised(tmp_path / "data", fragment)))) == flags


@pytest.mark.parametrize(
    ("wording", "conditions", "severity"),
    [
        ("plain", "motion sickness", Severity.HIGH),
        ("plain", "", Severity.HIGH),
        ("plain", "migraine", None),
        ("absolute", "migraine", Severity.HIGH),
    ],
)
def test_safe_is_grave_where_serious_harms_are_known_or_no_exception_is_left(tmp_path, wording, conditions, severity):
    more = SERIOUS.format(conditions) + "\nlinks.csv\nclaim\n"
    (remark,) = on_rate(called_safe, tmp_path, said("ginger is safe", wording=wording), more=more)
    assert remark.severity is severity
    assert ("fainting" in remark.message) is (conditions != "migraine")


@pytest.mark.parametrize(
    ("row", "word"),
    [
        pytest.param(said("risks are rare", "frequency of harm"), "rare", id="rare"),
        pytest.param(said("bruising is uncommon", "bruising"), "uncommon", id="rarity of a harm"),
        pytest.param(said("with minimal discomfort"), "minimal", id="size of harm at large"),
        pytest.param(said("mild bruising may follow", "bruising"), "", id="a harm named as mild"),
        pytest.param(said("minor bruising for a few days", "bruising"), "", id="a harm named as minor"),
        pytest.param(said("bruising hardly ever occurs", "bruising"), "hardly ever", id="hardly ever"),
        pytest.param(said("bruising is common", "bruising"), "", id="common"),
        pytest.param(said("risks are rare (1 in 2000)", "frequency of harm", "1,in 2000"), "", id="with its rate"),
        pytest.param(said("side effects are rare", "frequency of harm", wording="hedged"), "", id="hedged"),
    ],
)
def test_words_of_rarity_need_a_rate(tmp_path, row, word):
    remarks = on_rate(rate_word_without_rate, tmp_path, row)
    assert [f'says "{word}" of harm' in remark.message for remark in remarks] == [True] * bool(word)


@pytest.mark.parametrize(
    ("finding", "flags"),
    [("measured,3,1000", 0), ("none,0,4000", 0), ("recalled,3,1000", 1), ("measured,,", 1), (",3,1000", 1)],
)
def test_only_a_rate_bears_out_that_harm_is_rare(tmp_path, finding, flags):
    rate = f"findings.csv\nid,event,numerator,denominator\nF001,{finding}\n\nlinks.csv\nclaim,stance\nC001,supports\n"
    row = said("risks are rare", "frequency of harm")
    assert len(on_rate(rate_word_without_rate, tmp_path, row, more=rate)) == flags


def test_one_claim_has_one_of_these_flags(tmp_path):
    events = "findings.csv\nid,outcome,event\nF001,fainting,measured\n\n"
    against = f"{events}links.csv\nclaim,stance,why,leans\nC001,indirect,rate unknown,against\n"
    fragment = f"claims.csv\n{COLUMNS}\n{said('ginger is safe')}\n\n{against}"
    checks = [one.check for one in run(miniset.appraised(tmp_path / "data", fragment)) if one.claim == "C001"]
    assert [one for one in checks if one in ("called-safe", "harm-rate-unknown", "rate-word-without-rate")] == [
        "harm-rate-unknown"
    ]
