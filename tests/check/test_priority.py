"""The order of flags: each key decides where those before it cannot; a sentence has two flags at most."""

from dataclasses import replace
from random import Random

import pytest

from analysis.check import priority
from analysis.check.catalogue import check_named
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import KEYS, MOST_FLAGS, Act, Priority
from analysis.model.conclusions import Head, Kind
from analysis.model.problem import Problem, on_claim
from analysis.model.words import Category, Severity
from tests.builders import miniset, shipped

HIGH, MEDIUM, LOW = Severity

#: Claims on two documents; the columns of each case stand after these.
_CLAIMS = "claims.csv\nid,document,line,category,direction,outcome,condition,figure,unit\n"
_PAGES = "documents.csv\nid\npage1\npage2\n\n"
_HARMS = "\n\nharms.csv\nharm,conditions,seriousness\nfainting,neck pain,serious\nstroke,neck pain,serious\n"

_BENEFIT = "efficacy,asserts,nausea,,,"
_OTHER_BENEFIT = "efficacy,asserts,sleep,,,"

#: By key: the rows of the claims, then the flags (claim, check, severity, words) in the right order. Without the key it
#: would be another, by what comes after it.
CASES = {
    "severity": (
        f"C001,page1,1,safety,denies,any side effect,,,\nC002,page1,2,{_BENEFIT}",
        [("C002", "unsupported", HIGH, "z"), ("C001", "stated-design", LOW, "a")],
    ),
    "act": (
        f"C001,page1,1,{_BENEFIT}\nC002,page1,2,{_BENEFIT}",
        [("C002", "stated-design", LOW, "z"), ("C001", "unsupported", LOW, "a")],
    ),
    "site": (
        "C001,page1,1,efficacy,asserts,pain,knee pain,,\nC002,page1,2,efficacy,asserts,pain,neck pain,,",
        [("C002", "unsupported", LOW, "z"), ("C001", "unsupported", LOW, "a")],
    ),
    "reach": (
        f"C001,page1,1,{_OTHER_BENEFIT}\nC002,page1,2,{_BENEFIT}\nC003,page2,3,{_BENEFIT}",
        [
            ("C002", "unsupported", LOW, "z"),
            ("C003", "unsupported", LOW, "z"),
            ("C001", "unsupported", LOW, "a"),
        ],
    ),
    "place": (
        f"C001,page1,9,{_OTHER_BENEFIT}\nC002,page1,2,{_BENEFIT}",
        [("C002", "figure-without-comparator", LOW, "z"), ("C001", "unsupported", LOW, "a")],
    ),
    "check": (
        f"C001,page1,1,{_BENEFIT}",
        [("C001", "unsupported", LOW, "z"), ("C001", "figure-without-comparator", LOW, "a")],
    ),
    "sentence": (
        f"C001,page1,1,{_BENEFIT}",
        [("C001", "unsupported", LOW, "a"), ("C001", "unsupported", LOW, "z")],
    ),
}


def flag(evidence, claim, check, severity, words):
    remark = on_claim(evidence.claim[claim], "quote", words, "", "mend it")
    known = check_named(check)
    assert known
    return Problem(**vars(remark) | {"check": check, "kind": Kind.FLAG, "severity": severity, "head": known.head})


@pytest.mark.parametrize("name", [key.name for key in KEYS])
def test_key_decides_among_what_all_before_it_leave_equal(name, tmp_path, monkeypatch):
    claims, expected = CASES[name]
    appraised = miniset.appraised(tmp_path, f"{_PAGES}{_CLAIMS}{claims}{_HARMS}\nmentions.csv\nclaim\n")
    flags = [flag(appraised.evidence, *one) for one in expected]
    order = Priority(appraised, flags)
    assert order.gravest_first(reversed(flags)) == flags
    monkeypatch.setattr(priority, "KEYS", tuple(key for key in KEYS if key.name != name))
    assert order.gravest_first(reversed(flags)) != flags


