"""Passages: the value stands in them in whatever form, they are short, and findings that have none are counted."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.quotes import long_passage, passage_not_sought, value_not_in_passage
from analysis.model.evidence import Evidence
from tests.builders.build import finding


def faults(check, **columns):
    return list(check(AppraisedEvidence(Evidence(findings=(finding(**columns),)))))


def bare(value, unit="%", **columns):
    """A value without counts."""
    none = {"numerator": "", "denominator": "", "comparator_numerator": "", "comparator_denominator": ""}
    return none | {"value": value, "unit": unit} | columns


COUNTS = {"value": "87.5", "numerator": "35", "denominator": "40"}
POINTS = {"measure": "mean difference"}


@pytest.mark.parametrize(
    ("passage", "columns"),
    [
        ("75% felt less sick", bare("75.0")),
        ("75.0 per cent", bare("75")),
        ("0.46 vs 0.36", bare("46")),
        (".46 against .36", bare("46")),
        ("35/40 (87.5%)", bare("87.5")),
        ("35/40 felt less sick", COUNTS),
        ("35 of 40", COUNTS),
        ("thirty-five of forty", COUNTS),
        ("35 of 40", bare("87.5")),
        ("35 of those treated against 16", COUNTS | {"comparator_numerator": "16", "comparator_denominator": "41"}),
        ("15.3 ± 3.5 vs 7.6 ± 3.4", bare("7.7", "points", **POINTS)),
        ("sixty three per cent", bare("63")),
        ("half of the travellers", bare("50")),
        ("two thirds of the travellers", bare("67")),
        ("seventy-five per cent", bare("75")),
        ("1,234 injections", bare("1234", "injections", measure="count")),
        ("1\u2009234 injections", bare("1234", "injections", measure="count")),
        ("12·5 points", bare("12.5", "points", **POINTS)),
        ("difference −2.3 (−4.1 to −0.5)", bare("-2.3", "points", **POINTS)),
        ("difference -2.3", bare("-2.3", "points", **POINTS)),
        ("fell by 2.3", bare("-2.3", "points", **POINTS)),
        ("+2.3 points", bare("2.3", "points", **POINTS)),
        ("no infections among 40", {"value": "0", "numerator": "0", "denominator": "40"}),
        ("a patient with paraplegia", bare("1", "", measure="count")),
        ("effective, the authors hold", bare("", "", measure="statement")),
        ("no passage kept", bare("75")),
        ("", bare("75")),
    ],
)
def test_a_value_stands_in_its_passage_whatever_its_form(passage, columns):
    assert not faults(value_not_in_passage, passage=passage, **columns)


@pytest.mark.parametrize(
    ("passage", "columns"),
    [
        ("75% felt less sick", bare("57")),
        ("75% felt less sick", bare("75.5")),
        ("84.3% felt less sick", bare("84.8")),
        ("0.46 vs 0.36", bare("48")),
        ("0.46", bare("46", "points", **POINTS)),
        ("35/40 felt less sick", COUNTS | {"value": "", "numerator": "36"}),
        ("35/48 felt less sick", COUNTS),
        ("35 of 40", bare("88.5")),
        ("35 of those treated", COUNTS),
        ("35 of those treated against 61", COUNTS | {"comparator_numerator": "16", "comparator_denominator": "41"}),
        ("15.3 ± 3.5 vs 7.6 ± 3.4", bare("7.8", "points", **POINTS)),
        ("forty three per cent", bare("63")),
        ("seventy-five per cent", bare("65")),
        ("two thirds of the travellers", bare("76")),
        ("1,234 injections", bare("1243", "injections", measure="count")),
        ("1,234 injections", bare("234", "injections", measure="count")),
        ("12.5 points", bare("2.5", "points", **POINTS)),
        ("12.5 points", bare("12", "points", **POINTS)),
        ("difference −2.3 (−4.1 to −0.5)", bare("2.3", "points", **POINTS)),
        ("+2.3 points", bare("-2.3", "points", **POINTS)),
        ("IL-6 rose at L4-5", bare("6", "points", **POINTS)),
        ("some infections among 40", {"value": "0", "numerator": "0", "denominator": "40"}),
        ("felt less sick", bare("75")),
    ],
)
def test_a_changed_digit_is_caught_in_the_value_and_in_the_passage(passage, columns):
    (found,) = faults(value_not_in_passage, passage=passage, **columns)
    assert passage in found.message
    assert found.place.file == "test.csv"


LONG = "of the forty travellers who had ginger on the ferry thirty felt less sick, that is 75%"


@pytest.mark.parametrize(
    ("passage", "wrong"),
    [
        (f"{LONG[:-6]} ", False),
        (LONG, True),
        ("75.0% felt less sick.", False),
        ("Thirty (75.0%) felt less sick", False),
        ("Thirty (75.0%) felt less sick.", True),
        ("75% vs. 50% in those on tea", False),
        ("felt less sick. Thirty of 40 did. The others", True),
        ("“Did 75.0% feel less sick?”", True),
        ("no passage kept", False),
    ],
)
def test_a_passage_is_fifteen_words_at_most_and_no_sentence(passage, wrong):
    assert bool(faults(long_passage, passage=passage)) is wrong


def test_verified_findings_whose_passage_nobody_looked_for_are_counted_once():
    rows = [finding(id=f"F00{number}", passage="") for number in range(1, 8)]
    others = (finding(id="F010"), finding(id="F011", passage="", verified="no", read_at=""))
    found = list(passage_not_sought(AppraisedEvidence(Evidence(findings=(*others, *rows)))))
    assert [one.message for one in found] == [
        "findings are verified, and have no passage: 7, the first F001, F002, F003, F004, F005"
    ]
    assert not list(passage_not_sought(AppraisedEvidence(Evidence(findings=others))))
