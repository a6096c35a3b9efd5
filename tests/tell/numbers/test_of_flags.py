"""Numbers of faults and flags."""

from analysis.check.catalogue import CHECKS, run
from analysis.check.evidence_review import EvidenceReview
from analysis.tell.numbers.of_flags import flag_numbers
from tests.builders import miniset
from tests.builders.shown import UNWAIVED
from tests.tell.numbers import by_id


def found(folder, fragment=""):
    appraised = miniset.appraised(folder, fragment)
    problems = run(appraised)
    return by_id(flag_numbers(EvidenceReview(appraised, problems))), problems


def test_flags_are_counted_by_severity_and_check(tmp_path):
    numbers, problems = found(tmp_path, UNWAIVED)
    flags = [problem for problem in problems if problem.kind == "flag"]
    assert numbers["flags"].exact == len(flags) > 0
    assert sum(numbers[f"flags.{word}"].exact for word in ("high", "medium", "low")) == len(flags)
    for name in {flag.check for flag in flags}:
        assert numbers[f"flags.{name}"].exact == sum(flag.check == name for flag in flags)


def test_flags_on_claims_and_others_make_all(tmp_path):
    numbers, _ = found(tmp_path, UNWAIVED)
    assert numbers["flags.on-claims"].exact + numbers["flags.elsewhere"].exact == numbers["flags"].exact
    assert numbers["flags.on-claims.page1"].exact == numbers["flags.on-claims"].exact


def test_a_fault_is_counted_with_its_place(tmp_path):
    numbers, _ = found(tmp_path, "links.csv\nclaim,stance\nC001,suports")
    assert numbers["faults"].exact == 1
    assert numbers["faults"].rows[0].endswith("links.csv:2")


def test_a_claim_with_many_flags_counts_once(tmp_path):
    numbers, _ = found(tmp_path, UNWAIVED)
    assert numbers["claims.flagged"].exact == 1


def test_checks_and_waivers_are_counted(tmp_path):
    numbers, _ = found(tmp_path)
    assert (numbers["checks"].exact, numbers["waivers"].exact) == (sum(check.on for check in CHECKS), 1)
