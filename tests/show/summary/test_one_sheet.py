"""Promises of help: what is one, in which condition, and what the strongest study of each comes to."""

import pytest

from analysis.appraise.help_found import HelpFound
from analysis.appraise.promises import OTHER, only_used, promised_conditions, promises, untested_conditions
from analysis.show.summary.sheet_help import help_part
from analysis.show.tables.answers.questions import summary_of_findings
from analysis.show.tables.claims import promises_told, strongest_in_words
from tests.builders import shipped, shown

RANDOMISED = "findings.csv\nid,phase\nF001,randomised\nF002,uncontrolled"
FITS = "links.csv\nclaim,stance,condition_fit,agent_fit,finding"


def only(folder, fragment=""):
    (row,) = promise_rows(shown.review(folder, fragment))
    return row


def promise_rows(review):
    return promised_conditions(review.appraised)


def phrase_of(folder, fragment):
    (row,) = promise_rows(review := shown.review(folder, fragment))
    return strongest_in_words(row, review.evidence)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        pytest.param("partly supports,same,same,F001", HelpFound.FOR, id="for"),
        pytest.param("indirect,same,same,F001", HelpFound.INDIRECT, id="compared, no direction"),
        pytest.param("indirect,narrower,narrower,F001", HelpFound.INDIRECT, id="in a part of the condition"),
        pytest.param("indirect,same,same,F002", HelpFound.UNCONTROLLED, id="part without a control group"),
        pytest.param("indirect,different,same,F001", HelpFound.ELSEWHERE, id="another condition"),
        pytest.param("indirect,broader,same,F001", HelpFound.ELSEWHERE, id="broader condition"),
        pytest.param("indirect,same,different,F001", HelpFound.ELSEWHERE, id="another treatment"),
        pytest.param("does not address,same,same,", HelpFound.NONE, id="not addressed"),
    ],
)
def test_strongest_study_of_the_treatment_in_the_condition_decides(tmp_path, link, found):
    row = only(tmp_path, f"{RANDOMISED}\n\n{FITS}\nC001,{link}")
    assert row.found is found
    assert [*row.own.values()] == [found]
    assert bool(row.strongest) is (found is not HelpFound.NONE)


def test_a_pair_that_nobody_judged_is_no_absence_of_studies(tmp_path):
    row = only(tmp_path, "links.csv\nclaim\n\nscreening.csv\nstudy")
    assert row.found is HelpFound.NOT_JUDGED
    assert promises_told([row]) == (
        "Of 1 promise of help, 0 have a controlled study of the treatment in that condition; of 1 it was not judged"
    )


AGAINST = "links.csv\nclaim,stance,basis,condition_fit,agent_fit\n"


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("C001,contradicts,no difference found,same,same", HelpFound.NO_DIFFERENCE),
        ("C001,contradicts,opposite,same,same", HelpFound.AGAINST),
        ("C001,contradicts,no difference found,same,same\nC002,supports,,same,same", HelpFound.MIXED),
        ("C001,contradicts,no difference found,same,same\nC002,contradicts,opposite,same,same", HelpFound.AGAINST),
    ],
)
def test_directions_are_those_of_the_verdicts_put_together(tmp_path, links, found):
    row = only(tmp_path, f"claims.csv\nid\nC001\nC002\n\n{AGAINST}{links}")
    assert row.found is found


def test_sides_are_named_where_studies_differ(tmp_path):
    links = "C001,contradicts,no difference found,same,same\nC002,supports,,same,same"
    assert (
        phrase_of(tmp_path, f"claims.csv\nid\nC001\nC002\n\n{AGAINST}{links}")
        == "For: Ito 2011; no difference: Ito 2011"
    )


USES = """
documents.csv
id
page1
page2

claims.csv
id,document,category,direction,outcome,condition,comparator
C001,page1,efficacy,asserts,pain,sciatica,
C002,page2,indication,asserts,,sciatica,
C003,page1,indication,asserts,,whiplash,
C004,page1,efficacy,denies,pain,gout,
C005,page1,comparison,asserts,pain,lumbago,fewer sessions
C006,page1,comparison,asserts,pain,cramp,heat
C007,page1,efficacy,asserts,pain,,

terms.csv
term,kind,broader
heat,agent,
"""


