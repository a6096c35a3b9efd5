"""The order of flags: each key decides where those before it cannot, and no row's place in its table counts."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import KEYS, Consequence, Priority, by_check, gravest_of
from analysis.model.problem import Problem, on_claim
from analysis.model.words import Kind, Severity
from analysis.show.cards.claim import cards
from analysis.show.summary.one_page import one_page
from analysis.show.summary.priority import gravest
from analysis.show.tables.flagged import flagged, flagged_documents
from tests.builders import miniset, shown

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
def test_key_decides_among_what_all_before_it_leave_equal(name, tmp_path):
    claims, expected = CASES[name]
    appraised = miniset.appraised(tmp_path, f"{_PAGES}{_CLAIMS}{claims}\n\nmentions.csv\nclaim\n")
    flags = [flag(appraised.evidence, *one) for one in expected]
    order = Priority(EvidenceReview(appraised, tuple(flags)))
    without = [key for key in KEYS if key.name != name]
    assert order.gravest_first(reversed(flags)) == flags
    assert order.gravest_first(reversed(flags), without) != flags


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


#: Two pages with flags of every severity, on claims that share lines, checks and outcomes, and on the pages.
MANY = """
documents.csv
id,lines,offers
page1,20,yes
page2,20,yes

claims.csv
id,document,line,quote,category,direction,outcome,figure,unit,sourcing,wording
C001,page1,4,relieves nausea,efficacy,asserts,nausea,,,none,absolute
C002,page1,4,always relieves nausea,efficacy,asserts,nausea,,,none,absolute
C003,page1,4,cannot harm,safety,denies,any side effect,,,none,plain
C004,page1,9,taken daily,protocol,asserts,dose,,,vague,plain
C005,page2,3,relieves nausea,efficacy,asserts,nausea,,,list-only,plain
C006,page2,3,91% felt better,efficacy,asserts,nausea,91,%,list-only,plain
C007,page2,2,harmless,safety,asserts,safety,,,none,absolute
C008,page2,2,may cause heartburn,safety,asserts,heartburn,,,none,hedged

links.csv
claim,stance,finding
C001,does not address,
C005,does not address,
C006,partly,F001

mentions.csv
claim,harm,says
C003,any side effect,denied
C007,any side effect,minimised
C008,heartburn,named

waivers.csv
check
"""

_ROWS = ("documents", "claims", "links", "mentions", "findings", "studies", "references", "harms", "terms")


def everything_in_order(review):
    """What each list of flags shows, gravest first: which flag it is, not how its sentence runs."""
    names = ("Flag", "Claim", "Document")
    tables = (shown.rows(frame) for frame in (flagged(review), flagged_documents(review)))
    return [
        *([tuple(row.get(name) for name in ("Severity", *names)) for row in rows] for rows in tables),
        [(entry.claims, entry.kinds, entry.quotes) for entry in gravest(review)],
        sorted((flag.rank, card.claim, flag.check) for card in cards(review) for flag in card.flags),
        [check for check, _ in one_page(review).omissions],
    ]


@cache
def many():
    with TemporaryDirectory() as folder:
        review = shown.review(Path(folder), MANY)
        return review, everything_in_order(review)


@given(seed=st.integers(0, 2**16))
def test_order_of_rows_in_the_tables_changes_no_list(seed):
    review, expected = many()
    random = Random(seed)

    def shuffled(items):
        return tuple(random.sample(items, len(items)))

    evidence = review.evidence
    rows = {name: shuffled(getattr(evidence, name)) for name in _ROWS}
    appraised = AppraisedEvidence(replace(evidence, **rows))
    assert everything_in_order(EvidenceReview.of(appraised)) == expected
    again = EvidenceReview(appraised, shuffled(review.problems))
    assert everything_in_order(again) == expected
    assert Priority(again).gravest_first(again.flags_on_claims) == Priority(review).gravest_first(
        review.flags_on_claims
    )


def test_every_list_has_flags_of_every_severity_to_order():
    review, (on_claims, on_documents, entries, *_) = many()
    assert {row[0] for row in on_claims} == {severity.value for severity in Severity}
    assert len(on_documents) > 1
    assert any(len(claims) > 1 for claims, *_ in entries)
    ranks = [Priority(review).rank([one]) for one in Priority(review).gravest_first(review.flags_on_claims)]
    assert all(one[0] <= other[0] for one, other in pairwise(ranks))
