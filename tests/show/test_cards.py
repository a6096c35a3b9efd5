"""Cards: a claim with its verdicts and its flags, once; of its studies those that decide first, the stronger before."""

import pytest

from analysis.appraise.verdict.rules import RULES
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Severity
from analysis.show.cards import (
    ClaimCard,
    behind,
    card_studies,
    cards,
    not_assessed,
    silent_studies,
    studies_behind,
)
from analysis.show.tables.studies import study_names
from tests.builders import shipped, shown
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

#: Over the page's own studies the cohort decides; over all a trial does, a second votes, and the cohort is outweighed.
OUTWEIGHED = """
studies.csv
study,role,design,comparator
series,wider,case series,
listed,wider,randomised trial,placebo
cohort,cited,cohort study,placebo
decides,wider,randomised trial,placebo
votes,wider,randomised trial,placebo

findings.csv
id,study,phase
F001,cohort,whole study
F002,decides,randomised
F003,votes,randomised
F004,listed,randomised
F005,series,uncontrolled

references.csv
number,study
1,cohort

links.csv
study,stance,finding
series,indirect,F005
listed,indirect,F004
cohort,supports,F001
decides,supports,F002
votes,partly supports,F003
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


def test_shipped_flags_that_speak_of_a_sentence_say_on_a_card_what_holds_of_its_claim():
    several = 0
    for card in cards(shipped.review()):
        for flag in card.flags:
            several += bool(flag.problem.parts)
            assert "only indirect" not in flag.message or card.all.verdict is Verdict.INDIRECT
            assert "none looked at it" not in flag.message or card.all.verdict is Verdict.NOT_ADDRESSED
    assert several


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


# Its studies


def test_studies_stand_by_their_weightiest_part_then_by_their_tier(tmp_path):
    (card,) = cards(shown.review(tmp_path, OUTWEIGHED))
    assert [(one.rated.link.study, one.part) for one in card_studies(card.own, card.all)] == [
        ("decides", "decides (verdict all)"),
        ("cohort", "decides (verdict own); listed only (verdict all)"),
        ("votes", "votes (verdict all)"),
        ("listed", "listed only"),
        ("series", "listed only"),
    ]


def test_a_carried_link_is_shown_as_carried_and_its_study_as_not_judged(tmp_path):
    two = "claims.csv\nid,quote\nC001,quote one\nC002,quote two\n\nlinks.csv\nclaim,carried_from\nC001,\nC002,C001"
    judged, carried = cards(shown.review(tmp_path, two))
    parts = [[one.part for one in card_studies(card.own, card.all)] for card in (judged, carried)]
    assert parts == [["decides"], ["carried, not confirmed: it does not count"]]
    assert (not_assessed(judged.all), not_assessed(carried.all)) == ((), ("ito2011",))


def test_a_link_above_its_cap_is_there_and_does_not_count(tmp_path):
    above = "links.csv\nstance\nsupports\n\nfindings.csv\nphase\nuncontrolled"
    (card,) = cards(shown.review(tmp_path, above))
    (one,) = card_studies(card.own, card.all)
    assert one.part == "does not count: it says more than its finding can show"


def test_every_listed_study_is_on_each_card_once(tmp_path):
    review = shown.review(tmp_path, FOUR_STUDIES)
    for card in cards(review):
        named = [study.rated.link.study for study in card_studies(card.own, card.all)]
        assert sorted([*named, *silent_studies(card.all), *not_assessed(card.all)]) == sorted(review.evidence.study)


# Those behind a claim, in a few words


def said(folder, designs: dict[str, str], scope: Scope = Scope.ALL) -> str:
    """The line of a claim that studies of these designs speak of, the first of them cited."""
    rows = "\n".join(
        f"{key},{'wider' if number else 'cited'},{design}" for number, (key, design) in enumerate(designs.items())
    )
    links = "\n".join(f"{key},indirect," for key in designs)
    cited = next(iter(designs), "")
    review = shown.review(
        folder,
        f"studies.csv\nstudy,role,design\n{rows}\n\nlinks.csv\nstudy,stance,finding\n{links}\n\n"
        f"references.csv\nnumber,study\n1,{cited}\n\nfindings.csv\nid",
    )
    return behind(review.assessment(review.evidence.claims[0], scope), study_names(review.evidence))


@pytest.mark.parametrize(
    ("designs", "line"),
    [
        pytest.param(["survey"], "a2001, survey", id="one by its name"),
        pytest.param(["case series", "case series"], "2 series", id="of one kind"),
        pytest.param(["case report", "randomised trial"], "1 trial, 1 case", id="strongest first"),
        pytest.param(["randomised trial", "randomised cross-over trial"], "2 trials", id="both are trials"),
        pytest.param(["guideline", "animal study"], "2 studies", id="of kinds without a short word"),
        pytest.param(
            ["systematic review", "randomised trial", "cohort study", "survey", "guideline"],
            "1 trial, 1 cohort, 3 others",
            id="the rest counted",
        ),
    ],
)
def test_studies_are_named_or_counted_by_kind(tmp_path, designs, line):
    assert said(tmp_path, {f"{'abcdef'[place]}2001": design for place, design in enumerate(designs)}) == line


def test_own_references_count_only_those_cited(tmp_path):
    assert said(tmp_path, {"a2001": "survey", "b2001": "case series"}, Scope.OWN) == "a2001, survey"


def test_what_does_not_address_the_claim_is_not_behind_it(tmp_path):
    review = shown.review(tmp_path, "links.csv\nstance,finding\ndoes not address,")
    found = review.assessment(review.evidence.claims[0], Scope.ALL)
    assert (studies_behind(found), behind(found, {})) == ((), "none")
