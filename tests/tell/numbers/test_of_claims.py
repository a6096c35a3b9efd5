"""Numbers of claims, and of faults and flags, on the small example set."""

import pytest

from analysis.check.catalogue import CHECKS, run
from analysis.check.evidence_review import EvidenceReview, block
from analysis.tell.numbers.of_claims import claim_numbers, flag_numbers
from tests.builders import build, miniset
from tests.builders.shown import UNWAIVED
from tests.tell.numbers import by_id

TWO = """
claims.csv
id,line,category,figure,unit
C001,4,efficacy,91,%
C002,5,provider,,
"""


def found(folder, fragment=""):
    return by_id(claim_numbers(miniset.appraised(folder, fragment)))


def test_claims_are_counted_by_document_category_and_sourcing(tmp_path):
    numbers = found(tmp_path, TWO)
    assert {name: numbers[name].exact for name in ("documents", "claims", "claims.page1", "category.provider")} == {
        "documents": 1,
        "claims": 2,
        "claims.page1": 2,
        "category.provider": 1,
    }
    assert numbers["category.provider.page1"].rows[0].endswith("claims.csv:3")
    assert numbers["sourcing.list-only"].exact == 2


def test_a_count_by_one_word_is_there_even_if_it_is_0(tmp_path):
    numbers = found(tmp_path, TWO)
    assert (numbers["category.safety"].value, numbers["category.safety"].rows) == ("0", ())
    assert "category.safety.page1" not in numbers


def test_a_claim_of_a_document_that_is_not_listed_counts(tmp_path):
    numbers = found(tmp_path, "claims.csv\nid,document\nC001,nowhere")
    assert (numbers["documents"].exact, numbers["claims.nowhere"].exact) == (2, 1)


def test_a_verdict_is_counted_over_both_scopes_and_by_what_decides_it(tmp_path):
    numbers = found(tmp_path)
    for name in (
        "own.partly-supported",
        "all.partly-supported",
        "benefit.own.partly-supported.page1",
        "benefit.own.level-2.partly-supported",
        "benefit-or-safety.own.partly-supported",
    ):
        assert numbers[name].exact == 1, name
    assert "claim's own document cites" in numbers["own.partly-supported"].rule


def test_a_figure_of_a_claim_is_a_number_as_printed(tmp_path):
    number = found(tmp_path)["C001"]
    assert (number.value, number.exact) == ("91 %", "91")
    assert "page1" in number.what


@pytest.mark.parametrize(
    ("columns", "word"),
    [
        ({"category": "safety"}, "safety"),
        ({"category": "efficacy"}, "benefit"),
        ({"category": "provider"}, "fact"),
        ({"category": "mechanism"}, "mechanism"),
        ({"category": "caveat"}, "context"),
        ({"category": "indication", "outcome": "nausea"}, "benefit"),
        ({"category": "indication", "outcome": ""}, "fact"),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value,
)
def test_what_a_claim_is_about(columns, word):
    assert block(build.claim(**columns)) == word


def flags_in(folder, fragment=""):
    appraised = miniset.appraised(folder, fragment)
    problems = run(appraised)
    return by_id(flag_numbers(EvidenceReview(appraised, problems))), problems


def test_flags_are_counted_by_severity_and_check(tmp_path):
    numbers, problems = flags_in(tmp_path, UNWAIVED)
    flags = [problem for problem in problems if problem.kind == "flag"]
    assert numbers["flags"].exact == len(flags) > 0
    assert sum(numbers[f"flags.{word}"].exact for word in ("high", "medium", "low")) == len(flags)
    for name in {flag.check for flag in flags}:
        assert numbers[f"flags.{name}"].exact == sum(flag.check == name for flag in flags)


def test_flags_on_claims_and_others_make_all(tmp_path):
    numbers, _ = flags_in(tmp_path, UNWAIVED)
    assert numbers["flags.on-claims"].exact + numbers["flags.elsewhere"].exact == numbers["flags"].exact
    assert numbers["flags.on-claims.page1"].exact == numbers["flags.on-claims"].exact


def test_a_fault_is_counted_with_its_place(tmp_path):
    numbers, _ = flags_in(tmp_path, "links.csv\nclaim,stance\nC001,suports")
    assert numbers["faults"].exact == 1
    assert numbers["faults"].rows[0].endswith("links.csv:2")


def test_a_claim_with_many_flags_counts_once(tmp_path):
    numbers, _ = flags_in(tmp_path, UNWAIVED)
    assert numbers["claims.flagged"].exact == 1


def test_checks_and_waivers_are_counted(tmp_path):
    numbers, _ = flags_in(tmp_path)
    assert (numbers["checks"].exact, numbers["waivers"].exact) == (sum(check.on for check in CHECKS), 1)
