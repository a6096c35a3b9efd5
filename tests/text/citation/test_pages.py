"""Pages: shortened, in several runs, of supplements and electronic journals."""

import pytest

from analysis.model.conclusions import FieldAccuracy
from analysis.text.citation.pages import Pages, compare_pages, page_runs
from tests.builders.shared import reference_strings


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("670-674", (Pages("670", "674"),)),
        ("670–4", (Pages("670", "674"),)),
        ("pp. 670 - 74.", (Pages("670", "674"),)),
        ("1096-100", (Pages("1096", "1100"),)),
        ("S35–8", (Pages("s35", "s38"),)),
        ("S35-S38", (Pages("s35", "s38"),)),
        ("e1364", (Pages("e1364", ""),)),
        ("68-74, 77-80", (Pages("68", "74"), Pages("77", "80"))),
        ("28-34; quiz 36, 38", (Pages("28", "34"),)),
        ("xii-xv", (Pages("xii", "xv"),)),
        ("Article 402", (Pages("402", ""),)),
        ("CD004059", (Pages("cd004059", ""),)),
        ("in press", ()),
        ("", ()),
    ],
)
def test_pages_are_read_in_full(text, runs):
    assert page_runs(text) == runs


@pytest.mark.parametrize(
    ("printed", "indexed", "outcome", "found"),
    [
        pytest.param("670-4", "670-674", "same", True, id="shortened"),
        pytest.param("p. 380", "380-380", "same", True, id="one page"),
        pytest.param("in press", "In Press", "same", True, id="no pages in either"),
        pytest.param("1364", "e1364", "variant of style", True, id="electronic page without its letter"),
        pytest.param("68-80", "68-74, 77-80", "variant of style", True, id="break not shown"),
        pytest.param("670", "670-674", "omitted", True, id="first page alone"),
        pytest.param("68-74", "68-74, 77-80", "omitted", True, id="second run left out"),
        pytest.param("670-674", "670", "not verified", True, id="record has the first page alone"),
        pytest.param("in press", "670-674", "not verified", True, id="not pages"),
        pytest.param("167-176", "167-173", "wrong", True, id="last page"),
        pytest.param("671-674", "670-674", "wrong", True, id="first page"),
        pytest.param("970-974", "670-674", "wrong", False, id="both"),
        pytest.param("S670-S674", "670-674", "wrong", False, id="of a supplement"),
        pytest.param("671", "670", "wrong", False, id="one page and another"),
    ],
)
def test_pages_are_compared(printed, indexed, outcome, found):
    likeness = compare_pages(printed, indexed)
    assert (likeness.outcome, likeness.found) == (FieldAccuracy(outcome), found)


@pytest.mark.parametrize(
    ("printed", "why"),
    [("670-675", "last page"), ("671-674", "first page"), ("671-675", "first and last page"), ("671", "first page")],
)
def test_the_wrong_end_is_named(printed, why):
    assert compare_pages(printed, "670-674").why == why


def test_pages_of_real_records_are_the_same_in_full_and_as_medline_shortens_them():
    for gold in (row["gold"] for row in reference_strings("medical")):
        assert compare_pages(gold["pages_medline"], gold["pages"]).outcome is FieldAccuracy.SAME, gold
        assert compare_pages(gold["pages"], gold["pages_medline"]).outcome is FieldAccuracy.SAME, gold
