"""Which judgements people confirmed, and which they disagree with or are unsure of."""

import pytest

from analysis.appraise.raters.confirmed import Confirmed, answers_to, confirmed
from analysis.model.evidence import Evidence
from tests.builders.fragments import ALL_CONFIRMED, ONE_CONFIRMED, PERSON
from tests.builders.miniset import appraised

#: Two findings of the one pair, and a link on each.
TWO_LINKS = """
findings.csv
id
F001
F002

links.csv
claim,study,finding
C001,ito2011,F001
C001,ito2011,F002

"""


def found(folder, fragment=""):
    return confirmed(appraised(folder, fragment).evidence)


def counts(folder, answers):
    return {name: count for name, count in found(folder, answers).counts.items() if name != "of"}


def test_nothing_is_confirmed_where_nobody_answered(tmp_path):
    assert found(tmp_path).counts == {"confirmed": 0, "of": 9, "disagree": 0, "unsure": 0}
    assert found(tmp_path).draft


def test_one_of_nine_is_still_a_draft(tmp_path):
    one = found(tmp_path, ONE_CONFIRMED)
    assert one.counts == {"confirmed": 1, "of": 9, "disagree": 0, "unsure": 0}
    assert [row.finding for (row,) in one.agree] == ["F001"]
    assert one.draft


def test_with_all_confirmed_it_is_no_draft(tmp_path):
    whole = found(tmp_path, ALL_CONFIRMED)
    assert whole.agree == whole.judgements
    assert not whole.draft


def test_no_judgement_is_no_draft():
    assert confirmed(Evidence()) == Confirmed((), (), (), ())
    assert not confirmed(Evidence()).draft


def test_of_a_link_the_finding_may_be_named_or_left_out(tmp_path):
    assert counts(tmp_path / "named", f"{PERSON}links,C001 ito2011 F001,agree,\n")["confirmed"] == 1
    assert counts(tmp_path / "left out", f"{PERSON}links,C001 ito2011,agree,\n")["confirmed"] == 1


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        pytest.param("links,C001 ito2011 F001,agree,", None, id="one of its links"),
        pytest.param("links,C001 ito2011 F001,agree,\nlinks,C001 ito2011 F002,agree,", "confirmed", id="each"),
        pytest.param("links,C001 ito2011 F001,agree,\nlinks,C001 ito2011 F002,disagree,No.", "disagree", id="torn"),
        pytest.param("links,C001 ito2011 F001,agree,\nlinks,C001 ito2011 F002,unsure,No.", "unsure", id="doubt"),
        pytest.param("links,C001 ito2011,agree,", None, id="which of the two is not said"),
    ],
)
def test_a_pair_is_confirmed_with_each_of_its_links(tmp_path, answers, part):
    expected = dict.fromkeys(("confirmed", "disagree", "unsure"), 0) | ({part: 1} if part else {})
    assert counts(tmp_path, f"{TWO_LINKS}{PERSON}{answers}\n") == expected
    assert found(tmp_path, f"{TWO_LINKS}{PERSON}{answers}\n").counts["of"] == 9


@pytest.mark.parametrize(
    ("first", "second", "part"),
    [("agree", "disagree", "disagree"), ("agree", "unsure", "confirmed"), ("unsure", "disagree", "disagree")],
)
def test_of_two_people_who_differ_the_one_who_disagrees_is_heard(tmp_path, first, second, part):
    two = PERSON.replace("mori,person", "mori,person\nsato,person").replace("table,row,", "table,row,person,")
    said = f"{two}disagreements,D01,mori,{first},Why.\ndisagreements,D01,sato,{second},Why.\n"
    assert {name for name, count in counts(tmp_path, said).items() if count} == {part}


def test_what_is_no_judgement_and_what_is_by_no_person_is_not_counted(tmp_path):
    screened = f"{PERSON}screening,ito2011 provider,agree,\nclaims,C001,agree,\nflags,unsupported C001,agree,\n"
    assert set(counts(tmp_path / "other", screened).values()) == {0}
    machine = ONE_CONFIRMED.replace("mori,person", "mori,machine-assisted")
    assert set(counts(tmp_path / "machine", machine).values()) == {0}


def test_a_subset_counts_its_own_judgements_and_answers(tmp_path):
    whole = appraised(tmp_path, f"claims.csv\nid\nC001\nC002\n\n{ONE_CONFIRMED}")
    assert confirmed(whole.on_claims({"C001"}).evidence).counts["confirmed"] == 1
    assert confirmed(whole.on_claims({"C002"}).evidence).counts == {
        "confirmed": 0,
        "of": 6,
        "disagree": 0,
        "unsure": 0,
    }


def test_answers_are_found_by_the_record(tmp_path):
    evidence = appraised(tmp_path, ONE_CONFIRMED).evidence
    assert [one.person for one in answers_to(evidence.links[0], evidence)] == ["mori"]
    assert answers_to(evidence.mentions[0], evidence) == ()
