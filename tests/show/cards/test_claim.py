"""Cards: a claim with its verdicts and its flags, once."""

from analysis.appraise.verdict.rules import RULES
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Severity
from analysis.show.cards.claim import ClaimCard, cards
from tests.builders import shown
from tests.builders.miniset import rated

#: A claim that a trial and a series speak of, a third study that does not, and a fourth that nobody judged.
FOUR_STUDIES = """
studies.csv
study,role,design,comparator,participants,units,unit_name
ito2011,cited,randomised trial,placebo,80,,
abe2012,wider,case series,,,12,knees
mori2013,wider,survey,,9,,
sato2014,wider,case report,,1,,

findings.csv
id,study,phase,verified,value,months,comparator_value,comparator_numerator,comparator_denominator
F001,ito2011,randomised,yes,75.0,1,50.0,20,40
F002,abe2012,uncontrolled,no,75.0,,,,

links.csv
study,stance,finding,rationale,condition_fit
ito2011,supports,F001,Fewer felt sick.,same
abe2012,indirect,F002,No control group.,narrower
mori2013,does not address,,Asked of other things.,different
"""

#: Two claims that disagree, and one that disagrees with what its document prints.
DISAGREEING = """
claims.csv
id,line,quote
C001,4,91% felt better
C002,5,nobody felt better

disagreements.csv
id,claim,other,kind
D01,C001,C002,direct
D02,C002,,against its own reference
"""


def card(folder, fragment="") -> ClaimCard:
    """The first card of a small set."""
    return cards(shown.review(folder, fragment))[0]


def test_every_claim_has_its_card_in_order(tmp_path):
    found = cards(shown.review(tmp_path, "claims.csv\nid,quote\nC003,a\nC001,b\nC002,c"))
    assert [(one.claim.id, one.claim.quote) for one in found] == [("C003", "a"), ("C001", "b"), ("C002", "c")]
    assert cards(shown.review(tmp_path / "none", "claims.csv\nid\n\nlinks.csv\nclaim")) == ()


def test_card_has_the_claim_in_its_place_and_the_verdict_over_each_scope(tmp_path):
    one = card(tmp_path, FOUR_STUDIES)
    assert (one.claim.document, one.claim.place) == ("page1", "document page1, line 4")
    assert (one.own.scope, one.all.scope) == (Scope.OWN, Scope.ALL)
    assert (one.own.verdict, one.own.rule) == (Verdict.SUPPORTED, RULES[9])
    assert one.own.deciding is not None
    assert one.own.deciding.study.study == "ito2011"


def test_claim_of_an_unknown_document_keeps_its_card(tmp_path):
    assert card(tmp_path, "claims.csv\ndocument\nlost").claim.document == "lost"


def test_flags_come_gravest_first_under_names_of_their_own(tmp_path):
    review = shown.review(tmp_path, shown.UNWAIVED)
    flags = cards(review)[0].flags
    assert len(flags) == len(review.flags_on_claims) > 0
    assert len({flag.anchor for flag in flags}) == len(flags)
    assert all(flag.anchor.startswith(f"C001-{flag.problem.check}") for flag in flags)
    order = [list(Severity).index(flag.problem.severity) for flag in flags]
    assert order == sorted(order)
    assert all(text[0] == text[0].upper() and text.endswith(".") for text in (flag.message for flag in flags))
    assert not any("91% felt better" in flag.message for flag in flags)


def test_second_flag_of_a_check_has_a_number(tmp_path):
    review = shown.review(tmp_path, shown.UNWAIVED)
    twice = EvidenceReview(review.appraised, review.problems * 2)
    anchors = [flag.anchor for flag in cards(twice)[0].flags]
    assert len(set(anchors)) == len(anchors)
    assert any(anchor.endswith("-2") for anchor in anchors)


def test_a_card_says_where_raters_who_agree_were_overruled(tmp_path):
    assert card(tmp_path / "none").overruled == ()
    (pair,) = card(tmp_path / "overruled", rated(["indirect"], ["indirect"])).overruled
    assert pair.overruling == "Both raters said “indirect”; adjudicated “partly supports”: no reason given"