def test_a_bare_use_a_denial_and_a_comparison_of_ways_are_no_promise(tmp_path):
    review = shown.review(tmp_path, USES)
    rows = {row.condition: row for row in promise_rows(review)}
    assert set(rows) == {"sciatica", "cramp"}
    assert (list(rows["sciatica"].own), rows["sciatica"].used) == (["page1"], ("page2",))
    assert rows["sciatica"].claims == ("C001",)
    assert only_used(review.appraised) == ("whiplash",)


def in_conditions(*conditions):
    rows = "\n".join(f"C{number:03},{name}" for number, name in enumerate(conditions, 1))
    return f"claims.csv\nid,condition\n{rows}"


def test_conditions_stand_under_the_broadest_term_that_a_few_share_and_none_for_another(tmp_path):
    many = [f"ache {number}" for number in range(8)]
    joints = [f"joint {number}" for number in range(3)]
    terms = "\n".join(f"{name},condition,{'joint' if name in joints else 'pain'}" for name in (*many, *joints))
    fragment = f"{in_conditions(*many, *joints, 'gout')}\n\nterms.csv\nterm,kind,broader\njoint,condition,pain\n{terms}"
    groups = {row.condition: row.group for row in promise_rows(shown.review(tmp_path, fragment))}
    assert len(groups) == 12
    assert {groups[name] for name in joints} == {"joint"}
    assert {groups[name] for name in many} == {"pain, other"}
    assert groups["gout"] == OTHER
    assert [*groups.values()][-1] == OTHER


def test_finding_counts_those_without_a_controlled_study_and_without_any(tmp_path):
    links = "C001,indirect,same,same,F001\nC002,indirect,same,same,F002\nC003,indirect,different,same,F001"
    fragment = f"{in_conditions('gout', 'cramp', 'sciatica')}\n\n{RANDOMISED}\n\n{FITS}\n{links}"
    rows = promise_rows(shown.review(tmp_path, fragment))
    assert promises_told(rows) == (
        "Of 3 promises of help, 2 have no controlled study of the treatment in that condition. 1 has no study in it of "
        "any kind"
    )
    assert promises_told([row for row in rows if row.condition == "gout"]) == (
        "Of 1 promise of help, 1 has a controlled study of the treatment in that condition"
    )
    assert promises_told(()) == "No document promises help in a condition"


@pytest.mark.parametrize(
    ("link", "phrase"),
    [
        ("indirect,different,same,F001", "Nearest: Ito 2011 (motion sickness)"),
        ("indirect,same,different,F001", "Nearest: Ito 2011 (ginger)"),
        ("indirect,same,same,F002", "Ito 2011, uncontrolled part of a randomised trial"),
        ("partly supports,narrower,same,F001", "Ito 2011, randomised trial (motion sickness)"),
        ("does not address,same,same,", "None listed bears on it"),
    ],
)
def test_phrase_says_what_the_strongest_study_is(tmp_path, link, phrase):
    assert phrase_of(tmp_path, f"{RANDOMISED}\n\n{FITS}\nC001,{link}") == phrase


# The shipped data: invariants only


def test_shipped_promises_are_counted_once_and_no_row_is_left_out():
    review = shipped.review()
    rows = promise_rows(review)
    assert len({row.condition for row in rows}) == len(rows)
    assert promises(rows).total() == sum(len(row.own) for row in rows)
    for row in rows:
        assert not set(row.own) & set(row.used)
        assert {review.evidence.claim[claim].condition for claim in row.claims} == {row.condition}
        assert strongest_in_words(row, review.evidence) or row.found is HelpFound.NOT_JUDGED


# What nobody studied


@pytest.mark.parametrize(
    ("link", "untested"),
    [
        ("stance,condition_fit\nsupports,same", {}),
        ("stance,condition_fit\nindirect,different", {"motion sickness": ("000",)}),
        ("stance,condition_fit\nindirect,broader", {"motion sickness": ("000",)}),
    ],
)
def test_condition_is_untested_where_no_study_was_in_it(tmp_path, link, untested):
    review = shown.review(tmp_path, f"links.csv\n{link}\n\nclaims.csv\nid,document\nC001,000")
    assert untested_conditions(promise_rows(review)) == untested
    assert ("No study listed: motion sickness (000)." in summary_of_findings(review).notes) is bool(untested)
    assert (str(help_part(review, 8).below) == "No study listed: motion sickness.") is bool(untested)
    assert ("1 has no study in it of any kind" in promises_told(promise_rows(review))) is bool(untested)


def test_condition_that_nobody_judged_is_not_said_to_be_untested(tmp_path):
    assert untested_conditions(promise_rows(shown.review(tmp_path, "links.csv\nclaim"))) == {}
