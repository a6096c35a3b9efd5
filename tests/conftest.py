"""What every test relies on: a browser where there is one, and closing lines that say what was not checked.

A skip must not look like a pass. Where the environment has ``CI=true`` (the workflow and ``.ci/run`` set it), a skipped
test fails the run, unless its reason is that ``../shared``, which a clone does not have, is absent.
"""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
    """A running Chromium. It ends with the module, for no other event loop can start beside playwright's."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium())
        yield running
        running.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the browser, and skip it where there is none."""
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
