"""The explorer of claims in a real browser: it fits, filters, counts, opens, saves, and needs no scripts."""

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.report.html.claims import claims_page
from analysis.report.outline.contents import contents
from analysis.report.spreadsheet import csv_bytes
from analysis.show.tables.claims import claims as claims_table
from tests.builders import shown
from tests.report.html.test_browser import HOSTILE, SEVERAL, WIDTHS, checker

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def written(folder: Path, fragment: str) -> str:
    """Address of the explorer of a small set."""
    address = folder / "claims.html"
    address.write_text(claims_page(contents(shown.review(folder, fragment))), encoding="utf-8")
    return address.as_uri()


@pytest.fixture(scope="module")
def shipped(shipped_reports: Path) -> str:
    """The explorer of the data that is shipped."""
    return (shipped_reports / "claims.html").as_uri()


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The explorer of four claims of two documents."""
    return written(tmp_path_factory.mktemp("several"), SEVERAL)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The explorer of cells that mean ill."""
    return written(tmp_path_factory.mktemp("hostile"), HOSTILE)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The explorer of 2,500 claims."""
    kinds = ["efficacy"] * 99 + ["safety"]
    rows = "\n".join(f"C{number:04},{number},{kinds[number % 100 - 1]},claim {number},,," for number in range(1, 2501))
    columns = "id,line,category,quote,figure,unit,stated_design"
    return written(tmp_path_factory.mktemp("many"), f"claims.csv\n{columns}\n{rows}")


def claims(page: "Page") -> list[str]:
    """Ids of the claims shown, in their order."""
    return page.locator(".claim:visible").evaluate_all("all => all.map((one) => one.id)")


def count(page: "Page") -> str:
    """What the live region says."""
    return page.locator("#count").inner_text()


def counts(page: "Page", name: str) -> dict[str, str]:
    """The words of a filter with their counts."""
    boxes = page.locator(f"[name={name}]")
    return dict(boxes.evaluate_all("all => all.map((box) => [box.value, box.parentNode.lastElementChild.textContent])"))


def is_open(page: "Page", claim: str) -> bool:
    """Whether a claim's card is open and in sight."""
    expanded = page.locator(f"#{claim} button[aria-expanded]").first.get_attribute("aria-expanded")
    return expanded == "true" and page.locator(f"#{claim} .card").is_visible()


# It fits and it is accessible


