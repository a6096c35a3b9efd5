"""The studies of a card in groups: each once, what the document brings first, the far ones folded."""

from analysis.show.cards.claim import cards
from analysis.show.cards.study_groups import study_groups
from tests.builders import shown
from tests.show.cards.test_claim import FOUR_STUDIES
from tests.show.cards.test_study import OUTWEIGHED


def test_own_studies_come_first_and_those_without_control_are_folded(tmp_path):
    (card,) = cards(shown.review(tmp_path, OUTWEIGHED))
    groups = [(one.heading, [study.study for study in one.studies], one.folded) for one in study_groups(card)]
    assert groups == [
        ("in the document’s own list", ["cohort"], False),
        ("controlled comparisons that the document does not cite", ["decides", "votes", "listed"], False),
        ("1 without a control group", ["series"], True),
    ]


def test_an_own_study_that_does_not_address_the_claim_says_why_among_the_own(tmp_path):
    (card,) = cards(shown.review(tmp_path, "links.csv\nstance,finding,rationale\ndoes not address,,Asked of sleep."))
    ((study,),) = (one.studies for one in study_groups(card))
    assert (study.study, study.links, study.silent) == ("ito2011", (), "Asked of sleep.")


def test_every_study_judged_is_in_one_group(tmp_path):
    for card in cards(shown.review(tmp_path, FOUR_STUDIES)):
        named = [study.study for group in study_groups(card) for study in group.studies]
        assert sorted([*named, *card.not_assessed]) == ["abe2012", "ito2011", "mori2013", "sato2014"]


def test_more_than_five_comparisons_that_nobody_cites_are_folded(tmp_path):
    keys = [f"t{number}" for number in range(8)]
    rows = "\n".join(f"{key},wider,randomised trial,placebo" for key in keys)
    links = "\n".join(f"{key},indirect," for key in keys)
    fragment = f"studies.csv\nstudy,role,design,comparator\n{rows}\n\nlinks.csv\nstudy,stance,finding\n{links}"
    (card,) = cards(shown.review(tmp_path, f"{fragment}\n\nreferences.csv\nnumber\n\nfindings.csv\nid"))
    assert [(len(one.studies), one.folded) for one in study_groups(card)] == [(5, False), (3, True)]
    assert study_groups(card)[1].heading == "3 more controlled comparisons"


def test_a_claim_without_a_study_has_no_group(tmp_path):
    (card,) = cards(shown.review(tmp_path, "links.csv\nclaim\n\nscreening.csv\nstudy"))
    assert study_groups(card) == ()
