"""The order of flags: each key decides where those before it cannot."""

from dataclasses import replace

import pytest

from analysis.check import priority
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import KEYS, Consequence, Priority, by_check, gravest_of
from analysis.model.conclusions import Kind
from analysis.model.problem import Problem, on_claim
from analysis.model.words import Severity
from tests.builders import miniset

HIGH, MEDIUM, LOW = Severity

#: Three claims on one document and one on another; the column of each case stands after these.
_CLAIMS = "claims.csv\nid,document,line,category,direction,outcome,figure,unit\n"
_PAGES = "documents.csv\nid\npage1\npage2\n\n"

_BENEFIT = "efficacy,asserts,nausea,,"
_OTHER_BENEFIT = "efficacy,asserts,sleep,,"

#: By key: the rows of the claims, then the flags (claim, check, severity, words) in the right order. Without the key it
#: would be another, by what comes after it.
CASES = {
    "severity": (
        f"C001,page1,1,safety,denies,any side effect,,\nC002,page1,2,{_BENEFIT}",
        [("C002", "unsupported", HIGH, "z"), ("C001", "stated-design", LOW, "a")],
    ),
    "consequence": (
        f"C001,page1,1,{_BENEFIT}\nC002,page1,2,safety,denies,any side effect,,",
        [("C002", "unsupported", LOW, "z"), ("C001", "stated-design", LOW, "a")],
    ),
    "reach": (
        f"C001,page1,1,{_OTHER_BENEFIT}\nC002,page1,2,{_BENEFIT}\nC003,page2,3,{_BENEFIT}",
        [
            ("C002", "unsupported", LOW, "z"),
            ("C003", "unsupported", LOW, "z"),
            ("C001", "stated-design", LOW, "a"),
            ("C001", "untraced-figure", LOW, "a"),
        ],
    ),
    "number": (
        f"C001,page1,1,{_OTHER_BENEFIT}\nC002,page1,2,{_BENEFIT}",
        [
            ("C002", "other-agent", LOW, "y"),
            ("C002", "unsupported", LOW, "z"),
            ("C001", "stated-design", LOW, "a"),
        ],
    ),
    "place": (
        f"C001,page1,9,{_OTHER_BENEFIT}\nC002,page1,2,{_BENEFIT}",
        [("C002", "unsupported", LOW, "z"), ("C001", "stated-design", LOW, "a")],
    ),
    "check": (
        f"C001,page1,1,{_BENEFIT}",
        [("C001", "stated-design", LOW, "z"), ("C001", "unsupported", LOW, "a")],
    ),
    "sentence": (
        f"C001,page1,1,{_BENEFIT}",
        [("C001", "unsupported", LOW, "a"), ("C001", "unsupported", LOW, "z")],
    ),
}


def flag(evidence, claim, check, severity, words):
    remark = on_claim(evidence.claim[claim], "quote", words, "", "mend it")
    return Problem(**vars(remark), check=check, kind=Kind.FLAG, severity=severity)


@pytest.mark.parametrize("name", [key.name for key in KEYS])
def test_key_decides_among_what_all_before_it_leave_equal(name, tmp_path, monkeypatch):
    claims, expected = CASES[name]
    appraised = miniset.appraised(tmp_path, f"{_PAGES}{_CLAIMS}{claims}\n\nmentions.csv\nclaim\n")
    flags = [flag(appraised.evidence, *one) for one in expected]
    order = Priority(EvidenceReview(appraised, tuple(flags)))
    assert order.gravest_first(reversed(flags)) == flags
    monkeypatch.setattr(priority, "KEYS", tuple(key for key in KEYS if key.name != name))
    assert order.gravest_first(reversed(flags)) != flags


