"""How often one run of ``report`` makes each thing: once, for whatever is made again takes its time again."""

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from analysis.appraise.raters.agreement import agreement
from analysis.check.catalogue import CHECKS, run
from analysis.check.evidence_review import EvidenceReview
from analysis.cli import main
from analysis.read.records import read_evidence
from analysis.report.outline.contents import contents
from analysis.report.outline.grid import grid
from analysis.report.outline.outlines import supplement
from analysis.show.cards import cards
from analysis.show.plots.catalogue import plots
from analysis.show.plots.plot import as_svg
from analysis.show.references import references
from analysis.show.summary.one_sheet import on_screen
from analysis.show.tables.catalogue import MAKERS
from analysis.tell.formats.evidence_json import evidence_json
from analysis.tell.numbers.all_numbers import numbers
from tests.builders import miniset
from tests.builders.shown import UNWAIVED

#: A finding that nobody verified: without it every check runs a second time, to tell which flags are provisional.
UNVERIFIED = f"findings.csv\nverified\nno\n{UNWAIVED}"


class Calls:
    """How often each function was called, by its code, so that no name by which it was imported escapes."""

    def __init__(self) -> None:
        self._counts: Counter[CodeType] = Counter()
        self._starts: dict[CodeType, int] = {}

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        # A generator's frame is entered again for each of its values, further on than at first.
        if event == "call" and frame.f_lasti == self._starts.setdefault(frame.f_code, frame.f_lasti):
            self._counts[frame.f_code] += 1

    def of(self, function: Callable[..., Any]) -> int:
        """How often a function was called."""
        return self._counts[function.__code__]


@contextmanager
def counted() -> Iterator[Calls]:
    """The calls made meanwhile, in this thread and in those begun meanwhile."""
    calls = Calls()
    before = sys.getprofile()
    threading.setprofile(calls)
    sys.setprofile(calls)
    try:
        yield calls
    finally:
        sys.setprofile(before)
        threading.setprofile(None)


def of_a_run(folder: Path, fragment: str) -> Calls:
    """The calls of one run of ``report`` on a small set."""
    data = miniset.write(folder / "data", fragment)
    with counted() as calls:
        assert main(["report", str(data), "--out", str(folder / "out")]) == 0
    return calls


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small set and its reports stand."""
    return tmp_path_factory.mktemp("calls")


@pytest.fixture(scope="module")
def calls(folder: Path) -> Calls:
    """The calls of a run in which the checks have something to run again for."""
    return of_a_run(folder, UNVERIFIED)


@pytest.mark.parametrize(
    "function",
    [
        *(
            pytest.param(function, id=function.__qualname__)
            for function in (
                read_evidence,
                EvidenceReview.__init__,
                contents,
                agreement,
                cards,
                plots,
                references,
                on_screen,
                supplement,
                evidence_json,
                numbers,
            )
        ),
    ],
)
def test_is_made_once(calls, function):
    assert calls.of(function) == 1


@pytest.mark.parametrize("name", MAKERS)
def test_each_table_is_made_once(calls, name):
    assert calls.of(MAKERS[name]) == 1


def test_each_table_is_laid_out_once(calls):
    assert 0 < calls.of(grid) <= len(MAKERS) + 1


def test_each_plot_is_drawn_once(calls, folder):
    assert calls.of(as_svg) == len(list((folder / "out" / "plots").glob("*.svg")))


def runs_of_checks(calls: Calls) -> set[float]:
    """How often checks ran; some are made by one function and share its code."""
    sharing = Counter(check.function.__code__ for check in CHECKS)
    return {calls.of(check.function) / sharing[check.function.__code__] for check in CHECKS}


def test_all_checks_run_once_and_once_more_without_what_is_not_verified(calls):
    assert (calls.of(run), runs_of_checks(calls)) == (2, {2})


def test_all_checks_run_once_where_everything_is_verified(tmp_path):
    calls = of_a_run(tmp_path, UNWAIVED)
    assert (calls.of(run), runs_of_checks(calls)) == (1, {1})


def test_what_is_called_again_would_be_seen():
    def values():
        yield 1
        yield 2

    def twice():
        return [*values(), *values()]

    with counted() as calls:
        thread = threading.Thread(target=twice)
        thread.start()
        thread.join()
        twice()
    assert (calls.of(twice), calls.of(values), calls.of(counted)) == (2, 4, 0)
