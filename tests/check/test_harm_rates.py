"""Safe, rare and minimal: words on how often harm occurs, without a rate."""

import pytest

from analysis.check.catalogue import run
from analysis.check.harm_rates import called_safe, rate_word_without_rate
from analysis.model.words import Severity
from tests.builders import miniset

COLUMNS = "id,line,quote,statement,category,condition,comparator,outcome,figure,unit,wording"
SERIOUS = "harms.csv\nharm,seriousness,conditions,findings\nfainting,serious,{},\n"


def found(check, folder, *rows: str, more: str = "links.csv\nclaim\n"):
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
    assert len(found(called_safe, tmp_path, row)) == flags


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
    (remark,) = found(called_safe, tmp_path, said("ginger is safe", wording=wording), more=more)
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
    remarks = found(rate_word_without_rate, tmp_path, row)
    assert [f'says "{word}" of harm' in remark.message for remark in remarks] == [True] * bool(word)


@pytest.mark.parametrize(
    ("finding", "flags"),
    [("measured,3,1000", 0), ("none,0,4000", 0), ("recalled,3,1000", 1), ("measured,,", 1), (",3,1000", 1)],
)
def test_only_a_rate_bears_out_that_harm_is_rare(tmp_path, finding, flags):
    rate = f"findings.csv\nid,event,numerator,denominator\nF001,{finding}\n\nlinks.csv\nclaim,stance\nC001,supports\n"
    row = said("risks are rare", "frequency of harm")
    assert len(found(rate_word_without_rate, tmp_path, row, more=rate)) == flags


def test_one_claim_has_one_of_these_flags(tmp_path):
    events = "findings.csv\nid,outcome,event\nF001,fainting,measured\n\n"
    against = f"{events}links.csv\nclaim,stance,why,leans\nC001,indirect,rate unknown,against\n"
    fragment = f"claims.csv\n{COLUMNS}\n{said('ginger is safe')}\n\n{against}"
    checks = [one.check for one in run(miniset.appraised(tmp_path / "data", fragment)) if one.claim == "C001"]
    assert [one for one in checks if one in ("called-safe", "harm-rate-unknown", "rate-word-without-rate")] == [
        "harm-rate-unknown"
    ]
