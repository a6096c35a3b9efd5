"""The list of claims on the page: what it is filtered by, and its flags by check."""

import pytest

from analysis.model.words import Severity
from analysis.report.html.claim_list import claim_list, flag_groups
from analysis.show.cards.claim import cards
from tests.builders import shown
from tests.show.cards.test_claim import FOUR_STUDIES


def test_filters_hold_stance_and_design_of_one_study_together(tmp_path):
    listed = claim_list(cards(shown.review(tmp_path, FOUR_STUDIES)), ())
    (entry,) = listed.entries
    assert entry.studies == "supports~randomised trial|indirect~case series"
    choices = {name: dict(words) for name, _, words in listed.choices}
    assert choices["stance"] == {"supports": 1, "indirect": 1}
    assert choices["design"] == {"randomised trial": 1, "case series": 1}
    assert choices["document"] == {"page1": 1}


@pytest.mark.parametrize(
    ("fragment", "studies"),
    [
        pytest.param("links.csv\nstance,finding\ndoes not address,", "does not address~none", id="none addresses it"),
        pytest.param("links.csv\nclaim\n\nscreening.csv\nstudy", "none~none", id="none was judged"),
    ],
)
def test_claim_without_a_study_that_speaks_of_it_is_filtered_by_that(tmp_path, fragment, studies):
    (entry,) = claim_list(cards(shown.review(tmp_path, fragment)), ()).entries
    assert entry.studies == studies


def test_flags_by_check_lead_to_each_flag_once(tmp_path):
    found = cards(shown.review(tmp_path, shown.UNWAIVED))
    groups = flag_groups(found)
    places = [claim.href for group in groups for claim in group.claims]
    assert sorted(places) == sorted(f"#{flag.anchor}" for one in found for flag in one.flags)
    order = [list(Severity).index(group.severity) for group in groups]
    assert order == sorted(order)
    assert flag_groups(()) == ()
