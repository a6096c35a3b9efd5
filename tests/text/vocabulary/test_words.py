"""Word lists: each row matches its example and leaves the other alone."""

import csv
import re
from pathlib import Path

import pytest

from analysis.text import vocabulary
from analysis.text.prose import measures, numbers
from analysis.text.prose.quotes import Shapes
from analysis.text.vocabulary.words import alternation, word_lists

NO_LISTS = ("parts", "publication_types", "shapes")
TABLES = [path for path in sorted(Path(*vocabulary.__path__).glob("*.csv")) if path.stem not in NO_LISTS]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = [(path.stem, row) for path in TABLES for row in rows(path)]


def test_there_are_tables():
    assert TABLES


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[f"{table}-{row['list']}-{row['word']}" for table, row in ROWS])
def test_a_row_matches_its_example_and_not_the_other(table, row):
    assert list(row) == ["word", "list", "matches", "not", "source"]
    assert re.search(alternation([row["word"]]), row["matches"], re.IGNORECASE)
    assert row["not"]
    assert not re.search(word_lists(table)[row["list"].upper()], row["not"], re.IGNORECASE)


def read(table, left_out, text, monkeypatch):
    """What is made of a text by the reader of a table, a row of it left out."""
    lists: dict[str, list[str]] = {}
    for row in rows(Path(*vocabulary.__path__) / f"{table}.csv"):
        if row != left_out:
            lists.setdefault(row["list"].upper(), []).append(row["word"])
    patterns = {name: alternation(words) for name, words in lists.items()}
    # A list without words has nothing to match.
    patterns = dict.fromkeys(word_lists(table), "(?!)") | patterns
    if table == "numbers":
        monkeypatch.setattr(numbers, "_pattern", Shapes(numbers._PARTS | patterns))
        return numbers.find_quantities(text)
    monkeypatch.setattr(measures, "_list", lambda name: re.compile(patterns[name]))
    return measures.measures_of(text)


@pytest.mark.parametrize(
    ("table", "row"), [one for one in ROWS if one[0] in ("measures", "numbers")], ids=lambda one: str(one)[:60]
)
def test_without_a_row_its_example_is_read_otherwise(table, row, monkeypatch):
    assert read(table, row, row["matches"], monkeypatch) != read(table, None, row["matches"], monkeypatch)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_list_has_a_word_twice(path):
    words = [(row["list"], row["word"]) for row in rows(path)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("improv*", "it improved", "improved"),
        ("*caine", "with lidocaine", "lidocaine"),
        ("patient(s)", "one patient", "patient"),
        ("patient(s)", "two patients", "patients"),
        ("patient(s)", "patience", None),
        ("side effect(s)", "a side-effect", "side-effect"),
        ("don't", "don’t", "don’t"),
        ("cut", "a cutter", None),
    ],
)
def test_how_a_word_is_written(word, text, found):
    match = re.search(alternation([word]), text)
    assert (match and match[0]) == found


def test_the_longer_word_comes_first():
    assert re.search(alternation(["rash", "rash guard"]), "a rash guard")[0] == "rash guard"  # type: ignore[index]


def test_an_unknown_table_is_an_error():
    with pytest.raises(FileNotFoundError, match="absent"):
        word_lists("absent")
