"""The cards of a harm and of a disagreement."""

import pytest

import analysis
from analysis import UnknownName
from tests.builders.altered import altered
from tests.builders.shipped import DATA, of_notebook


@pytest.fixture(scope="module")
def review():
    return of_notebook()


def test_a_harm_that_is_not_listed_offers_the_nearest_or_shows_the_gravest(review):
    with pytest.raises(UnknownName, match="pneumothorax"):
        review.harm("pneumothorx")
    card = review.harm("pneumothorx", region="neck", or_gravest=True)
    assert card.id == "permanent nerve injury"
    assert str(card).startswith(
        'There is no harm "pneumothorx" here; permanent nerve injury is shown instead.\n\nHarm: '
    )


def test_the_gravest_comes_from_the_region_and_its_frames_hold_its_rows(review):
    assert review.harm(region="BACK").among.index[-1] == "numbness"
    assert "increased pain" not in review.harm(region="neck").among.index
    card = review.harm("nerve damage")
    assert (card.place, card.row["seriousness"]) == ("here", "not stated")
    assert [*card.reports["finding"]] == review.harms.loc["nerve damage", "findings"].split()


def test_a_harm_acts_as_no_markup(tmp_path):
    folder = altered(tmp_path / "data", DATA, "harms", {"harm": "spinal cord injury"}, note="<script>alert(1)</script>")
    shown = analysis.load(folder).harm("spinal cord injury")._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown


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
