"""The gate: a check that is on is right on four of five labelled flags, and what is printed is what the labels give."""

import csv

import pytest

from analysis.check.catalogue import (
    CHECKS,
    LEAST_HITS,
    LEAST_SHARE,
    Check,
    Precision,
    check_named,
    measured,
    run,
    summed,
)
from analysis.check.evidence_review import EvidenceReview
from analysis.cli import main
from analysis.model.conclusions import Kind
from analysis.tell.explain.names import explain
from analysis.tell.formats.screen import Wanted, as_text
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import count_of
from tests.builders import miniset
from tests.precision.labels import NO_SHARED, SETS, SHARED, LabelledSet, Measured, measure, read
from tests.precision.measure import PRECISION, as_csv, found_by_kind, report

#: Checks that are off, so that none goes off unseen.
OFF: tuple[str, ...] = ()

#: Labels of flags on other pages, in the columns of ``labels.csv``; each set is a folder beside them.
OTHERS = SHARED / "devset" / "precision"


@pytest.fixture(scope="module")
def found() -> Measured:
    return measure(read())


def too_low(found: Measured) -> dict[str, str]:
    """The checks that are on and are right too seldom, and how often they are right."""
    on = {check.name for check in CHECKS if check.on}
    return {name: str(one) for name, one in found.precision.items() if name in on and one.too_low}


def test_what_is_printed_is_what_the_labels_give(found):
    assert PRECISION.read_text(encoding="utf-8") == as_csv(found.precision), "run python -m tests.precision.measure"


def test_no_check_that_is_on_is_right_too_seldom(found):
    assert too_low(found) == {}


def test_no_check_is_off_but_those_named():
    assert {check.name for check in CHECKS if not check.on} == set(OFF)


def test_no_check_that_is_on_is_right_too_seldom_on_other_pages():
    if not (OTHERS / "labels.csv").exists():
        pytest.skip(f"{NO_SHARED}, or holds no labelled flags on other pages")
    labels = read(OTHERS / "labels.csv")
    sets = [LabelledSet(name, OTHERS / name, seen=False) for name in sorted({label.set for label in labels})]
    assert too_low(measure(labels, sets)) == {}


def test_every_flag_is_labelled_or_counted_as_unlabelled(found):
    lines = list(report(found))
    assert sum(one.hits for one in found.precision.values()) + sum(found.unlabelled.values()) > 0
    assert [line.partition(":")[0] for line in lines if line.endswith("unlabelled")] == [
        check.name for check in CHECKS if check.kind is Kind.FLAG
    ]


# The rule


@pytest.mark.parametrize(
    ("one", "low"),
    [
        (Precision(15, LEAST_HITS), True),
        (Precision(16, LEAST_HITS), False),
        (Precision(0, LEAST_HITS - 1), False),
        (Precision(), False),
    ],
)
def test_under_four_of_five_on_twenty_hits_is_too_low(one, low):
    assert LEAST_SHARE == 0.8
    assert one.too_low is low


def test_precision_is_told_with_its_interval():
    assert str(Precision(18, 20)) == "18 of 20 labelled hits right (90 %, 95 % interval 70 to 97 %)"
    assert str(Precision()) == "not measured"
    assert str(Precision(10, 20)).endswith("; under 80 %, so that the check runs only when it is asked for")


def test_precision_of_several_checks_is_their_sum():
    assert summed([Precision(1, 2, 0, 1), Precision(3, 3, 2, 2)]) == Precision(4, 5, 2, 3)
    assert summed([]) == Precision()


def test_rows_name_flag_checks_and_hold_what_can_be():
    names = [name for name, *_ in list(csv.reader(PRECISION.read_text(encoding="utf-8").splitlines()))[1:]]
    assert names == sorted(set(names))
    assert {name for name in names if (check := check_named(name)) and check.kind is Kind.FLAG} == set(names)
    for one in measured().values():
        assert 0 <= one.unseen_right <= one.right <= one.hits >= one.unseen_hits


WITH_A_FLAG = "claims.csv\nid,wording,category,direction\nC001,absolute,efficacy,asserts\n"


@pytest.fixture
def off(monkeypatch, tmp_path) -> tuple[Check, EvidenceReview]:
    """A check whose flags were seldom right, and what it would have raised."""
    appraised = miniset.appraised(tmp_path, WITH_A_FLAG)
    raising = next(one.check for one in run(appraised) if one.kind is Kind.FLAG)
    check = check_named(raising)
    assert check is not None
    monkeypatch.setattr("analysis.check.catalogue.measured", lambda: {raising: Precision(1, 20)})
    return check, EvidenceReview.of(appraised)


def test_a_check_that_is_off_runs_only_when_asked_for(off):
    check, review = off
    assert not check.on
    assert check.name not in {one.check for one in review.problems}
    asked = EvidenceReview.of(review.appraised, asked=(check.name,))
    assert check.name in {one.check for one in (*asked.problems, *asked.held_back)}


def test_a_check_that_is_off_is_said_not_to_have_been_run(off):
    check, review = off
    (told,) = (one for one in not_checked(review.appraised) if check.name in one.what)
    assert told.why.startswith("1 of 20 labelled hits right (5 %,")
    assert f"not checked: {told.what}" in as_text(review)
    assert told.what not in as_text(review, Wanted(only=check.name))
    assert count_of("checks", review) == len(CHECKS) - 1


def test_the_command_line_runs_it_when_it_is_asked_for(off, tmp_path, capsys):
    check, _ = off
    for options, printed in (((), False), (("--only", check.name), True)):
        main(["check", str(tmp_path), "--all", *options])
        assert (f"[{check.name}]" in capsys.readouterr().out) is printed


def test_precision_stands_in_the_manual_of_a_flag_check(off):
    check, review = off
    lines = explain(check.name, lambda: review).splitlines()
    assert lines[0].endswith(f"; precision: {Precision(1, 20)}")
    fault = next(one for one in CHECKS if one.kind is Kind.FAULT)
    assert "precision" not in explain(fault.name, lambda: review).splitlines()[0]


def test_a_fault_is_never_off(monkeypatch):
    fault = next(check for check in CHECKS if check.kind is Kind.FAULT)
    monkeypatch.setattr("analysis.check.catalogue.measured", lambda: {fault.name: Precision(0, 20)})
    assert fault.on


def test_what_is_expected_of_the_mixed_set_is_measured_kind_by_kind():
    kinds = [kind for one in SETS for kind in found_by_kind(one)]
    assert len(kinds) > 30
    for kind in kinds:
        assert 3 <= kind.planted >= kind.found
        assert 3 <= kind.near >= kind.accused
