"""Studies on a card: those that decide first, whatever their place in the table, and the stronger before the weaker."""

import pytest

from analysis.model.conclusions import Scope
from analysis.show.cards.claim import cards
from analysis.show.cards.study import behind, card_studies, not_assessed, silent_studies, studies_behind
from analysis.show.tables.studies import study_names
from tests.builders import shown
from tests.show.cards.test_claim import FOUR_STUDIES

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
