"""Story 6, how far the judgements can be trusted: its sentences against counts taken from the files alone."""

import csv
import re
import shutil
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from tests.builders.shipped import DATA, ROOT
from tests.builders.stories import Telling, tell

REQUIRED = ("documents.csv", "claims.csv", "studies.csv", "links.csv", "citations.bib")
BENCH = ROOT / "tests/bench/correct"


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rewritten(path: Path, changed: list[dict[str, str]]) -> None:
    """Write rows back into a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(changed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(changed)


def stances(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """Rows of a table of links, by claim and study."""
    return {(row["claim"], row["study"]): row for row in rows(path)}


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of words, by its formula."""
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = sum(one == other for one, other in pairs) / len(pairs)
    chance = sum(firsts[word] * seconds[word] for word in firsts) / len(pairs) ** 2
    return (seen - chance) / (1 - chance)


class Counted:
    """What the files of a data folder with two raters hold, counted without the package."""

    def __init__(self, data: Path) -> None:
        first, second = (stances(data / "ratings" / rater / "links.csv") for rater in ("rater-a", "rater-b"))
        self.adjudicated = stances(data / "links.csv")
        self.both = {key: (first[key], second[key]) for key in first if key in second}
        words = [(one["stance"], other["stance"]) for one, other in self.both.values()]
        self.pairs = words
        self.relevant = [pair for pair in words if set(pair) != {"does not address"}]
        self.category = {row["id"]: row["category"] for row in rows(data / "claims.csv")}

    def agreed(self, pairs: list[tuple[str, str]]) -> str:
        """How many of the pairs are of one word."""
        return f"{sum(one == other for one, other in pairs):,} of {len(pairs):,}"

    @property
    def by_category(self) -> dict[str, tuple[int, int]]:
        """Pairs of one word, and all pairs, by what the claim is about."""
        found: dict[str, list[bool]] = defaultdict(list)
        for (claim, _), (one, other) in self.both.items():
            found[self.category[claim]].append(one["stance"] == other["stance"])
        return {name: (sum(same), len(same)) for name, same in found.items()}

    @property
    def overruled(self) -> str:
        """The sentence of step 4."""
        alike = [key for key, (one, other) in self.both.items() if one["stance"] == other["stance"]]
        over = [key for key in alike if self.adjudicated[key]["stance"] != self.both[key][0]["stance"]]
        given = sum(bool(self.adjudicated[key]["overrule_reason"]) for key in over)
        return (
            f"Of the pairs on which all raters agreed, {len(over)} of {len(alike):,} were adjudicated otherwise; "
            f"of these, {given or 'none'} of {len(over)} {'has' if given < 2 else 'have'} a reason for it."
        )


@cache
def shipped() -> Telling:
    """The story on the shipped data, with the code of its solutions."""
    return tell(6, solutions=True)


def test_sentences_are_what_the_files_hold() -> None:
    who, how_often, where, overruled, left_out, unchecked = shipped().sentences
    counts = Counted(DATA)
    people = [row["name"] for row in rows(DATA / "raters.csv") if row["kind"] == "person"]
    assert not people
    assert who == (
        f"Of the raters, none of {len(rows(DATA / 'raters.csv'))} is a person. Of the judgements that count here, "
        f"none of {len(counts.adjudicated):,} was adjudicated by a person."
    )
    assert f"{counts.agreed(counts.pairs)} pairs, kappa {kappa(counts.pairs):.2f} (" in how_often
    assert f"{counts.agreed(counts.relevant)} relevant pairs, kappa {kappa(counts.relevant):.2f} (" in how_often
    shares = sorted((same / size, name) for name, (same, size) in counts.by_category.items() if size >= 20)
    low, high = shares[0][1], shares[-1][1]
    told = {name: "{:,} of {:,}".format(*both) for name, both in counts.by_category.items()}
    assert where == f"They agree least on {low} ({told[low]}) and most on {high} ({told[high]})."
    assert overruled == counts.overruled
    unverified = {row["id"] for row in rows(DATA / "findings.csv") if row["verified"] == "no"}
    resting = {
        row["claim"]
        for row in rows(DATA / "links.csv")
        if row["finding"] in unverified and row["stance"] != "does not address"
    }
    assert left_out.startswith(f"Left out: {len(unverified)} findings that nobody has verified.")
    assert left_out.endswith(f"of {len(resting)} gets another verdict.")
    known = f"{len(counts.both):,} of {len(counts.adjudicated):,}"
    assert f"{known} were made before by several raters apart from each other" in unchecked
    assert "none of 26 was read in full" in unchecked