def test_keys_are_named_and_worded_each_once():
    assert list(CASES) == [key.name for key in KEYS]
    assert len({key.words for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("row", "mention", "check", "act"),
    [
        pytest.param("safety,denies,any side effect,,,", "", "unsupported", Act.UNWARNED, id="denies a harm"),
        pytest.param("safety,asserts,safety,,,", "", "unsupported", Act.UNWARNED, id="calls it safe"),
        pytest.param("safety,asserts,heartburn,,,", "", "unsupported", Act.OTHER, id="warns"),
        pytest.param("safety,asserts,heartburn,,,", "minimised", "unsupported", Act.UNWARNED, id="makes it small"),
        pytest.param("safety,denies,heartburn,,,", "named", "unsupported", Act.OTHER, id="judged to name it"),
        pytest.param(_BENEFIT, "", "unsupported", Act.HOPED_FOR, id="benefit"),
        pytest.param(_BENEFIT, "", "stated-design", Act.TAKEN_AS_TESTED, id="benefit with a false source"),
        pytest.param(_BENEFIT, "", "harm-denied", Act.UNWARNED, id="head of harm"),
        pytest.param("mechanism,asserts,healing,,,", "", "against-the-evidence", Act.OTHER, id="mechanism"),
        pytest.param("protocol,asserts,dose,,,", "", "unsupported", Act.OTHER, id="protocol"),
    ],
)
def test_act_follows_from_head_judgement_and_what_is_asked(row, mention, check, act, tmp_path):
    said = f"\nC001,heartburn,{mention}" if mention else ""
    fragment = f"{_CLAIMS}C001,page1,1,{row}\n\nmentions.csv\nclaim,harm,says{said}\n"
    appraised = miniset.appraised(tmp_path, fragment)
    assert Priority(appraised, ()).act(flag(appraised.evidence, "C001", check, LOW, "a")) is act


WIDESPREAD = f"""{_PAGES}{_CLAIMS}C001,page1,1,{_BENEFIT}
C002,page2,1,{_BENEFIT}
C003,page1,2,{_OTHER_BENEFIT}
C004,page1,3,{_OTHER_BENEFIT}
C005,page1,4,{_OTHER_BENEFIT}
C006,page2,2,comparison,asserts,nausea,,,

mentions.csv
claim
"""


def test_reach_is_documents_before_claims_of_one_category_and_outcome(tmp_path):
    appraised = miniset.appraised(tmp_path, WIDESPREAD)
    flags = [flag(appraised.evidence, f"C00{number}", "unsupported", LOW, "a") for number in range(1, 7)]
    order = Priority(appraised, flags)
    assert [order.reach(one) for one in flags] == [(-2, -2), (-2, -2), (-1, -3), (-1, -3), (-1, -3), (-1, -1)]
    assert order.gravest_first(reversed(flags)) == flags


def test_flags_of_one_sentence_that_differ_by_their_study_have_an_order(tmp_path):
    appraised = miniset.appraised(tmp_path)
    first = flag(appraised.evidence, "C001", "unsupported", LOW, "a")
    one, other = (replace(first, study=study) for study in ("abe", "sato"))
    assert Priority(appraised, (one, other)).gravest_first([other, one]) == [one, other]


TOLD_OF_OFTEN = f"""{_PAGES}claims.csv
id,document,line,sentence,quote,category,outcome,wording
C001,page1,1,1,first,efficacy,nausea,plain
C002,page1,1,1,second,efficacy,sleep,plain
C003,page1,1,2,third,efficacy,nausea,plain

waivers.csv
check
"""

_ON_SENTENCES = [
    ("C001", "stated-design", HIGH, "a"),
    ("C002", "against-the-evidence", HIGH, "b"),
    ("C001", "absolute-wording", MEDIUM, "c"),
    ("C002", "figure-without-comparator", LOW, "d"),
    ("C003", "absolute-wording", LOW, "e"),
]


def test_what_a_sentence_has_beyond_two_is_held_back_the_gravest_stay(tmp_path):
    appraised = miniset.appraised(tmp_path, TOLD_OF_OFTEN)
    flags = [flag(appraised.evidence, *one) for one in _ON_SENTENCES]
    Random(3).shuffle(flags)
    held = Priority(appraised, flags).held_back(flags)
    assert {one.what for one in held} == {"c", "d"}
    left = [one for one in flags if one not in held]
    assert [len(found) for found in Priority(appraised, left).sentences(left)] == [MOST_FLAGS, 1]


def test_what_is_held_back_is_in_the_review_and_no_fault_is(tmp_path):
    review = EvidenceReview.of(miniset.appraised(tmp_path, TOLD_OF_OFTEN))
    assert all(one.kind is Kind.FLAG for one in review.held_back)
    assert not set(review.held_back) & set(review.problems)


#: What clinicians asked to see before any claim of what happens in tissue.
FIRST = {
    "harm-rate-unknown",
    "harm-denied",
    "stated-design",
    "one-patient-as-findings",
    "narrow-safety-net",
    "names-no-harm",
}


def test_on_the_shipped_pages_what_reassures_or_misattributes_comes_before_what_is_merely_not_shown():
    review = shipped.review()
    checks = [one.check for one in review.priority.gravest_first(one for one in review.problems if one.head)]
    assert set(checks) >= FIRST
    last = max(number for number, check in enumerate(checks) if check in FIRST)
    assert last < checks.index("unsupported")


def test_no_limit_that_a_page_sets_itself_is_flagged():
    review = shipped.review()
    caveats = {one.id for one in review.evidence.claims if one.category in (Category.CAVEAT, Category.CONTEXT)}
    flagged = {name for one in review.problems if one.head not in (None, Head.UNCHECKABLE) for name in one.claims}
    assert caveats
    assert not caveats & flagged
