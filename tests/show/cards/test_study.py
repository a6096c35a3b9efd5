"""Studies on a card: those that decide first, whatever their place in the table, and the stronger before the weaker."""

from analysis.show.cards.claim import cards
from tests.builders import shown

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
    assert [(one.rated.link.study, one.part) for one in card.studies] == [
        ("decides", "decides (verdict all)"),
        ("cohort", "decides (verdict own); listed only (verdict all)"),
        ("votes", "votes (verdict all)"),
        ("listed", "listed only"),
        ("series", "listed only"),
    ]


def test_a_carried_link_is_shown_as_carried_and_its_study_as_not_judged(tmp_path):
    two = "claims.csv\nid,quote\nC001,quote one\nC002,quote two\n\nlinks.csv\nclaim,carried_from\nC001,\nC002,C001"
    judged, carried = cards(shown.review(tmp_path, two))
    assert [one.part for one in judged.studies] == ["decides"]
    assert [one.part for one in carried.studies] == ["carried, not confirmed: it does not count"]
    assert (judged.not_assessed, carried.not_assessed) == ((), ("ito2011",))