def test_pictures_hold_every_shared_pair_and_say_what_they_cut() -> None:
    boxes, words, bars, over, verdicts = shipped().plots
    assert "Not said: of them a person." in boxes.alt
    assert "36 counts of 2,449 together" in words.alt
    assert bars.alt.startswith("9 bars. indication, 484 pairs: 68.6 %")
    assert "10 of 28 rows shown." in over.alt
    assert verdicts.alt.startswith("11 rows by 4 columns")


def test_one_row_changes_the_sentences_that_rest_on_it(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    before, path = Counted(data), data / "ratings/rater-b/links.csv"
    key = next(
        key
        for key, (one, other) in before.both.items()
        if one["stance"] != other["stance"] and before.category[key[0]] == "efficacy"
    )
    first, adjudicated = before.both[key][0], before.adjudicated[key]
    changed = rows(path)
    row = next(row for row in changed if (row["claim"], row["study"]) == key)
    row |= {name: first[name] for name in ("stance", "basis", "finding")}
    rewritten(path, changed)
    told, counts = tell(6, data).sentences, Counted(data)
    differ = [number for number, pair in enumerate(zip(shipped().sentences, told, strict=True)) if len(set(pair)) > 1]
    assert differ == [1, 3], adjudicated
    assert f"{counts.agreed(counts.pairs)} pairs, kappa {kappa(counts.pairs):.2f} (" in told[1]
    assert told[3] == counts.overruled


def test_a_third_rater_and_a_person(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    third = data / "ratings/reader"
    third.mkdir()
    rewritten(third / "links.csv", rows(data / "ratings/rater-b/links.csv")[:15])
    raters = rows(data / "raters.csv")
    rewritten(data / "raters.csv", [*raters, dict.fromkeys(raters[0], "") | {"name": "reader", "kind": "person"}])
    who, how_often, *_, unchecked = tell(6, data, LEAVE_OUT="no-such").sentences
    assert f"1 of {len(raters) + 1} is a person" in who
    assert "by rater-b and reader on 15 of 15 pairs, too few for a coefficient" in how_often
    first_two = shipped().sentences[1].removeprefix("The same word was chosen ").removesuffix(".")
    assert all(part in how_often for part in first_two.split("; "))
    assert "by rater-a, rater-b and reader on " in how_often
    assert "; by rater-a and reader on " in how_often
    assert "Agreement of a person and a machine-assisted rater compares the two" in unchecked


def test_left_out_by_name_or_said_to_be_absent() -> None:
    told = tell(6, BENCH, LEAVE_OUT="F001")
    assert told.sentences[4] == "Left out: F001. Of the claims that rest on this, both get another verdict."
    told = tell(6, BENCH, LEAVE_OUT="F999")
    assert told.sentences[4] == (
        'There is no finding or study "F999" here. No finding is marked as not verified, so nothing is left out.'
    )


def test_nothing_is_invented_where_there_is_little(tmp_path: Path) -> None:
    for file in REQUIRED:
        shutil.copy(DATA / file, tmp_path)
    told = tell(6, tmp_path, LEAVE_OUT="hooper2004", solutions=True)
    who, how_often, where, overruled, left_out, _ = told.sentences
    assert who == "Whether any rater is a person is not recorded."
    assert how_often.startswith("Not checked: how well raters agree")
    assert where.startswith("No kind of claim has 20 shared pairs")
    assert overruled.startswith("No pair on which raters agreed was adjudicated")
    hooper = [
        row for row in rows(DATA / "links.csv") if row["study"] == "hooper2004" and row["stance"] != "does not address"
    ]
    told_of = re.fullmatch(r"Left out: hooper2004\. Of the claims that rest on this, (\d+) of (\d+) get .+", left_out)
    assert told_of
    assert 0 < int(told_of[1]) < int(told_of[2]) == len({row["claim"] for row in hooper})
    assert len(told.plots) == 5
