"""Take the pictures that the README shows: ``python docs/pictures.py``, with Chromium installed.

The reports and the notebooks' pages are made anew from ``data/``, in a folder of their own that is removed afterwards.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from pypdfium2 import PdfDocument

import analysis
from analysis.report.html.notebooks import write_notebooks

ROOT = Path(__file__).parents[1]
# Pixels for a point of the sheet.
_SCALE = 1.8
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def top(page: Page) -> None:
    """The first screen."""
    page.evaluate("scrollTo(0, 0)")


def at(anchor: str) -> Callable[[Page], None]:
    """What stands under a heading."""

    def scroll(page: Page) -> None:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", anchor)

    return scroll


def opened(page: Page) -> None:
    """A claim's card, among the claims of its page."""
    page.locator("tbody.claim button").nth(3).click()


class Picture(NamedTuple):
    """A picture: its file's name, the address under the reports, the window, light or dark, what is done first."""

    name: str
    address: str
    width: int
    height: int
    scheme: str
    prepare: Callable[[Page], None]


PICTURES = (
    Picture("report", "report.html", 1280, 1140, "light", top),
    Picture("sentence", "report.html", 1280, 1180, "light", at("plot-annotated-sentence")),
    Picture("strength", "report.html", 1280, 960, "light", at("by-design")),
    Picture("claims", "claims.html?document=003&about=benefit", 1280, 1060, "light", opened),
    Picture("claims-dark", "claims.html?document=003&about=benefit", 1280, 860, "dark", top),
    Picture("phone", "report.html", 390, 844, "light", top),
)


#: Which picture of each story stands on the sheet of all, from 0: the one by which the story is known again.
OF_STORY = (0, 1, 2, 1, 0, 1, 1)

#: Step of the first story that is shown, by its heading's number; how wide it is, and a story's part of the sheet.
STEP, STORY_WIDTH, PART, ABREAST = 4, 860, (420, 320), 4


def on_paper(pdf: Path) -> Image.Image:
    """The first page of a PDF as a picture."""
    return PdfDocument(pdf)[0].render(scale=_SCALE).to_pil()


def step(pages: Path, chromium: Browser, to: Path) -> None:
    """A step of the first story, from its heading to the next."""
    page = chromium.new_page(viewport={"width": STORY_WIDTH, "height": 1000}, device_scale_factor=1.5)
    page.goto(sorted(pages.glob("*.html"))[0].as_uri())
    top, end = (
        page.locator("h2", has_text=f"{number}.").first.evaluate("one => one.getBoundingClientRect().top + scrollY")
        for number in (STEP, STEP + 1)
    )
    page.screenshot(
        path=to, full_page=True, clip={"x": 0, "y": top - 12, "width": STORY_WIDTH, "height": end - top - 12}
    )
    page.close()


def every_story(pages: Path, chromium: Browser, to: Path) -> None:
    """A picture of each story beside the others, small."""
    found = sorted(pages.glob("*.html"))
    wide, high = PART
    sheet = Image.new("RGB", (wide * ABREAST, high * -(-len(found) // ABREAST)), "white")
    for number, (path, place) in enumerate(zip(found, OF_STORY, strict=True)):
        page = chromium.new_page(viewport={"width": STORY_WIDTH, "height": 1000})
        page.goto(path.as_uri())
        one = to.with_suffix(f".{number}.png")
        page.locator("figure").nth(place).screenshot(path=one)
        page.close()
        with Image.open(one) as picture:
            part = picture.convert("RGB")
        one.unlink()
        part.thumbnail((wide - 24, 10_000))
        part = part.crop((0, 0, part.width, min(part.height, high - 24)))
        sheet.paste(part, (12 + wide * (number % ABREAST), 12 + high * (number // ABREAST)))
    sheet.save(to, optimize=True)


def main() -> int:
    """Write every picture into ``docs/pictures/``; 1 if there is no Chromium."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        print("Chromium is needed, and none of these is on the PATH:", *NAMES, file=sys.stderr)
        return 1
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        reports = analysis.load(ROOT / "data").report(made)
        for line in write_notebooks(ROOT / "notebooks", reports, ROOT / "data"):
            print(line)
        chromium = playwright.chromium.launch(executable_path=browser, args=[*QUIET])
        for picture in PICTURES:
            size = {"width": picture.width, "height": picture.height}
            page = chromium.new_page(viewport=size, color_scheme=picture.scheme, device_scale_factor=1.5)
            page.goto(f"{reports.as_uri()}/{picture.address}")
            picture.prepare(page)
            page.screenshot(path=folder / f"{picture.name}.png")
            page.close()
            print(f"docs/pictures/{picture.name}.png")
        step(reports / "notebooks", chromium, folder / "story-1.png")
        every_story(reports / "notebooks", chromium, folder / "stories.png")
        chromium.close()
        on_paper(reports / "one-page.pdf").save(folder / "one-page.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
