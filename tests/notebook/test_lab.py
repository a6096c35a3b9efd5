"""JupyterLab, as ``python -m analysis lab`` opens it, in a real browser that reaches nothing but the server."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.builders.notebooks import code, prose, write_notebook
from tests.builders.shipped import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.long]

TOKEN = "of-this-test-alone"
FOLDER = """
import os
import pandas as pd
import analysis

os.environ["DATA"]
"""
ROWS = """
rows = pd.DataFrame({"value": [85.5, None, 9, 91], "<i>says</i>": ["<b>bold</b>", "b", "c", "d"]})
analysis.browse(rows.rename_axis("row"), rows=3)
"""
AGAIN = "analysis.browse(rows[['value']], rows=4)"
CARDS = """
class Card:
    def __init__(self, name):
        self.name = name

    def _repr_html_(self):
        return f"<section class='card'>Card of {self.name}</section>"


analysis.choose(Card, ["C001", "C002"], "C001", label="Claim")
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running JupyterLab, opened from another folder than the notebooks', with no user's settings."""
    folder = tmp_path_factory.mktemp("lab")
    (folder / "elsewhere").mkdir()
    cells = [prose("# First?"), *map(code, (FOLDER, ROWS, AGAIN, CARDS))]
    write_notebook(folder / "my notebooks" / "01-first story.ipynb", *cells)
    write_notebook(folder / "my notebooks" / "02-second.ipynb", prose("# Second?"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ServerApp": {"open_browser": False, "port": port, "port_retries": 0},
        "IdentityProvider": {"token": TOKEN},
    }
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings), encoding="utf-8")
    own = [f"JUPYTER_{name}_DIR" for name in ("CONFIG", "DATA", "RUNTIME")]
    own += ["JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR"]
    environment = os.environ | dict.fromkeys(own, str(folder)) | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "analysis", "lab", "../my notebooks", "--data", "../my data"]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, cwd=folder / "elsewhere", env=environment, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/api", running, folder / "log")
        yield f"http://127.0.0.1:{port}/?token={TOKEN}"
    finally:
        running.terminate()
        running.wait(20)


def wait_for(address: str, running: subprocess.Popen, log: Path) -> None:
    for _ in range(240):
        assert running.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.25)
    pytest.fail(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lab(browser: "Browser", server: str) -> "Iterator[Page]":
    """The lab with the first notebook open and run; what it asks of any other server is refused and noted."""
    context = browser.new_context(viewport={"width": 1400, "height": 1600})
    refused: list[str] = []

    def refuse(route: "Route") -> None:
        refused.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(server.partition("/?")[0]), refuse)
    page = context.new_page()
    page.goto(server)
    page.locator(".jp-Notebook h1", has_text="First?").wait_for(timeout=90_000)
    page.get_by_text("| Idle").wait_for(timeout=90_000)  # what is run before the kernel is there is lost
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(".jp-OutputArea .widget-dropdown").wait_for(timeout=90_000)
    yield page
    context.close()
    assert refused == []


def values(page: "Page", table: int) -> list[str]:
    rows = page.locator("table[id^=itables]").nth(table).locator("tbody tr")
    return rows.evaluate_all("rows => rows.map((row) => row.cells[1].innerText)")


def soon(page: "Page", wanted: list[str], part: slice = slice(None)) -> list[str]:
    """The values of the first table, once they are the ones wanted, or after five seconds."""
    for _ in range(50):
        if values(page, 0)[part] == wanted:
            break
        page.wait_for_timeout(100)
    return values(page, 0)[part]


def test_first_notebook_is_open_and_has_the_data_folder(lab):
    assert "/lab/tree/01-first%20story.ipynb" in lab.url
    assert "my data" in lab.locator(".jp-OutputArea-output", has_text="my data").first.inner_text()


def test_frame_is_sorted_and_searched(lab):
    from playwright.sync_api import expect

    expect(lab.locator(".dt-container")).to_have_count(2)
    assert soon(lab, ["85.5", "", "9"]) == ["85.5", "", "9"]
    table = lab.locator(".dt-container").first
    table.get_by_role("columnheader", name="value").first.click()
    assert soon(lab, ["9", "85.5"], slice(-2, None)) == ["9", "85.5"]
    table.get_by_role("button", name="value: Activate to invert sorting").first.press("Enter")
    assert soon(lab, ["91", "85.5"], slice(2)) == ["91", "85.5"]
    table.get_by_role("searchbox").fill("bold")
    assert soon(lab, ["85.5"]) == ["85.5"]
    assert table.get_by_text("<b>bold</b>").is_visible()
    assert table.locator("b, i").count() == 0


def test_choice_shows_another_card(lab):
    from playwright.sync_api import expect

    card = lab.locator(".jp-OutputArea section.card")
    expect(card).to_have_text("Card of C001")
    choice = lab.get_by_label("Claim", exact=True)
    choice.focus()
    for key in ("Space", "ArrowDown", "Enter"):
        lab.keyboard.press(key)
    expect(card).to_have_text("Card of C002")
    choice.select_option("C001")
    expect(card).to_have_text("Card of C001")
