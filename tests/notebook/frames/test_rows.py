"""What the rows of frames are made of: stances with what was carried, and the tables of searches and known studies."""

from pathlib import Path

import analysis
from tests.builders import miniset

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
