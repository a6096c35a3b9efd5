"""Titles, years, volumes and issues: style is told from error."""

import pytest

from analysis.model.conclusions import FieldAccuracy
from analysis.text.citation.references import compare_numbers, compare_titles, compare_years

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
