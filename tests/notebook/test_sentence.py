"""Computed sentences, and that every example in a docstring of what a notebook uses is true."""

import doctest
from importlib import import_module

import pandas as pd
import pytest

import analysis
from analysis.notebook.sentence import counted, listed, of, say
from tests.builders.shipped import ROOT, of_notebook

_ROOM = ROOT / "analysis" / "notebook"
MODULES = [
    "analysis",
    *(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(_ROOM.rglob("[a-z]*.py"))),
]


@pytest.fixture(scope="module")
def review():
    return of_notebook()


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name, review, monkeypatch):
    monkeypatch.chdir(ROOT)
    there = {"analysis": analysis, "review": review}
    failed, _ = doctest.testmod(import_module(name), extraglobs=there, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert not failed


def test_there_are_examples():
    found = [test for name in MODULES for test in doctest.DocTestFinder().find(import_module(name)) if test.examples]
    assert len(found) > 12


@pytest.mark.parametrize(
    ("true", "total", "words"),
    [
        (0, 0, "none of 0 is"), (0, 1, "none of 1 is"), (1, 1, "the only one is"), (0, 3, "none of 3 is"),
        (1, 3, "1 of 3 is"), (2, 3, "2 of 3 are"), (2, 2, "both are"), (3, 3, "all 3 are"),
        (1200, 2000, "1,200 of 2,000 are"),
    ],
)  # fmt: skip
def test_how_many_of_how_many(true, total, words):
    assert of(true, "is", "are", total=total) == words
    assert of([True] * true + [False] * (total - true), "is", "are") == words
    assert of(pd.Series([True] * true + [None] * (total - true), dtype="boolean"), "is", "are") == words
    assert of(true, total=total) == words.rsplit(" ", 1)[0]


def test_a_sentence_is_text_and_nothing_in_it_is_markup():
    told = say("<b>1</b> of", 3, "", "are & were.", head="The <i>flag</i>")
    assert str(told) == repr(told) == "The <i>flag</i>. <b>1</b> of 3 are & were."
    assert told._repr_html_() == (
        '<blockquote class="said"><p><strong>The &lt;i&gt;flag&lt;/i&gt;.</strong> '
        "&lt;b&gt;1&lt;/b&gt; of 3 are &amp; were.</p></blockquote>"
    )


def test_lists_and_counts():
    assert listed([]) == "none"
    assert listed([], none="nobody") == "nobody"
    assert listed([1, 2, 3]) == "1, 2 and 3"
    assert listed("abcdef", most=3) == "a, b, c and 3 more"
    assert listed("abc", most=3) == "a, b and c"
    assert counted(pd.DataFrame({"a": [1]}), "claim") == "1 claim"
    assert counted(2, "study", "studies") == "2 studies"
