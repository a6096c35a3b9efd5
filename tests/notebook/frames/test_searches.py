"""The log of searches and the studies that were not entered are frames like every table."""

from pathlib import Path

import analysis
from tests.builders import miniset

SEARCHED = "searches.csv\nquestion,found,taken\n,7,2"


def test_searches_and_known_studies_are_frames(tmp_path: Path) -> None:
    review = analysis.load(miniset.write(tmp_path / "data", SEARCHED))
    assert review.searches[["found", "taken"]].to_numpy().tolist() == [[7, 2]]
    assert review.searches["question"].isna().all()
    assert review.known["named_in"].tolist() == ["A review's list of excluded studies."]
