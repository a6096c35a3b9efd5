"""Numbers of studies and findings; a finding's value with what it is of."""

import pytest

from analysis.appraise.wording.result import FEWEST_FOR_PERCENT, value_in_words
from analysis.tell.numbers.of_studies import study_numbers
from tests.builders import build, miniset
from tests.tell.numbers import by_id

#: Columns of a finding, and its value as numbers and tables print it.
PRINTED = [
    ({}, "75.0 % (30 of 40)"),
    ({"numerator": "9", "denominator": "12"}, "9 of 12"),
    ({"numerator": ""}, "75.0 % of 40"),
    ({"numerator": "", "denominator": ""}, "75.0 % (counts not read)"),
    ({"measure": "mean change", "value": "-2.5", "unit": "points"}, "−2.5 points"),
    ({"measure": "mean change", "value": "-44", "unit": "%"}, "−44 %"),
    ({"measure": "p value", "value": "0.015", "unit": ""}, "0.015"),
    ({"measure": "mean change", "value": "3", "unit": "x-y"}, "3 x-y"),
]


@pytest.mark.parametrize(("columns", "said"), PRINTED, ids=lambda value: value if isinstance(value, str) else None)
def test_a_value_is_printed_with_its_unit_and_a_share_with_its_counts(columns, said):
    assert value_in_words(build.finding(**columns)) == said


def test_of_fewer_people_than_a_percentage_takes_only_counts_are_given():
    for people, told in ((FEWEST_FOR_PERCENT, "75 % (15 of 20)"), (FEWEST_FOR_PERCENT - 1, "15 of 19")):
        assert value_in_words(build.finding(value="75", numerator="15", denominator=str(people))) == told


def test_a_finding_without_a_value_has_no_number(tmp_path):
    numbers = by_id(study_numbers(miniset.appraised(tmp_path, "findings.csv\nid,value,measure\nF001,,statement")))
    assert "F001" not in numbers
    assert numbers["findings"].exact == 1


def test_studies_findings_and_references_are_counted(tmp_path):
    numbers = by_id(study_numbers(miniset.appraised(tmp_path)))
    assert {name: numbers[name].exact for name in ("studies", "studies.wider", "designs.randomised-trial")} == {
        "studies": 1,
        "studies.wider": 0,
        "designs.randomised-trial": 1,
    }
    assert (numbers["findings.verified"].exact, numbers["findings.unverified"].exact) == (1, 0)
    assert numbers["references-compared"].exact == 1
    assert (numbers["F001"].value, numbers["F001"].exact) == ("75.0 % (30 of 40)", 75)


def test_fields_of_references_are_counted_by_what_came_of_them(tmp_path):
    numbers = by_id(study_numbers(miniset.appraised(tmp_path)))
    outcomes = [int(number.value) for name, number in numbers.items() if name.startswith("reference-fields.")]
    assert sum(outcomes) == 7