@pytest.mark.parametrize("width", WIDTHS)
def test_page_never_scrolls_sideways(page, shipped, hostile, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address, claim in ((shipped, "C270"), (hostile, "C003")):
        page.goto(f"{address}#{claim}")
        assert is_open(page, claim)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(page, shipped, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{shipped}?about=safety#C270")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    if width < 1100:
        page.get_by_role("button", name="Filters").click()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


def test_nu_html_checker_finds_no_error(shipped, several, hostile):
    command = [*checker(), "--errors-only", "--format", "json", "--filterpattern", "CSS: .*"]
    paths = [address.removeprefix("file://") for address in (shipped, several, hostile)]
    result = subprocess.run([*command, *paths], capture_output=True, encoding="utf-8", check=False)
    assert [one["message"] for one in json.loads(result.stderr)["messages"]] == []


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


def test_words_of_one_filter_widen_and_filters_together_narrow(page, several):
    page.goto(several)
    assert (claims(page), count(page)) == (["C001", "C002", "C003", "C010"], "4 of 4 claims")
    page.locator("summary", has_text="Category").click()
    page.get_by_role("checkbox", name="efficacy").check()
    assert (claims(page), count(page)) == (["C001", "C010"], "2 of 4 claims")
    page.locator("input[name=category][value=mechanism]").check()
    assert claims(page) == ["C001", "C003", "C010"]
    page.get_by_role("checkbox", name="page2").check()
    assert claims(page) == ["C003", "C010"]
    page.get_by_role("button", name="clear all").click()
    page.get_by_role("searchbox").fill("STOMACH")
    assert (claims(page), count(page)) == (["C003", "C010"], "2 of 4 claims")
    page.get_by_role("searchbox").fill("c002")
    assert claims(page) == ["C002"]


def test_words_are_counted_among_what_the_other_filters_leave(page, several):
    page.goto(several)
    assert counts(page, "category") == {"efficacy": "2", "safety": "1", "mechanism": "1"}
    page.get_by_role("checkbox", name="page2").check()
    assert counts(page, "category") == {"efficacy": "1", "safety": "0", "mechanism": "1"}
    assert counts(page, "document") == {"page1": "2", "page2": "2"}
    page.get_by_role("searchbox").fill("calms")
    assert counts(page, "document") == {"page1": "0", "page2": "1"}


def test_each_count_of_the_shipped_page_is_what_its_choice_leaves(page, shipped):
    page.goto(f"{shipped}?about=benefit&about=safety")
    wrong = page.evaluate(
        """[...document.querySelectorAll("[type=checkbox]:not([name=about])")].filter((box) => {
            const told = box.parentNode.lastElementChild.textContent;
            box.click();
            const left = document.querySelector("#count b").textContent;
            box.click();
            return told !== left;
        }).map((box) => box.value)"""
    )
    assert wrong == []


def test_what_is_chosen_stands_in_the_address_and_above_the_list(page, several):
    page.goto(f"{several}?category=efficacy&category=safety&flag=unheard-of&own=")
    assert claims(page) == ["C001", "C002", "C010"]
    page.get_by_role("searchbox").fill("stomach")
    page.wait_for_url(lambda url: url == f"{several}?category=efficacy&category=safety&q=stomach")
    page.reload()
    assert (claims(page), page.get_by_role("searchbox").input_value()) == (["C010"], "stomach")
    assert page.locator("#choices button").all_inner_texts() == ["efficacy", "safety", "“stomach”", "clear all"]
    page.get_by_role("button", name="No longer only: efficacy").click()
    assert page.evaluate("document.activeElement.textContent") == "safety"
    assert (claims(page), page.locator("#none").is_visible()) == ([], True)
    page.get_by_role("button", name="Clear all filters").click()
    page.wait_for_url(lambda url: url == several)
    assert len(claims(page)) == 4


def test_a_condition_is_chosen_from_its_list(page, shipped):
    page.goto(shipped)
    page.get_by_label("Condition").select_option("sciatica")
    page.wait_for_url(lambda url: url == f"{shipped}?condition=sciatica")
    told = page.get_by_label("Condition").locator("option:checked").inner_text()
    assert told == f"sciatica ({len(claims(page))})"


def test_claims_are_put_in_another_order_that_the_address_keeps(page, several):
    page.goto(several)
    page.get_by_label("Order").select_option("studies")
    assert claims(page)[0] == "C001"
    page.get_by_label("Order").select_option("gravest")
    page.wait_for_url(lambda url: url == f"{several}?sort=gravest")
    flagged = page.locator(".claim:has(strong)").evaluate_all("all => all.map((one) => one.id)")
    assert claims(page)[: len(flagged)] == flagged != []
    order = claims(page)
    page.reload()
    assert claims(page) == order


# Cards


def test_a_card_opens_in_place_by_the_keyboard(page, several):
    page.goto(several)
    assert page.locator(".card").count() == 0
    button = page.locator("#C002 button").first
    button.focus()
    page.keyboard.press("Enter")
    assert is_open(page, "C002")
    assert page.locator(f"#{button.get_attribute('aria-controls')} .card").count() == 1
    assert button.evaluate("one => one === document.activeElement")
    page.keyboard.press("Space")
    assert not is_open(page, "C002")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.claim').id") == "C002"
    assert page.locator("#C002 .card").count() == 1


@pytest.mark.parametrize(
    ("anchor", "opened"),
    [
        pytest.param("C002", "C002", id="claim"),
        pytest.param("C010-vague-sourcing", "C010", id="flag"),
        pytest.param("nowhere%E0%A4%A", "", id="nothing"),
    ],
)
def test_address_of_a_claim_or_a_flag_opens_its_card(page, several, anchor, opened):
    page.goto(f"{several}#{anchor}")
    assert [claim for claim in claims(page) if is_open(page, claim)] == [opened] * bool(opened)


def test_a_claim_that_is_called_is_shown_even_where_it_does_not_fit(page, several):
    page.goto(f"{several}?category=efficacy#C003")
    assert (claims(page), count(page)) == (["C001", "C003", "C010"], "2 of 4 claims, and C003")
    assert is_open(page, "C003")


def test_the_filters_fold_on_a_phone(page, several):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{several}?category=efficacy")
    fold = page.get_by_role("button", name="Filters 1 on")
    assert not page.get_by_role("searchbox").is_visible()
    fold.click()
    assert fold.get_attribute("aria-expanded") == "true"
    page.get_by_role("checkbox", name="page2").check()
    assert claims(page) == ["C010"]


# It saves


def test_what_is_shown_is_saved_as_our_own_csv_has_it(page, tmp_path):
    review = shown.review(tmp_path, HOSTILE)
    address = tmp_path / "claims.html"
    address.write_text(claims_page(contents(review)), encoding="utf-8")
    page.goto(address.as_uri())
    with page.expect_download() as waited:
        page.get_by_role("button", name="save these 3 as CSV").click()
    assert waited.value.suggested_filename == "claims.csv"
    assert waited.value.path().read_bytes() == csv_bytes(claims_table(review))
    page.get_by_role("searchbox").fill("C002")
    with page.expect_download() as waited:
        page.get_by_role("button", name="save these 1 as CSV").click()
    lines = waited.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].startswith("C002,")
    assert "'=HYPERLINK(1)" in lines[1]


# More claims than are shown at once


def test_more_claims_come_as_the_reader_nears_the_last(page, many):
    page.goto(many)
    assert (count(page), len(claims(page))) == ("2500 of 2500 claims", 200)
    page.locator(".claim").last.scroll_into_view_if_needed()
    page.locator(".claim").nth(399).wait_for(state="attached")
    page.locator("summary", has_text="Category").click()
    page.locator("[name=category][value=safety]").check()
    assert (count(page), len(claims(page))) == ("25 of 2500 claims", 25)
    page.goto(f"{many}#C2345")
    page.reload()
    assert is_open(page, "C2345")
    assert claims(page)[0] == "C0001"


def test_many_claims_are_filtered_in_a_moment(page, many):
    page.goto(many)
    took = page.evaluate(
        """() => { const search = document.getElementById("words"), start = performance.now();
        search.value = "claim 2222"; search.dispatchEvent(new Event("input", { bubbles: true }));
        document.body.offsetHeight; return performance.now() - start; }"""
    )
    assert claims(page) == ["C2222"]
    assert took < 1000


# Without JavaScript, on paper, and against ill will


def test_everything_is_read_without_javascript(browser, several, many):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(several)
    assert len(claims(page)) == 4
    for name in ("#rail", "#save", "#sort"):
        assert not page.locator(name).is_visible()
    page.locator("#C003 summary").first.click()
    assert page.locator("#C003 dt").first.is_visible()
    page.goto(many)
    assert len(claims(page)) == page.locator("noscript > details").count() == 2500
    context.close()


def test_hostile_cells_are_shown_as_text(page, hostile):
    page.goto(hostile)
    for claim in claims(page):
        page.locator(f"#{claim} button").first.click()
    assert page.title() != "taken"
    assert page.locator("h1").count() == 1
    assert page.locator("body img").count() == 0
    assert "<img src=x onerror=document.title='taken'>" in page.locator("#C001").inner_text()
    assert "=HYPERLINK(1)" in page.locator("#C002").inner_text()
    assert "مرحبا بالعالم" in page.locator("#C002").inner_text()
    assert "</table></div><h1>out</h1>" in page.locator("#C003").inner_text()
    assert "x" * 10_000 in page.locator("#C003").inner_text()
    texts = page.locator("#C002 q, #C002 .card p")
    assert texts.count() > 2
    assert set(texts.evaluate_all("all => all.map((one) => getComputedStyle(one).unicodeBidi)")) == {"isolate"}
