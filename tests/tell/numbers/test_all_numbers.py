"""Every number: unique, with rows that are there, the same in evidence.json, and explained on request."""

import json
from functools import cache
from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.wording.result import FEWEST_FOR_PERCENT, value_in_words
from analysis.check.catalogue import run
from analysis.check.evidence_review import Block, EvidenceReview
from analysis.tell.explain.names import UnknownName, explain
from analysis.tell.formats.evidence_json import evidence_json
from analysis.tell.numbers.all_numbers import number_lines, numbers, study_numbers
from tests.builders import build, miniset
from tests.builders import shipped as shipped_data
from tests.builders.fragments import DRAFT
from tests.tell.numbers import by_id


@cache
def shipped():
    review = shipped_data.review()
    return review.appraised, numbers(review)


def test_the_shipped_data_give_many_numbers_each_under_its_own_id():
    _, found = shipped()
    assert len(found) >= 300
    assert len({number.id for number in found}) == len(found)
    assert not [number.id for number in found if "~" in number.id]


def test_an_id_holds_nothing_that_an_address_or_a_cell_would_part():
    _, found = shipped()
    assert not [number.id for number in found if any(sign in number.id for sign in " #\"'<>&%/\t\n")]


def test_every_number_says_what_it_is_and_by_which_rule():
    _, found = shipped()
    assert all(number.value and number.what and number.rule.endswith(".") for number in found)


def test_every_row_behind_a_number_is_in_a_file_that_was_read():
    appraised, found = shipped()
    lines = {file: len(Path(file).read_bytes().splitlines()) for file in appraised.evidence.inputs}
    for number in found:
        for place in number.rows:
            file, _, spans = place.rpartition(":")
            last = int(spans.split(",")[-1].split("-")[-1])
            assert 1 < last <= lines[file], f"{number.id}: {place}"


def test_counts_of_claims_are_conserved():
    _, found = shipped()
    exact = {number.id: number.exact for number in found}
    assert exact["claims"] == sum(exact[part] for part in Block)
    assert exact["claims"] == exact["reach.marker"] + exact["reach.list"] + exact["reach.none"]
    for prefix in ("category", "sourcing", "own", "all", "claims"):
        parts = [value for name, value in exact.items() if name.startswith(f"{prefix}.") and name.count(".") == 1]
        total = sum(parts) - (exact["claims.flagged"] if prefix == "claims" else 0)
        assert total == exact["claims"], prefix


def test_the_same_evidence_gives_the_same_numbers():
    appraised, found = shipped()
    again = AppraisedEvidence(appraised.evidence)
    assert numbers(EvidenceReview.of(again)) == found


def test_a_finding_listed_twice_leads_to_two_numbers(tmp_path):
    appraised = miniset.appraised(tmp_path, "findings.csv\nid,value\nF001,75.0\nF001,76.0")
    assert {"F001", "F001~2"} <= set(by_id(numbers(EvidenceReview.of(appraised))))


def test_an_empty_set_has_numbers_too(tmp_path):
    tables = (
        *("documents", "claims", "studies", "links", "findings", "references", "appraisals", "questions"),
        *("certainty", "harms", "mentions", "disagreements", "screening", "waivers"),
    )
    appraised = miniset.appraised(tmp_path, "\n\n".join(f"{name}.csv\nid" for name in tables))
    found = by_id(numbers(EvidenceReview.of(appraised)))
    assert (found["claims"].value, found["claims"].rows) == ("0", ())


def test_evidence_json_holds_every_number(tmp_path):
    appraised = miniset.appraised(tmp_path)
    problems = run(appraised)
    held = json.loads(evidence_json(EvidenceReview(appraised, problems)))["numbers"]
    assert [(one["id"], one["value"]) for one in held] == [
        (one.id, one.value) for one in numbers(EvidenceReview(appraised, problems))
    ]
    assert set(held[0]) == {"id", "value", "exact", "what", "rule", "rows"}


def test_a_number_is_explained_by_rule_rows_and_hashes(tmp_path):
    appraised = miniset.appraised(tmp_path)
    text = explain("own.partly-supported", lambda: EvidenceReview.of(appraised))
    digest = appraised.evidence.inputs[f"{tmp_path.as_posix()}/claims.csv"]
    assert text.startswith("Number own.partly-supported: 1\ncounts or measures: ")
    assert f"\n\n{DRAFT}\n\n" in text
    assert "rule: Verdict by the first rule that holds" in text
    assert f"rows: {tmp_path.as_posix()}/claims.csv:2" in text
    assert f"SHA-256 of {tmp_path.as_posix()}/claims.csv: {digest}" in text
    assert all(digest in text for digest in appraised.evidence.inputs.values())


def test_a_count_of_nothing_is_explained(tmp_path):
    review = EvidenceReview.of(miniset.appraised(tmp_path))
    number = by_id(numbers(review))["own.conflicting"]
    assert "  rows: none" in list(number_lines(number, review))


@pytest.mark.parametrize("name", ["F001", "C001", "Q01"])
def test_a_row_that_is_a_number_as_well_is_explained_as_both(tmp_path, name):
    appraised = miniset.appraised(tmp_path)
    text = explain(name, lambda: EvidenceReview.of(appraised))
    assert text.startswith(name)
    assert f"\n\nNumber {name}: " in text


def test_a_number_slightly_misspelt_is_offered(tmp_path):
    appraised = miniset.appraised(tmp_path)
    with pytest.raises(UnknownName, match=r"did you mean own\.conflicting"):
        explain("own.conflictin", lambda: EvidenceReview.of(appraised))


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
