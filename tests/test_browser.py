"""The page in a real browser: it fits, it filters and sorts, it prints, it asks the network for nothing."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.report import write_reports
from tests import miniset, shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[1]
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
id,title
page1,Ginger for travellers
page2,Ginger at home

waivers.csv
check
"""


def reported(folder: Path, data: Path) -> str:
    """Address of the report of a data folder."""
    material = shown.of_folder(data)
    list(write_reports(material.appraised, material.problems, folder))
    return (folder / "report.html").as_uri()


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of the data that is shipped."""
    return reported(tmp_path_factory.mktemp("shipped"), ROOT / "data")


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of four claims of two documents."""
    folder = tmp_path_factory.mktemp("several")
    return reported(folder, miniset.write(folder / "data", SEVERAL))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of cells that mean ill."""
    folder = tmp_path_factory.mktemp("hostile")
    return reported(folder, miniset.write(folder / "data", HOSTILE))


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


def claims(page: "Page") -> list[str]:
    """Ids of the claims shown, in their order."""
    rows = page.locator("#table-claims tbody tr:visible")
    return [row.get_attribute("id") or "" for row in rows.all()]


def count(page: "Page") -> str:
    """What the live region says."""
    return page.locator("#count").inner_text()


# It fits and it is accessible


@pytest.mark.parametrize("width", WIDTHS)
def test_page_never_scrolls_sideways(page, shipped, hostile, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in (shipped, hostile):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


#: Rows of one table are made alike, and looking at the contrast of each of thousands takes minutes.
FEWER_ROWS = """
for (const details of document.querySelectorAll("details")) details.open = true;
for (const body of document.querySelectorAll("tbody")) [...body.rows].slice(6, -1).forEach((row) => row.remove());
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(browser, shipped, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(shipped)
    page.evaluate(FEWER_ROWS)
    found = Axe().run(page).response["violations"]
    context.close()
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


# It filters


def test_filters_by_a_choice_and_by_words(page, several):
    page.goto(several)
    assert (claims(page), count(page)) == (["C001", "C002", "C003", "C010"], "4 of 4 claims shown")
    page.get_by_label("Document", exact=True).select_option("page2")
    assert (claims(page), count(page)) == (["C003", "C010"], "2 of 4 claims shown")
    page.get_by_label("Category").select_option("efficacy")
    assert (claims(page), count(page)) == (["C010"], "1 of 4 claims shown")
    page.get_by_role("button", name="Show all claims").click()
    page.get_by_label("Search the claims").fill("STOMACH")
    assert (claims(page), count(page)) == (["C003", "C010"], "2 of 4 claims shown")


@pytest.mark.parametrize(
    ("label", "word", "shown_claims"),
    [
        pytest.param("Sourcing", "vague", ["C010"], id="sourcing"),
        pytest.param("Verdict own", "not assessed", ["C002"], id="verdict"),
        pytest.param("Verdict own", "nothing cited", ["C003", "C010"], id="verdict of another document"),
        pytest.param("Flags", "vague-sourcing", ["C010"], id="flag among several"),
        pytest.param("Flags", "harm-denied", [], id="flag that no claim has"),
    ],
)
def test_filters_by_each_choice(page, several, label, word, shown_claims):
    page.goto(several)
    choice = page.locator("#filters").get_by_label(label, exact=True)
    words = choice.locator("option").evaluate_all("options => options.map(option => option.value)")
    if word not in words:
        assert shown_claims == []
        return
    choice.select_option(word)
    assert claims(page) == shown_claims


def test_filters_are_kept_in_the_address(page, several):
    page.goto(several)
    page.get_by_label("Category").select_option("efficacy")
    page.get_by_label("Search the claims").fill("stomach")
    page.wait_for_url(lambda url: url == f"{several}?q=stomach&category=efficacy")
    page.reload()
    assert (claims(page), count(page)) == (["C010"], "1 of 4 claims shown")
    assert page.get_by_label("Category").input_value() == "efficacy"
    page.get_by_role("button", name="Show all claims").click()
    page.wait_for_url(lambda url: url == several)
    assert len(claims(page)) == 4


def test_link_to_a_claim_that_is_filtered_out_shows_it(page, several):
    page.goto(f"{several}?category=mechanism")
    assert claims(page) == ["C003"]
    page.locator("#table-flagged a[href='#C001']").first.click()
    page.wait_for_function("document.getElementById('count').textContent.startsWith('4 of')")
    assert page.locator("#C001").is_visible()


def test_address_with_an_unknown_filter_value_shows_every_claim(page, several):
    page.goto(f"{several}?category=unheard-of&flag=%3Cb%3E#nowhere%E0%A4%A")
    assert len(claims(page)) == 4


# It sorts


def test_sorts_up_down_and_back(page, several):
    page.goto(several)
    heading = page.locator("#table-claims thead th").filter(has_text="Claim").first
    for order, ids in (
        ("ascending", ["C001", "C002", "C003", "C010"]),
        ("descending", ["C010", "C003", "C002", "C001"]),
        (None, ["C001", "C002", "C003", "C010"]),
    ):
        heading.get_by_role("button").click()
        assert (claims(page), heading.get_attribute("aria-sort")) == (ids, order if order else "none")


def test_sorts_verdicts_by_rank_and_numbers_by_size(page, several):
    page.goto(several)
    severities = page.locator("#table-flagged tbody tr th")
    page.locator("#table-flagged thead button").first.click()
    words = [text.split()[-1] for text in severities.all_inner_texts()]
    assert words == sorted(words, key=["high", "medium", "low"].index)
    page.locator("#table-documents thead button").filter(has_text="efficacy").click()
    assert page.locator("#table-documents thead th[aria-sort]").count() == 1


# The keyboard alone


def test_keyboard_alone_skips_filters_and_sorts(page, several):
    page.goto(several)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_label("Search the claims").focus()
    page.keyboard.type("side effects")
    assert claims(page) == ["C002"]
    page.keyboard.press("Tab")
    page.keyboard.type("page1")
    assert count(page) == "1 of 4 claims shown"
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "reset"
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('count').textContent.startsWith('4 of')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert claims(page) == ["C010", "C003", "C002", "C001"]
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2


# Without JavaScript


def test_everything_is_read_without_javascript(browser, shipped, several):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(several)
    assert len(claims(page)) == 4
    assert not page.locator("#filters").is_visible()
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
    row = page.locator("#C001").inner_text()
    assert "<img src=x onerror=document.title='taken'>" in row
    assert "=HYPERLINK(1)" in page.locator("#C002").inner_text()
    assert "مرحبا بالعالم" in page.locator("#C002").inner_text()
    assert "</table></div><h1>out</h1>" in page.locator("#C003").inner_text()
    assert "x" * 10_000 in page.locator("#C003").inner_text()
    assert "👩🏽‍⚕️" in page.locator("#C003").inner_text()


def test_direction_of_one_cell_turns_no_other(page, hostile):
    page.goto(hostile)
    lines = page.locator("#C002 td").first.locator("span")
    assert lines.count() == 2
    assert lines.evaluate_all("all => all.map((one) => getComputedStyle(one).unicodeBidi)") == ["isolate", "isolate"]


# On paper


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of more claims than a sheet of paper holds."""
    folder = tmp_path_factory.mktemp("long")
    rows = "\n".join(f"C{number:03},claim number {number}" for number in range(1, 91))
    return reported(folder, miniset.write(folder / "data", f"claims.csv\nid,quote\n{rows}"))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext found")
def test_printed_page_holds_every_row_the_closed_details_and_repeated_headings(page, long, tmp_path):
    page.goto(long)
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", tmp_path / "report.pdf", "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    sheets = text.split("\f")
    assert "claim number 90" in text
    assert "terms.csv" in sheets[-2]
    assert "that does not make it false" in " ".join(text.split())
    assert "Search the claims" not in text
    assert sum("Verdict own" in sheet and "Verdict all" in sheet for sheet in sheets) > 2
