"""Take the pictures of the report that the README shows: ``python docs/pictures.py``, with Chromium installed.

The report is made anew from ``data/``, in a folder of its own that is removed afterwards.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL.Image import Image
from playwright.sync_api import Page, sync_playwright
from pypdfium2 import PdfDocument

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import run
from analysis.read.records import read_evidence
from analysis.report.writing import write_reports

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
    """The headline and the first flags."""
    page.evaluate("scrollTo(0, 0)")


def at(anchor: str) -> Callable[[Page], None]:
    """What stands under a heading."""

    def scroll(page: Page) -> None:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", anchor)

    return scroll


def filtered(page: Page) -> None:
    """The claims of one category, by a click."""
    page.get_by_label("Category").select_option("safety")
    at("all-claims")(page)


class Picture(NamedTuple):
    """A picture: its file's name, the window's size, light or dark, and what is done before it is taken."""

    name: str
    width: int
    height: int
    scheme: str
    prepare: Callable[[Page], None]


PICTURES = (
    Picture("report", 1280, 1000, "light", top),
    Picture("figures", 1280, 1150, "light", at("plot-figures-traced")),
    Picture("strength", 1280, 820, "light", at("strength-own")),
    Picture("claims", 1280, 860, "light", filtered),
    Picture("claims-dark", 1280, 860, "dark", filtered),
    Picture("phone", 360, 780, "light", top),
)


def on_paper(pdf: Path) -> Image:
    """The first page of a PDF as a picture."""
    document = PdfDocument(pdf)
    return document[0].render(scale=_SCALE).to_pil()


def main() -> int:
    """Write every picture into ``docs/pictures/``; 1 if there is no Chromium."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        print("Chromium is needed, and none of these is on the PATH:", *NAMES, file=sys.stderr)
        return 1
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    appraised = AppraisedEvidence(read_evidence(ROOT / "data"))
    with TemporaryDirectory() as reports, sync_playwright() as playwright:
        for _ in write_reports(appraised, run(appraised), Path(reports)):
            pass
        chromium = playwright.chromium.launch(executable_path=browser, args=[*QUIET])
        for picture in PICTURES:
            size = {"width": picture.width, "height": picture.height}
            page = chromium.new_page(viewport=size, color_scheme=picture.scheme, device_scale_factor=1.5)
            page.goto((Path(reports) / "report.html").as_uri())
            picture.prepare(page)
            page.screenshot(path=folder / f"{picture.name}.png")
            page.close()
            print(f"docs/pictures/{picture.name}.png")
        chromium.close()
        on_paper(Path(reports) / "one-page.pdf").save(folder / "one-page.png", optimize=True)
        print("docs/pictures/one-page.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
