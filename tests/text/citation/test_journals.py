"""Names of journals: abbreviated, cut short, another's."""

import pytest

from analysis.model.conclusions import FieldAccuracy
from analysis.text.citation.journals import compare_journals
from tests.builders.shared import reference_strings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J Altern Complement Med", "Journal of Alternative and Complementary Medicine"),
        ("J. Altern. Complement. Med.", "The Journal of Alternative & Complementary Medicine"),
        ("J Alt Complement Med", "J Altern Complement Med"),
        ("Alt Ther Hlth Med", "Alternative Therapies in Health and Medicine"),
        ("Dtsch Arztebl Int", "Deutsches Ärzteblatt International"),
        ("N. Engl. J. Med.", "The New England Journal of Medicine"),
        ("NEJM", "The New England Journal of Medicine"),
        ("BMJ", "British Medical Journal (Clinical Research Ed.)"),
        ("PNAS", "Proceedings of the National Academy of Sciences of the United States of America"),
        ("The Lancet", "Lancet"),
        ("Lancet", "Lancet (London, England)"),
        ("Spine", "Spine (Phila Pa 1976)"),
        ("Arthroscopy", "Arthroscopy: the journal of arthroscopic & related surgery"),
        ("Paediatr Anaesth", "Pediatric Anesthesia"),
        ("J Neurooncol", "Journal of Neuro-Oncology"),
        ("PM&R", "PM R"),
    ],
)
def test_forms_of_one_name_are_variants_either_way(one, other):
    assert compare_journals(one, other).outcome is FieldAccuracy.VARIANT
    assert compare_journals(other, one).outcome is FieldAccuracy.VARIANT


@pytest.mark.parametrize(
    ("one", "other"), [("Pain physician", "Pain Physician"), ("Blood.", "Blood"), ("P & T", "P and T")]
)
def test_capitals_and_marks_leave_a_name_the_same(one, other):
    assert compare_journals(one, other).outcome is FieldAccuracy.SAME


def test_journal_put_behind_a_name_is_style():
    assert compare_journals("Pain Physician Journal", "Pain Physician").outcome is FieldAccuracy.VARIANT


@pytest.mark.parametrize(
    ("printed", "indexed", "missing"),
    [
        ("Alternative Therapies", "Alternative Therapies in Health and Medicine", "in Health and Medicine"),
        ("Altern Ther", "Alternative Therapies in Health and Medicine", "in Health and Medicine"),
        ("Alternative Therapies", "Altern Ther Health Med", "Health Med"),
        ("Alternative and Complementary Medicine", "Journal of Alternative and Complementary Medicine", "Journal"),
    ],
)
def test_name_cut_short_is_told_from_an_abbreviation(printed, indexed, missing):
    likeness = compare_journals(printed, indexed)
    assert (likeness.outcome, likeness.why) == (FieldAccuracy.OMITTED, f"cut short: “{missing}” is missing")
    assert likeness.found


@pytest.mark.parametrize(
    ("printed", "indexed"),
    [
        pytest.param("Pain", "Pain Physician", id="first word alone"),
        pytest.param("Pain", "Journal of Pain", id="last word alone"),
        pytest.param("Spine Journal", "Spine", id="longer"),
        pytest.param("Journal of", "Journal of Pain Research", id="nothing but Journal"),
        pytest.param("Journal of Pain", "Journal of Spine", id="a word changed"),
        pytest.param("Pain Practice", "Pain Physician", id="last word changed"),
        pytest.param("Medicine and Health", "Health and Medicine", id="order"),
        pytest.param("Spin", "Spine", id="one word is not abbreviated"),
        pytest.param("Phys Rev B", "Physical Review A", id="section"),
        pytest.param("BMJ", "JAMA", id="acronyms"),
        pytest.param("BMJ Open", "BMJ", id="its offshoot"),
    ],
)
def test_another_journal_is_wrong(printed, indexed):
    likeness = compare_journals(printed, indexed)
    assert (likeness.outcome, likeness.found) == (FieldAccuracy.WRONG, False)


def test_no_real_abbreviation_is_taken_for_an_error():
    for gold in (row["gold"] for row in reference_strings("medical")):
        for names in ((gold["journal"], gold["journal_full"]), (gold["journal_full"], gold["journal"])):
            assert compare_journals(*names).outcome in (FieldAccuracy.SAME, FieldAccuracy.VARIANT), names


def test_real_journals_are_told_apart():
    journals = sorted({row["gold"]["journal"] for row in reference_strings("medical")})
    full = {row["gold"]["journal"]: row["gold"]["journal_full"] for row in reference_strings("medical")}
    taken = [
        (one, full[other])
        for one in journals
        for other in journals
        if one != other and compare_journals(one, full[other]).outcome is not FieldAccuracy.WRONG
    ]
    assert not taken
