"""The card of a disagreement, and the frames beside it where the shipped data show only one case."""

import pytest

import analysis
from analysis import UnknownName
from tests.builders.altered import altered, rows
from tests.builders.shipped import DATA, of_notebook


@pytest.fixture(scope="module")
def review():
    return of_notebook()


def test_a_pair_that_is_not_listed_offers_the_nearest_or_shows_the_gravest(review):
    with pytest.raises(UnknownName, match="D06"):
        review.disagreement("D006")
    card = review.disagreement("D006", topic="safety", or_gravest=True)
    assert (card.id, card.topic) == ("D01", "safety")
    assert str(card).startswith('There is no disagreement "D006" here; D01 is shown instead.\n\n')


def test_both_sentences_stand_on_the_card(review):
    card = review.disagreement("D08")
    assert [*card.claims.index] == ["C282", "C351"]
    for quote in card.claims["quote"]:
        assert f"“{quote}”" in card.text
        assert f"<q>{quote}</q>" in card._repr_html_()


def test_a_sentence_held_against_its_own_references_has_no_other(review):
    card = review.disagreement("D30")
    assert [*card.claims.index] == ["C270"]
    assert "the references that the document prints" in card.text
    assert review.disagreement_pairs.loc["D30", ["within", "other", "other_line"]].isna().all()


def test_a_note_acts_as_no_markup(tmp_path):
    folder = altered(tmp_path / "data", DATA, "disagreements", {"id": "D01"}, note="<script>alert(1)</script>")
    shown = analysis.load(folder).disagreement()._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


def test_the_gravest_pair_comes_first_whatever_its_place_in_the_table(tmp_path):
    folder = altered(tmp_path / "data", DATA, "disagreements", {"id": "D89"}, severity="high")
    found = [(row["kind"], row["id"]) for row in rows("disagreements", folder) if row["severity"] == "high"]
    high = [name for wanted in ("direct", "tension") for kind, name in found if kind == wanted]
    assert [*analysis.load(folder).disagreement_pairs.index][: len(high)] == high
    assert high[:2] == ["D01", "D02"]
    assert "D89" in high
    assert len(high) == len(found)
    lower = altered(tmp_path / "lower", DATA, "disagreements", {"id": "D01"}, severity="low")
    assert analysis.load(lower).disagreement().id == "D02"


def test_a_study_stands_in_the_unit_of_the_claim(tmp_path):
    folder = altered(tmp_path / "data", DATA, "claims", {"id": "C231"}, figure="14-21", unit="days")
    found = analysis.load(folder).regimens.query("claim == 'C231'").set_index("study")
    assert [*found[["number", "low", "high"]].loc["yelland2004trial"]] == [14, 14, 14]
    assert [*found[["low", "high"]].loc["sit2020"]] == [28, 56]
    assert found.loc["wilkinson2005", ["value", "number", "low"]].isna().all()


def test_an_amount_stands_in_words_alone(tmp_path):
    cells = {"figure": "9", "unit": "mL", "category": "protocol", "agent": "dextrose"}
    folder = altered(tmp_path / "data", DATA, "claims", {"id": "C200"}, **cells)
    found = analysis.load(folder).regimens.query("claim == 'C200'")
    assert {*found["part"]} == {"amount given"}
    assert found["value"].notna().any()
    assert found[["number", "low", "high"]].isna().all(axis=None)


def test_a_quantity_says_of_what_it_is(review):
    assert review.quantities.loc["C200", ["quantity", "figure", "low", "high"]].to_list() == [
        "concentration (dextrose)",
        "12-25",
        12,
        25,
    ]
    assert review.quantities.loc["C043", "number"] == 30
