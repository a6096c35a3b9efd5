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
#: Of several links of a pair, the first of these that one of them has is its word; here none speak for and against.
ORDER = ("contradicts", "partly contradicts", "supports", "partly supports", "indirect", "does not address")
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
    """What the files of a data folder hold of two raters who judged by the same rules, counted without the package."""

    def __init__(self, data: Path, *raters: str) -> None:
        first, second = (stances(data / "ratings" / rater / "links.csv") for rater in raters)
        self.raters = " and ".join(raters)
        self.both = {key: (first[key], second[key]) for key in first if key in second}
        words = [(one["stance"], other["stance"]) for one, other in self.both.values()]
        self.pairs = words
        self.relevant = [pair for pair in words if set(pair) != {"does not address"}]
        self.category = {row["id"]: row["category"] for row in rows(data / "claims.csv")}

    def agreed(self, pairs: list[tuple[str, str]]) -> str:
        """How many of the pairs are of one word."""
        return f"{sum(one == other for one, other in pairs):,} of {len(pairs):,}"

    @property
    def how_often(self) -> tuple[str, str]:
        """What the sentence of step 2 has of them, up to the interval."""
        return (
            f"by {self.raters} on {self.agreed(self.pairs)} pairs, kappa {kappa(self.pairs):.2f} (",
            f"by {self.raters} on {self.agreed(self.relevant)} relevant pairs, kappa {kappa(self.relevant):.2f} (",
        )

    @property
    def by_category(self) -> dict[str, tuple[int, int]]:
        """Pairs of one word, and all pairs, by what the claim is about."""
        found: dict[str, list[bool]] = defaultdict(list)
        for (claim, _), (one, other) in self.both.items():
            found[self.category[claim]].append(one["stance"] == other["stance"])
        return {name: (sum(same), len(same)) for name, same in found.items()}

    @property
    def where(self) -> str:
        """What the sentence of step 3 has of them."""
        shares = sorted((same / size, name) for name, (same, size) in self.by_category.items() if size >= 20)
        low, high = ("{} ({:,} of {:,})".format(name, *self.by_category[name]) for _, name in (shares[0], shares[-1]))
        return f"{self.raters} agree least on {low} and most on {high}"


def rater_pairs(data: Path) -> tuple[Counted, Counted]:
    """The raters of the older rules and those of the newer."""
    return Counted(data, "rater-a", "rater-b"), Counted(data, "rater-c", "rater-d")


def overruled(data: Path) -> tuple[str, str]:
    """The sentence of step 4, and what the last one has of judgements that its raters had made before."""
    rules = {row["name"]: row["rules_sha256"] for row in rows(data / "raters.csv")}
    known = {rules[two.raters.split()[0]]: two.both for two in rater_pairs(data)}
    assert len(known) == 2
    links = rows(data / "links.csv")
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in sorted(links, key=lambda link: ORDER.index(link["stance"])):
        words[link["claim"], link["study"]].append(link["stance"])
    rated = [link for link in links if (link["claim"], link["study"]) in known[rules[link["judged_by"]]]]
    alike: set[tuple[str, str]] = set()
    over: dict[tuple[str, str], str] = {}
    for link in rated:
        key = (link["claim"], link["study"])
        said = {one["stance"] for one in known[rules[link["judged_by"]]][key]}
        if len(said) == 1:
            alike.add(key)
            if words[key][0] not in said:
                over[key] = over.get(key, "") + link["overrule_reason"]
    given = sum(map(bool, over.values()))
    assert given > 1
    return (
        f"Of the pairs on which all raters agreed, {len(over)} of {len(alike):,} were adjudicated otherwise; "
        f"of these, {f'all {given}' if given == len(over) else f'{given} of {len(over)}'} have a reason for it.",
        f"{len(rated):,} of {len(links):,}",
    )


@cache
def shipped() -> Telling:
    """The story on the shipped data, with the code of its solutions."""
    return tell(6, solutions=True)


