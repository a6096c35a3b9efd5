"""The frames of disagreements where the shipped data show only one case."""

import pytest

import analysis
from tests.builders.altered import altered, rows
from tests.builders.shipped import DATA, of_notebook


@pytest.fixture(scope="module")
def review():
    return of_notebook()


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
