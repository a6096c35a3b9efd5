"""What is sorted, filtered and chosen in the lab is complete, escaped and still where nothing runs."""

import doctest
import re

import pandas as pd
import pytest

from analysis.notebook import interactive
from analysis.notebook.interactive import browse, choose
from analysis.report.html.notebooks import STATIC

HOSTILE = "<script>alert(1)</script>"
FRAME = pd.DataFrame(
    {
        HOSTILE: [HOSTILE, None, "long " * 40],
        "value": [91.0, None, 1_234_567.5],
        "n": pd.array([21, None, 3], dtype="Int64"),
        "read": pd.array([True, None, False], dtype="boolean"),
    },
    index=pd.Index(["F001", "<b>F002", "F003"], name="finding"),
)


class Card:
    """Something that shows itself as HTML."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"card of {self.name}"

    def _repr_html_(self) -> str:
        return f"<section>{self.name}</section>"


@pytest.fixture
def bare(monkeypatch):
    """As if neither itables nor ipywidgets were installed."""
    monkeypatch.setattr(interactive, "find_spec", lambda name: None)


@pytest.fixture
def cell(monkeypatch):
    """A function that says in which cell of a new kernel code runs."""
    interactive._first_cell.cache_clear()
    yield lambda name: monkeypatch.setattr(interactive, "_cell", lambda: name)
    interactive._first_cell.cache_clear()


def test_examples_of_the_docstrings():
    assert doctest.testmod(interactive).failed == 0


def static_of(shown: object) -> str:
    return shown._repr_mimebundle_()[STATIC]  # type: ignore[attr-defined]


def test_static_table_holds_every_text_escaped_and_says_what_is_cut():
    html = static_of(browse(FRAME, rows=2))
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", html)
    script = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert cells == [
        "finding",
        script,
        "value",
        "n",
        "read",
        "F001",
        script,
        "91",
        "21",
        "True",
        "&lt;b&gt;F002",
        *[""] * 4,
    ]
    assert html.endswith('<p class="place">2 of 3 rows shown</p>')


def test_static_table_that_is_whole_says_nothing_and_cuts_no_text():
    html = static_of(browse(FRAME, rows=3))
    assert "rows shown" not in html
    assert "long " * 39 in html
    assert ">1234567.5<" in html


def test_empty_frame_says_so():
    assert "no rows" in static_of(browse(FRAME.head(0)))
    assert "no rows" in repr(browse(FRAME.head(0)))


def test_headings_of_two_levels_stay():
    counts = pd.crosstab([FRAME["n"], FRAME["value"]], FRAME["read"])
    assert static_of(browse(counts)).count("<tr") == len(counts) + 2


def test_table_of_the_lab_holds_every_row_escaped_and_fetches_nothing():
    html = browse(FRAME, rows=1)._repr_mimebundle_()["text/html"]
    table = html[html.index("<table id") :]
    assert all(name in table for name in ("F001", "F002", "F003"))
    assert HOSTILE not in table
    assert "<b>F002" not in table
    assert not re.search(r"""(?:src=|<link|import .*from|url\()\s*["']?(?:https?:)?//""", table)


def test_script_of_the_tables_is_in_the_first_cell_whenever_that_runs(cell):
    held = []
    for name in ("one", "two", "one"):
        cell(name)
        held.append(len(browse(FRAME)._repr_mimebundle_()["text/html"]) > 500_000)
    assert held == [True, False, True]


def test_without_itables_the_static_table_stands_alone(bare):
    bundle = browse(FRAME, rows=2)._repr_mimebundle_()
    assert bundle.keys() == {"text/plain", "text/html"}
    assert "2 of 3 rows shown" in bundle["text/html"]


def test_choice_is_a_widget_and_the_card_of_its_value():
    bundle = choose(Card, ["C001", "C002"], "C002")._repr_mimebundle_()
    assert bundle[STATIC] == "<section>C002</section>"
    assert bundle["text/plain"] == "card of C002"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_without_ipywidgets_the_card_stands_alone(bare):
    bundle = choose(Card, ["C001"], "C001")._repr_mimebundle_()
    assert bundle == {"text/plain": "card of C001", "text/html": "<section>C001</section>"}


def test_what_has_no_html_is_shown_as_escaped_text():
    assert static_of(choose("<b>{}".format, ["C001"], "C001")) == "<pre>&lt;b&gt;C001</pre>"


def test_value_that_is_no_choice_is_refused():
    with pytest.raises(ValueError, match='"C009" is not one of the 2 names'):
        choose(Card, ["C001", "C002"], "C009")


def test_the_first_name_is_chosen_where_none_is_said_and_without_names_it_says_so():
    assert choose(Card, ["C002", "C001"]).value == "C002"
    nothing = choose(Card, [])
    assert repr(nothing) == "Nothing to choose from."
    assert "Nothing to choose from." in nothing._repr_mimebundle_()["text/html"]
    with pytest.raises(ValueError, match="not one of the 0 names"):
        choose(Card, [], "C001")
