"""What follows from the tables as frames: stances, how raters agree, and where documents disagree."""

from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.notebook.frames.catalogue import frame_named
from analysis.show.summary.one_sheet import sheet
from tests.builders import miniset
from tests.builders.altered import altered, rows
from tests.builders.build import claim, link, ratings
from tests.builders.shipped import DATA, of_notebook

SEARCHED = "searches.csv\nquestion,found,taken\n,7,2"


def test_searches_and_known_studies_are_frames(tmp_path: Path) -> None:
    review = analysis.load(miniset.write(tmp_path / "data", SEARCHED))
    assert review.searches[["found", "taken"]].to_numpy().tolist() == [[7, 2]]
    assert review.searches["question"].isna().all()
    assert review.known["named_in"].tolist() == ["A review's list of excluded studies."]


def test_a_pair_with_a_link_of_its_own_is_not_screened(tmp_path: Path) -> None:
    two = "claims.csv\nid,quote\nC001,quote one\nC002,quote two\n\nlinks.csv\nclaim\nC001"
    two += "\n\nscreening.csv\nstudy,category\nito2011,efficacy"
    stances = analysis.load(miniset.write(tmp_path / "data", two)).stances.set_index("claim")
    assert stances["stance"].tolist() == ["partly supports", "does not address"]
    assert stances["screened"].tolist() == [False, True]


def test_a_carried_link_stands_among_the_stances_as_not_judged(tmp_path: Path) -> None:
    two = "claims.csv\nid,quote\nC001,quote one\nC002,quote two\n\nlinks.csv\nclaim,carried_from\nC001,\nC002,C001"
    stances = analysis.load(miniset.write(tmp_path / "data", two)).stances.set_index("claim")
    assert stances["stance"].tolist() == ["partly supports", "not judged"]
    assert stances["carried"].isna().tolist() == [True, False]
    assert stances.loc["C002", "carried"] == "C001"


def judged(*raters: tuple[Link, ...], adjudicated: tuple[Link, ...] = ()) -> EvidenceReview:
    """A review of raters a, b, c …, each with links of their own."""
    own = tuple(ratings(name, *links) for name, links in zip("abc", raters, strict=False))
    claims = tuple(claim(id=f"C{number:03}") for number in range(1, 31))
    return EvidenceReview.of(AppraisedEvidence(Evidence(claims=claims, links=adjudicated, ratings=own)))


@pytest.mark.parametrize(
    ("adjudicated", "overruled", "reason"),
    [
        ((), False, None),
        ((link(stance="supports"),), False, None),
        ((link(stance="partly supports"),), True, None),
        ((link(stance="partly supports", overrule_reason="A reason of its own."),), True, "A reason of its own."),
    ],
)
def test_a_pair_is_overruled_where_all_its_raters_chose_another_word(adjudicated, overruled, reason):
    alike = (link(stance="supports"),)
    made = judged(alike, alike, adjudicated=adjudicated)
    (row,) = frame_named("shared_pairs", made).to_dict("records")
    assert (row["same"], row["unanimous"], row["overruled"]) == (True, True, overruled)
    rows = frame_named("overruled", made)
    assert len(rows) == overruled
    assert (rows["reason"].dropna().to_list() == [reason]) is (reason is not None)
    assert rows[["agreed", "adjudicated"]].to_numpy().tolist() == [["supports", "partly supports"]] * overruled


def test_links_in_both_directions_are_adjudicated_as_conflicting():
    both = (link(stance="supports"), link(stance="contradicts", finding=""))
    (row,) = frame_named("shared_pairs", judged(both[:1], both[:1], adjudicated=both)).to_dict("records")
    assert row["adjudicated"] == "conflicting"


def test_raters_who_differ_are_not_overruled_and_each_two_have_a_row():
    alike, other = (link(stance="supports"),), (link(stance="indirect"),)
    made = judged(alike, alike, other, adjudicated=(link(stance="partly supports"),))
    found = frame_named("shared_pairs", made)
    assert found[["first", "second"]].to_numpy().tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert found["same"].to_list() == [True, False, False]
    assert not found["unanimous"].any()
    assert not found["overruled"].any()
    assert frame_named("overruled", made).empty


@pytest.mark.parametrize(("pairs", "enough"), [(19, False), (20, True)])
def test_few_shared_pairs_get_no_coefficient(pairs, enough):
    stances = ("supports", "indirect")
    links = tuple(link(claim=f"C{number:03}", stance=stances[number % 2]) for number in range(1, pairs + 1))
    found = frame_named("agreement", judged(links, links)).to_dict("records")
    assert [(row["judged"], row["among"], row["pairs"], row["agreed"]) for row in found] == [
        ("stances", "all pairs", pairs, pairs),
        ("stances", "relevant pairs", pairs, pairs),
    ]
    assert {row["printed"] for row in found} == {"kappa 1.00 (1.00 to 1.00)" if enough else "too few for a coefficient"}
    for name in ("share", "kappa", "kappa_low", "ac1", "ac1_high", "alpha", "alpha_low"):
        assert [row[name] == row[name] for row in found] == [enough, enough], name


def test_three_raters_have_a_row_of_their_own_with_alpha_alone():
    links = tuple(link(claim=f"C{number:03}", stance=("supports", "indirect")[number % 2]) for number in range(1, 25))
    last = frame_named("agreement", judged(links, links, links)).to_dict("records")[-1]
    assert (last["raters"], last["kinds"], last["printed"]) == (
        "a, b and c",
        "kind not recorded",
        "alpha 1.00 (1.00 to 1.00)",
    )
    assert [pd.isna(last[name]) for name in ("first", "kappa", "alpha")] == [True, True, False]


def test_in_brief_are_the_title_of_the_sheet_and_what_each_part_of_it_found(tmp_path: Path) -> None:
    review = analysis.load(miniset.write(tmp_path / "data"))
    assert review.in_brief["sentence"].tolist() == [f"{one}." for one in sheet(review.evidence_review).findings]
    assert len(review.in_brief) == 4


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
