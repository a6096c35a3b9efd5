"""Faces of the fonts: one for each thread that asks, so that widths measured at once are those measured alone."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.show.plots import canvas

_LETTERS = [chr(code) for code in range(0x20, 0x800)]


@pytest.fixture
def threads_taking_turns_often() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("threads_taking_turns_often")
def test_threads_that_measure_at_once_do_not_disturb_each_other() -> None:
    measured = canvas._advance.__wrapped__  # each call looks at the face, none is remembered

    def widths(bold: bool) -> list[float]:
        return [measured(letter, bold) for letter in _LETTERS]

    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(widths, [False, True] * 2))
    assert at_once == [widths(False), widths(True)] * 2
