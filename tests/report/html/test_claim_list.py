"""The list of claims on the page: what it is filtered by, and its flags by check."""

import pytest

from analysis.model.words import Severity
from analysis.report.html.claim_list import claim_list, flag_groups
from analysis.report.outline.symbols import RANKS
from analysis.show.cards.claim import cards
from tests.builders import build, shown
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


def test_groups_of_flags_stand_by_the_gravest_flag_of_each(tmp_path):
    found, *_ = cards(shown.review(tmp_path, shown.UNWAIVED))
    first, second = found.flags[:2]
    both = found._replace(flags=(first._replace(rank=0), second._replace(rank=1)))
    late = found._replace(flags=(first._replace(rank=9),))
    assert [group.check for group in flag_groups((late, both))] == [first.problem.check, second.problem.check]


UNEQUAL = """
claims.csv
id,line,wording,sourcing,category
C001,4,absolute,list-only,efficacy
C002,5,plain,none,access

links.csv
claim
C001

disagreements.csv
id

waivers.csv
check
"""


def test_claims_are_sorted_by_their_gravest_flag_those_without_one_last(tmp_path):
    found = [card for card in cards(shown.review(tmp_path, UNEQUAL)) if len(card.flags) > 1]
    assert found
    none = [card._replace(claim=build.claim(id="C009"), flags=()) for card in found]
    entries = {entry.card.claim.id: entry.gravity for entry in claim_list((*none, *found), ()).entries}
    assert entries == {
        **{card.claim.id: min(one.rank for one in card.flags) for card in found},
        "C009": entries["C009"],
    }
    assert entries["C009"] > max(flag.rank for card in found for flag in card.flags)


#: A wider trial speaks against what the document's own study says.
DIVIDED = (
    FOUR_STUDIES.replace("mori2013,wider,survey", "mori2013,wider,randomised trial")
    .replace("mori2013,does not address,,", "mori2013,contradicts,F003,")
    .replace("F002,abe2012", "F003,mori2013,randomised,yes,75.0,,,,\nF002,abe2012")
)


@pytest.mark.parametrize(
    ("fragment", "verdict"),
    [
        (DIVIDED, "supported"),
        (DIVIDED.replace("ito2011,supports", "ito2011,partly supports"), "partly supported"),
    ],
)
def test_claims_are_sorted_by_the_verdict_over_their_documents_own_studies(tmp_path, fragment, verdict):
    (card,) = cards(shown.review(tmp_path, fragment))
    (entry,) = claim_list((card,), ()).entries
    assert (card.own.found.verdict.value, card.all.found.verdict.value) == (verdict, "conflicting")
    assert entry.rank == RANKS[verdict]


def test_words_of_a_filter_stand_in_the_order_of_their_list_and_none_last(tmp_path):
    (card,) = cards(shown.review(tmp_path, FOUR_STUDIES))
    silent = card._replace(studies=(), flags=())
    choices = {name: [word for word, _ in words] for name, _, words in claim_list((silent, card), ()).choices}
    assert choices["stance"] == ["supports", "indirect", "does not address"]
    assert choices["design"] == ["case series", "randomised trial", "none"]
