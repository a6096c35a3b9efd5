"""The card of a harm, and the frames of harms where the shipped data show only one case."""

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


def test_a_control_group_is_a_row_of_its_own_and_knees_have_no_interval(tmp_path):
    counted = {"measure": "share with event", "value": "0", "unit": "%", "numerator": "0", "denominator": "21"}
    counted |= {"comparator_numerator": "2", "comparator_denominator": "20", "comparator_value": "10"}
    folder = altered(tmp_path / "data", DATA, "findings", {"id": "F222"}, **counted)
    shares = analysis.load(folder).harm_shares
    assert [*shares["group"]] == ["prolotherapy", "control group"]
    assert shares["share"].to_list() == [0, 10]
    assert [*shares["high"].round(1)] == [15.5, 30.1]
    of_knees = altered(tmp_path / "knees", folder, "studies", {"study": "hauser2015"}, units="40", unit_name="knees")
    assert analysis.load(of_knees).harm_shares[["low", "high"]].isna().all(axis=None)


def test_a_sign_for_a_narrower_harm_is_none_for_the_broader(review):
    given = review.harm_statuses.query("warning_sign and document == '004'")
    assert {*given["harm"]} == {"fever", "severe pain"}
