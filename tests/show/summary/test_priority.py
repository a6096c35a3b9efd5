"""The order of flags in every list that shows them: no row's place in its table counts."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import UNSUPPORTED, Priority
from analysis.model.words import Severity
from analysis.show.cards.claim import cards
from analysis.show.summary.one_page import one_page
from analysis.show.summary.priority import gravest
from analysis.show.tables.flagged import flagged, flagged_documents
from tests.builders import miniset, shown
from tests.check.test_priority import flag

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
C006,partly supports,F001

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
        sorted((flag.rank, card.claim.id, flag.problem.check) for card in cards(review) for flag in card.flags),
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


#: Claims of one line: two promise a benefit, one takes a harm away.
ONE_LINE = """
claims.csv
id,line,quote,category,direction,outcome,figure,unit
C001,4,relieves nausea,efficacy,asserts,nausea,,
C002,4,cannot harm,safety,denies,any side effect,,
C003,4,aids sleep,efficacy,asserts,sleep,,

mentions.csv
claim
"""

#: Some checks in their order.
FIRST, SECOND, THIRD, *_, LAST = (check.name for check in CHECKS if check.name not in UNSUPPORTED)


def entries_of(folder, *raised):
    """Entries made of flags, each given as claim, check and words."""
    appraised = miniset.appraised(folder, ONE_LINE)
    flags = tuple(flag(appraised.evidence, claim, check, Severity.HIGH, words) for claim, check, words in raised)
    return gravest(EvidenceReview(appraised, flags))


def test_the_claim_that_takes_a_harm_away_leads_its_sentence_and_gives_its_words(tmp_path):
    (entry,) = entries_of(
        tmp_path,
        *[("C001", SECOND, "b"), ("C001", LAST, "c")],
        *[("C002", LAST, "is absolute")],
        *[("C003", FIRST, "d"), ("C003", THIRD, "e"), ("C003", LAST, "f")],
    )
    assert [one.id for one in entry.claims] == ["C002", "C003", "C001"]
    assert entry.quotes == ("cannot harm",)
    assert len(entry.wrong) == 1
    assert entry.kinds == (LAST, FIRST, SECOND, THIRD)


def test_an_entry_tells_two_things_that_are_wrong_and_leaves_the_rest(tmp_path):
    (entry,) = entries_of(tmp_path, *[("C001", check, f"is {check}") for check in (THIRD, FIRST, SECOND)])
    assert [FIRST in entry.wrong[0], SECOND in entry.wrong[1], len(entry.wrong)] == [True, True, 2]


def test_claims_that_share_no_more_than_being_unsupported_stand_apart_unless_of_one_kind(tmp_path):
    found = entries_of(tmp_path, *[(claim, "unsupported", "is unsupported") for claim in ("C001", "C002", "C003")])
    assert [[one.id for one in entry.claims] for entry in found] == [["C002"], ["C001", "C003"]]