def test_sentences_are_what_the_files_hold() -> None:
    who, how_often, where, over, left_out, unchecked = shipped().sentences
    older, newer = rater_pairs(DATA)
    links, findings = rows(DATA / "links.csv"), rows(DATA / "findings.csv")
    people = [row["name"] for row in rows(DATA / "raters.csv") if row["kind"] == "person"]
    assert not people
    assert who == (
        f"Of the raters, none of {len(rows(DATA / 'raters.csv'))} is a person. Of the judgements that count here, "
        f"none of {len(links):,} was adjudicated by a person."
    )
    assert all(part in how_often for part in (*older.how_often, *newer.how_often))
    assert where == f"By what the claim is about, {older.where}; {newer.where}."
    sentence, known = overruled(DATA)
    assert over == sentence
    unverified = {row["id"] for row in findings if row["verified"] == "no"}
    resting = {row["claim"] for row in links if row["finding"] in unverified and row["stance"] != "does not address"}
    assert not resting
    assert left_out == f"Left out: {len(unverified)} findings that nobody has verified. No claim rests on this."
    assert f"{known} were made before by several raters apart from each other" in unchecked
    assert f"none of {len(rows(DATA / 'studies.csv'))} was read in full" in unchecked


def test_raters_of_different_rules_are_not_compared() -> None:
    rules = {row["name"]: row["rules_sha256"] for row in rows(DATA / "raters.csv")}
    assert rules["rater-a"] == rules["rater-b"] != rules["rater-c"] == rules["rater-d"]
    how_often, where = shipped().sentences[1:3]
    assert how_often.count(" pairs, kappa ") == 4
    assert not re.search("rater-[ab][^;]* and rater-[cd]", how_often + where)
    boxes = shipped().plots[0].alt
    assert "judged apart from each other by, rater-a and rater-b; rater-c and rater-d;" in boxes
    assert "adjudicated by, adjudicator; adjudicator-2;" in boxes


def test_pictures_hold_every_shared_pair_and_say_what_they_cut() -> None:
    boxes, before, after, bars, later_bars, over, verdicts = shipped().plots
    assert "Not said: of them a person." in boxes.alt
    assert "36 counts of 2,449 together" in before.alt
    assert "36 counts of 1,677 together" in after.alt
    assert bars.alt.startswith("9 bars. indication, 484 pairs: 68.6 %")
    assert later_bars.alt.startswith("5 bars. efficacy, 608 pairs: 95.6 %")
    overruled = {(row["claim"], row["study"]) for row in rows(DATA / "links.csv") if row["overrule_reason"]}
    assert f"10 of {len(overruled)} rows shown." in over.alt
    assert verdicts.alt.startswith("Nothing to draw")


def test_one_row_changes_the_sentences_that_rest_on_it(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    before, path = rater_pairs(data)[1], data / "ratings/rater-d/links.csv"
    key = next(
        key
        for key, (one, other) in before.both.items()
        if one["stance"] != other["stance"] and before.category[key[0]] == "safety"
    )
    first, _ = before.both[key]
    changed = rows(path)
    row = next(row for row in changed if (row["claim"], row["study"]) == key)
    row |= {name: first[name] for name in ("stance", "basis", "finding")}
    rewritten(path, changed)
    told, counts = tell(6, data).sentences, rater_pairs(data)[1]
    differ = [number for number, pair in enumerate(zip(shipped().sentences, told, strict=True)) if len(set(pair)) > 1]
    assert differ == [1, 3], key
    assert all(part in told[1] for part in counts.how_often)
    assert told[3] == overruled(data)[0]


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
    assert not re.search("rater-[cd] and reader", how_often)
    assert "Agreement of a person and a machine-assisted rater compares the two" in unchecked


def test_left_out_by_name_or_said_to_be_absent() -> None:
    links = [row for row in rows(DATA / "links.csv") if row["stance"] != "does not address"]
    ((finding, _),) = Counter(row["finding"] for row in links if row["finding"]).most_common(1)
    resting = len({row["claim"] for row in links if row["finding"] == finding})
    told = tell(6, LEAVE_OUT=finding)
    assert told.sentences[4].startswith(f"Left out: {finding}. Of the claims that rest on this, ")
    assert f" of {resting} " in told.sentences[4]
    assert told.plots[-1].alt.startswith(f"{min(resting, 20)} rows by 4 columns")
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
