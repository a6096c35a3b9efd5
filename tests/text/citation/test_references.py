"""Titles, years, volumes and issues: style is told from error."""

import pytest

from analysis.model.conclusions import FieldAccuracy
from analysis.text.citation.references import (
    Pages,
    compare_numbers,
    compare_pages,
    compare_titles,
    compare_years,
    page_runs,
)
from tests.builders.shared import reference_strings

SAME, VARIANT, OMITTED, WRONG, NOT_VERIFIED = (
    FieldAccuracy.SAME,
    FieldAccuracy.VARIANT,
    FieldAccuracy.OMITTED,
    FieldAccuracy.WRONG,
    FieldAccuracy.NOT_VERIFIED,
)
TITLE = 'Treatment of tumours causing the "late fever": a randomised cross-over trial of ginger & β-carotene'


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        pytest.param(TITLE, SAME, id="identical"),
        pytest.param(TITLE + ".", SAME, id="full stop"),
        pytest.param(TITLE.replace('"late fever"', "“late fever”"), SAME, id="curly quotation marks"),
        pytest.param(TITLE.replace("cross-over", "cross‐over"), SAME, id="another hyphen"),
        pytest.param(TITLE.replace('"', ""), VARIANT, id="no quotation marks"),
        pytest.param(TITLE.title(), VARIANT, id="capitals"),
        pytest.param(TITLE.replace("cross-over", "crossover"), VARIANT, id="no hyphen"),
        pytest.param(TITLE.replace("&", "and"), VARIANT, id="and"),
        pytest.param(TITLE.replace("β", "beta"), VARIANT, id="Greek letter spelt out"),
        pytest.param(TITLE.replace("our", "or").replace("randomis", "randomiz"), VARIANT, id="American"),
        pytest.param(f"The {TITLE}", VARIANT, id="article in front"),
        pytest.param(TITLE.split(":", maxsplit=1)[0], VARIANT, id="without the subtitle"),
        pytest.param(f"{TITLE}: second report", VARIANT, id="with a subtitle more"),
        pytest.param(f"{TITLE} [see comments]", SAME, id="index's note"),
        pytest.param(TITLE.replace("fever", "fevers"), WRONG, id="plural"),
        pytest.param(TITLE.replace("randomised", "controlled"), WRONG, id="a word changed"),
        pytest.param(TITLE.replace("randomised ", ""), WRONG, id="a word left out"),
        pytest.param(TITLE.replace("late", "very late"), WRONG, id="a word put in"),
        pytest.param("Ginger for travellers", WRONG, id="another title"),
    ],
)
def test_titles(printed, outcome):
    assert compare_titles(printed, TITLE).outcome is outcome


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Paediatric anaesthesia", "Pediatric anesthesia"),
        ("Analysing behaviour", "Analyzing behavior"),
        ("Centre for labelled fibre", "Center for labeled fiber"),
        ("Ageing programme", "Aging program"),
        ("Oedema and diarrhoea", "Edema and diarrhea"),
        ("A catalogue of colours", "A catalog of colors"),
        ("Judgement and defence", "Judgment and defense"),
        ("Sulphate in grey water", "Sulfate in gray water"),
    ],
)
def test_british_and_american_spelling_are_one(british, american):
    assert compare_titles(british, american).outcome is compare_titles(american, british).outcome is VARIANT


def test_what_differs_in_a_title_is_named_and_still_leads_to_it():
    found = compare_titles("Dextrose for hip pain in adults", "Dextrose for knee pain in older adults")
    assert (found.why, found.found) == ("“hip” for “knee”, “older” left out", True)
    assert not compare_titles("Ginger at sea", "Dextrose for knee pain").found


def test_digits_of_a_title_are_not_run_together():
    assert compare_titles("Given 10 4 times", "Given 104 times").outcome is WRONG
    assert compare_titles("Given 3.5 times", "Given 35 times").outcome is WRONG


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [
        ("2004", SAME),
        ("2004a", SAME),
        ("(2004)", SAME),
        ("2004 Aug", VARIANT),
        ("'04", VARIANT),
        ("2005", WRONG),
        ("204", WRONG),
        ("in press", OMITTED),
    ],
)
def test_years(printed, outcome):
    assert compare_years(printed, "2004-08").outcome is outcome


def test_year_that_the_record_lacks_is_not_verified():
    assert compare_years("2004", "forthcoming").outcome is NOT_VERIFIED


@pytest.mark.parametrize(
    ("printed", "indexed", "outcome"),
    [
        ("10", "10", SAME),
        ("Vol. 10", "10", SAME),
        ("no. 4", "04", SAME),
        ("2-3", "2/3", SAME),
        ("Supplement 1", "Suppl 1", SAME),
        ("S1", "Suppl. 1", SAME),
        ("1 Part 2", "1 Pt 2", SAME),
        ("X", "10", VARIANT),
        ("10", "10 Suppl 1", OMITTED),
        ("10 Suppl 1", "10", NOT_VERIFIED),
        ("April", "4", NOT_VERIFIED),
        ("11", "10", WRONG),
        ("104", "10", WRONG),
        ("XI", "10", WRONG),
    ],
)
def test_volumes_and_issues(printed, indexed, outcome):
    assert compare_numbers(printed, indexed, "volume").outcome is outcome


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