def test_keys_are_named_and_worded_each_once():
    assert list(CASES) == [key.name for key in KEYS]
    assert len({key.words for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("row", "mention", "consequence"),
    [
        pytest.param("safety,denies,any side effect,,", "", Consequence.REASSURES, id="denies a harm"),
        pytest.param("safety,asserts,safety,,", "", Consequence.REASSURES, id="calls it safe"),
        pytest.param("safety,asserts,heartburn,,", "", Consequence.OTHER, id="warns"),
        pytest.param("safety,asserts,heartburn,,", "minimised", Consequence.REASSURES, id="judged to make it small"),
        pytest.param("safety,denies,heartburn,,", "named", Consequence.OTHER, id="judged to name it"),
        pytest.param(_BENEFIT, "", Consequence.BENEFIT, id="benefit"),
        pytest.param("protocol,asserts,dose,,", "", Consequence.OTHER, id="protocol"),
    ],
)
def test_consequence_is_that_of_what_was_judged_else_of_the_category(row, mention, consequence, tmp_path):
    said = f"\nC001,heartburn,{mention}" if mention else ""
    fragment = f"{_CLAIMS}C001,page1,1,{row}\n\nmentions.csv\nclaim,harm,says{said}\n"
    appraised = miniset.appraised(tmp_path, fragment)
    assert Priority(EvidenceReview(appraised, ())).consequence(appraised.evidence.claims[0]) is consequence


def test_gravest_of_one_claim_are_those_of_its_highest_severity_each_check_once(tmp_path):
    evidence = miniset.appraised(tmp_path).evidence
    flags = [
        flag(evidence, "C001", check, severity, words)
        for check, severity, words in [
            ("unsupported", MEDIUM, "a"),
            ("absolute-wording", MEDIUM, "b"),
            ("unsupported", MEDIUM, "c"),
            ("list-only-sourcing", LOW, "d"),
        ]
    ]
    assert [(one.check, one.what) for one in gravest_of(flags)] == [("absolute-wording", "b"), ("unsupported", "a")]
    assert [one.what for one in by_check(flags)][-2:] == ["a", "c"]


WIDESPREAD = f"""{_PAGES}{_CLAIMS}C001,page1,1,{_BENEFIT}
C002,page2,1,{_BENEFIT}
C003,page1,2,{_OTHER_BENEFIT}
C004,page1,3,{_OTHER_BENEFIT}
C005,page1,4,{_OTHER_BENEFIT}
C006,page2,2,comparison,asserts,nausea,,
C007,page1,5,safety,denies,any side effect,,

mentions.csv
claim
"""


def test_reach_is_documents_before_claims_of_one_category_and_outcome(tmp_path):
    appraised = miniset.appraised(tmp_path, WIDESPREAD)
    flags = [flag(appraised.evidence, f"C00{number}", "unsupported", LOW, "a") for number in range(1, 7)]
    order = Priority(EvidenceReview(appraised, tuple(flags)))
    assert [order.reach(one) for one in flags] == [(-2, -2), (-2, -2), (-1, -3), (-1, -3), (-1, -3), (-1, -1)]
    assert order.gravest_first(reversed(flags)) == flags


def test_flags_shown_as_one_rank_by_the_gravest_claim_and_the_widest_reach(tmp_path):
    appraised = miniset.appraised(tmp_path, WIDESPREAD)
    narrow, wide, other, denial = (
        flag(appraised.evidence, claim, "unsupported", LOW, "a") for claim in ("C003", "C001", "C002", "C007")
    )
    order = Priority(EvidenceReview(appraised, (narrow, wide, other, denial)))
    _, consequence, reach, *_ = order.rank([narrow, wide, denial])
    assert (consequence, reach) == (Consequence.REASSURES, (-2, -2))


def test_flags_of_one_sentence_that_differ_by_their_study_have_an_order(tmp_path):
    evidence = miniset.appraised(tmp_path).evidence
    one, other = (replace(flag(evidence, "C001", "unsupported", LOW, "a"), study=study) for study in ("abe", "sato"))
    assert by_check([other, one]) == [one, other]
