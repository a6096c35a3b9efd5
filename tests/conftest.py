"""What every test relies on: a browser where there is one, what is made once for all, and the last lines of a run.

A run may be shared out among processes (``pytest -n 2``, by pytest-xdist): each takes whole files, those of `SLOW`
first.

A skip must not look like a pass. Where the environment has ``CI=true`` (the workflow and ``.ci/run`` set it), a skipped
test fails the run, unless its reason is that ``../shared``, which a clone does not have, is absent.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from xdist.remote import Producer
    from xdist.scheduler import LoadFileScheduling

    from analysis.report.outline.contents import Contents

TESTS = Path(__file__).parent

#: The files that take longest, longest first. Begun last, one of them would keep one process busy and the others idle.
SLOW = (
    "report/html/test_browser.py",
    "report/html/test_claims_browser.py",
    "test_faults.py",
    "test_house.py",
    "report/html/test_notebooks.py",
    "show/plots/test_catalogue.py",
    "test_readme.py",
    "report/pdf/test_printed.py",
)

#: The names under which systems install Chromium, or the browser that is built from it.
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_CHROMIUM = "no Chromium found"
MAY_BE_ABSENT = "../shared is absent"

# The same examples in each run, and no test that fails only because the machine is busy.
settings.register_profile("same every time", derandomize=True, deadline=None)
settings.load_profile("same every time")


def chromium() -> str | None:
    """Path of the first browser found, ``None`` where there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A running Chromium, one for the tests of a file. No other event loop can start beside playwright's."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium())
        yield running
        running.close()


@pytest.fixture(scope="session")
def shipped_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``python -m analysis report`` writes of the shipped data, once a run. It is read, not written."""
    from tests.builders.once import common, made_once
    from tests.builders.shipped import ROOT

    def report(out: Path) -> None:
        command = [sys.executable, "-m", "analysis", "report", "--out", str(out)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return made_once(common(tmp_path_factory.getbasetemp()) / "shipped-reports", report)


@pytest.fixture(scope="session")
def example_contents(tmp_path_factory: pytest.TempPathFactory) -> "Contents":
    """What the reports of the example set show, every flag raised and no picture drawn; once a process."""
    from analysis.report.outline.contents import contents
    from tests.builders import shown

    return contents(shown.review(tmp_path_factory.mktemp("example"), shown.UNWAIVED))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> "LoadFileScheduling | None":
    """Share the tests out by whole files in the order collected, so that what a file's tests share is made once."""
    if config.getvalue("dist") not in ("load", "loadfile"):
        return None
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


def slowest_first(item: pytest.Item) -> int:
    """Where the file of a test stands in the order of a run."""
    file = item.path.relative_to(TESTS).as_posix() if item.path.is_relative_to(TESTS) else ""
    return SLOW.index(file) if file in SLOW else len(SLOW)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slow files first, mark what asks for the browser, and skip it where there is none."""
    items.sort(key=slowest_first)
    found = chromium()
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if not found and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI, let a skipped test fail the run."""
    if exitstatus == pytest.ExitCode.OK and _not_allowed(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Print what was not checked, as the last lines."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None:
        return
    for reason in sorted(set(_not_allowed(config))):
        terminal.write_line(f"FAILED: CI allows no skipped test; skipped for: {reason}", red=True)
    if unseen := _skips(config).count(NO_CHROMIUM):
        terminal.write_line(f"NOT CHECKED: {unseen} browser tests", yellow=True)


def _skips(config: pytest.Config) -> list[str]:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    reports = terminal.stats.get("skipped", []) if terminal else []
    return [str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports]


def _not_allowed(config: pytest.Config) -> list[str]:
    if os.environ.get("CI") != "true":
        return []
    return [reason for reason in _skips(config) if not reason.startswith(MAY_BE_ABSENT)]
