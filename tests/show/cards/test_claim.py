"""Cards: everything that bears on a claim, in words, once."""

from analysis.appraise.verdict.rules import RULES
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Severity, Stance
from analysis.show.cards.claim import ClaimCard, cards
from analysis.show.cards.study import DECIDES
from analysis.show.tables.disagreements import ITS_REFERENCES
from tests.builders import shown
from tests.builders.miniset import rated
from tests.show.cards.test_study import OUTWEIGHED

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


def test_card_shows_the_claim_in_its_place_and_words_what_is_absent(tmp_path):
    one = card(tmp_path, "claims.csv\noutcome,condition,figure,unit,stated_design\n,,,,")
    assert one.claim.place == "document page1, line 4"
    assert one.claim.document == "page1"
    about = dict(one.about)
    assert about["Condition"] == "not stated"
    assert (about["Figure"], about["Stated design"], about["Marker"]) == ("none", "none", "none")
    assert "Note" not in about
    assert dict(card(tmp_path / "figure").about)["Figure"] == "91 %"


def test_claim_of_an_unknown_document_keeps_its_card(tmp_path):
    assert card(tmp_path, "claims.csv\ndocument\nlost").claim.document == "lost"


def test_verdicts_say_rule_reach_and_what_decides(tmp_path):
    one = card(tmp_path, FOUR_STUDIES)
    own = one.own.found
    assert (own.scope, own.verdict, own.rule) == (Scope.OWN, Verdict.SUPPORTED, RULES[9])
    assert (own.rule.number, own.rule.when) == ("10", "at least one link supports")
    assert own.deciding is not None
    assert (one.own.reached, own.deciding.study.study) == ("by list", "ito2011")
    assert (one.all.found.verdict, one.all.reached) == (Verdict.SUPPORTED, "")
    assert (one.own.words, one.all.words) == (
        "supported (moderate certainty)",
        "supported (moderate certainty) so far (3 of 4 judged)",
    )
    assert not one.own.provisional


def test_verdict_that_would_change_without_unverified_facts_is_provisional(tmp_path):
    one = card(tmp_path, "findings.csv\nid,verified,read_at\nF001,no,")
    assert one.own.provisional
    assert "verdict own" in one.provisional


def test_studies_are_told_with_their_part(tmp_path):
    first, second = card(tmp_path, FOUR_STUDIES).studies
    assert (first.rated.link.study, first.rated.link.stance) == ("ito2011", Stance.SUPPORTS)
    assert DECIDES in first.part
    assert (second.rated.link.study, second.part) == ("abe2012", "listed only")


def test_link_above_its_cap_is_there_and_does_not_count(tmp_path):
    (one,) = card(tmp_path, "links.csv\nstance\nsupports\n\nfindings.csv\nphase\nuncontrolled").studies
    assert one.part == "does not count: it says more than its finding can show"
    assert DECIDES not in one.part


def test_studies_that_do_not_address_it_stand_once_for_each_reason(tmp_path):
    one = card(tmp_path, FOUR_STUDIES)
    assert one.studies_not_addressing == {("Asked of other things.", "adjudicator"): ("mori2013",)}
    assert one.not_assessed == ("sato2014",)


def test_every_listed_study_is_on_each_card_once(tmp_path):
    review = shown.review(tmp_path, FOUR_STUDIES)
    for one in cards(review):
        named = [study.rated.link.study for study in one.studies]
        named += [study for studies in one.studies_not_addressing.values() for study in studies]
        assert sorted([*named, *one.not_assessed]) == sorted(review.evidence.study)


def test_judges_are_named_with_what_they_are(tmp_path):
    assert card(tmp_path).judged_by == ("adjudicator (machine-assisted)",)
    assert card(tmp_path / "unlisted", "raters.csv\nname").judged_by == ("adjudicator (kind not recorded)",)
    assert card(tmp_path / "nobody", "links.csv\nclaim").judged_by == ()


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


def test_disagreements_are_on_both_cards(tmp_path):
    first, second = cards(shown.review(tmp_path, DISAGREEING))
    (only,) = first.disagreements
    assert (only.row.id, only.other, only.quote) == ("D01", second.claim, "nobody felt better")
    assert [(one.row.id, one.other) for one in second.disagreements] == [("D01", first.claim), ("D02", None)]
    assert second.disagreements[1].quote == ITS_REFERENCES


# Its studies in groups


def test_own_studies_come_first_and_those_without_control_are_folded(tmp_path):
    (card,) = cards(shown.review(tmp_path, OUTWEIGHED))
    groups = [(one.heading, [study.study for study in one.studies], one.folded) for one in card.groups]
    assert groups == [
        ("in the document’s own list", ["cohort"], False),
        ("controlled comparisons that the document does not cite", ["decides", "votes", "listed"], False),
        ("1 without a control group", ["series"], True),
    ]


def test_an_own_study_that_does_not_address_the_claim_says_why_among_the_own(tmp_path):
    (card,) = cards(shown.review(tmp_path, "links.csv\nstance,finding,rationale\ndoes not address,,Asked of sleep."))
    ((study,),) = (one.studies for one in card.groups)
    assert (study.study, study.links, study.silent) == ("ito2011", (), "Asked of sleep.")


def test_every_study_judged_is_in_one_group(tmp_path):
    for card in cards(shown.review(tmp_path, FOUR_STUDIES)):
        named = [study.study for group in card.groups for study in group.studies]
        assert sorted([*named, *card.not_assessed]) == ["abe2012", "ito2011", "mori2013", "sato2014"]


def test_more_than_five_comparisons_that_nobody_cites_are_folded(tmp_path):
    keys = [f"t{number}" for number in range(8)]
    rows = "\n".join(f"{key},wider,randomised trial,placebo" for key in keys)
    links = "\n".join(f"{key},indirect," for key in keys)
    fragment = f"studies.csv\nstudy,role,design,comparator\n{rows}\n\nlinks.csv\nstudy,stance,finding\n{links}"
    (card,) = cards(shown.review(tmp_path, f"{fragment}\n\nreferences.csv\nnumber\n\nfindings.csv\nid"))
    assert [(len(one.studies), one.folded) for one in card.groups] == [(5, False), (3, True)]
    assert card.groups[1].heading == "3 more controlled comparisons"


def test_a_claim_without_a_study_has_no_group(tmp_path):
    (card,) = cards(shown.review(tmp_path, "links.csv\nclaim\n\nscreening.csv\nstudy"))
    assert card.groups == ()
