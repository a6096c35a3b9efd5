"""Word lists and shapes: each row stands in its example and not in the other, and says what a reader knows."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import analysis
from analysis.model.words import Design, Measure
from analysis.text import vocabulary
from analysis.text.citation import markers
from analysis.text.prose import designs, measures, numbers, wording
from analysis.text.vocabulary.shapes import Shapes, alternation, parts, shapes, word_lists


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


#: The reader of each list.
READERS: dict[str, Callable[[str], re.Pattern[str]]] = {
    **dict.fromkeys(shapes(), designs._shape),
    "quantity": measures._shape,
    "number in words": measures._in_any_case,
    "american spelling": re.compile,
    "named work": markers._work,
    "refused": lambda shape: re.compile(rf"\b(?:{shape})\b", re.IGNORECASE),
    **dict.fromkeys(("counted share", "measured"), numbers._pattern),
    **dict.fromkeys(("strong", "denial", "hedge"), wording._shape),
    **dict.fromkeys(("forgoes", "praises", "negative", "denied verb", "compared"), wording._appeal),
    **dict.fromkeys(("of studies", "apart", "lacking"), wording._appeal),
}
#: What reads the shapes that the parts are of.
OF_PARTS = {
    **{name: module._shape for name, module in {"designs": designs, "measures": measures}.items()},
    "contradictions": numbers._contradicting,
    "numbers": numbers._pattern,
    "wording": wording._shape,
    "appeals": wording._appeal,
    **{name: Shapes(parts(name)) for name in ("regimen", "ladder", "wording ladder", "result")},
    "markers": markers._shape,
    "works": markers._work,
}
PARTS, ROWS = (rows(Path(*vocabulary.__path__) / f"{name}.csv") for name in ("parts", "shapes"))


def text(row: dict[str, str], column: str) -> str:
    """An example as the reader of the row's list looks at it."""
    if row["list"] != "quantity":
        return row[column]
    return measures._marked(measures._numbered(measures._spelt_out(row[column]), None), "", ())


def test_every_list_is_read():
    code = "".join(path.read_text(encoding="utf-8") for path in Path(*analysis.__path__).rglob("*.py"))
    assert [name for name in shapes() if f'"{name}"' not in code] == []


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['list']}-{row['matches']}" for row in ROWS])
def test_a_row_stands_in_its_example_and_not_in_the_other(row):
    assert list(row) == ["shape", "list", "says", "matches", "not"]
    shape = READERS[row["list"]](row["shape"])
    assert shape.search(text(row, "matches"))
    assert row["not"]
    assert not shape.search(text(row, "not"))


@pytest.mark.parametrize(("name", "words"), [("quantity", Measure), ("design", Design), ("publication type", Design)])
def test_what_a_row_says_is_a_word_of_the_dictionary(name, words):
    said = {one for _, says in shapes()[name] for one in filter(None, says.split("; "))}
    assert said
    assert said <= set(words)


def test_no_list_has_a_shape_twice():
    kept = [(row["list"], row["shape"]) for row in ROWS]
    assert len(kept) == len(set(kept))


@pytest.mark.parametrize("row", PARTS, ids=[f"{row['reader']}-{row['part']}" for row in PARTS])
def test_a_part_is_read_by_its_name_alone_and_is_used(row):
    assert list(row) == ["reader", "part", "shape", "note"]
    reader = OF_PARTS[row["reader"]]
    assert reader(row["part"]).pattern == reader(row["shape"]).pattern
    code = "".join(path.read_text(encoding="utf-8") for path in Path(*analysis.__path__).rglob("*.py"))
    others = [one["shape"] for one in (*PARTS, *ROWS) if one != row]
    assert re.search(rf'["/| ]{row["part"]}["/| ]', code) or any(row["part"] in shape for shape in others)


def test_no_reader_has_a_part_twice():
    kept = [(row["reader"], row["part"]) for row in PARTS]
    assert len(kept) == len(set(kept))


NO_LISTS = ("parts", "shapes")
TABLES = [path for path in sorted(Path(*vocabulary.__path__).glob("*.csv")) if path.stem not in NO_LISTS]
WORDS = [(path.stem, row) for path in TABLES for row in rows(path)]


def test_there_are_tables():
    assert TABLES


@pytest.mark.parametrize(("table", "row"), WORDS, ids=[f"{table}-{row['list']}-{row['word']}" for table, row in WORDS])
def test_a_word_matches_its_example_and_not_the_other(table, row):
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
    ("table", "row"), [one for one in WORDS if one[0] in ("measures", "numbers")], ids=lambda one: str(one)[:60]
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
