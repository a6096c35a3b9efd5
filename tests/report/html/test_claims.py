"""The explorer of claims as a file: every claim once with its card, everything escaped, filters that count rightly."""

import json
import re
from collections import Counter
from html import unescape

import pytest

from analysis.report.html.claims import NO_FLAG, ORDERS, claims_page, facets
from analysis.report.outline import claim_rows
from analysis.report.outline.contents import contents
from analysis.show.cards import cards
from analysis.show.tables.claims import claims
from tests.builders import hostile, shown
from tests.report.html.test_page import Outline
from tests.show.test_cards import DISAGREEING, FOUR_STUDIES

NONE = "claims.csv\nid\n\nlinks.csv\nclaim\n\nratings.csv\nclaim"

MARKUP = '</td></table></noscript></script><script>alert("x")</script><img src=x onerror=alert(1)>'


def made(folder, fragment: str = shown.UNWAIVED) -> str:
    """The page of a small set."""
    return claims_page(contents(shown.review(folder, fragment)))


def data_of(page: str) -> dict:
    """What the page's script reads."""
    (text,) = re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(text)


def test_every_claim_is_a_row_once_with_its_card(tmp_path):
    page = made(tmp_path, "claims.csv\nid,quote\nC003,a\nC001,b\nC002,c")
    outline = Outline(page)
    assert [name for name in outline.ids if re.fullmatch(r"C\d+", name)] == ["C003", "C001", "C002"]
    assert page.count("<noscript><details>") == page.count('class="card"') == 3


def test_a_card_says_what_stands_behind_the_claim_by_the_names_of_people(tmp_path):
    page = made(tmp_path, FOUR_STUDIES)
    text = " ".join(Outline(page).text.split())
    assert "3 of 4 studies judged" in text
    for words in ("In the document’s own list", "randomised trial, 80 people", "Fewer felt sick.", "No control group."):
        assert words in text
    assert "Ito 2011" in text
    assert "studies.html#ito2011" in Outline(page).links
    assert "1 other does not address it" in text
    assert "Not judged, so that nothing is known: " in text
    assert "confirmed by a person: none of" in text


def test_a_flag_reads_as_a_sentence_under_its_own_name(tmp_path):
    review = shown.review(tmp_path, shown.UNWAIVED)
    (card,) = cards(review)
    page = claims_page(contents(review))
    ids = Outline(page).ids
    assert [ids.count(flag.anchor) for flag in card.flags] == [1] * len(card.flags) != []
    text = unescape(page)
    assert all(f"{str(flag.problem.head).capitalize()}.</b> {flag.message}" in text for flag in card.flags)
    assert "Severity" not in text
    assert "<mark>91% felt better</mark>" in page
    assert "<mark>" not in made(tmp_path / "plain", "claims.csv\ncategory,figure,unit\ncaveat,,")


def test_a_verdict_of_several_comparisons_names_each_once(tmp_path, monkeypatch):
    monkeypatch.setattr(claim_rows, "comparisons_in_full", lambda *_: ("for: one", "against: two"))
    page = made(tmp_path, FOUR_STUDIES)
    assert "supported (moderate certainty)" not in page[: page.index('id="data"')]
    assert page.count("<small>against: two</small>") == 2


def test_disagreements_lead_to_the_other_claim(tmp_path):
    page = made(tmp_path, DISAGREEING)
    assert {"#C001", "#C002"} <= set(Outline(page).links)
    assert "“nobody felt better”</span> (document page1, line 5)" in page


def test_what_nobody_asked_is_not_charged_with_a_source(tmp_path):
    page = made(tmp_path, "claims.csv\ncategory\ncaveat")
    assert "What the source says" not in page
    assert "not judged" in page


def test_counts_of_each_filter_are_those_of_the_claims(tmp_path):
    review = shown.review(
        tmp_path, "claims.csv\nid,category,condition\nC001,safety,\nC002,efficacy,ache\nC003,safety,ache"
    )
    found = {one.name: one for one in facets(cards(review), review)}
    assert {word.value: word.claims for word in found["about"].words} == {"benefit": 1, "safety": 2}
    assert [(word.value, word.claims) for word in found["condition"].words] == [("ache", 2), ("not stated", 1)]
    for one in found.values():
        counts = Counter(place for places in one.of for place in places)
        assert [word.claims for word in one.words] == [counts[place] for place in range(len(one.words))]
        assert all(one.of)
    assert facets((), review)[0].words == ()


def test_flags_are_filtered_by_what_is_wrong_and_their_absence_comes_last(tmp_path):
    review = shown.review(
        tmp_path, f"claims.csv\nid,category,figure,unit\nC001,efficacy,91,%\nC002,caveat,,\n{shown.UNWAIVED}"
    )
    flag = next(one for one in facets(cards(review), review) if one.name == "flag")
    assert flag.words[-1].value == NO_FLAG
    heads = {str(one.problem.head) for one in cards(review)[0].flags}
    assert {flag.words[place].value for place in flag.of[0]} == heads
    assert flag.of[1] == (len(flag.words) - 1,)


def test_what_is_saved_are_the_cells_of_the_table_of_claims(tmp_path):
    review = shown.review(tmp_path, shown.UNWAIVED)
    table, data = claims(review), data_of(claims_page(contents(review)))
    assert data["table"] == [list(table.headings), *([str(cell) for cell in row] for row in table.rows)]
    assert list(data["orders"]) == list(ORDERS)
    assert all(len(ranks) == len(table.rows) for ranks in data["orders"].values())


def test_no_claims_are_said_to_be_none(tmp_path):
    page = made(tmp_path, NONE)
    assert "<b>0</b> of 0 claims" in page
    assert data_of(page)["table"][1:] == []


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param(f"claims.csv\nquote,statement\n{MARKUP},{MARKUP}", id="claim"),
        pytest.param(f"documents.csv\ntitle,short_name\n{MARKUP},{MARKUP}", id="document"),
        pytest.param(f"links.csv\nrationale\n{MARKUP}", id="link"),
        pytest.param(f"studies.csv\nshort_name\n{MARKUP}", id="study"),
    ],
)
def test_markup_in_a_cell_is_text(tmp_path, fragment):
    quoted = fragment.replace('"x"', "x")
    outline = Outline(made(tmp_path, quoted))
    plain = Outline(made(tmp_path / "plain", ""))
    assert (outline.tags["script"], outline.tags["noscript"]) == (plain.tags["script"], plain.tags["noscript"])
    assert not outline.tags["img"]
    assert "<script>alert(x)</script><img src=x" in outline.text


def test_a_hostile_set_keeps_one_card_for_each_claim(tmp_path):
    page = claims_page(contents(shown.of_folder(hostile.write(tmp_path / "data"))))
    assert Outline(page).tags["noscript"] == 2
    assert data_of(page)["table"][1][0] == "C001"


def test_the_page_fetches_nothing_and_names_its_script(tmp_path):
    page = made(tmp_path)
    assert set(Outline(page).fetched) <= {"data:,"}
    assert re.search(r"script-src &#39;sha256-[\w+/=]+&#39;;", page)


def test_the_same_evidence_gives_the_same_page(tmp_path):
    assert made(tmp_path / "one", FOUR_STUDIES) == made(tmp_path / "two", FOUR_STUDIES)
