"""Shapes: each row stands in its example and not in the other, and says what a reader knows."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import analysis
from analysis.model.words import Design, Measure
from analysis.text import vocabulary
from analysis.text.citation import markers, works
from analysis.text.prose import appeals, contradictions, designs, measures, numbers, wording
from analysis.text.prose.quotes import Shapes
from analysis.text.vocabulary.shapes import parts, shapes

#: The reader of each list.
READERS: dict[str, Callable[[str], re.Pattern[str]]] = {
    **dict.fromkeys(shapes(), designs._shape),
    "quantity": measures._shape,
    "number in words": measures._in_any_case,
    "american spelling": re.compile,
    "named work": works._shape,
    "refused": lambda shape: re.compile(rf"\b(?:{shape})\b", re.IGNORECASE),
    **dict.fromkeys(("counted share", "measured"), numbers._pattern),
    **dict.fromkeys(("strong", "denial", "hedge"), wording._shape),
    **dict.fromkeys(("forgoes", "praises", "negative", "denied verb", "compared"), appeals._shape),
    **dict.fromkeys(("of studies", "apart", "lacking"), appeals._shape),
}
#: What reads the shapes that the parts are of.
OF_PARTS = {
    **{name: module._shape for name, module in {"appeals": appeals, "designs": designs, "measures": measures}.items()},
    "contradictions": contradictions._shape,
    "numbers": numbers._pattern,
    "wording": wording._shape,
    **{name: Shapes(parts(name)) for name in ("regimen", "ladder", "wording ladder", "result")},
    "markers": markers._shape,
    "works": works._shape,
}
with Path(*vocabulary.__path__).joinpath("parts.csv").open(encoding="utf-8", newline="") as file:
    PARTS = list(csv.DictReader(file))
with Path(*vocabulary.__path__).joinpath("shapes.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


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
    said = {one for shape in shapes()[name] for one in filter(None, shape.says.split("; "))}
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
